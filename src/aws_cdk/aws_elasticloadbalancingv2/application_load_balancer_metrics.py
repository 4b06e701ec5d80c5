"""The metrics of application load balancers under their older names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_elasticloadbalancingv2.enums import HttpCodeElb, HttpCodeTarget
    from aws_cdk.aws_elasticloadbalancingv2.metrics import IApplicationLoadBalancerMetrics


class _LoadBalancerMetrics:
    """Deprecated names of metrics; options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def metrics(self) -> IApplicationLoadBalancerMetrics: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.custom``."""
        return self.metrics.custom(metric_name, **props._given())

    @takes(MetricOptions)
    def metric_http_code_elb(self, code: HttpCodeElb, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.http_code_elb``."""
        return self.metrics.http_code_elb(code, **props._given())

    @takes(MetricOptions)
    def metric_http_code_target(self, code: HttpCodeTarget, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.http_code_target``."""
        return self.metrics.http_code_target(code, **props._given())

    @takes(MetricOptions)
    def metric_active_connection_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.active_connection_count``."""
        return self.metrics.active_connection_count(**props._given())

    @takes(MetricOptions)
    def metric_client_tls_negotiation_error_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.client_tls_negotiation_error_count``."""
        return self.metrics.client_tls_negotiation_error_count(**props._given())

    @takes(MetricOptions)
    def metric_consumed_lc_us(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.consumed_lc_us``."""
        return self.metrics.consumed_lc_us(**props._given())

    @takes(MetricOptions)
    def metric_elb_auth_error(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.elb_auth_error``."""
        return self.metrics.elb_auth_error(**props._given())

    @takes(MetricOptions)
    def metric_elb_auth_failure(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.elb_auth_failure``."""
        return self.metrics.elb_auth_failure(**props._given())

    @takes(MetricOptions)
    def metric_elb_auth_latency(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.elb_auth_latency``."""
        return self.metrics.elb_auth_latency(**props._given())

    @takes(MetricOptions)
    def metric_elb_auth_success(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.elb_auth_success``."""
        return self.metrics.elb_auth_success(**props._given())

    @takes(MetricOptions)
    def metric_http_fixed_response_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.http_fixed_response_count``."""
        return self.metrics.http_fixed_response_count(**props._given())

    @takes(MetricOptions)
    def metric_http_redirect_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.http_redirect_count``."""
        return self.metrics.http_redirect_count(**props._given())

    @takes(MetricOptions)
    def metric_http_redirect_url_limit_exceeded_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.http_redirect_url_limit_exceeded_count``."""
        return self.metrics.http_redirect_url_limit_exceeded_count(**props._given())

    @takes(MetricOptions)
    def metric_ipv6_processed_bytes(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.ipv6_processed_bytes``."""
        return self.metrics.ipv6_processed_bytes(**props._given())

    @takes(MetricOptions)
    def metric_ipv6_request_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.ipv6_request_count``."""
        return self.metrics.ipv6_request_count(**props._given())

    @takes(MetricOptions)
    def metric_new_connection_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.new_connection_count``."""
        return self.metrics.new_connection_count(**props._given())

    @takes(MetricOptions)
    def metric_processed_bytes(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.processed_bytes``."""
        return self.metrics.processed_bytes(**props._given())

    @takes(MetricOptions)
    def metric_rejected_connection_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.rejected_connection_count``."""
        return self.metrics.rejected_connection_count(**props._given())

    @takes(MetricOptions)
    def metric_request_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.request_count``."""
        return self.metrics.request_count(**props._given())

    @takes(MetricOptions)
    def metric_rule_evaluations(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.rule_evaluations``."""
        return self.metrics.rule_evaluations(**props._given())

    @takes(MetricOptions)
    def metric_target_connection_error_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.target_connection_error_count``."""
        return self.metrics.target_connection_error_count(**props._given())

    @takes(MetricOptions)
    def metric_target_response_time(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.target_response_time``."""
        return self.metrics.target_response_time(**props._given())

    @takes(MetricOptions)
    def metric_target_tls_negotiation_error_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.target_tls_negotiation_error_count``."""
        return self.metrics.target_tls_negotiation_error_count(**props._given())
