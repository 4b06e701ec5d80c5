"""Targets of schedules: what they refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk.aws_ec2 import SubnetSelection, SubnetType, Vpc
from aws_cdk.aws_ecs import Cluster, Ec2TaskDefinition, FargateTaskDefinition
from aws_cdk.aws_events import EventBus
from aws_cdk.aws_kinesis import Stream
from aws_cdk.aws_scheduler import IScheduleTarget, Schedule, ScheduleExpression, ScheduleTargetInput
from aws_cdk.aws_scheduler_targets import (
    EcsRunEc2Task,
    EcsRunFargateTask,
    EventBridgePutEvents,
    EventBridgePutEventsEntry,
    KinesisStreamPutRecord,
    SqsSendMessage,
    Universal,
)
from aws_cdk.aws_sqs import Queue
from aws_cdk.core.errors import CdkError


def fifo(stack: Stack, *, by_content: bool = True) -> Queue:
    return Queue(stack, "Fifo", fifo=True, content_based_deduplication=by_content)


def cluster(stack: Stack) -> Cluster:
    return Cluster(stack, "Cluster", vpc=Vpc(stack, "Vpc", max_azs=1))


def event(stack: Stack) -> EventBridgePutEventsEntry:
    text = ScheduleTargetInput.from_text("x")
    return EventBridgePutEventsEntry(detail=text, detail_type="t", event_bus=EventBus(stack, "Bus"), source="s")


PUBLIC = SubnetSelection(subnet_type=SubnetType.PUBLIC)


@pytest.mark.parametrize(
    ("target", "what"),
    [
        (lambda s: SqsSendMessage(Queue(s, "Q"), retry_attempts=-1), "(?s)greater or equal than 0.*S/Schedule"),
        (lambda s: SqsSendMessage(Queue(s, "Q"), retry_attempts=186), "less or equal than 185"),
        (lambda s: SqsSendMessage(Queue(s, "Q"), max_event_age=Duration.seconds(59)), "Minimum event age is 1 minute"),
        (lambda s: SqsSendMessage(Queue(s, "Q"), max_event_age=Duration.hours(25)), "Maximum event age is 1 day"),
        (lambda s: SqsSendMessage(fifo(s)), "(?s)messageGroupId must be specified.*S/Fifo"),
        (lambda s: SqsSendMessage(fifo(s), message_group_id=""), "length must be between 1 and 128, got 0"),
        (
            lambda s: SqsSendMessage(fifo(s, by_content=False), message_group_id="g"),
            "contentBasedDeduplication must be",
        ),
        (lambda s: SqsSendMessage(Queue(s, "Q"), message_group_id="g"), "target must be a FIFO queue"),
        (lambda s: KinesisStreamPutRecord(Stream(s, "Str"), partition_key=""), "(?s)between 1 and 256, got 0.*S/Str"),
        (
            lambda s: EventBridgePutEvents(event(s), input=ScheduleTargetInput.from_text("y")),
            "use entry.detail instead",
        ),
        (lambda s: Universal(service="RDS", action="stopDBCluster"), "API service must be lowercase, got: RDS"),
        (lambda s: Universal(service="rds", action="StopDBCluster"), "API action must be camelCase"),
        (lambda s: Universal(service="rds", action="describeDBClusters"), "Read-only API action is not supported"),
        (
            lambda s: EcsRunEc2Task(cluster(s), task_definition=FargateTaskDefinition(s, "T")),
            "(?s)EC2 launch type.*S/T",
        ),
        (lambda s: EcsRunFargateTask(cluster(s), task_definition=Ec2TaskDefinition(s, "T")), "Fargate launch type"),
        (
            lambda s: EcsRunEc2Task(cluster(s), task_definition=Ec2TaskDefinition(s, "T"), vpc_subnets=PUBLIC),
            "can only be used with awsvpc network mode",
        ),
        (
            lambda s: EcsRunFargateTask(
                cluster(s), task_definition=FargateTaskDefinition(s, "T"), assign_public_ip=True
            ),
            "assignPublicIp should be set to true only for public subnets",
        ),
    ],
)
def test_what_cannot_be_invoked_is_refused(target: Callable[[Stack], IScheduleTarget], what: str) -> None:
    stack = Stack(App(), "S")

    with pytest.raises(CdkError, match=what):
        Schedule(stack, "Schedule", schedule=ScheduleExpression.rate(Duration.hours(1)), target=target(stack))
