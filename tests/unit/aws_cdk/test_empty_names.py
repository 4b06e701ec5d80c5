"""Names that are empty texts: given, and yet no names."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk.assertions import Template


def _only(stack: Stack, type: str) -> dict[str, Any]:
    (found,) = Template.from_stack(stack).find_resources(type).values()
    return dict(found["Properties"])


def test_a_fifo_topic_of_an_empty_name_gets_a_made_one() -> None:
    stack = Stack(App(), "S")
    sns.Topic(stack, "T", topic_name="", fifo=True)

    assert _only(stack, "AWS::SNS::Topic")["TopicName"] == "S-T-E7DEDF33.fifo"


def test_an_empty_name_is_none_of_a_fifo_queue() -> None:
    with pytest.raises(RuntimeError, match=r"FIFO queue names must end in '\.fifo'"):
        sqs.Queue(Stack(App(), "S"), "Q", queue_name="", fifo=True)


def test_the_empty_name_of_a_table_stays() -> None:
    stack = Stack(App(), "S")
    key = dynamodb.Attribute(name="p", type=dynamodb.AttributeType.STRING)
    dynamodb.TableV2(stack, "T", table_name="", partition_key=key)

    assert _only(stack, "AWS::DynamoDB::GlobalTable")["TableName"] == ""
