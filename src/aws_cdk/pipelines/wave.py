"""Stages that are deployed at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from aws_cdk.pipelines.stage_deployment import AddStageOpts, StageDeployment

if TYPE_CHECKING:
    from aws_cdk.core.stage import Stage
    from aws_cdk.pipelines.step import Step


class WaveProps(Struct):
    """Options of a wave."""

    post: Sequence[Step] | None = None
    """Done after all stages. Default: nothing."""
    pre: Sequence[Step] | None = None
    """Done before all stages. Default: nothing."""


class WaveOptions(Struct):
    """What is done around a wave."""

    post: Sequence[Step] | None = None
    """Done after all stages. Default: nothing."""
    pre: Sequence[Step] | None = None
    """Done before all stages. Default: nothing."""


class Wave:
    """Stages that are deployed at the same time."""

    @takes(WaveProps)
    def __init__(self, id: str, props: WaveProps) -> None:
        self.id = id
        self.stages: list[StageDeployment] = []
        self.pre = list(props.pre or ())
        self.post = list(props.post or ())

    @takes(AddStageOpts)
    def add_stage(self, stage: Stage, options: AddStageOpts) -> StageDeployment:
        """Deploy ``stage`` in this wave."""
        deployment = StageDeployment.from_stage(stage, **options._given())
        self.stages.append(deployment)
        return deployment

    @checked
    def add_pre(self, *steps: Step) -> None:
        """Do steps before all stages."""
        self.pre.extend(steps)

    @checked
    def add_post(self, *steps: Step) -> None:
        """Do steps after all stages."""
        self.post.extend(steps)


__all__ = ["Wave", "WaveOptions", "WaveProps"]
