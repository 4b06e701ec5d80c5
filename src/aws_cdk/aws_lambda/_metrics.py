"""Metrics of Lambda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from constructs import IConstruct

_NAMESPACE = "AWS/Lambda"


def function_metric(
    scope: IConstruct, metric_name: str, dimensions: Mapping[str, str], props: Mapping[str, Any]
) -> Metric:
    """Return a metric of one function; its account and region are those of ``scope`` where they differ from the user's."""
    from aws_cdk.aws_cloudwatch import Metric

    options = {"dimensions_map": dimensions, **props}
    return Metric(namespace=_NAMESPACE, metric_name=metric_name, **options).attach_to(scope)


def account_metric(metric_name: str, props: Mapping[str, Any], statistic: str | None = None) -> Metric:
    """Return a metric over all functions of an account and region."""
    from aws_cdk.aws_cloudwatch import Metric

    chosen: dict[str, Any] = {} if statistic is None else {"statistic": statistic}
    return Metric(namespace=_NAMESPACE, metric_name=metric_name, **{**chosen, **props})
