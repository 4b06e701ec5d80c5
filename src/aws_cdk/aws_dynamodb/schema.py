"""Keys of tables and indexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

_MAX_KEYS = 4


class AttributeType(NamedEnum):
    """Types of key attributes."""

    BINARY = "B"
    NUMBER = "N"
    STRING = "S"


class Attribute(Struct):
    """An attribute of items that is part of a key."""

    name: str
    type: AttributeType


class SchemaOptions(Struct):
    """The keys of a table or an index."""

    partition_key: Nested[Attribute | None] = nested()
    """Says where items are kept. A table must have one."""
    sort_key: Nested[Attribute | None] = nested()
    """Says in which order. Default: items have no order."""


class KeySchema(Struct):
    """The keys of a table or an index, of which there may be several."""

    partition_keys: Nested[Sequence[Attribute]]
    sort_keys: Nested[Sequence[Attribute]]


class AttributeDefinitions:
    """The attributes that the keys of a table and its indexes use, each once."""

    def __init__(self, scope: Any) -> None:
        self._scope = scope
        self._types: dict[str, AttributeType] = {}

    def register(self, attribute: Attribute) -> None:
        """Note an attribute.

        Raises:
            ValidationError: another key uses it with another type.
        """
        known = self._types.setdefault(attribute.name, attribute.type)
        if known is not attribute.type:
            raise ValidationError(
                f"Unable to specify {attribute.name} as {attribute.type._value_} because it was already defined as {known._value_}",
                scope=self._scope,
                fix="use one type for an attribute wherever it is a key",
            )

    def rendered(self) -> list[dict[str, str]]:
        """Return the attributes as the property of the L1 class takes them, in the order noted."""
        return [{"attributeName": name, "attributeType": type._value_} for name, type in self._types.items()]


def rendered_keys(schema: KeySchema) -> list[dict[str, str]]:
    """Return keys as the property of the L1 class takes them."""
    return [
        *({"attributeName": key.name, "keyType": "HASH"} for key in schema.partition_keys),
        *({"attributeName": key.name, "keyType": "RANGE"} for key in schema.sort_keys),
    ]


def keys_of_index(options: Any, scope: Any) -> KeySchema:
    """Return the keys of a global index, given one by one or as lists.

    Raises:
        ValidationError: the partition key is given in both forms or in none, or there are too many keys.
    """
    if (options.partition_key is None) == (options.partition_keys is None):
        raise ValidationError(
            "Exactly one of 'partitionKey', 'partitionKeys' must be specified",
            scope=scope,
            fix="give partition_key, or partition_keys where there are several",
        )
    if options.partition_keys is not None and not options.partition_keys:
        raise ValidationError("'partitionKeys' must contain at least one element", scope=scope)
    if options.sort_key is not None and options.sort_keys is not None:
        raise ValidationError(
            "At most one of 'sortKey', 'sortKeys' may be specified",
            scope=scope,
            fix="give sort_key, or sort_keys where there are several",
        )
    partition = [options.partition_key] if options.partition_key is not None else list(options.partition_keys or ())
    sort = [options.sort_key] if options.sort_key is not None else list(options.sort_keys or ())
    for kind, keys in (("partition", partition), ("sort", sort)):
        if len(keys) > _MAX_KEYS:
            raise ValidationError(f"Maximum of {_MAX_KEYS} {kind} keys allowed", scope=scope)
    return KeySchema(partition_keys=partition, sort_keys=sort)


__all__ = ["Attribute", "AttributeType", "KeySchema", "SchemaOptions"]
