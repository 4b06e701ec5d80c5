"""Options of nodes that EKS does not manage."""

from __future__ import annotations

from aws_cdk.aws_eks.auto_scaling_capacity import _CapacityOptions, _JoiningOptions


class AutoScalingGroupOptions(_JoiningOptions):
    """How the instances of a group join a cluster."""


class AutoScalingGroupCapacityOptions(_CapacityOptions):
    """Options of a group of instances that is made for a cluster."""


__all__ = ["AutoScalingGroupCapacityOptions", "AutoScalingGroupOptions"]
