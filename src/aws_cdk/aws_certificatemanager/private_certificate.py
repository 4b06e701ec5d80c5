"""Certificates of a private authority."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_certificatemanager._l1 import CfnCertificate
from aws_cdk.aws_certificatemanager.certificate_base import ICertificate, _CertificateBase, _ImportedCertificate
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_certificatemanager.key_algorithm import KeyAlgorithm
    from aws_cdk.interfaces.aws_acmpca import ICertificateAuthorityRef
    from constructs import Construct


class PrivateCertificateProps(Struct):
    """Options of a private certificate."""

    certificate_authority: ICertificateAuthorityRef
    """The authority that issues it."""
    domain_name: str
    """The domain; it may start with ``*.``."""
    allow_export: bool | None = None
    """Whether the key may be taken out. Default: no."""
    key_algorithm: KeyAlgorithm | None = None
    """The key's algorithm. Default: RSA_2048."""
    subject_alternative_names: Sequence[str] | None = None
    """Further domains."""


class PrivateCertificate(_CertificateBase):
    """A certificate issued by a private authority; nothing is validated."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-certificatemanager.PrivateCertificate"

    @staticmethod
    @checked
    def from_certificate_arn(scope: Construct, id: str, certificate_arn: str) -> ICertificate:
        """Return a certificate made elsewhere."""
        return _ImportedCertificate(scope, id, certificate_arn)

    @takes(PrivateCertificateProps)
    def __init__(self, scope: Construct, id: str, props: PrivateCertificateProps) -> None:
        super().__init__(scope, id)
        resource = CfnCertificate(
            self,
            "Resource",
            domain_name=props.domain_name,
            subject_alternative_names=props.subject_alternative_names,
            certificate_authority_arn=props.certificate_authority.certificate_authority_ref.certificate_authority_arn,
            key_algorithm=props.key_algorithm.name if props.key_algorithm else None,
            certificate_export="ENABLED" if props.allow_export else None,
        )
        self.certificate_arn = resource.ref


__all__ = ["PrivateCertificate", "PrivateCertificateProps"]
