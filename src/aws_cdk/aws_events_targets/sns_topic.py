"""Topics as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_sns.topic_base import ITopic


class SnsTopicProps(TargetBaseProps):
    """Options of a topic as target."""

    authorize_using_role: bool | None = None
    """Publish with a role rather than by the topic's policy. Default: only if there is a ``role``."""
    message: RuleTargetInput | None = None
    """What is published. Default: the whole event."""
    role: IRole | None = None
    """The role to publish with. Default: one of the rule, if one is used."""


class SnsTopic(IRuleTarget):
    """Publishes to a topic."""

    @takes(SnsTopicProps)
    def __init__(self, topic: ITopic, props: SnsTopicProps) -> None:
        self.topic = topic
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` publish to the topic.

        Raises:
            ValidationError: a role that ``authorize_using_role=False`` forbids.
        """
        props = self._props
        role = props.role
        if role is not None and props.authorize_using_role is False:
            raise ValidationError("Cannot provide a role when authorizeUsingRole is false", scope=rule)
        if role is None and props.authorize_using_role:
            role = singleton_event_role(rule)
        if role is not None:
            self.topic.grant_publish(role)
        else:
            from aws_cdk.aws_iam.principals import ServicePrincipal

            self.topic.grant_publish(ServicePrincipal("events.amazonaws.com"))
        let_rule_fail_to(rule, props.dead_letter_queue)
        return RuleTargetConfig(
            arn=self.topic.topic_arn,
            input=props.message,
            target_resource=self.topic,
            role=role,
            **delivery_options(props),
        )
