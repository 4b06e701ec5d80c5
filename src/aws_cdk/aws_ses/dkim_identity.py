"""How messages from an identity are signed with DKIM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.secret_value import SecretValue
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IPublicHostedZone
    from aws_cdk.aws_ses.email_identity import EmailIdentity


class EasyDkimSigningKeyLength(NamedEnum):
    """How long the keys are that SES makes."""

    RSA_1024_BIT = "RSA_1024_BIT"
    RSA_2048_BIT = "RSA_2048_BIT"


class DkimIdentityConfig(Struct):
    """How messages are signed, as an identity has it."""

    domain_signing_private_key: str | None = None
    """The private key, in Base64. Default: SES makes keys."""
    domain_signing_selector: str | None = None
    """Where the public key is found in the domain's DNS. Default: SES chooses."""
    next_signing_key_length: EasyDkimSigningKeyLength | None = None
    """How long the next key is that SES makes. Default: 2048 bits."""


class ByoDkimOptions(Struct):
    """A key of the app's own."""

    private_key: SecretValue
    """An RSA key of 1024 to 2048 bits, in Base64."""
    selector: str
    """Where the public key is found in the domain's DNS."""
    public_key: str | None = None
    """If given, a record tells it in the hosted zone of the identity. Default: the record is made elsewhere."""


class DkimIdentity:
    """How messages from an identity are signed. Subclasses say it in :meth:`bind`."""

    @staticmethod
    @checked
    def easy_dkim(signing_key_length: EasyDkimSigningKeyLength | None = None) -> DkimIdentity:
        """Return that SES makes keys and changes them; default length: 2048 bits."""
        return _EasyDkim(signing_key_length)

    @staticmethod
    @takes(ByoDkimOptions)
    def byo_dkim(options: ByoDkimOptions) -> DkimIdentity:
        """Return that messages are signed with a key of the app's own."""
        return _ByoDkim(options)

    def bind(
        self, email_identity: EmailIdentity, hosted_zone: IPublicHostedZone | None = None
    ) -> DkimIdentityConfig | None:
        """Return how messages are signed, and make the records that tell it in ``hosted_zone``."""
        raise NotImplementedError


class _EasyDkim(DkimIdentity):
    def __init__(self, length: EasyDkimSigningKeyLength | None) -> None:
        self._length = length

    @checked
    def bind(
        self, email_identity: EmailIdentity, hosted_zone: IPublicHostedZone | None = None
    ) -> DkimIdentityConfig | None:
        if hosted_zone is not None:
            _point_to_keys(email_identity, hosted_zone)
        return DkimIdentityConfig(next_signing_key_length=self._length) if self._length is not None else None


class _ByoDkim(DkimIdentity):
    def __init__(self, options: ByoDkimOptions) -> None:
        self._options = options

    @checked
    def bind(
        self, email_identity: EmailIdentity, hosted_zone: IPublicHostedZone | None = None
    ) -> DkimIdentityConfig | None:
        options = self._options
        if hosted_zone is not None and options.public_key:
            from aws_cdk.aws_route53.records import TxtRecord

            TxtRecord(
                email_identity,
                "DkimTxt",
                zone=hosted_zone,
                record_name=f"{options.selector}._domainkey",
                values=[f"p={options.public_key}"],
            )
        return DkimIdentityConfig(
            # The template holds no more than the reference to a secret, unless the app gave plain text.
            domain_signing_private_key=options.private_key.unsafe_unwrap(),
            domain_signing_selector=options.selector,
        )


def _point_to_keys(identity: EmailIdentity, zone: IPublicHostedZone) -> None:
    """Make the records that point to the keys of SES; L1, since their names are known only when the identity is made."""
    from aws_cdk.aws_route53._l1 import CfnRecordSet

    for number, record in enumerate(identity.dkim_records, start=1):
        CfnRecordSet(
            identity,
            f"DkimDnsToken{number}",
            hosted_zone_id=zone.hosted_zone_id,
            name=record.name,
            type="CNAME",
            resource_records=[record.value],
            ttl="1800",
        )


__all__ = ["ByoDkimOptions", "DkimIdentity", "DkimIdentityConfig", "EasyDkimSigningKeyLength"]
