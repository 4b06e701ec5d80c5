"""Notifications of what happens to a group's instances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic


class ScalingEvent(NamedEnum):
    """Something that happens to an instance."""

    INSTANCE_LAUNCH = "autoscaling:EC2_INSTANCE_LAUNCH"
    INSTANCE_TERMINATE = "autoscaling:EC2_INSTANCE_TERMINATE"
    INSTANCE_TERMINATE_ERROR = "autoscaling:EC2_INSTANCE_TERMINATE_ERROR"
    INSTANCE_LAUNCH_ERROR = "autoscaling:EC2_INSTANCE_LAUNCH_ERROR"
    TEST_NOTIFICATION = "autoscaling:TEST_NOTIFICATION"


class ScalingEvents:
    """Events to be told of."""

    ERRORS: ScalingEvents
    ALL: ScalingEvents
    LAUNCH_EVENTS: ScalingEvents
    TERMINATION_EVENTS: ScalingEvents

    @checked
    def __init__(self, *types: ScalingEvent) -> None:
        self._types = types


ScalingEvents.ERRORS = ScalingEvents(ScalingEvent.INSTANCE_LAUNCH_ERROR, ScalingEvent.INSTANCE_TERMINATE_ERROR)
ScalingEvents.ALL = ScalingEvents(
    ScalingEvent.INSTANCE_LAUNCH,
    ScalingEvent.INSTANCE_LAUNCH_ERROR,
    ScalingEvent.INSTANCE_TERMINATE,
    ScalingEvent.INSTANCE_TERMINATE_ERROR,
)
ScalingEvents.LAUNCH_EVENTS = ScalingEvents(ScalingEvent.INSTANCE_LAUNCH, ScalingEvent.INSTANCE_LAUNCH_ERROR)
ScalingEvents.TERMINATION_EVENTS = ScalingEvents(ScalingEvent.INSTANCE_TERMINATE, ScalingEvent.INSTANCE_TERMINATE_ERROR)


class NotificationConfiguration(Struct):
    """Where events are told."""

    topic: ITopic
    """The topic."""
    scaling_events: ScalingEvents | None = None
    """The events. Default: all but the test."""
