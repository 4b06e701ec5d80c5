"""Outputs of stacks that steps take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.pipelines._action_names import namespace_of_stack

if TYPE_CHECKING:
    from aws_cdk.core.cfn_output import CfnOutput
    from aws_cdk.pipelines.pipeline_base import PipelineBase
    from aws_cdk.pipelines.stack_deployment import StackDeployment


class StackOutputReference:
    """An output of a stack."""

    @staticmethod
    @checked
    def from_cfn_output(output: CfnOutput) -> StackOutputReference:
        """Return the reference to ``output``."""
        from aws_cdk.core.stack import Stack

        stack = Stack.of(output)
        return StackOutputReference(stack.node.path, stack.artifact_id, stack.resolve(output.logical_id))

    @checked
    def __init__(self, stack_description: str, stack_artifact_id: str, output_name: str) -> None:
        self.stack_description = stack_description
        self._artifact_id = stack_artifact_id
        self.output_name = output_name

    @checked
    def is_produced_by(self, stack: StackDeployment) -> bool:
        """Tell whether ``stack`` is the output's stack."""
        return stack.stack_artifact_id == self._artifact_id


class StackOutputsMap:
    """Finds how actions refer to outputs of stacks."""

    @checked
    def __init__(self, pipeline: PipelineBase) -> None:
        self._graph: Any = getattr(pipeline, "_graph", None)

    @checked
    def to_code_pipeline(self, x: StackOutputReference) -> str:
        """Return how actions refer to ``x``.

        Raises:
            ValidationError: no stack of the pipeline has it.
        """
        return f"#{{{namespace_of_stack(x._artifact_id)}.{x.output_name}}}"


def missing_output(reference: StackOutputReference, step: Any) -> ValidationError:
    """Return the error about an output whose stack is not in the pipeline."""
    return ValidationError(
        f"Stack '{reference.stack_description}' (producing output '{reference.output_name}') is not in the pipeline; call "
        "'addStage()' to add the stack's Stage to the pipeline",
        fix=f"add the stack's stage: {step} needs the output",
    )


__all__ = ["StackOutputReference", "StackOutputsMap"]
