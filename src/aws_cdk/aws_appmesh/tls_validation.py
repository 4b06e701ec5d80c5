"""Which certificates a proxy accepts from the other side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_acmpca import ICertificateAuthorityRef
    from constructs import Construct


class TlsValidationTrustConfig(Struct):
    """Who is trusted, by the names of the L1 class."""

    tls_validation_trust: Any


class TlsValidationTrust:
    """Who is trusted. Make it with one of the factories."""

    @staticmethod
    @checked
    def acm(certificate_authorities: Sequence[ICertificateAuthorityRef]) -> TlsValidationTrust:
        """Trust private authorities of Certificate Manager; for servers only."""
        return _Authorities(certificate_authorities)

    @staticmethod
    @checked
    def file(certificate_chain: str) -> MutualTlsValidationTrust:
        """Trust the certificates in a file of the proxy."""
        return _Rendered({"file": {"certificateChain": certificate_chain}})

    @staticmethod
    @checked
    def sds(secret_name: str) -> MutualTlsValidationTrust:
        """Trust the certificates that the proxy gets by the secret discovery service."""
        return _Rendered({"sds": {"secretName": secret_name}})

    def bind(self, scope: Construct) -> TlsValidationTrustConfig:
        """Return who is trusted."""
        raise NotImplementedError


class MutualTlsValidationTrust(TlsValidationTrust):
    """Who is trusted as a client, too."""

    _differentiator = False


class _Authorities(TlsValidationTrust):
    def __init__(self, authorities: Sequence[ICertificateAuthorityRef]) -> None:
        self._authorities: Sequence[Any] = authorities

    @checked
    def bind(self, scope: Construct) -> TlsValidationTrustConfig:
        if not self._authorities:
            raise ValidationError(
                "you must provide at least one Certificate Authority when creating an ACM Trust ClientPolicy",
                scope=scope,
            )
        arns = [each.certificate_authority_ref.certificate_authority_arn for each in self._authorities]
        return TlsValidationTrustConfig(tls_validation_trust={"acm": {"certificateAuthorityArns": arns}})


class _Rendered(MutualTlsValidationTrust):
    def __init__(self, rendered: dict[str, Any]) -> None:
        self._rendered = rendered

    @checked
    def bind(self, scope: Construct) -> TlsValidationTrustConfig:
        return TlsValidationTrustConfig(tls_validation_trust=self._rendered)


class SubjectAlternativeNamesMatcherConfig(Struct):
    """Names that are accepted, by the names of the L1 class."""

    subject_alternative_names_match: Any


class SubjectAlternativeNames:
    """Names that a certificate has to have one of. Make it with the factory."""

    @staticmethod
    @checked
    def matching_exactly(*names: str) -> SubjectAlternativeNames:
        """Accept these names."""
        return _Exactly(list(names))

    def bind(self, scope: Construct) -> SubjectAlternativeNamesMatcherConfig:
        """Return the names."""
        raise NotImplementedError


class _Exactly(SubjectAlternativeNames):
    def __init__(self, names: list[str]) -> None:
        self._names = names

    @checked
    def bind(self, scope: Construct) -> SubjectAlternativeNamesMatcherConfig:
        return SubjectAlternativeNamesMatcherConfig(subject_alternative_names_match={"exact": self._names})


class TlsValidation(Struct):
    """Which servers are accepted."""

    trust: TlsValidationTrust
    """Who has to have signed the certificate."""
    subject_alternative_names: SubjectAlternativeNames | None = None
    """Default: those that the node is found by."""


class MutualTlsValidation(Struct):
    """Which clients are accepted."""

    trust: MutualTlsValidationTrust
    """Who has to have signed the certificate."""
    subject_alternative_names: SubjectAlternativeNames | None = None
    """Default: any."""


def rendered_validation(validation: TlsValidation | MutualTlsValidation, scope: Construct) -> dict[str, Any]:
    """Return which certificates are accepted, by the names of the L1 classes.

    Raises:
        ValidationError: nobody is trusted.
    """
    names = validation.subject_alternative_names
    return {
        "trust": validation.trust.bind(scope).tls_validation_trust,
        "subjectAlternativeNames": {"match": names.bind(scope).subject_alternative_names_match}
        if names is not None
        else None,
    }


__all__ = [
    "MutualTlsValidation",
    "MutualTlsValidationTrust",
    "SubjectAlternativeNames",
    "SubjectAlternativeNamesMatcherConfig",
    "TlsValidation",
    "TlsValidationTrust",
    "TlsValidationTrustConfig",
]
