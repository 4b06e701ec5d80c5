"""Validation of one part of an app: messages with ids, plugins, and acknowledgements of what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct
from constructs._source import user_stack_trace

if TYPE_CHECKING:
    from aws_cdk.core.policy_validation import IPolicyValidationPlugin
    from constructs import IConstruct

_SEPARATOR = "::"
_OWN_PREFIX = "Annotation"  # of ids that name no plugin


class Acknowledgment(Struct):
    """A rule whose complaints are accepted."""

    id: str
    """The rule, as the report names it: ``plugin::rule``."""
    reason: str
    """Why."""


class Validations:
    """Adds messages, plugins and acknowledgements to a construct; they hold for everything below it."""

    ACKNOWLEDGED_RULES_METADATA_KEY = "aws:cdk:acknowledged-rules"

    def __init__(self, scope: Any) -> None:
        self._scope = scope

    @staticmethod
    @checked
    def of(scope: IConstruct) -> Validations:
        """Return the validations of ``scope``."""
        return Validations(scope)

    @checked
    def add_warning(self, id: str, message: str) -> None:
        """Add a warning that can be acknowledged by its ``id``."""
        Annotations.of(self._scope).add_warning_v2(_full_id(id), message)

    @checked
    def add_error(self, id: str, message: str) -> None:
        """Add an error: synthesis goes on, but the command line refuses to deploy the stack."""
        Annotations.of(self._scope).add_error(f"{message} ({_full_id(id)})")

    @checked
    def add_plugins(self, *plugins: IPolicyValidationPlugin) -> None:
        """Have plugins judge the templates of the stage that the construct is in."""
        self._scope.__dict__.setdefault("_validation_plugins", []).extend(plugins)
        self._scope.node.root._has_validation_plugins = True

    @checked
    def acknowledge(self, *rules: Acknowledgment) -> None:
        """Accept what certain rules say of this construct and everything below.

        Raises:
            ValidationError: an id has more than two parts.
        """
        annotations = Annotations.of(self._scope)
        for rule in rules:
            rule = Acknowledgment.of(rule)
            id = _full_id(rule.id)
            self._scope.node.add_metadata(
                Validations.ACKNOWLEDGED_RULES_METADATA_KEY, {id: rule.reason}, stack_trace_override=user_stack_trace()
            )
            annotations.acknowledge_warning(id)
            prefix, _, name = id.partition(_SEPARATOR)
            if prefix == _OWN_PREFIX:  # messages of Annotations have ids without a prefix
                annotations.acknowledge_warning(name)


def _full_id(id: str) -> str:
    if id.count(_SEPARATOR) > 1:
        raise ValidationError(
            f"Invalid validation rule ID '{id}'. The '{_SEPARATOR}' delimiter is reserved for separating the prefix from the "
            "rule name (e.g. 'prefix::RuleName').",
            fix="write it as PREFIX::RULE, with one delimiter",
        )
    return rule_id(id if _SEPARATOR in id else f"{_OWN_PREFIX}{_SEPARATOR}{id}")


def rule_id(text: str) -> str:
    """Return an id as reports and metadata have it: without spaces."""
    return text.replace(" ", "-")
