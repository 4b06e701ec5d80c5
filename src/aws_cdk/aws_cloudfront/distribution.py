"""Distributions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront._l1 import CfnDistribution, CfnMonitoringSubscription
from aws_cdk.aws_cloudfront._metrics import _DistributionMetrics
from aws_cdk.aws_cloudfront.behavior import AddBehaviorOptions, BehaviorOptions, let_edge_run, rendered_behavior
from aws_cdk.aws_cloudfront.distribution_grants import DistributionGrants, distribution_arn
from aws_cdk.aws_cloudfront.origin import IOrigin, OriginBindConfig, OriginBindOptions
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_struct
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam import Grant, IGrantable
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from aws_cdk.interfaces.aws_cloudfront import DistributionReference

_LONGEST_ID = 128
_REGION = "us-east-1"
_NEW_TLS_FLAG = "@aws-cdk/aws-cloudfront:defaultSecurityPolicyTLSv1.2_2021"
_FAILOVER_CODES = (500, 502, 503, 504)


class HttpVersion(NamedEnum):
    """Versions of HTTP that viewers may use."""

    HTTP1_1 = "http1.1"
    HTTP2 = "http2"
    HTTP2_AND_3 = "http2and3"
    HTTP3 = "http3"


class PriceClass(NamedEnum):
    """Where in the world answers are cached."""

    PRICE_CLASS_100 = "PriceClass_100"
    PRICE_CLASS_200 = "PriceClass_200"
    PRICE_CLASS_ALL = "PriceClass_All"


class SSLMethod(NamedEnum):
    """How a certificate is chosen."""

    SNI = "sni-only"
    VIP = "vip"
    STATIC_IP = "static-ip"


class SecurityPolicyProtocol(NamedEnum):
    """The least that viewers must speak."""

    SSL_V3 = "SSLv3"
    TLS_V1 = "TLSv1"
    TLS_V1_2016 = "TLSv1_2016"
    TLS_V1_1_2016 = "TLSv1.1_2016"
    TLS_V1_2_2018 = "TLSv1.2_2018"
    TLS_V1_2_2019 = "TLSv1.2_2019"
    TLS_V1_2_2021 = "TLSv1.2_2021"
    TLS_V1_2_2025 = "TLSv1.2_2025"
    TLS_V1_3_2025 = "TLSv1.3_2025"


class GeoRestriction:
    """Countries whose viewers are served, or are not."""

    @checked
    def __init__(self, restriction_type: str, locations: list[str]) -> None:
        self.restriction_type = restriction_type
        self.locations = locations

    @staticmethod
    @checked
    def allowlist(*locations: str) -> GeoRestriction:
        """Serve these countries alone: ``DE``."""
        return GeoRestriction("whitelist", _countries(locations))

    @staticmethod
    @checked
    def denylist(*locations: str) -> GeoRestriction:
        """Serve all countries but these."""
        return GeoRestriction("blacklist", _countries(locations))


def _countries(locations: Sequence[str]) -> list[str]:
    if not locations:
        raise ValidationError("Should provide at least 1 location")
    for location in locations:
        if not Token.is_unresolved(location) and not re.fullmatch(r"[A-Z]{2}", location):
            raise ValidationError(
                f"Invalid location format for location: {location}, location should be two-letter and uppercase country ISO "
                "3166-1-alpha-2 code",
                fix="write countries as DE or US",
            )
    return list(locations)


class ErrorResponse(Struct):
    """What viewers get instead of an error."""

    http_status: int | float
    """The error."""
    response_http_status: int | float | None = None
    """Default: the error's, if there is a page."""
    response_page_path: str | None = None
    """Path of the page to show, such as ``/404.html``. Default: the origin's answer."""
    ttl: Duration | None = None
    """How long the error is cached."""


