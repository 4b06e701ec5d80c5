"""Public certificates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_certificatemanager._l1 import CfnCertificate
from aws_cdk.aws_certificatemanager.certificate_base import ICertificate, _CertificateBase, _ImportedCertificate
from aws_cdk.aws_certificatemanager.certificate_validation import CertificateValidation, validation_options
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.tag_aspect import Tags
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_certificatemanager.key_algorithm import KeyAlgorithm
    from constructs import Construct

_MAX_DOMAIN_LENGTH = 64
# As the peer: by this its report accepts a domain that is named twice.
_DUPLICATES_ARE_ACCEPTED = {
    "CloudFormation-Validate::F3037": ("Duplicate domain names in subjectAlternativeNames exist for historical reasons")
}


class CertificateProps(Struct):
    """Options of a certificate."""

    domain_name: str
    """The domain; it may start with ``*.``. At most 64 characters."""
    allow_export: bool | None = None
    """Whether the key may be taken out. Default: no."""
    certificate_name: str | None = None
    """Value of the tag ``Name``. Default: the construct's path."""
    key_algorithm: KeyAlgorithm | None = None
    """The key's algorithm. Default: RSA_2048."""
    subject_alternative_names: Sequence[str] | None = None
    """Further domains."""
    transparency_logging_enabled: bool | None = None
    """Whether the certificate is recorded in public logs. Default: yes."""
    validation: CertificateValidation | None = None
    """How the domains are validated. Default: by mail."""


class Certificate(_CertificateBase):
    """A certificate that ACM issues once the domains are validated; the deployment waits for that."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-certificatemanager.Certificate"

    @staticmethod
    @checked
    def from_certificate_arn(scope: Construct, id: str, certificate_arn: str) -> ICertificate:
        """Return a certificate made elsewhere."""
        return _ImportedCertificate(scope, id, certificate_arn)

    @takes(CertificateProps)
    def __init__(self, scope: Construct, id: str, props: CertificateProps) -> None:
        """Make a certificate.

        Raises:
            ValidationError: the domain is longer than 64 characters, or mails are to go to a token.
        """
        super().__init__(scope, id)
        if not is_unresolved(props.domain_name) and len(props.domain_name) > _MAX_DOMAIN_LENGTH:
            raise ValidationError(
                f"Domain name must be {_MAX_DOMAIN_LENGTH} characters or less, got {len(props.domain_name)}",
                scope=self,
                fix="put long domains into subject_alternative_names",
            )
        names = [props.domain_name, *(props.subject_alternative_names or ())]
        if len(set(names)) < len(names):
            self.node.add_metadata("aws:cdk:acknowledged-rules", _DUPLICATES_ARE_ACCEPTED)
        validation = props.validation or CertificateValidation.from_email()
        logging = props.transparency_logging_enabled
        resource = CfnCertificate(
            self,
            "Resource",
            domain_name=props.domain_name,
            subject_alternative_names=props.subject_alternative_names,
            domain_validation_options=validation_options(self, validation, names),
            validation_method=validation.method._value_,
            certificate_transparency_logging_preference=(
                None if logging is None else "ENABLED" if logging else "DISABLED"
            ),
            key_algorithm=props.key_algorithm.name if props.key_algorithm else None,
            certificate_export="ENABLED" if props.allow_export else None,
        )
        Tags.of(resource).add("Name", props.certificate_name or self.node.path[:255])
        self.certificate_arn = resource.ref


__all__ = ["Certificate", "CertificateProps"]
