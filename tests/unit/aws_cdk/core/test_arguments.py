"""Positional arguments of public methods are checked as options are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, Duration, Fn, RemovalPolicy, Stack, Tags
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_stepfunctions as stepfunctions


class Things:
    """What the calls below are made on."""

    def __init__(self) -> None:
        self.stack = Stack(App(), "S")
        self.bucket = s3.Bucket(self.stack, "Bucket")
        self.role = iam.Role(self.stack, "Role", assumed_by=iam.AnyPrincipal())
        self.topic = sns.Topic(self.stack, "Topic")
        self.function = lambda_.Function(
            self.stack,
            "Function",
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("x"),
        )
        self.api = apigateway.RestApi(self.stack, "Api")


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("identity", lambda things, bad: things.bucket.grant_read(bad)),
        ("permission", lambda things, bad: things.bucket.add_to_resource_policy(bad)),
        ("key_pattern", lambda things, bad: things.bucket.arn_for_objects(bad)),
        ("bucket_arn", lambda things, bad: s3.Bucket.from_bucket_arn(things.stack, "Imported", bad)),
        ("statement", lambda things, bad: things.role.add_to_policy(bad)),
        ("policy", lambda things, bad: things.role.add_managed_policy(bad)),
        ("service", lambda things, bad: iam.ServicePrincipal(bad)),
        ("topic_subscription", lambda things, bad: things.topic.add_subscription(bad)),
        ("url", lambda things, bad: subscriptions.UrlSubscription(bad)),
        ("fn", lambda things, bad: subscriptions.LambdaSubscription(bad)),
        ("source", lambda things, bad: things.function.add_event_source(bad)),
        ("key", lambda things, bad: things.function.add_environment(bad, "x")),
        ("value", lambda things, bad: things.function.add_environment("KEY", bad)),
        ("handler", lambda things, bad: apigateway.LambdaIntegration(bad)),
        ("handler", lambda things, bad: targets.LambdaFunction(bad)),
        ("path_part", lambda things, bad: things.api.root.add_resource(bad)),
        ("cidr_ip", lambda things, bad: ec2.Peer.ipv4(bad)),
        ("duration", lambda things, bad: stepfunctions.WaitTime.duration(bad)),
        ("policy", lambda things, bad: things.bucket.apply_removal_policy(bad)),
        ("scope", lambda things, bad: Tags.of(bad)),
        ("delimiter", lambda things, bad: Fn.join(bad, ["a"])),
        ("target", lambda things, bad: things.stack.add_dependency(bad)),
    ],
)
@pytest.mark.parametrize("bad", [None, 3])
def test_an_argument_of_another_type_is_refused_by_its_name(
    argument: str, call: Callable[[Things, Any], object], bad: Any
) -> None:
    things = Things()

    with pytest.raises(TypeError, match=rf"(argument|option) '?{argument}\b") as refusal:
        call(things, bad)

    assert isinstance(refusal.value, RuntimeError)  # as apps of the official library catch it
    assert "test_arguments.py:" in str(refusal.value)


def test_the_construct_concerned_is_named() -> None:
    things = Things()

    with pytest.raises(TypeError, match=r"S/Function at .*test_arguments\.py"):
        things.function.add_environment("COUNT", 3)  # type: ignore[arg-type]  # what the test is about


def test_an_enumeration_of_another_service_is_no_match_for_one_of_the_same_name() -> None:
    with pytest.raises(TypeError, match=r"must be aws_cdk\.aws_ecs\.Protocol; got aws_cdk\.aws_ec2\.Protocol instead"):
        ecs.PortMapping(container_port=80, protocol=ec2.Protocol.TCP)  # type: ignore[arg-type]  # what the test is about


def test_none_for_an_argument_with_a_default_is_the_default() -> None:
    given: Any = None

    assert appsync.MappingTemplate.lambda_request(given, "Invoke").render_template() == (
        appsync.MappingTemplate.lambda_request().render_template()
    )


def test_a_path_is_told_how_to_be_given(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"argument path must be str; got \w+Path instead; write str\(path\)"):
        lambda_.Code.from_asset(tmp_path)  # type: ignore[arg-type]  # what the test is about


def test_mappings_stand_for_structs_and_tokens_for_values() -> None:
    things = Things()
    table = dynamodb.Table(things.stack, "Table", partition_key={"name": "id", "type": dynamodb.AttributeType.STRING})

    things.bucket.add_cors_rule(allowed_methods=[s3.HttpMethods.GET], allowed_origins=["*"])
    things.function.add_environment("NAME", table.table_name)
    filters: Any = ({"prefix": "in/"}, {"suffix": ".csv"})
    things.bucket.add_event_notification(s3.EventType.OBJECT_CREATED, _Destination(), *filters)
    things.bucket.apply_removal_policy(RemovalPolicy.DESTROY)

    wait = stepfunctions.Wait(things.stack, "Wait", time=stepfunctions.WaitTime.duration(Duration.seconds(3)))
    assert wait.to_state_json()["Seconds"] == 3


class _Destination:
    """An app's own destination, which declares no interface."""

    def bind(self, scope: Any, bucket: Any) -> s3.BucketNotificationDestinationConfig:
        return s3.BucketNotificationDestinationConfig(arn="arn", type=s3.BucketNotificationDestinationType.TOPIC)
