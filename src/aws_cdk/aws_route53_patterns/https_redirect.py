"""Redirections of domains to another, over https."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_cloudfront.behavior import ViewerProtocolPolicy
from aws_cdk.aws_cloudfront.distribution import Distribution, PriceClass
from aws_cdk.aws_cloudfront.origin import OriginProtocolPolicy
from aws_cdk.aws_cloudfront.viewer_certificate import ViewerCertificate
from aws_cdk.aws_cloudfront.web_distribution import (
    Behavior,
    CloudFrontWebDistribution,
    CustomOriginConfig,
    SourceConfiguration,
)
from aws_cdk.aws_route53.record_set import RecordTarget
from aws_cdk.aws_route53.records import AaaaRecord, ARecord
from aws_cdk.aws_route53_targets.cloudfront_target import CloudFrontTarget
from aws_cdk.aws_s3.access import BlockPublicAccess
from aws_cdk.aws_s3.bucket import Bucket
from aws_cdk.aws_s3.website import RedirectProtocol, RedirectTarget
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_certificatemanager.certificate_base import ICertificate
    from aws_cdk.aws_cloudfront.distribution import IDistribution
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef

_USE_CERTIFICATE = "@aws-cdk/aws-route53-patters:useCertificate"  # spelt like this
_USE_DISTRIBUTION = "@aws-cdk/aws-route53-patterns:useDistribution"
_REGION = "us-east-1"  # where CloudFront looks for certificates


class HttpsRedirectProps(Struct):
    """What is redirected, and where to."""

    target_domain: str
    """The domain that is shown in the end."""
    zone: IHostedZone
    """The zone of the records."""
    certificate: ICertificateRef | None = None
    """A certificate of all names, in us-east-1. Default: a new one, validated by the zone."""
    record_names: Sequence[str] | None = None
    """The domains that are redirected. Default: the zone's."""


class HttpsRedirect(Construct):
    """Redirects domains to another one over https: a bucket that does so, behind CloudFront, with records."""

    @takes(HttpsRedirectProps)
    def __init__(self, scope: Construct, id: str, props: HttpsRedirectProps) -> None:
        """Make bucket, distribution and records.

        Raises:
            ValidationError: the certificate is not in us-east-1, or has to be made for a stack without a region.
        """
        super().__init__(scope, id)
        domains = list(props.record_names) if props.record_names is not None else [props.zone.zone_name]
        certificate = props.certificate
        if certificate is not None:
            self._check_region(certificate)
        else:
            certificate = self._certificate(domains, props.zone)
        bucket = Bucket(
            self,
            "RedirectBucket",
            website_redirect=RedirectTarget(host_name=props.target_domain, protocol=RedirectProtocol.HTTPS),
            removal_policy=RemovalPolicy.DESTROY,
            block_public_access=BlockPublicAccess.BLOCK_ALL,
        )
        distribution = self._distribution(bucket, certificate, domains, props.target_domain)
        for domain in domains:
            digest = hashlib.md5(domain.encode(), usedforsecurity=False).hexdigest()[:6]
            target = RecordTarget.from_alias(CloudFrontTarget(distribution))
            ARecord(self, f"RedirectAliasRecord{digest}", record_name=domain, zone=props.zone, target=target)
            AaaaRecord(self, f"RedirectAliasRecordSix{digest}", record_name=domain, zone=props.zone, target=target)

    def _distribution(
        self, bucket: Bucket, certificate: ICertificateRef, domains: Sequence[str], target: str
    ) -> IDistribution:
        comment = f"Redirect to {target} from {', '.join(domains)}"
        if not flag_enabled(self.node, _USE_DISTRIBUTION):
            return CloudFrontWebDistribution(
                self,
                "RedirectDistribution",
                default_root_object="",
                origin_configs=[
                    SourceConfiguration(
                        behaviors=[Behavior(is_default_behavior=True)],
                        custom_origin_source=CustomOriginConfig(
                            domain_name=bucket.bucket_website_domain_name,
                            origin_protocol_policy=OriginProtocolPolicy.HTTP_ONLY,
                        ),
                    )
                ],
                viewer_certificate=ViewerCertificate.from_acm_certificate(certificate, aliases=domains),
                comment=comment,
                price_class=PriceClass.PRICE_CLASS_ALL,
                viewer_protocol_policy=ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            )
        from aws_cdk.aws_cloudfront.behavior import BehaviorOptions
        from aws_cdk.aws_cloudfront_origins.http_origin import HttpOrigin

        origin = HttpOrigin(bucket.bucket_website_domain_name, protocol_policy=OriginProtocolPolicy.HTTP_ONLY)
        return Distribution(
            self,
            "RedirectDistribution",
            default_root_object="",
            default_behavior=BehaviorOptions(
                origin=origin, viewer_protocol_policy=ViewerProtocolPolicy.REDIRECT_TO_HTTPS
            ),
            certificate=certificate,
            domain_names=domains,
            comment=comment,
            price_class=PriceClass.PRICE_CLASS_ALL,
        )

    def _check_region(self, certificate: ICertificateRef) -> None:
        arn = certificate.certificate_ref.certificate_arn
        region = Stack.of(self).split_arn(arn, ArnFormat.SLASH_RESOURCE_NAME).region
        if region is not None and not is_unresolved(region) and region != _REGION:
            raise ValidationError(
                f"The certificate must be in the {_REGION} region and the certificate you provided is in {region}.",
                scope=self,
            )

    def _certificate(self, domains: Sequence[str], zone: IHostedZone) -> ICertificate:
        from aws_cdk.aws_certificatemanager.certificate import Certificate
        from aws_cdk.aws_certificatemanager.certificate_validation import CertificateValidation
        from aws_cdk.aws_certificatemanager.dns_validated_certificate import DnsValidatedCertificate

        if not flag_enabled(self.node, _USE_CERTIFICATE):
            return DnsValidatedCertificate(
                self,
                "RedirectCertificate",
                domain_name=domains[0],
                subject_alternative_names=domains,
                hosted_zone=zone,
                region=_REGION,
            )
        region = Stack.of(self).region
        if is_unresolved(region):
            raise ValidationError(
                f"When {_USE_CERTIFICATE} is enabled, a region must be defined on the Stack",
                scope=self,
                fix="give the stack an env, or pass a certificate",
            )
        is_here = region == _REGION
        return Certificate(
            self if is_here else self._certificate_stack(),
            "RedirectCertificate" if is_here else f"RedirectCertificate{self.node.addr}",
            domain_name=domains[0],
            subject_alternative_names=domains,
            validation=CertificateValidation.from_dns(zone),
        )

    def _certificate_stack(self) -> Stack:
        """Return the stack in us-east-1 for certificates of this one, which may refer to it from now on."""
        stack = Stack.of(self)
        stack._cross_region_references = True
        stage = Stage.of(self)
        assert stage is not None  # a stack without an app is its own stage
        id = f"certificate-redirect-stack-{stack.node.addr}"
        existing = stage.node.try_find_child(id)
        if isinstance(existing, Stack):
            return existing
        account = stack.account
        return Stack(
            stage,
            id,
            env={"region": _REGION, "account": account if not is_unresolved(account) else None},
            cross_region_references=True,
        )


__all__ = ["HttpsRedirect", "HttpsRedirectProps"]
