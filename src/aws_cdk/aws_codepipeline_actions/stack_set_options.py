"""What stack sets of CloudFormation are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline_actions._cloud_formation_permissions import _RolePermissions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.action import ActionBindOptions
    from aws_cdk.aws_codepipeline.artifact import Artifact, ArtifactPath
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_DEFAULT_EXECUTION_ROLE = "AWSCloudFormationStackSetExecutionRole"  # of CloudFormation


class CommonCloudFormationStackSetOptions(Struct):
    """Options of all actions on stack sets."""

    failure_tolerance_percentage: int | float | None = None
    """How many instances of a region may fail, in percent. Default: 0."""
    max_account_concurrency_percentage: int | float | None = None
    """How many accounts are worked on at a time, in percent. Default: 1."""
    stack_set_region: str | None = None
    """Region of the stack set. Default: the pipeline's."""


class _FromFile:
    """Something that is in a file of an artifact, or written in the app."""

    def __init__(self, text: Any, artifact: Artifact | None = None, **more: Any) -> None:
        self._text = text
        self._artifact = artifact
        self._more = more


class StackSetTemplate(_FromFile):
    """The template of a stack set."""

    @staticmethod
    @checked
    def from_artifact_path(artifact_path: ArtifactPath) -> StackSetTemplate:
        """Take a file of an artifact."""
        return StackSetTemplate(artifact_path.location, artifact_path.artifact)


class StackSetParameters(_FromFile):
    """Parameters of a stack set."""

    @staticmethod
    @checked
    def from_literal(
        parameters: Mapping[str, str], use_previous_values: Sequence[str] | None = None
    ) -> StackSetParameters:
        """Give parameters here; those of the second list stay as they are."""
        given = [f"ParameterKey={key},ParameterValue={value}" for key, value in parameters.items()]
        kept = [f"ParameterKey={key},UsePreviousValue=true" for key in use_previous_values or ()]
        return StackSetParameters(" ".join([*given, *kept]))

    @staticmethod
    @checked
    def from_artifact_path(artifact_path: ArtifactPath) -> StackSetParameters:
        """Take a JSON file of an artifact."""
        return StackSetParameters(artifact_path.location, artifact_path.artifact)


class StackInstances(_FromFile):
    """Where a stack set makes stacks."""

    @staticmethod
    @checked
    def in_accounts(accounts: Sequence[str], regions: Sequence[str]) -> StackInstances:
        """In each account, in each region; of neither may be none."""
        return _instances(_targets(accounts), regions)

    @staticmethod
    @checked
    def in_organizational_units(ous: Sequence[str], regions: Sequence[str]) -> StackInstances:
        """In each account of organizational units, in each region; of neither may be none."""
        return _instances(_targets(ous), regions)

    @staticmethod
    @checked
    def from_artifact_path(artifact_path: ArtifactPath, regions: Sequence[str]) -> StackInstances:
        """In the accounts that a JSON file of an artifact lists, in each region, at least one."""
        return _instances(artifact_path.location, regions, artifact_path.artifact)


def _instances(targets: str, regions: Sequence[str], artifact: Artifact | None = None) -> StackInstances:
    if not regions:
        raise ValidationError("'regions' may not be an empty list")
    return StackInstances(targets, artifact, regions=",".join(regions))


def _targets(targets: Sequence[str]) -> str:
    if not targets:
        raise ValidationError("'targets' may not be an empty list")
    return ",".join(targets)


class StackSetOrganizationsAutoDeployment(NamedEnum):
    """What happens when an account joins or leaves an organizational unit."""

    ENABLED = "Enabled"
    """It gets the stacks, and loses them."""
    DISABLED = "Disabled"
    """Nothing."""
    ENABLED_WITH_STACK_RETENTION = "EnabledWithStackRetention"
    """It gets the stacks, and keeps them."""


