"""Streams of DynamoDB tables as sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda_event_sources.stream_event_source import StreamEventSource, StreamEventSourceProps, bound
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_dynamodb import ITable
    from aws_cdk.aws_lambda.function_base import IFunction


class DynamoEventSourceProps(StreamEventSourceProps):
    """Options of :class:`DynamoEventSource`."""


class DynamoEventSource(StreamEventSource):
    """Calls a function with the changes of a table."""

    @takes(DynamoEventSourceProps)
    def __init__(self, table: ITable, props: DynamoEventSourceProps) -> None:
        self._init_source(props)
        self._table = table
        self._check_batch_size()

    @checked
    def bind(self, target: IFunction) -> None:
        """Read the table's stream for ``target``, which may then do so.

        Raises:
            ValidationError: the table has no stream.
        """
        if not self._table.table_stream_arn:
            raise ValidationError(
                f"DynamoDB Streams must be enabled on the table {self._table.node.path}",
                scope=target,
                fix="give the table stream=StreamViewType.NEW_AND_OLD_IMAGES (a TableV2: dynamo_stream)",
            )
        self._add_mapping(
            target,
            f"DynamoDBEventSource:{Names.node_unique_id(self._table.node)}",
            event_source_arn=self._table.table_stream_arn,
        )
        self._table.grant_stream_read(target)

    @property
    def event_source_mapping_id(self) -> str:
        """The mapping's id."""
        return bound(self, "DynamoEventSource").event_source_mapping_id

    @property
    def event_source_mapping_arn(self) -> str:
        """The mapping's ARN."""
        return bound(self, "DynamoEventSource").event_source_mapping_arn
