"""Conditions of stages: rules that are asked before and after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role import Role

_NAME = re.compile(r"[A-Za-z0-9.@\-_]{1,100}\Z")


class Result(NamedEnum):
    """What happens if a condition is not met, or a stage fails."""

    ROLLBACK = "ROLLBACK"
    """The stage goes back to its last good run."""
    FAIL = "FAIL"
    RETRY = "RETRY"
    SKIP = "SKIP"


class RetryMode(NamedEnum):
    """What is tried again when a stage fails."""

    ALL_ACTIONS = "ALL_ACTIONS"
    FAILED_ACTIONS = "FAILED_ACTIONS"


class RuleProps(Struct):
    """A question that is asked of the world."""

    commands: Sequence[str] | None = None
    """Shell commands; for rules of commands."""
    configuration: Any = None
    """Settings, by the names of the provider."""
    input_artifacts: Sequence[str] | None = None
    """Names of artifacts it needs."""
    name: str | None = None
    """Name."""
    provider: str | None = None
    """Who answers, such as ``CloudWatchAlarm`` or ``DeploymentWindow``."""
    region: str | None = None
    """Region it is asked in. Default: the pipeline's."""
    role: Role | None = None
    """Role it is asked with. Default: the pipeline's."""
    version: str | None = None
    """Version of the provider. Default: the first."""


class Rule:
    """A question that is asked of the world."""

    @takes(RuleProps)
    def __init__(self, props: RuleProps) -> None:
        """Describe a question.

        Raises:
            ValidationError: the name has characters that CodePipeline does not take.
        """
        name = props.name
        if name is not None and not is_unresolved(name) and not _NAME.match(name):
            raise ValidationError(
                rf"Rule name must match regular expression: /^[A-Za-z0-9.@\-_]{{1,100}}$/, got '{name}'"
            )
        self.rule_name = name
        self._props = props

    def reference(self) -> str:
        """Return how actions refer to its answer."""
        return f"#{{rule.{'undefined' if self.rule_name is None else self.rule_name}}}"  # as the peer

    def _render(self) -> dict[str, Any]:
        props = self._props
        return {
            "name": self.rule_name,
            "ruleTypeId": {"category": "Rule", "owner": "AWS", "provider": props.provider, "version": props.version},
            "commands": props.commands,
            "configuration": props.configuration,
            "inputArtifacts": (
                [{"name": name} for name in props.input_artifacts] if props.input_artifacts is not None else None
            ),
            "region": props.region,
            "roleArn": props.role.role_arn if props.role is not None else None,
        }


class Condition(Struct):
    """Questions that must be answered with yes."""

    result: Result | None = None
    """What happens otherwise."""
    rules: Sequence[Rule] | None = None
    """The questions."""


class Conditions(Struct):
    """Conditions of a stage."""

    conditions: Nested[Sequence[Condition] | None] = nested()
    """The conditions."""


class FailureConditions(Conditions):
    """What happens when a stage fails."""

    result: Result | None = None
    """What happens without asking. Default: as the conditions say."""
    retry_mode: RetryMode | None = None
    """What is tried again. Default: FAILED_ACTIONS, if the result is RETRY."""


def render_conditions(given: Conditions | None) -> dict[str, Any] | None:
    """Return conditions before a stage, or after it."""
    if given is None or given.conditions is None:
        return None
    return {"conditions": _rendered(given.conditions)}


def render_failure(given: FailureConditions | None) -> dict[str, Any] | None:
    """Return what happens when a stage fails."""
    if given is None:
        return None
    return {
        "result": given.result._value_ if given.result is not None else None,
        "retryConfiguration": {"retryMode": given.retry_mode._value_} if given.retry_mode is not None else None,
        "conditions": _rendered(given.conditions) if given.conditions is not None else None,
    }


def _rendered(conditions: Sequence[Condition]) -> list[dict[str, Any]]:
    return [
        {
            "result": condition.result._value_ if condition.result is not None else None,
            "rules": [rule._render() for rule in condition.rules] if condition.rules is not None else None,
        }
        for condition in conditions
    ]


__all__ = ["Condition", "Conditions", "FailureConditions", "Result", "RetryMode", "Rule", "RuleProps"]
