"""Tasks that read and write items of DynamoDB tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import integration_arn, service_arn
from aws_cdk.aws_stepfunctions_tasks.dynamo_attribute_value import (
    DynamoAttributeValue,
    DynamoProjectionExpression,
    attribute_map,
)
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_dynamodb import ITableRef
    from constructs import Construct


class DynamoConsumedCapacity(NamedEnum):
    """What is said about the capacity that was used."""

    INDEXES = "INDEXES"
    TOTAL = "TOTAL"
    NONE = "NONE"


class DynamoItemCollectionMetrics(NamedEnum):
    """Whether sizes of item collections are said."""

    SIZE = "SIZE"
    NONE = "NONE"


class DynamoReturnValues(NamedEnum):
    """Which attributes of a changed item are returned."""

    NONE = "NONE"
    ALL_OLD = "ALL_OLD"
    UPDATED_OLD = "UPDATED_OLD"
    ALL_NEW = "ALL_NEW"
    UPDATED_NEW = "UPDATED_NEW"


class _DynamoOptions(Struct):
    """What all tasks on items take."""

    table: ITableRef
    """The table."""
    expression_attribute_names: Mapping[str, str] | None = None
    """What stands for names of attributes in expressions. Default: nothing."""
    return_consumed_capacity: DynamoConsumedCapacity | None = None
    """What is said about the capacity that was used. Default: nothing."""


class _DynamoChangeOptions(_DynamoOptions):
    """What all tasks take that change an item."""

    condition_expression: str | None = None
    """What has to hold for the change to be made. Default: it is made."""
    expression_attribute_values: Mapping[str, DynamoAttributeValue] | None = None
    """What stands for values in expressions. Default: nothing."""
    return_item_collection_metrics: DynamoItemCollectionMetrics | None = None
    """Whether sizes of item collections are said. Default: no."""
    return_values: DynamoReturnValues | None = None
    """Which attributes are returned. Default: none."""


class _DynamoGetItemOptions(_DynamoOptions):
    """What the task takes in either language."""

    key: Mapping[str, DynamoAttributeValue]
    """The key of the item."""
    consistent_read: bool | None = None
    """Whether the read sees all writes before it. Default: no."""
    projection_expression: Sequence[DynamoProjectionExpression] | None = None
    """Which attributes are read. Default: all."""


class _DynamoPutItemOptions(_DynamoChangeOptions):
    """What the task takes in either language."""

    item: Mapping[str, DynamoAttributeValue]
    """The item."""


class _DynamoUpdateItemOptions(_DynamoChangeOptions):
    """What the task takes in either language."""

    key: Mapping[str, DynamoAttributeValue]
    """The key of the item."""
    update_expression: str | None = None
    """What is changed. Default: nothing."""


class _DynamoDeleteItemOptions(_DynamoChangeOptions):
    """What the task takes in either language."""

    key: Mapping[str, DynamoAttributeValue]
    """The key of the item."""


class DynamoGetItemJsonPathProps(TaskStateJsonPathBaseProps, _DynamoGetItemOptions):
    """Options of a task that reads an item with JSONPath."""


class DynamoGetItemJsonataProps(TaskStateJsonataBaseProps, _DynamoGetItemOptions):
    """Options of a task that reads an item with JSONata."""


class DynamoGetItemProps(TaskStateBaseProps, _DynamoGetItemOptions):
    """Options of a task that reads an item in either language."""


class DynamoPutItemJsonPathProps(TaskStateJsonPathBaseProps, _DynamoPutItemOptions):
    """Options of a task that writes an item with JSONPath."""


class DynamoPutItemJsonataProps(TaskStateJsonataBaseProps, _DynamoPutItemOptions):
    """Options of a task that writes an item with JSONata."""


class DynamoPutItemProps(TaskStateBaseProps, _DynamoPutItemOptions):
    """Options of a task that writes an item in either language."""


class DynamoUpdateItemJsonPathProps(TaskStateJsonPathBaseProps, _DynamoUpdateItemOptions):
    """Options of a task that changes an item with JSONPath."""


class DynamoUpdateItemJsonataProps(TaskStateJsonataBaseProps, _DynamoUpdateItemOptions):
    """Options of a task that changes an item with JSONata."""


class DynamoUpdateItemProps(TaskStateBaseProps, _DynamoUpdateItemOptions):
    """Options of a task that changes an item in either language."""


class DynamoDeleteItemJsonPathProps(TaskStateJsonPathBaseProps, _DynamoDeleteItemOptions):
    """Options of a task that deletes an item with JSONPath."""


class DynamoDeleteItemJsonataProps(TaskStateJsonataBaseProps, _DynamoDeleteItemOptions):
    """Options of a task that deletes an item with JSONata."""


class DynamoDeleteItemProps(TaskStateBaseProps, _DynamoDeleteItemOptions):
    """Options of a task that deletes an item in either language."""


class _DynamoTask(TaskStateBase):
    """A task on an item."""

    _method = ""

    def _init_dynamo(self, scope: Construct, id: str, props: Any) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._table_name: str = props.table.table_ref.table_name
        self._task_policies = [
            PolicyStatement(
                actions=[f"dynamodb:{self._method}"],
                resources=[service_arn(self, "dynamodb", "table", self._table_name)],
            )
        ]

    def _resource(self) -> str:
        return integration_arn("dynamodb", f"{self._method[0].lower()}{self._method[1:]}")

    def _change(self, subject: dict[str, Any], **more: Any) -> dict[str, Any]:
        props = self._props
        values = props.expression_attribute_values
        metrics = props.return_item_collection_metrics
        return present(
            {
                **subject,
                "TableName": self._table_name,
                "ConditionExpression": props.condition_expression,
                "ExpressionAttributeNames": props.expression_attribute_names,
                "ExpressionAttributeValues": attribute_map(values) if values is not None else None,
                "ReturnConsumedCapacity": _value(props.return_consumed_capacity),
                "ReturnItemCollectionMetrics": _value(metrics),
                "ReturnValues": _value(props.return_values),
                **more,
            }
        )


class DynamoGetItem(_DynamoTask):
    """Reads an item of a table."""

    _method = "GetItem"

    @staticmethod
    @takes(DynamoGetItemJsonPathProps)
    def json_path(scope: Construct, id: str, props: DynamoGetItemJsonPathProps) -> DynamoGetItem:
        """Make the task with JSONPath."""
        return DynamoGetItem(scope, id, **props._given())

    @staticmethod
    @takes(DynamoGetItemJsonataProps)
    def jsonata(scope: Construct, id: str, props: DynamoGetItemJsonataProps) -> DynamoGetItem:
        """Make the task with JSONata."""
        return DynamoGetItem(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(DynamoGetItemProps)
    def __init__(self, scope: Construct, id: str, props: DynamoGetItemProps) -> None:
        self._init_dynamo(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        projection = props.projection_expression
        parameters = present(
            {
                "Key": attribute_map(props.key),
                "TableName": self._table_name,
                "ConsistentRead": bool(props.consistent_read),
                "ExpressionAttributeNames": props.expression_attribute_names,
                "ProjectionExpression": ",".join(str(part) for part in projection) if projection else None,
                "ReturnConsumedCapacity": _value(props.return_consumed_capacity),
            }
        )
        return {"Resource": self._resource(), **self._rendered_parameters(parameters, top_level_query_language)}


class DynamoPutItem(_DynamoTask):
    """Writes an item of a table."""

    _method = "PutItem"

    @staticmethod
    @takes(DynamoPutItemJsonPathProps)
    def json_path(scope: Construct, id: str, props: DynamoPutItemJsonPathProps) -> DynamoPutItem:
        """Make the task with JSONPath."""
        return DynamoPutItem(scope, id, **props._given())

    @staticmethod
    @takes(DynamoPutItemJsonataProps)
    def jsonata(scope: Construct, id: str, props: DynamoPutItemJsonataProps) -> DynamoPutItem:
        """Make the task with JSONata."""
        return DynamoPutItem(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(DynamoPutItemProps)
    def __init__(self, scope: Construct, id: str, props: DynamoPutItemProps) -> None:
        self._init_dynamo(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        parameters = self._change({"Item": attribute_map(self._props.item)})
        return {"Resource": self._resource(), **self._rendered_parameters(parameters, top_level_query_language)}


class DynamoUpdateItem(_DynamoTask):
    """Changes an item of a table."""

    _method = "UpdateItem"

    @staticmethod
    @takes(DynamoUpdateItemJsonPathProps)
    def json_path(scope: Construct, id: str, props: DynamoUpdateItemJsonPathProps) -> DynamoUpdateItem:
        """Make the task with JSONPath."""
        return DynamoUpdateItem(scope, id, **props._given())

    @staticmethod
    @takes(DynamoUpdateItemJsonataProps)
    def jsonata(scope: Construct, id: str, props: DynamoUpdateItemJsonataProps) -> DynamoUpdateItem:
        """Make the task with JSONata."""
        return DynamoUpdateItem(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(DynamoUpdateItemProps)
    def __init__(self, scope: Construct, id: str, props: DynamoUpdateItemProps) -> None:
        self._init_dynamo(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        parameters = self._change({"Key": attribute_map(props.key)}, UpdateExpression=props.update_expression)
        return {"Resource": self._resource(), **self._rendered_parameters(parameters, top_level_query_language)}


class DynamoDeleteItem(_DynamoTask):
    """Deletes an item of a table."""

    _method = "DeleteItem"

    @staticmethod
    @takes(DynamoDeleteItemJsonPathProps)
    def json_path(scope: Construct, id: str, props: DynamoDeleteItemJsonPathProps) -> DynamoDeleteItem:
        """Make the task with JSONPath."""
        return DynamoDeleteItem(scope, id, **props._given())

    @staticmethod
    @takes(DynamoDeleteItemJsonataProps)
    def jsonata(scope: Construct, id: str, props: DynamoDeleteItemJsonataProps) -> DynamoDeleteItem:
        """Make the task with JSONata."""
        return DynamoDeleteItem(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(DynamoDeleteItemProps)
    def __init__(self, scope: Construct, id: str, props: DynamoDeleteItemProps) -> None:
        self._init_dynamo(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        parameters = self._change({"Key": attribute_map(self._props.key)})
        return {"Resource": self._resource(), **self._rendered_parameters(parameters, top_level_query_language)}


def _value(choice: Enum | None) -> Any:
    return choice._value_ if choice is not None else None
