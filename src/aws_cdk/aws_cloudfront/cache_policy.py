"""Cache policies: what tells cached answers apart, and how long they are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront._l1 import CfnCachePolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import CachePolicyReference
    from constructs import Construct

_LONGEST = 128
_DAY_SECONDS = 86400
_YEAR_SECONDS = 365 * _DAY_SECONDS


def some(values: tuple[str, ...], what: str) -> list[str]:
    """Return values as a list.

    Raises:
        ValidationError: there are none.
    """
    if not values:
        raise ValidationError(f"At least one {what} must be provided")
    return list(values)


class CacheCookieBehavior:
    """Which cookies count."""

    @checked
    def __init__(self, behavior: str, cookies: list[str] | None = None) -> None:
        self.behavior = behavior
        self.cookies = cookies

    @staticmethod
    def none() -> CacheCookieBehavior:
        """None count."""
        return CacheCookieBehavior("none")

    @staticmethod
    def all() -> CacheCookieBehavior:
        """All count."""
        return CacheCookieBehavior("all")

    @staticmethod
    @checked
    def allow_list(*cookies: str) -> CacheCookieBehavior:
        """These count."""
        return CacheCookieBehavior("whitelist", some(cookies, "cookie to allow"))

    @staticmethod
    @checked
    def deny_list(*cookies: str) -> CacheCookieBehavior:
        """All but these count."""
        return CacheCookieBehavior("allExcept", some(cookies, "cookie to deny"))


class CacheHeaderBehavior:
    """Which headers count."""

    @checked
    def __init__(self, behavior: str, headers: list[str] | None = None) -> None:
        self.behavior = behavior
        self.headers = headers

    @staticmethod
    def none() -> CacheHeaderBehavior:
        """None count."""
        return CacheHeaderBehavior("none")

    @staticmethod
    @checked
    def allow_list(*headers: str) -> CacheHeaderBehavior:
        """These count."""
        return CacheHeaderBehavior("whitelist", some(headers, "header to allow"))


class CacheQueryStringBehavior:
    """Which parameters of the query count."""

    @checked
    def __init__(self, behavior: str, query_strings: list[str] | None = None) -> None:
        self.behavior = behavior
        self.query_strings = query_strings

    @staticmethod
    def none() -> CacheQueryStringBehavior:
        """None count."""
        return CacheQueryStringBehavior("none")

    @staticmethod
    def all() -> CacheQueryStringBehavior:
        """All count."""
        return CacheQueryStringBehavior("all")

    @staticmethod
    @checked
    def allow_list(*query_strings: str) -> CacheQueryStringBehavior:
        """These count."""
        return CacheQueryStringBehavior("whitelist", some(query_strings, "query string to allow"))

    @staticmethod
    @checked
    def deny_list(*query_strings: str) -> CacheQueryStringBehavior:
        """All but these count."""
        return CacheQueryStringBehavior("allExcept", some(query_strings, "query string to deny"))


class CachePolicyProps(Struct):
    """Options of a cache policy."""

    cache_policy_name: str | None = None
    """Default: made from the construct's path and the region."""
    comment: str | None = None
    """What the policy is for, up to 128 characters. Default: nothing is said."""
    cookie_behavior: CacheCookieBehavior | None = None
    """Default: none count."""
    default_ttl: Duration | None = None
    """How long answers are kept that do not say it. Default: a day, or ``min_ttl`` if that is longer."""
    enable_accept_encoding_brotli: bool | None = None
    """Keep responses compressed with Brotli apart. Default: no."""
    enable_accept_encoding_gzip: bool | None = None
    """Keep responses compressed with gzip apart. Default: no."""
    header_behavior: CacheHeaderBehavior | None = None
    """Default: none count."""
    max_ttl: Duration | None = None
    """Default: a year, or ``default_ttl`` if that is longer."""
    min_ttl: Duration | None = None
    """Default: 0."""
    query_string_behavior: CacheQueryStringBehavior | None = None
    """Default: none count."""


