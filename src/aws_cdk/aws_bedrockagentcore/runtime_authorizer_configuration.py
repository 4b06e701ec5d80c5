"""Who may call a runtime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore.custom_claim import RuntimeCustomClaim, jwt_authorizer
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cognito import IUserPool, IUserPoolClient

_WELL_KNOWN = "/.well-known/openid-configuration"


class RuntimeAuthorizerConfiguration:
    """Who may call a runtime: identities of AWS, or those who bring a token."""

    @staticmethod
    def using_iam() -> RuntimeAuthorizerConfiguration:
        """Let identities of AWS call, as their policies allow."""
        return _Iam()

    @staticmethod
    @checked
    def using_jwt(
        discovery_url: str,
        allowed_clients: Sequence[str] | None = None,
        allowed_audience: Sequence[str] | None = None,
        allowed_scopes: Sequence[str] | None = None,
        custom_claims: Sequence[RuntimeCustomClaim] | None = None,
    ) -> RuntimeAuthorizerConfiguration:
        """Take tokens of a provider, known by where its configuration is published.

        Raises:
            ValidationError: the URL does not end as such URLs do.
        """
        _check_url(discovery_url, "JWT")
        return _Jwt(discovery_url, allowed_clients, allowed_audience, allowed_scopes, custom_claims)

    @staticmethod
    @checked
    def using_cognito(
        user_pool: IUserPool,
        user_pool_clients: Sequence[IUserPoolClient],
        allowed_audience: Sequence[str] | None = None,
        allowed_scopes: Sequence[str] | None = None,
        custom_claims: Sequence[RuntimeCustomClaim] | None = None,
    ) -> RuntimeAuthorizerConfiguration:
        """Take tokens that clients of a user pool were given."""
        url = f"https://cognito-idp.{user_pool.env.region}.amazonaws.com/{user_pool.user_pool_id}{_WELL_KNOWN}"
        clients = [client.user_pool_client_id for client in user_pool_clients]
        return _Jwt(url, clients, allowed_audience, allowed_scopes, custom_claims)

    @staticmethod
    @checked
    def using_o_auth(
        discovery_url: str,
        client_id: str,
        allowed_audience: Sequence[str] | None = None,
        allowed_scopes: Sequence[str] | None = None,
        custom_claims: Sequence[RuntimeCustomClaim] | None = None,
    ) -> RuntimeAuthorizerConfiguration:
        """Take tokens that one client was given by a provider of OAuth.

        Raises:
            ValidationError: the URL does not end as such URLs do.
        """
        _check_url(discovery_url, "OAuth")
        return _Jwt(discovery_url, [client_id], allowed_audience, allowed_scopes, custom_claims)

    def _render(self) -> Mapping[str, Any] | None:
        """Return the property of the resource."""
        raise NotImplementedError(f"{type(self).__name__} must define _render()")


def _check_url(url: str, kind: str) -> None:
    if not is_unresolved(url) and not url.endswith(_WELL_KNOWN):
        raise ValidationError(f"{kind} discovery URL must end with {_WELL_KNOWN}", fix=f"correct {url!r}")


class _Iam(RuntimeAuthorizerConfiguration):
    def _render(self) -> None:
        return None


class _Jwt(RuntimeAuthorizerConfiguration):
    def __init__(
        self,
        url: str,
        clients: Sequence[str] | None,
        audience: Sequence[str] | None,
        scopes: Sequence[str] | None,
        claims: Sequence[RuntimeCustomClaim] | None,
    ) -> None:
        self._url = url
        self._clients = clients
        self._audience = audience
        self._scopes = scopes
        self._claims = claims

    def _render(self) -> Mapping[str, Any]:
        return jwt_authorizer(
            self._url, clients=self._clients, audience=self._audience, scopes=self._scopes, claims=self._claims
        )


__all__ = ["RuntimeAuthorizerConfiguration"]
