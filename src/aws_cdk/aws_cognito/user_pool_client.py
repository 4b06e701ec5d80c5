"""Apps that users of a pool sign in to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito._l1 import CfnUserPoolClient
from aws_cdk.aws_cognito.oauth import OAuthFlows, OAuthScope, OAuthSettings
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool_attr import ClientAttributes
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_cognito import IUserPoolRef, UserPoolClientReference
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

_DEFAULT_FLOWS = OAuthFlows(implicit_code_grant=True, authorization_code_grant=True)
_DEFAULT_SCOPES = (
    OAuthScope.PROFILE,
    OAuthScope.PHONE,
    OAuthScope.EMAIL,
    OAuthScope.OPENID,
    OAuthScope.COGNITO_ADMIN,
)
# Scopes that tell about users, which need the one of OpenID Connect beside them.
# The flag that leaves the secret in the log of the function that asks for it.
_LOG_SECRET = "@aws-cdk/cognito:logUserPoolClientSecretValue"
_OF_USERS = (OAuthScope.PHONE, OAuthScope.EMAIL, OAuthScope.PROFILE)


class IUserPoolClient(IResource):
    """An app that users of a pool sign in to."""

    if TYPE_CHECKING:

        @property
        def user_pool_client_ref(self) -> UserPoolClientReference: ...
        @property
        def user_pool_client_id(self) -> str: ...
        @property
        def user_pool_client_secret(self) -> SecretValue: ...


class AuthFlow(Struct):
    """Ways to sign in by Cognito's own API."""

    admin_user_password: bool | None = None
    """A server sends name and password."""
    custom: bool | None = None
    """Functions of the pool decide."""
    user: bool | None = None
    """Users choose."""
    user_password: bool | None = None
    """The app sends name and password."""
    user_srp: bool | None = None
    """The app proves that it knows the password."""


class AnalyticsConfiguration(Struct):
    """Where Cognito counts sign-ins with Pinpoint."""

    application: Any = None
    """A project of Pinpoint made here (``CfnApp``), in the pool's region."""
    application_id: str | None = None
    """A project by its id; with ``external_id`` and ``role``."""
    external_id: str | None = None
    """What the role wants to be told."""
    role: IRoleRef | None = None
    """The role to tell Pinpoint."""
    share_user_data: bool | None = None
    """Tell who it was. Default: no."""


class UserPoolClientIdentityProvider:
    """Where users of a client may come from.

    Attributes:
        name: As the client's property names it.
    """

    AMAZON: UserPoolClientIdentityProvider
    APPLE: UserPoolClientIdentityProvider
    COGNITO: UserPoolClientIdentityProvider
    FACEBOOK: UserPoolClientIdentityProvider
    GOOGLE: UserPoolClientIdentityProvider

    @checked
    def __init__(self, name: str) -> None:
        self.name = name

    @staticmethod
    @checked
    def custom(name: str) -> UserPoolClientIdentityProvider:
        """Return a provider by its name."""
        return UserPoolClientIdentityProvider(name)


UserPoolClientIdentityProvider.AMAZON = UserPoolClientIdentityProvider("LoginWithAmazon")
UserPoolClientIdentityProvider.APPLE = UserPoolClientIdentityProvider("SignInWithApple")
UserPoolClientIdentityProvider.COGNITO = UserPoolClientIdentityProvider("COGNITO")
UserPoolClientIdentityProvider.FACEBOOK = UserPoolClientIdentityProvider("Facebook")
UserPoolClientIdentityProvider.GOOGLE = UserPoolClientIdentityProvider("Google")


