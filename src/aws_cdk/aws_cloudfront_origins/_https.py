"""Servers that speak HTTPS alone, as origins of AWS do."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_cloudfront.origin import OriginProtocolPolicy, OriginSslPolicy


def https_config(props: Any) -> dict[str, Any]:
    """Return a server by the names of the L1 class, from options with the two timeouts and perhaps an address type."""
    read, keepalive, address = props.read_timeout, props.keepalive_timeout, getattr(props, "ip_address_type", None)
    return {
        "originSslProtocols": [OriginSslPolicy.TLS_V1_2._value_],
        "originProtocolPolicy": OriginProtocolPolicy.HTTPS_ONLY._value_,
        "originReadTimeout": read.to_seconds() if read is not None else None,
        "originKeepaliveTimeout": keepalive.to_seconds() if keepalive is not None else None,
        "ipAddressType": address._value_ if address is not None else None,
    }
