"""What clusters made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling import IAutoScalingGroup
    from aws_cdk.aws_ec2 import Connections, IVpc
    from aws_cdk.aws_ecs.execute_command import ExecuteCommandConfiguration
    from aws_cdk.aws_servicediscovery.namespace import INamespace


class ICluster(IResource):
    """A cluster, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def cluster_arn(self) -> str: ...
        @property
        def cluster_name(self) -> str: ...
        @property
        def cluster_ref(self) -> Any: ...
        @property
        def connections(self) -> Connections: ...
        @property
        def has_ec2_capacity(self) -> bool: ...
        @property
        def vpc(self) -> IVpc: ...
        @property
        def autoscaling_group(self) -> IAutoScalingGroup | None: ...
        @property
        def default_cloud_map_namespace(self) -> INamespace | None: ...
        @property
        def execute_command_configuration(self) -> ExecuteCommandConfiguration | None: ...


class _ClusterBase(Resource, ICluster):
    cluster_arn: str
    cluster_name: str
    connections: Connections
    has_ec2_capacity: bool
    vpc: IVpc
    autoscaling_group: IAutoScalingGroup | None = None
    default_cloud_map_namespace: INamespace | None = None
    execute_command_configuration: ExecuteCommandConfiguration | None = None

    @property
    def cluster_ref(self) -> Any:
        """How other resources refer to the cluster."""
        from aws_cdk.interfaces import aws_ecs

        return aws_ecs.ClusterReference(cluster_name=self.cluster_name, cluster_arn=self.cluster_arn)
