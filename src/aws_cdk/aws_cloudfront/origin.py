"""Origins: where a distribution takes answers from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, make_struct, nested
from aws_cdk.core.token import Token
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import Construct


class OriginProtocolPolicy(NamedEnum):
    """How a distribution talks to an origin."""

    HTTP_ONLY = "http-only"
    MATCH_VIEWER = "match-viewer"
    """As the viewer talks to it."""
    HTTPS_ONLY = "https-only"


class OriginSslPolicy(NamedEnum):
    """Versions of TLS."""

    SSL_V3 = "SSLv3"
    TLS_V1 = "TLSv1"
    TLS_V1_1 = "TLSv1.1"
    TLS_V1_2 = "TLSv1.2"


class OriginIpAddressType(NamedEnum):
    """Addresses that an origin is reached at."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"
    DUALSTACK = "dualstack"


class OriginSelectionCriteria(NamedEnum):
    """How one origin of a group is chosen."""

    DEFAULT = "default"
    MEDIA_QUALITY_BASED = "media-quality-based"


class OriginFailoverConfig(Struct):
    """When another origin is asked."""

    failover_origin: IOrigin
    status_codes: Sequence[int | float] | None = None
    """Default: 500, 502, 503 and 504."""


class OriginBindConfig(Struct):
    """What :meth:`IOrigin.bind` gives."""

    failover_config: Nested[OriginFailoverConfig | None] = nested()
    origin_property: Any = None
    """The origin by the names of the L1 class."""
    selection_criteria: OriginSelectionCriteria | None = None


class OriginBindOptions(Struct):
    """How an origin is tied to a distribution."""

    origin_id: str
    """The id that the distribution would give it."""
    distribution_id: str | None = None


class IOrigin(Interface):
    """Where a distribution takes answers from."""

    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        """Return the origin for a distribution; may make constructs in ``scope``.

        The options come as keywords if the method has keyword-only parameters, else as one struct.
        """
        raise NotImplementedError


class OriginOptions(Struct):
    """What all origins can be told."""

    connection_attempts: int | float | None = None
    """From 1 to 3. Default: 3."""
    connection_timeout: Duration | None = None
    """From 1 to 10 seconds. Default: 10."""
    custom_headers: Mapping[str, str] | None = None
    """Headers that are added to each request."""
    origin_access_control_id: str | None = None
    """Id of the access control that requests are signed with. Default: none."""
    origin_id: str | None = None
    """Default: made from the construct's path."""
    origin_shield_enabled: bool | None = None
    """Default: yes, if a region is given."""
    origin_shield_region: str | None = None
    """Region of a further cache in front of the origin."""
    response_completion_timeout: Duration | None = None
    """How long an answer may take as a whole."""


class OriginProps(OriginOptions):
    """What origins with paths can be told."""

    origin_path: str | None = None
    """Begins the path of each request."""


class OriginBase(IOrigin):
    """Base of origins."""

    @checked
    def __init__(self, domain_name: str, props: OriginProps | None = None, **options: Any) -> None:
        given: OriginProps = props if props is not None else make_struct(OriginProps, options, "OriginBase()")
        check_whole("connectionTimeout", 1, 10, _seconds(given.connection_timeout), " seconds")
        check_whole("connectionAttempts", 1, 3, given.connection_attempts)
        check_whole("responseCompletionTimeout", 1, 3600, _seconds(given.response_completion_timeout), " seconds")
        self._domain_name = domain_name
        self._given_options = given

    @checked
    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        """Return the origin.

        Raises:
            ValidationError: it is neither a bucket nor another server.
        """
        bound: OriginBindOptions = (
            options if options is not None else make_struct(OriginBindOptions, rest, "OriginBase.bind()")
        )
        bucket, server = self._render_s3_origin_config(), self._render_custom_origin_config()
        if bucket is None and server is None and self._render_vpc_origin_config() is None:
            raise ValidationError(
                "Subclass must override and provide either s3OriginConfig or customOriginConfig", scope=scope
            )
        props = self._given_options
        headers = props.custom_headers or {}
        return OriginBindConfig(
            origin_property={
                "domainName": self._domain_name,
                "id": props.origin_id or bound.origin_id,
                "originPath": _path(props.origin_path),
                "connectionAttempts": props.connection_attempts,
                "connectionTimeout": _seconds(props.connection_timeout),
                "originCustomHeaders": [{"headerName": name, "headerValue": value} for name, value in headers.items()]
                or None,
                "s3OriginConfig": bucket,
                "customOriginConfig": server,
                "vpcOriginConfig": self._render_vpc_origin_config(),
                "originShield": self._rendered_shield(),
                "originAccessControlId": props.origin_access_control_id,
                "responseCompletionTimeout": _seconds(props.response_completion_timeout),
            }
        )

    def _render_s3_origin_config(self) -> Any:
        """Return the origin as a bucket; None if it is none."""
        return None

    def _render_custom_origin_config(self) -> Any:
        """Return the origin as another server; None if it is none."""
        return None

    def _render_vpc_origin_config(self) -> Any:
        """Return the origin as something in a VPC; None if it is none."""
        return None

    def _validate_response_completion_timeout_with_read_timeout(
        self, response_completion_timeout: Duration | None = None, read_timeout: Duration | None = None
    ) -> None:
        """Raise ValidationError if answers would have to end before they begin; origins with such a timeout call this."""
        if response_completion_timeout is None or read_timeout is None:
            return
        whole, read = response_completion_timeout.to_seconds(), read_timeout.to_seconds()
        if not Token.is_unresolved(whole) and not Token.is_unresolved(read) and whole < read:
            raise ValidationError(
                "response_completion_timeout (`responseCompletionTimeout`) must be equal to or greater than readTimeout "
                f"({read:g}s), got: {whole:g}s."
            )

    def _rendered_shield(self) -> dict[str, Any] | None:
        enabled, region = self._given_options.origin_shield_enabled, self._given_options.origin_shield_region
        if enabled is False:
            return {"enabled": False}
        return {"enabled": True, "originShieldRegion": region} if region else None


def check_whole(name: str, least: int, most: int, value: int | float | None, unit: str = "") -> None:
    """Raise ValidationError if a number is not whole, or out of bounds."""
    if value is None or Token.is_unresolved(value) or (value == int(value) and least <= value <= most):
        return
    raise ValidationError(f"{name}: Must be an int between {least} and {most}{unit} (inclusive); received {value:g}.")


def check_timeouts(read: Duration | None, keepalive: Duration | None) -> None:
    """Raise ValidationError if a timeout is less than a second, or no whole number of them."""
    for name, duration in (("readTimeout", read), ("keepaliveTimeout", keepalive)):
        value = _seconds(duration)
        if value is None or Token.is_unresolved(value) or (value == int(value) and value >= 1):
            continue
        raise ValidationError(f"{name}: Must be an int 1 seconds or greater; received {value:g}.")


def _seconds(duration: Duration | None) -> int | float | None:
    return duration.to_seconds() if duration is not None else None


def _path(path: str | None) -> str | None:
    """Return a path that begins with a slash and ends without one."""
    if path is None or Token.is_unresolved(path):
        return path
    return (path if path.startswith("/") else f"/{path}").removesuffix("/")


__all__ = [
    "IOrigin",
    "OriginBase",
    "OriginBindConfig",
    "OriginBindOptions",
    "OriginFailoverConfig",
    "OriginIpAddressType",
    "OriginOptions",
    "OriginProps",
    "OriginProtocolPolicy",
    "OriginSelectionCriteria",
    "OriginSslPolicy",
]
