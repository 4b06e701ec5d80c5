"""The client that an authorizer makes for a user pool if it is given none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cognito._l1 import CfnUserPoolClient
from aws_cdk.aws_cognito.user_pool_client import IUserPoolClient
from aws_cdk.core.resource import Resource

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool import IUserPool
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct

# What a client may do unless told otherwise. Source: observed on aws-cdk-lib 2.275.0.
_FLOWS = ["implicit", "code"]
_SCOPES = ["profile", "phone", "email", "openid", "aws.cognito.signin.user.admin"]
_CALLBACKS = ["https://example.com"]


class DefaultClient(Resource, IUserPoolClient):
    """A client with the options that any client has."""

    _fqn = "aws-cdk-lib.aws_cognito.UserPoolClient"

    user_pool_client_id: str

    if TYPE_CHECKING:

        @property
        def user_pool_client_secret(self) -> SecretValue: ...

    def __init__(self, scope: Construct, id: str, pool: IUserPool) -> None:
        super().__init__(scope, id)
        resource = CfnUserPoolClient(
            self,
            "Resource",
            user_pool_id=pool.user_pool_id,
            allowed_o_auth_flows=_FLOWS,
            allowed_o_auth_scopes=_SCOPES,
            callback_ur_ls=_CALLBACKS,
            allowed_o_auth_flows_user_pool_client=True,
            supported_identity_providers=["COGNITO"],
        )
        self.user_pool_client_id = resource.ref
