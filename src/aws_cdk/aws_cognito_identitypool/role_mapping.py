"""Which role a user gets, by who says who the user is and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito_identitypool.provider_url import IdentityPoolProviderUrl
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


class RoleMappingMatchType(NamedEnum):
    """How a claim is compared."""

    EQUALS = "Equals"
    CONTAINS = "Contains"
    STARTS_WITH = "StartsWith"
    NOTEQUAL = "NotEqual"


class RoleMappingRule(Struct):
    """The role for users with a claim."""

    claim: str
    """The claim's name."""
    claim_value: str
    """What it is compared with."""
    mapped_role: IRole
    """The role."""
    match_type: RoleMappingMatchType | None = None
    """How it is compared. Default: equal."""


class IdentityPoolRoleMapping(Struct):
    """The roles for users of one provider."""

    provider_url: IdentityPoolProviderUrl
    """The provider."""
    mapping_key: str | None = None
    """Tells mappings apart; needed where the provider's name is a token. Default: the provider's name."""
    resolve_ambiguous_roles: bool | None = None
    """Give users to whom no single role applies the role of those signed in. Default: they are turned away."""
    rules: Nested[Sequence[RoleMappingRule] | None] = nested()
    """Rules in their order; needed unless ``use_token``."""
    use_token: bool | None = None
    """Take the role that the provider's token tells. Default: no."""


def rendered_mappings(scope: Construct, mappings: Sequence[IdentityPoolRoleMapping]) -> dict[str, Any]:
    """Return mappings as CloudFormation has them.

    Raises:
        ValidationError: a mapping lacks its key or its rules.
    """
    return {_key(scope, each): _rendered(scope, each) for each in mappings}


def _key(scope: Construct, mapping: IdentityPoolRoleMapping) -> str:
    if mapping.mapping_key is not None:
        return mapping.mapping_key
    if is_unresolved(mapping.provider_url.value):
        raise ValidationError("mappingKey must be provided when providerUrl.value is a token", scope=scope)
    return mapping.provider_url.value


def _rendered(scope: Construct, mapping: IdentityPoolRoleMapping) -> dict[str, Any]:
    rules = None
    if not mapping.use_token:
        if mapping.rules is None:
            raise ValidationError("IdentityPoolRoleMapping.rules is required when useToken is false", scope=scope)
        rules = [
            {
                "claim": rule.claim,
                "matchType": (rule.match_type or RoleMappingMatchType.EQUALS)._value_,
                "roleArn": rule.mapped_role.role_arn,
                "value": rule.claim_value,
            }
            for rule in mapping.rules
        ]
    return {
        "ambiguousRoleResolution": "AuthenticatedRole" if mapping.resolve_ambiguous_roles else "Deny",
        "type": "Token" if mapping.use_token else "Rules",
        "identityProvider": mapping.provider_url.value,
        "rulesConfiguration": {"rules": rules} if rules is not None else None,
    }


__all__ = ["IdentityPoolRoleMapping", "RoleMappingMatchType", "RoleMappingRule"]
