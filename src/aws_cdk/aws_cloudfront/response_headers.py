"""Options of response headers policies."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class HeadersFrameOption(NamedEnum):
    """Values of ``X-Frame-Options``."""

    DENY = "DENY"
    SAMEORIGIN = "SAMEORIGIN"


class HeadersReferrerPolicy(NamedEnum):
    """Values of ``Referrer-Policy``."""

    NO_REFERRER = "no-referrer"
    NO_REFERRER_WHEN_DOWNGRADE = "no-referrer-when-downgrade"
    ORIGIN = "origin"
    ORIGIN_WHEN_CROSS_ORIGIN = "origin-when-cross-origin"
    SAME_ORIGIN = "same-origin"
    STRICT_ORIGIN = "strict-origin"
    STRICT_ORIGIN_WHEN_CROSS_ORIGIN = "strict-origin-when-cross-origin"
    UNSAFE_URL = "unsafe-url"


class ResponseHeadersCorsBehavior(Struct):
    """The headers of cross-origin requests."""

    access_control_allow_credentials: bool
    access_control_allow_headers: Sequence[str]
    access_control_allow_methods: Sequence[str]
    """GET, DELETE, HEAD, OPTIONS, PATCH, POST, PUT or ALL."""
    access_control_allow_origins: Sequence[str]
    origin_override: bool
    """Whether these win over those of the origin."""
    access_control_expose_headers: Sequence[str] | None = None
    access_control_max_age: Duration | None = None


class ResponseCustomHeader(Struct):
    """A header."""

    header: str
    override: bool
    """Whether it wins over that of the origin."""
    value: str


class ResponseCustomHeadersBehavior(Struct):
    """Headers that are added."""

    custom_headers: Nested[Sequence[ResponseCustomHeader]]


class ResponseHeadersContentSecurityPolicy(Struct):
    """The header ``Content-Security-Policy``."""

    content_security_policy: str
    override: bool


class ResponseHeadersContentTypeOptions(Struct):
    """The header ``X-Content-Type-Options: nosniff``."""

    override: bool


class ResponseHeadersFrameOptions(Struct):
    """The header ``X-Frame-Options``."""

    frame_option: HeadersFrameOption
    override: bool


class ResponseHeadersReferrerPolicy(Struct):
    """The header ``Referrer-Policy``."""

    override: bool
    referrer_policy: HeadersReferrerPolicy


class ResponseHeadersStrictTransportSecurity(Struct):
    """The header ``Strict-Transport-Security``."""

    access_control_max_age: Duration
    override: bool
    include_subdomains: bool | None = None
    preload: bool | None = None


class ResponseHeadersXSSProtection(Struct):
    """The header ``X-XSS-Protection``."""

    override: bool
    protection: bool
    mode_block: bool | None = None
    report_uri: str | None = None


class ResponseSecurityHeadersBehavior(Struct):
    """The headers that keep viewers safe."""

    content_security_policy: Nested[ResponseHeadersContentSecurityPolicy | None] = nested()
    content_type_options: Nested[ResponseHeadersContentTypeOptions | None] = nested()
    frame_options: Nested[ResponseHeadersFrameOptions | None] = nested()
    referrer_policy: Nested[ResponseHeadersReferrerPolicy | None] = nested()
    strict_transport_security: Nested[ResponseHeadersStrictTransportSecurity | None] = nested()
    xss_protection: Nested[ResponseHeadersXSSProtection | None] = nested()


class ResponseHeadersPolicyProps(Struct):
    """Options of a response headers policy."""

    comment: str | None = None
    cors_behavior: Nested[ResponseHeadersCorsBehavior | None] = nested()
    custom_headers_behavior: Nested[ResponseCustomHeadersBehavior | None] = nested()
    remove_headers: Sequence[str] | None = None
    """Headers of the origin that viewers do not get."""
    response_headers_policy_name: str | None = None
    """Default: made from the construct's path."""
    security_headers_behavior: Nested[ResponseSecurityHeadersBehavior | None] = nested()
    server_timing_sampling_rate: int | float | None = None
    """Percentage of answers with a ``Server-Timing`` header, with up to four decimal places. Default: none."""
