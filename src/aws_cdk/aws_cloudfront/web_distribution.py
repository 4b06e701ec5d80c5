"""The older class of distributions, whose behaviors belong to their origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront._l1 import CfnDistribution
from aws_cdk.aws_cloudfront.behavior import (
    EdgeLambda,
    LambdaEdgeEventType,
    ViewerProtocolPolicy,
    let_edge_run,
    rendered_lambda,
)
from aws_cdk.aws_cloudfront.distribution import (
    DistributionAttributes,
    GeoRestriction,
    HttpVersion,
    IDistribution,
    PriceClass,
    _DistributionBase,
    _ImportedDistribution,
)
from aws_cdk.aws_cloudfront.function import FunctionAssociation
from aws_cdk.aws_cloudfront.origin import OriginProtocolPolicy, OriginSslPolicy
from aws_cdk.aws_cloudfront.viewer_certificate import ViewerCertificate, check_policy
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda import IVersion
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_cloudfront import IKeyGroupRef
    from constructs import Construct

_LONGEST_COMMENT = 128


class FailoverStatusCode(NamedEnum):
    """Answers of an origin that have another be asked."""

    FORBIDDEN = 403
    NOT_FOUND = 404
    INTERNAL_SERVER_ERROR = 500
    BAD_GATEWAY = 502
    SERVICE_UNAVAILABLE = 503
    GATEWAY_TIMEOUT = 504


class CloudFrontAllowedMethods(NamedEnum):
    """Methods that viewers may use."""

    GET_HEAD = "GH"
    GET_HEAD_OPTIONS = "GHO"
    ALL = "ALL"


class CloudFrontAllowedCachedMethods(NamedEnum):
    """Methods whose answers are cached."""

    GET_HEAD = "GH"
    GET_HEAD_OPTIONS = "GHO"


_METHODS = {
    "GH": ["GET", "HEAD"],
    "GHO": ["GET", "HEAD", "OPTIONS"],
    "ALL": ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
}
_FAILOVER_CODES = (
    FailoverStatusCode.INTERNAL_SERVER_ERROR,
    FailoverStatusCode.BAD_GATEWAY,
    FailoverStatusCode.SERVICE_UNAVAILABLE,
    FailoverStatusCode.GATEWAY_TIMEOUT,
)


class LambdaFunctionAssociation(Struct):
    """A Lambda function and when it runs."""

    event_type: LambdaEdgeEventType
    lambda_function: IVersion
    """A version, not the latest."""
    include_body: bool | None = None
    """Whether it sees the body of requests. Default: no."""


class Behavior(Struct):
    """What happens with requests."""

    allowed_methods: CloudFrontAllowedMethods | None = None
    """Default: GET and HEAD."""
    cached_methods: CloudFrontAllowedCachedMethods | None = None
    """Default: GET and HEAD."""
    compress: bool | None = None
    """Default: yes."""
    default_ttl: Duration | None = None
    """How long answers are cached that do not say so."""
    forwarded_values: Any = None
    """What reaches the origin, as the L1 class takes it. Default: neither query strings nor cookies."""
    function_associations: Nested[Sequence[FunctionAssociation] | None] = nested()
    """CloudFront functions, for requests and responses of viewers. Default: none."""
    is_default_behavior: bool | None = None
    """Default: no. One behavior of a distribution must be it."""
    lambda_function_associations: Nested[Sequence[LambdaFunctionAssociation] | None] = nested()
    """Lambda functions at the edge. Default: none."""
    max_ttl: Duration | None = None
    """The longest time that a response is kept. Default: 365 days."""
    min_ttl: Duration | None = None
    """The shortest time that a response is kept. Default: none."""
    path_pattern: str | None = None
    """Which paths; needed unless it is the default."""
    trusted_key_groups: Sequence[IKeyGroupRef] | None = None
    """Keys that URLs and cookies must be signed with. Default: they need not be."""
    trusted_signers: Sequence[str] | None = None
    """Accounts that sign URLs. Deprecated: ``trusted_key_groups``."""
    viewer_protocol_policy: ViewerProtocolPolicy | None = None
    """Default: the distribution's."""


