"""Resources beside clusters, as in ``aws_eks``."""

from __future__ import annotations

from aws_cdk.aws_eks import access_entry, addon, nodegroup, oidc_provider

_MODULE = "aws_cdk.aws_eks_v2"


class AccessEntry(access_entry.AccessEntry):
    """Lets a principal work on a cluster."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks-v2.AccessEntry"
    _module = _MODULE


class Addon(addon.Addon):
    """A program that EKS installs on a cluster and keeps up to date."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks-v2.Addon"
    _module = _MODULE


class Nodegroup(nodegroup.Nodegroup):
    """A group of nodes that EKS makes and renews."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks-v2.Nodegroup"
    _module = _MODULE


class OpenIdConnectProvider(oidc_provider.OpenIdConnectProvider):
    """A cluster's provider of identities, made by a custom resource."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks-v2.OpenIdConnectProvider"


class OidcProviderNative(oidc_provider.OidcProviderNative):
    """A cluster's provider of identities, made by CloudFormation itself."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks-v2.OidcProviderNative"


__all__ = ["AccessEntry", "Addon", "Nodegroup", "OidcProviderNative", "OpenIdConnectProvider"]
