"""Certificates that a proxy shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_certificatemanager.certificate_base import ICertificate
    from constructs import Construct


class TlsCertificateConfig(Struct):
    """A certificate, by the names of the L1 class."""

    tls_certificate: Any


class TlsCertificate:
    """A certificate that a proxy shows. Make it with one of the factories."""

    @staticmethod
    @checked
    def acm(certificate: ICertificate) -> TlsCertificate:
        """Show a certificate of Certificate Manager; to clients only."""
        return _OfManager(certificate)

    @staticmethod
    @checked
    def file(certificate_chain_path: str, private_key_path: str) -> MutualTlsCertificate:
        """Show a certificate that lies in the file system of the proxy."""
        return _Rendered({"file": {"certificateChain": certificate_chain_path, "privateKey": private_key_path}})

    @staticmethod
    @checked
    def sds(secret_name: str) -> MutualTlsCertificate:
        """Show a certificate that the proxy gets by the secret discovery service."""
        return _Rendered({"sds": {"secretName": secret_name}})

    def bind(self, scope: Construct) -> TlsCertificateConfig:
        """Return the certificate."""
        raise NotImplementedError


class MutualTlsCertificate(TlsCertificate):
    """A certificate that may be shown to servers too."""

    _differentiator = False


class _OfManager(TlsCertificate):
    def __init__(self, certificate: ICertificate) -> None:
        self._certificate = certificate

    @checked
    def bind(self, scope: Construct) -> TlsCertificateConfig:
        return TlsCertificateConfig(tls_certificate={"acm": {"certificateArn": self._certificate.certificate_arn}})


class _Rendered(MutualTlsCertificate):
    def __init__(self, rendered: dict[str, Any]) -> None:
        self._rendered = rendered

    @checked
    def bind(self, scope: Construct) -> TlsCertificateConfig:
        return TlsCertificateConfig(tls_certificate=self._rendered)


__all__ = ["MutualTlsCertificate", "TlsCertificate", "TlsCertificateConfig"]
