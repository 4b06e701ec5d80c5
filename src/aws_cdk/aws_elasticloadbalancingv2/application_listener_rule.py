"""Rules of listeners of application load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2._l1 import CfnListenerRule
from aws_cdk.aws_elasticloadbalancingv2.listener_action import ListenerAction
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.application_listener import IApplicationListener
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import IApplicationTargetGroup
    from aws_cdk.aws_elasticloadbalancingv2.listener_condition import ListenerCondition


class BaseApplicationListenerRuleProps(Struct):
    """Options of a rule."""

    priority: int | float
    """Rules of lower numbers are tried first; 1 or more."""
    action: ListenerAction | None = None
    """What is done. Not with ``target_groups``."""
    conditions: Sequence[ListenerCondition] | None = None
    """What requests must be like; at least one."""
    target_groups: Sequence[IApplicationTargetGroup] | None = None
    """Where requests go. Not with ``action``."""


class ApplicationListenerRuleProps(BaseApplicationListenerRuleProps):
    """Options of a rule made by itself."""

    listener: IApplicationListener
    """The listener."""


class ApplicationListenerRule(Construct):
    """What is done with requests that meet conditions."""

    @takes(ApplicationListenerRuleProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationListenerRuleProps) -> None:
        """Make a rule.

        Raises:
            ValidationError: there are no conditions, two actions, or a priority below 1.
        """
        super().__init__(scope, id)
        self._conditions: list[ListenerCondition] = list(props.conditions or ())
        self._action: ListenerAction | None = None
        self._listener = props.listener
        if not self._conditions:
            raise ValidationError(
                "At least one of 'conditions', 'hostHeader', 'pathPattern' or 'pathPatterns' is required when defining a "
                "load balancing rule.",
                scope=self,
                fix="give conditions=[ListenerCondition.path_patterns([...])]",
            )
        if props.action is not None and props.target_groups is not None:
            raise ValidationError(
                "'action,targetGroups' specified together, specify only one",
                scope=self,
                fix="keep action; ListenerAction.forward takes target groups",
            )
        if not is_unresolved(props.priority) and props.priority <= 0:
            raise ValidationError("Priority must have value greater than or equal to 1", scope=self)
        resource = CfnListenerRule(
            self,
            "Resource",
            listener_arn=props.listener.listener_arn,
            priority=props.priority,
            conditions=lazy_any(lambda: [condition.render_raw_condition() for condition in self._conditions]),
            actions=lazy_any(lambda: self._action.render_rule_actions() if self._action is not None else []),
        )
        if props.action is not None:
            self.configure_action(props.action)
        if props.target_groups is not None:
            self.configure_action(ListenerAction.forward(props.target_groups))
        self.listener_rule_arn: str = resource.ref
        check_before_synthesis(
            self, lambda: [] if self._action is not None else ["Listener rule needs at least one action"]
        )

    @checked
    def add_condition(self, condition: ListenerCondition) -> None:
        """Add a condition, which must hold too."""
        self._conditions.append(condition)

    @checked
    def configure_action(self, action: ListenerAction) -> None:
        """Say what is done; a rule does one thing, so the last call counts."""
        if self._action is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-elbv2:albListnerRuleDefaultActionReplaced",
                "An Action already existed on this ListenerRule and was replaced. Configure exactly one default Action.",
            )
        action.bind(self, self._listener, self)
        self._action = action


__all__ = ["ApplicationListenerRule", "ApplicationListenerRuleProps", "BaseApplicationListenerRuleProps"]
