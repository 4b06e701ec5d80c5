"""Permissions on a repository."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable

_PULL = ("codecommit:GitPull",)
_PUSH = ("codecommit:GitPush",)
_READ = ("codecommit:EvaluatePullRequestApprovalRules", "codecommit:Get*", "codecommit:Describe*")


class RepositoryGrants:
    """Gives permissions on a repository."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    @staticmethod
    def from_repository(resource: Any) -> RepositoryGrants:
        """Return the grants of any repository, made with L1 or L2."""
        return RepositoryGrants(resource)

    @property
    def resource(self) -> Any:
        """The repository."""
        return self._resource

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        from aws_cdk.aws_iam.grant import Grant

        arns = options.resource_arns or [self._resource.repository_ref.repository_arn]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=arns)

    @checked
    def pull(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull."""
        return self.actions(grantee, list(_PULL))

    @checked
    def pull_push(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull and push."""
        return self.actions(grantee, [*_PULL, *_PUSH])

    @checked
    def read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull, and read pull requests and all else."""
        return self.actions(grantee, [*_PULL, *_READ])