class ICachePolicy(IResource):
    """A cache policy, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def cache_policy_id(self) -> str: ...
        @property
        def cache_policy_ref(self) -> CachePolicyReference: ...


class _Referring:
    cache_policy_id: str

    @property
    def cache_policy_ref(self) -> CachePolicyReference:
        """The reference to the policy."""
        from aws_cdk.interfaces.aws_cloudfront import CachePolicyReference

        return CachePolicyReference(cache_policy_id=self.cache_policy_id)


class _ManagedCachePolicy(_Referring, ICachePolicy):
    def __init__(self, cache_policy_id: str) -> None:
        self.cache_policy_id = cache_policy_id


class _ImportedCachePolicy(_Referring, Resource, ICachePolicy):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, cache_policy_id: str) -> None:
        super().__init__(scope, id)
        self.cache_policy_id = cache_policy_id


class CachePolicy(_Referring, Resource, ICachePolicy):
    """What tells cached answers apart, and how long they are kept."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.CachePolicy"

    # Source: the CloudFront developer guide, "Use managed cache policies".
    AMPLIFY: ICachePolicy = _ManagedCachePolicy("2e54312d-136d-493c-8eb9-b001f22f67d2")
    CACHING_DISABLED: ICachePolicy = _ManagedCachePolicy("4135ea2d-6df8-44a3-9df3-4b5a84be39ad")
    CACHING_OPTIMIZED: ICachePolicy = _ManagedCachePolicy("658327ea-f89d-4fab-a63d-7e88639e58f6")
    CACHING_OPTIMIZED_FOR_UNCOMPRESSED_OBJECTS: ICachePolicy = _ManagedCachePolicy(
        "b2884449-e4de-46a7-ac36-70bc7f1ddd6d"
    )
    ELEMENTAL_MEDIA_PACKAGE: ICachePolicy = _ManagedCachePolicy("08627262-05a9-4f76-9ded-b50ca2e3a84f")
    USE_ORIGIN_CACHE_CONTROL_HEADERS: ICachePolicy = _ManagedCachePolicy("83da9c7e-98b4-4e11-a168-04f0df8e2c65")
    USE_ORIGIN_CACHE_CONTROL_HEADERS_QUERY_STRINGS: ICachePolicy = _ManagedCachePolicy(
        "4cc15a8a-d715-48a4-82b8-cc0b614638fe"
    )

    @staticmethod
    @checked
    def from_cache_policy_id(scope: Construct, id: str, cache_policy_id: str) -> ICachePolicy:
        """Return a policy that exists already."""
        return _ImportedCachePolicy(scope, id, cache_policy_id)

    @takes(CachePolicyProps)
    def __init__(self, scope: Construct, id: str, props: CachePolicyProps) -> None:
        super().__init__(scope, id, physical_name=props.cache_policy_name)
        name = props.cache_policy_name or f"{Names.unique_id(self)[:110]}-{Stack.of(self).region}"
        check_name("cache_policy_name (`'cachePolicyName'`)", props.cache_policy_name, self)
        if props.comment and not Token.is_unresolved(props.comment) and len(props.comment) > _LONGEST:
            raise ValidationError(
                f"'comment' cannot be longer than {_LONGEST} characters, got: {len(props.comment)}", scope=self
            )
        minimum = props.min_ttl.to_seconds() if props.min_ttl is not None else 0
        default = max(props.default_ttl.to_seconds() if props.default_ttl is not None else _DAY_SECONDS, minimum)
        maximum = max(props.max_ttl.to_seconds() if props.max_ttl is not None else _YEAR_SECONDS, default)
        resource = CfnCachePolicy(
            self,
            "Resource",
            cache_policy_config={
                "name": name,
                "comment": props.comment,
                "min_ttl": minimum,
                "max_ttl": maximum,
                "default_ttl": default,
                "parameters_in_cache_key_and_forwarded_to_origin": self._parameters(props),
            },
        )
        self.cache_policy_id = resource.ref

    def _parameters(self, props: CachePolicyProps) -> dict[str, Any]:
        cookies = props.cookie_behavior or CacheCookieBehavior.none()
        headers = props.header_behavior or CacheHeaderBehavior.none()
        queries = props.query_string_behavior or CacheQueryStringBehavior.none()
        return {
            "cookies_config": {"cookie_behavior": cookies.behavior, "cookies": cookies.cookies},
            "headers_config": {"header_behavior": headers.behavior, "headers": headers.headers},
            "enable_accept_encoding_gzip": bool(props.enable_accept_encoding_gzip),
            "enable_accept_encoding_brotli": bool(props.enable_accept_encoding_brotli),
            "query_strings_config": {
                "query_string_behavior": queries.behavior,
                "query_strings": queries.query_strings,
            },
        }


def check_name(option: str, name: str | None, scope: Construct) -> None:
    """Raise ValidationError if the name of a policy is none."""
    if name is None or Token.is_unresolved(name):
        return
    if not re.fullmatch(r"[\w-]+", name, re.ASCII):
        raise ValidationError(
            f"{option} can only include '-', '_', and alphanumeric characters, got: '{name}'", scope=scope
        )
    if len(name) > _LONGEST:
        raise ValidationError(f"{option} cannot be longer than {_LONGEST} characters, got: '{len(name)}'", scope=scope)


__all__ = [
    "CacheCookieBehavior",
    "CacheHeaderBehavior",
    "CachePolicy",
    "CachePolicyProps",
    "CacheQueryStringBehavior",
    "ICachePolicy",
]
