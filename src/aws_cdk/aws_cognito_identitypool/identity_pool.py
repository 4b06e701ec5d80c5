"""Identity pools: credentials of AWS for users, signed in or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito._l1 import CfnIdentityPool, CfnIdentityPoolRoleAttachment
from aws_cdk.aws_cognito_identitypool.role_mapping import IdentityPoolRoleMapping, rendered_mappings
from aws_cdk.aws_cognito_identitypool.user_pool_authentication_provider import IUserPoolAuthenticationProvider
from aws_cdk.aws_iam.principals import FederatedPrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_cognito import IdentityPoolReference
    from aws_cdk.interfaces.aws_iam import IOIDCProviderRef, ISAMLProviderRef
    from constructs import Construct

_SERVICE = "cognito-identity.amazonaws.com"


class IdentityPoolAmazonLoginProvider(Struct):
    """Login with Amazon."""

    app_id: str


class IdentityPoolAppleLoginProvider(Struct):
    """Sign in with Apple."""

    services_id: str


class IdentityPoolFacebookLoginProvider(Struct):
    """Facebook Login."""

    app_id: str


class IdentityPoolGoogleLoginProvider(Struct):
    """Sign in with Google."""

    client_id: str


class IdentityPoolTwitterLoginProvider(Struct):
    """Sign in with Twitter."""

    consumer_key: str
    consumer_secret: str


class IdentityPoolAuthenticationProviders(Struct):
    """Who says who a user is. Default of each: nobody."""

    amazon: Nested[IdentityPoolAmazonLoginProvider | None] = nested()
    apple: Nested[IdentityPoolAppleLoginProvider | None] = nested()
    custom_provider: str | None = None
    """The name of a provider of the app's own."""
    facebook: Nested[IdentityPoolFacebookLoginProvider | None] = nested()
    google: Nested[IdentityPoolGoogleLoginProvider | None] = nested()
    open_id_connect_providers: Sequence[IOIDCProviderRef] | None = None
    saml_providers: Sequence[ISAMLProviderRef] | None = None
    twitter: Nested[IdentityPoolTwitterLoginProvider | None] = nested()
    user_pools: Sequence[IUserPoolAuthenticationProvider] | None = None


class IdentityPoolProps(Struct):
    """Options of an identity pool."""

    allow_classic_flow: bool | None = None
    """Whether apps may choose the role themselves. Default: no."""
    allow_unauthenticated_identities: bool | None = None
    """Whether users who did not sign in get credentials. Default: no."""
    authenticated_role: IRole | None = None
    """The role of users who signed in. Default: a new one."""
    authentication_providers: Nested[IdentityPoolAuthenticationProviders | None] = nested()
    """Who says who a user is. Default: nobody."""
    identity_pool_name: str | None = None
    """Default: chosen by CloudFormation."""
    role_mappings: Nested[Sequence[IdentityPoolRoleMapping] | None] = nested()
    """Roles of users by their provider. Default: the role of those who signed in."""
    unauthenticated_role: IRole | None = None
    """The role of users who did not sign in. Default: a new one."""


class IIdentityPool(IResource):
    """An identity pool."""

    if TYPE_CHECKING:

        @property
        def identity_pool_id(self) -> str: ...
        @property
        def identity_pool_arn(self) -> str: ...
        @property
        def identity_pool_name(self) -> str: ...
        @property
        def identity_pool_ref(self) -> IdentityPoolReference: ...


