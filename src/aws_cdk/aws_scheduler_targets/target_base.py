"""What all targets have in common: role, input, retries, dead letters."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principal import PrincipalWithConditions
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_scheduler.schedule_target import IScheduleTarget, ScheduleTargetConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_scheduler.schedule_base import ISchedule
    from aws_cdk.aws_scheduler.schedule_target_input import ScheduleTargetInput
    from aws_cdk.aws_sqs.queue_base import IQueue

# Limits of deliveries. Source: the EventBridge Scheduler API reference, RetryPolicy.
_MOST_ATTEMPTS = 185
_LEAST_AGE, _MOST_AGE = Duration.minutes(1), Duration.days(1)


class ScheduleTargetBaseProps(Struct):
    """How any target is invoked."""

    dead_letter_queue: IQueue | None = None
    """Where events go that could not be delivered. Default: nowhere."""
    input: ScheduleTargetInput | None = None
    """What the target gets. Default: EventBridge Scheduler's own words."""
    max_event_age: Duration | None = None
    """How long delivery is tried, 1 minute to 24 hours. Default: 24 hours."""
    retry_attempts: int | float | None = None
    """How often delivery is tried again, 0 to 185. Default: 185."""
    role: IRole | None = None
    """The role that EventBridge Scheduler invokes the target with. Default: one for each target in a stack."""


class ScheduleTargetBase(IScheduleTarget):
    """Base of targets."""

    @checked
    def __init__(self, base_props: ScheduleTargetBaseProps, target_arn: str) -> None:
        self._base_props = ScheduleTargetBaseProps.of(base_props)
        self.target_arn = target_arn

    @checked
    def bind(self, schedule: ISchedule) -> ScheduleTargetConfig:
        """Let the role invoke the target, and return how it is invoked.

        Raises:
            ValidationError: delivery is tried too seldom, too often, or for too long.
        """
        props = self._base_props
        role = props.role if props.role is not None else self._shared_role(schedule)
        self._add_target_action_to_role(role)
        if props.dead_letter_queue is not None:
            role.add_to_principal_policy(
                PolicyStatement(actions=["sqs:SendMessage"], resources=[props.dead_letter_queue.queue_arn])
            )
        _check_deliveries(schedule, props)
        self._role = role
        return self._bind_base_target_config(schedule)

    def _add_target_action_to_role(self, role: IRole) -> None:
        """Let ``role`` invoke the target."""
        raise NotImplementedError

    def _bind_base_target_config(self, _schedule: ISchedule) -> ScheduleTargetConfig:
        """Return how the target is invoked, as far as all targets have it in common."""
        props = self._base_props
        age = props.max_event_age if props.max_event_age is not None else _MOST_AGE
        attempts = props.retry_attempts if props.retry_attempts is not None else _MOST_ATTEMPTS
        queue = props.dead_letter_queue
        return ScheduleTargetConfig(
            arn=self.target_arn,
            role=self._role,
            dead_letter_config={"arn": queue.queue_arn} if queue is not None else None,
            retry_policy={"maximumEventAgeInSeconds": age.to_seconds(), "maximumRetryAttempts": attempts},
            input=props.input,
        )

    def _shared_role(self, schedule: ISchedule) -> IRole:
        """Return the role of the target in the schedule's stack; it serves the groups of schedules that have the target.

        Source of the conditions: the EventBridge Scheduler user guide, "Confused deputy prevention".
        """
        stack = Stack.of(schedule)
        group = schedule.schedule_group
        arn = (
            group.schedule_group_arn
            if group is not None
            else stack.format_arn(service="scheduler", resource="schedule-group", resource_name="default")
        )
        source = {"aws:SourceAccount": stack.account, "aws:SourceArn": arn}
        principal = PrincipalWithConditions(ServicePrincipal("scheduler.amazonaws.com"), {"StringEquals": source})
        id = f"SchedulerRoleForTarget-{self._digest(stack)}"
        existing: Any = stack.node.try_find_child(id)
        if existing is None:
            return Role(stack, id, assumed_by=principal)
        role: Role = existing
        assert role.assume_role_policy is not None  # as it was made here
        role.assume_role_policy.add_statements(PolicyStatement(actions=["sts:AssumeRole"], principals=[principal]))
        return role

    def _digest(self, stack: Stack) -> str:
        """Return what tells targets apart in ids of roles. Source: observed on the peer."""
        resolved = stack.resolve(self.target_arn)
        text = (
            resolved if isinstance(resolved, str) else json.dumps(resolved, separators=(",", ":"), ensure_ascii=False)
        )
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:6]


def _check_deliveries(schedule: ISchedule, props: ScheduleTargetBaseProps) -> None:
    attempts, age = props.retry_attempts, props.max_event_age
    if attempts is not None and not is_unresolved(attempts):
        if attempts < 0:
            raise ValidationError("Number of retry attempts should be greater or equal than 0", scope=schedule)
        if attempts > _MOST_ATTEMPTS:
            raise ValidationError(
                f"Number of retry attempts should be less or equal than {_MOST_ATTEMPTS}", scope=schedule
            )
    if age is not None:
        if age.to_seconds() < _LEAST_AGE.to_seconds():
            raise ValidationError("Minimum event age is 1 minute", scope=schedule)
        if age.to_seconds() > _MOST_AGE.to_seconds():
            raise ValidationError("Maximum event age is 1 day", scope=schedule)


__all__ = ["ScheduleTargetBase", "ScheduleTargetBaseProps"]
