"""Deployment configurations: how fast a new version takes the old one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codedeploy._l1 import CfnDeploymentConfig
from aws_cdk.aws_codedeploy._names import check_name, config_arn
from aws_cdk.aws_codedeploy.traffic_routing import TrafficRouting
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class ComputePlatform(NamedEnum):
    """What is deployed to."""

    SERVER = "Server"
    LAMBDA = "Lambda"
    ECS = "ECS"


class _Healthy:
    """How many hosts have to be well."""

    def __init__(self, type: str, value: int | float) -> None:
        self._json = {"type": type, "value": value}


class MinimumHealthyHosts(_Healthy):
    """How many hosts have to be well during a deployment."""

    @staticmethod
    @checked
    def count(value: int | float) -> MinimumHealthyHosts:
        """Return a number of hosts."""
        return MinimumHealthyHosts("HOST_COUNT", value)

    @staticmethod
    @checked
    def percentage(value: int | float) -> MinimumHealthyHosts:
        """Return a share of the hosts, in percent."""
        return MinimumHealthyHosts("FLEET_PERCENT", value)


class MinimumHealthyHostsPerZone(_Healthy):
    """How many hosts of a zone have to be well during a deployment."""

    @staticmethod
    @checked
    def count(value: int | float) -> MinimumHealthyHostsPerZone:
        """Return a number of hosts."""
        return MinimumHealthyHostsPerZone("HOST_COUNT", value)

    @staticmethod
    @checked
    def percentage(value: int | float) -> MinimumHealthyHostsPerZone:
        """Return a share of the hosts, in percent."""
        return MinimumHealthyHostsPerZone("FLEET_PERCENT", value)


class ZonalConfig(Struct):
    """How it is deployed zone by zone."""

    first_zone_monitor_duration: Duration | None = None
    """How long the first zone is watched. Default: as every other."""
    minimum_healthy_hosts_per_zone: MinimumHealthyHostsPerZone | None = None
    """Default: as the service has it."""
    monitor_duration: Duration | None = None
    """How long each zone is watched. Default: not at all."""


class BaseDeploymentConfigOptions(Struct):
    """Options of every deployment configuration."""

    deployment_config_name: str | None = None
    """Default: chosen by CloudFormation."""


class BaseDeploymentConfigProps(BaseDeploymentConfigOptions):
    """Options of a deployment configuration for any platform."""

    compute_platform: ComputePlatform | None = None
    """Default: machines."""
    minimum_healthy_hosts: MinimumHealthyHosts | None = None
    """For machines."""
    traffic_routing: TrafficRouting | None = None
    """For functions and ECS services."""
    zonal_config: Nested[ZonalConfig | None] = nested()
    """For machines."""


class ServerDeploymentConfigProps(BaseDeploymentConfigOptions):
    """Options of a configuration for machines."""

    minimum_healthy_hosts: MinimumHealthyHosts
    zonal_config: Nested[ZonalConfig | None] = nested()
    """Default: zones do not matter."""


class LambdaDeploymentConfigProps(BaseDeploymentConfigOptions):
    """Options of a configuration for functions."""

    traffic_routing: TrafficRouting | None = None
    """Default: all at once."""


class EcsDeploymentConfigProps(BaseDeploymentConfigOptions):
    """Options of a configuration for ECS services."""

    traffic_routing: TrafficRouting | None = None
    """Default: all at once."""


class LambdaDeploymentConfigImportProps(Struct):
    """What is known of a configuration that was made elsewhere."""

    deployment_config_name: str


class IBaseDeploymentConfig:
    """A deployment configuration, made here, elsewhere, or by AWS."""

    if TYPE_CHECKING:

        @property
        def deployment_config_arn(self) -> str: ...
        @property
        def deployment_config_name(self) -> str: ...
        @property
        def deployment_config_ref(self) -> Any: ...


class IServerDeploymentConfig(IBaseDeploymentConfig):
    """A configuration for machines."""


class ILambdaDeploymentConfig(IBaseDeploymentConfig):
    """A configuration for functions."""


class IEcsDeploymentConfig(IBaseDeploymentConfig):
    """A configuration for ECS services."""


class IBindableDeploymentConfig(IBaseDeploymentConfig):
    """A configuration that is made anew for a group in another environment."""

    if TYPE_CHECKING:

        def bind_environment(self, deployment_group: Any) -> Any: ...


class _Named(IServerDeploymentConfig, ILambdaDeploymentConfig, IEcsDeploymentConfig):
    """A configuration of which the name is known, and where it is."""

    def __init__(self, name: str, region: str = Aws.REGION, account: str = Aws.ACCOUNT_ID) -> None:
        self._name = name
        self._arn = config_arn(name, region, account)

    @property
    def deployment_config_name(self) -> str:
        return self._name

    @property
    def deployment_config_arn(self) -> str:
        return self._arn

    @property
    def deployment_config_ref(self) -> Any:
        return _reference(self._name)


class _Predefined(_Named, IBindableDeploymentConfig):
    """A configuration of AWS, which there is in every environment."""

    def bind_environment(self, deployment_group: Any) -> Any:
        env = deployment_group.env
        return _Named(self._name, env.region, env.account)


def bound_config(config: Any, group: Any) -> Any:
    """Return a configuration as it is in the environment of a deployment group."""
    return config.bind_environment(group) if hasattr(config, "bind_environment") else config


def _reference(name: str) -> Any:
    from aws_cdk.interfaces.aws_codedeploy import DeploymentConfigReference

    return DeploymentConfigReference(deployment_config_name=name)


class _Imported(Resource, IServerDeploymentConfig, ILambdaDeploymentConfig, IEcsDeploymentConfig):
    deployment_config_name: str
    deployment_config_arn: str

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, f"{id}:Imported")
        self.deployment_config_name = name
        self.deployment_config_arn = self.stack.format_arn(
            service="codedeploy",
            resource="deploymentconfig",
            resource_name=name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )

    @property
    def deployment_config_ref(self) -> Any:
        return _reference(self.deployment_config_name)


class BaseDeploymentConfig(Resource, IBaseDeploymentConfig):
    """Base of the configurations that are made here.

    Attributes:
        deployment_config_arn: The ARN.
        deployment_config_name: The name.
    """

    deployment_config_arn: str
    deployment_config_name: str

    @staticmethod
    def _from_deployment_config_name(scope: Construct, id: str, deployment_config_name: str) -> IBaseDeploymentConfig:
        """Return a configuration that was made elsewhere."""
        return _Imported(scope, id, deployment_config_name)

    @takes(BaseDeploymentConfigProps)
    def __init__(self, scope: Construct, id: str, props: BaseDeploymentConfigProps) -> None:
        """Make a configuration.

        Raises:
            ValidationError: an option is not for the platform.
        """
        super().__init__(scope, id, physical_name=props.deployment_config_name)
        platform = props.compute_platform
        if platform is ComputePlatform.SERVER and props.traffic_routing is not None:
            raise ValidationError(
                "Traffic routing config must not be specified for a Server-base deployment configuration", scope=self
            )
        if platform not in (None, ComputePlatform.SERVER) and props.minimum_healthy_hosts is not None:
            raise ValidationError(
                "Minimum healthy hosts config must only be specified for a Server-base deployment configuration",
                scope=self,
            )
        hosts, routing = props.minimum_healthy_hosts, props.traffic_routing
        resource = CfnDeploymentConfig(
            self,
            "Resource",
            deployment_config_name=self.physical_name,
            compute_platform=platform._value_ if platform is not None else None,
            traffic_routing_config=_routing(routing.bind(self)) if routing is not None else None,
            minimum_healthy_hosts=hosts._json if hosts is not None else None,
            zonal_config=_zones(props.zonal_config) if props.zonal_config is not None else None,
        )
        self.deployment_config_name = self._get_resource_name_attribute(resource.ref)
        self.deployment_config_arn = self._get_resource_arn_attribute(
            config_arn(resource.ref),
            ArnComponents(
                service="codedeploy",
                resource="deploymentconfig",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        check_name(self, "Deployment config", props.deployment_config_name)

    @property
    def deployment_config_ref(self) -> Any:
        """How other resources refer to the configuration."""
        return _reference(self.deployment_config_name)


class ServerDeploymentConfig(BaseDeploymentConfig, IServerDeploymentConfig):
    """A configuration for machines."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.ServerDeploymentConfig"

    ALL_AT_ONCE: IServerDeploymentConfig = _Predefined("CodeDeployDefault.AllAtOnce")
    HALF_AT_A_TIME: IServerDeploymentConfig = _Predefined("CodeDeployDefault.HalfAtATime")
    ONE_AT_A_TIME: IServerDeploymentConfig = _Predefined("CodeDeployDefault.OneAtATime")

    @staticmethod
    @checked
    def from_server_deployment_config_name(
        scope: Construct, id: str, server_deployment_config_name: str
    ) -> IServerDeploymentConfig:
        """Return a configuration that was made elsewhere."""
        return _Imported(scope, id, server_deployment_config_name)

    @takes(ServerDeploymentConfigProps)
    def __init__(self, scope: Construct, id: str, props: ServerDeploymentConfigProps) -> None:
        super().__init__(scope, id, **props._given())


