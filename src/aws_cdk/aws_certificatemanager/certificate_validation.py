"""How ACM is shown that a domain belongs to who asks for its certificate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from constructs import Construct

# Names below two-letter domains that are registries' own, so that a domain of a person or company has three parts.
# Source: the policies of the registries, as the public suffix list collects them; only names common to many are here.
_REGISTRY_NAMES = frozenset(
    ("ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "ltd", "mil", "ne", "net", "or", "org")
)
# Domains of services below which each name belongs to somebody else.
_SHARED_DOMAINS = frozenset(("github.io", "blogspot.com"))

# Top level domains that the public DNS has not, nor the public suffix list; the peer takes them for domains themselves.
# Source: RFC 6761, RFC 6762 and RFC 8375, ICANN's reserved names, and common names of private networks.
_PRIVATE_DOMAINS = frozenset(
    (
        "corp",
        "example",
        "home",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "mail",
        "private",
        "test",
    )
)


class ValidationMethod(NamedEnum):
    """By what a domain is validated."""

    EMAIL = "EMAIL"
    """A mail to the domain's contacts, who must follow a link."""
    DNS = "DNS"
    """Records in the domain's zone."""


class CertificationValidationProps(Struct):
    """How domains are validated."""

    hosted_zone: IHostedZone | None = None
    """The zone in which records are made. Default: the records are made by hand."""
    hosted_zones: Mapping[str, IHostedZone] | None = None
    """The zones, by domain, in which records are made. Default: ``hosted_zone``."""
    method: ValidationMethod | None = None
    """By mail or by DNS. Default: by mail."""
    validation_domains: Mapping[str, str] | None = None
    """The domain, by the domain to validate, to which mails go. Default: the registered domain."""


class CertificateValidation:
    """How the domains of a certificate are validated."""

    @takes(CertificationValidationProps)
    def __init__(self, props: CertificationValidationProps) -> None:
        self.props = props
        self.method = props.method or ValidationMethod.EMAIL

    @staticmethod
    @checked
    def from_dns(hosted_zone: IHostedZone | None = None) -> CertificateValidation:
        """Return validation by records in one zone; without a zone, the deployment waits for records made by hand."""
        return CertificateValidation(method=ValidationMethod.DNS, hosted_zone=hosted_zone)

    @staticmethod
    @checked
    def from_dns_multi_zone(hosted_zones: Mapping[str, IHostedZone]) -> CertificateValidation:
        """Return validation by records in several zones, by domain."""
        return CertificateValidation(method=ValidationMethod.DNS, hosted_zones=hosted_zones)

    @staticmethod
    @checked
    def from_email(validation_domains: Mapping[str, str] | None = None) -> CertificateValidation:
        """Return validation by mail.

        Args:
            validation_domains: Where mails go, by the domain to validate. Default: the registered domains.
        """
        return CertificateValidation(method=ValidationMethod.EMAIL, validation_domains=validation_domains)


def validation_options(
    scope: Construct, validation: CertificateValidation, domain_names: list[str]
) -> list[dict[str, Any]] | None:
    """Return the options that a certificate needs for its domains, or ``None`` if there are none.

    Raises:
        ValidationError: a domain is a token, and it is not said where mails go.
    """
    if validation.method is ValidationMethod.DNS:
        zone_of = validation.props.hosted_zones
        options = [
            {"domain_name": name, "hosted_zone_id": zone.hosted_zone_id}
            for name in _without_covered(domain_names)
            if (zone := zone_of.get(name) if zone_of is not None else validation.props.hosted_zone) is not None
        ]
        return options or None
    return [
        {"domain_name": name, "validation_domain": _mail_domain(scope, validation, name)} for name in domain_names
    ] or None


def _mail_domain(scope: Construct, validation: CertificateValidation, name: str) -> str:
    domain = (validation.props.validation_domains or {}).get(name)
    if domain is None and is_unresolved(name):
        raise ValidationError(
            "When using Tokens for domain names, 'validationDomains' needs to be supplied",
            scope=scope,
            fix="CertificateValidation.from_email({domain: where mails go}), or validate by DNS",
        )
    return domain if domain is not None else registered_domain(name)


def _without_covered(names: list[str]) -> list[str]:
    """Leave out wildcards whose own domain is there: both are validated by one record."""
    return [name for name in names if is_unresolved(name) or not name.startswith("*.") or name[2:] not in names]


def registered_domain(name: str) -> str:
    """Return the part of a domain that is registered by its owner: ``example.co.uk`` of ``www.example.co.uk``.

    The peer looks it up in the public suffix list; here suffixes of two parts are told by rules that cover the common ones.
    """
    labels = name.split(".")
    if labels[-1] in _PRIVATE_DOMAINS:
        return labels[-1]
    suffix = 1
    if ".".join(labels[-2:]) in _SHARED_DOMAINS or (
        len(labels) > 1 and len(labels[-1]) == 2 and labels[-2] in _REGISTRY_NAMES
    ):
        suffix = 2
    return ".".join(label for label in labels[-suffix - 1 :] if label)


__all__ = ["CertificateValidation", "CertificationValidationProps", "ValidationMethod"]
