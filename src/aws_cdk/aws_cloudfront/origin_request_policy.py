"""Origin request policies: what of a request reaches the origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudfront._l1 import CfnOriginRequestPolicy
from aws_cdk.aws_cloudfront.cache_policy import check_name, some
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import OriginRequestPolicyReference
    from constructs import Construct


class OriginRequestCookieBehavior:
    """Which cookies are sent on."""

    @checked
    def __init__(self, behavior: str, cookies: list[str] | None = None) -> None:
        self.behavior = behavior
        self.cookies = cookies

    @staticmethod
    def none() -> OriginRequestCookieBehavior:
        """None are."""
        return OriginRequestCookieBehavior("none")

    @staticmethod
    def all() -> OriginRequestCookieBehavior:
        """All are."""
        return OriginRequestCookieBehavior("all")

    @staticmethod
    @checked
    def allow_list(*cookies: str) -> OriginRequestCookieBehavior:
        """These are."""
        return OriginRequestCookieBehavior("whitelist", some(cookies, "cookie to allow"))

    @staticmethod
    @checked
    def deny_list(*cookies: str) -> OriginRequestCookieBehavior:
        """All but these are."""
        return OriginRequestCookieBehavior("allExcept", some(cookies, "cookie to deny"))


class OriginRequestHeaderBehavior:
    """Which headers are sent on."""

    @checked
    def __init__(self, behavior: str, headers: list[str] | None = None) -> None:
        self.behavior = behavior
        self.headers = headers

    @staticmethod
    def none() -> OriginRequestHeaderBehavior:
        """None are."""
        return OriginRequestHeaderBehavior("none")

    @staticmethod
    @checked
    def all(*cloudfront_headers: str) -> OriginRequestHeaderBehavior:
        """All of the viewer's are, and these of CloudFront's own.

        Raises:
            ValidationError: one is not CloudFront's.
        """
        if not cloudfront_headers:
            return OriginRequestHeaderBehavior("allViewer")
        if any(not header.startswith("CloudFront-") for header in cloudfront_headers):
            raise ValidationError(
                "additional CloudFront headers passed to `OriginRequestHeaderBehavior.all()` must begin with 'CloudFront-'",
                fix="name other headers with OriginRequestHeaderBehavior.allow_list",
            )
        return OriginRequestHeaderBehavior("allViewerAndWhitelistCloudFront", list(cloudfront_headers))

    @staticmethod
    @checked
    def allow_list(*headers: str) -> OriginRequestHeaderBehavior:
        """These are.

        Raises:
            ValidationError: there are none, or one is the business of cache policies.
        """
        allowed = some(headers, "header to allow")
        if any(header.lower() in ("authorization", "accept-encoding") for header in allowed):
            raise ValidationError(
                "you cannot pass `Authorization` or `Accept-Encoding` as header values; use a CachePolicy to forward these "
                "headers instead"
            )
        return OriginRequestHeaderBehavior("whitelist", allowed)

    @staticmethod
    @checked
    def deny_list(*headers: str) -> OriginRequestHeaderBehavior:
        """All of the viewer's but these are."""
        return OriginRequestHeaderBehavior("allExcept", some(headers, "header to deny"))


class OriginRequestQueryStringBehavior:
    """Which parameters of the query are sent on."""

    @checked
    def __init__(self, behavior: str, query_strings: list[str] | None = None) -> None:
        self.behavior = behavior
        self.query_strings = query_strings

    @staticmethod
    def none() -> OriginRequestQueryStringBehavior:
        """None are."""
        return OriginRequestQueryStringBehavior("none")

    @staticmethod
    def all() -> OriginRequestQueryStringBehavior:
        """All are."""
        return OriginRequestQueryStringBehavior("all")

    @staticmethod
    @checked
    def allow_list(*query_strings: str) -> OriginRequestQueryStringBehavior:
        """These are."""
        return OriginRequestQueryStringBehavior("whitelist", some(query_strings, "query string to allow"))

    @staticmethod
    @checked
    def deny_list(*query_strings: str) -> OriginRequestQueryStringBehavior:
        """All but these are."""
        return OriginRequestQueryStringBehavior("allExcept", some(query_strings, "query string to deny"))


class OriginRequestPolicyProps(Struct):
    """Options of an origin request policy."""

    comment: str | None = None
    """What the policy is for. Default: nothing is said."""
    cookie_behavior: OriginRequestCookieBehavior | None = None
    """Default: none are sent on."""
    header_behavior: OriginRequestHeaderBehavior | None = None
    """Default: none are sent on."""
    origin_request_policy_name: str | None = None
    """Default: made from the construct's path."""
    query_string_behavior: OriginRequestQueryStringBehavior | None = None
    """Default: none are sent on."""


