"""Grants on AgentCore's identities: of workloads, and of what gives credentials to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.identity_permissions import _Permissions
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from constructs import IConstruct

_READ_SECRET = "secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"
_SECRETS = "bedrock-agentcore-identity!*"
_WRITE_SECRET = "secretsmanager:PutSecretValue"


class IdentityGrants(Resource):
    """Something that others may use, by groups of actions."""

    _permissions: type[_Permissions]

    @property
    def grant_principal(self) -> IPrincipal:
        """Who permissions would be given to: identities have no role, so nobody."""
        return UnknownPrincipal(resource=self)

    def _granted_arns(self) -> list[str]:
        raise NotImplementedError(f"{type(self).__name__} must define _granted_arns()")

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the identity, where it is kept included."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=self._granted_arns())

    def grant_admin(self, grantee: IGrantable) -> Grant:
        """Let someone make, read, change and delete it."""
        return self.grant(grantee, *self._permissions.ADMIN_PERMS)

    def grant_full_access(self, grantee: IGrantable) -> Grant:
        """Let someone do everything with it."""
        return self.grant(grantee, *self._permissions.FULL_ACCESS_PERMS)

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read how it is made, and list all of its kind."""
        return self.grant(grantee, *self._permissions.READ_PERMS, *self._permissions.LIST_PERMS)

    def grant_use(self, grantee: IGrantable) -> Grant:
        """Let someone get what it gives: tokens or keys."""
        return self.grant(grantee, *self._permissions.USE_PERMS)


class CredentialGrants(IdentityGrants):
    """Something that gives credentials, which AgentCore keeps in a secret of its own."""

    _kind: str
    """How providers of its kind are called in ARNs."""
    credential_provider_arn: str

    @property
    def _secret(self) -> str | None:
        """The ARN of the secret, if the app may know that there is one."""
        raise NotImplementedError(f"{type(self).__name__} must define _secret")

    def _granted_arns(self) -> list[str]:
        vault = _arn(self, "bedrock-agentcore", "token-vault/default")
        return [self.credential_provider_arn, vault, f"{vault}/{self._kind}"]

    def grant_admin(self, grantee: IGrantable) -> Grant:
        """Let someone make, read, change and delete it, and write its secret."""
        own = self.grant(grantee, *self._permissions.ADMIN_PERMS)
        return self._with_secret(own, grantee, _WRITE_SECRET)

    def grant_full_access(self, grantee: IGrantable) -> Grant:
        """Let someone do everything with it and its secret."""
        own = self._grant_to_workloads(grantee, self._permissions.FULL_ACCESS_PERMS)
        return self._with_secret(own, grantee, *_READ_SECRET, _WRITE_SECRET)

    def grant_use(self, grantee: IGrantable) -> Grant:
        """Let someone get what it gives, and read its secret."""
        own = self._grant_to_workloads(grantee, self._permissions.USE_PERMS)
        return self._with_secret(own, grantee, *_READ_SECRET)

    def _grant_to_workloads(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        directory = _arn(self, "bedrock-agentcore", "workload-identity-directory/default")
        arns = [*self._granted_arns(), directory, f"{directory}/workload-identity/*"]
        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=arns)

    def _with_secret(self, grant: Grant, grantee: IGrantable, *actions: str) -> Grant:
        if self._secret is None:
            return grant
        arns = [secret_arn_pattern(self, self._secret, "import the provider with the ARN of its secret")]
        return grant.combine(Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=arns))


def secret_arn_pattern(scope: IConstruct, arn: str, remedy: str) -> str:
    """Return what policies name a secret by: its ARN, or all secrets of AgentCore if that is known when deployed.

    All secrets of AgentCore are more than is needed: there is a warning, with the remedy.
    """
    if not is_unresolved(arn):
        return arn
    Annotations.of(scope).add_warning_v2(
        "aws-cdk-lib.aws-bedrockagentcore:wildcardSecretArnGrant",
        "The ARN of the secret is known when the stack is deployed, so all secrets of AgentCore "
        f"({_SECRETS}) are granted. To grant this one alone, {remedy}.",
    )
    return _arn(scope, "secretsmanager", f"secret:{_SECRETS}")


def _arn(scope: IConstruct, service: str, resource: str) -> str:
    stack = Stack.of(scope)
    return f"arn:{stack.partition}:{service}:{stack.region}:{stack.account}:{resource}"
