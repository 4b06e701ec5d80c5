"""Metrics of load balancers and target groups.

Options of each are those of ``MetricOptions``; metrics are over 5 minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_elasticloadbalancingv2.enums import HttpCodeElb, HttpCodeTarget
    from constructs import IConstruct

_APPLICATION = "AWS/ApplicationELB"
_NETWORK = "AWS/NetworkELB"


class _Metrics:
    """Makes metrics of one namespace and dimensions."""

    # Whether a metric carries the account and the region of its construct, unless it always does.
    _knows_its_place = True

    def __init__(self, scope: IConstruct, namespace: str, dimensions: Mapping[str, str]) -> None:
        self._scope = scope
        self._namespace = namespace
        self._dimensions = dimensions

    @takes(MetricOptions)
    def custom(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric by its name. Default statistic: average."""
        metric = self._metric(metric_name, props._given())
        return metric.attach_to(self._scope) if self._knows_its_place else metric

    def _sum(self, metric_name: str, props: Mapping[str, Any]) -> Metric:
        return self.custom(metric_name, **{"statistic": "Sum", **props})

    def _placed_sum(self, metric_name: str, props: Mapping[str, Any]) -> Metric:
        return self._metric(metric_name, {"statistic": "Sum", **props}).attach_to(self._scope)

    def _metric(self, metric_name: str, options: Mapping[str, Any]) -> Metric:
        from aws_cdk.aws_cloudwatch.metric import Metric

        options = {"dimensions_map": self._dimensions, **options}
        return Metric(namespace=self._namespace, metric_name=metric_name, **options)


