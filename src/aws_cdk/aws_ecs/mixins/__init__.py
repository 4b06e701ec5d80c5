"""Mixins for clusters."""

from aws_cdk.aws_ecs.mixins.cluster import ClusterSettings

__all__ = ["ClusterSettings"]
