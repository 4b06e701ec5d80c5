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
    """Whether requests may carry cookies and credentials."""
    access_control_allow_headers: Sequence[str]
    """Headers that requests may have; ``*`` for all."""
    access_control_allow_methods: Sequence[str]
    """GET, DELETE, HEAD, OPTIONS, PATCH, POST, PUT or ALL."""
    access_control_allow_origins: Sequence[str]
    """Origins whose pages may ask; ``*`` for all."""
    origin_override: bool
    """Whether these win over those of the origin."""
    access_control_expose_headers: Sequence[str] | None = None
    """Headers of responses that pages may read. Default: none."""
    access_control_max_age: Duration | None = None
    """How long a browser may remember the answer to a preflight request. Default: as CloudFront has it."""


class ResponseCustomHeader(Struct):
    """A header."""

    header: str
    """Its name."""
    override: bool
    """Whether it wins over that of the origin."""
    value: str
    """Its value."""


class ResponseCustomHeadersBehavior(Struct):
    """Headers that are added."""

    custom_headers: Nested[Sequence[ResponseCustomHeader]]
    """The headers."""


class ResponseHeadersContentSecurityPolicy(Struct):
    """The header ``Content-Security-Policy``."""

    content_security_policy: str
    """Its value."""
    override: bool
    """Whether it takes the place of the origin's."""


class ResponseHeadersContentTypeOptions(Struct):
    """The header ``X-Content-Type-Options: nosniff``."""

    override: bool
    """Whether it takes the place of the origin's."""


class ResponseHeadersFrameOptions(Struct):
    """The header ``X-Frame-Options``."""

    frame_option: HeadersFrameOption
    """Who may show the page in a frame."""
    override: bool
    """Whether it takes the place of the origin's."""


class ResponseHeadersReferrerPolicy(Struct):
    """The header ``Referrer-Policy``."""

    override: bool
    """Whether it takes the place of the origin's."""
    referrer_policy: HeadersReferrerPolicy
    """What requests tell of the page that they come from."""


class ResponseHeadersStrictTransportSecurity(Struct):
    """The header ``Strict-Transport-Security``."""

    access_control_max_age: Duration
    """How long a browser asks by https alone."""
    override: bool
    """Whether it takes the place of the origin's."""
    include_subdomains: bool | None = None
    """Whether it counts for subdomains, too. Default: no."""
    preload: bool | None = None
    """Whether browsers may ship with the rule. Default: no."""


class ResponseHeadersXSSProtection(Struct):
    """The header ``X-XSS-Protection``."""

    override: bool
    """Whether it takes the place of the origin's."""
    protection: bool
    """Whether the browser's filter is on."""
    mode_block: bool | None = None
    """Whether the browser shows nothing at all of a page it suspects. Default: no."""
    report_uri: str | None = None
    """Where the browser reports to; not together with ``mode_block``. Default: nowhere."""


class ResponseSecurityHeadersBehavior(Struct):
    """The headers that keep viewers safe."""

    content_security_policy: Nested[ResponseHeadersContentSecurityPolicy | None] = nested()
    """What a page may load. Default: no such header."""
    content_type_options: Nested[ResponseHeadersContentTypeOptions | None] = nested()
    """Take content types as they are said. Default: no such header."""
    frame_options: Nested[ResponseHeadersFrameOptions | None] = nested()
    """Who may show the page in a frame. Default: no such header."""
    referrer_policy: Nested[ResponseHeadersReferrerPolicy | None] = nested()
    """What requests tell of the page that they come from. Default: no such header."""
    strict_transport_security: Nested[ResponseHeadersStrictTransportSecurity | None] = nested()
    """Ask by https alone. Default: no such header."""
    xss_protection: Nested[ResponseHeadersXSSProtection | None] = nested()
    """The older browsers' filter. Default: no such header."""


class ResponseHeadersPolicyProps(Struct):
    """Options of a response headers policy."""

    comment: str | None = None
    """What the policy is for, up to 128 characters. Default: nothing is said."""
    cors_behavior: Nested[ResponseHeadersCorsBehavior | None] = nested()
    """Headers of cross-origin requests. Default: the origin's."""
    custom_headers_behavior: Nested[ResponseCustomHeadersBehavior | None] = nested()
    """Further headers. Default: none."""
    remove_headers: Sequence[str] | None = None
    """Headers of the origin that viewers do not get."""
    response_headers_policy_name: str | None = None
    """Default: made from the construct's path."""
    security_headers_behavior: Nested[ResponseSecurityHeadersBehavior | None] = nested()
    """Headers that keep viewers safe. Default: the origin's."""
    server_timing_sampling_rate: int | float | None = None
    """Percentage of answers with a ``Server-Timing`` header, with up to four decimal places. Default: none."""