class UserPoolClientOptions(Struct):
    """Options of a client."""

    access_token_validity: Duration | None = None
    """How long access tokens hold, 5 minutes to 1 day. Default: 1 hour."""
    analytics: Nested[AnalyticsConfiguration | None] = nested()
    """Where sign-ins are counted. Default: nowhere."""
    auth_flows: Nested[AuthFlow | None] = nested()
    """Ways to sign in by Cognito's own API. Default: Cognito's."""
    auth_session_validity: Duration | None = None
    """How long users may take to sign in, 3 to 15 minutes. Default: 3 minutes."""
    disable_o_auth: bool | None = None
    """Give no tokens by OAuth. Default: no."""
    enable_propagate_additional_user_context_data: bool | None = None
    """Take the user's address and device from the app; needs a secret. Default: no."""
    enable_token_revocation: bool | None = None
    """Let refresh tokens be revoked. Default: yes for new clients."""
    generate_secret: bool | None = None
    """Give the client a secret. Default: no."""
    id_token_validity: Duration | None = None
    """How long id tokens hold, 5 minutes to 1 day. Default: 1 hour."""
    o_auth: Nested[OAuthSettings | None] = nested()
    """How the client gets tokens by OAuth."""
    prevent_user_existence_errors: bool | None = None
    """Do not tell whether a user exists. Default: as Cognito does."""
    read_attributes: ClientAttributes | None = None
    """Attributes the client may read. Default: all standard ones."""
    refresh_token_rotation_grace_period: Duration | None = None
    """Give a new refresh token with each use; the old one holds so long, up to 1 minute. Default: they stay."""
    refresh_token_validity: Duration | None = None
    """How long refresh tokens hold, 1 hour to 10 years. Default: 30 days."""
    supported_identity_providers: Sequence[UserPoolClientIdentityProvider] | None = None
    """Where users may come from. Default: the pool, and all providers registered with it."""
    user_pool_client_name: str | None = None
    """The client's name. Default: chosen by CloudFormation."""
    write_attributes: ClientAttributes | None = None
    """Attributes the client may change. Default: all standard ones."""


class UserPoolClientProps(UserPoolClientOptions):
    """Options of `UserPoolClient`."""

    user_pool: IUserPoolRef
    """The pool."""


