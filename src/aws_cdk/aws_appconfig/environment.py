"""Environments: what configurations are deployed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appconfig._l1 import CfnDeployment, CfnEnvironment
from aws_cdk.aws_appconfig._names import own_name, short_hash
from aws_cdk.aws_appconfig.configuration import DeletionProtectionCheck
from aws_cdk.aws_appconfig.extensible import ExtensibleBase, IExtensible, _Extended
from aws_cdk.aws_appconfig.monitor import Monitor, MonitorType
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appconfig.application import IApplication
    from aws_cdk.aws_appconfig.configuration import IConfiguration
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


class IEnvironment(IResource, IExtensible):
    """An environment, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def application(self) -> IApplication | None: ...
        @property
        def application_id(self) -> str: ...
        @property
        def description(self) -> str | None: ...
        @property
        def environment_arn(self) -> str: ...
        @property
        def environment_id(self) -> str: ...
        @property
        def environment_ref(self) -> Any: ...
        @property
        def monitors(self) -> Sequence[Monitor] | None: ...
        @property
        def name(self) -> str | None: ...
        def add_deployment(self, configuration: IConfiguration) -> None: ...
        def add_deployments(self, *configurations: IConfiguration) -> None: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_read_config(self, identity: IGrantable) -> Grant: ...


class EnvironmentAttributes(Struct):
    """What is known of an environment that was made elsewhere."""

    application: IApplication
    environment_id: str
    description: str | None = None
    monitors: Sequence[Monitor] | None = None
    name: str | None = None
    """Needed to deploy to it."""


class EnvironmentOptions(Struct):
    """Options of an environment of an application."""

    deletion_protection_check: DeletionProtectionCheck | None = None
    """Whether it can be deleted while it is used. Default: as the account has it."""
    description: str | None = None
    """Default: none."""
    environment_name: str | None = None
    """Default: made from the construct's place."""
    monitors: Sequence[Monitor] | None = None
    """Alarms that roll a deployment back. Default: none."""


class EnvironmentProps(EnvironmentOptions):
    """Options of an environment."""

    application: IApplication


class _EnvironmentBase(Resource, _Extended, IEnvironment):
    application: IApplication | None = None
    application_id: str
    description: str | None = None
    environment_arn: str
    environment_id: str
    monitors: Sequence[Monitor] | None = None
    name: str | None = None
    _deployment_queue: list[CfnDeployment]

    @property
    def environment_ref(self) -> Any:
        """How other resources refer to the environment."""
        from aws_cdk.interfaces.aws_appconfig import EnvironmentReference

        return EnvironmentReference(application_id=self.application_id, environment_id=self.environment_id)

    @checked
    def add_deployment(self, configuration: IConfiguration) -> None:
        """Deploy a configuration to the environment, after those before: it takes one at a time.

        Raises:
            AssumptionError: the name of the environment, or the strategy, is not known.
            ValidationError: it has no version.
        """
        if not self.name:
            raise AssumptionError(
                "Environment name must be known to add a Deployment",
                scope=self,
                fix="import it with Environment.from_environment_attributes, with its name",
            )
        if configuration.version_number is None:
            raise ValidationError(
                f"the deployment of {configuration.node.path} is missing required property: configurationVersion",
                scope=self,
                fix="give the configuration a version_number",
            )
        key = configuration.deployment_key
        given: Any = configuration
        deployment = CfnDeployment(
            given,
            f"Deployment{short_hash(self.name)}",
            application_id=configuration.application.application_id,
            configuration_profile_id=configuration.configuration_profile_id,
            deployment_strategy_id=given.deployment_strategy.deployment_strategy_id,
            environment_id=self.environment_id,
            configuration_version=configuration.version_number,
            description=configuration.description,
            kms_key_identifier=key.key_arn if key is not None else None,
        )
        if self._deployment_queue:
            deployment.add_dependency(self._deployment_queue[-1])
        self._deployment_queue.append(deployment)

    @checked
    def add_deployments(self, *configurations: IConfiguration) -> None:
        """Deploy configurations to the environment, one after the other.

        Raises:
            AssumptionError: the name of the environment, or the strategy, is not known.
            ValidationError: one has no version.
        """
        for each in configurations:
            self.add_deployment(each)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do something with the environment."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.environment_arn])

    @checked
    def grant_read_config(self, identity: IGrantable) -> Grant:
        """Let ``identity`` read what is deployed to the environment."""
        return Grant.add_to_principal(
            grantee=identity,
            actions=["appconfig:GetLatestConfiguration", "appconfig:StartConfigurationSession"],
            resource_arns=[f"{self.environment_arn}/configuration/*"],
        )


