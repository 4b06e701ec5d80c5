"""How a user pool sends mail."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct

# What a name in an address may not have outside of quotes. Source: observed on aws-cdk-lib 2.275.0.
_QUOTED = frozenset('@"<>')


class UserPoolSESOptions(Struct):
    """Mail by SES."""

    from_email: str
    """The sender's address, which SES knows."""
    configuration_set_name: str | None = None
    """A configuration set of SES."""
    from_name: str | None = None
    """The sender's name. Default: none."""
    reply_to: str | None = None
    """Where answers go. Default: to the sender."""
    ses_region: str | None = None
    """The region of SES. Default: the stack's."""
    ses_verified_domain: str | None = None
    """The domain that SES knows. Default: it knows the address."""


class EmailSettings(Struct):
    """Addresses that mail has."""

    from_: str | None = None
    """The sender's. Default: Cognito's own."""
    reply_to: str | None = None
    """Where answers go. Default: nowhere."""


class UserPoolEmailConfig(Struct):
    """How a user pool sends mail, as its resource has it."""

    configuration_set: str | None = None
    """A configuration set of SES."""
    email_sending_account: str | None = None
    """Who sends: ``COGNITO_DEFAULT`` or ``DEVELOPER``."""
    from_: str | None = None
    """The sender."""
    reply_to_email_address: str | None = None
    """Where answers go."""
    source_arn: str | None = None
    """The identity that SES knows."""


class UserPoolEmail:
    """How a user pool sends mail."""

    @staticmethod
    @checked
    def with_cognito(reply_to: str | None = None) -> UserPoolEmail:
        """Have Cognito send it, a few mails a day."""
        return _CognitoEmail(reply_to)

    @staticmethod
    @takes(UserPoolSESOptions)
    def with_ses(options: UserPoolSESOptions) -> UserPoolEmail:
        """Have SES send it."""
        return _SesEmail(options)

    def _bind(self, scope: Construct) -> dict[str, Any]:
        raise NotImplementedError


class _CognitoEmail(UserPoolEmail):
    def __init__(self, reply_to: str | None) -> None:
        self._reply_to = reply_to

    def _bind(self, scope: Construct) -> dict[str, Any]:
        return {"reply_to_email_address": _encoded(self._reply_to), "email_sending_account": "COGNITO_DEFAULT"}


class _SesEmail(UserPoolEmail):
    def __init__(self, options: UserPoolSESOptions) -> None:
        self._options = options

    def _bind(self, scope: Construct) -> dict[str, Any]:
        options = self._options
        stack = Stack.of(scope)
        if is_unresolved(stack.region) and not options.ses_region:
            raise ValidationError(
                'Your stack region cannot be determined so "sesRegion" is required in SESOptions',
                scope=scope,
                fix="give ses_region, or the stack an env with a region",
            )
        sender = options.from_email
        if options.from_name:
            sender = f"{_name(options.from_name)} <{sender}>"
        identity = options.from_email
        if options.ses_verified_domain:
            identity = options.ses_verified_domain
            if options.from_email.rpartition("@")[2] != identity:
                raise ValidationError(
                    '"fromEmail" contains a different domain than the "sesVerifiedDomain"',
                    scope=scope,
                    fix="use an address of ses_verified_domain as from_email",
                )
        return {
            "from_": _encoded(sender) if sender == options.from_email else sender,
            "reply_to_email_address": _encoded(options.reply_to),
            "configuration_set": options.configuration_set_name,
            "email_sending_account": "DEVELOPER",
            "source_arn": stack.format_arn(
                service="ses",
                resource="identity",
                resource_name=_encoded(identity),
                region=options.ses_region or stack.region,
            ),
        }


def _name(name: str) -> str:
    """Return a sender's name as mail headers have it."""
    if not name.isascii():
        return f"=?UTF-8?B?{b64encode(name.encode()).decode()}?="
    if _QUOTED & set(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return name


def _encoded(address: str | None) -> str | None:
    """Return an address whose domain is in ASCII."""
    if not address or is_unresolved(address) or address.isascii():
        return address
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{domain.encode('idna').decode()}"


__all__ = ["EmailSettings", "UserPoolEmail", "UserPoolEmailConfig", "UserPoolSESOptions"]