class _ApplicationMetrics(_Metrics):
    """What load balancers and their target groups both report."""

    @takes(MetricOptions)
    def http_code_target(self, code: HttpCodeTarget, props: MetricOptions) -> Metric:
        """Return the number of answers of targets of a kind. Default statistic: sum."""
        return self._sum(code._value_, props._given())

    @takes(MetricOptions)
    def ipv6_request_count(self, props: MetricOptions) -> Metric:
        """Return the number of requests over IPv6. Default statistic: sum."""
        return self._placed_sum("IPv6RequestCount", props._given())

    @takes(MetricOptions)
    def request_count(self, props: MetricOptions) -> Metric:
        """Return the number of requests answered by targets. Default statistic: sum."""
        return self._placed_sum("RequestCount", props._given())

    @takes(MetricOptions)
    def target_connection_error_count(self, props: MetricOptions) -> Metric:
        """Return the number of connections to targets that failed. Default statistic: sum."""
        return self._sum("TargetConnectionErrorCount", props._given())

    @takes(MetricOptions)
    def target_response_time(self, props: MetricOptions) -> Metric:
        """Return the time until targets answered, in seconds. Default statistic: average."""
        return self.custom("TargetResponseTime", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def target_tls_negotiation_error_count(self, props: MetricOptions) -> Metric:
        """Return the number of TLS connections to targets that failed. Default statistic: sum."""
        return self._sum("TargetTLSNegotiationErrorCount", props._given())


class IApplicationLoadBalancerMetrics(_ApplicationMetrics):
    """The metrics of an application load balancer."""

    _knows_its_place = False  # as the peer

    @checked
    def __init__(self, scope: IConstruct, load_balancer_full_name: str) -> None:
        super().__init__(scope, _APPLICATION, {"LoadBalancer": load_balancer_full_name})

    @takes(MetricOptions)
    def active_connection_count(self, props: MetricOptions) -> Metric:
        """Return the number of open connections. Default statistic: sum."""
        return self._placed_sum("ActiveConnectionCount", props._given())

    @takes(MetricOptions)
    def client_tls_negotiation_error_count(self, props: MetricOptions) -> Metric:
        """Return the number of TLS connections of clients that failed. Default statistic: sum."""
        return self._placed_sum("ClientTLSNegotiationErrorCount", props._given())

    @takes(MetricOptions)
    def consumed_lc_us(self, props: MetricOptions) -> Metric:
        """Return the capacity units used. Default statistic: sum."""
        return self._placed_sum("ConsumedLCUs", props._given())

    @takes(MetricOptions)
    def elb_auth_error(self, props: MetricOptions) -> Metric:
        """Return the number of sign-ins that failed by a mistake. Default statistic: sum."""
        return self._sum("ELBAuthError", props._given())

    @takes(MetricOptions)
    def elb_auth_failure(self, props: MetricOptions) -> Metric:
        """Return the number of sign-ins that were refused. Default statistic: sum."""
        return self._sum("ELBAuthFailure", props._given())

    @takes(MetricOptions)
    def elb_auth_latency(self, props: MetricOptions) -> Metric:
        """Return the time of sign-ins, in milliseconds. Default statistic: average."""
        return self.custom("ELBAuthLatency", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def elb_auth_success(self, props: MetricOptions) -> Metric:
        """Return the number of sign-ins. Default statistic: sum."""
        return self._sum("ELBAuthSuccess", props._given())

    @takes(MetricOptions)
    def http_code_elb(self, code: HttpCodeElb, props: MetricOptions) -> Metric:
        """Return the number of answers of the load balancer itself of a kind. Default statistic: sum."""
        return self._sum(code._value_, props._given())

    @takes(MetricOptions)
    def http_fixed_response_count(self, props: MetricOptions) -> Metric:
        """Return the number of fixed answers. Default statistic: sum."""
        return self._placed_sum("HTTP_Fixed_Response_Count", props._given())

    @takes(MetricOptions)
    def http_redirect_count(self, props: MetricOptions) -> Metric:
        """Return the number of redirects. Default statistic: sum."""
        return self._placed_sum("HTTP_Redirect_Count", props._given())

    @takes(MetricOptions)
    def http_redirect_url_limit_exceeded_count(self, props: MetricOptions) -> Metric:
        """Return the number of redirects that were too long. Default statistic: sum."""
        return self._placed_sum("HTTP_Redirect_Url_Limit_Exceeded_Count", props._given())

    @takes(MetricOptions)
    def ipv6_processed_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes carried over IPv6. Default statistic: sum."""
        return self._placed_sum("IPv6ProcessedBytes", props._given())

    @takes(MetricOptions)
    def new_connection_count(self, props: MetricOptions) -> Metric:
        """Return the number of connections made. Default statistic: sum."""
        return self._placed_sum("NewConnectionCount", props._given())

    @takes(MetricOptions)
    def processed_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes carried. Default statistic: sum."""
        return self._placed_sum("ProcessedBytes", props._given())

    @takes(MetricOptions)
    def rejected_connection_count(self, props: MetricOptions) -> Metric:
        """Return the number of connections that were too many. Default statistic: sum."""
        return self._placed_sum("RejectedConnectionCount", props._given())

    @takes(MetricOptions)
    def rule_evaluations(self, props: MetricOptions) -> Metric:
        """Return the number of rules looked at. Default statistic: sum."""
        return self._placed_sum("RuleEvaluations", props._given())


class IApplicationTargetGroupMetrics(_ApplicationMetrics):
    """The metrics of a target group of an application load balancer."""

    @checked
    def __init__(self, scope: IConstruct, target_group_full_name: str, load_balancer_full_name: str) -> None:
        super().__init__(
            scope, _APPLICATION, {"TargetGroup": target_group_full_name, "LoadBalancer": load_balancer_full_name}
        )

    @takes(MetricOptions)
    def healthy_host_count(self, props: MetricOptions) -> Metric:
        """Return the number of healthy targets. Default statistic: average."""
        return self.custom("HealthyHostCount", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def unhealthy_host_count(self, props: MetricOptions) -> Metric:
        """Return the number of unhealthy targets. Default statistic: average."""
        return self.custom("UnHealthyHostCount", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def request_count_per_target(self, props: MetricOptions) -> Metric:
        """Return the number of requests that each target got. Default statistic: sum."""
        return self._sum("RequestCountPerTarget", props._given())


class INetworkLoadBalancerMetrics(_Metrics):
    """The metrics of a network load balancer."""

    @checked
    def __init__(self, scope: IConstruct, load_balancer_full_name: str) -> None:
        super().__init__(scope, _NETWORK, {"LoadBalancer": load_balancer_full_name})

    @takes(MetricOptions)
    def active_flow_count(self, props: MetricOptions) -> Metric:
        """Return the number of open connections. Default statistic: average."""
        return self.custom("ActiveFlowCount", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def consumed_lc_us(self, props: MetricOptions) -> Metric:
        """Return the capacity units used. Default statistic: sum."""
        return self._placed_sum("ConsumedLCUs", props._given())

    @takes(MetricOptions)
    def new_flow_count(self, props: MetricOptions) -> Metric:
        """Return the number of connections made. Default statistic: sum."""
        return self._sum("NewFlowCount", props._given())

    @takes(MetricOptions)
    def processed_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes carried. Default statistic: sum."""
        return self._placed_sum("ProcessedBytes", props._given())

    @takes(MetricOptions)
    def tcp_client_reset_count(self, props: MetricOptions) -> Metric:
        """Return the number of resets sent by clients. Default statistic: sum."""
        return self._sum("TCP_Client_Reset_Count", props._given())

    @takes(MetricOptions)
    def tcp_elb_reset_count(self, props: MetricOptions) -> Metric:
        """Return the number of resets sent by the load balancer. Default statistic: sum."""
        return self._sum("TCP_ELB_Reset_Count", props._given())

    @takes(MetricOptions)
    def tcp_target_reset_count(self, props: MetricOptions) -> Metric:
        """Return the number of resets sent by targets. Default statistic: sum."""
        return self._sum("TCP_Target_Reset_Count", props._given())


class INetworkTargetGroupMetrics(_Metrics):
    """The metrics of a target group of a network load balancer."""

    @checked
    def __init__(self, scope: IConstruct, target_group_full_name: str, load_balancer_full_name: str) -> None:
        super().__init__(
            scope, _NETWORK, {"TargetGroup": target_group_full_name, "LoadBalancer": load_balancer_full_name}
        )

    @takes(MetricOptions)
    def healthy_host_count(self, props: MetricOptions) -> Metric:
        """Return the number of healthy targets. Default statistic: average."""
        return self.custom("HealthyHostCount", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def un_healthy_host_count(self, props: MetricOptions) -> Metric:
        """Return the number of unhealthy targets. Default statistic: average."""
        return self.custom("UnHealthyHostCount", **{"statistic": "Average", **props._given()})


__all__ = [
    "IApplicationLoadBalancerMetrics",
    "IApplicationTargetGroupMetrics",
    "INetworkLoadBalancerMetrics",
    "INetworkTargetGroupMetrics",
]