class Environment(_EnvironmentBase):
    """An environment.

    Attributes:
        application: Its application, if that is known.
        application_id: Id of the application.
        description: What it is for, if that is said.
        environment_arn: The ARN.
        environment_id: Its id.
        monitors: Alarms that roll a deployment back.
        name: Its name, if that is known.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appconfig.Environment"

    @staticmethod
    @checked
    def from_environment_arn(scope: Construct, id: str, environment_arn: str) -> IEnvironment:
        """Return an environment that was made elsewhere, by its ARN. Nothing can be deployed to it.

        Raises:
            ValidationError: it names no environment.
        """
        resource = Stack.of(scope).split_arn(environment_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not resource:
            raise ValidationError(
                "Missing required /$/{applicationId}/environment//$/{environmentId} from environment ARN: "
                f"{environment_arn}",
                scope=scope,
            )
        application_id, *rest = resource.split("/")
        if not application_id or len(rest) != 2 or not rest[1]:
            raise ValidationError(
                "Missing required parameters for environment ARN: format should be "
                f"/$/{{applicationId}}/environment//$/{{environmentId}}, got {environment_arn}",
                scope=scope,
            )
        return _ImportedEnvironment(scope, id, environment_arn, application_id, rest[1])

    @staticmethod
    @takes(EnvironmentAttributes)
    def from_environment_attributes(scope: Construct, id: str, attrs: EnvironmentAttributes) -> IEnvironment:
        """Return an environment that was made elsewhere in the same account and region."""
        application_id = attrs.application.application_id
        arn = _arn_of(scope, application_id, attrs.environment_id)
        found = _ImportedEnvironment(scope, id, arn, application_id, attrs.environment_id)
        found.application = attrs.application
        found.description = attrs.description
        found.monitors = attrs.monitors
        found.name = attrs.name
        return found

    @takes(EnvironmentProps)
    def __init__(self, scope: Construct, id: str, props: EnvironmentProps) -> None:
        super().__init__(scope, id)
        self._deployment_queue = []
        self.name = props.environment_name or own_name(self)
        self.application = props.application
        self.application_id = props.application.application_id
        self.description = props.description
        self.monitors = props.monitors
        protection = props.deletion_protection_check
        resource = CfnEnvironment(
            self,
            "Resource",
            application_id=self.application_id,
            name=self.name,
            description=self.description,
            deletion_protection_check=protection._value_ if protection is not None else None,
            monitors=[self._watched(each) for each in props.monitors] if props.monitors is not None else None,
        )
        self.environment_id = resource.ref
        self.environment_arn = _arn_of(self, self.application_id, self.environment_id)
        self._extensible = ExtensibleBase(self, self.environment_arn, self.name)
        props.application.add_existing_environment(self)

    def _watched(self, monitor: Monitor) -> dict[str, Any]:
        role_arn = monitor.alarm_role_arn
        if role_arn is None and monitor.monitor_type is MonitorType.CLOUDWATCH:
            role_arn = self._alarm_role().role_arn
        return {"alarmArn": monitor.alarm_arn, "alarmRoleArn": role_arn}

    def _alarm_role(self) -> IRole:
        """Return the role that looks at all alarms which come without one."""
        from aws_cdk.aws_iam.policy_document import PolicyDocument
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        assert self.name is not None
        id = f"Role{short_hash(self.name)}"
        made: Any = self.node.try_find_child(id)
        if made is None:
            look = PolicyStatement(actions=["cloudwatch:DescribeAlarms"], resources=["*"])
            made = Role(
                self,
                id,
                assumed_by=ServicePrincipal("appconfig.amazonaws.com"),
                inline_policies={"AllowAppConfigMonitorAlarmPolicy": PolicyDocument(statements=[look])},
            )
        role: IRole = made
        return role


class _ImportedEnvironment(_EnvironmentBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, application_id: str, environment_id: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self._deployment_queue = []
        self.application_id = application_id
        self.environment_arn = arn
        self.environment_id = environment_id


def _arn_of(scope: Construct, application_id: str, environment_id: str) -> str:
    return Stack.of(scope).format_arn(
        service="appconfig",
        resource="application",
        resource_name=f"{application_id}/environment/{environment_id}",
    )
