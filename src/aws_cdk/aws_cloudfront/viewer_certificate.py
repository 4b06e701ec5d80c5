"""Certificates of the older class of distributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront._l1 import CfnDistribution
from aws_cdk.aws_cloudfront.distribution import SecurityPolicyProtocol, SSLMethod
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef

_P = SecurityPolicyProtocol
_POLICIES = {
    SSLMethod.SNI: (_P.TLS_V1, _P.TLS_V1_2016, _P.TLS_V1_1_2016, _P.TLS_V1_2_2018, _P.TLS_V1_2_2019, _P.TLS_V1_2_2021),
    SSLMethod.VIP: (_P.SSL_V3, _P.TLS_V1),
    SSLMethod.STATIC_IP: (_P.TLS_V1_2_2018, _P.TLS_V1_2_2019, _P.TLS_V1_2_2021),
}


class ViewerCertificateOptions(Struct):
    """Options of a certificate."""

    aliases: Sequence[str] | None = None
    """Names that the certificate is good for."""
    security_policy: SecurityPolicyProtocol | None = None
    """The least that viewers must speak."""
    ssl_method: SSLMethod | None = None
    """Default: ``SNI``."""


class ViewerCertificate:
    """What viewers know a distribution by. Make it with one of the factories.

    Attributes:
        aliases: Names of the distribution.
        props: The certificate as the L1 class takes it.
    """

    @checked
    def __init__(self, props: Any, aliases: list[str]) -> None:
        self.props = props
        self.aliases = aliases

    @staticmethod
    @takes(ViewerCertificateOptions)
    def from_acm_certificate(certificate: ICertificateRef, options: ViewerCertificateOptions) -> ViewerCertificate:
        """Use a certificate of Certificate Manager, which must be in ``us-east-1``."""
        return _with_options(options, acm_certificate_arn=certificate.certificate_ref.certificate_arn)

    @staticmethod
    @takes(ViewerCertificateOptions)
    def from_iam_certificate(iam_certificate_id: str, options: ViewerCertificateOptions) -> ViewerCertificate:
        """Use a certificate of IAM."""
        return _with_options(options, iam_certificate_id=iam_certificate_id)

    @staticmethod
    @checked
    def from_cloud_front_default_certificate(*aliases: str) -> ViewerCertificate:
        """Use CloudFront's own certificate."""
        made: Any = CfnDistribution.ViewerCertificateProperty(cloud_front_default_certificate=True)
        return ViewerCertificate(made, list(aliases))


def _with_options(options: ViewerCertificateOptions, **certificate: str) -> ViewerCertificate:
    method, policy = options.ssl_method or SSLMethod.SNI, options.security_policy
    given: dict[str, Any] = {**certificate, "ssl_support_method": method._value_}
    if policy is not None:
        given["minimum_protocol_version"] = policy._value_
    made: Any = CfnDistribution.ViewerCertificateProperty(**given)
    return ViewerCertificate(made, list(options.aliases or ()))


def check_policy(certificate: ViewerCertificate, scope: Any) -> None:
    """Raise ValidationError if viewers cannot speak what they must by the way the certificate is chosen."""
    method = getattr(certificate.props, "ssl_support_method", None)
    policy = getattr(certificate.props, "minimum_protocol_version", None)
    if method is None or policy is None:
        return
    if SecurityPolicyProtocol(policy) not in _POLICIES[SSLMethod(method)]:
        raise ValidationError(f"{policy} is not compatible with sslMethod {method}.", scope=scope)


__all__ = ["ViewerCertificate", "ViewerCertificateOptions"]
