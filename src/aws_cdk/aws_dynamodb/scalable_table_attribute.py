"""The capacity of a table or index that can be scaled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling.base_scalable_attribute import BaseScalableAttribute
from aws_cdk.aws_applicationautoscaling.scalable_target import ScalingSchedule
from aws_cdk.aws_applicationautoscaling.target_tracking import BaseTargetTrackingProps, PredefinedMetric
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_applicationautoscaling import ScalableTargetReference


class EnableScalingProps(Struct):
    """How far capacity is scaled."""

    max_capacity: int | float
    """The most units per second."""
    min_capacity: int | float
    """The least units per second."""


class UtilizationScalingProps(BaseTargetTrackingProps):
    """Which part of the capacity shall be used."""

    target_utilization_percent: int | float
    """The part in percent, 10 to 90."""


class IScalableTableAttribute(Interface):
    """The capacity of a table or index that can be scaled."""

    __slots__ = ()

    @takes(ScalingSchedule)
    def scale_on_schedule(self, id: str, actions: ScalingSchedule) -> None:
        """Change the limits by a schedule."""
        raise NotImplementedError

    @takes(UtilizationScalingProps)
    def scale_on_utilization(self, props: UtilizationScalingProps) -> None:
        """Scale so that a part of the capacity is used."""
        raise NotImplementedError

    if TYPE_CHECKING:

        @property
        def scalable_target_ref(self) -> ScalableTargetReference: ...


class _ScalableTableAttribute(BaseScalableAttribute, IScalableTableAttribute):
    """The capacity of a table or index."""

    _has_policy = False

    @takes(ScalingSchedule)
    def scale_on_schedule(self, id: str, actions: ScalingSchedule) -> None:
        self._has_policy = True
        self._do_scale_on_schedule(id, **actions._given())

    @takes(UtilizationScalingProps)
    def scale_on_utilization(self, props: UtilizationScalingProps) -> None:
        percent = props.target_utilization_percent
        if not is_unresolved(percent) and not 10 <= percent <= 90:
            raise ValidationError(
                f"targetUtilizationPercent for DynamoDB scaling must be between 10 and 90 percent, got: {percent:g}",
                scope=self,
            )
        self._has_policy = True
        reads = self.props.dimension.endswith("ReadCapacityUnits")
        options: dict[str, Any] = {
            name: value for name, value in props._given().items() if name != "target_utilization_percent"
        }
        self._do_scale_to_track_metric(
            "Tracking",
            target_value=percent,
            predefined_metric=(
                PredefinedMetric.DYNAMODB_READ_CAPACITY_UTILIZATION
                if reads
                else PredefinedMetric.DYNAMODB_WRITE_CAPACITY_UTILIZATION
            ),
            **options,
        )
