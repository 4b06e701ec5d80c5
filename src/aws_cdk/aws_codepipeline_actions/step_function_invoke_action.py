"""State machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact, ArtifactPath
    from aws_cdk.aws_stepfunctions.state_machine_base import IStateMachine
    from constructs import Construct


class StateMachineInput:
    """What a state machine is started with."""

    @staticmethod
    @checked
    def literal(object: Mapping[str, Any]) -> StateMachineInput:
        """Return an object that is known now."""
        return StateMachineInput(json.dumps(object, separators=(",", ":"), ensure_ascii=False), None, "Literal")

    @staticmethod
    @checked
    def file_path(input_file: ArtifactPath) -> StateMachineInput:
        """Return a file of an artifact."""
        return StateMachineInput(input_file.location, input_file.artifact, "FilePath")

    @checked
    def __init__(self, input: Any, input_artifact: Artifact | None, input_type: str | None) -> None:
        self.input = input
        self.input_artifact = input_artifact
        self.input_type = input_type


class StepFunctionsInvokeActionProps(CommonAwsActionProps):
    """An execution of a state machine."""

    state_machine: IStateMachine
    """The state machine."""
    execution_name_prefix: str | None = None
    """What the execution's name begins with. Default: the name is that of the action's execution."""
    output: Artifact | None = None
    """What the execution gives. Default: not kept."""
    state_machine_input: StateMachineInput | None = None
    """What it is started with. Default: nothing."""


class StepFunctionInvokeAction(Action):
    """Runs a state machine."""

    @takes(StepFunctionsInvokeActionProps)
    def __init__(self, props: StepFunctionsInvokeActionProps) -> None:
        given = props.state_machine_input
        self._set_properties(
            ActionProperties(
                **common(props),
                resource=props.state_machine,
                category=ActionCategory.INVOKE,
                provider="StepFunctions",
                artifact_bounds=bounds((0, 1), (0, 1)),
                inputs=[given.input_artifact] if given is not None and given.input_artifact is not None else [],
                outputs=[props.output] if props.output is not None else [],
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        props, machine = self._props, self._props.state_machine
        arn, given = machine.state_machine_arn, props.state_machine_input
        prefix = props.execution_name_prefix
        for actions, resource in (
            (["states:StartExecution", "states:DescribeStateMachine"], arn),
            (["states:DescribeExecution"], _executions(machine, prefix)),
        ):
            options.role.add_to_principal_policy(PolicyStatement(actions=actions, resources=[resource]))
        if self.provided_action_properties.inputs:
            options.bucket.grant_read(options.role)
        if self.provided_action_properties.outputs:
            options.bucket.grant_write(options.role)
        return ActionConfig(
            configuration=configuration(
                StateMachineArn=arn,
                Input=given.input if given is not None else None,
                InputType=given.input_type if given is not None else None,
                ExecutionNamePrefix=prefix,
            )
        )


def _executions(machine: IStateMachine, prefix: str | None) -> str:
    stack = Stack.of(machine)
    parts = stack.split_arn(machine.state_machine_arn, ArnFormat.COLON_RESOURCE_NAME)
    return stack.format_arn(
        partition=parts.partition,
        service="states",
        region=parts.region,
        account=parts.account,
        resource="execution",
        arn_format=ArnFormat.COLON_RESOURCE_NAME,
        resource_name=f"{parts.resource_name}:{prefix or ''}*",
    )


__all__ = ["StateMachineInput", "StepFunctionInvokeAction", "StepFunctionsInvokeActionProps"]