class IOriginRequestPolicy(IResource):
    """An origin request policy, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def origin_request_policy_id(self) -> str: ...
        @property
        def origin_request_policy_ref(self) -> OriginRequestPolicyReference: ...


class _Referring:
    origin_request_policy_id: str

    @property
    def origin_request_policy_ref(self) -> OriginRequestPolicyReference:
        """The reference to the policy."""
        from aws_cdk.interfaces.aws_cloudfront import OriginRequestPolicyReference

        return OriginRequestPolicyReference(origin_request_policy_id=self.origin_request_policy_id)


class _ManagedPolicy(_Referring, IOriginRequestPolicy):
    def __init__(self, origin_request_policy_id: str) -> None:
        self.origin_request_policy_id = origin_request_policy_id


class _ImportedPolicy(_Referring, Resource, IOriginRequestPolicy):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, origin_request_policy_id: str) -> None:
        super().__init__(scope, id)
        self.origin_request_policy_id = origin_request_policy_id


class OriginRequestPolicy(_Referring, Resource, IOriginRequestPolicy):
    """What of a request reaches the origin."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.OriginRequestPolicy"

    # Source: the CloudFront developer guide, "Use managed origin request policies".
    ALL_VIEWER: IOriginRequestPolicy = _ManagedPolicy("216adef6-5c7f-47e4-b989-5492eafa07d3")
    ALL_VIEWER_AND_CLOUDFRONT_2022: IOriginRequestPolicy = _ManagedPolicy("33f36d7e-f396-46d9-90e0-52428a34d9dc")
    ALL_VIEWER_EXCEPT_HOST_HEADER: IOriginRequestPolicy = _ManagedPolicy("b689b0a8-53d0-40ab-baf2-68738e2966ac")
    CORS_CUSTOM_ORIGIN: IOriginRequestPolicy = _ManagedPolicy("59781a5b-3903-41f3-afcb-af62929ccde1")
    CORS_S3_ORIGIN: IOriginRequestPolicy = _ManagedPolicy("88a5eaf4-2fd4-4709-b370-b4c650ea3fcf")
    ELEMENTAL_MEDIA_TAILOR: IOriginRequestPolicy = _ManagedPolicy("775133bc-15f2-49f9-abea-afb2e0bf67d2")
    HOST_HEADER_ONLY: IOriginRequestPolicy = _ManagedPolicy("bf0718e1-ba1e-49d1-88b1-f726733018ae")
    USER_AGENT_REFERER_HEADERS: IOriginRequestPolicy = _ManagedPolicy("acba4595-bd28-49b8-b9fe-13317c0390fa")

    @staticmethod
    @checked
    def from_origin_request_policy_id(scope: Construct, id: str, origin_request_policy_id: str) -> IOriginRequestPolicy:
        """Return a policy that exists already."""
        return _ImportedPolicy(scope, id, origin_request_policy_id)

    @takes(OriginRequestPolicyProps)
    def __init__(self, scope: Construct, id: str, props: OriginRequestPolicyProps) -> None:
        super().__init__(scope, id, physical_name=props.origin_request_policy_name)
        check_name("origin_request_policy_name (`'originRequestPolicyName'`)", props.origin_request_policy_name, self)
        cookies = props.cookie_behavior or OriginRequestCookieBehavior.none()
        headers = props.header_behavior or OriginRequestHeaderBehavior.none()
        queries = props.query_string_behavior or OriginRequestQueryStringBehavior.none()
        resource = CfnOriginRequestPolicy(
            self,
            "Resource",
            origin_request_policy_config={
                "name": props.origin_request_policy_name or Names.unique_id(self),
                "comment": props.comment,
                "cookies_config": {"cookie_behavior": cookies.behavior, "cookies": cookies.cookies},
                "headers_config": {"header_behavior": headers.behavior, "headers": headers.headers},
                "query_strings_config": {
                    "query_string_behavior": queries.behavior,
                    "query_strings": queries.query_strings,
                },
            },
        )
        self.origin_request_policy_id = resource.ref


__all__ = [
    "IOriginRequestPolicy",
    "OriginRequestCookieBehavior",
    "OriginRequestHeaderBehavior",
    "OriginRequestPolicy",
    "OriginRequestPolicyProps",
    "OriginRequestQueryStringBehavior",
]
