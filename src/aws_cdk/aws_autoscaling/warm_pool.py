"""Instances that are started before they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_autoscaling._l1 import CfnWarmPool
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_autoscaling import IAutoScalingGroupRef
    from constructs import Construct


class PoolState(NamedEnum):
    """How instances wait."""

    HIBERNATED = "Hibernated"
    RUNNING = "Running"
    STOPPED = "Stopped"


class WarmPoolOptions(Struct):
    """Options of a warm pool."""

    max_group_prepared_capacity: int | float | None = None
    """How many instances wait or are in service at most; -1 takes an earlier limit away. Default: the group's maximum."""
    min_size: int | float | None = None
    """How many wait at least. Default: 0."""
    pool_state: PoolState | None = None
    """How they wait. Default: stopped."""
    reuse_on_scale_in: bool | None = None
    """Let instances wait again when the group scales in. Default: they are terminated."""


class WarmPoolProps(WarmPoolOptions):
    """A warm pool of a group."""

    auto_scaling_group: IAutoScalingGroupRef
    """The group."""


class WarmPool(Resource):
    """Instances that are started before they are needed."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-autoscaling.WarmPool"

    @takes(WarmPoolProps)
    def __init__(self, scope: Construct, id: str, props: WarmPoolProps) -> None:
        """Make a pool.

        Raises:
            ValidationError: a number is too low.
        """
        super().__init__(scope, id)
        if props.max_group_prepared_capacity is not None and props.max_group_prepared_capacity < -1:
            raise ValidationError(
                "'maxGroupPreparedCapacity' parameter should be greater than or equal to -1", scope=self
            )
        if props.min_size is not None and props.min_size < 0:
            raise ValidationError("'minSize' parameter should be greater than or equal to 0", scope=self)
        reuse = props.reuse_on_scale_in
        CfnWarmPool(
            self,
            "Resource",
            auto_scaling_group_name=props.auto_scaling_group.auto_scaling_group_ref.auto_scaling_group_name,
            instance_reuse_policy={"reuseOnScaleIn": reuse} if reuse is not None else None,
            max_group_prepared_capacity=props.max_group_prepared_capacity,
            min_size=props.min_size,
            pool_state=props.pool_state._value_ if props.pool_state is not None else None,
        )
