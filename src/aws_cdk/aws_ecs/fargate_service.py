"""Services on Fargate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ecs._service_checks import check_rebalancing, checks_of_service, warn_of_min_percent
from aws_cdk.aws_ecs.base_service import BaseService
from aws_cdk.aws_ecs.cluster_base import ICluster
from aws_cdk.aws_ecs.deployment import DeploymentControllerType
from aws_cdk.aws_ecs.service_base import IBaseService, IService
from aws_cdk.aws_ecs.service_options import (
    AvailabilityZoneRebalancing,
    BaseServiceOptions,
    BaseServiceProps,
    LaunchType,
)
from aws_cdk.aws_ecs.task_definition import TaskDefinition
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from constructs import Construct


class FargatePlatformVersion(NamedEnum):
    """A version of Fargate."""

    LATEST = "LATEST"
    VERSION1_4 = "1.4.0"
    VERSION1_3 = "1.3.0"
    VERSION1_2 = "1.2.0"
    VERSION1_1 = "1.1.0"
    VERSION1_0 = "1.0.0"


_NEWER = (None, FargatePlatformVersion.LATEST, FargatePlatformVersion.VERSION1_4)


class FargateServiceProps(BaseServiceOptions):
    """Options of :class:`FargateService`."""

    task_definition: TaskDefinition
    """What the tasks are."""
    assign_public_ip: bool | None = None
    """Whether tasks get public addresses. Default: no."""
    availability_zone_rebalancing: AvailabilityZoneRebalancing | None = None
    """Default: ECS's."""
    platform_version: FargatePlatformVersion | None = None
    """Default: LATEST."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: public ones if tasks get public addresses, else private ones."""


class FargateServiceAttributes(Struct):
    """What is known of a service made elsewhere: ARN or name."""

    cluster: ICluster
    """Its cluster."""
    service_arn: str | None = None
    """The ARN. Default: made from the name."""
    service_name: str | None = None
    """The name. Default: read from the ARN."""


class IFargateService(IService):
    """A service on Fargate."""

    __slots__ = ()


class FargateService(BaseService, IFargateService):
    """Tasks that are kept running on Fargate."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.FargateService"

    @staticmethod
    @checked
    def from_fargate_service_arn(scope: Construct, id: str, fargate_service_arn: str) -> IFargateService:
        """Return a service made elsewhere, by its ARN."""
        from aws_cdk.aws_ecs._imported_service import service_of_arn

        return service_of_arn(scope, id, fargate_service_arn)  # type: ignore[return-value]  # same members

    @staticmethod
    @takes(FargateServiceAttributes)
    def from_fargate_service_attributes(scope: Construct, id: str, attrs: FargateServiceAttributes) -> IBaseService:
        """Return a service made elsewhere, by ARN or name.

        Raises:
            ValidationError: both are given, or neither.
        """
        from aws_cdk.aws_ecs._imported_service import service_of_attributes

        return service_of_attributes(scope, id, attrs)

    @takes(FargateServiceProps)
    def __init__(self, scope: Construct, id: str, props: FargateServiceProps) -> None:
        """Make a service.

        Raises:
            ValidationError: options contradict each other or the task definition.
        """
        task = props.task_definition
        if not task.is_fargate_compatible and not task.is_managed_instances_compatible:
            raise ValidationError(
                "Supplied TaskDefinition is not configured for compatibility with Fargate or Managed Instances",
                scope=scope,
                fix="use a FargateTaskDefinition",
            )
        _check_platform(task, props.platform_version, scope)
        check_rebalancing(props, scope)
        controller = props.deployment_controller.type if props.deployment_controller is not None else None
        external = controller is DeploymentControllerType.EXTERNAL
        rebalancing = props.availability_zone_rebalancing
        common = {name: value for name, value in props._given().items() if name in BaseServiceOptions._fields}
        additional: dict[str, Any] = {
            "cluster": props.cluster.cluster_name,
            "task_definition": None if external else task.task_definition_arn,
            "platform_version": props.platform_version._value_ if props.platform_version is not None else None,
            "availability_zone_rebalancing": rebalancing._value_ if rebalancing is not None else None,
        }
        self._init_service(scope, id, BaseServiceProps(launch_type=LaunchType.FARGATE, **common), additional, task)
        if not external:
            self._configure_aws_vpc_networking_with_security_groups(
                props.cluster.vpc, props.assign_public_ip, props.vpc_subnets, props.security_groups
            )
        warn_of_min_percent(self, props)
        checks_of_service(self, with_secret_fields=props.platform_version in _NEWER)

    def attach_to_classic_lb(self, load_balancer: Any) -> None:
        """Not possible: a classic load balancer has instances behind it.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Fargate services cannot be attached to classic load balancers",
            scope=self,
            fix="use an application or network load balancer",
        )


def _check_platform(task: TaskDefinition, version: FargatePlatformVersion | None, scope: Construct) -> None:
    if version in _NEWER or version is None:
        return
    system = task.runtime_platform.operating_system_family if task.runtime_platform is not None else None
    if task.ephemeral_storage_gib and not (system is not None and system.is_windows()):
        raise ValidationError(
            "The ephemeralStorageGiB feature requires platform version 1.4.0 or later for Linux tasks, got "
            f"{version._value_}.",
            scope=scope,
            fix="leave platform_version out, for the latest",
        )
    if task.pid_mode is not None:
        raise ValidationError(
            f"The pidMode feature requires platform version 1.4.0 or later, got {version._value_}.",
            scope=scope,
            fix="leave platform_version out, for the latest",
        )


__all__ = [
    "FargatePlatformVersion",
    "FargateService",
    "FargateServiceAttributes",
    "FargateServiceProps",
    "IFargateService",
]
