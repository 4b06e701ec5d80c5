"""Providers of identities of clusters, which IAM trusts for their service accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.oidc_provider import OpenIdConnectProvider as _OpenIdConnectProvider
from aws_cdk.aws_iam.oidc_provider_native import OidcProviderNative as _OidcProviderNative
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

# What the tokens of service accounts are for.
_AUDIENCE = "sts.amazonaws.com"


class OpenIdConnectProviderProps(Struct):
    """Options of a cluster's provider of identities."""

    url: str
    """The cluster's issuer, beginning with ``https://``."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the provider when it leaves the stack. Default: it is deleted."""


class OidcProviderNativeProps(OpenIdConnectProviderProps):
    """Options of a cluster's provider of identities that CloudFormation itself makes."""


class OpenIdConnectProvider(_OpenIdConnectProvider):
    """A cluster's provider of identities, made by a custom resource."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.OpenIdConnectProvider"

    @takes(OpenIdConnectProviderProps)
    def __init__(self, scope: Construct, id: str, props: OpenIdConnectProviderProps) -> None:
        super().__init__(scope, id, client_ids=[_AUDIENCE], **props._given())


class OidcProviderNative(_OidcProviderNative):
    """A cluster's provider of identities, made by CloudFormation itself."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.OidcProviderNative"

    @takes(OidcProviderNativeProps)
    def __init__(self, scope: Construct, id: str, props: OidcProviderNativeProps) -> None:
        super().__init__(scope, id, client_ids=[_AUDIENCE], **props._given())


__all__ = ["OidcProviderNative", "OidcProviderNativeProps", "OpenIdConnectProvider", "OpenIdConnectProviderProps"]
