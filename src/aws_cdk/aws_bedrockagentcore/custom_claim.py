"""Claims that a caller's token must make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from typing_extensions import Self


class CustomClaimOperator(NamedEnum):
    """How a claim is compared."""

    EQUALS = "EQUALS"
    """It is the text."""
    CONTAINS = "CONTAINS"
    """It has the value among its values."""
    CONTAINS_ANY = "CONTAINS_ANY"
    """It has one of the values among its values."""


class _CustomClaim:
    def __init__(self, name: str, kind: str, operator: CustomClaimOperator, values: Sequence[str]) -> None:
        self._name = name
        self._kind = kind
        self._operator = operator
        self._values = values

    @classmethod
    def with_string_value(cls, name: str, value: str) -> Self:
        """Require that a claim is this text."""
        return cls(name, "STRING", CustomClaimOperator.EQUALS, [value])

    @classmethod
    def with_string_array_value(
        cls, name: str, values: Sequence[str], operator: CustomClaimOperator | None = None
    ) -> Self:
        """Require that a claim with several values has this one, or one of these. Default operator: ``CONTAINS``.

        Raises:
            ValidationError: the operator is one for single texts.
        """
        chosen = operator or CustomClaimOperator.CONTAINS
        if chosen is CustomClaimOperator.EQUALS:
            raise ValidationError(
                f"Custom claim '{name}': STRING_ARRAY type only supports CONTAINS or CONTAINS_ANY operators, "
                f"got {chosen._value_}"
            )
        return cls(name, "STRING_ARRAY", chosen, values)

    def _render(self) -> Mapping[str, Any]:
        if self._operator is CustomClaimOperator.CONTAINS_ANY:
            value: Mapping[str, Any] = {"matchValueStringList": list(self._values)}
        elif self._operator is CustomClaimOperator.CONTAINS and len(self._values) != 1:
            raise ValidationError(
                f"Custom claim '{self._name}': CONTAINS operator requires exactly one value, got {len(self._values)} "
                "values",
                fix="use `CustomClaimOperator.CONTAINS_ANY`",
            )
        else:
            value = {"matchValueString": self._values[0]}
        return {
            "inboundTokenClaimName": self._name,
            "inboundTokenClaimValueType": self._kind,
            "authorizingClaimMatchValue": {
                "claimMatchOperator": self._operator._value_,
                "claimMatchValue": value,
            },
        }


class RuntimeCustomClaim(_CustomClaim):
    """A claim that a runtime requires."""


class GatewayCustomClaim(_CustomClaim):
    """A claim that a gateway requires."""


def jwt_authorizer(
    discovery_url: str,
    *,
    clients: Sequence[str] | None,
    audience: Sequence[str] | None,
    scopes: Sequence[str] | None,
    claims: Sequence[_CustomClaim] | None,
) -> Mapping[str, Any]:
    """Return the property that tells whose tokens are taken, as runtimes and gateways have it."""
    return {
        "customJwtAuthorizer": {
            "discoveryUrl": discovery_url,
            "allowedClients": clients,
            "allowedAudience": audience,
            "allowedScopes": scopes,
            "customClaims": [claim._render() for claim in claims] if claims else None,
        }
    }


__all__ = ["CustomClaimOperator", "GatewayCustomClaim", "RuntimeCustomClaim"]