class UserPoolClient(Resource, IUserPoolClient):
    """An app that users of a pool sign in to.

    Attributes:
        o_auth_flows: Ways to get tokens by OAuth.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolClient"

    user_pool_client_id: str

    @staticmethod
    @checked
    def from_user_pool_client_id(scope: Construct, id: str, user_pool_client_id: str) -> IUserPoolClient:
        """Return a client made elsewhere, by its id; its secret is not known."""
        return _ImportedUserPoolClient(scope, id, user_pool_client_id)

    @takes(UserPoolClientProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolClientProps) -> None:
        super().__init__(scope, id)
        if props.disable_o_auth and props.o_auth is not None:
            raise ValidationError(
                "OAuth settings cannot be specified when disableOAuth is set.",
                scope=self,
                fix="leave o_auth or disable_o_auth out",
            )
        settings = props.o_auth or OAuthSettings()
        self.o_auth_flows = settings.flows or _DEFAULT_FLOWS
        uses_code = bool(self.o_auth_flows.authorization_code_grant or self.o_auth_flows.implicit_code_grant)
        if self.o_auth_flows.client_credentials and uses_code:
            raise ValidationError(
                "clientCredentials OAuth flow cannot be selected along with codeGrant or implicitGrant.",
                scope=self,
                fix="make one client for each kind of flow",
            )
        if props.enable_propagate_additional_user_context_data and not props.generate_secret:
            raise ValidationError(
                "Cannot activate enablePropagateAdditionalUserContextData in an app client without a client secret.",
                scope=self,
                fix="set generate_secret=True",
            )
        self._generates_secret = bool(props.generate_secret)
        self._user_pool = props.user_pool
        self._name = props.user_pool_client_name
        self._secret: SecretValue | None = None
        without_oauth = bool(props.disable_o_auth)
        existence = props.prevent_user_existence_errors
        grace = props.refresh_token_rotation_grace_period
        _check_duration("refreshTokenRotationGracePeriod", grace, Duration.seconds(0), Duration.seconds(60), self)
        _check_duration(
            "authSessionValidity", props.auth_session_validity, Duration.minutes(3), Duration.minutes(15), self
        )
        resource = CfnUserPoolClient(
            self,
            "Resource",
            client_name=props.user_pool_client_name,
            generate_secret=props.generate_secret,
            user_pool_id=props.user_pool.user_pool_ref.user_pool_id,
            explicit_auth_flows=_auth_flows(props),
            allowed_o_auth_flows=None if without_oauth else self._flow_names(),
            allowed_o_auth_scopes=None if without_oauth else _scope_names(settings),
            default_redirect_uri=settings.default_redirect_uri,
            callback_ur_ls=self._callbacks(settings, uses_code, without_oauth),
            logout_ur_ls=settings.logout_urls,
            allowed_o_auth_flows_user_pool_client=not without_oauth,
            prevent_user_existence_errors=None if existence is None else "ENABLED" if existence else "LEGACY",
            supported_identity_providers=self._providers(props),
            read_attributes=props.read_attributes.attributes() if props.read_attributes is not None else None,
            write_attributes=props.write_attributes.attributes() if props.write_attributes is not None else None,
            enable_token_revocation=props.enable_token_revocation,
            enable_propagate_additional_user_context_data=props.enable_propagate_additional_user_context_data,
            analytics_configuration=self._analytics(props.analytics),
            auth_session_validity=_minutes(props.auth_session_validity),
            refresh_token_rotation=(
                {"feature": "ENABLED", "retry_grace_period_seconds": grace.to_seconds()} if grace is not None else None
            ),
            **self._validity(props),
        )
        self._resource = resource
        self.user_pool_client_id = resource.ref

    @property
    def user_pool_client_ref(self) -> UserPoolClientReference:
        """The reference to the client."""
        reference: UserPoolClientReference = self._resource.user_pool_client_ref
        return reference

    @property
    def user_pool_client_name(self) -> str:
        """The name.

        Raises:
            ValidationError: it was not said.
        """
        if self._name is None:
            raise ValidationError(
                "userPoolClientName is available only if specified on the UserPoolClient during initialization",
                scope=self,
                fix="give user_pool_client_name",
            )
        return self._name

    @property
    def user_pool_client_secret(self) -> SecretValue:
        """The secret, which a custom resource asks Cognito for.

        Raises:
            ValidationError: the client has none.
        """
        if not self._generates_secret:
            raise ValidationError(
                "userPoolClientSecret is available only if generateSecret is set to true.",
                scope=self,
                fix="set generate_secret=True",
            )
        if self._secret is None:
            self._secret = self._ask_for_secret()
        return self._secret

    def _ask_for_secret(self) -> SecretValue:
        from aws_cdk.core.secret_value import SecretValue
        from aws_cdk.custom_resources import AwsCustomResource, AwsCustomResourcePolicy, Logging, PhysicalResourceId
        from aws_cdk.custom_resources.sdk_call import _OwnSdkCall

        pool = self._user_pool.user_pool_ref
        asked = AwsCustomResource(
            self,
            "DescribeCognitoUserPoolClient",
            resource_type="Custom::DescribeCognitoUserPoolClient",
            on_update=_OwnSdkCall(
                region=Stack.of(self).region,
                service="CognitoIdentityServiceProvider",
                action="describeUserPoolClient",
                parameters={"UserPoolId": pool.user_pool_id, "ClientId": self.user_pool_client_id},
                physical_resource_id=PhysicalResourceId.of(self.user_pool_client_id),
                logging=None if flag_enabled(self.node, _LOG_SECRET) else Logging.with_data_hidden(),
            ),
            policy=AwsCustomResourcePolicy.from_sdk_calls(resources=[pool.user_pool_arn]),
            install_latest_aws_sdk=False,
        )
        return SecretValue.resource_attribute(asked.get_response_field("UserPoolClient.ClientSecret"))

    # -- properties -------------------------------------------------------------

    def _flow_names(self) -> list[str] | None:
        flows = self.o_auth_flows
        names = [
            name
            for name, wished in (
                ("client_credentials", flows.client_credentials),
                ("implicit", flows.implicit_code_grant),
                ("code", flows.authorization_code_grant),
            )
            if wished
        ]
        return names or None

    def _callbacks(self, settings: OAuthSettings, uses_code: bool, without_oauth: bool) -> list[str] | None:
        urls = list(settings.callback_urls) if settings.callback_urls is not None else None
        if without_oauth:
            return None
        if uses_code:
            if urls is None:
                urls = ["https://example.com"]
            elif not urls:
                raise ValidationError(
                    "callbackUrl must not be empty when codeGrant or implicitGrant OAuth flows are enabled.",
                    scope=self,
                    fix="give callback_urls in o_auth, or leave it out for an example",
                )
        if settings.default_redirect_uri is not None and settings.default_redirect_uri not in (urls or ()):
            raise ValidationError(
                "defaultRedirectUri must be included in callbackUrls.",
                scope=self,
                fix="add default_redirect_uri to callback_urls",
            )
        return urls or None

    def _providers(self, props: UserPoolClientProps) -> list[str] | None:
        if props.supported_identity_providers is not None:
            return [provider.name for provider in props.supported_identity_providers] or None
        registered = getattr(props.user_pool, "identity_providers", ())
        names = [provider.provider_name for provider in registered]
        return list(dict.fromkeys([*names, "COGNITO"]))

    def _validity(self, props: UserPoolClientProps) -> dict[str, Any]:
        """Return how long tokens hold, in minutes."""
        refresh = props.refresh_token_validity
        _check_duration("refreshTokenValidity", refresh, Duration.minutes(60), Duration.days(3650), self)
        most = Duration.days(1)
        if refresh is not None and not refresh.is_unresolved() and refresh.to_minutes() < most.to_minutes():
            most = refresh
        _check_duration("idTokenValidity", props.id_token_validity, Duration.minutes(5), most, self)
        _check_duration("accessTokenValidity", props.access_token_validity, Duration.minutes(5), most, self)
        validity = {"id": props.id_token_validity, "access": props.access_token_validity, "refresh": refresh}
        units = {f"{name}_token": "minutes" for name, value in validity.items() if value is not None}
        return {
            **{f"{name}_token_validity": _minutes(value) for name, value in validity.items()},
            "token_validity_units": units or None,
        }

    def _analytics(self, analytics: AnalyticsConfiguration | None) -> dict[str, Any] | None:
        if analytics is None:
            return None
        by_id = (analytics.application_id, analytics.external_id, analytics.role)
        if analytics.application is not None and any(part is not None for part in by_id):
            raise ValidationError(
                "Either `application` or all of `applicationId`, `externalId` and `role` must be specified.", scope=self
            )
        if analytics.application is None and any(part is None for part in by_id):
            raise ValidationError(
                "Either all of `applicationId`, `externalId` and `role` must be specified or `application` must be "
                "specified.",
                scope=self,
            )
        return {
            "application_arn": analytics.application.attr_arn if analytics.application is not None else None,
            "application_id": analytics.application_id,
            "external_id": analytics.external_id,
            "role_arn": analytics.role.role_ref.role_arn if analytics.role is not None else None,
            "user_data_shared": analytics.share_user_data,
        }


class _ImportedUserPoolClient(Resource, IUserPoolClient):
    """A client known by its id."""

    _fqn = "aws-cdk-lib.Resource"

    user_pool_client_id: str

    def __init__(self, scope: Construct, id: str, client_id: str) -> None:
        super().__init__(scope, id)
        self.user_pool_client_id = client_id

    @property
    def user_pool_client_ref(self) -> UserPoolClientReference:
        """Is not known of a client made elsewhere.

        Raises:
            ValidationError: always, since the pool is not known.
        """
        raise ValidationError(
            "userPoolId is not available on UserPoolClient.fromUserPoolClientId()",
            scope=self,
            fix="name pool and client where they are needed",
        )

    @property
    def user_pool_client_secret(self) -> SecretValue:
        """The secret, which is not known of an imported client.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "UserPool Client Secret is not available for imported Clients",
            scope=self,
            fix="keep the secret in Secrets Manager, and read it from there",
        )


