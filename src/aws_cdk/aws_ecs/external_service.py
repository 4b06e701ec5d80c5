"""Services on machines outside of AWS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from aws_cdk.aws_applicationautoscaling.base_scalable_attribute import EnableScalingProps
from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ecs._service_checks import check_percents, checks_of_service, warn_of_min_percent
from aws_cdk.aws_ecs.base_service import BaseService
from aws_cdk.aws_ecs.cluster_base import ICluster
from aws_cdk.aws_ecs.deployment import DeploymentControllerType
from aws_cdk.aws_ecs.service_base import IBaseService, IService
from aws_cdk.aws_ecs.service_options import (
    AssociateCloudMapServiceOptions,
    BaseServiceOptions,
    BaseServiceProps,
    CloudMapOptions,
    LaunchType,
)
from aws_cdk.aws_ecs.service_targets import EcsTarget, LoadBalancerTargetOptions
from aws_cdk.aws_ecs.task_definition import TaskDefinition
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
    from constructs import Construct


class ExternalServiceProps(BaseServiceOptions):
    """Options of :class:`ExternalService`."""

    task_definition: TaskDefinition
    """What the tasks are."""
    daemon: bool | None = None
    """Run one task on each machine. Default: no."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Not used: the machines are in no VPC."""


class ExternalServiceAttributes(Struct):
    """What is known of a service made elsewhere: ARN or name."""

    cluster: ICluster
    """Its cluster."""
    service_arn: str | None = None
    """The ARN. Default: made from the name."""
    service_name: str | None = None
    """The name. Default: read from the ARN."""


class IExternalService(IService):
    """A service on machines outside of AWS."""

    __slots__ = ()


class ExternalService(BaseService, IExternalService):
    """Tasks that are kept running on machines outside of AWS."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.ExternalService"

    @staticmethod
    @checked
    def from_external_service_arn(scope: Construct, id: str, external_service_arn: str) -> IExternalService:
        """Return a service made elsewhere, by its ARN."""
        from aws_cdk.aws_ecs._imported_service import service_of_arn

        return service_of_arn(scope, id, external_service_arn, whole_name=True)  # type: ignore[return-value]  # same members

    @staticmethod
    @takes(ExternalServiceAttributes)
    def from_external_service_attributes(scope: Construct, id: str, attrs: ExternalServiceAttributes) -> IBaseService:
        """Return a service made elsewhere, by ARN or name.

        Raises:
            ValidationError: both are given, or neither.
        """
        from aws_cdk.aws_ecs._imported_service import service_of_attributes

        return service_of_attributes(scope, id, attrs)

    @takes(ExternalServiceProps)
    def __init__(self, scope: Construct, id: str, props: ExternalServiceProps) -> None:
        """Make a service.

        Raises:
            ValidationError: options contradict each other, the task definition, or what machines elsewhere can do.
        """
        _check_options(props, scope)
        task, controller = props.task_definition, props.deployment_controller
        external = controller is not None and controller.type is DeploymentControllerType.EXTERNAL
        common = {name: value for name, value in props._given().items() if name in BaseServiceOptions._fields}
        common.setdefault("max_healthy_percent", 100)
        common.setdefault("min_healthy_percent", 0)
        self._init_service(
            scope,
            id,
            BaseServiceProps(launch_type=LaunchType.EXTERNAL, **common),
            {
                "cluster": props.cluster.cluster_name,
                "task_definition": None if external else task.task_definition_arn,
                "scheduling_strategy": "DAEMON" if props.daemon else None,
            },
            task,
        )
        warn_of_min_percent(self, props, "External")
        checks_of_service(self)

    def _refuse(self, what: str) -> NoReturn:
        raise ValidationError(what, scope=self, fix="use an Ec2Service or a FargateService")

    def _configure_aws_vpc_networking_with_security_groups(
        self,
        vpc: Any,
        assign_public_ip: bool | None = None,
        vpc_subnets: SubnetSelection | None = None,
        security_groups: Sequence[ISecurityGroup] | None = None,
    ) -> None:
        """Not possible.

        Raises:
            ValidationError: always.
        """
        self._refuse("Only Bridge network mode is supported for external service")

    def attach_to_application_target_group(self, target_group: Any) -> Any:
        """Not possible.

        Raises:
            ValidationError: always.
        """
        self._refuse("Application load balancer cannot be attached to an external service")

    @takes(LoadBalancerTargetOptions)
    def load_balancer_target(self, options: LoadBalancerTargetOptions) -> Any:
        """Not possible.

        Raises:
            ValidationError: always.
        """
        self._refuse("External service cannot be attached as load balancer targets")

    @checked
    def register_load_balancer_targets(self, *targets: EcsTarget) -> None:
        """Not possible.

        Raises:
            ValidationError: always.
        """
        self._refuse("External service cannot be registered as load balancer targets")

    @takes(EnableScalingProps)
    def auto_scale_task_count(self, props: EnableScalingProps) -> Any:
        """Not possible.

        Raises:
            ValidationError: always.
        """
        self._refuse("Autoscaling not supported for external service")

    @takes(CloudMapOptions)
    def enable_cloud_map(self, options: CloudMapOptions) -> Any:
        """Not possible.

        Raises:
            ValidationError: always.
        """
        self._refuse("Cloud map integration not supported for an external service")

    @takes(AssociateCloudMapServiceOptions)
    def associate_cloud_map_service(self, options: AssociateCloudMapServiceOptions) -> None:
        """Not possible.

        Raises:
            ValidationError: always.
        """
        self._refuse("Cloud map service association is not supported for an external service")


def _check_options(props: ExternalServiceProps, scope: Construct) -> None:
    def refuse(message: str) -> None:
        raise ValidationError(message, scope=scope)

    if props.daemon and props.desired_count is not None:
        refuse(
            "Daemon mode launches one task on every instance. Cannot specify desiredCount when daemon mode is enabled."
        )
    most = props.max_healthy_percent
    if props.daemon and most is not None and not is_unresolved(most) and most != 100:
        refuse("Maximum percent must be 100 when daemon mode is enabled.")
    check_percents(props, scope)
    if not props.task_definition.is_external_compatible:
        refuse("Supplied TaskDefinition is not configured for compatibility with ECS Anywhere cluster")
    namespace = props.cluster.default_cloud_map_namespace
    if namespace is not None:
        refuse(f"Cloud map integration is not supported for External service {namespace.node.path}")
    if props.cloud_map_options is not None:
        refuse("Cloud map options are not supported for External service")
    if props.capacity_provider_strategies is not None:
        refuse("Capacity Providers are not supported for External service")


__all__ = ["ExternalService", "ExternalServiceAttributes", "ExternalServiceProps", "IExternalService"]
