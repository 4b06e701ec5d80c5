"""What all configurations have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appconfig._names import own_name
from aws_cdk.aws_appconfig.deployment_strategy import DeploymentStrategy, IDeploymentStrategy, RolloutStrategy
from aws_cdk.aws_appconfig.extensible import _Extended
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_appconfig.application import IApplication
    from aws_cdk.aws_appconfig.environment import IEnvironment
    from aws_cdk.aws_appconfig.validators import IValidator
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.interfaces.aws_appconfig import IDeploymentStrategyRef

_LONGEST_NAME = 128


class ConfigurationType(NamedEnum):
    """What a configuration is."""

    FREEFORM = "AWS.Freeform"
    FEATURE_FLAGS = "AWS.AppConfig.FeatureFlags"


class DeletionProtectionCheck(NamedEnum):
    """Whether something can be deleted while it is used."""

    ACCOUNT_DEFAULT = "ACCOUNT_DEFAULT"
    """As the account has it."""
    APPLY = "APPLY"
    """It cannot."""
    BYPASS = "BYPASS"
    """It can."""


class IConfiguration(IConstruct):
    """A configuration."""

    if TYPE_CHECKING:

        @property
        def application(self) -> IApplication: ...
        @property
        def configuration_profile_id(self) -> str: ...
        @property
        def deploy_to(self) -> Sequence[IEnvironment] | None: ...
        @property
        def deployment_key(self) -> IKey | None: ...
        @property
        def deployment_strategy(self) -> IDeploymentStrategy | None: ...
        @property
        def description(self) -> str | None: ...
        @property
        def name(self) -> str | None: ...
        @property
        def type(self) -> ConfigurationType | None: ...
        @property
        def validators(self) -> Sequence[IValidator] | None: ...
        @property
        def version_number(self) -> str | None: ...


class ConfigurationOptions(Struct):
    """Options of a configuration of an application."""

    deletion_protection_check: DeletionProtectionCheck | None = None
    """Whether it can be deleted while it is used. Default: as the account has it."""
    deployment_key: IKey | None = None
    """Encrypts what is deployed. Default: AWS's key."""
    deployment_strategy: IDeploymentStrategyRef | None = None
    """Default: one is made, of a tenth that doubles, over 20 minutes."""
    deploy_to: Sequence[IEnvironment] | None = None
    """Environments that it is deployed to. Default: none."""
    description: str | None = None
    """Default: none."""
    name: str | None = None
    """Default: made from the construct's place."""
    type: ConfigurationType | None = None
    """Default: FREEFORM, by the service."""
    validators: Sequence[IValidator] | None = None
    """Default: it is not checked."""


class ConfigurationProps(ConfigurationOptions):
    """Options of a configuration."""

    application: IApplication


class _ConfigurationBase(Construct, _Extended, IConfiguration):
    """Base of configurations.

    Attributes:
        application: Its application.
        configuration_profile_arn: ARN of its profile.
        configuration_profile_id: Id of its profile.
        deploy_to: Environments that it is deployed to, if that is said.
        deployment_key: Encrypts what is deployed, if one is given.
        description: What it is for, if that is said.
        name: Its name.
        type: What it is, if that is said.
        validators: What is checked of it, if that is said.
        version_number: The version that is deployed, if it is known.
    """

    application: IApplication
    configuration_profile_arn: str
    configuration_profile_id: str
    deploy_to: Sequence[IEnvironment] | None
    deployment_key: IKey | None
    description: str | None
    name: str | None
    type: ConfigurationType | None
    validators: Sequence[IValidator] | None
    version_number: str | None

    def __init__(self, scope: Construct, id: str, props: ConfigurationProps) -> None:
        super().__init__(scope, id)
        self.name = props.name or own_name(self, _LONGEST_NAME)
        self.application = props.application
        self._application_id = props.application.application_id
        self.type = props.type
        self.validators = props.validators
        self.description = props.description
        self.deploy_to = props.deploy_to
        self.deployment_key = props.deployment_key
        self._deletion_protection_check = props.deletion_protection_check
        self._deployment_strategy: IDeploymentStrategyRef = props.deployment_strategy or DeploymentStrategy(
            self, "DeploymentStrategy", rollout_strategy=RolloutStrategy.CANARY_10_PERCENT_20_MINUTES
        )

    @property
    def deployment_strategy(self) -> IDeploymentStrategy | None:
        """How it is rolled out.

        Raises:
            AssumptionError: a resource was given, not a strategy.
        """
        given: Any = self._deployment_strategy
        if not hasattr(given, "deployment_strategy_id"):
            raise AssumptionError(
                f"'deploymentStrategy' instance should implement IDeploymentStrategy, but doesn't: {type(given).__name__}",
                scope=self,
                fix="give a DeploymentStrategy, or an imported one, as deployment_strategy",
            )
        strategy: IDeploymentStrategy = given
        return strategy

    def _profile_properties(self) -> dict[str, Any]:
        protection = self._deletion_protection_check
        return {
            "application_id": self._application_id,
            "name": self.name,
            "description": self.description,
            "type": self.type._value_ if self.type is not None else None,
            "validators": (
                [{"content": each.content, "type": each.type._value_} for each in self.validators]
                if self.validators is not None
                else None
            ),
            "deletion_protection_check": protection._value_ if protection is not None else None,
        }

    def _profile_arn(self, rest: str = "") -> str:
        return Stack.of(self).format_arn(
            service="appconfig",
            resource="application",
            resource_name=f"{self._application_id}/configurationprofile/{self.configuration_profile_id}{rest}",
            arn_format=ArnFormat.SLASH_RESOURCE_NAME,
        )

    def _add_existing_environments_to_application(self) -> None:
        """Make environments that it is deployed to known to its application."""
        for environment in self.deploy_to or ():
            if not any(known is environment for known in self.application.environments()):
                self.application.add_existing_environment(environment)

    def _deploy_config_to_environments(self) -> None:
        """Deploy it where it is to be, in the order in which the application knows the environments."""
        if self.deploy_to is None or not self.version_number:
            return
        for environment in self.application.environments():
            if any(wanted is environment for wanted in self.deploy_to):
                environment.add_deployment(self)


__all__ = [
    "ConfigurationOptions",
    "ConfigurationProps",
    "ConfigurationType",
    "DeletionProtectionCheck",
    "IConfiguration",
]
