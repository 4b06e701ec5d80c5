"""Functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct


class LambdaInvokeActionProps(CommonAwsActionProps):
    """A function."""

    lambda_: IFunction
    """The function; it has to tell CodePipeline how it ended."""
    inputs: Sequence[Artifact] | None = None
    """Artifacts it needs, at most 5. Default: none."""
    outputs: Sequence[Artifact] | None = None
    """Artifacts it makes, at most 5. Default: none."""
    user_parameters: Mapping[str, Any] | None = None
    """What it is told, as JSON; this or the next. Default: nothing."""
    user_parameters_string: str | None = None
    """What it is told, as text. Default: nothing."""


class LambdaInvokeAction(Action):
    """Calls a function."""

    @takes(LambdaInvokeActionProps)
    def __init__(self, props: LambdaInvokeActionProps) -> None:
        """Call a function.

        Raises:
            ValidationError: parameters are given in both ways.
        """
        if props.user_parameters is not None and props.user_parameters_string is not None:
            raise ValidationError("Only one of userParameters or userParametersString can be specified")
        self._set_properties(
            ActionProperties(
                **common(props),
                resource=props.lambda_,
                category=ActionCategory.INVOKE,
                provider="Lambda",
                artifact_bounds=bounds((0, 5), (0, 5)),
                inputs=props.inputs,
                outputs=props.outputs,
            )
        )
        self._props = props

    @checked
    def variable(self, variable_name: str) -> str:
        """Return a variable that the function leaves, for others to use."""
        return self._variable_expression(variable_name)

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.core.stack import Stack

        props = self._props
        # The console wants to list them.
        options.role.add_to_principal_policy(PolicyStatement(resources=["*"], actions=["lambda:ListFunctions"]))
        props.lambda_.grant_invoke(options.role)
        if props.inputs:
            options.bucket.grant_read(options.role)
        if props.outputs:
            options.bucket.grant_write(options.role)
        props.lambda_.add_to_role_policy(
            PolicyStatement(
                resources=["*"],
                actions=["codepipeline:PutJobSuccessResult", "codepipeline:PutJobFailureResult"],
            )
        )
        parameters = props.user_parameters_string
        if props.user_parameters is not None:
            parameters = Stack.of(scope).to_json_string(dict(props.user_parameters))
        return ActionConfig(
            configuration=configuration(FunctionName=props.lambda_.function_name, UserParameters=parameters)
        )


__all__ = ["LambdaInvokeAction", "LambdaInvokeActionProps"]
