"""Addresses and instances as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_elasticloadbalancingv2.application_target_group import IApplicationLoadBalancerTarget
from aws_cdk.aws_elasticloadbalancingv2.enums import TargetType
from aws_cdk.aws_elasticloadbalancingv2.network_target_group import INetworkLoadBalancerTarget
from aws_cdk.aws_elasticloadbalancingv2.target_group import LoadBalancerTargetProps
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance import Instance
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import IApplicationTargetGroup
    from aws_cdk.aws_elasticloadbalancingv2.network_target_group import INetworkTargetGroup


class IpTarget(IApplicationLoadBalancerTarget, INetworkLoadBalancerTarget):
    """An address in the network of the load balancer, or one that it can reach."""

    @checked
    def __init__(self, ip_address: str, port: int | float | None = None, availability_zone: str | None = None) -> None:
        """Name an address.

        Args:
            port: The port. Default: the group's.
            availability_zone: ``all`` for addresses outside the network. Default: found out by AWS.
        """
        self._target = {"id": ip_address, "port": port, "availabilityZone": availability_zone}

    @checked
    def attach_to_application_target_group(self, target_group: IApplicationTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the target."""
        return self._attach()

    @checked
    def attach_to_network_target_group(self, target_group: INetworkTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the target."""
        return self._attach()

    def _attach(self) -> LoadBalancerTargetProps:
        return LoadBalancerTargetProps(target_type=TargetType.IP, target_json=self._target)


class InstanceIdTarget(IApplicationLoadBalancerTarget, INetworkLoadBalancerTarget):
    """An instance by its id. Its security groups are not touched."""

    @checked
    def __init__(self, instance_id: str, port: int | float | None = None) -> None:
        self._target: dict[str, Any] = {"id": instance_id, "port": port}

    @checked
    def attach_to_application_target_group(self, target_group: IApplicationTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the target."""
        return self._attach()

    @checked
    def attach_to_network_target_group(self, target_group: INetworkTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the target."""
        return self._attach()

    def _attach(self) -> LoadBalancerTargetProps:
        return LoadBalancerTargetProps(target_type=TargetType.INSTANCE, target_json=self._target)


class InstanceTarget(InstanceIdTarget):
    """An instance. Its security groups are not touched."""

    @checked
    def __init__(self, instance: Instance, port: int | float | None = None) -> None:
        super().__init__(instance.instance_id, port)


__all__ = ["InstanceIdTarget", "InstanceTarget", "IpTarget"]
