"""Field indexes: fields of log events that can be searched quickly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

_MAX_FIELDS = 20


class FieldIndexPolicyProps(Struct):
    """Options of a field index policy."""

    fields: Sequence[str]
    """The fields, 20 at most."""


class FieldIndexPolicy:
    """Fields of log events that can be searched quickly."""

    @takes(FieldIndexPolicyProps)
    def __init__(self, props: FieldIndexPolicyProps) -> None:
        """Make a policy.

        Raises:
            ValidationError: there are too many fields.
        """
        if len(props.fields) > _MAX_FIELDS:
            raise ValidationError(
                f"A maximum of {_MAX_FIELDS} fields can be indexed per log group, got {len(props.fields)}"
            )
        self._fields = list(props.fields)

    def _bind(self) -> dict[str, Any]:
        """Return the policy as CloudFormation takes it."""
        return {"Fields": self._fields}
