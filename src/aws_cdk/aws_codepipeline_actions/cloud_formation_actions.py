"""Stacks and change sets of CloudFormation."""

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
from aws_cdk.aws_codepipeline_actions._cloud_formation_permissions import _RolePermissions
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.core.cfn_capabilities import CfnCapabilities
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact, ArtifactPath
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_BOUNDS = bounds((0, 10), (0, 1))
_CAPABILITIES = {
    CfnCapabilities.ANONYMOUS_IAM: "CAPABILITY_IAM",
    CfnCapabilities.NAMED_IAM: "CAPABILITY_NAMED_IAM",
    CfnCapabilities.AUTO_EXPAND: "CAPABILITY_AUTO_EXPAND",
}


class _CloudFormationActionProps(CommonAwsActionProps):
    stack_name: str
    """Name of the stack."""
    account: str | None = None
    """Account of the stack. Default: the pipeline's."""
    output: Artifact | None = None
    """A file with what the action gives. Default: none."""
    output_file_name: str | None = None
    """Name of that file; needed if there is one."""
    region: str | None = None
    """Region of the stack. Default: the pipeline's."""


class CloudFormationExecuteChangeSetActionProps(_CloudFormationActionProps):
    """The execution of a change set."""

    change_set_name: str
    """Name of the change set."""


class _DeployActionProps(_CloudFormationActionProps):
    admin_permissions: bool
    """Whether CloudFormation may do everything; else what is added to its role."""
    cfn_capabilities: Sequence[CfnCapabilities] | None = None
    """What the template may do. Default: name IAM resources, if it may do everything; else none."""
    deployment_role: IRole | None = None
    """The role of CloudFormation. Default: a new one."""
    extra_inputs: Sequence[Artifact] | None = None
    """Further artifacts that parameters refer to. Default: none."""
    parameter_overrides: Mapping[str, Any] | None = None
    """Parameters; they win over those of the configuration. Default: none."""
    template_configuration: ArtifactPath | None = None
    """File with parameters, tags and stack policy. Default: none."""


class CloudFormationCreateReplaceChangeSetActionProps(_DeployActionProps):
    """A change set that is made or replaced."""

    change_set_name: str
    """Name of the change set."""
    template_path: ArtifactPath
    """The template."""


class CloudFormationCreateUpdateStackActionProps(_DeployActionProps):
    """A stack that is made or updated."""

    template_path: ArtifactPath
    """The template."""
    replace_on_failure: bool | None = None
    """Whether a stack that failed is deleted and made anew. Default: no."""


class CloudFormationDeleteStackActionProps(_DeployActionProps):
    """A stack that is deleted."""


class _CloudFormationAction(Action):
    """What all actions on a stack have in common."""

    def __init__(self, props: _CloudFormationActionProps, inputs: Sequence[Artifact] = ()) -> None:
        given = props._given()
        place = {name: given[name] for name in ("account", "region") if name in given}
        self._set_properties(
            ActionProperties(
                **common(props),
                **place,
                provider="CloudFormation",
                category=ActionCategory.DEPLOY,
                artifact_bounds=_BOUNDS,
                inputs=list(inputs),
                outputs=_outputs(props),
            )
        )
        self._base = props

    def _settings(self, options: ActionBindOptions) -> dict[str, Any]:
        """Let the role read and write artifacts; return settings that all have."""
        properties = self.provided_action_properties
        if properties.outputs:
            options.bucket.grant_read_write(options.role)
        elif properties.inputs:
            options.bucket.grant_read(options.role)
        return {"StackName": self._base.stack_name, "OutputFileName": self._base.output_file_name}


def _outputs(props: _CloudFormationActionProps) -> list[Artifact]:
    from aws_cdk.aws_codepipeline.artifact import Artifact

    # as the peer: an artifact without a file is left out, a file without an artifact gets one
    if not props.output_file_name:
        return []
    return [props.output or Artifact(f"{props.action_name}_{props.stack_name}_Artifact")]


class CloudFormationExecuteChangeSetAction(_CloudFormationAction):
    """Executes a change set that was made before."""

    @takes(CloudFormationExecuteChangeSetActionProps)
    def __init__(self, props: CloudFormationExecuteChangeSetActionProps) -> None:
        super().__init__(props)
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        _RolePermissions.of(options.role).execute_change_set(props.stack_name, props.change_set_name, props.region)
        return ActionConfig(
            configuration=configuration(
                **self._settings(options), ActionMode="CHANGE_SET_EXECUTE", ChangeSetName=props.change_set_name
            )
        )


