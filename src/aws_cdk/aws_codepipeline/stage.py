"""Options of stages."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.aws_codepipeline.action import IAction, IStage
from aws_cdk.aws_codepipeline.rule import Conditions, FailureConditions
from aws_cdk.core.struct import Nested, Struct, nested


class StageProps(Struct):
    """A stage: actions that are done together."""

    stage_name: str
    """Name, unique in the pipeline."""
    actions: Sequence[IAction] | None = None
    """What is done; at least one action, here or later."""
    before_entry: Nested[Conditions | None] = nested()
    """What is asked before the stage. Default: nothing."""
    on_failure: Nested[FailureConditions | None] = nested()
    """What happens when it fails. Default: the run fails."""
    on_success: Nested[Conditions | None] = nested()
    """What is asked after the stage. Default: nothing."""
    transition_disabled_reason: str | None = None
    """Why nothing enters the stage. Default: ``Transition disabled``."""
    transition_to_enabled: bool | None = None
    """Whether runs enter the stage. Default: yes."""


class StagePlacement(Struct):
    """Where a stage is put; one of both."""

    just_after: IStage | None = None
    """After this stage."""
    right_before: IStage | None = None
    """Before this stage."""


class StageOptions(StageProps):
    """A stage, and where it is put."""

    placement: Nested[StagePlacement | None] = nested()
    """Where. Default: at the end."""


__all__ = ["StageOptions", "StagePlacement", "StageProps"]
