"""Stages that a pipeline deploys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.pipelines.stack_deployment import StackDeployment

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.stage import Stage
    from aws_cdk.pipelines.step import Step


class StackSteps(Struct):
    """Steps around a stack."""

    stack: Stack
    """The stack."""
    change_set: Sequence[Step] | None = None
    """Done between the change set and the change. Default: none."""
    post: Sequence[Step] | None = None
    """Done after it. Default: none."""
    pre: Sequence[Step] | None = None
    """Done before it. Default: none."""


class StageDeploymentProps(Struct):
    """Options of a stage in a pipeline."""

    post: Sequence[Step] | None = None
    """Done after all stacks. Default: nothing."""
    pre: Sequence[Step] | None = None
    """Done before all stacks. Default: nothing."""
    stack_steps: Nested[Sequence[StackSteps] | None] = nested()
    """Done around single stacks. Default: nothing."""
    stage_name: str | None = None
    """Name in the pipeline. Default: the stage's."""


class AddStageOpts(Struct):
    """What is done around a stage."""

    post: Sequence[Step] | None = None
    """Done after all stacks. Default: nothing."""
    pre: Sequence[Step] | None = None
    """Done before all stacks. Default: nothing."""
    stack_steps: Nested[Sequence[StackSteps] | None] = nested()
    """Done around single stacks. Default: nothing."""


class StageDeployment:
    """A stage that a pipeline deploys."""

    @staticmethod
    @takes(StageDeploymentProps)
    def from_stage(stage: Stage, props: StageDeploymentProps) -> StageDeployment:
        """Synthesize the stage and return its deployment.

        Raises:
            ValidationError: it has no stack, or steps are for a stack that it does not have.
        """
        assembly = stage.synth(validate_on_synthesis=True)
        if not assembly.stacks:
            raise ValidationError(
                f"The given Stage construct ('{stage.node.path}') should contain at least one Stack",
                scope=stage,
                fix="make the stacks in the scope of the Stage",
            )
        known = {artifact.id: StackDeployment.from_artifact(artifact) for artifact in assembly.stacks}
        for artifact in assembly.stacks:
            for dependency in artifact.dependencies:
                if dependency.id in known:
                    known[artifact.id].add_stack_dependency(known[dependency.id])
                elif hasattr(dependency, "template_file"):
                    raise ValidationError(
                        f"Stack '{artifact.id}' depends on stack not found in same Stage: '{dependency.id}'",
                        scope=stage,
                        fix="put both stacks into one Stage, or exchange the value another way, as by a parameter of Systems Manager",
                    )
        return StageDeployment(list(known.values()), props, stage)

    @checked
    def __init__(self, stacks: Sequence[StackDeployment], props: StageDeploymentProps, stage: Stage) -> None:
        self.stacks = list(stacks)
        self.stage_name = props.stage_name if props.stage_name is not None else stage.stage_name
        self.pre = list(props.pre or ())
        self.post = list(props.post or ())
        self.stack_steps = list(props.stack_steps or ())
        self.prepare_step: bool | None = None
        for steps in self.stack_steps:
            found = next((one for one in self.stacks if one.stack_artifact_id == steps.stack.artifact_id), None)
            if found is None:
                raise ValidationError(
                    f"Missing Stack '{steps.stack.artifact_id}' in Stage '{self.stage_name}'",
                    scope=stage,
                    fix="name a stack of this stage in stack_steps",
                )
            found.add_stack_steps(steps.pre or (), steps.change_set or (), steps.post or ())

    @checked
    def add_pre(self, *steps: Step) -> None:
        """Do steps before all stacks."""
        self.pre.extend(steps)

    @checked
    def add_post(self, *steps: Step) -> None:
        """Do steps after all stacks."""
        self.post.extend(steps)


__all__ = ["AddStageOpts", "StackSteps", "StageDeployment", "StageDeploymentProps"]
