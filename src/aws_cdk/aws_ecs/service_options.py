"""Options that all services have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.cluster_base import ICluster
from aws_cdk.aws_ecs.cluster_options import CapacityProviderStrategy
from aws_cdk.aws_ecs.container_definition import ContainerDefinition
from aws_cdk.aws_ecs.deployment import (
    DeploymentAlarmConfig,
    DeploymentCircuitBreaker,
    DeploymentController,
    DeploymentStrategy,
    ForceNewDeployment,
    IDeploymentLifecycleHookTarget,
    TaskDefinitionRevision,
    TrafficShiftConfig,
)
from aws_cdk.aws_ecs.service_connect import ServiceConnectProps
from aws_cdk.aws_ecs.service_managed_volume import ServiceManagedVolume
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_servicediscovery.namespace import INamespace
    from aws_cdk.aws_servicediscovery.records import DnsRecordType
    from aws_cdk.aws_servicediscovery.service import IService as ICloudMapService
    from aws_cdk.core.duration import Duration


class LaunchType(NamedEnum):
    """What tasks run on."""

    EC2 = "EC2"
    FARGATE = "FARGATE"
    EXTERNAL = "EXTERNAL"


class PropagatedTagSource(NamedEnum):
    """Whose tags tasks are given."""

    SERVICE = "SERVICE"
    TASK_DEFINITION = "TASK_DEFINITION"
    NONE = "NONE"


class AvailabilityZoneRebalancing(NamedEnum):
    """Whether tasks are moved so that zones have about as many."""

    ENABLED = "ENABLED"
    DISABLED = "DISABLED"


class CloudMapOptions(Struct):
    """A service of Cloud Map that is made for the tasks."""

    cloud_map_namespace: INamespace | None = None
    """Default: the cluster's."""
    container: ContainerDefinition | None = None
    """Container that SRV records point to. Default: the default one."""
    container_port: int | float | None = None
    """Port that SRV records point to. Default: the container's first."""
    dns_record_type: DnsRecordType | None = None
    """A or SRV. Default: A in a network of the task's own, else SRV."""
    dns_ttl: Duration | None = None
    """How long resolvers may keep a record. Default: 1 minute."""
    failure_threshold: int | float | None = None
    """Failed checks after which a task is left out. Default: 1."""
    name: str | None = None
    """Default: chosen by CloudFormation."""


class AssociateCloudMapServiceOptions(Struct):
    """A service of Cloud Map that exists already."""

    service: ICloudMapService
    """That service."""
    container: ContainerDefinition | None = None
    """Container that SRV records point to. Default: the default one."""
    container_port: int | float | None = None
    """Port that SRV records point to. Default: the container's first."""


class BaseServiceOptions(Struct):
    """What every service takes."""

    cluster: ICluster
    """The cluster that the tasks run in."""
    bake_time: Duration | None = None
    """How long the old version stays after all traffic was shifted."""
    canary_configuration: Nested[TrafficShiftConfig | None] = nested()
    """Steps of the CANARY strategy."""
    capacity_provider_strategies: Nested[Sequence[CapacityProviderStrategy] | None] = nested()
    """What tasks run on, instead of a launch type."""
    circuit_breaker: Nested[DeploymentCircuitBreaker | None] = nested()
    """End deployments whose tasks do not become healthy. Default: no."""
    cloud_map_options: Nested[CloudMapOptions | None] = nested()
    """Have the tasks found with Cloud Map. Default: no."""
    deployment_alarms: Nested[DeploymentAlarmConfig | None] = nested()
    """Alarms that end deployments."""
    deployment_controller: Nested[DeploymentController | None] = nested()
    """Who deploys. Default: ECS."""
    deployment_strategy: DeploymentStrategy | None = None
    """Default: ROLLING."""
    desired_count: int | float | None = None
    """Number of tasks. Default: 1 at first, then as it is."""
    enable_ecs_managed_tags: bool | None = None
    """Whether tasks are tagged with cluster and service. Default: no."""
    enable_execute_command: bool | None = None
    """Whether commands can be run in the containers. Default: no."""
    force_new_deployment: Nested[ForceNewDeployment | None] = nested()
    """Deploy although nothing has changed. Default: no."""
    health_check_grace_period: Duration | None = None
    """How long failing checks of load balancers are overlooked. Default: 60 seconds with a load balancer."""
    lifecycle_hooks: Sequence[IDeploymentLifecycleHookTarget] | None = None
    """What is called at points of a deployment."""
    linear_configuration: Nested[TrafficShiftConfig | None] = nested()
    """Steps of the LINEAR strategy."""
    max_healthy_percent: int | float | None = None
    """Most tasks during a deployment, in percent of the number wanted. Default: 200; daemons 100."""
    min_healthy_percent: int | float | None = None
    """Least tasks during a deployment, in percent of the number wanted. Default: 50; daemons 0."""
    propagate_tags: PropagatedTagSource | None = None
    """Whose tags tasks are given. Default: nobody's."""
    service_connect_configuration: Nested[ServiceConnectProps | None] = nested()
    """How the service takes part in Service Connect. Default: not."""
    service_name: str | None = None
    """Default: chosen by CloudFormation."""
    task_definition_revision: TaskDefinitionRevision | None = None
    """Default: the one that the template makes."""
    volume_configurations: Sequence[ServiceManagedVolume] | None = None
    """Volumes made for each task."""


class BaseServiceProps(BaseServiceOptions):
    """Options of a service of any launch type."""

    launch_type: LaunchType


__all__ = [
    "AssociateCloudMapServiceOptions",
    "AvailabilityZoneRebalancing",
    "BaseServiceOptions",
    "BaseServiceProps",
    "CloudMapOptions",
    "LaunchType",
    "PropagatedTagSource",
]
