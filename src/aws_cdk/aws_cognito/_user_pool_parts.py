"""Properties of user pools that are put together of several options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito.user_pool_options import (
    AccountRecovery,
    DeviceTracking,
    FeaturePlan,
    KeepOriginalAttrs,
    Mfa,
    UserInvitationConfig,
    UserVerificationConfig,
    VerificationEmailStyle,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool import UserPoolProps

_CODE = "{####}"
_LINK = re.compile(r"\{##.*?##\}")
# What users are told unless an app says otherwise. Source: observed on aws-cdk-lib 2.275.0.
_SUBJECT = "Verify your new account"
_CODE_MESSAGE = f"The verification code to your new account is {_CODE}"
_LINK_MESSAGE = "Verify your account by clicking on {##Verify Email##}"
_LONGEST_RELYING_PARTY = 63
_RECOVERY = {
    AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA: ("verified_email", "verified_phone_number"),
    AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL: ("verified_phone_number", "verified_email"),
    AccountRecovery.EMAIL_ONLY: ("verified_email",),
    AccountRecovery.PHONE_ONLY_WITHOUT_MFA: ("verified_phone_number",),
    AccountRecovery.PHONE_AND_EMAIL: (),
    AccountRecovery.NONE: ("admin_only",),
}


class MessageTemplates:
    """What users are told who sign up themselves.

    Raises:
        ValidationError: a message without a place for the code or the link.
    """

    def __init__(self, options: UserVerificationConfig | None, scope: Any) -> None:
        options = options or UserVerificationConfig()
        self._scope = scope
        self._style = options.email_style or VerificationEmailStyle.CODE
        self._subject = options.email_subject if options.email_subject is not None else _SUBJECT
        self.sms_message = options.sms_message if options.sms_message is not None else _CODE_MESSAGE
        self.check_code(self.sms_message, "SMS message")
        body = options.email_body
        if self._style is VerificationEmailStyle.CODE:
            self._body = body if body is not None else _CODE_MESSAGE
            self.check_code(self._body, "Verification email body")
        else:
            self._body = body if body is not None else _LINK_MESSAGE
            if not is_unresolved(self._body) and not _LINK.search(self._body):
                raise ValidationError(
                    "Verification email body must contain the template string '{##Verify Email##}'",
                    scope=scope,
                    fix="put the text of the link between {## and ##}",
                )

    def check_code(self, message: str, what: str) -> None:
        """Check that a message has a place for the code."""
        if not is_unresolved(message) and _CODE not in message:
            raise ValidationError(
                f"{what} must contain the template string '{_CODE}'",
                scope=self._scope,
                fix=f"put {_CODE} where the code is to stand",
            )

    @property
    def _by_code(self) -> bool:
        return self._style is VerificationEmailStyle.CODE

    @property
    def email_message(self) -> str | None:
        """The older property for the mail with a code."""
        return self._body if self._by_code else None

    @property
    def email_subject(self) -> str | None:
        """The older property for that mail's subject."""
        return self._subject if self._by_code else None

    def rendered(self) -> dict[str, Any]:
        """Return the property of a pool."""
        suffix = "" if self._by_code else "_by_link"
        return {
            "default_email_option": self._style._value_,
            f"email_message{suffix}": self._body,
            f"email_subject{suffix}": self._subject,
            "sms_message": self.sms_message,
        }


def check_relying_party(domain: str | None, scope: Any) -> None:
    """Check the domain that passkeys are for.

    Raises:
        ValidationError: it is empty, or longer than 63 letters.
    """
    if domain is not None and not 1 <= len(domain) <= _LONGEST_RELYING_PARTY:
        raise ValidationError(
            f"passkeyRelyingPartyId length must be (inclusively) between 1 and {_LONGEST_RELYING_PARTY}, got {len(domain)}",
            scope=scope,
        )


def rendered_invitation(invitation: UserInvitationConfig | None) -> dict[str, Any] | None:
    """Return what users are told whom an administrator signs up."""
    if invitation is None:
        return None
    return {
        "email_message": invitation.email_body,
        "email_subject": invitation.email_subject,
        "sms_message": invitation.sms_message,
    }


def rendered_devices(tracking: DeviceTracking | None) -> dict[str, Any] | None:
    """Return whether devices are remembered."""
    if tracking is None:
        return None
    return {
        "challenge_required_on_new_device": tracking.challenge_required_on_new_device,
        "device_only_remembered_on_user_prompt": tracking.device_only_remembered_on_user_prompt,
    }


def rendered_updates(keep: KeepOriginalAttrs | None) -> dict[str, Any] | None:
    """Return which attributes keep their value until the new one is verified."""
    if keep is None:
        return None
    kept = [name for name, wished in (("email", keep.email), ("phone_number", keep.phone)) if wished]
    return {"attributes_require_verification_before_update": kept}


def rendered_recovery(recovery: AccountRecovery | None) -> dict[str, Any] | None:
    """Return how users get a new password."""
    ways = _RECOVERY[recovery or AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL]
    if not ways:
        return None
    return {"recovery_mechanisms": [{"name": name, "priority": index + 1} for index, name in enumerate(ways)]}


