"""Private certificate authorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_acmpca import CertificateAuthorityReference
    from constructs import Construct


class ICertificateAuthority(IResource):
    """A private certificate authority."""

    if TYPE_CHECKING:

        @property
        def certificate_authority_arn(self) -> str: ...
        @property
        def certificate_authority_ref(self) -> CertificateAuthorityReference: ...


class CertificateAuthority:
    """A private certificate authority; only ones made elsewhere can be named."""

    @staticmethod
    @checked
    def from_certificate_authority_arn(
        scope: Construct, id: str, certificate_authority_arn: str
    ) -> ICertificateAuthority:
        """Return an authority made elsewhere, by its ARN."""
        return _ImportedAuthority(scope, id, certificate_authority_arn)


class _ImportedAuthority(Resource, ICertificateAuthority):
    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.certificate_authority_arn: str = arn

    @property
    def certificate_authority_ref(self) -> CertificateAuthorityReference:
        from aws_cdk.interfaces.aws_acmpca import CertificateAuthorityReference

        return CertificateAuthorityReference(certificate_authority_arn=self.certificate_authority_arn)


__all__ = ["CertificateAuthority", "ICertificateAuthority"]