class _DeployAction(_CloudFormationAction):
    """An action that CloudFormation does with a role of its own."""

    def __init__(self, props: _DeployActionProps, template: ArtifactPath | None) -> None:
        # Each artifact once, in this order.
        inputs: dict[int, Artifact] = {}
        for item in (
            *(props.extra_inputs or ()),
            *((template.artifact,) if template is not None else ()),
            *((props.template_configuration.artifact,) if props.template_configuration is not None else ()),
        ):
            inputs.setdefault(id(item), item)
        super().__init__(props, list(inputs.values()))
        self._deploy = props
        self._deployment_role: IRole | None = None

    @property
    def deployment_role(self) -> IRole:
        """The role of CloudFormation.

        Raises:
            AssumptionError: the action is in no stage yet.
        """
        return self._bound_role("role")

    def add_to_deployment_role_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to the policy of CloudFormation's role.

        Raises:
            AssumptionError: the action is in no stage yet.
        """
        return self._bound_role("method").add_to_principal_policy(statement).statement_added

    def _bound_role(self, member: str) -> IRole:
        if self._deployment_role is None:
            raise AssumptionError(
                f"Cannot use the {member} before the Action has been added to a Pipeline",
                fix="add the action to a stage first",
            )
        return self._deployment_role

    def _deploy_settings(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> dict[str, Any]:
        props = self._deploy
        role = self._deployment_role = props.deployment_role or self._make_role(scope, stage, options)
        _RolePermissions.of(options.role).pass_role(role)
        settings = self._settings(options)
        overrides = props.parameter_overrides
        template_configuration = props.template_configuration
        return {
            **settings,
            "Capabilities": written_capabilities(self._capabilities()),
            "RoleArn": role.role_arn,
            "ParameterOverrides": Stack.of(scope).to_json_string(dict(overrides)) if overrides is not None else None,
            "TemplateConfiguration": (template_configuration.location if template_configuration is not None else None),
        }

    def _make_role(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> IRole:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        trusted = ServicePrincipal("cloudformation.amazonaws.com")
        role_stack = Stack.of(options.role)
        if role_stack.account != Stack.of(scope).account:
            # A role cannot be given across accounts, so it has to be there.
            name = f"{Names.node_unique_id(stage.pipeline.node)}-{stage.stage_name}-{self._base.action_name}"
            role = Role(
                role_stack,
                f"{name}-DeploymentRole",
                assumed_by=trusted,
                role_name=PhysicalName.GENERATE_IF_NEEDED,
            )
        else:
            role = Role(scope, "Role", assumed_by=trusted)
        # It may need the artifacts, such as the code of functions; and the key's policy has to name it.
        options.bucket.grant_read(role)
        if self._deploy.admin_permissions:
            role.add_to_principal_policy(PolicyStatement(actions=["*"], resources=["*"]))
        return role

    def _capabilities(self) -> Sequence[CfnCapabilities] | None:
        if self._deploy.cfn_capabilities is None and self._deploy.admin_permissions:
            return [CfnCapabilities.NAMED_IAM]
        return self._deploy.cfn_capabilities


class CloudFormationCreateReplaceChangeSetAction(_DeployAction):
    """Makes a change set, or replaces it; it is executed later."""

    @takes(CloudFormationCreateReplaceChangeSetActionProps)
    def __init__(self, props: CloudFormationCreateReplaceChangeSetActionProps) -> None:
        super().__init__(props, props.template_path)
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        settings = self._deploy_settings(scope, stage, options)
        _RolePermissions.of(options.role).create_change_set(props.stack_name, props.change_set_name, props.region)
        return ActionConfig(
            configuration=configuration(
                **settings,
                ActionMode="CHANGE_SET_REPLACE",
                ChangeSetName=props.change_set_name,
                TemplatePath=props.template_path.location,
            )
        )


class CloudFormationCreateUpdateStackAction(_DeployAction):
    """Makes a stack, or updates it."""

    @takes(CloudFormationCreateUpdateStackActionProps)
    def __init__(self, props: CloudFormationCreateUpdateStackActionProps) -> None:
        super().__init__(props, props.template_path)
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        settings = self._deploy_settings(scope, stage, options)
        replace = bool(props.replace_on_failure)
        _RolePermissions.of(options.role).create_update_stack(props.stack_name, props.region, replace=replace)
        return ActionConfig(
            configuration=configuration(
                **settings,
                ActionMode="REPLACE_ON_FAILURE" if replace else "CREATE_UPDATE",
                TemplatePath=props.template_path.location,
            )
        )


class CloudFormationDeleteStackAction(_DeployAction):
    """Deletes a stack."""

    @takes(CloudFormationDeleteStackActionProps)
    def __init__(self, props: CloudFormationDeleteStackActionProps) -> None:
        super().__init__(props, None)
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        settings = self._deploy_settings(scope, stage, options)
        _RolePermissions.of(options.role).delete_stack(props.stack_name, props.region)
        return ActionConfig(configuration=configuration(**settings, ActionMode="DELETE_ONLY"))


def written_capabilities(capabilities: Sequence[CfnCapabilities] | None) -> str | None:
    """Return capabilities as CloudFormation's API has them; ``None`` if there are none."""
    names = [_CAPABILITIES[entry] for entry in capabilities or () if entry is not CfnCapabilities.NONE]
    return ",".join(names) or None


__all__ = [
    "CloudFormationCreateReplaceChangeSetAction",
    "CloudFormationCreateReplaceChangeSetActionProps",
    "CloudFormationCreateUpdateStackAction",
    "CloudFormationCreateUpdateStackActionProps",
    "CloudFormationDeleteStackAction",
    "CloudFormationDeleteStackActionProps",
    "CloudFormationExecuteChangeSetAction",
    "CloudFormationExecuteChangeSetActionProps",
]
