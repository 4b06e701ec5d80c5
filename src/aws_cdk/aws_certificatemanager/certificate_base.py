"""What certificates made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.interfaces.aws_certificatemanager import CertificateReference
    from constructs import Construct

_DAY_SECONDS = 86_400


class ICertificate(IResource):
    """A certificate, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def certificate_arn(self) -> str: ...
        @property
        def certificate_ref(self) -> CertificateReference: ...
        @takes(MetricOptions)
        def metric_days_to_expiry(self, props: MetricOptions) -> Metric: ...


class _CertificateBase(Resource, ICertificate):
    """ARN, reference and metric of a certificate."""

    certificate_arn: str
    region: str | None = None

    @property
    def certificate_ref(self) -> CertificateReference:
        """The reference to the certificate."""
        from aws_cdk.interfaces.aws_certificatemanager import CertificateReference

        return CertificateReference(certificate_arn=self.certificate_arn)

    @takes(MetricOptions)
    def metric_days_to_expiry(self, props: MetricOptions) -> Metric:
        """Return the number of days until the certificate expires; the least of a day, unless another period is given.

        Options are those of ``MetricOptions``; the statistic is always the minimum, as the peer has it.
        """
        from aws_cdk.aws_cloudwatch.metric import Metric
        from aws_cdk.core.duration import Duration

        options = {"period": Duration.seconds(_DAY_SECONDS), **props._given()}
        return Metric(
            **{
                **options,
                "dimensions_map": {"CertificateArn": self.certificate_arn},
                "metric_name": "DaysToExpiry",
                "namespace": "AWS/CertificateManager",
                "region": self.region,
                "statistic": "Minimum",
            }
        )


class _ImportedCertificate(_CertificateBase):
    """A certificate of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, certificate_arn: str) -> None:
        super().__init__(scope, id)
        self.certificate_arn = certificate_arn


__all__ = ["ICertificate"]
