"""Expressions in the beginnings of objects' keys: ``!{namespace:value}``.

Source of the rules: the Firehose developer guide, "Custom prefixes", and observation of aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import re
from typing import Any

from aws_cdk.core.errors import ValidationError

_EXPRESSION = r"!\{(firehose|timestamp|partitionKeyFromQuery|partitionKeyFromLambda):([^{}]+)\}"
_ERROR_TYPE = ("firehose", "error-output-type")


def checked_prefixes(scope: Any, data: str | None, error: str | None, *, partitioned: bool) -> None:
    """Refuse prefixes that Firehose would refuse; ``scope`` is named in errors.

    Raises:
        ValidationError: an expression is malformed, or stands where it may not.
    """
    of_data = _expressions(scope, data, "dataOutputPrefix")
    of_errors = _expressions(scope, error, "errorOutputPrefix")
    if of_data and not error:
        raise ValidationError(
            "Specify the errorOutputPrefix in order to use expressions in the dataOutputPrefix.", scope=scope
        )
    if _ERROR_TYPE in of_data:
        raise ValidationError("The dataOutputPrefix cannot contain !{firehose:error-output-type}.", scope=scope)
    if not partitioned and _by_key(of_data):
        raise ValidationError(
            "When dynamic partitioning is not enabled, the dataOutputPrefix can contain neither "
            "partitionKeyFromLambda nor partitionKeyFromQuery.",
            scope=scope,
        )
    if of_errors and _ERROR_TYPE not in of_errors:
        raise ValidationError(
            "The errorOutputPrefix expression must include at least one instance of !{firehose:error-output-type}.",
            scope=scope,
        )
    if _by_key(of_errors):
        raise ValidationError(
            "You cannot use partitionKeyFromLambda and partitionKeyFromQuery namespaces in errorOutputPrefix.",
            scope=scope,
        )


def keys_in(prefix: str | None, namespace: str) -> set[str]:
    """Return which partitioning keys of ``namespace`` a prefix names."""
    return {value for found, value in re.findall(_EXPRESSION, prefix or "") if found == namespace}


def _by_key(expressions: list[tuple[str, str]]) -> bool:
    return any(namespace.startswith("partitionKeyFrom") for namespace, _ in expressions)


def _expressions(scope: Any, prefix: str | None, option: str) -> list[tuple[str, str]]:
    if not prefix:
        return []
    found: list[tuple[str, str]] = re.findall(_EXPRESSION, prefix)
    if len(found) != prefix.count("!{"):
        raise ValidationError(
            f"The expression must be of the form !{{namespace:value}} and include a valid namespace at {option}.",
            scope=scope,
            fix="namespaces are firehose, timestamp, partitionKeyFromQuery and partitionKeyFromLambda",
        )
    return found