class LambdaDeploymentConfig(BaseDeploymentConfig, ILambdaDeploymentConfig):
    """A configuration for functions."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.LambdaDeploymentConfig"

    ALL_AT_ONCE: ILambdaDeploymentConfig = _Predefined("CodeDeployDefault.LambdaAllAtOnce")
    CANARY_10_PERCENT_5_MINUTES: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaCanary10Percent5Minutes"
    )
    CANARY_10_PERCENT_10_MINUTES: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaCanary10Percent10Minutes"
    )
    CANARY_10_PERCENT_15_MINUTES: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaCanary10Percent15Minutes"
    )
    CANARY_10_PERCENT_30_MINUTES: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaCanary10Percent30Minutes"
    )
    LINEAR_10_PERCENT_EVERY_1_MINUTE: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"
    )
    LINEAR_10_PERCENT_EVERY_2_MINUTES: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaLinear10PercentEvery2Minutes"
    )
    LINEAR_10_PERCENT_EVERY_3_MINUTES: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaLinear10PercentEvery3Minutes"
    )
    LINEAR_10_PERCENT_EVERY_10_MINUTES: ILambdaDeploymentConfig = _Predefined(
        "CodeDeployDefault.LambdaLinear10PercentEvery10Minutes"
    )

    @staticmethod
    @checked
    def from_lambda_deployment_config_name(
        scope: Construct, id: str, lambda_deployment_config_name: str
    ) -> ILambdaDeploymentConfig:
        """Return a configuration that was made elsewhere."""
        return _Imported(scope, id, lambda_deployment_config_name)

    @staticmethod
    @takes(LambdaDeploymentConfigImportProps)
    def import_(scope: Construct, id: str, props: LambdaDeploymentConfigImportProps) -> ILambdaDeploymentConfig:
        """Return a configuration that was made elsewhere. Deprecated: use ``from_lambda_deployment_config_name``."""
        return _Imported(scope, id, props.deployment_config_name)

    @takes(LambdaDeploymentConfigProps)
    def __init__(self, scope: Construct, id: str, props: LambdaDeploymentConfigProps) -> None:
        super().__init__(
            scope,
            id,
            deployment_config_name=props.deployment_config_name,
            compute_platform=ComputePlatform.LAMBDA,
            traffic_routing=props.traffic_routing or TrafficRouting.all_at_once(),
        )


class EcsDeploymentConfig(BaseDeploymentConfig, IEcsDeploymentConfig):
    """A configuration for ECS services."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.EcsDeploymentConfig"

    ALL_AT_ONCE: IEcsDeploymentConfig = _Predefined("CodeDeployDefault.ECSAllAtOnce")
    CANARY_10_PERCENT_5_MINUTES: IEcsDeploymentConfig = _Predefined("CodeDeployDefault.ECSCanary10Percent5Minutes")
    CANARY_10_PERCENT_15_MINUTES: IEcsDeploymentConfig = _Predefined("CodeDeployDefault.ECSCanary10Percent15Minutes")
    LINEAR_10_PERCENT_EVERY_1_MINUTES: IEcsDeploymentConfig = _Predefined(
        "CodeDeployDefault.ECSLinear10PercentEvery1Minutes"
    )
    LINEAR_10_PERCENT_EVERY_3_MINUTES: IEcsDeploymentConfig = _Predefined(
        "CodeDeployDefault.ECSLinear10PercentEvery3Minutes"
    )

    @staticmethod
    @checked
    def from_ecs_deployment_config_name(
        scope: Construct, id: str, ecs_deployment_config_name: str
    ) -> IEcsDeploymentConfig:
        """Return a configuration that was made elsewhere."""
        return _Imported(scope, id, ecs_deployment_config_name)

    @takes(EcsDeploymentConfigProps)
    def __init__(self, scope: Construct, id: str, props: EcsDeploymentConfigProps) -> None:
        super().__init__(
            scope,
            id,
            deployment_config_name=props.deployment_config_name,
            compute_platform=ComputePlatform.ECS,
            traffic_routing=props.traffic_routing or TrafficRouting.all_at_once(),
        )


def _routing(config: Any) -> dict[str, Any]:
    canary, linear = config.time_based_canary, config.time_based_linear
    return {
        "type": config.type,
        "timeBasedCanary": (
            {"canaryInterval": canary.canary_interval, "canaryPercentage": canary.canary_percentage}
            if canary is not None
            else None
        ),
        "timeBasedLinear": (
            {"linearInterval": linear.linear_interval, "linearPercentage": linear.linear_percentage}
            if linear is not None
            else None
        ),
    }


def _zones(config: ZonalConfig) -> dict[str, Any]:
    first, each, hosts = (
        config.first_zone_monitor_duration,
        config.monitor_duration,
        config.minimum_healthy_hosts_per_zone,
    )
    return {
        "firstZoneMonitorDurationInSeconds": first.to_seconds() if first is not None else None,
        "monitorDurationInSeconds": each.to_seconds() if each is not None else None,
        "minimumHealthyHostsPerZone": hosts._json if hosts is not None else None,
    }
