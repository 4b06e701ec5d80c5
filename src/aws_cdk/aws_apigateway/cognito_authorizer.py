"""Authorizers that check tokens of user pools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._attached_authorizer import AttachedAuthorizer
from aws_cdk.aws_apigateway._l1 import CfnAuthorizer
from aws_cdk.aws_apigateway.identity_source import IdentitySource
from aws_cdk.aws_apigateway.method_options import AuthorizationType
from aws_cdk.core.logical_id import Names
from aws_cdk.core.naming import snake_case
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool import IUserPool
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class CognitoUserPoolsAuthorizerProps(Struct):
    """Options of `CognitoUserPoolsAuthorizer`."""

    cognito_user_pools: Sequence[IUserPool]
    """The pools whose tokens count."""
    authorizer_name: str | None = None
    """Name of the authorizer. Default: made of its path."""
    identity_source: str | None = None
    """Where the token is. Default: the header ``Authorization``."""
    results_cache_ttl: Duration | None = None
    """How long an answer holds, up to 1 hour. Default: 5 minutes."""


class CognitoUserPoolsAuthorizer(AttachedAuthorizer):
    """Checks tokens of user pools."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.CognitoUserPoolsAuthorizer"

    @takes(CognitoUserPoolsAuthorizerProps)
    def __init__(self, scope: Construct, id: str, props: CognitoUserPoolsAuthorizerProps) -> None:
        super().__init__(scope, id)
        ttl = props.results_cache_ttl
        # The order of keys is hashed into the deployment's logical id.
        options: dict[str, Any] = {
            "name": props.authorizer_name if props.authorizer_name is not None else Names.unique_id(self),
            "restApiId": self._lazy_rest_api_id(),
            "type": "COGNITO_USER_POOLS",
            "providerArns": [pool.user_pool_arn for pool in props.cognito_user_pools],
            "authorizerResultTtlInSeconds": ttl.to_seconds() if ttl is not None else None,
            "identitySource": props.identity_source or IdentitySource.header("Authorization"),
        }
        self._hashed_options = options
        resource = CfnAuthorizer(self, "Resource", **{snake_case(name): value for name, value in options.items()})
        self.authorizer_id = resource.ref
        self.authorizer_arn: str = self._arn()
        self.authorization_type = AuthorizationType.COGNITO


__all__ = ["CognitoUserPoolsAuthorizer", "CognitoUserPoolsAuthorizerProps"]
