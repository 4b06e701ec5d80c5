"""Permissions: who may call a function, as its own policy says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda._l1 import CfnPermission
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IPrincipal
    from constructs import Construct


class FunctionUrlAuthType(NamedEnum):
    """How callers of a function URL prove who they are."""

    AWS_IAM = "AWS_IAM"
    NONE = "NONE"


class Permission(Struct):
    """One permission to call a function."""

    principal: IPrincipal
    """Who may call: a service, an account, a role's ARN, an organization."""
    action: str | None = None
    """What is allowed. Default: ``lambda:InvokeFunction``."""
    event_source_token: str | None = None
    """A token that an Alexa skill must show."""
    function_url_auth_type: FunctionUrlAuthType | None = None
    """For calls through the function's URL: how callers prove who they are."""
    invoked_via_function_url: bool | None = None
    """Whether the permission holds for calls through the function's URL alone."""
    organization_id: str | None = None
    """An organization that callers must be in."""
    scope: Construct | None = None
    """Where the permission is made. Default: the function."""
    source_account: str | None = None
    """Account that owns the calling resource."""
    source_arn: str | None = None
    """ARN of the calling resource."""


_SOURCE_CONDITIONS = {
    "source_account": ("StringEquals", "aws:SourceAccount"),
    "source_arn": ("ArnLike", "aws:SourceArn"),
    "organization_id": ("StringEquals", "aws:PrincipalOrgID"),
}


def make_permission(scope: Construct, id: str, permission: Permission, function_arn: str) -> CfnPermission:
    """Make the resource of a permission.

    Raises:
        ValidationError: the principal, or a condition on it, cannot be written into a function's policy.
    """
    principal, organization = _principal_text(permission.principal, scope)
    implied = _conditions(permission.principal, scope)
    source_account = _given_or(permission.source_account, implied.get("source_account"))
    source_arn = _given_or(permission.source_arn, implied.get("source_arn"))
    organization = _given_or(permission.organization_id, organization or implied.get("organization_id"))
    return CfnPermission(
        permission.scope or scope,
        id,
        action="lambda:InvokeFunction" if permission.action is None else permission.action,
        principal=principal,
        function_name=function_arn,
        event_source_token=permission.event_source_token,
        source_account=source_account,
        source_arn=source_arn,
        principal_org_id=organization,
        function_url_auth_type=permission.function_url_auth_type._value_ if permission.function_url_auth_type else None,
        invoked_via_function_url=permission.invoked_via_function_url,
    )


def _conditions(principal: Any, scope: Construct) -> dict[str, str | None]:
    """Read the conditions of a principal that a permission has fields for."""
    found: dict[str, str | None] = {}
    for operator, keys in (principal.policy_fragment.conditions or {}).items():
        if is_unresolved(keys):
            continue
        for key, value in keys.items():
            names = [name for name, known in _SOURCE_CONDITIONS.items() if known == (operator, key)]
            if not names:
                raise ValidationError(
                    f"PrincipalWithConditions had unsupported conditions for Lambda permission statement: {{{operator!r}: "
                    f"{{{key!r}: …}}}}. Supported operator/condition pairs: "
                    + ", ".join(f"{known[0]} {known[1]}" for known in _SOURCE_CONDITIONS.values()),
                    scope=scope,
                )
            found[names[0]] = value if isinstance(value, str) else value[0]
    return found


def _given_or(given: str | None, otherwise: str | None) -> str | None:
    return otherwise if given is None else given


def _principal_text(principal: Any, scope: Construct) -> tuple[str, str | None]:
    """Return how a principal is named in a permission, and the organization it stands for."""
    wrapped = getattr(principal, "_wrapped", None)
    if wrapped is not None:
        return _principal_text(wrapped, scope)
    organization = getattr(principal, "organization_id", None)
    if organization is not None:
        return "*", organization
    service = getattr(principal, "service", None)
    fragment = principal.policy_fragment.principal_json
    if service is not None and "Service" in fragment:
        return service, None  # as the peer: as it was given, not as policies name it
    if set(fragment) == {"AWS"} and len(fragment["AWS"]) == 1:
        account = getattr(principal, "account_id", None)
        arn = fragment["AWS"][0]
        if account is not None and type(principal).__name__ in ("AccountPrincipal", "AccountRootPrincipal"):
            return account, None
        return arn, None
    raise ValidationError(
        f"Invalid principal type for Lambda permission statement: {type(principal).__name__}. Supported: AccountPrincipal, "
        "ArnPrincipal, ServicePrincipal, OrganizationPrincipal",
        scope=scope,
        fix="grant with grant_invoke(), or name one of these principals",
    )


__all__ = ["FunctionUrlAuthType", "Permission"]