def _auth_flows(props: UserPoolClientProps) -> list[str] | None:
    flows = props.auth_flows
    if flows is None or not flows._given():
        return None
    names = [
        f"ALLOW_{name}_AUTH"
        for name, wished in (
            ("USER_PASSWORD", flows.user_password),
            ("ADMIN_USER_PASSWORD", flows.admin_user_password),
            ("CUSTOM", flows.custom),
            ("USER_SRP", flows.user_srp),
            ("USER", flows.user),
        )
        if wished
    ]
    # With rotation Cognito does not take the older way to refresh.
    if props.refresh_token_rotation_grace_period is None:
        names.append("ALLOW_REFRESH_TOKEN_AUTH")
    return names


def _scope_names(settings: OAuthSettings) -> list[str]:
    scopes = settings.scopes if settings.scopes is not None else _DEFAULT_SCOPES
    names = [scope.scope_name for scope in scopes]
    if any(scope.scope_name in names for scope in _OF_USERS):
        names.append(OAuthScope.OPENID.scope_name)
    return list(dict.fromkeys(names))


def _minutes(duration: Duration | None) -> int | float | None:
    return None if duration is None else duration.to_minutes()


def _check_duration(name: str, value: Duration | None, least: Duration, most: Duration, scope: Any) -> None:
    if value is None or value.is_unresolved():
        return
    if not least.to_milliseconds() <= value.to_milliseconds() <= most.to_milliseconds():
        raise ValidationError(
            f"{name}: Must be a duration between {least.to_human_string()} and {most.to_human_string()} (inclusive); "
            f"received {value.to_human_string()}.",
            scope=scope,
        )


__all__ = [
    "AnalyticsConfiguration",
    "AuthFlow",
    "IUserPoolClient",
    "UserPoolClient",
    "UserPoolClientIdentityProvider",
    "UserPoolClientOptions",
    "UserPoolClientProps",
]
