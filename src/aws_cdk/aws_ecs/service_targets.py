"""How containers are put behind load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.modes import Protocol
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, StructLater, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2 import (
        AddApplicationTargetsProps,
        AddNetworkTargetsProps,
        ApplicationListener,
        NetworkListener,
    )
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct
else:
    AddApplicationTargetsProps = StructLater("aws_cdk.aws_elasticloadbalancingv2", "AddApplicationTargetsProps")
    AddNetworkTargetsProps = StructLater("aws_cdk.aws_elasticloadbalancingv2", "AddNetworkTargetsProps")


class ListenerRuleConfiguration:
    """A rule or listener that decides where traffic goes."""

    @checked
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


class IAlternateTarget(Interface):
    """A second target group, for the other version during a deployment."""

    def bind(self, scope: Construct) -> AlternateTargetConfig:
        """Return what it is; may make constructs below ``scope``."""
        raise NotImplementedError


class AlternateTarget(IAlternateTarget):
    """A second target group, for the other version during a deployment."""

    @takes(AlternateTargetProps)
    def __init__(self, id: str, props: AlternateTargetProps) -> None:
        self._id = id
        self._props = props

    @checked
    def bind(self, scope: Construct) -> AlternateTargetConfig:
        """Return what it is, with a role below ``scope`` if none is given."""
        props = self._props
        return AlternateTargetConfig(
            alternate_target_group_arn=props.alternate_target_group.target_group_ref.target_group_arn,
            role_arn=(props.role or self._new_role(scope)).role_arn,
            production_listener_rule=props.production_listener._listener_arn,
            test_listener_rule=props.test_listener._listener_arn if props.test_listener is not None else None,
        )

    def _new_role(self, scope: Construct) -> IRole:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        name = "AmazonECSInfrastructureRolePolicyForLoadBalancers"
        return Role(
            scope,
            f"{self._id}Role",
            assumed_by=ServicePrincipal("ecs.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name(name)],
        )


class LoadBalancerTargetOptions(Struct):
    """A port of a container."""

    container_name: str
    """The container."""
    alternate_target: IAlternateTarget | None = None
    """A second target group, for the other version during a deployment."""
    container_port: int | float | None = None
    """Default: the container's first."""
    protocol: Protocol | None = None
    """Default: TCP."""


class IEcsLoadBalancerTarget(Interface):
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

    @staticmethod
    @takes(AddApplicationTargetsProps)
    def application_listener(listener: ApplicationListener, props: AddApplicationTargetsProps) -> ListenerConfig:
        """Add a target group to a listener of an application load balancer."""
        return _ApplicationListenerConfig(listener, props)

    @staticmethod
    @takes(AddNetworkTargetsProps)
    def network_listener(listener: NetworkListener, props: AddNetworkTargetsProps) -> ListenerConfig:
        """Add a target group to a listener of a network load balancer."""
        return _NetworkListenerConfig(listener, props)

    def add_targets(self, id: str, target: LoadBalancerTargetOptions, service: Any) -> None:
        """Make a target group of the listener for a container's port."""
        raise NotImplementedError


class _ApplicationListenerConfig(ListenerConfig):
    def __init__(self, listener: ApplicationListener, props: AddApplicationTargetsProps) -> None:
        self._listener = listener
        self._props = props

    @checked
    def add_targets(self, id: str, target: LoadBalancerTargetOptions, service: Any) -> None:
        protocol = self._props.protocol
        given = {"port": 443 if protocol is not None and protocol._value_ == "HTTPS" else 80, **self._props._given()}
        given["targets"] = [service.load_balancer_target(**target._given())]
        self._listener.add_targets(id, **given)


class _NetworkListenerConfig(ListenerConfig):
    def __init__(self, listener: NetworkListener, props: AddNetworkTargetsProps) -> None:
        self._listener = listener
        self._props = props

    @checked
    def add_targets(self, id: str, target: LoadBalancerTargetOptions, service: Any) -> None:
        given = self._props._given()
        given["targets"] = [service.load_balancer_target(**target._given())]
        self._listener.add_targets(id, **given)


class EcsTarget(Struct):
    """A container's port, and the listener it is put behind."""

    container_name: str
    """The container."""
    listener: ListenerConfig
    """The listener."""
    new_target_group_id: str
    """Id of the target group that is made."""
    container_port: int | float | None = None
    """Default: the container's first."""
    protocol: Protocol | None = None
    """Default: TCP."""


__all__ = [
    "AlternateTarget",
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
