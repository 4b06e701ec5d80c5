"""The function that makes OpenID Connect providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.handler_provider import handler_provider

if TYPE_CHECKING:
    from aws_cdk.core.custom_resource_provider import CustomResourceProviderBase
    from constructs import Construct

_STATEMENT = {
    "Effect": "Allow",
    "Resource": "*",
    "Action": [
        "iam:CreateOpenIDConnectProvider",
        "iam:DeleteOpenIDConnectProvider",
        "iam:UpdateOpenIDConnectProviderThumbprint",
        "iam:AddClientIDToOpenIDConnectProvider",
        "iam:RemoveClientIDFromOpenIDConnectProvider",
    ],
}


def oidc_provider_handler(scope: Construct, resource_type: str) -> CustomResourceProviderBase:
    """Return the stack's function that makes OpenID Connect providers."""
    return handler_provider(scope, resource_type, "open_id_connect_provider", policy_statements=[_STATEMENT])
