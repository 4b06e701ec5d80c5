"""Clients of user pools made elsewhere, as far as authorizers need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


class IUserPoolClient(IResource):
    """An app that users of a pool sign in to."""

    if TYPE_CHECKING:

        @property
        def user_pool_client_id(self) -> str: ...
        @property
        def user_pool_client_secret(self) -> SecretValue: ...


class UserPoolClient(Resource, IUserPoolClient):
    """A client of a user pool. Those made elsewhere are imported here; make one with ``CfnUserPoolClient``."""

    @staticmethod
    def from_user_pool_client_id(scope: Construct, id: str, user_pool_client_id: str) -> IUserPoolClient:
        """Return a client made elsewhere, by its id; its secret is not known."""
        return _ImportedUserPoolClient(scope, id, user_pool_client_id)

    def __init__(self, scope: Construct, id: str, **options: Any) -> None:
        raise ValidationError(
            "UserPoolClient cannot be made here yet",
            scope=scope,
            fix="make aws_cognito.CfnUserPoolClient, and import it with "
            "UserPoolClient.from_user_pool_client_id(self, id, client.ref)",
        )


class _ImportedUserPoolClient(Resource, IUserPoolClient):
    """A client known by its id."""

    _fqn = "aws-cdk-lib.Resource"

    user_pool_client_id: str

    def __init__(self, scope: Construct, id: str, client_id: str) -> None:
        super().__init__(scope, id)
        self.user_pool_client_id = client_id

    @property
    def user_pool_client_secret(self) -> SecretValue:
        """The secret, which is not known of an imported client.

        Raises:
            ValidationError: always.
        """
        raise ValidationError("UserPool Client Secret is not available for imported Clients", scope=self)


__all__ = ["IUserPoolClient", "UserPoolClient"]
