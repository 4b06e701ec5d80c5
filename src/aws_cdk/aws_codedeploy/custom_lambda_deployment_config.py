"""Configurations for functions, as they were made before CloudFormation could."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codedeploy._names import check_name, config_arn
from aws_cdk.aws_codedeploy.deployment_config import IBindableDeploymentConfig, ILambdaDeploymentConfig, _reference
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import Construct

# Two days. Source: the CodeDeploy guide.
_MOST_MINUTES = 2880


class CustomLambdaDeploymentConfigType(NamedEnum):
    """How requests go over."""

    CANARY = "Canary"
    """A part first, then the rest."""
    LINEAR = "Linear"
    """In equal parts."""


class CustomLambdaDeploymentConfigProps(Struct):
    """Options of a configuration. Deprecated: use ``LambdaDeploymentConfig``."""

    interval: Duration
    """In whole minutes, up to two days."""
    percentage: int | float
    """1 to 99."""
    type: CustomLambdaDeploymentConfigType
    deployment_config_name: str | None = None
    """Default: made of the construct's path and the options."""


class CustomLambdaDeploymentConfig(Resource, ILambdaDeploymentConfig, IBindableDeploymentConfig):
    """A configuration for functions, made by a custom resource. Deprecated: use ``LambdaDeploymentConfig``.

    Attributes:
        deployment_config_arn: The ARN.
        deployment_config_name: The name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.CustomLambdaDeploymentConfig"

    deployment_config_arn: str
    deployment_config_name: str

    @takes(CustomLambdaDeploymentConfigProps)
    def __init__(self, scope: Construct, id: str, props: CustomLambdaDeploymentConfigProps) -> None:
        """Make a configuration.

        Raises:
            ValidationError: percentage or interval are out of their limits.
        """
        super().__init__(scope, id)
        minutes = props.interval.to_minutes()
        percentage = props.percentage
        if not 0 < percentage < 100:
            raise ValidationError(
                f'Invalid deployment config percentage "{js_number_text(percentage)}". Step percentage must be an integer '
                "between 1 and 99.",
                scope=self,
            )
        if not 0 < minutes <= _MOST_MINUTES:
            raise ValidationError(
                f'Invalid deployment config interval "{props.interval.to_string()}". Traffic shifting intervals must be '
                "positive integers up to 2880 (2 days).",
                scope=self,
            )
        kind = props.type._value_
        name = props.deployment_config_name
        if name is None:
            every = "PercentEvery" if props.type is CustomLambdaDeploymentConfigType.LINEAR else "Percent"
            part, time = js_number_text(percentage), js_number_text(minutes)
            name = f"{Names.unique_id(self)}.Lambda{kind}{part}{every}{time}Minutes"
        self.deployment_config_name = name
        self.deployment_config_arn = config_arn(name)
        low = kind.lower()
        routing = {
            "type": f"TimeBased{kind}",
            f"timeBased{kind}": {f"{low}Interval": minutes, f"{low}Percentage": percentage},
        }
        self._make_resource(name, routing)
        check_name(self, "Deployment config", props.deployment_config_name)

    def _make_resource(self, name: str, routing: dict[str, Any]) -> None:
        from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
        from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy, PhysicalResourceId, _OwnSdkCall

        make = _OwnSdkCall(
            service="CodeDeploy",
            action="createDeploymentConfig",
            parameters={
                "deploymentConfigName": name,
                "computePlatform": "Lambda",
                "trafficRoutingConfig": routing,
            },
            # Configurations cannot be changed: another name makes another one.
            physical_resource_id=PhysicalResourceId.of(name),
        )
        AwsCustomResource(
            self,
            "DeploymentConfig",
            on_create=make,
            on_update=make,
            on_delete=_OwnSdkCall(
                service="CodeDeploy", action="deleteDeploymentConfig", parameters={"deploymentConfigName": name}
            ),
            policy=AwsCustomResourcePolicy.from_sdk_calls(resources=AwsCustomResourcePolicy.ANY_RESOURCE),
            install_latest_aws_sdk=False,
        )

    @property
    def deployment_config_ref(self) -> Any:
        """How other resources refer to the configuration."""
        return _reference(self.deployment_config_name)

    def bind_environment(self, deployment_group: Any) -> Any:
        """Return the configuration, which is the same for every group."""
        return self
