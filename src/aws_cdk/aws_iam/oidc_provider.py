"""An OpenID Connect provider, made by a custom resource."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_iam import OIDCProviderReference

_RESOURCE_TYPE = "Custom::AWSCDKOpenIdConnectProvider"
_REJECT_UNAUTHORIZED = "@aws-cdk/aws-iam:oidcRejectUnauthorizedConnections"


class IOpenIdConnectProvider(IResource):
    """An OpenID Connect provider that IAM trusts."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def oidc_provider_ref(self) -> OIDCProviderReference: ...
        @property
        def open_id_connect_provider_arn(self) -> str: ...
        @property
        def open_id_connect_provider_issuer(self) -> str: ...


class OpenIdConnectProviderProps(Struct):
    """Options of an OpenID Connect provider."""

    url: str
    """The issuer, as it stands in the tokens."""
    client_ids: Sequence[str] | None = None
    """Audiences. Default: none."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the provider when it leaves the stack. Default: it is deleted."""
    thumbprints: Sequence[str] | None = None
    """SHA-1 fingerprints of the issuer's certificates. Default: the handler finds the one in force."""


class _OpenIdConnectProviderBase(Resource, IOpenIdConnectProvider):
    """What providers have, made here or not."""

    @property
    def oidc_provider_ref(self) -> OIDCProviderReference:
        """A reference to the provider."""
        from aws_cdk.interfaces.aws_iam import OIDCProviderReference

        return OIDCProviderReference(oidc_provider_arn=self.open_id_connect_provider_arn)


class OpenIdConnectProvider(_OpenIdConnectProviderBase):
    """An OpenID Connect provider; new apps are better served by ``OidcProviderNative``."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.OpenIdConnectProvider"

    open_id_connect_provider_arn: str
    """The provider's ARN."""
    open_id_connect_provider_issuer: str
    """The issuer, without ``https://``."""
    open_id_connect_providerthumbprints: str
    """The thumbprints in force."""

    @staticmethod
    @checked
    def from_open_id_connect_provider_arn(
        scope: Construct, id: str, open_id_connect_provider_arn: str
    ) -> IOpenIdConnectProvider:
        """Return an existing provider by its ARN."""
        return _ImportedOpenIdConnectProvider(scope, id, open_id_connect_provider_arn)

    @takes(OpenIdConnectProviderProps)
    def __init__(self, scope: Construct, id: str, props: OpenIdConnectProviderProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_iam._oidc_handler import oidc_provider_handler
        from aws_cdk.core.custom_resource import CustomResource

        provider = oidc_provider_handler(self, _RESOURCE_TYPE)
        resource = CustomResource(
            self,
            "Resource",
            resource_type=_RESOURCE_TYPE,
            service_token=provider.service_token,
            removal_policy=props.removal_policy,
            properties={
                "ClientIDList": props.client_ids,
                "ThumbprintList": props.thumbprints,
                "Url": props.url,
                "RejectUnauthorized": flag_enabled(self.node, _REJECT_UNAUTHORIZED),
                # A new handler runs again for every provider made by an older one.
                "CodeHash": provider.code_hash,
            },
        )
        self.open_id_connect_provider_arn = resource.ref
        self.open_id_connect_provider_issuer = Arn.extract_resource_name(resource.ref, "oidc-provider")
        self.open_id_connect_providerthumbprints = resource.get_att_string("Thumbprints")


class _ImportedOpenIdConnectProvider(_OpenIdConnectProviderBase):
    """A provider known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    open_id_connect_provider_arn: str
    open_id_connect_provider_issuer: str

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.open_id_connect_provider_arn = arn
        self.open_id_connect_provider_issuer = Arn.extract_resource_name(arn, "oidc-provider")
