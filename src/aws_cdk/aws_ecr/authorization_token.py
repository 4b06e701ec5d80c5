"""Permission to log in to registries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable


class AuthorizationToken:
    """The token for an account's own registry."""

    @staticmethod
    @checked
    def grant_read(grantee: IGrantable) -> None:
        """Let ``grantee`` get the token."""
        _allow(grantee, "ecr:GetAuthorizationToken")


class PublicGalleryAuthorizationToken:
    """The token for the public gallery."""

    @staticmethod
    @checked
    def grant_read(grantee: IGrantable) -> None:
        """Let ``grantee`` get the token."""
        _allow(grantee, "ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken")


def _allow(grantee: IGrantable, *actions: str) -> None:
    # Tokens belong to no resource, so there is none to name.
    grantee.grant_principal.add_to_principal_policy(PolicyStatement(actions=actions, resources=["*"]))