class DistributionProps(Struct):
    """Options of a distribution."""

    default_behavior: Nested[BehaviorOptions]
    """What happens with requests that no other behavior is for."""
    additional_behaviors: Nested[Mapping[str, BehaviorOptions] | None] = nested()
    """Behaviors by paths: ``images/*``."""
    certificate: ICertificateRef | None = None
    """In ``us-east-1``. Default: CloudFront's own."""
    comment: str | None = None
    """What the distribution is for; what comes after 128 characters is cut off. Default: nothing is said."""
    default_root_object: str | None = None
    """What ``/`` stands for: ``index.html``."""
    domain_names: Sequence[str] | None = None
    """Other names than CloudFront's; the certificate must be good for them."""
    enable_ipv6: bool | None = None
    """Default: yes."""
    enable_logging: bool | None = None
    """Default: no, unless a bucket is given."""
    enabled: bool | None = None
    """Default: yes."""
    error_responses: Nested[Sequence[ErrorResponse] | None] = nested()
    """What viewers get instead of errors. Default: the errors."""
    geo_restriction: GeoRestriction | None = None
    """From which countries requests are (not) answered. Default: from all."""
    http_version: HttpVersion | None = None
    """Default: ``HTTP2``."""
    log_bucket: IBucket | None = None
    """Default: a new one, if anything is logged."""
    log_file_prefix: str | None = None
    """What names of log files begin with. Default: nothing."""
    log_includes_cookies: bool | None = None
    """Whether logs tell cookies. Default: no."""
    minimum_protocol_version: SecurityPolicyProtocol | None = None
    """The oldest TLS that viewers may speak, with a certificate of one's own. Default: TLSv1.2_2019, or TLSv1.2_2021 by flag."""
    price_class: PriceClass | None = None
    """Default: everywhere."""
    publish_additional_metrics: bool | None = None
    """Send further metrics to CloudWatch, which cost. Default: no."""
    ssl_support_method: SSLMethod | None = None
    """Default: ``SNI``."""
    web_acl_id: str | None = None
    """The web ACL of WAF: an ARN (WAFv2), or an id (WAF Classic). Default: none."""


class DistributionAttributes(Struct):
    """A distribution that exists already."""

    distribution_id: str
    """The id."""
    domain_name: str
    """The domain name that CloudFront gave it."""


