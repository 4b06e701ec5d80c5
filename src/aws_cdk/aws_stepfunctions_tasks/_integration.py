"""What tasks have in common: ARNs of integrations, and which patterns these know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_stepfunctions._json_path_fields import contains_task_token
from aws_cdk.aws_stepfunctions.task_input import InputType, TaskInput
from aws_cdk.aws_stepfunctions.task_state_base import IntegrationPattern
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack

REQUEST_RESPONSE = IntegrationPattern.REQUEST_RESPONSE
RUN_JOB = IntegrationPattern.RUN_JOB
WAIT_FOR_TASK_TOKEN = IntegrationPattern.WAIT_FOR_TASK_TOKEN

_SUFFIXES = {REQUEST_RESPONSE: "", RUN_JOB: ".sync", WAIT_FOR_TASK_TOKEN: ".waitForTaskToken"}


def integration_arn(service: str, action: str, pattern: IntegrationPattern = REQUEST_RESPONSE) -> str:
    """Return the ARN that names an integration of Step Functions with a service."""
    return f"arn:{Aws.PARTITION}:states:::{service}:{action}{_SUFFIXES[pattern]}"


def checked_pattern(
    given: IntegrationPattern | None,
    supported: Sequence[IntegrationPattern],
    scope: Any,
    default: IntegrationPattern = REQUEST_RESPONSE,
) -> IntegrationPattern:
    """Return the pattern of a task.

    Raises:
        ValidationError: the service does not know it.
    """
    pattern = given or default
    if pattern not in supported:
        raise ValidationError(
            "Unsupported service integration pattern. Supported Patterns: "
            f"{','.join(known._value_ for known in supported)}. Received: {pattern._value_}",
            scope=scope,
        )
    return pattern


def check_task_token(pattern: IntegrationPattern, value: Any, where: str, scope: Any) -> None:
    """Check that a task which waits for its token passes it on.

    Raises:
        ValidationError: it does not; nobody could ever return it.
    """
    if isinstance(value, TaskInput):
        value = {"value": value.value}
    if pattern is WAIT_FOR_TASK_TOKEN and not contains_task_token(value):
        raise ValidationError(
            f"Task Token is required in {where} for callback. Use JsonPath.taskToken to set the token.", scope=scope
        )


def input_value(value: TaskInput | None) -> Any:
    """Return what a task is given, or ``None``."""
    return value.value if value is not None else None


def is_text(value: TaskInput) -> bool:
    """Tell whether a task is given text."""
    return value.type is InputType.TEXT


def events_rule_arn(scope: Any, rule: str) -> str:
    """Return the ARN of the rule by which Step Functions learns that a job is done."""
    return Stack.of(scope).format_arn(service="events", resource="rule", resource_name=rule)


def service_arn(
    scope: Any, service: str, resource: str, name: str | None = None, *, colon: bool = False, **options: Any
) -> str:
    """Return an ARN of the stack's account and region."""
    if name is None:
        options["arn_format"] = ArnFormat.NO_RESOURCE_NAME
    elif colon:
        options["arn_format"] = ArnFormat.COLON_RESOURCE_NAME
    return Stack.of(scope).format_arn(service=service, resource=resource, resource_name=name, **options)
