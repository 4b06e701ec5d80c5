"""What resources tell a tree inspector."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_sqs as sqs


def test_an_inspector_keeps_attributes_in_their_order() -> None:
    inspector = cdk.TreeInspector()

    inspector.add_attribute("b", {"x": 1})
    inspector.add_attribute("a", [2])

    assert list(inspector.attributes.items()) == [("b", {"x": 1}), ("a", [2])]


def test_a_resource_tells_its_type_and_properties() -> None:
    inspector = cdk.TreeInspector()
    queue = sqs.CfnQueue(cdk.Stack(cdk.App(), "S"), "Q", queue_name="q")

    queue.inspect(inspector)

    assert inspector.attributes == {
        "aws:cdk:cloudformation:logicalId": "Q",
        "aws:cdk:cloudformation:type": "AWS::SQS::Queue",
        "aws:cdk:cloudformation:props": {"queueName": "q"},
    }
