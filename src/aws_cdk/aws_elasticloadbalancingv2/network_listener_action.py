"""What listeners of network load balancers do with connections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_elasticloadbalancingv2.listener_action import IListenerAction, forward_json, with_order
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.network_listener import INetworkListenerRef
    from aws_cdk.aws_elasticloadbalancingv2.network_target_group import INetworkTargetGroup
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class NetworkForwardOptions(Struct):
    """How connections are handed on."""

    stickiness_duration: Duration | None = None
    """How long connections of a client go to the group that got the first. Default: they need not."""


class NetworkWeightedTargetGroup(Struct):
    """A target group, and how much it gets."""

    target_group: INetworkTargetGroup
    """The group."""
    weight: int | float | None = None
    """Its part of the connections, 0 to 999. Default: 1."""


class NetworkListenerAction(IListenerAction):
    """What a listener does with a connection."""

    @checked
    def __init__(self, default_action_json: Any, next: NetworkListenerAction | None = None) -> None:
        self._action = default_action_json
        self.next = next

    @staticmethod
    @takes(NetworkForwardOptions)
    def forward(target_groups: Sequence[INetworkTargetGroup], options: NetworkForwardOptions) -> NetworkListenerAction:
        """Return the action that hands connections to target groups, in equal parts.

        Raises:
            ValidationError: there are none.
        """
        if not target_groups:
            raise ValidationError("Need at least one targetGroup in a NetworkListenerAction.forward()")
        if len(target_groups) == 1 and options.stickiness_duration is None:
            return _Forward(target_groups, {"type": "forward", "targetGroupArn": target_groups[0].target_group_arn})
        equal = [NetworkWeightedTargetGroup(target_group=group) for group in target_groups]
        return NetworkListenerAction.weighted_forward(equal, **options._given())

    @staticmethod
    @takes(NetworkForwardOptions)
    def weighted_forward(
        target_groups: Sequence[NetworkWeightedTargetGroup], options: NetworkForwardOptions
    ) -> NetworkListenerAction:
        """Return the action that hands connections to target groups, in parts as their weights are.

        Raises:
            ValidationError: there are none.
        """
        if not target_groups:
            raise ValidationError("Need at least one targetGroup in a NetworkListenerAction.weightedForward()")
        weighted = [NetworkWeightedTargetGroup.of(group) for group in target_groups]
        return _Forward([group.target_group for group in weighted], forward_json(weighted, options.stickiness_duration))

    def render_actions(self) -> list[Any]:
        """Return this action and those that follow."""
        return self._renumber([self._action, *(self.next.render_actions() if self.next else ())])

    def render_rule_actions(self) -> list[Any]:
        """Return this action and those that follow; network load balancers have no rules of their own."""
        return self.render_actions()

    def bind(self, scope: Construct, listener: INetworkListenerRef) -> None:
        """Do what a listener needs for the action; called as the action is given to it."""

    def _renumber(self, actions: list[Any]) -> list[Any]:
        """Number the actions, if there are several."""
        if len(actions) < 2:
            return actions
        return [with_order(action, order) for order, action in enumerate(actions, start=1)]


class _Forward(NetworkListenerAction):
    def __init__(self, groups: Sequence[INetworkTargetGroup], action: Any) -> None:
        super().__init__(action)
        self._groups = groups

    @checked
    def bind(self, scope: Construct, listener: INetworkListenerRef) -> None:
        for group in self._groups:
            group.register_listener(listener)


__all__ = ["NetworkForwardOptions", "NetworkListenerAction", "NetworkWeightedTargetGroup"]
