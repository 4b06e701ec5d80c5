"""Options of user pools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.core.duration import Duration


class AccountRecovery(NamedEnum):
    """How users who forgot their password get a new one."""

    EMAIL_AND_PHONE_WITHOUT_MFA = 0
    """By mail, else by phone, unless that is the second factor."""
    PHONE_WITHOUT_MFA_AND_EMAIL = 1
    """By phone, unless that is the second factor, else by mail."""
    EMAIL_ONLY = 2
    PHONE_ONLY_WITHOUT_MFA = 3
    PHONE_AND_EMAIL = 4
    """Nothing is said; Cognito's older behaviour."""
    NONE = 5
    """By an administrator alone."""


class AdvancedSecurityMode(NamedEnum):
    """What is done about risky sign-ins; the older way of threat protection."""

    ENFORCED = "ENFORCED"
    AUDIT = "AUDIT"
    OFF = "OFF"


class CustomThreatProtectionMode(NamedEnum):
    """What is done about risky sign-ins by custom authentication."""

    FULL_FUNCTION = "ENFORCED"
    AUDIT_ONLY = "AUDIT"


class StandardThreatProtectionMode(NamedEnum):
    """What is done about risky sign-ins."""

    FULL_FUNCTION = "ENFORCED"
    AUDIT_ONLY = "AUDIT"
    NO_ENFORCEMENT = "OFF"


class FeaturePlan(NamedEnum):
    """Which features are paid for."""

    LITE = "LITE"
    ESSENTIALS = "ESSENTIALS"
    PLUS = "PLUS"


class Mfa(NamedEnum):
    """Whether users sign in with a second factor."""

    OFF = "OFF"
    OPTIONAL = "OPTIONAL"
    REQUIRED = "ON"


class PasskeyUserVerification(NamedEnum):
    """Whether a passkey's user must prove to be there."""

    PREFERRED = "preferred"
    REQUIRED = "required"


class VerificationEmailStyle(NamedEnum):
    """What a mail asks users for."""

    CODE = "CONFIRM_WITH_CODE"
    LINK = "CONFIRM_WITH_LINK"


class AllowedFirstAuthFactors(Struct):
    """What users may sign in with first."""

    password: bool
    """A password; cannot be switched off."""
    email_otp: bool | None = None
    """A code by mail. Default: no."""
    passkey: bool | None = None
    """A passkey. Default: no."""
    sms_otp: bool | None = None
    """A code by SMS. Default: no."""


class SignInPolicy(Struct):
    """How users sign in."""

    allowed_first_auth_factors: Nested[AllowedFirstAuthFactors | None] = nested()
    """What they may sign in with first. Default: a password."""


class AutoVerifiedAttrs(Struct):
    """What is verified when users sign up."""

    email: bool | None = None
    """The mail address. Default: if it is an alias."""
    phone: bool | None = None
    """The phone number. Default: if it is an alias."""


class DeviceTracking(Struct):
    """Whether devices are remembered."""

    challenge_required_on_new_device: bool
    """A remembered device may stand for the second factor."""
    device_only_remembered_on_user_prompt: bool
    """Users are asked first."""


class KeepOriginalAttrs(Struct):
    """What keeps its value until a new one is verified."""

    email: bool | None = None
    """Whether the mail address does. Default: no."""
    phone: bool | None = None
    """Whether the phone number does. Default: no."""


class MfaSecondFactor(Struct):
    """What second factors there are."""

    otp: bool
    """A code of an app."""
    sms: bool
    """A code by SMS."""
    email: bool | None = None
    """A code by mail, which needs SES. Default: no."""


class PasswordPolicy(Struct):
    """What passwords must be like."""

    min_length: int | float | None = None
    """Least length, 6 to 99. Default: 8."""
    password_history_size: int | float | None = None
    """How many earlier passwords may not be used again, 0 to 24. Default: none."""
    require_digits: bool | None = None
    """Whether they need a digit. Default: as Cognito has it."""
    require_lowercase: bool | None = None
    """Whether they need a small letter. Default: as Cognito has it."""
    require_symbols: bool | None = None
    """Whether they need a special character. Default: as Cognito has it."""
    require_uppercase: bool | None = None
    """Whether they need a capital. Default: as Cognito has it."""
    temp_password_validity: Duration | None = None
    """How long a temporary password holds, up to 365 days. Default: 7 days."""


class SignInAliases(Struct):
    """What users may sign in with instead of their name."""

    email: bool | None = None
    """Their mail address. Default: no."""
    phone: bool | None = None
    """Their phone number. Default: no."""
    preferred_username: bool | None = None
    """A name they may change; needs ``username``. Default: no."""
    username: bool | None = None
    """Their name. Default: yes, if nothing else is said."""


class UserInvitationConfig(Struct):
    """What users are told whom an administrator signs up."""

    email_body: str | None = None
    """With ``{username}`` and ``{####}``."""
    email_subject: str | None = None
    """Subject of the mail. Default: Cognito's."""
    sms_message: str | None = None
    """With ``{username}`` and ``{####}``."""


class UserPoolTriggers(Struct):
    """Functions that Cognito asks or tells."""

    create_auth_challenge: IFunction | None = None
    """Asks a question of custom authentication."""
    custom_email_sender: IFunction | None = None
    """Sends mail in Cognito's place; needs ``custom_sender_kms_key``."""
    custom_message: IFunction | None = None
    """Writes the messages that users get."""
    custom_sms_sender: IFunction | None = None
    """Sends SMS in Cognito's place; needs ``custom_sender_kms_key``."""
    define_auth_challenge: IFunction | None = None
    """Says what comes next in custom authentication."""
    post_authentication: IFunction | None = None
    """Is told of a sign-in."""
    post_confirmation: IFunction | None = None
    """Is told of a user who has confirmed."""
    pre_authentication: IFunction | None = None
    """May refuse a sign-in."""
    pre_sign_up: IFunction | None = None
    """May refuse a sign-up, or confirm it by itself."""
    pre_token_generation: IFunction | None = None
    """May change the claims of tokens."""
    user_migration: IFunction | None = None
    """Knows users whom the pool does not, when they sign in."""
    verify_auth_challenge_response: IFunction | None = None
    """Judges the answer of custom authentication."""


class UserVerificationConfig(Struct):
    """What users are told who sign up themselves."""

    email_body: str | None = None
    """With ``{####}`` or, for links, ``{##text##}``."""
    email_style: VerificationEmailStyle | None = None
    """What a mail asks for. Default: a code."""
    email_subject: str | None = None
    """Subject of the mail. Default: ``Verify your new account``."""
    sms_message: str | None = None
    """With ``{####}``."""


__all__ = [
    "AccountRecovery",
    "AdvancedSecurityMode",
    "AllowedFirstAuthFactors",
    "AutoVerifiedAttrs",
    "CustomThreatProtectionMode",
    "DeviceTracking",
    "FeaturePlan",
    "KeepOriginalAttrs",
    "Mfa",
    "MfaSecondFactor",
    "PasskeyUserVerification",
    "PasswordPolicy",
    "SignInAliases",
    "SignInPolicy",
    "StandardThreatProtectionMode",
    "UserInvitationConfig",
    "UserPoolTriggers",
    "UserVerificationConfig",
    "VerificationEmailStyle",
]
