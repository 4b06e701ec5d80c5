"""Shell commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions._logs import let_log, log_group_arn
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from constructs import Construct

# Source of the limits: the CodePipeline guide, "Commands action reference".
_MAX_COMMANDS = 50
_MAX_VARIABLES = 15


class CommandsActionProps(CommonAwsActionProps):
    """Shell commands."""

    commands: Sequence[str]
    """The commands, 1 to 50."""
    input: Artifact
    """The files that they run in."""
    extra_inputs: Sequence[Artifact] | None = None
    """Further files. Default: none."""
    output: Artifact | None = None
    """The results; its files say which are kept. Default: none."""
    output_variables: Sequence[str] | None = None
    """Names of environment variables that others may use, at most 15. Default: none."""


class CommandsAction(Action):
    """Runs shell commands, without a project of CodeBuild."""

    @takes(CommandsActionProps)
    def __init__(self, props: CommandsActionProps) -> None:
        """Run shell commands.

        Raises:
            ValidationError: there are no or too many commands or variables.
        """
        for name, values, most in (
            ("commands", props.commands, _MAX_COMMANDS),
            ("outputVariables", props.output_variables, _MAX_VARIABLES),
        ):
            if values is not None and not 1 <= len(values) <= most:
                raise ValidationError(
                    f"The length of the {name} array must be between 1 and {most}, got: {len(values)}"
                )
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.COMPUTE,
                provider="Commands",
                artifact_bounds=bounds((1, 10), (0, 1)),
                inputs=[props.input, *(props.extra_inputs or ())],
                outputs=[props.output] if props.output is not None else [],
                commands=props.commands,
                output_variables=props.output_variables,
            )
        )
        self._props = props

    @checked
    def variable(self, variable_name: str) -> str:
        """Return a variable that the commands leave, for others to use.

        Raises:
            ValidationError: it is not among the output variables.
        """
        known = list(self._props.output_variables or ())
        if variable_name not in known:
            raise ValidationError(
                f"Variable '{variable_name}' is not exported by `outputVariables`, exported variables: {', '.join(known)}"
            )
        return self._variable_expression(variable_name)

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        let_log(options.role, stage)
        group = log_group_arn(stage)
        options.role.add_to_principal_policy(PolicyStatement(actions=["logs:GetLogEvents"], resources=[f"{group}:*"]))
        options.bucket.grant_read(options.role)
        if self._props.output is not None:
            options.bucket.grant_write(options.role)
        return ActionConfig()


__all__ = ["CommandsAction", "CommandsActionProps"]
