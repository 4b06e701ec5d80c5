"""What HTTP and WebSocket APIs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.interfaces.aws_apigatewayv2 import ApiReference


class IpAddressType(NamedEnum):
    """By which IP versions an endpoint is reached."""

    IPV4 = "ipv4"
    DUAL_STACK = "dualstack"


class IApi(IResource):
    """An HTTP or WebSocket API."""

    if TYPE_CHECKING:

        @property
        def api_id(self) -> str: ...
        @property
        def api_endpoint(self) -> str: ...
        @property
        def api_ref(self) -> ApiReference: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...


class _ApiBase(Resource, IApi):
    """Base of APIs."""

    api_id: str

    @property
    def api_ref(self) -> ApiReference:
        """The reference to the API."""
        from aws_cdk.interfaces.aws_apigatewayv2 import ApiReference

        return ApiReference(api_id=self.api_id)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric by its name (options of ``MetricOptions``). Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"ApiId": self.api_id}, **props._given()}
        return Metric(namespace="AWS/ApiGateway", metric_name=metric_name, **options).attach_to(self)
