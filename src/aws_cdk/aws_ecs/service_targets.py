"""How containers are put behind load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.modes import Protocol
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


class ListenerRuleConfiguration:
    """A rule or listener that decides where traffic goes."""

    def __init__(self, arn: str) -> None:
        self._listener_arn = arn

    @staticmethod
    def application_listener_rule(rule: Any) -> ListenerRuleConfiguration:
        """Return a rule of an application load balancer."""
        return ListenerRuleConfiguration(rule.listener_rule_arn)

    @staticmethod
    def network_listener(listener: Any) -> ListenerRuleConfiguration:
        """Return a listener of a network load balancer."""
        return ListenerRuleConfiguration(listener.listener_arn)


class AlternateTargetOptions(Struct):
    """What a second target group needs."""

    role: IRole | None = None
    """Role that ECS shifts traffic with. Default: a new one."""
    test_listener: ListenerRuleConfiguration | None = None
    """Rule of the test traffic. Default: none."""


class AlternateTargetProps(AlternateTargetOptions):
    """Options of :class:`AlternateTarget`."""

    alternate_target_group: Any
    """The second target group."""
    production_listener: ListenerRuleConfiguration
    """Rule of the users' traffic."""


class AlternateTargetConfig(Struct):
    """A second target group, as the service says it."""

    alternate_target_group_arn: str
    role_arn: str
    production_listener_rule: str | None = None
    test_listener_rule: str | None = None


class IAlternateTarget:
    """A second target group, for the other version during a deployment."""

    def bind(self, scope: Construct) -> AlternateTargetConfig:
        """Return what it is; may make constructs below ``scope``."""
        raise NotImplementedError


class LoadBalancerTargetOptions(Struct):
    """A port of a container."""

    container_name: str
    alternate_target: IAlternateTarget | None = None
    """A second target group, for the other version during a deployment."""
    container_port: int | float | None = None
    """Default: the container's first."""
    protocol: Protocol | None = None
    """Default: TCP."""


class IEcsLoadBalancerTarget:
    """A container's port as a target of load balancers."""

    def attach_to_application_target_group(self, target_group: Any) -> Any:
        """Add it to a target group of an application load balancer."""
        raise NotImplementedError

    def attach_to_network_target_group(self, target_group: Any) -> Any:
        """Add it to a target group of a network load balancer."""
        raise NotImplementedError

    def attach_to_classic_lb(self, load_balancer: Any) -> None:
        """Add it to a classic load balancer."""
        raise NotImplementedError


class ListenerConfig:
    """A listener that target groups are added to."""

    def add_targets(self, id: str, target: LoadBalancerTargetOptions, service: Any) -> None:
        """Make a target group of the listener for a container's port."""
        raise NotImplementedError


class EcsTarget(Struct):
    """A container's port, and the listener it is put behind."""

    container_name: str
    listener: ListenerConfig
    new_target_group_id: str
    """Id of the target group that is made."""
    container_port: int | float | None = None
    """Default: the container's first."""
    protocol: Protocol | None = None
    """Default: TCP."""


__all__ = [
    "AlternateTargetConfig",
    "AlternateTargetOptions",
    "AlternateTargetProps",
    "EcsTarget",
    "IAlternateTarget",
    "IEcsLoadBalancerTarget",
    "ListenerConfig",
    "ListenerRuleConfiguration",
    "LoadBalancerTargetOptions",
]
