"""Tasks that publish messages to topics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._json_path_fields import path_of
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    WAIT_FOR_TASK_TOKEN,
    check_task_token,
    checked_pattern,
    integration_arn,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text
from cloud_assembly.schema.json_text import json_text

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct


class MessageAttributeDataType(NamedEnum):
    """What an attribute of a message is."""

    STRING = "String"
    STRING_ARRAY = "String.Array"
    NUMBER = "Number"
    BINARY = "Binary"


class MessageAttribute(Struct):
    """An attribute of a message."""

    value: Any
    """The value: text, a number, true or false, a list, or a path."""
    data_type: MessageAttributeDataType | None = None
    """What it is. Default: as the value is."""


class _SnsPublishOptions(Struct):
    """What the task takes in either language."""

    message: TaskInput
    """The message."""
    topic: ITopic
    """The topic."""
    message_attributes: Nested[Mapping[str, MessageAttribute] | None] = nested()
    """Attributes by their names. Default: none."""
    message_deduplication_id: str | None = None
    """What tells duplicates; only FIFO topics. Default: none."""
    message_group_id: str | None = None
    """Within which order is kept; only FIFO topics. Default: none."""
    message_per_subscription_type: bool | None = None
    """Whether the message is an object with a text for each kind of subscription. Default: no."""
    subject: str | None = None
    """The subject of mails. Default: none."""


class SnsPublishJsonPathProps(TaskStateJsonPathBaseProps, _SnsPublishOptions):
    """Options of a task that publishes a message with JSONPath."""


class SnsPublishJsonataProps(TaskStateJsonataBaseProps, _SnsPublishOptions):
    """Options of a task that publishes a message with JSONata."""


class SnsPublishProps(TaskStateBaseProps, _SnsPublishOptions):
    """Options of a task that publishes a message in either language."""


class SnsPublish(TaskStateBase):
    """Publishes a message to a topic."""

    @staticmethod
    @takes(SnsPublishJsonPathProps)
    def json_path(scope: Construct, id: str, props: SnsPublishJsonPathProps) -> SnsPublish:
        """Make the task with JSONPath."""
        return SnsPublish(scope, id, **props._given())

    @staticmethod
    @takes(SnsPublishJsonataProps)
    def jsonata(scope: Construct, id: str, props: SnsPublishJsonataProps) -> SnsPublish:
        """Make the task with JSONata."""
        return SnsPublish(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SnsPublishProps)
    def __init__(self, scope: Construct, id: str, props: SnsPublishProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is not known to SNS; the token is not passed on.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN), self)
        check_task_token(self._pattern, props.message, "`message`", self)
        self._task_policies = [PolicyStatement(actions=["sns:Publish"], resources=[props.topic.topic_arn])]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        attributes = props.message_attributes
        parameters = present(
            {
                "TopicArn": props.topic.topic_arn,
                "Message": props.message.value,
                "MessageDeduplicationId": props.message_deduplication_id,
                "MessageGroupId": props.message_group_id,
                "MessageStructure": "json" if props.message_per_subscription_type else None,
                "MessageAttributes": (
                    {name: _rendered_attribute(item, self) for name, item in attributes.items()}
                    if attributes is not None
                    else None
                ),
                "Subject": props.subject,
            }
        )
        return {
            "Resource": integration_arn("sns", "publish", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


def _rendered_attribute(attribute: MessageAttribute, scope: Any) -> dict[str, Any]:
    kind = MessageAttributeDataType
    value = attribute.value
    data_type = attribute.data_type
    is_path = path_of(value) is not None
    if data_type is None:
        data_type = kind.STRING if is_path else _kind_of(value)
    elif not is_path and not is_unresolved(value):
        _check_kind(data_type, value, scope)
    key = "BinaryValue" if data_type is kind.BINARY else "StringValue"
    return {"DataType": data_type._value_, key: value if is_path else _text(value)}


def _kind_of(value: Any) -> MessageAttributeDataType:
    if isinstance(value, (list, tuple)):
        return MessageAttributeDataType.STRING_ARRAY
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return MessageAttributeDataType.NUMBER
    return MessageAttributeDataType.STRING


def _check_kind(data_type: MessageAttributeDataType, value: Any, scope: Any) -> None:
    """Check that a value is of the kind that is asked for.

    Raises:
        ValidationError: it is not.
    """
    kind = MessageAttributeDataType
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if (
        (data_type is kind.STRING and not isinstance(value, (str, bool)))
        or (data_type is kind.NUMBER and not is_number)
        or (data_type is kind.STRING_ARRAY and not isinstance(value, (list, tuple)))
    ):
        raise ValidationError(
            f"Requested SNS message attribute type was {data_type._value_} but {value} was of type {_js_type(value)}",
            scope=scope,
        )


def _js_type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, (list, tuple)):
        return "Array"
    return "string" if isinstance(value, str) else "object"


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return js_number_text(value)
    if isinstance(value, (list, tuple, Mapping)):
        return json_text(value)
    return value
