"""Replicas of tables, where a flag asks for literal partitions."""

from __future__ import annotations

import json
from pathlib import Path

from aws_cdk import App, Environment, Stack
from aws_cdk import aws_dynamodb as dynamodb


def test_the_partition_of_replicas_is_told_by_aws_also_under_the_flag(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path), context={"@aws-cdk/core:enablePartitionLiterals": True}, analytics_reporting=False)
    stack = Stack(app, "Stack", env=Environment(account="111111111111", region="us-east-1"))
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    dynamodb.Table(stack, "Table", partition_key=key, replication_regions=["eu-west-1"])
    app.synth()

    (nested,) = tmp_path.glob("*ReplicaProvider*.nested.template.json")
    policies = [
        resource["Properties"]["PolicyDocument"]["Statement"]
        for resource in json.loads(nested.read_text(encoding="utf-8"))["Resources"].values()
        if resource["Type"] == "AWS::IAM::Policy"
    ]
    (deletion,) = (
        statement for policy in policies for statement in policy if "dynamodb:DeleteTableReplica" in statement["Action"]
    )
    assert deletion["Resource"]["Fn::Join"][1][:3] == [
        "arn:",
        {"Ref": "AWS::Partition"},
        ":dynamodb:eu-west-1:111111111111:table/",
    ]
