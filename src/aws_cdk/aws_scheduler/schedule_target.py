"""What schedules invoke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_scheduler.schedule_base import ISchedule
    from aws_cdk.aws_scheduler.schedule_target_input import ScheduleTargetInput


class ScheduleTargetConfig(Struct):
    """A target as the schedule has it. The parameters are property structs of ``CfnSchedule``, or mappings like them."""

    arn: str
    """What is invoked."""
    role: IRole
    """The role that EventBridge Scheduler invokes it with."""
    dead_letter_config: Any = None
    """``DeadLetterConfigProperty``: where events go that could not be delivered. Default: nowhere."""
    ecs_parameters: Any = None
    """``EcsParametersProperty``: how a task is run."""
    event_bridge_parameters: Any = None
    """``EventBridgeParametersProperty``: of which kind an event is."""
    input: ScheduleTargetInput | None = None
    """What the target gets. Default: EventBridge Scheduler's own words."""
    kinesis_parameters: Any = None
    """``KinesisParametersProperty``: how records are spread over shards."""
    retry_policy: Any = None
    """``RetryPolicyProperty``: how often, and for how long, delivery is tried. Default: EventBridge Scheduler's."""
    sage_maker_pipeline_parameters: Any = None
    """``SageMakerPipelineParametersProperty``: parameters of a run."""
    sqs_parameters: Any = None
    """``SqsParametersProperty``: the group of a message."""


class IScheduleTarget(Interface):
    """Something that a schedule invokes."""

    def bind(self, _schedule: ISchedule) -> ScheduleTargetConfig:
        """Return how it is invoked; may make what it needs."""
        raise NotImplementedError


__all__ = ["IScheduleTarget", "ScheduleTargetConfig"]
