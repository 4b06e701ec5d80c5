"""Roles by which an app is deployed and its assets are published."""

from __future__ import annotations

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.default import DefaultStackSynthesizer
from aws_cdk.core.token import is_unresolved

PLACEHOLDERS_ALLOWED = (
    "may not contain tokens; only the following literal placeholder strings are allowed: ${Qualifier}, ${AWS::Region}, "
    "${AWS::AccountId}, ${AWS::Partition}. Got: "
)


class BootstrapRole:
    """A role to assume, or the caller's own credentials."""

    def __init__(self, role_arn: str | None) -> None:
        self._role_arn = role_arn

    @classmethod
    def cli_credentials(cls) -> BootstrapRole:
        """Return the choice to assume no role."""
        return cls(None)

    @classmethod
    def from_role_arn(cls, arn: str) -> BootstrapRole:
        """Return the choice of a role; ``arn`` may hold placeholders such as ``${AWS::AccountId}``.

        Raises:
            ValidationError: the ARN holds a token.
        """
        if is_unresolved(arn):
            raise ValidationError(f"BootstrapRole ARN {PLACEHOLDERS_ALLOWED}{arn}", fix="write the placeholder as text")
        return cls(arn)

    def is_cli_credentials(self) -> bool:
        """Whether no role is assumed."""
        return self._role_arn is None

    def _text(self) -> str | None:
        """The ARN with its placeholders; ``None`` for the caller's own credentials."""
        return self._role_arn


class BootstrapRoles(Struct):
    """The roles of a deployment."""

    cloud_formation_execution_role: BootstrapRole | None = None
    """What CloudFormation works with."""
    deployment_role: BootstrapRole | None = None
    """What deploys stacks."""
    lookup_role: BootstrapRole | None = None
    """What reads the environment."""


class DefaultBootstrapRolesOptions(Struct):
    """Where the roles of bootstrapping are."""

    bootstrap_region: str | None = None
    """The region whose bootstrapping made the roles. Default: that of the stack."""


class StagingRoles(Struct):
    """The roles that publish assets."""

    docker_asset_publishing_role: BootstrapRole | None = None
    """What pushes images."""
    file_asset_publishing_role: BootstrapRole | None = None
    """What uploads files."""


class DeploymentIdentities:
    """Who deploys the stacks of an app."""

    def __init__(self, roles: BootstrapRoles) -> None:
        self.cloud_formation_execution_role = roles.cloud_formation_execution_role
        self.deployment_role = roles.deployment_role
        self.lookup_role = roles.lookup_role

    @classmethod
    def cli_credentials(cls) -> DeploymentIdentities:
        """Deploy with the caller's own credentials throughout."""
        own = BootstrapRole.cli_credentials()
        return cls(BootstrapRoles(cloud_formation_execution_role=own, deployment_role=own, lookup_role=own))

    @classmethod
    @takes(DefaultBootstrapRolesOptions)
    def default_bootstrap_roles(cls, options: DefaultBootstrapRolesOptions) -> DeploymentIdentities:
        """Deploy with the roles that bootstrapping makes by default.

        Raises:
            ValidationError: the region is a token.
        """

        def role(arn: str) -> BootstrapRole:
            region = options.bootstrap_region
            return BootstrapRole.from_role_arn(arn if region is None else arn.replace("${AWS::Region}", region))

        return cls(
            BootstrapRoles(
                cloud_formation_execution_role=role(DefaultStackSynthesizer.DEFAULT_CLOUDFORMATION_ROLE_ARN),
                deployment_role=role(DefaultStackSynthesizer.DEFAULT_DEPLOY_ROLE_ARN),
                lookup_role=role(DefaultStackSynthesizer.DEFAULT_LOOKUP_ROLE_ARN),
            )
        )

    @classmethod
    @takes(BootstrapRoles)
    def specify_roles(cls, roles: BootstrapRoles) -> DeploymentIdentities:
        """Deploy with these roles; a synthesizer needs all three."""
        return cls(roles)


class AppStagingSynthesizerOptions(Struct):
    """What every :class:`AppStagingSynthesizer` can be told."""

    bootstrap_qualifier: str | None = None
    """The qualifier of the bootstrapping in use. Default: that of the app's context, or ``hnb659fds``."""
    deployment_identities: DeploymentIdentities | None = None
    """Who deploys. Default: the roles of bootstrapping."""