class CustomOriginConfig(Struct):
    """A server."""

    domain_name: str
    """Its domain name."""
    allowed_origin_ssl_versions: Sequence[OriginSslPolicy] | None = None
    """Default: TLS 1.2."""
    http_port: int | float | None = None
    """Default: 80."""
    https_port: int | float | None = None
    """Default: 443."""
    origin_headers: Mapping[str, str] | None = None
    """Headers that requests to it get. Default: none."""
    origin_keepalive_timeout: Duration | None = None
    """Default: 5 seconds."""
    origin_path: str | None = None
    """Path that is put before those of requests. Default: none."""
    origin_protocol_policy: OriginProtocolPolicy | None = None
    """Default: ``HTTPS_ONLY``."""
    origin_read_timeout: Duration | None = None
    """Default: 30 seconds."""
    origin_shield_region: str | None = None
    """Region of a cache before it. Default: none."""


class S3OriginConfig(Struct):
    """A bucket."""

    s3_bucket_source: IBucket
    """The bucket."""
    origin_access_identity: Any = None
    """Who asks; the bucket is told to let it in. Default: anybody."""
    origin_headers: Mapping[str, str] | None = None
    """Headers that requests to it get. Default: none."""
    origin_path: str | None = None
    """Path that is put before those of requests. Default: none."""
    origin_shield_region: str | None = None
    """Region of a cache before it. Default: none."""


class SourceConfiguration(Struct):
    """An origin, perhaps with another that is asked if it fails, and its behaviors."""

    behaviors: Nested[Sequence[Behavior]]
    """What happens with requests; one of all is the default."""
    connection_attempts: int | float | None = None
    """1, 2 or 3. Default: 3."""
    connection_timeout: Duration | None = None
    """From 1 to 10 seconds. Default: 10."""
    custom_origin_source: Nested[CustomOriginConfig | None] = nested()
    """A server. Default: it is a bucket."""
    failover_criteria_status_codes: Sequence[FailoverStatusCode] | None = None
    """Default: 500, 502, 503 and 504."""
    failover_custom_origin_source: Nested[CustomOriginConfig | None] = nested()
    """A server that is asked if the origin fails. Default: none."""
    failover_s3_origin_source: Nested[S3OriginConfig | None] = nested()
    """A bucket that is asked if the origin fails. Default: none."""
    origin_shield_region: str | None = None
    """Region of a cache before the origin. Default: none."""
    s3_origin_source: Nested[S3OriginConfig | None] = nested()
    """A bucket. Default: it is a server."""


class LoggingConfiguration(Struct):
    """Logs of requests."""

    bucket: IBucket | None = None
    """Default: a new one."""
    include_cookies: bool | None = None
    """Default: no."""
    prefix: str | None = None


class CloudFrontWebDistributionProps(Struct):
    """Options of a distribution."""

    origin_configs: Nested[Sequence[SourceConfiguration]]
    """Origins with their behaviors."""
    comment: str | None = None
    """What the distribution is for. Default: nothing is said."""
    default_root_object: str | None = None
    """Default: ``index.html``."""
    enabled: bool | None = None
    """Default: yes."""
    enable_ip_v6: bool | None = None
    """Default: yes."""
    error_configurations: Sequence[Any] | None = None
    """As the L1 class takes them."""
    geo_restriction: GeoRestriction | None = None
    """From which countries requests are (not) answered. Default: from all."""
    http_version: HttpVersion | None = None
    """Default: ``HTTP2``."""
    logging_config: Nested[LoggingConfiguration | None] = nested()
    """Where logs go. Default: there are none."""
    price_class: PriceClass | None = None
    """Default: ``PRICE_CLASS_100``."""
    viewer_certificate: ViewerCertificate | None = None
    """Default: CloudFront's own."""
    viewer_protocol_policy: ViewerProtocolPolicy | None = None
    """Default: ``REDIRECT_TO_HTTPS``."""
    web_acl_id: str | None = None
    """The web ACL of WAF: an ARN (WAFv2), or an id (WAF Classic). Default: none."""


