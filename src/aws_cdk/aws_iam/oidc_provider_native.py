"""An OpenID Connect provider, made by CloudFormation itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._l1 import CfnOIDCProvider
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_iam import OIDCProviderReference

# Limits. Source: the IAM API reference, CreateOpenIDConnectProvider.
_MAX_URL = 255
_MAX_CLIENTS = 100
_MAX_CLIENT_ID = 255
_MAX_THUMBPRINTS = 5
_THUMBPRINT_LENGTH = 40


class IOidcProvider(IResource):
    """An OpenID Connect provider that IAM trusts."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def oidc_provider_arn(self) -> str: ...
        @property
        def oidc_provider_issuer(self) -> str: ...
        @property
        def oidc_provider_ref(self) -> OIDCProviderReference: ...
        @property
        def open_id_connect_provider_arn(self) -> str: ...
        @property
        def open_id_connect_provider_issuer(self) -> str: ...


class OidcProviderNativeProps(Struct):
    """Options of an OpenID Connect provider."""

    url: str
    """The issuer, as it stands in the tokens; starts with ``https://``."""
    client_ids: Sequence[str] | None = None
    """Audiences, 100 at most. Default: none."""
    oidc_provider_name: str | None = None
    """The construct's physical name; IAM gives providers no name."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the provider when it leaves the stack. Default: it is deleted."""
    thumbprints: Sequence[str] | None = None
    """SHA-1 fingerprints of the issuer's certificates, 40 hex digits each, 5 at most. Default: IAM finds out."""


class _OidcProviderBase(Resource, IOidcProvider):
    """What OpenID Connect providers have, made here or not."""

    oidc_provider_arn: str
    """The provider's ARN."""
    oidc_provider_issuer: str
    """The issuer, without ``https://``."""

    def _init_provider(self, arn: str) -> None:
        self.oidc_provider_arn = arn
        self.oidc_provider_issuer = Arn.extract_resource_name(arn, "oidc-provider")

    @property
    def open_id_connect_provider_arn(self) -> str:
        """The provider's ARN; the older name of ``oidc_provider_arn``."""
        return self.oidc_provider_arn

    @property
    def open_id_connect_provider_issuer(self) -> str:
        """The issuer; the older name of ``oidc_provider_issuer``."""
        return self.oidc_provider_issuer

    @property
    def oidc_provider_ref(self) -> OIDCProviderReference:
        """A reference to the provider."""
        from aws_cdk.interfaces.aws_iam import OIDCProviderReference

        return OIDCProviderReference(oidc_provider_arn=self.oidc_provider_arn)


class OidcProviderNative(_OidcProviderBase):
    """An OpenID Connect provider that IAM trusts."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.OidcProviderNative"

    @staticmethod
    @checked
    def from_oidc_provider_arn(scope: Construct, id: str, oidc_provider_arn: str) -> IOidcProvider:
        """Return an existing provider by its ARN."""
        return _ImportedOidcProvider(scope, id, oidc_provider_arn)

    @takes(OidcProviderNativeProps)
    def __init__(self, scope: Construct, id: str, props: OidcProviderNativeProps) -> None:
        """Make a provider.

        Raises:
            ValidationError: the URL, a client id or a thumbprint is not what IAM takes, or there are too many.
        """
        super().__init__(scope, id, physical_name=props.oidc_provider_name)
        self._check(props)
        resource = CfnOIDCProvider(
            self,
            "Resource",
            url=props.url,
            client_id_list=props.client_ids,
            thumbprint_list=props.thumbprints,
        )
        if props.removal_policy is not None:
            resource.apply_removal_policy(props.removal_policy)
        self._init_provider(resource.ref)
        self._thumbprints = resource.thumbprint_list

    @property
    def oidc_provider_thumbprints(self) -> Any:
        """The thumbprints given."""
        return self._thumbprints

    def _check(self, props: OidcProviderNativeProps) -> None:
        url = props.url
        if not is_unresolved(url):
            if not url.startswith("https://"):
                raise self._wrong(f"The URL of the identity provider must start with https://, got '{url}'")
            if len(url) > _MAX_URL:
                raise self._wrong(f"The maximum length allowed for url is {_MAX_URL} characters, got {len(url)}")
        clients = props.client_ids or ()
        if len(clients) > _MAX_CLIENTS:
            raise self._wrong(
                f"The maximum number of clients that can be registered is {_MAX_CLIENTS}, got {len(clients)}"
            )
        for client in clients:
            if not is_unresolved(client) and len(client) > _MAX_CLIENT_ID:
                raise self._wrong(
                    f"The maximum length of a client ID is {_MAX_CLIENT_ID} characters, got {len(client)}"
                )
        thumbprints = props.thumbprints or ()
        if len(thumbprints) > _MAX_THUMBPRINTS:
            raise self._wrong(f"The maximum number of thumbprints is {_MAX_THUMBPRINTS}, got {len(thumbprints)}")
        for thumbprint in thumbprints:
            if not is_unresolved(thumbprint) and len(thumbprint) != _THUMBPRINT_LENGTH:
                raise self._wrong(
                    f"The length of a thumbprint must be {_THUMBPRINT_LENGTH} characters, got '{thumbprint}'"
                )

    def _wrong(self, what: str) -> ValidationError:
        return ValidationError(what, scope=self)


class _ImportedOidcProvider(_OidcProviderBase):
    """An OpenID Connect provider known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, oidc_provider_arn: str) -> None:
        super().__init__(scope, id)
        self._init_provider(oidc_provider_arn)
