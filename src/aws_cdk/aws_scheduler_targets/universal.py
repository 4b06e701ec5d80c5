"""Any call of AWS's API as target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole

# Calls that EventBridge Scheduler does not make. Source: its user guide, "Using universal targets".
_READING = re.compile(
    "get|describe|list|poll|receive|search|scan|query|select|read|lookup|discover|validate|batchGet|batchDescribe|batchRead|"
    "transactGet|adminGet|adminList|testMigration|retrieve|testConnection|translateDocument|isAuthorized|invokeModel"
)


class UniversalTargetProps(ScheduleTargetBaseProps):
    """Which call is made."""

    action: str
    """The call, in camelCase, such as ``stopDBCluster``; none that only reads."""
    service: str
    """The service, in lower case, such as ``rds``."""
    policy_statements: Sequence[PolicyStatement] | None = None
    """What the role must be allowed. Default: the action of the same name, on everything."""


class Universal(ScheduleTargetBase):
    """Makes a call of AWS's API."""

    @takes(UniversalTargetProps)
    def __init__(self, props: UniversalTargetProps) -> None:
        """Check the call.

        Raises:
            ValidationError: the names are not written as they have to be, or the call only reads.
        """
        service, action = props.service, props.action
        if service != service.lower() and not is_unresolved(service):
            raise ValidationError(f"API service must be lowercase, got: {service}")
        if action[:1] != action[:1].lower() or not action:
            raise ValidationError(f"API action must be camelCase, got: {action}")
        if _READING.match(action):
            raise ValidationError(
                f"Read-only API action is not supported by EventBridge Scheduler: {service}:{action}",
                fix="call a function that reads",
            )
        super().__init__(props, f"arn:{Aws.PARTITION}:scheduler:::aws-sdk:{service}:{action}")
        self._statements = props.policy_statements
        self._action = f"{service}:{action[0].upper()}{action[1:]}"

    def _add_target_action_to_role(self, role: IRole) -> None:
        if not self._statements:
            Annotations.of(role).add_warning_v2(
                "@aws-cdk/aws-scheduler-targets:defaultWildcardResourcePolicy",
                f"the role may do {self._action} with everything: narrow it with policy_statements",
            )
        for statement in self._statements or [PolicyStatement(actions=[self._action], resources=["*"])]:
            role.add_to_principal_policy(statement)


__all__ = ["Universal", "UniversalTargetProps"]
