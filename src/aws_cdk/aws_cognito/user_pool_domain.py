"""Domains of the pages that users sign in with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito._l1 import CfnUserPoolDomain
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool_client import UserPoolClient
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from aws_cdk.interfaces.aws_cognito import IUserPoolRef, UserPoolDomainReference
    from constructs import Construct

_PREFIX = re.compile(r"[a-z0-9-]+")


class ManagedLoginVersion(NamedEnum):
    """Which pages users see."""

    CLASSIC_HOSTED_UI = 1
    NEWER_MANAGED_LOGIN = 2


class IUserPoolDomain(IResource):
    """A domain of sign-in pages."""

    if TYPE_CHECKING:

        @property
        def domain_name(self) -> str: ...
        @property
        def user_pool_domain_ref(self) -> UserPoolDomainReference: ...


class CognitoDomainOptions(Struct):
    """A domain below Cognito's."""

    domain_prefix: str
    """Its first part: small letters, digits and hyphens."""


class CustomDomainOptions(Struct):
    """A domain of one's own."""

    certificate: ICertificateRef
    """Its certificate, one of us-east-1."""
    domain_name: str
    """The name."""


class UserPoolDomainOptions(Struct):
    """Options of a domain."""

    cognito_domain: Nested[CognitoDomainOptions | None] = nested()
    """One below Cognito's; give this or ``custom_domain``."""
    custom_domain: Nested[CustomDomainOptions | None] = nested()
    """One of one's own; give this or ``cognito_domain``."""
    managed_login_version: ManagedLoginVersion | None = None
    """Which pages users see. Default: the classic ones."""


class UserPoolDomainProps(UserPoolDomainOptions):
    """Options of `UserPoolDomain`."""

    user_pool: IUserPoolRef
    """The pool."""


class BaseUrlOptions(Struct):
    """Options of the domain's URL."""

    fips: bool | None = None
    """By endpoints with FIPS; only below Cognito's domain. Default: no."""


class SignInUrlOptions(BaseUrlOptions):
    """Options of the URL to sign in."""

    redirect_uri: str
    """Where users are sent then; one of the client's callbacks."""
    sign_in_path: str | None = None
    """The page's path. Default: ``/login``."""


class UserPoolDomain(Resource, IUserPoolDomain):
    """A domain of sign-in pages."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolDomain"

    domain_name: str

    @staticmethod
    @checked
    def from_domain_name(scope: Construct, id: str, user_pool_domain_name: str) -> IUserPoolDomain:
        """Return a domain made elsewhere, by its name."""
        return _ImportedDomain(scope, id, user_pool_domain_name)

    @takes(UserPoolDomainProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolDomainProps) -> None:
        super().__init__(scope, id)
        below, own = props.cognito_domain, props.custom_domain
        if (below is None) == (own is None):
            raise ValidationError(
                "One of, and only one of, cognitoDomain or customDomain must be specified",
                scope=self,
                fix="give cognito_domain with a prefix, or custom_domain with a certificate",
            )
        name = below.domain_prefix if below is not None else own.domain_name if own is not None else ""
        if below is not None and not is_unresolved(name) and _PREFIX.fullmatch(name) is None:
            raise ValidationError(
                "domainPrefix for cognitoDomain can contain only lowercase alphabets, numbers and hyphens", scope=self
            )
        self._is_cognitos = below is not None
        version = props.managed_login_version
        resource = CfnUserPoolDomain(
            self,
            "Resource",
            user_pool_id=props.user_pool.user_pool_ref.user_pool_id,
            domain=name,
            custom_domain_config=(
                {"certificate_arn": own.certificate.certificate_ref.certificate_arn} if own is not None else None
            ),
            managed_login_version=version._value_ if version is not None else None,
        )
        self._resource = resource
        self.domain_name = resource.ref
        self._front: Any = None

    @property
    def user_pool_domain_ref(self) -> UserPoolDomainReference:
        """The reference to the domain."""
        reference: UserPoolDomainReference = self._resource.user_pool_domain_ref
        return reference

    @property
    def cloud_front_endpoint(self) -> str:
        """The name of the CloudFront distribution behind a domain of one's own."""
        endpoint: str = self._resource.attr_cloud_front_distribution
        return endpoint

    @property
    def cloud_front_domain_name(self) -> str:
        """The same, as a custom resource asks Cognito for it; the older way of :attr:`cloud_front_endpoint`."""
        if self._front is None:
            from aws_cdk.custom_resources import AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId
            from aws_cdk.custom_resources.sdk_call import _OwnSdkCall

            self._front = AwsCustomResource(
                self,
                "CloudFrontDomainName",
                resource_type="Custom::UserPoolCloudFrontDomainName",
                on_update=_OwnSdkCall(
                    service="CognitoIdentityServiceProvider",
                    action="describeUserPoolDomain",
                    parameters={"Domain": self.domain_name},
                    physical_resource_id=PhysicalResourceId.of(self.domain_name),
                ),
                # Cognito knows no ARNs of domains.
                policy=AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]),
                install_latest_aws_sdk=False,
            )
        name: str = self._front.get_response_field("DomainDescription.CloudFrontDistribution")
        return name

    @takes(BaseUrlOptions)
    def base_url(self, options: BaseUrlOptions) -> str:
        """Return the domain's URL."""
        return self._base_url(options)

    def _base_url(self, options: BaseUrlOptions) -> str:
        if not self._is_cognitos:
            return f"https://{self.domain_name}"
        kind = "auth-fips" if options.fips else "auth"
        return f"https://{self.domain_name}.{kind}.{Stack.of(self).region}.amazoncognito.com"

    @takes(SignInUrlOptions)
    def sign_in_url(self, client: UserPoolClient, options: SignInUrlOptions) -> str:
        """Return the URL to sign in to an app.

        Raises:
            ValidationError: the app gets tokens by its secret alone.
        """
        flows = client.o_auth_flows
        if flows.authorization_code_grant:
            answer = "code"
        elif flows.implicit_code_grant:
            answer = "token"
        else:
            raise ValidationError(
                "signInUrl is not supported for clients without authorizationCodeGrant or implicitCodeGrant flow enabled",
                scope=self,
                fix="give the client o_auth with authorization_code_grant=True",
            )
        path = options.sign_in_path or "/login"
        query = f"client_id={client.user_pool_client_id}&response_type={answer}&redirect_uri={options.redirect_uri}"
        return f"{self._base_url(options)}{path}?{query}"


class _ImportedDomain(Resource, IUserPoolDomain):
    _fqn = "aws-cdk-lib.Resource"

    domain_name: str

    def __init__(self, scope: Construct, id: str, domain_name: str) -> None:
        super().__init__(scope, id)
        self.domain_name = domain_name

    @property
    def user_pool_domain_ref(self) -> UserPoolDomainReference:
        """Is not known of a domain made elsewhere.

        Raises:
            ValidationError: always, since the pool is not known.
        """
        raise ValidationError(
            "userPoolDomainRef is not available on an imported UserPoolDomain",
            scope=self,
            fix="name pool and domain where they are needed",
        )


__all__ = [
    "BaseUrlOptions",
    "CognitoDomainOptions",
    "CustomDomainOptions",
    "IUserPoolDomain",
    "ManagedLoginVersion",
    "SignInUrlOptions",
    "UserPoolDomain",
    "UserPoolDomainOptions",
    "UserPoolDomainProps",
]
