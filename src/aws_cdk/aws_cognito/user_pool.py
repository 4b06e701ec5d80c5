"""User pools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito._l1 import CfnUserPool
from aws_cdk.aws_cognito._user_pool_parts import (
    MessageTemplates,
    check_relying_party,
    rendered_devices,
    rendered_invitation,
    rendered_mfas,
    rendered_policies,
    rendered_recovery,
    rendered_threats,
    rendered_updates,
)
from aws_cdk.aws_cognito.user_pool_attr import ICustomAttribute, StandardAttributes, rendered_schema
from aws_cdk.aws_cognito.user_pool_client import UserPoolClient, UserPoolClientOptions
from aws_cdk.aws_cognito.user_pool_domain import UserPoolDomain, UserPoolDomainOptions
from aws_cdk.aws_cognito.user_pool_group import UserPoolGroup, UserPoolGroupOptions
from aws_cdk.aws_cognito.user_pool_operation import LambdaVersion, UserPoolOperation
from aws_cdk.aws_cognito.user_pool_options import (
    AccountRecovery,
    AdvancedSecurityMode,
    AutoVerifiedAttrs,
    CustomThreatProtectionMode,
    DeviceTracking,
    FeaturePlan,
    KeepOriginalAttrs,
    Mfa,
    MfaSecondFactor,
    PasskeyUserVerification,
    PasswordPolicy,
    SignInAliases,
    SignInPolicy,
    StandardThreatProtectionMode,
    UserInvitationConfig,
    UserPoolTriggers,
    UserVerificationConfig,
)
from aws_cdk.aws_cognito.user_pool_resource_server import UserPoolResourceServer, UserPoolResourceServerOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool_email import UserPoolEmail
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.interfaces.aws_cognito import UserPoolReference
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct

_VERSIONED = "preTokenGenerationConfig"
# Operations whose function is given messages encrypted.
_SENDERS = ("customEmailSender", "customSmsSender")
_LONGEST_EXTERNAL_ID = 1223


class IUserPool(IResource):
    """A user pool."""

    if TYPE_CHECKING:

        @property
        def user_pool_id(self) -> str: ...
        @property
        def user_pool_arn(self) -> str: ...
        @property
        def user_pool_provider_name(self) -> str: ...
        @property
        def identity_providers(self) -> list[Any]: ...
        @property
        def user_pool_ref(self) -> UserPoolReference: ...
        @takes(UserPoolClientOptions)
        def add_client(self, id: str, options: UserPoolClientOptions) -> UserPoolClient: ...
        @takes(UserPoolDomainOptions)
        def add_domain(self, id: str, options: UserPoolDomainOptions) -> UserPoolDomain: ...
        @takes(UserPoolGroupOptions)
        def add_group(self, id: str, options: UserPoolGroupOptions) -> UserPoolGroup: ...
        @takes(UserPoolResourceServerOptions)
        def add_resource_server(self, id: str, options: UserPoolResourceServerOptions) -> UserPoolResourceServer: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def register_identity_provider(self, provider: Any) -> None: ...


class UserPoolProps(Struct):
    """Options of a user pool."""

    account_recovery: AccountRecovery | None = None
    """How users get a new password. Default: by phone, else by mail."""
    advanced_security_mode: AdvancedSecurityMode | None = None
    """What is done about risky sign-ins; the older way. Default: nothing."""
    auto_verify: Nested[AutoVerifiedAttrs | None] = nested()
    """What is verified when users sign up. Default: mail and phone, where users sign in with them."""
    custom_attributes: Mapping[str, ICustomAttribute] | None = None
    """Attributes of one's own."""
    custom_sender_kms_key: IKeyRef | None = None
    """The key that messages are encrypted with for functions that send them."""
    custom_threat_protection_mode: CustomThreatProtectionMode | None = None
    """What is done about risky sign-ins by custom authentication. Default: nothing."""
    deletion_protection: bool | None = None
    """Refuse to delete the pool. Default: no."""
    device_tracking: Nested[DeviceTracking | None] = nested()
    """Whether devices are remembered. Default: no."""
    email: UserPoolEmail | None = None
    """How mail is sent. Default: by Cognito."""
    enable_sms_role: bool | None = None
    """Make a role to send SMS. Default: if SMS is used."""
    feature_plan: FeaturePlan | None = None
    """Which features are paid for. Default: Cognito's."""
    keep_original: Nested[KeepOriginalAttrs | None] = nested()
    """What keeps its value until a new one is verified. Default: nothing."""
    lambda_triggers: Nested[UserPoolTriggers | None] = nested()
    """Functions that Cognito asks or tells. Default: none."""
    mfa: Mfa | None = None
    """Whether users sign in with a second factor. Default: no."""
    mfa_message: str | None = None
    """The SMS with the second factor, with ``{####}``."""
    mfa_second_factor: Nested[MfaSecondFactor | None] = nested()
    """What second factors there are. Default: SMS."""
    passkey_relying_party_id: str | None = None
    """The domain that passkeys are for, up to 63 letters."""
    passkey_user_verification: PasskeyUserVerification | None = None
    """Whether a passkey's user must prove to be there. Default: preferred."""
    password_policy: Nested[PasswordPolicy | None] = nested()
    """What passwords must be like. Default: Cognito's."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the pool when it leaves the stack. Default: it stays."""
    self_sign_up_enabled: bool | None = None
    """Let users sign up themselves. Default: no."""
    sign_in_aliases: Nested[SignInAliases | None] = nested()
    """What users may sign in with. Default: their name."""
    sign_in_case_sensitive: bool | None = None
    """Whether capitals count in names. Default: yes."""
    sign_in_policy: Nested[SignInPolicy | None] = nested()
    """How users sign in. Default: with a password first."""
    sms_role: IRoleRef | None = None
    """The role to send SMS. Default: one is made if SMS is used."""
    sms_role_external_id: str | None = None
    """What that role wants to be told."""
    sns_region: str | None = None
    """The region to send SMS from. Default: the pool's."""
    standard_attributes: Nested[StandardAttributes | None] = nested()
    """Attributes that OpenID Connect knows. Default: all, none of them required."""
    standard_threat_protection_mode: StandardThreatProtectionMode | None = None
    """What is done about risky sign-ins. Default: nothing."""
    user_invitation: Nested[UserInvitationConfig | None] = nested()
    """What users are told whom an administrator signs up. Default: Cognito's words."""
    user_pool_name: str | None = None
    """Name of the pool. Default: chosen by CloudFormation."""
    user_verification: Nested[UserVerificationConfig | None] = nested()
    """What users are told who sign up themselves. Default: a code in a few words."""


