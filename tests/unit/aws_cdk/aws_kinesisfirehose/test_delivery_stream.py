"""What delivery streams refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def _to_bucket(stack: Stack, **options: Any) -> firehose.S3Bucket:
    return firehose.S3Bucket(s3.Bucket(stack, "B"), **options)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda s: firehose.DeliveryStream(
                s, "X", destination=_to_bucket(s, buffering_interval=Duration.minutes(16))
            ),
            "less than 900 seconds, got 960",
        ),
        (
            lambda s: firehose.DeliveryStream(s, "X", destination=_to_bucket(s, buffering_size=Size.mebibytes(129))),
            "at most 128 MiBs, got 129",
        ),
        (
            lambda s: _to_bucket(s, s3_backup={"mode": firehose.BackupMode.FAILED}),
            "do not support BackupMode.FAILED",
        ),
        (
            lambda s: firehose.DeliveryStream(
                s,
                "X",
                destination=_to_bucket(s),
                source=firehose.KinesisStreamSource(kinesis.Stream(s, "K")),
                encryption=firehose.StreamEncryption.aws_owned_key(),
            ),
            "source is a Kinesis data stream",
        ),
        (
            lambda s: firehose.DeliveryStream(
                s,
                "X",
                destination=_to_bucket(s, processors=[firehose.CloudWatchLogProcessor(data_message_extraction=True)]),
            ),
            "only be enabled with DecompressionProcessor",
        ),
        (
            lambda s: firehose.CloudWatchLogProcessor(data_message_extraction=False),
            "dataMessageExtraction must be true",
        ),
        (
            lambda s: firehose.DeliveryStream.from_delivery_stream_attributes(s, "X"),
            "Either deliveryStreamName or deliveryStreamArn",
        ),
        (
            lambda s: firehose.DeliveryStream.from_delivery_stream_arn(s, "X", "arn:aws:firehose:r:a:deliverystream"),
            "No delivery stream name found in ARN",
        ),
    ],
)
def test_what_cannot_be_is_refused(stack: Stack, make: Callable[[Stack], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(stack)


def test_connections_are_from_the_addresses_of_the_region(stack: Stack) -> None:
    stream = firehose.DeliveryStream(stack, "X", destination=_to_bucket(stack))
    group = ec2.SecurityGroup(stack, "G", vpc=ec2.Vpc(stack, "V"))
    group.connections.allow_from(stream, ec2.Port.tcp(5439))
    block = {"Fn::FindInMap": ["awscdkawskinesisfirehoseCidrBlocks", {"Ref": "AWS::Region"}, "FirehoseCidrBlock"]}
    (found,) = Template.from_stack(stack).find_resources("AWS::EC2::SecurityGroup").values()
    assert found["Properties"]["SecurityGroupIngress"][0]["CidrIp"] == block


def test_role_is_made_when_grants_need_it(stack: Stack) -> None:
    stream = firehose.DeliveryStream(stack, "X", destination=_to_bucket(stack))
    kinesis.Stream(stack, "K").grant_read(stream)
    roles = Template.from_stack(stack).find_resources("AWS::IAM::Role")
    assert sum(name.startswith("XServiceRole") for name in roles) == 1


def test_grants_to_an_import_without_role_are_dropped(stack: Stack) -> None:
    stream = firehose.DeliveryStream.from_delivery_stream_name(stack, "X", "there")
    assert isinstance(stream.grant_principal, iam.UnknownPrincipal)
    made = firehose.DeliveryStream(stack, "Y", destination=_to_bucket(stack))
    made.grant_put_records(stream)
    # That of the destination's role.
    Template.from_stack(stack).resource_count_is("AWS::IAM::Policy", 1)


def test_stream_waits_for_the_policy_of_the_bucket_and_not_for_that_of_its_key(stack: Stack) -> None:
    role = iam.Role.from_role_arn(stack, "R", "arn:aws:iam::123456789012:role/r")
    bucket = s3.Bucket(stack, "B", encryption=s3.BucketEncryption.KMS)
    destination = firehose.S3Bucket(bucket, role=role, logging_config=firehose.DisableLogging())
    firehose.DeliveryStream(stack, "X", destination=destination)
    (found,) = Template.from_stack(stack).find_resources("AWS::KinesisFirehose::DeliveryStream").values()
    assert [name[:7] for name in found["DependsOn"]] == ["BPolicy"]


def test_a_given_key_makes_a_role_and_a_new_one_does_not(stack: Stack) -> None:
    for id, key in (("New", None), ("Given", kms.Key(stack, "K"))):
        encryption = firehose.StreamEncryption.customer_managed_key(key)
        destination = firehose.S3Bucket(s3.Bucket(stack, f"B{id}"))
        firehose.DeliveryStream(stack, id, encryption=encryption, destination=destination)
    roles = Template.from_stack(stack).find_resources("AWS::IAM::Role")
    assert [name[:16] for name in roles if "ServiceRole" in name] == ["GivenServiceRole"]
