"""Rules that AWS offers, with options of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_config.managed_rule import ManagedRule
from aws_cdk.aws_config.rule_base import RuleProps
from aws_cdk.aws_config.rule_scope import ResourceType, RuleScope
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

_MOST_TOPICS = 5


class AccessKeysRotatedProps(RuleProps):
    """Options of the rule. As the peer, ``input_parameters`` does not count."""

    max_age: Duration | None = None
    """How old access keys may be, whole days. Default: 90 days."""


class AccessKeysRotated(ManagedRule):
    """Whether access keys of users are changed often enough."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-config.AccessKeysRotated"

    @takes(AccessKeysRotatedProps)
    def __init__(self, scope: Construct, id: str, props: AccessKeysRotatedProps) -> None:
        age = props.max_age
        parameters = {"maxAccessKeyAge": age.to_days()} if age is not None else {}
        super().__init__(scope, id, **_managed(props._with(max_age=None), "ACCESS_KEYS_ROTATED", parameters))


class CloudFormationStackDriftDetectionCheckProps(RuleProps):
    """Options of the rule. As the peer, ``input_parameters`` and ``rule_scope`` do not count."""

    own_stack_only: bool | None = None
    """Whether the rule looks at its own stack alone. Default: no."""
    role: IRoleRef | None = None
    """The role that reads resources to find their drift. Default: one is made that may read everything."""


class CloudFormationStackDriftDetectionCheck(ManagedRule):
    """Whether resources are as their stacks say."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-config.CloudFormationStackDriftDetectionCheck"

    @takes(CloudFormationStackDriftDetectionCheckProps)
    def __init__(self, scope: Construct, id: str, props: CloudFormationStackDriftDetectionCheckProps) -> None:
        role_arn = lazy_string(lambda: self._role.role_ref.role_arn)
        common = props._with(own_stack_only=None, role=None)
        parameters = {"cloudformationRoleArn": role_arn}
        super().__init__(scope, id, **_managed(common, "CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK", parameters))
        own_stack = Stack.of(self).stack_id if props.own_stack_only else None
        self._rule_scope = RuleScope.from_resource(ResourceType.CLOUDFORMATION_STACK, own_stack)
        self._role: IRoleRef = props.role if props.role is not None else self._make_role()

    def _make_role(self) -> IRoleRef:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        return Role(
            self,
            "Role",
            assumed_by=ServicePrincipal("config.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name("ReadOnlyAccess")],
        )


class CloudFormationStackNotificationCheckProps(RuleProps):
    """Options of the rule. As the peer, ``input_parameters`` and ``rule_scope`` do not count."""

    topics: Sequence[ITopic] | None = None
    """Up to 5 topics, one of which stacks have to tell of their events. Default: any topic."""


class CloudFormationStackNotificationCheck(ManagedRule):
    """Whether stacks tell topics of their events."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-config.CloudFormationStackNotificationCheck"

    @takes(CloudFormationStackNotificationCheckProps)
    def __init__(self, scope: Construct, id: str, props: CloudFormationStackNotificationCheckProps) -> None:
        """Make the rule.

        Raises:
            ValidationError: there are more than 5 topics.
        """
        topics = props.topics
        if topics is not None and len(topics) > _MOST_TOPICS:
            raise ValidationError(
                f"At most {_MOST_TOPICS} topics can be specified, got {len(topics)} for {id}.",
                scope=scope,
                fix="give fewer topics, or make a second rule",
            )
        parameters = None
        if topics is not None:
            parameters = {f"snsTopic{number}": topic.topic_arn for number, topic in enumerate(topics, start=1)}
        common = props._with(topics=None)
        super().__init__(scope, id, **_managed(common, "CLOUDFORMATION_STACK_NOTIFICATION_CHECK", parameters))
        self._rule_scope = RuleScope.from_resources([ResourceType.CLOUDFORMATION_STACK])


def _managed(props: RuleProps, identifier: str, parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the options of ``ManagedRule``, with ``parameters`` in the place of ``input_parameters``."""
    return {**props._given(), "identifier": identifier, "input_parameters": parameters}


__all__ = [
    "AccessKeysRotated",
    "AccessKeysRotatedProps",
    "CloudFormationStackDriftDetectionCheck",
    "CloudFormationStackDriftDetectionCheckProps",
    "CloudFormationStackNotificationCheck",
    "CloudFormationStackNotificationCheckProps",
]
