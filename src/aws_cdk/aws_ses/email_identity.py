"""Identities that messages are sent from: domains and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_ses._l1 import CfnEmailIdentity
from aws_cdk.aws_ses.dkim_identity import DkimIdentity, DkimIdentityConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_route53.hosted_zone_base import IPublicHostedZone
    from aws_cdk.interfaces.aws_ses import EmailIdentityReference, IConfigurationSetRef
    from constructs import Construct

_RESOURCE = "identity"


class MailFromBehaviorOnMxFailure(NamedEnum):
    """What SES does when the MX record of the custom MAIL FROM domain is not there."""

    USE_DEFAULT_VALUE = "USE_DEFAULT_VALUE"
    REJECT_MESSAGE = "REJECT_MESSAGE"


class Identity:
    """A domain or an address."""

    def __init__(self) -> None:
        self._value = ""
        self._hosted_zone: IPublicHostedZone | None = None

    @staticmethod
    @checked
    def email(email: str) -> Identity:
        """Return an address; its owner gets a message to confirm it."""
        return _identity(email)

    @staticmethod
    @checked
    def domain(domain: str) -> Identity:
        """Return a domain whose records are made elsewhere."""
        return _identity(domain)

    @staticmethod
    @checked
    def public_hosted_zone(hosted_zone: IPublicHostedZone) -> Identity:
        """Return the domain of a hosted zone; records that confirm it are made there."""
        return _identity(hosted_zone.zone_name, hosted_zone)

    @property
    def value(self) -> str:
        """The domain or address."""
        return self._value

    @property
    def hosted_zone(self) -> IPublicHostedZone | None:
        """Where records are made."""
        return self._hosted_zone


def _identity(value: str, hosted_zone: IPublicHostedZone | None = None) -> Identity:
    made = Identity()
    made._value, made._hosted_zone = value, hosted_zone
    return made


class DkimRecord(Struct):
    """A CNAME record that points to a key of SES."""

    name: str
    value: str


class EmailIdentityProps(Struct):
    """Options of an identity."""

    identity: Identity
    """The domain or address."""
    configuration_set: IConfigurationSetRef | None = None
    """The set that messages are sent in the name of if they name none. Default: none."""
    dkim_identity: DkimIdentity | None = None
    """How messages are signed. Default: with keys of 2048 bits that SES makes."""
    dkim_signing: bool | None = None
    """Whether messages are signed. Default: yes."""
    feedback_forwarding: bool | None = None
    """Whether bounces and complaints are told to the sender by mail. Default: yes."""
    mail_from_behavior_on_mx_failure: MailFromBehaviorOnMxFailure | None = None
    """Default: USE_DEFAULT_VALUE, a domain of SES."""
    mail_from_domain: str | None = None
    """The custom MAIL FROM domain, under the identity's; its records are made in the hosted zone if there is one.
    Default: a domain of SES."""


class IEmailIdentity(IResource):
    """A domain or address that messages are sent from."""

    if TYPE_CHECKING:

        @property
        def email_identity_arn(self) -> str: ...
        @property
        def email_identity_name(self) -> str: ...
        @property
        def email_identity_ref(self) -> EmailIdentityReference: ...

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the identity."""
        raise NotImplementedError

    def grant_send_email(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` send messages from it."""
        raise NotImplementedError


class _EmailIdentityBase(Resource, IEmailIdentity):
    email_identity_arn: str
    email_identity_name: str

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the identity."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.email_identity_arn])

    @checked
    def grant_send_email(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` send messages from it."""
        return self.grant(grantee, "ses:SendEmail", "ses:SendRawEmail")

    @property
    def email_identity_ref(self) -> EmailIdentityReference:
        """The reference to the identity."""
        from aws_cdk.interfaces.aws_ses import EmailIdentityReference

        return EmailIdentityReference(email_identity=self.email_identity_name)


class EmailIdentity(_EmailIdentityBase):
    """A domain or address that messages are sent from."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.EmailIdentity"

    @staticmethod
    @checked
    def from_email_identity_name(scope: Construct, id: str, email_identity_name: str) -> IEmailIdentity:
        """Return an identity made elsewhere in the same account and region, by its domain or address."""
        return _ImportedIdentity(scope, id, email_identity_name, _arn(email_identity_name, Stack.of(scope)))

    @staticmethod
    @checked
    def from_email_identity_arn(scope: Construct, id: str, email_identity_arn: str) -> IEmailIdentity:
        """Return an identity made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of an identity.
        """
        parts = Arn.split(email_identity_arn, ArnFormat.SLASH_RESOURCE_NAME)
        if parts.resource != _RESOURCE or not parts.resource_name:
            raise ValidationError(
                f"Invalid email identity ARN: {email_identity_arn}",
                scope=scope,
                fix="it looks like arn:aws:ses:REGION:ACCOUNT:identity/NAME",
            )
        return _ImportedIdentity(scope, id, parts.resource_name, email_identity_arn)

    @takes(EmailIdentityProps)
    def __init__(self, scope: Construct, id: str, props: EmailIdentityProps) -> None:
        super().__init__(scope, id)
        config_set, behavior = props.configuration_set, props.mail_from_behavior_on_mx_failure
        mail_from = {
            "mailFromDomain": props.mail_from_domain,
            "behaviorOnMxFailure": behavior._value_ if behavior is not None else None,
        }
        identity = CfnEmailIdentity(
            self,
            "Resource",
            email_identity=props.identity.value,
            configuration_set_attributes={
                "configurationSetName": config_set.configuration_set_ref.configuration_set_name
            }
            if config_set is not None
            else None,
            dkim_attributes={"signingEnabled": props.dkim_signing} if props.dkim_signing is not None else None,
            feedback_attributes={"emailForwardingEnabled": props.feedback_forwarding}
            if props.feedback_forwarding is not None
            else None,
            mail_from_attributes=mail_from if any(value is not None for value in mail_from.values()) else None,
        )
        self.email_identity_name = identity.ref
        self.email_identity_arn = _arn(self.email_identity_name, self.stack)
        self.dkim_dns_token_name1: str = identity.attr_dkim_dns_token_name1
        self.dkim_dns_token_name2: str = identity.attr_dkim_dns_token_name2
        self.dkim_dns_token_name3: str = identity.attr_dkim_dns_token_name3
        self.dkim_dns_token_value1: str = identity.attr_dkim_dns_token_value1
        self.dkim_dns_token_value2: str = identity.attr_dkim_dns_token_value2
        self.dkim_dns_token_value3: str = identity.attr_dkim_dns_token_value3
        self.dkim_records: list[DkimRecord] = [
            DkimRecord(name=self.dkim_dns_token_name1, value=self.dkim_dns_token_value1),
            DkimRecord(name=self.dkim_dns_token_name2, value=self.dkim_dns_token_value2),
            DkimRecord(name=self.dkim_dns_token_name3, value=self.dkim_dns_token_value3),
        ]
        zone = props.identity.hosted_zone
        signing = props.dkim_identity if props.dkim_identity is not None else DkimIdentity.easy_dkim()
        identity.dkim_signing_attributes = _signing(signing.bind(self, zone))
        if props.mail_from_domain and zone is not None:
            self._make_mail_from_records(props.mail_from_domain, zone)

    def _make_mail_from_records(self, domain: str, zone: IPublicHostedZone) -> None:
        """Let bounces go to SES, and let SES send for ``domain``."""
        from aws_cdk.aws_route53.records import MxRecord, TxtRecord

        feedback = f"feedback-smtp.{self.stack.region}.amazonses.com"
        MxRecord(
            self,
            "MailFromMxRecord",
            zone=zone,
            record_name=domain,
            values=[{"priority": 10, "host_name": feedback}],
        )
        TxtRecord(
            self, "MailFromTxtRecord", zone=zone, record_name=domain, values=["v=spf1 include:amazonses.com ~all"]
        )


class _ImportedIdentity(_EmailIdentityBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str, arn: str) -> None:
        super().__init__(scope, id)
        self.email_identity_name = name
        self.email_identity_arn = arn


def _arn(name: str, stack: Stack) -> str:
    return Arn._format(ArnComponents(service="ses", resource=_RESOURCE, resource_name=name), stack)


def _signing(config: Any) -> dict[str, Any] | None:
    """Return what ``bind`` answered, which may be a mapping of the app's, as CloudFormation has it."""
    if config is None:
        return None
    signing = DkimIdentityConfig.of(config)
    length = signing.next_signing_key_length
    return {
        "domainSigningPrivateKey": signing.domain_signing_private_key,
        "domainSigningSelector": signing.domain_signing_selector,
        "nextSigningKeyLength": length._value_ if length is not None else None,
    }


__all__ = [
    "DkimRecord",
    "EmailIdentity",
    "EmailIdentityProps",
    "IEmailIdentity",
    "Identity",
    "MailFromBehaviorOnMxFailure",
]
