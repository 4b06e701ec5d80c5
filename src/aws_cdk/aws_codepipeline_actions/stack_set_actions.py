"""Stack sets of CloudFormation: stacks in many accounts and regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions._cloud_formation_permissions import _RolePermissions
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.aws_codepipeline_actions.cloud_formation_actions import written_capabilities
from aws_cdk.aws_codepipeline_actions.stack_set_options import (
    CommonCloudFormationStackSetOptions,
    StackInstances,
    StackSetDeploymentModel,
    StackSetParameters,
    StackSetTemplate,
    checked_percentage,
)
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.core.cfn_capabilities import CfnCapabilities
    from constructs import Construct


class CloudFormationDeployStackSetActionProps(CommonAwsActionProps, CommonCloudFormationStackSetOptions):
    """A stack set."""

    stack_set_name: str
    """Name."""
    template: StackSetTemplate
    """The template of its stacks."""
    cfn_capabilities: Sequence[CfnCapabilities] | None = None
    """What the template may do. Default: nothing."""
    deployment_model: StackSetDeploymentModel | None = None
    """With which permissions stacks are made. Default: roles of one's own."""
    description: str | None = None
    """What it is for. Default: none."""
    parameters: StackSetParameters | None = None
    """Parameters. Default: none."""
    stack_instances: StackInstances | None = None
    """Where it makes stacks. Default: nowhere; an action on its instances does."""


class CloudFormationDeployStackInstancesActionProps(CommonAwsActionProps, CommonCloudFormationStackSetOptions):
    """Stacks of a stack set."""

    stack_instances: StackInstances
    """Where they are."""
    stack_set_name: str
    """Name of the stack set."""
    parameter_overrides: StackSetParameters | None = None
    """Parameters of these stacks. Default: those of the stack set."""


def _settings(props: Any) -> dict[str, Any]:
    tolerance, most = props.failure_tolerance_percentage, props.max_account_concurrency_percentage
    return {
        "FailureTolerancePercentage": checked_percentage("failureTolerancePercentage", tolerance),
        "MaxConcurrentPercentage": checked_percentage("maxAccountConcurrencyPercentage", most),
    }


def _inputs(*sources: Any) -> list[Artifact]:
    found: dict[int, Artifact] = {}
    for source in sources:
        if source is not None and source._artifact is not None:
            found.setdefault(id(source._artifact), source._artifact)
    return list(found.values())


class CloudFormationDeployStackSetAction(Action):
    """Makes a stack set, or updates it, and its stacks."""

    @takes(CloudFormationDeployStackSetActionProps)
    def __init__(self, props: CloudFormationDeployStackSetActionProps) -> None:
        """Make a stack set.

        Raises:
            ValidationError: a percentage is not from 0 to 100.
        """
        self._set_properties(
            ActionProperties(
                **common(props),
                region=props.stack_set_region,
                provider="CloudFormationStackSet",
                category=ActionCategory.DEPLOY,
                artifact_bounds=bounds((1, 3), (0, 0)),
                inputs=_inputs(props.template, props.parameters, props.stack_instances),
            )
        )
        self._props = props
        self._model = props.deployment_model or StackSetDeploymentModel.self_managed()
        _settings(props)

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        _RolePermissions.of(options.role).create_update_stack_set(props.stack_set_name)
        model = self._model._bind(scope, options)
        if self.provided_action_properties.inputs:
            options.bucket.grant_read(options.role)
        instances = props.stack_instances
        return ActionConfig(
            configuration=configuration(
                StackSetName=props.stack_set_name,
                Description=props.description,
                TemplatePath=props.template._text,
                Parameters=props.parameters._text if props.parameters is not None else None,
                Capabilities=written_capabilities(props.cfn_capabilities),
                **_settings(props),
                DeploymentTargets=instances._text if instances is not None else None,
                Regions=instances._more["regions"] if instances is not None else None,
                **model,
            )
        )


class CloudFormationDeployStackInstancesAction(Action):
    """Makes stacks of a stack set, or updates them."""

    @takes(CloudFormationDeployStackInstancesActionProps)
    def __init__(self, props: CloudFormationDeployStackInstancesActionProps) -> None:
        """Make stacks of a stack set.

        Raises:
            ValidationError: a percentage is not from 0 to 100.
        """
        self._set_properties(
            ActionProperties(
                **common(props),
                region=props.stack_set_region,
                provider="CloudFormationStackInstances",
                category=ActionCategory.DEPLOY,
                artifact_bounds=bounds((0, 3), (0, 0)),
                inputs=_inputs(props.parameter_overrides, props.stack_instances),
            )
        )
        self._props = props
        _settings(props)

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        _RolePermissions.of(options.role).create_update_stack_set(props.stack_set_name)
        if self.provided_action_properties.inputs:
            options.bucket.grant_read(options.role)
        overrides = props.parameter_overrides
        return ActionConfig(
            configuration=configuration(
                StackSetName=props.stack_set_name,
                ParameterOverrides=overrides._text if overrides is not None else None,
                **_settings(props),
                DeploymentTargets=props.stack_instances._text,
                Regions=props.stack_instances._more["regions"],
            )
        )


__all__ = [
    "CloudFormationDeployStackInstancesAction",
    "CloudFormationDeployStackInstancesActionProps",
    "CloudFormationDeployStackSetAction",
    "CloudFormationDeployStackSetActionProps",
]