class CloudFrontWebDistributionAttributes(DistributionAttributes):
    """A distribution that exists already."""


class CloudFrontWebDistribution(_DistributionBase):
    """Serves the answers of origins. Deprecated: :class:`Distribution`.

    Attributes:
        logging_bucket: Where logs go to, if there are any.

    Raises:
        ValidationError: options exclude each other, or there is not exactly one default behavior.
    """

    _fqn = "aws-cdk-lib.aws_cloudfront.CloudFrontWebDistribution"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.CloudFrontWebDistribution"

    @staticmethod
    @takes(CloudFrontWebDistributionAttributes)
    def from_distribution_attributes(
        scope: Construct, id: str, attrs: CloudFrontWebDistributionAttributes
    ) -> IDistribution:
        """Return a distribution that exists already."""
        return _ImportedDistribution(scope, id, attrs)

    @takes(CloudFrontWebDistributionProps)
    def __init__(self, scope: Construct, id: str, props: CloudFrontWebDistributionProps) -> None:
        super().__init__(scope, id)
        self.logging_bucket: IBucket | None = None
        self._protocol = props.viewer_protocol_policy or ViewerProtocolPolicy.REDIRECT_TO_HTTPS
        origins: list[dict[str, Any]] = []
        groups: list[dict[str, Any]] = []
        behaviors: list[tuple[Behavior, str]] = []
        for index, source in enumerate(props.origin_configs, 1):
            target = self._add_source(source, index, origins, groups)
            behaviors += [(behavior, target) for behavior in source.behaviors]
        defaults = [(behavior, target) for behavior, target in behaviors if behavior.is_default_behavior]
        if len(defaults) != 1:
            raise ValidationError(
                "There can only be one default behavior across all sources. [ One default behavior per distribution ].",
                scope=self,
            )
        others = [(behavior, target) for behavior, target in behaviors if not behavior.is_default_behavior]
        for behavior, _ in others:
            if not behavior.path_pattern:
                raise ValidationError("pathPattern is required for all non-default behaviors", scope=self)
        comment, geo, certificate = props.comment, props.geo_restriction, props.viewer_certificate
        if certificate is not None:
            check_policy(certificate, self)
        if comment is not None and len(comment) > _LONGEST_COMMENT:
            comment = f"{comment[: _LONGEST_COMMENT - 3]}..."
        config: dict[str, Any] = {
            "comment": comment,
            "enabled": props.enabled is not False,
            "defaultRootObject": props.default_root_object if props.default_root_object is not None else "index.html",
            "httpVersion": (props.http_version or HttpVersion.HTTP2)._value_,
            "priceClass": (props.price_class or PriceClass.PRICE_CLASS_100)._value_,
            "ipv6Enabled": props.enable_ip_v6 is not False,
            "customErrorResponses": props.error_configurations,
            "webAclId": props.web_acl_id,
            "origins": origins,
            "originGroups": {"items": groups, "quantity": len(groups)} if groups else None,
            "defaultCacheBehavior": self._behavior(*defaults[0]),
            "cacheBehaviors": [
                {**self._behavior(behavior, target), "pathPattern": behavior.path_pattern}
                for behavior, target in others
            ]
            or None,
            "aliases": certificate.aliases if certificate is not None else None,
            "viewerCertificate": certificate.props
            if certificate is not None
            else {"cloudFrontDefaultCertificate": True},
            "logging": self._logging(props.logging_config),
            "restrictions": (
                {"geoRestriction": {"restrictionType": geo.restriction_type, "locations": geo.locations}}
                if geo is not None
                else None
            ),
        }
        resource = CfnDistribution(self, "CFDistribution", distribution_config=config)
        self.node.default_child = resource
        self.distribution_domain_name = resource.attr_domain_name
        self.distribution_id = resource.ref

    def _add_source(
        self, source: SourceConfiguration, index: int, origins: list[dict[str, Any]], groups: list[dict[str, Any]]
    ) -> str:
        """Add the origins of a source; return what requests for it go to."""
        first = (source.custom_origin_source, source.s3_origin_source)
        second = (source.failover_custom_origin_source, source.failover_s3_origin_source)
        if first == (None, None):
            raise ValidationError(
                "There must be at least one origin source - either an s3OriginSource, a customOriginSource", scope=self
            )
        if None not in first or None not in second:
            raise ValidationError(
                "There cannot be both an s3OriginSource and a customOriginSource in the same SourceConfiguration.",
                scope=self,
            )
        given = [part for part in (source, *first, *second) if part is not None and part.origin_shield_region]
        if len(given) > 1:
            raise ValidationError(
                "Only one originShieldRegion field allowed across origin and failover origins", scope=self
            )
        id = f"origin{index}"
        if second == (None, None):
            origins.append(self._origin(source, *first, id))
            return id
        fallback, group = f"originSecondary{index}", f"OriginGroup{index}"
        # How often and how long is tried counts for the first origin alone.
        unhurried = source._with(connection_attempts=None, connection_timeout=None)
        origins.append(self._origin(unhurried, *second, fallback))
        codes = source.failover_criteria_status_codes
        chosen = [code._value_ for code in (codes if codes is not None else _FAILOVER_CODES)]
        groups.append(
            {
                "id": group,
                "members": {"items": [{"originId": id}, {"originId": fallback}], "quantity": 2},
                "failoverCriteria": {"statusCodes": {"items": chosen, "quantity": len(chosen)}},
            }
        )
        origins.append(self._origin(source, *first, id))
        return group

    def _origin(
        self, source: SourceConfiguration, server: CustomOriginConfig | None, bucket: S3OriginConfig | None, id: str
    ) -> dict[str, Any]:
        attempts = source.connection_attempts if source.connection_attempts is not None else 3
        if attempts not in (1, 2, 3):
            raise ValidationError(
                "connectionAttempts: You can specify 1, 2, or 3 as the number of attempts.", scope=self
            )
        timeout = source.connection_timeout.to_seconds() if source.connection_timeout is not None else 10
        if not 1 <= timeout <= 10:
            raise ValidationError(
                "connectionTimeout: You can specify a number of seconds between 1 and 10 (inclusive).", scope=self
            )
        part: Any = server or bucket
        region = source.origin_shield_region or part.origin_shield_region
        headers = [{"headerName": name, "headerValue": value} for name, value in (part.origin_headers or {}).items()]
        return {
            "id": id,
            "domainName": (
                server.domain_name if server is not None else part.s3_bucket_source.bucket_regional_domain_name
            ),
            "originPath": part.origin_path,
            "originCustomHeaders": headers or None,
            "s3OriginConfig": self._bucket(bucket) if bucket is not None else None,
            "originShield": {"enabled": True, "originShieldRegion": region} if region else None,
            "customOriginConfig": _server(server) if server is not None else None,
            "connectionAttempts": attempts,
            "connectionTimeout": timeout,
        }

    def _bucket(self, config: S3OriginConfig) -> dict[str, Any]:
        """Return a bucket by the names of the L1 class, and tell it to let the identity in."""
        identity = config.origin_access_identity
        if identity is None:
            return {}
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        config.s3_bucket_source.add_to_resource_policy(
            PolicyStatement(
                resources=[config.s3_bucket_source.arn_for_objects("*")],
                actions=["s3:GetObject"],
                principals=[identity.grant_principal],
            )
        )
        reference = identity.cloud_front_origin_access_identity_ref.cloud_front_origin_access_identity_id
        return {"originAccessIdentity": f"origin-access-identity/cloudfront/{reference}"}

    def _behavior(self, behavior: Behavior, target: str) -> dict[str, Any]:
        functions, groups = behavior.function_associations, behavior.trusted_key_groups
        lambdas = behavior.lambda_function_associations
        edges = [
            EdgeLambda(
                event_type=item.event_type, function_version=item.lambda_function, include_body=item.include_body
            )
            for item in lambdas or ()
        ]
        rendered = [rendered_lambda(edge, self) for edge in edges]
        let_edge_run(edges)
        return {
            "allowedMethods": _METHODS[(behavior.allowed_methods or CloudFrontAllowedMethods.GET_HEAD)._value_],
            "cachedMethods": _METHODS[(behavior.cached_methods or CloudFrontAllowedCachedMethods.GET_HEAD)._value_],
            "compress": behavior.compress is not False,
            "defaultTtl": _seconds(behavior.default_ttl),
            "forwardedValues": behavior.forwarded_values or {"queryString": False, "cookies": {"forward": "none"}},
            "maxTtl": _seconds(behavior.max_ttl),
            "minTtl": _seconds(behavior.min_ttl),
            "trustedKeyGroups": [group.key_group_ref.key_group_id for group in groups] if groups is not None else None,
            "trustedSigners": behavior.trusted_signers,
            "targetOriginId": target,
            "viewerProtocolPolicy": (behavior.viewer_protocol_policy or self._protocol)._value_,
            "functionAssociations": (
                [
                    {"eventType": item.event_type._value_, "functionArn": item.function.function_ref.function_arn}
                    for item in functions
                ]
                if functions is not None
                else None
            ),
            "lambdaFunctionAssociations": rendered if lambdas is not None else None,
        }

    def _logging(self, config: LoggingConfiguration | None) -> dict[str, Any] | None:
        if config is None:
            return None
        bucket = config.bucket
        if bucket is None:
            from aws_cdk.aws_s3 import Bucket, BucketEncryption

            bucket = Bucket(self, "LoggingBucket", encryption=BucketEncryption.S3_MANAGED)
        self.logging_bucket = bucket
        return {
            "bucket": bucket.bucket_regional_domain_name,
            "includeCookies": bool(config.include_cookies),
            "prefix": config.prefix,
        }


