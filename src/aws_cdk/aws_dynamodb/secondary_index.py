"""Indexes of tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_dynamodb.contributor_insights import ContributorInsightsSpecification
from aws_cdk.aws_dynamodb.schema import Attribute, SchemaOptions
from aws_cdk.aws_dynamodb.throughput import WarmThroughput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

MAX_GLOBAL_INDEXES = 20
MAX_LOCAL_INDEXES = 5
MAX_NON_KEY_ATTRIBUTES = 100


class ProjectionType(NamedEnum):
    """Which attributes an index holds."""

    KEYS_ONLY = "KEYS_ONLY"
    INCLUDE = "INCLUDE"
    """The keys and those that are named."""
    ALL = "ALL"


class SecondaryIndexProps(Struct):
    """Options of an index."""

    index_name: str
    """Name of the index."""
    non_key_attributes: Sequence[str] | None = None
    """The attributes that it holds beside the keys; with projection INCLUDE."""
    projection_type: ProjectionType | None = None
    """Which attributes it holds. Default: all."""


class LocalSecondaryIndexProps(SecondaryIndexProps):
    """Options of an index with the table's partition key."""

    sort_key: Nested[Attribute]
    """Says in which order items are."""


class GlobalSecondaryIndexProps(SecondaryIndexProps, SchemaOptions):
    """Options of an index with keys of its own."""

    contributor_insights_enabled: bool | None = None
    """Deprecated: use ``contributor_insights_specification``."""
    contributor_insights_specification: Nested[ContributorInsightsSpecification | None] = nested()
    """Whether the most used keys are reported. Default: no."""
    max_read_request_units: int | float | None = None
    """The most units read on demand. Default: no limit."""
    max_write_request_units: int | float | None = None
    """The most units written on demand. Default: no limit."""
    partition_keys: Nested[Sequence[Attribute] | None] = nested()
    """Several partition keys, up to 4, instead of ``partition_key``."""
    read_capacity: int | float | None = None
    """Units read per second, if capacity is provisioned. Default: 5."""
    sort_keys: Nested[Sequence[Attribute] | None] = nested()
    """Several sort keys, up to 4, instead of ``sort_key``."""
    warm_throughput: Nested[WarmThroughput | None] = nested()
    """The throughput that the index can serve at once. Default: DynamoDB's."""
    write_capacity: int | float | None = None
    """Units written per second, if capacity is provisioned. Default: 5."""


class IndexRegister:
    """What the indexes of one table may not have twice or too much of."""

    # What the peer says in each case; the newer kind of table says it in other words.
    _too_many_local = f"a maximum number of local secondary index per table is {MAX_LOCAL_INDEXES}"
    _twice = "a duplicate index name, {name}, is not allowed"
    _too_many_attributes = (
        f"a maximum number of nonKeyAttributes across all of secondary indexes is {MAX_NON_KEY_ATTRIBUTES}"
    )
    _attributes_missing = "non-key attributes should be specified when using INCLUDE projection type"
    _attributes_refused = "non-key attributes should not be specified when not using INCLUDE projection type"

    def __init__(self, scope: Any) -> None:
        self._scope = scope
        self._names: set[str] = set()
        self._non_key_attributes: set[str] = set()
        self._local = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is no index."""
        return not self._names

    def add(self, props: SecondaryIndexProps, *, local: bool = False) -> None:
        """Note an index.

        Raises:
            ValidationError: there is one of that name, or too many local ones.
        """
        if local and self._local >= MAX_LOCAL_INDEXES:
            raise ValidationError(self._too_many_local, scope=self._scope)
        if props.index_name in self._names:
            raise ValidationError(self._twice.format(name=props.index_name), scope=self._scope)
        self._names.add(props.index_name)
        self._local += local

    def rendered_projection(self, props: SecondaryIndexProps) -> dict[str, Any]:
        """Return which attributes an index holds, as the property of the L1 class takes it.

        Raises:
            ValidationError: attributes are named without projection INCLUDE or the other way round, or they are too many.
        """
        includes = props.projection_type is ProjectionType.INCLUDE
        if includes and not props.non_key_attributes:
            raise ValidationError(self._attributes_missing, scope=self._scope, fix="set non_key_attributes")
        if not includes and props.non_key_attributes:
            raise ValidationError(
                self._attributes_refused, scope=self._scope, fix="set projection_type=ProjectionType.INCLUDE"
            )
        self._non_key_attributes.update(props.non_key_attributes or ())
        if len(self._non_key_attributes) > MAX_NON_KEY_ATTRIBUTES:
            raise ValidationError(self._too_many_attributes, scope=self._scope)
        return {
            "projectionType": (props.projection_type or ProjectionType.ALL)._value_,
            "nonKeyAttributes": list(props.non_key_attributes) if props.non_key_attributes else None,
        }


class GlobalTableIndexRegister(IndexRegister):
    """What the indexes of one table with replicas may not have twice or too much of."""

    _too_many_local = f"You may not provide more than {MAX_LOCAL_INDEXES} local secondary indexes"
    _twice = "Duplicate secondary index name, {name}, is not allowed"
    _too_many_attributes = (
        f"The maximum number of 'nonKeyAttributes' across all secondary indexes is {MAX_NON_KEY_ATTRIBUTES}"
    )
    _attributes_missing = "Non-key attributes should be specified when using INCLUDE projection type"
    _attributes_refused = "Non-key attributes should not be specified when not using INCLUDE projection type"

    def add(self, props: SecondaryIndexProps, *, local: bool = False) -> None:
        """Note an index.

        Raises:
            ValidationError: there is one of that name, or there are too many of its kind.
        """
        if not local and len(self._names) - self._local >= MAX_GLOBAL_INDEXES:
            raise ValidationError(
                f"You may not provide more than {MAX_GLOBAL_INDEXES} global secondary indexes", scope=self._scope
            )
        super().add(props, local=local)


__all__ = [
    "GlobalSecondaryIndexProps",
    "LocalSecondaryIndexProps",
    "ProjectionType",
    "SecondaryIndexProps",
]
