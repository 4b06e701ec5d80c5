"""Options that all services with several target groups have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.service_options import CloudMapOptions, PropagatedTagSource
from aws_cdk.aws_ecs_patterns._parts import aws_logs, check_cluster, check_desired_count, default_cluster, log_driver
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver
    from aws_cdk.aws_ecs.cluster import Cluster
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.secret import Secret
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration


class _TaskImageProps(Struct):
    """The container of a service, by its image."""

    image: ContainerImage
    """The image."""
    container_name: str | None = None
    """The container's name. Default: ``web``."""
    container_ports: Sequence[int | float] | None = None
    """The ports it listens on. Default: 80."""
    docker_labels: Mapping[str, str] | None = None
    """Labels of the container."""
    enable_logging: bool | None = None
    """Whether it logs to CloudWatch Logs, if no driver is given. Default: yes."""
    environment: Mapping[str, str] | None = None
    """Environment variables."""
    execution_role: IRole | None = None
    """The role that fetches image and secrets. Default: one is made."""
    family: str | None = None
    """Name of the task definition. Default: chosen by CloudFormation."""
    log_driver: LogDriver | None = None
    """Where it logs. Default: to CloudWatch Logs."""
    secrets: Mapping[str, Secret] | None = None
    """Secrets, as environment variables."""
    task_role: IRole | None = None
    """The role of the app. Default: one is made."""


class _MultipleTargetGroupsProps(Struct):
    """What every service with several target groups may be told."""

    cloud_map_options: Nested[CloudMapOptions | None] = nested()
    """How the service is found by its name. Default: it is not."""
    cluster: ICluster | None = None
    """The cluster. Not with ``vpc``. Default: the stack's own for patterns."""
    desired_count: int | float | None = None
    """How many tasks; 1 or more. Default: 1 at first, then what there is."""
    enable_ecs_managed_tags: bool | None = None
    """Whether tasks get tags with cluster and service. Default: no."""
    enable_execute_command: bool | None = None
    """Whether commands can be run in containers. Default: no."""
    health_check_grace_period: Duration | None = None
    """How long a task may be unhealthy as it starts. Default: 60 seconds."""
    propagate_tags: PropagatedTagSource | None = None
    """Whose tags tasks get. Default: none."""
    service_name: str | None = None
    """Name of the service. Default: chosen by CloudFormation."""
    vpc: IVpc | None = None
    """The network. Not with ``cluster``. Default: a new one."""


class _MultipleTargetGroupsBase(Construct):
    """Cluster, number of tasks and logs of a service with several target groups."""

    cluster: ICluster
    internal_desired_count: float | None
    log_driver: LogDriver | None

    def _init_cluster(
        self, scope: Construct, id: str, props: _MultipleTargetGroupsProps, image: _TaskImageProps | None
    ) -> None:
        super().__init__(scope, id)
        check_cluster(self, props.cluster, props.vpc)
        self.cluster = props.cluster or self._get_default_cluster(self, props.vpc)
        check_desired_count(self, props.desired_count)
        self.internal_desired_count = props.desired_count
        self.log_driver = (
            log_driver(self.node.id, image.log_driver, image.enable_logging) if image is not None else None
        )

    def _get_default_cluster(self, scope: Construct, vpc: IVpc | None = None) -> Cluster:
        """Return the stack's cluster for patterns that are given none."""
        return default_cluster(scope, vpc)

    def _create_aws_log_driver(self, prefix: str) -> AwsLogDriver:
        """Return logs to CloudWatch Logs."""
        return aws_logs(prefix)


def check_lists(
    scope: Construct, listeners_of_balancers: Sequence[Sequence[object]] | None, targets: Sequence[object] | None
) -> None:
    """Check that lists which are given are not empty.

    Raises:
        ValidationError: one is.
    """
    if targets is not None and not targets:
        raise ValidationError("At least one target group should be specified.", scope=scope)
    if listeners_of_balancers is None:
        return
    if not listeners_of_balancers:
        raise ValidationError("At least one load balancer must be specified", scope=scope)
    if not all(listeners_of_balancers):
        raise ValidationError("At least one listener must be specified", scope=scope)


def not_defined(scope: Construct, name: str | None) -> ValidationError:
    """Return the error that a target group names a listener that is not there."""
    return ValidationError(f"Listener {name} is not defined. Did you define listener with name {name}?", scope=scope)