_WRITTEN_DEPLOYMENT = {
    StackSetOrganizationsAutoDeployment.ENABLED: "Enabled",
    StackSetOrganizationsAutoDeployment.DISABLED: "Disabled",
    StackSetOrganizationsAutoDeployment.ENABLED_WITH_STACK_RETENTION: "EnabledWithStackRetention",
}


class OrganizationsDeploymentProps(Struct):
    """Stacks with the permissions of the organization."""

    auto_deployment: StackSetOrganizationsAutoDeployment | None = None
    """What happens when an account joins or leaves. Default: DISABLED."""


class SelfManagedDeploymentProps(Struct):
    """Stacks with roles of one's own."""

    administration_role: IRole | None = None
    """Role that the stack set works with. Default: a new one."""
    execution_role_name: str | None = None
    """Name of the role in each account that it assumes. Default: ``AWSCloudFormationStackSetExecutionRole``."""


class StackSetDeploymentModel:
    """With which permissions stacks are made."""

    @staticmethod
    @takes(OrganizationsDeploymentProps)
    def organizations(props: OrganizationsDeploymentProps) -> StackSetDeploymentModel:
        """With those of the organization."""
        return _Organizations(props)

    @staticmethod
    @takes(SelfManagedDeploymentProps)
    def self_managed(props: SelfManagedDeploymentProps) -> StackSetDeploymentModel:
        """With roles of one's own."""
        return _SelfManaged(props)

    def _bind(self, scope: Construct, options: ActionBindOptions) -> dict[str, Any]:
        """Make what is needed; return the settings."""
        raise NotImplementedError


class _Organizations(StackSetDeploymentModel):
    def __init__(self, props: OrganizationsDeploymentProps) -> None:
        self._props = props

    def _bind(self, scope: Construct, options: ActionBindOptions) -> dict[str, Any]:
        chosen = self._props.auto_deployment or StackSetOrganizationsAutoDeployment.DISABLED
        return {
            "PermissionModel": "SERVICE_MANAGED",
            "OrganizationsAutoDeployment": _WRITTEN_DEPLOYMENT[chosen],
        }


class _SelfManaged(StackSetDeploymentModel):
    def __init__(self, props: SelfManagedDeploymentProps) -> None:
        self._props = props

    def _bind(self, scope: Construct, options: ActionBindOptions) -> dict[str, Any]:
        role = self._props.administration_role or self._make_role(scope)
        _RolePermissions.of(options.role).pass_role(role)
        return {
            "PermissionModel": "SELF_MANAGED",
            "AdministrationRoleArn": role.role_arn,
            "ExecutionRoleName": self._props.execution_role_name,
        }

    def _make_role(self, scope: Construct) -> IRole:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        source = f"arn:{Aws.PARTITION}:cloudformation:*:{Aws.ACCOUNT_ID}:stackset/*"
        role = Role(
            scope,
            "StackSetAdministrationRole",
            assumed_by=ServicePrincipal(
                "cloudformation.amazonaws.com", conditions={"StringLike": {"aws:SourceArn": source}}
            ),
        )
        name = self._props.execution_role_name or _DEFAULT_EXECUTION_ROLE
        role.add_to_principal_policy(
            PolicyStatement(actions=["sts:AssumeRole"], resources=[f"arn:{Aws.PARTITION}:iam::*:role/{name}"])
        )
        return role


def checked_percentage(name: str, value: float | None) -> float | None:
    """Return a percentage.

    Raises:
        ValidationError: it is not from 0 to 100.
    """
    if value is not None and not 0 <= value <= 100:
        raise ValidationError(f"'{name}': must be in range 0..100, got: {value:g}")
    return value


__all__ = [
    "CommonCloudFormationStackSetOptions",
    "OrganizationsDeploymentProps",
    "SelfManagedDeploymentProps",
    "StackInstances",
    "StackSetDeploymentModel",
    "StackSetOrganizationsAutoDeployment",
    "StackSetParameters",
    "StackSetTemplate",
]
