"""Certificates that a function asks for and validates, in any region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_certificatemanager.certificate import CertificateProps
from aws_cdk.aws_certificatemanager.certificate_base import _CertificateBase
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import takes
from aws_cdk.core.tag_manager import ITaggable, TagManager, TagType
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from constructs import Construct

_TIMEOUT_MINUTES = 15


class DnsValidatedCertificateProps(CertificateProps):
    """Options of a certificate that a function validates."""

    hosted_zone: IHostedZone
    """The zone of the domain."""
    cleanup_route53_records: bool | None = None
    """Whether the records go with the certificate. Other certificates of the domain may need them. Default: no."""
    custom_resource_role: IRole | None = None
    """The role of the function. Default: one is made."""
    region: str | None = None
    """The region of the certificate. Default: the stack's."""
    route53_endpoint: str | None = None
    """The endpoint of Route 53, for partitions that have their own. Default: as the SDK knows it."""


class DnsValidatedCertificate(_CertificateBase, ITaggable):
    """Deprecated: a certificate that a function asks for and validates. Use ``Certificate``."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-certificatemanager.DnsValidatedCertificate"

    @takes(DnsValidatedCertificateProps)
    def __init__(self, scope: Construct, id: str, props: DnsValidatedCertificateProps) -> None:
        """Make a certificate. Before synthesis it is checked that the domain is one of the zone."""
        super().__init__(scope, id)
        if props.key_algorithm is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-certificatemanager:keyAlgorithmIgnored",
                "keyAlgorithm is ignored for DnsValidatedCertificate construct.",
            )
        self.region = props.region
        self._domain = props.domain_name
        self._zone = props.hosted_zone.zone_name.removesuffix(".")
        self._zone_id = props.hosted_zone.hosted_zone_id.removeprefix("/hostedzone/")
        self._removal_policy: RemovalPolicy | None = None
        self.tags = TagManager(TagType.MAP, "AWS::CertificateManager::Certificate")
        function = self._function(props)
        logging = props.transparency_logging_enabled
        resource = CustomResource(
            self,
            "CertificateRequestorResource",
            service_token=function.function_arn,
            properties={
                "DomainName": props.domain_name,
                "SubjectAlternativeNames": lazy_any(lambda: props.subject_alternative_names, omit_empty=True),
                "CertificateTransparencyLoggingPreference": (
                    None if logging is None else "ENABLED" if logging else "DISABLED"
                ),
                "HostedZoneId": self._zone_id,
                "Region": props.region,
                "Route53Endpoint": props.route53_endpoint,
                "RemovalPolicy": lazy_string(self._removal_policy_text),
                # The function tells true by this text; anything else is no.
                "CleanupRecords": "true" if props.cleanup_route53_records else None,
                "Tags": lazy_any(self.tags.render_tags),
            },
        )
        self.certificate_arn = resource.get_att("Arn").to_string()
        check_before_synthesis(self, self._validate_authority)

    @checked
    def _validate_authority(self) -> list[str]:
        domain, zone = self._domain, self._zone
        if is_unresolved(domain) or is_unresolved(zone) or domain == zone or domain.endswith(f".{zone}"):
            return []
        return [f"DNS zone {zone} is not authoritative for certificate domain name {domain}"]

    def apply_removal_policy(self, policy: RemovalPolicy) -> None:
        """Say what happens to the certificate when it leaves the stack; the function obeys."""
        self._removal_policy = policy

    def _removal_policy_text(self) -> str | None:
        """The policy as the function knows it: ``retain``, ``destroy``."""
        policy = self._removal_policy
        return policy.name.lower().replace("_", "-") if policy is not None else None

    def _function(self, props: DnsValidatedCertificateProps) -> Function:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_lambda.code import Code
        from aws_cdk.aws_lambda.function import Function
        from aws_cdk.aws_route53.hosted_zone_base import zone_arn
        from aws_cdk.core.handler_code import handler_folder
        from aws_cdk.custom_resources._handler_function import handler_runtime, note_family

        function = Function(
            self,
            "CertificateRequestorFunction",
            code=Code.from_asset(handler_folder("validated_certificate")),
            handler="index.handler",
            runtime=handler_runtime(),
            timeout=Duration.minutes(_TIMEOUT_MINUTES),
            role=props.custom_resource_role,
        )
        note_family(function)
        names = [props.domain_name, *(props.subject_alternative_names or ())]
        actions = ["UPSERT", "DELETE"] if props.cleanup_route53_records else ["UPSERT"]
        for statement in (
            PolicyStatement(
                actions=[
                    "acm:RequestCertificate",
                    "acm:DescribeCertificate",
                    "acm:DeleteCertificate",
                    "acm:AddTagsToCertificate",
                ],
                resources=["*"],
            ),
            PolicyStatement(actions=["route53:GetChange"], resources=["*"]),
            PolicyStatement(
                actions=["route53:changeResourceRecordSets"],
                resources=[zone_arn(self, self._zone_id)],
                conditions={
                    "ForAllValues:StringEquals": {
                        "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"],
                        "route53:ChangeResourceRecordSetsActions": actions,
                    },
                    "ForAllValues:StringLike": {
                        "route53:ChangeResourceRecordSetsNormalizedRecordNames": [
                            f"*.{name.removeprefix('*.')}" for name in names
                        ],
                    },
                },
            ),
        ):
            function.add_to_role_policy(statement)
        return function


__all__ = ["DnsValidatedCertificate", "DnsValidatedCertificateProps"]