def rendered_mfas(props: UserPoolProps, scope: Any) -> list[str] | None:
    """Return what second factors there are.

    Raises:
        ValidationError: codes by mail without SES, or without the plan for it.
    """
    if props.mfa is None or props.mfa is Mfa.OFF:
        return None
    factors = props.mfa_second_factor
    if factors is None:
        return ["SMS_MFA"]
    chosen = [
        name
        for name, wished in (
            ("SMS_MFA", factors.sms),
            ("SOFTWARE_TOKEN_MFA", factors.otp),
            ("EMAIL_OTP", factors.email),
        )
        if wished
    ]
    if factors.email:
        from aws_cdk.aws_cognito.user_pool_email import _SesEmail

        if not isinstance(props.email, _SesEmail):
            raise ValidationError(
                "To enable email-based MFA, set `email` property to the Amazon SES email-sending configuration.",
                scope=scope,
                fix="email=UserPoolEmail.with_ses(...)",
            )
        if props.feature_plan is FeaturePlan.LITE:
            raise ValidationError(
                "To enable email-based MFA, set `featurePlan` to `FeaturePlan.ESSENTIALS` or `FeaturePlan.PLUS`.",
                scope=scope,
            )
    return chosen


def rendered_policies(props: UserPoolProps, scope: Any) -> dict[str, Any] | None:
    """Return what passwords must be like, and what users may sign in with first.

    Raises:
        ValidationError: a number is out of range, there is no password, or the plan for other ways is missing.
    """
    password, first_factors = _rendered_password(props, scope), _rendered_first_factors(props, scope)
    if not password and not first_factors:
        return None
    return {"password_policy": password, "sign_in_policy": first_factors}


def _rendered_password(props: UserPoolProps, scope: Any) -> dict[str, Any] | None:
    """Return what passwords must be like.

    Raises:
        ValidationError: a number is out of range.
    """
    policy = props.password_policy
    if policy is None:
        return None
    validity = policy.temp_password_validity
    if validity is not None and validity.to_days() > 365:
        raise ValidationError(
            f"tempPasswordValidity cannot be greater than 365 days (received: {validity.to_days()})", scope=scope
        )
    length = policy.min_length if policy.min_length is not None else 8
    if not is_unresolved(length) and not 6 <= length <= 99:
        raise ValidationError(
            f"minLength for password must be between 6 and 99 (received: {policy.min_length})", scope=scope
        )
    history = policy.password_history_size
    if history is not None and not is_unresolved(history):
        if props.feature_plan is FeaturePlan.LITE:
            raise ValidationError(
                "`passwordHistorySize` can not be set when `featurePlan` is `FeaturePlan.LITE`.",
                scope=scope,
                fix="leave password_history_size out, or set feature_plan to FeaturePlan.ESSENTIALS",
            )
        if not 0 <= history <= 24:
            raise ValidationError(f"`passwordHistorySize` must be between 0 and 24 (received: {history}).", scope=scope)
    return {
        "temporary_password_validity_days": validity.to_days() if validity is not None else None,
        "minimum_length": length,
        "require_lowercase": policy.require_lowercase,
        "require_uppercase": policy.require_uppercase,
        "require_numbers": policy.require_digits,
        "require_symbols": policy.require_symbols,
        "password_history_size": history,
    }


def _rendered_first_factors(props: UserPoolProps, scope: Any) -> dict[str, Any] | None:
    """Return what users may sign in with first.

    Raises:
        ValidationError: no password, or others without the plan for them.
    """
    factors = props.sign_in_policy.allowed_first_auth_factors if props.sign_in_policy is not None else None
    if factors is None:
        return None
    if not factors.password:
        raise ValidationError(
            "The password authentication cannot be disabled.",
            scope=scope,
            fix="set password=True in allowed_first_auth_factors",
        )
    others = [
        name
        for name, wished in (
            ("EMAIL_OTP", factors.email_otp),
            ("SMS_OTP", factors.sms_otp),
            ("WEB_AUTHN", factors.passkey),
        )
        if wished
    ]
    if others and props.feature_plan is FeaturePlan.LITE:
        raise ValidationError(
            "To enable choice-based authentication, set `featurePlan` to `FeaturePlan.ESSENTIALS` or `FeaturePlan.PLUS`.",
            scope=scope,
        )
    return {"allowed_first_auth_factors": ["PASSWORD", *others]}


def rendered_threats(props: UserPoolProps, scope: Any) -> dict[str, Any] | None:
    """Return what is done about risky sign-ins.

    Raises:
        ValidationError: said in the older and the newer way.
    """
    standard, custom, older = (
        props.standard_threat_protection_mode,
        props.custom_threat_protection_mode,
        props.advanced_security_mode,
    )
    if older is not None and (standard is not None or custom is not None):
        raise ValidationError(
            "you cannot set Threat Protection and Advanced Security Mode at the same time. Advanced Security Mode is "
            "deprecated and should be replaced with Threat Protection instead.",
            scope=scope,
        )
    if older is not None:
        return {"advanced_security_mode": older._value_}
    if standard is None and custom is None:
        return None
    return {
        "advanced_security_additional_flows": {"custom_auth_mode": custom._value_} if custom is not None else None,
        "advanced_security_mode": standard._value_ if standard is not None else "OFF",
    }
