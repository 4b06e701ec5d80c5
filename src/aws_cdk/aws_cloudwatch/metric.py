"""The metric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._statistic import normal_statistic
from aws_cdk.aws_cloudwatch.create_alarm import CreateAlarmOptions
from aws_cdk.aws_cloudwatch.metric_types import (
    AnomalyDetectionMetricOptions,
    Dimension,
    IMetric,
    MetricConfig,
    MetricOptions,
    MetricProps,
    MetricStatConfig,
    shown,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.alarm import Alarm
    from aws_cdk.aws_cloudwatch.math_expression import MathExpression
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from constructs import Construct, IConstruct

_MAX_DIMENSIONS = 30
_MAX_DIMENSION_LENGTH = 255
_SHORT_PERIODS = (1, 5, 10, 30)
_DEFAULT_STD_DEVS = 2


class Metric(IMetric):
    """A metric of CloudWatch: its name, which of its samples are read, and how they are put together.

    A metric is a value: it makes nothing, and is changed by :meth:`with_`, which returns another.
    """

    @takes(MetricProps)
    def __init__(self, props: MetricProps) -> None:
        """Describe a metric.

        Raises:
            ValidationError: the period is none that CloudWatch has, or there are too many or too long dimensions.
        """
        self.period: Duration = checked_period(props.period)
        self.metric_name: str = props.metric_name
        self.namespace: str = props.namespace
        self.dimensions: dict[str, Any] | None = _checked_dimensions(props.dimensions_map)
        self.statistic, known = normal_statistic(props.statistic or "Average")
        self.warnings_v2: dict[str, str] | None = None
        if not known:
            self.warnings_v2 = {
                "CloudWatch:Alarm:UnrecognizedStatistic": (
                    f'Unrecognized statistic "{self.statistic}" for metric with namespace "{self.namespace}" and metric '
                    f'name "{self.metric_name}". Preferably use the `aws_cloudwatch.Stats` helper class to specify a '
                    "statistic. You can ignore this warning if your statistic is valid but not yet supported by the "
                    "`aws_cloudwatch.Stats` helper class."
                )
            }
        self.label: str | None = props.label
        self.color: str | None = props.color
        self.unit = props.unit
        self.id: str | None = props.id
        self.visible: bool | None = props.visible
        self.account: str | None = props.account or props.stack_account
        self.region: str | None = props.region or props.stack_region
        self._props = props

    @property
    def warnings(self) -> list[str] | None:
        """What is doubtful about the metric. Deprecated: see :attr:`warnings_v2`."""
        return list(self.warnings_v2.values()) if self.warnings_v2 is not None else None

    @staticmethod
    @takes(AnomalyDetectionMetricOptions)
    def anomaly_detection_for(props: AnomalyDetectionMetricOptions) -> MathExpression:
        """Return the band that a metric is expected to stay in.

        Raises:
            ValidationError: the width of the band is not more than 0.
        """
        from aws_cdk.aws_cloudwatch.math_expression import MathExpression

        deviations = props.std_devs if props.std_devs is not None else _DEFAULT_STD_DEVS
        if deviations <= 0:
            raise ValidationError("stdDevs must be greater than 0")
        options = {name: value for name, value in props._given().items() if name not in ("metric", "std_devs")}
        return MathExpression(
            **{
                "label": "Anomaly Detection Band",
                **options,
                "expression": f"ANOMALY_DETECTION_BAND(m0, {deviations:g})",
                "using_metrics": {"m0": props.metric},
            }
        )

    @staticmethod
    @checked
    def grant_put_metric_data(grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to report samples of any metric."""
        from aws_cdk.aws_iam.grant import Grant

        return Grant.add_to_principal(grantee=grantee, actions=["cloudwatch:PutMetricData"], resource_arns=["*"])

    @takes(MetricOptions)
    def with_(self, props: MetricOptions) -> Metric:
        """Return a metric that differs in what is given."""
        return Metric(**{**self._props._given(), **props._given()})

    @checked
    def attach_to(self, scope: IConstruct) -> Metric:
        """Return the metric with account and region of the stack that ``scope`` is in, as far as they are known."""
        from aws_cdk.core.stack import Stack

        stack = Stack.of(scope)
        return self.with_(
            stack_account=None if is_unresolved(stack.account) else stack.account,
            stack_region=None if is_unresolved(stack.region) else stack.region,
        )

    @takes(CreateAlarmOptions)
    def create_alarm(self, scope: Construct, id: str, props: CreateAlarmOptions) -> Alarm:
        """Make an alarm that watches the metric."""
        from aws_cdk.aws_cloudwatch.alarm import Alarm

        return Alarm(scope, id, metric=self, **props._given())

    def to_metric_config(self) -> MetricConfig:
        """Return what the metric is; dimensions are sorted by name."""
        dimensions = self.dimensions or {}
        return MetricConfig(
            metric_stat=MetricStatConfig(
                dimensions=[Dimension(name=name, value=dimensions[name]) for name in sorted(dimensions)] or None,
                namespace=self.namespace,
                metric_name=self.metric_name,
                period=self.period,
                statistic=self.statistic,
                unit_filter=self.unit,
                account=self.account,
                region=self.region,
                account_override=self._props.account,
                region_override=self._props.region,
            ),
            rendering_properties=shown(self.color, self.label, id=self.id, visible=self.visible),
        )

    def to_string(self) -> str:
        """Return the label, or else the name."""
        return self.label or self.metric_name


def checked_period(period: Duration | None) -> Duration:
    """Return the period, 5 minutes by default.

    Raises:
        ValidationError: CloudWatch has no such period.
    """
    if period is None:
        return Duration.minutes(5)
    seconds = period.to_seconds()
    if seconds % 60 != 0 and seconds not in _SHORT_PERIODS:
        raise ValidationError(
            f"'period' must be 1, 5, 10, 30, or a multiple of 60 seconds, received {seconds:g}",
            fix="choose such a period",
        )
    return period


def _checked_dimensions(dimensions: Mapping[str, str] | None) -> dict[str, Any] | None:
    if dimensions is None:
        return None
    if len(dimensions) > _MAX_DIMENSIONS:
        raise ValidationError(f"The maximum number of dimensions is {_MAX_DIMENSIONS}, received {len(dimensions)}")
    for name, value in dimensions.items():
        for what, text in (("name", name), ("value", value)):
            if not 1 <= len(text) <= _MAX_DIMENSION_LENGTH:
                raise ValidationError(
                    f"Dimension {what} must be at least 1 and no more than {_MAX_DIMENSION_LENGTH} characters; "
                    f"received {text}"
                )
    return dict(dimensions)


__all__ = ["Metric"]
