"""What targets have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sqs.queue_base import IQueue


def delivery_options(props: TargetBaseProps) -> dict[str, Any]:
    """Return the options of ``RuleTargetConfig`` that say what happens when delivery fails."""
    retry: dict[str, Any] = {}
    # As the peer: an attempt count below zero counts as not given.
    if props.retry_attempts is not None and props.retry_attempts >= 0:
        retry["maximumRetryAttempts"] = props.retry_attempts
    if props.max_event_age is not None:
        retry["maximumEventAgeInSeconds"] = props.max_event_age.to_seconds()
    queue = props.dead_letter_queue
    return {
        "dead_letter_config": {"arn": queue.queue_arn} if queue is not None else None,
        "retry_policy": retry or None,
    }


def let_rule_fail_to(rule: Any, queue: IQueue | None) -> None:
    """Let ``rule`` send what it cannot deliver to ``queue``.

    Raises:
        ValidationError: the queue is in another region.
    """
    if queue is None:
        return
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principals import ServicePrincipal

    own = Stack.of(rule)
    name = Names.node_unique_id(rule.node)
    if _differ(queue.env.region, own.region):
        raise ValidationError(
            f"Cannot assign Dead Letter Queue in region {queue.env.region} to the rule {name} in region {own.region}. Both the "
            "queue and the rule must be in the same region.",
            scope=rule,
        )
    if _differ(queue.env.account, own.account):
        Annotations.of(rule).add_warning_v2(
            "@aws-cdk/aws-events-targets:manuallyAddDLQResourcePolicy",
            f"Cannot add a resource policy to your dead letter queue associated with rule {rule.rule_ref.rule_arn} because the queue is in a "
            f"different account. You must add the resource policy manually to the dead letter queue in account "
            f"{queue.env.account}.",
        )
        return
    queue.add_to_resource_policy(
        PolicyStatement(
            sid=f"AllowEventRule{name}",
            principals=[ServicePrincipal("events.amazonaws.com")],
            actions=["sqs:SendMessage"],
            resources=[queue.queue_arn],
            conditions={"ArnEquals": {"aws:SourceArn": rule.rule_ref.rule_arn}},
        )
    )


def let_rule_invoke(rule: Any, function: IFunction) -> None:
    """Let ``rule`` call ``function``; once, however often it is its target."""
    from aws_cdk.aws_iam.principals import ServicePrincipal

    id = f"AllowEventRule{Names.node_unique_id(function.node)}"
    if rule.node.try_find_child(id) is None:
        function.add_permission(
            id,
            scope=rule,
            action="lambda:InvokeFunction",
            principal=ServicePrincipal("events.amazonaws.com"),
            source_arn=rule.rule_ref.rule_arn,
        )


def _differ(first: str | None, second: str | None) -> bool:
    return first != second and not is_unresolved(first) and not is_unresolved(second)
