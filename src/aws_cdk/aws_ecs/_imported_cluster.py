"""Clusters made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from aws_cdk.aws_ecs.cluster_base import ICluster, _ClusterBase
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import Connections, IVpc
    from aws_cdk.aws_ecs.cluster import ClusterAttributes
    from constructs import Construct


class _ImportedCluster(_ClusterBase):
    """A cluster of which name and network are known."""

    def __init__(self, scope: Construct, id: str, attrs: ClusterAttributes) -> None:
        from aws_cdk.aws_ec2.connections import Connections

        super().__init__(scope, id)
        self.cluster_name = attrs.cluster_name
        self.vpc = attrs.vpc
        self.has_ec2_capacity = attrs.has_ec2_capacity is not False
        self.default_cloud_map_namespace = attrs.default_cloud_map_namespace
        self.execute_command_configuration = attrs.execute_command_configuration
        self.autoscaling_group = attrs.autoscaling_group
        self.cluster_arn = attrs.cluster_arn or Stack.of(self).format_arn(
            service="ecs", resource="cluster", resource_name=attrs.cluster_name
        )
        self.connections = Connections(security_groups=attrs.security_groups or [])


class _ClusterOfArn(_ClusterBase):
    """A cluster of which the ARN alone is known."""

    def __init__(self, scope: Construct, id: str, arn: str, name: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.cluster_arn = arn
        self.cluster_name = name

    def _unknown(self, what: str) -> NoReturn:
        raise ValidationError(
            f"{what} is not available for a Cluster imported using fromClusterArn(), please use fromClusterAttributes() "
            "instead.",
            scope=self,
        )

    @property
    def vpc(self) -> IVpc:  # type: ignore[override]  # unknown here
        """Not known."""
        self._unknown("vpc")

    @property
    def connections(self) -> Connections:  # type: ignore[override]  # unknown here
        """Not known."""
        self._unknown("connections")

    @property
    def has_ec2_capacity(self) -> bool:  # type: ignore[override]  # unknown here
        """Not known."""
        self._unknown("hasEc2Capacity")


def cluster_of_arn(scope: Construct, id: str, arn: str) -> ICluster:
    """Return a cluster by its ARN.

    Raises:
        ValidationError: the ARN has no name.
    """
    name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
    if not name:
        raise ValidationError(f"Missing required Cluster Name from Cluster ARN: {arn}", scope=scope)
    return _ClusterOfArn(scope, id, arn, name)


__all__: list[str] = []