class _UserPoolBase(Resource, IUserPool):
    user_pool_id: str
    user_pool_arn: str
    user_pool_provider_name: str

    @property
    def identity_providers(self) -> list[Any]:
        """Identity providers that were registered."""
        known: list[Any] = self.__dict__.setdefault("_identity_providers", [])
        return known

    @property
    def user_pool_ref(self) -> UserPoolReference:
        """The reference to the pool."""
        from aws_cdk.interfaces.aws_cognito import UserPoolReference

        return UserPoolReference(user_pool_id=self.user_pool_id, user_pool_arn=self.user_pool_arn)

    @takes(UserPoolClientOptions)
    def add_client(self, id: str, options: UserPoolClientOptions) -> UserPoolClient:
        """Add an app that users sign in to."""
        return UserPoolClient(self, id, user_pool=self, **options._given())

    @takes(UserPoolDomainOptions)
    def add_domain(self, id: str, options: UserPoolDomainOptions) -> UserPoolDomain:
        """Add the domain of the sign-in pages."""
        return UserPoolDomain(self, id, user_pool=self, **options._given())

    @takes(UserPoolGroupOptions)
    def add_group(self, id: str, options: UserPoolGroupOptions) -> UserPoolGroup:
        """Add a group of users."""
        return UserPoolGroup(self, id, user_pool=self, **options._given())

    @takes(UserPoolResourceServerOptions)
    def add_resource_server(self, id: str, options: UserPoolResourceServerOptions) -> UserPoolResourceServer:
        """Add a server whose scopes clients may ask for."""
        return UserPoolResourceServer(self, id, user_pool=self, **options._given())

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the pool."""
        from aws_cdk.aws_iam.grant import Grant

        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=[self.user_pool_arn], scope=self)

    def register_identity_provider(self, provider: Any) -> None:
        """Note an identity provider of the pool, for clients made later to offer."""
        self.identity_providers.append(provider)


class UserPool(_UserPoolBase):
    """A user pool: who may sign in, and how."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPool"

    @staticmethod
    @checked
    def from_user_pool_id(scope: Construct, id: str, user_pool_id: str) -> IUserPool:
        """Return a pool of the stack's account and region, by its id."""
        arn = Stack.of(scope).format_arn(service="cognito-idp", resource="userpool", resource_name=user_pool_id)
        return UserPool.from_user_pool_arn(scope, id, arn)

    @staticmethod
    @checked
    def from_user_pool_arn(scope: Construct, id: str, user_pool_arn: str) -> IUserPool:
        """Return a pool made elsewhere, by its ARN.

        Raises:
            ValidationError: the ARN names no pool.
        """
        parts = Stack.of(scope).split_arn(user_pool_arn, ArnFormat.SLASH_RESOURCE_NAME)
        if not parts.resource_name:
            raise ValidationError(
                "invalid user pool ARN",
                scope=scope,
                fix="write it as arn:PARTITION:cognito-idp:REGION:ACCOUNT:userpool/ID",
            )
        return _ImportedUserPool(scope, id, user_pool_arn, parts.resource_name, parts.region)

    @takes(UserPoolProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolProps) -> None:
        super().__init__(scope, id)
        aliases = self._sign_in(props)
        self._triggers: dict[str, Any] = {}
        key = props.custom_sender_kms_key
        if key is not None:
            self._triggers["kmsKeyId"] = key.key_ref.key_arn
        self._add_triggers(props)
        messages = MessageTemplates(props.user_verification, self)
        if props.mfa_message:
            messages.check_code(props.mfa_message, "MFA message")
        check_relying_party(props.passkey_relying_party_id, self)
        resource = CfnUserPool(
            self,
            "Resource",
            user_pool_name=props.user_pool_name,
            username_attributes=aliases["username_attributes"],
            alias_attributes=aliases["alias_attributes"],
            auto_verified_attributes=aliases["auto_verified_attributes"],
            lambda_config=lazy_any(lambda: dict(self._triggers) or None),
            sms_authentication_message=props.mfa_message,
            sms_configuration=self._sms(props),
            admin_create_user_config={
                "allow_admin_create_user_only": not props.self_sign_up_enabled,
                "invite_message_template": rendered_invitation(props.user_invitation),
            },
            email_verification_message=messages.email_message,
            email_verification_subject=messages.email_subject,
            sms_verification_message=messages.sms_message,
            verification_message_template=messages.rendered(),
            user_pool_add_ons=rendered_threats(props, self),
            schema=rendered_schema(props.standard_attributes, props.custom_attributes),
            mfa_configuration=props.mfa._value_ if props.mfa is not None else None,
            enabled_mfas=rendered_mfas(props, self),
            policies=rendered_policies(props, self),
            web_authn_relying_party_id=props.passkey_relying_party_id,
            web_authn_user_verification=(
                props.passkey_user_verification._value_ if props.passkey_user_verification is not None else None
            ),
            email_configuration=props.email._bind(self) if props.email is not None else None,
            username_configuration=(
                {"case_sensitive": props.sign_in_case_sensitive} if props.sign_in_case_sensitive is not None else None
            ),
            account_recovery_setting=rendered_recovery(props.account_recovery),
            device_configuration=rendered_devices(props.device_tracking),
            user_attribute_update_settings=rendered_updates(props.keep_original),
            deletion_protection=(
                None if props.deletion_protection is None else "ACTIVE" if props.deletion_protection else "INACTIVE"
            ),
            user_pool_tier=props.feature_plan._value_ if props.feature_plan is not None else None,
        )
        resource.apply_removal_policy(props.removal_policy)
        self.user_pool_id = resource.ref
        self.user_pool_arn = resource.attr_arn
        self.user_pool_provider_name = resource.attr_provider_name
        self.user_pool_provider_url: str = resource.attr_provider_url

    @checked
    def add_trigger(
        self, operation: UserPoolOperation, fn: IFunction, lambda_version: LambdaVersion | None = None
    ) -> None:
        """Have Cognito ask or tell a function.

        Raises:
            ValidationError: there is one for the operation already, it needs a key, or it does not take the version.
        """
        name = operation.operation_name
        if name in self._triggers:
            raise ValidationError(
                f"A trigger for the operation {name} already exists.",
                scope=self,
                fix="set each function once: in lambda_triggers, or with add_trigger()",
            )
        self._permit(fn, name)
        version = lambda_version if lambda_version is not None else LambdaVersion.V1_0
        if version is not LambdaVersion.V1_0 and name != _VERSIONED:
            raise ValidationError(
                "Only the `PRE_TOKEN_GENERATION_CONFIG` operation supports V2_0 and V3_0 lambda version.",
                scope=self,
                fix="leave lambda_version out, or use UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG",
            )
        if name in _SENDERS or name == _VERSIONED:
            if name in _SENDERS and "kmsKeyId" not in self._triggers:
                raise ValidationError(
                    "you must specify a KMS key if you are using customSmsSender or customEmailSender.",
                    scope=self,
                    fix="give custom_sender_kms_key",
                )
            self._triggers[name] = {"lambdaArn": fn.function_arn, "lambdaVersion": version._value_}
        else:
            self._triggers[name] = fn.function_arn

    def _add_triggers(self, props: UserPoolProps) -> None:
        """Add the functions that options name, in the order in which options are declared."""
        for name in UserPoolTriggers._fields if props.lambda_triggers is not None else ():
            fn = getattr(props.lambda_triggers, name)
            if fn is not None:
                self.add_trigger(UserPoolOperation(UserPoolTriggers._fields[name].camel), fn)

    def _permit(self, fn: IFunction, name: str) -> None:
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.core.lazy import lazy_string

        fn.add_permission(
            f"{name[:1].upper()}{name[1:]}Cognito",
            principal=ServicePrincipal("cognito-idp.amazonaws.com"),
            source_arn=lazy_string(lambda: self.user_pool_arn),
            scope=self,
        )

    def _sign_in(self, props: UserPoolProps) -> dict[str, Any]:
        """Return what users sign in with, and what is verified of it.

        Raises:
            ValidationError: a preferred name without a name.
        """
        chosen = props.sign_in_aliases or SignInAliases(username=True)
        names: list[str] = []
        if chosen.email:
            names.append("email")
        if chosen.phone:
            names.append("phone_number")
        verified: list[str] | None = list(names) or None
        username_attributes = alias_attributes = None
        if chosen.preferred_username and not chosen.username:
            raise ValidationError(
                "username signIn must be enabled if preferredUsername is enabled",
                scope=self,
                fix="set username=True in sign_in_aliases",
            )
        if chosen.username:
            aliases = [*names, *(["preferred_username"] if chosen.preferred_username else [])]
            alias_attributes = aliases or None
        else:
            username_attributes = names
        if props.auto_verify is not None:
            verified = [
                *(["email"] if props.auto_verify.email else []),
                *(["phone_number"] if props.auto_verify.phone else []),
            ]
        return {
            "username_attributes": username_attributes,
            "alias_attributes": alias_attributes,
            "auto_verified_attributes": verified,
        }

    def _sms(self, props: UserPoolProps) -> dict[str, Any] | None:
        """Return how SMS is sent; make the role for it if SMS is used.

        Raises:
            ValidationError: a role that must not be.
        """
        if props.enable_sms_role is False and props.sms_role is not None:
            raise ValidationError(
                "enableSmsRole cannot be disabled when smsRole is specified",
                scope=self,
                fix="leave enable_sms_role out",
            )
        if props.sms_role is not None:
            return {
                "sns_caller_arn": props.sms_role.role_ref.role_arn,
                "external_id": props.sms_role_external_id,
                "sns_region": props.sns_region,
            }
        if props.enable_sms_role is False:
            return None
        used = (
            "SMS_MFA" in (rendered_mfas(props, self) or ())
            or bool(props.sign_in_aliases is not None and props.sign_in_aliases.phone)
            or bool(props.auto_verify is not None and props.auto_verify.phone)
        )
        if not used and props.enable_sms_role is None:
            return None
        from aws_cdk.aws_iam.policy_document import PolicyDocument
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        external_id = Names.unique_id(self)[:_LONGEST_EXTERNAL_ID]
        role = Role(
            self,
            "smsRole",
            assumed_by=ServicePrincipal(
                "cognito-idp.amazonaws.com", conditions={"StringEquals": {"sts:ExternalId": external_id}}
            ),
            # Within the role, so that it is there when the pool wants it.
            inline_policies={
                "sns-publish": PolicyDocument(statements=[PolicyStatement(actions=["sns:Publish"], resources=["*"])])
            },
        )
        return {"external_id": external_id, "sns_caller_arn": role.role_arn, "sns_region": props.sns_region}


class _ImportedUserPool(_UserPoolBase):
    """A user pool known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, pool_id: str, region: str | None) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.user_pool_arn = arn
        self.user_pool_id = pool_id
        self.user_pool_provider_name = f"cognito-idp.{region}.{self.stack.url_suffix}/{pool_id}"


__all__ = ["IUserPool", "UserPool", "UserPoolProps"]
