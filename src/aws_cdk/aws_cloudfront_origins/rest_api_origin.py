"""REST APIs as origins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront.origin import OriginBase, OriginProps, check_timeouts
from aws_cdk.aws_cloudfront_origins._https import https_config
from aws_cdk.core.duration import Duration
from aws_cdk.core.fn import Fn
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway import RestApiBase


class RestApiOriginProps(OriginProps):
    """Options of an API."""

    keepalive_timeout: Duration | None = None
    """How long connections stay open, at least 1 second. Default: 5 seconds."""
    read_timeout: Duration | None = None
    """How long the API may take to begin, at least 1 second. Default: 30 seconds."""


class RestApiOrigin(OriginBase):
    """The deployment stage of an API, which begins the path of each request.

    Raises:
        ValidationError: the API has no deployment stage, or a timeout is less than a second.
    """

    @takes(RestApiOriginProps)
    def __init__(self, rest_api: RestApiBase, props: RestApiOriginProps) -> None:
        parts = Fn.split("/", rest_api.url)
        if props.origin_path is None:
            props = props._with(origin_path=f"/{Fn.select(3, parts)}")
        super().__init__(Fn.select(2, parts), props)
        self._api = props
        self._validate_response_completion_timeout_with_read_timeout(
            props.response_completion_timeout, props.read_timeout
        )
        check_timeouts(props.read_timeout, props.keepalive_timeout)

    def _render_custom_origin_config(self) -> Any:
        return https_config(self._api)