def _server(config: CustomOriginConfig) -> dict[str, Any]:
    """Return a server by the names of the L1 class."""
    keepalive, read = _seconds(config.origin_keepalive_timeout), _seconds(config.origin_read_timeout)
    versions = config.allowed_origin_ssl_versions
    return {
        "httpPort": config.http_port if config.http_port is not None else 80,
        "httpsPort": config.https_port if config.https_port is not None else 443,
        "originKeepaliveTimeout": keepalive if keepalive is not None else 5,
        "originReadTimeout": read if read is not None else 30,
        "originProtocolPolicy": (config.origin_protocol_policy or OriginProtocolPolicy.HTTPS_ONLY)._value_,
        "originSslProtocols": [
            version._value_ for version in (versions if versions is not None else [OriginSslPolicy.TLS_V1_2])
        ],
    }


def _seconds(duration: Duration | None) -> int | float | None:
    return duration.to_seconds() if duration is not None else None


__all__ = [
    "Behavior",
    "CloudFrontAllowedCachedMethods",
    "CloudFrontAllowedMethods",
    "CloudFrontWebDistribution",
    "CloudFrontWebDistributionAttributes",
    "CloudFrontWebDistributionProps",
    "CustomOriginConfig",
    "FailoverStatusCode",
    "LambdaFunctionAssociation",
    "LoggingConfiguration",
    "S3OriginConfig",
    "SourceConfiguration",
]
