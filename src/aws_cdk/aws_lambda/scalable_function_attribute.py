"""Scaling of the executions that an alias keeps ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_applicationautoscaling.base_scalable_attribute import BaseScalableAttribute
from aws_cdk.aws_applicationautoscaling.scalable_target import ScalingSchedule
from aws_cdk.aws_applicationautoscaling.target_tracking import BaseTargetTrackingProps, PredefinedMetric
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved
from constructs import IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.alias import Alias

_LEAST, _MOST = 0.1, 0.9


class UtilizationScalingOptions(BaseTargetTrackingProps):
    """Options of scaling by use."""

    utilization_target: int | float
    """The part of the executions that should be in use, 0.1 to 0.9."""


class IScalableFunctionAttribute(IConstruct):
    """Executions kept ready, whose number follows the load or the clock."""

    if TYPE_CHECKING:

        @takes(UtilizationScalingOptions)
        def scale_on_utilization(self, options: UtilizationScalingOptions) -> None: ...
        @takes(ScalingSchedule)
        def scale_on_schedule(self, id: str, actions: ScalingSchedule) -> None: ...


class _ScalableFunctionAttribute(BaseScalableAttribute, IScalableFunctionAttribute):
    @takes(UtilizationScalingOptions)
    def scale_on_utilization(self, options: UtilizationScalingOptions) -> None:
        """Keep the part that is in use near a value.

        Raises:
            ValidationError: the value is below 0.1 or above 0.9.
        """
        target = options.utilization_target
        if not is_unresolved(target) and not _LEAST <= target <= _MOST:
            raise ValidationError(
                f"Utilization Target should be between {_LEAST} and {_MOST}. Found {target}.", scope=self
            )
        given = options._with(utilization_target=None)._given()
        self._do_scale_to_track_metric(
            "Tracking",
            target_value=target,
            predefined_metric=PredefinedMetric.LAMBDA_PROVISIONED_CONCURRENCY_UTILIZATION,
            **given,
        )

    @takes(ScalingSchedule)
    def scale_on_schedule(self, id: str, actions: ScalingSchedule) -> None:
        """Change the bounds at given times."""
        self._do_scale_on_schedule(id, **actions._given())


def scalable_attribute(alias: Alias, minimum: int | float | None, maximum: int | float) -> IScalableFunctionAttribute:
    """Make what scales the executions that ``alias`` keeps ready."""
    from aws_cdk.aws_applicationautoscaling.scalable_target import ServiceNamespace

    return _ScalableFunctionAttribute(
        alias,
        "AliasScaling",
        min_capacity=1 if minimum is None else minimum,
        max_capacity=maximum,
        resource_id=f"function:{alias.function_name}",
        dimension="lambda:function:ProvisionedConcurrency",
        service_namespace=ServiceNamespace.LAMBDA,
        role=alias._scaling_role,
    )


__all__ = ["IScalableFunctionAttribute", "UtilizationScalingOptions"]
