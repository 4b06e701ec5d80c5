"""Pipelines of SageMaker as targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_sagemaker.pipeline import IPipeline
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_scheduler.schedule_base import ISchedule
    from aws_cdk.aws_scheduler.schedule_target import ScheduleTargetConfig


class SageMakerPipelineParameter(Struct):
    """A parameter of a run."""

    name: str
    value: str


class SageMakerStartPipelineExecutionProps(ScheduleTargetBaseProps):
    """How a pipeline is started."""

    pipeline_parameter_list: Nested[Sequence[SageMakerPipelineParameter] | None] = nested()
    """Parameters of the run. Default: none."""


class SageMakerStartPipelineExecution(ScheduleTargetBase):
    """Starts a pipeline of SageMaker."""

    @takes(SageMakerStartPipelineExecutionProps)
    def __init__(self, pipeline: IPipeline, props: SageMakerStartPipelineExecutionProps) -> None:
        super().__init__(props, pipeline.pipeline_arn)
        self._pipeline = pipeline
        self._parameters = props.pipeline_parameter_list

    def _add_target_action_to_role(self, role: IRole) -> None:
        self._pipeline.grant_start_pipeline_execution(role)

    def _bind_base_target_config(self, _schedule: ISchedule) -> ScheduleTargetConfig:
        config = super()._bind_base_target_config(_schedule)
        if self._parameters is None:
            return config
        parameters = [{"name": each.name, "value": each.value} for each in self._parameters]
        return config._with(sage_maker_pipeline_parameters={"pipelineParameterList": parameters})


__all__ = ["SageMakerPipelineParameter", "SageMakerStartPipelineExecution", "SageMakerStartPipelineExecutionProps"]
