"""Servers as origins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront.origin import (
    OriginBase,
    OriginIpAddressType,
    OriginProps,
    OriginProtocolPolicy,
    OriginSslPolicy,
    check_timeouts,
)
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket

_WELL_KNOWN_PORTS = (80, 443)


class HttpOriginProps(OriginProps):
    """Options of a server."""

    http_port: int | float | None = None
    """80, 443, or from 1024 on. Default: 80."""
    https_port: int | float | None = None
    """Default: 443."""
    ip_address_type: OriginIpAddressType | None = None
    keepalive_timeout: Duration | None = None
    """How long connections stay open. Default: 5 seconds."""
    origin_ssl_protocols: Sequence[OriginSslPolicy] | None = None
    """Default: TLS 1.2."""
    protocol_policy: OriginProtocolPolicy | None = None
    """Default: ``HTTPS_ONLY``."""
    read_timeout: Duration | None = None
    """How long the server may take to begin. Default: 30 seconds."""


class HttpOrigin(OriginBase):
    """A server that is reached by its name."""

    @takes(HttpOriginProps)
    def __init__(self, domain_name: str, props: HttpOriginProps) -> None:
        super().__init__(domain_name, props)
        self._http = props
        self._validate_response_completion_timeout_with_read_timeout(
            props.response_completion_timeout, props.read_timeout
        )
        check_timeouts(props.read_timeout, props.keepalive_timeout)
        for name, port in (("httpPort", props.http_port), ("httpsPort", props.https_port)):
            if port is None or Token.is_unresolved(port) or port in _WELL_KNOWN_PORTS:
                continue
            if port != int(port) or not 1024 <= port <= 65535:
                raise ValidationError(
                    f"'{name}' must be 80, 443, or an integer between 1024 and 65535; received {port:g}."
                )

    def _render_custom_origin_config(self) -> Any:
        props = self._http
        given = props.origin_ssl_protocols
        protocols = given if given is not None else [OriginSslPolicy.TLS_V1_2]
        return {
            "originSslProtocols": [protocol._value_ for protocol in protocols],
            "originProtocolPolicy": (props.protocol_policy or OriginProtocolPolicy.HTTPS_ONLY)._value_,
            "httpPort": props.http_port,
            "httpsPort": props.https_port,
            "originReadTimeout": props.read_timeout.to_seconds() if props.read_timeout is not None else None,
            "originKeepaliveTimeout": (
                props.keepalive_timeout.to_seconds() if props.keepalive_timeout is not None else None
            ),
            "ipAddressType": props.ip_address_type._value_ if props.ip_address_type is not None else None,
        }


class S3StaticWebsiteOriginProps(HttpOriginProps):
    """Options of a bucket's website."""


class S3StaticWebsiteOrigin(HttpOrigin):
    """A bucket's website, which speaks HTTP alone and is open to all."""

    @takes(S3StaticWebsiteOriginProps)
    def __init__(self, bucket: IBucket, props: S3StaticWebsiteOriginProps) -> None:
        options = {"protocol_policy": OriginProtocolPolicy.HTTP_ONLY, **props._given()}
        super().__init__(bucket.bucket_website_domain_name, **options)