class IDistribution(IResource):
    """A distribution, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def distribution_arn(self) -> str: ...
        @property
        def distribution_domain_name(self) -> str: ...
        @property
        def distribution_id(self) -> str: ...
        @property
        def distribution_ref(self) -> DistributionReference: ...
        def grant(self, identity: IGrantable, *actions: str) -> Grant: ...
        def grant_create_invalidation(self, identity: IGrantable) -> Grant: ...


class _DistributionBase(Resource, IDistribution):
    _fqn = "aws-cdk-lib.Resource"

    distribution_domain_name: str
    distribution_id: str
    domain_name: str

    @property
    def distribution_arn(self) -> str:
        """The ARN."""
        return distribution_arn(self)

    @property
    def distribution_ref(self) -> DistributionReference:
        """The reference to the distribution."""
        from aws_cdk.interfaces.aws_cloudfront import DistributionReference

        return DistributionReference(distribution_id=self.distribution_id)

    @property
    def grants(self) -> DistributionGrants:
        """Gives permissions on the distribution."""
        return DistributionGrants.from_distribution(self)

    @checked
    def grant(self, identity: IGrantable, *actions: str) -> Grant:
        """Allow actions on the distribution."""
        return self.grants.actions(identity, actions)

    @checked
    def grant_create_invalidation(self, identity: IGrantable) -> Grant:
        """Allow to have caches forget answers."""
        return self.grants.create_invalidation(identity)


class _ImportedDistribution(_DistributionBase):
    def __init__(self, scope: Construct, id: str, attrs: DistributionAttributes) -> None:
        super().__init__(scope, id)
        self.distribution_id = attrs.distribution_id
        self.distribution_domain_name = self.domain_name = attrs.domain_name


class _Bound:
    """An origin of the distribution, perhaps as the first of a group."""

    def __init__(self, origin: IOrigin, config: OriginBindConfig, group_id: str | None) -> None:
        self.origin = origin
        self.property: dict[str, Any] = _camel_origin(config.origin_property)
        self.origin_id: str = self.property["id"]
        self.group_id = group_id


class Distribution(_DistributionMetrics, _DistributionBase):
    """Serves the answers of origins, and caches them close to viewers."""

    _fqn = "aws-cdk-lib.aws_cloudfront.Distribution"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.Distribution"

    @staticmethod
    @takes(DistributionAttributes)
    def from_distribution_attributes(scope: Construct, id: str, attrs: DistributionAttributes) -> IDistribution:
        """Return a distribution that exists already."""
        return _ImportedDistribution(scope, id, attrs)

    @takes(DistributionProps)
    def __init__(self, scope: Construct, id: str, props: DistributionProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        self._origins: list[_Bound] = []
        self._groups: list[dict[str, Any]] = []
        self._behaviors: list[dict[str, Any]] = []
        self._web_acl_id = props.web_acl_id
        default = self._behavior(props.default_behavior, props.default_behavior.origin, None)
        for pattern, behavior in (props.additional_behaviors or {}).items():
            self.add_behavior(pattern, behavior.origin, **behavior._with(origin=None)._given())
        resource = CfnDistribution(
            self,
            "Resource",
            distribution_config={
                "enabled": props.enabled is not False,
                "origins": lazy_any(lambda: [bound.property for bound in self._origins]),
                "origin_groups": lazy_any(
                    lambda: {"items": self._groups, "quantity": len(self._groups)} if self._groups else None
                ),
                "default_cache_behavior": default,
                "aliases": props.domain_names,
                "cache_behaviors": lazy_any(lambda: self._behaviors or None),
                "comment": props.comment[:_LONGEST_ID] if props.comment is not None else None,
                "custom_error_responses": self._rendered_errors(props),
                "default_root_object": props.default_root_object,
                "http_version": (props.http_version or HttpVersion.HTTP2)._value_,
                "ipv6_enabled": props.enable_ipv6 is not False,
                "logging": self._logging(props),
                "price_class": props.price_class._value_ if props.price_class is not None else None,
                "restrictions": (
                    {
                        "geo_restriction": {
                            "locations": props.geo_restriction.locations,
                            "restriction_type": props.geo_restriction.restriction_type,
                        }
                    }
                    if props.geo_restriction is not None
                    else None
                ),
                "viewer_certificate": self._viewer_certificate(props),
                "web_acl_id": lazy_string(lambda: self._web_acl_id),
            },
        )
        _show_default_pattern(resource)
        self.domain_name = self.distribution_domain_name = resource.attr_domain_name
        self.distribution_id = resource.ref
        self._has_additional_metrics = bool(props.publish_additional_metrics)
        if props.publish_additional_metrics:
            CfnMonitoringSubscription(
                self,
                "MonitoringSubscription",
                distribution_id=self.distribution_id,
                monitoring_subscription={
                    "realtime_metrics_subscription_config": {"realtime_metrics_subscription_status": "Enabled"}
                },
            )

    @takes(AddBehaviorOptions)
    def add_behavior(self, path_pattern: str, origin: IOrigin, behavior_options: AddBehaviorOptions) -> None:
        """Say what happens with requests for a path.

        Raises:
            ValidationError: the path is ``*``, which is the default behavior's.
        """
        if path_pattern == "*":
            raise ValidationError(
                "Only the default behavior can have a path pattern of '*'",
                scope=self,
                fix="use default_behavior, or another pattern",
            )
        self._behaviors.append(self._behavior(behavior_options, origin, path_pattern))

    @checked
    def attach_web_acl_id(self, web_acl_id: str) -> None:
        """Attach an access control list.

        Raises:
            ValidationError: there is one already, or it is not in ``us-east-1``.
        """
        if self._web_acl_id:
            raise ValidationError(
                "A WebACL has already been attached to this distribution",
                scope=self,
                fix="leave web_acl_id out where attach_web_acl_id() is called",
            )
        self._check_web_acl(web_acl_id)
        self._web_acl_id = web_acl_id

    def _behavior(self, options: AddBehaviorOptions, origin: IOrigin, pattern: str | None) -> dict[str, Any]:
        origin_id = self._add_origin(origin)
        rendered = rendered_behavior(options, origin_id, pattern, self)
        let_edge_run(options.edge_lambdas or ())
        return rendered

    def _add_origin(self, origin: IOrigin, *, is_fallback: bool = False) -> str:
        """Return what requests for an origin go to: its id, or that of its group."""
        for bound in self._origins:
            if bound.origin is origin:
                return bound.group_id or bound.origin_id
        index = len(self._origins) + 1
        scope = Construct(self, f"Origin{index}")
        options = OriginBindOptions(
            origin_id=Names.unique_id(scope)[-_LONGEST_ID:], distribution_id=lazy_string(lambda: self.distribution_id)
        )
        config: Any = call_with_struct(origin.bind, scope, struct=options)
        if isinstance(config, Mapping):
            config = OriginBindConfig(**config)
        failover = config.failover_config
        added = _Bound(origin, config, None)
        if any(bound.origin_id == added.origin_id for bound in self._origins):
            raise ValidationError(
                f"Origin with id {added.origin_id} already exists. OriginIds must be unique within a distribution",
                scope=self,
                fix="give each origin an origin_id of its own, or none",
            )
        self._origins.append(added)
        if failover is None:
            return added.origin_id
        if is_fallback:
            raise ValidationError(
                "An Origin cannot use an Origin with its own failover configuration as its fallback origin!",
                scope=self,
                fix="give a fallback_origin that is no OriginGroup",
            )
        group = Construct(self, f"OriginGroup{len(self._groups) + 1}")
        added.group_id = Names.unique_id(group)[-_LONGEST_ID:]
        fallback_id = self._add_origin(failover.failover_origin, is_fallback=True)
        codes = list(failover.status_codes) if failover.status_codes is not None else list(_FAILOVER_CODES)
        if not codes:
            raise ValidationError("fallback_status_codes (`fallbackStatusCodes`) cannot be empty", scope=self)
        criteria = config.selection_criteria
        self._groups.append(
            {
                "failoverCriteria": {"statusCodes": {"items": codes, "quantity": len(codes)}},
                "id": added.group_id,
                "members": {"items": [{"originId": added.origin_id}, {"originId": fallback_id}], "quantity": 2},
                "selectionCriteria": criteria._value_ if criteria is not None else None,
            }
        )
        return added.group_id

    def _check(self, props: DistributionProps) -> None:
        certificate = props.certificate
        if certificate is not None:
            arn = certificate.certificate_ref.certificate_arn
            region = None if Token.is_unresolved(arn) else arn.split(":")[3]
            if region and region != _REGION:
                raise ValidationError(
                    f"Distribution certificates must be in the {_REGION} region and the certificate you provided is in "
                    f"{region}.",
                    scope=self,
                    fix=f"make the certificate in a stack of {_REGION} (with cross_region_references=True)",
                )
            if not props.domain_names:
                Annotations.of(self).add_warning_v2(
                    "@aws-cdk/aws-cloudfront:emptyDomainNames",
                    "there is a certificate but no domain_names: viewers reach the distribution by CloudFront's name alone",
                )
        else:
            self._warn_of_options_without_certificate(props)
        if props.web_acl_id is not None:
            self._check_web_acl(props.web_acl_id)
        if props.enable_logging is False and props.log_bucket is not None:
            raise ValidationError(
                "Explicitly disabled logging but provided a logging bucket.",
                scope=self,
                fix="leave enable_logging or log_bucket out",
            )

    def _warn_of_options_without_certificate(self, props: DistributionProps) -> None:
        for option, value, flag in (
            ("minimum_protocol_version", props.minimum_protocol_version, "minimumProtocolVersionWithoutCertificate"),
            ("ssl_support_method", props.ssl_support_method, "sslSupportMethodWithoutCertificate"),
        ):
            if value is not None:
                Annotations.of(self).add_warning_v2(
                    f"@aws-cdk/aws-cloudfront:{flag}",
                    f"{option} is left out: it holds for a certificate of one's own, and CloudFront's own certificate is used",
                )

    def _check_web_acl(self, web_acl_id: str) -> None:
        if Token.is_unresolved(web_acl_id) or not web_acl_id.startswith("arn:"):
            return
        region = web_acl_id.split(":")[3]
        if not Token.is_unresolved(region) and region != _REGION:
            raise ValidationError(
                f"WebACL for CloudFront distributions must be created in the {_REGION} region; received {region}",
                scope=self,
                fix=f"make the WebACL in a stack of {_REGION} (with cross_region_references=True)",
            )

    def _rendered_errors(self, props: DistributionProps) -> list[dict[str, Any]] | None:
        rendered = []
        for response in props.error_responses or ():
            if response.response_http_status is None and response.ttl is None and not response.response_page_path:
                raise ValidationError(
                    "A custom error response without either a response_http_status (`'responseHttpStatus'`), 'ttl' or "
                    "response_page_path (`'responsePagePath'`) is not valid.",
                    scope=self,
                )
            status: Any = response.response_http_status
            if response.response_page_path and status is None:
                status = response.http_status
            rendered.append(
                {
                    "error_caching_min_ttl": response.ttl.to_seconds() if response.ttl is not None else None,
                    "error_code": response.http_status,
                    "response_code": status,
                    "response_page_path": response.response_page_path,
                }
            )
        return rendered or None

    def _logging(self, props: DistributionProps) -> dict[str, Any] | None:
        if not props.enable_logging and props.log_bucket is None:
            return None
        bucket = props.log_bucket
        if bucket is None:
            from aws_cdk.aws_s3 import Bucket, BucketEncryption, ObjectOwnership

            bucket = Bucket(
                self,
                "LoggingBucket",
                encryption=BucketEncryption.S3_MANAGED,
                object_ownership=ObjectOwnership.OBJECT_WRITER,
            )
        return {
            "bucket": bucket.bucket_regional_domain_name,
            "include_cookies": props.log_includes_cookies,
            "prefix": props.log_file_prefix,
        }

    def _viewer_certificate(self, props: DistributionProps) -> dict[str, Any] | None:
        if props.certificate is None:
            return None
        least = props.minimum_protocol_version
        if least is None:
            least = (
                SecurityPolicyProtocol.TLS_V1_2_2021
                if flag_enabled(self.node, _NEW_TLS_FLAG)
                else SecurityPolicyProtocol.TLS_V1_2_2019
            )
        return {
            "acm_certificate_arn": props.certificate.certificate_ref.certificate_arn,
            "ssl_support_method": (props.ssl_support_method or SSLMethod.SNI)._value_,
            "minimum_protocol_version": least._value_,
        }


def _show_default_pattern(resource: Any) -> None:
    """Let the tree file show the pattern of the default behavior, as the peer's does; the template cannot have it."""
    attributes = resource._tree_attributes

    def shown() -> Any:
        found = attributes()
        found["aws:cdk:cloudformation:props"]["distributionConfig"]["defaultCacheBehavior"]["pathPattern"] = "*"
        return found

    resource._tree_attributes = shown


def _camel_origin(origin: Any) -> dict[str, Any]:
    """Return an origin, as an app may give it, by the names of the L1 class."""
    from aws_cdk.core.naming import camel_case

    given = origin._given() if isinstance(origin, Struct) else dict(origin)
    return {camel_case(name): value for name, value in given.items()}


__all__ = [
    "Distribution",
    "DistributionAttributes",
    "DistributionProps",
    "ErrorResponse",
    "GeoRestriction",
    "HttpVersion",
    "IDistribution",
    "PriceClass",
    "SSLMethod",
    "SecurityPolicyProtocol",
]
