"""The actions of AgentCore's identities, as groups that grants give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class _Permissions:
    """Groups of actions on one kind of identities."""

    ADMIN_PERMS: ClassVar[Sequence[str]]
    """Make, read, change and delete one."""
    FULL_ACCESS_PERMS: ClassVar[Sequence[str]]
    """All of the others."""
    LIST_PERMS: ClassVar[Sequence[str]]
    """List all."""
    READ_PERMS: ClassVar[Sequence[str]]
    """Read how one is made."""
    USE_PERMS: ClassVar[Sequence[str]]
    """Get what it gives: tokens or keys."""


class WorkloadIdentityPerms(_Permissions):
    """Actions on the identities of workloads."""


class ApiKeyCredentialProviderIdentityPerms(_Permissions):
    """Actions on providers of API keys."""


class OAuth2CredentialProviderIdentityPerms(_Permissions):
    """Actions on providers of tokens."""


def _fill(cls: type[_Permissions], one: str, all_of_them: str, *use: str) -> None:
    service = "bedrock-agentcore:"
    cls.READ_PERMS = [f"{service}Get{one}"]
    cls.LIST_PERMS = [f"{service}List{all_of_them}"]
    cls.USE_PERMS = [f"{service}{action}" for action in use]
    create, update, delete = (f"{service}{verb}{one}" for verb in ("Create", "Update", "Delete"))
    cls.ADMIN_PERMS = [create, *cls.READ_PERMS, update, delete]
    cls.FULL_ACCESS_PERMS = [*cls.READ_PERMS, *cls.LIST_PERMS, create, update, delete, *cls.USE_PERMS]


_TOKEN = "GetWorkloadAccessToken"
_fill(WorkloadIdentityPerms, "WorkloadIdentity", "WorkloadIdentities", _TOKEN, f"{_TOKEN}ForJWT", f"{_TOKEN}ForUserId")
_fill(
    ApiKeyCredentialProviderIdentityPerms,
    "ApiKeyCredentialProvider",
    "ApiKeyCredentialProviders",
    "GetResourceApiKey",
)
_fill(
    OAuth2CredentialProviderIdentityPerms,
    "Oauth2CredentialProvider",
    "Oauth2CredentialProviders",
    "GetResourceOauth2Token",
    "CompleteResourceTokenAuth",
)