class IdentityPool(Resource, IIdentityPool):
    """Gives users credentials of AWS."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito-identitypool.IdentityPool"

    @staticmethod
    @checked
    def from_identity_pool_id(scope: Construct, id: str, identity_pool_id: str) -> IIdentityPool:
        """Return a pool made elsewhere in the same account and region, by its id.

        Raises:
            ValidationError: the id is not of the form ``REGION:ID``.
        """
        arn = Arn._format(
            ArnComponents(service="cognito-identity", resource="identitypool", resource_name=identity_pool_id),
            Stack.of(scope),
        )
        return IdentityPool.from_identity_pool_arn(scope, id, arn)

    @staticmethod
    @checked
    def from_identity_pool_arn(scope: Construct, id: str, identity_pool_arn: str) -> IIdentityPool:
        """Return a pool made elsewhere, by its ARN.

        Raises:
            ValidationError: the ARN names no pool.
        """
        pool_id = Stack.of(scope).split_arn(identity_pool_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not pool_id:
            raise ValidationError("Invalid Identity Pool ARN", scope=scope)
        if not is_unresolved(pool_id) and len(pool_id.split(":")) != 2:
            raise ValidationError(
                "Invalid Identity Pool Id: Identity Pool Ids must follow the format <region>:<id>", scope=scope
            )
        return _ImportedPool(scope, id, pool_id, identity_pool_arn)

    @takes(IdentityPoolProps)
    def __init__(self, scope: Construct, id: str, props: IdentityPoolProps) -> None:
        """Make the pool, and the roles that are not given.

        Raises:
            ValidationError: a mapping of roles lacks its key or its rules.
        """
        super().__init__(scope, id, physical_name=props.identity_pool_name)
        self._user_pools: list[dict[str, Any]] = []
        providers = props.authentication_providers or IdentityPoolAuthenticationProviders()
        oidc, saml = providers.open_id_connect_providers, providers.saml_providers
        pool = CfnIdentityPool(
            self,
            "Resource",
            allow_unauthenticated_identities=bool(props.allow_unauthenticated_identities),
            allow_classic_flow=props.allow_classic_flow,
            identity_pool_name=self.physical_name,
            developer_provider_name=providers.custom_provider,
            open_id_connect_provider_arns=[each.oidc_provider_ref.oidc_provider_arn for each in oidc]
            if oidc is not None
            else None,
            saml_provider_arns=[each.saml_provider_ref.saml_provider_arn for each in saml]
            if saml is not None
            else None,
            supported_login_providers=_logins(providers) or None,
            cognito_identity_providers=lazy_any(lambda: self._user_pools),
        )
        self.identity_pool_name: str = pool.attr_name
        self.identity_pool_id: str = pool.ref
        self.identity_pool_arn: str = self.stack.format_arn(
            service="cognito-identity", resource="identitypool", resource_name=self.identity_pool_id
        )
        self.authenticated_role: IRole = (
            props.authenticated_role if props.authenticated_role is not None else self._default_role("Authenticated")
        )
        self.unauthenticated_role: IRole = (
            props.unauthenticated_role
            if props.unauthenticated_role is not None
            else self._default_role("Unauthenticated")
        )
        attachment = Resource(self, "DefaultRoleAttachment")
        mappings = props.role_mappings
        self.role_attachment = CfnIdentityPoolRoleAttachment(
            attachment,
            "Resource",
            identity_pool_id=self.identity_pool_id,
            roles={
                "authenticated": self.authenticated_role.role_arn,
                "unauthenticated": self.unauthenticated_role.role_arn,
            },
            role_mappings=rendered_mappings(self, mappings) if mappings else None,
        )
        for each in providers.user_pools or ():
            self.add_user_pool_authentication(each)

    @property
    def identity_pool_ref(self) -> IdentityPoolReference:
        """The reference to the pool."""
        return _reference(self)

    @checked
    def add_user_pool_authentication(self, user_pool: IUserPoolAuthenticationProvider) -> None:
        """Trust a pool of users."""
        bound = user_pool.bind(self, self)
        self._user_pools.append(
            {
                "clientId": bound.client_id,
                "providerName": bound.provider_name,
                "serverSideTokenCheck": bound.server_side_token_check,
            }
        )

    def _default_role(self, kind: str) -> Role:
        """Make the role of users who signed in, or who did not.

        Source of the conditions: the Cognito developer guide, "Role trust and permissions".
        """
        conditions = {
            "StringEquals": {f"{_SERVICE}:aud": self.identity_pool_id},
            "ForAnyValue:StringLike": {f"{_SERVICE}:amr": kind.lower()},
        }
        return Role(
            self,
            f"{kind}Role",
            description=f"Default {kind} Role for Identity Pool {self.identity_pool_name}",
            assumed_by=FederatedPrincipal(_SERVICE, conditions, "sts:AssumeRoleWithWebIdentity"),
        )


class _ImportedPool(Resource, IIdentityPool):
    def __init__(self, scope: Construct, id: str, pool_id: str, arn: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.identity_pool_id: str = pool_id
        self.identity_pool_arn: str = arn
        self.identity_pool_name: str = self.physical_name

    @property
    def identity_pool_ref(self) -> IdentityPoolReference:
        return _reference(self)


def _reference(pool: IIdentityPool) -> IdentityPoolReference:
    from aws_cdk.interfaces.aws_cognito import IdentityPoolReference

    return IdentityPoolReference(identity_pool_id=pool.identity_pool_id)


def _logins(providers: IdentityPoolAuthenticationProviders) -> dict[str, str]:
    found: dict[str, str] = {}
    if providers.amazon is not None:
        found["www.amazon.com"] = providers.amazon.app_id
    if providers.facebook is not None:
        found["graph.facebook.com"] = providers.facebook.app_id
    if providers.google is not None:
        found["accounts.google.com"] = providers.google.client_id
    if providers.apple is not None:
        found["appleid.apple.com"] = providers.apple.services_id
    if providers.twitter is not None:
        found["api.twitter.com"] = f"{providers.twitter.consumer_key};{providers.twitter.consumer_secret}"
    return found


__all__ = [
    "IIdentityPool",
    "IdentityPool",
    "IdentityPoolAmazonLoginProvider",
    "IdentityPoolAppleLoginProvider",
    "IdentityPoolAuthenticationProviders",
    "IdentityPoolFacebookLoginProvider",
    "IdentityPoolGoogleLoginProvider",
    "IdentityPoolProps",
    "IdentityPoolTwitterLoginProvider",
]
