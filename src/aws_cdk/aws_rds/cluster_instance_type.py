"""Kinds of the instances of clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import instance_type as ec2


class InstanceType(NamedEnum):
    """Whether an instance has a size."""

    PROVISIONED = "PROVISIONED"
    SERVERLESS_V2 = "SERVERLESS_V2"
    """It grows and shrinks with the load."""


class ClusterInstanceType:
    """What an instance of a cluster runs on.

    Attributes:
        type: Whether it has a size.
    """

    @checked
    def __init__(self, instance_type: str, type: InstanceType) -> None:
        self._instance_type = instance_type
        self.type = type

    @staticmethod
    @checked
    def provisioned(instance_type: ec2.InstanceType | None = None) -> ClusterInstanceType:
        """Return a machine of a size. Default: t3.medium."""
        text = str(instance_type) if instance_type is not None else "t3.medium"
        return ClusterInstanceType(text, InstanceType.PROVISIONED)

    @staticmethod
    def serverless_v2() -> ClusterInstanceType:
        """Return what grows and shrinks with the load."""
        return ClusterInstanceType("db.serverless", InstanceType.SERVERLESS_V2)

    def to_string(self) -> str:
        """Return its name: a size without ``db.``, or ``db.serverless``."""
        return self._instance_type

    def __str__(self) -> str:
        return self._instance_type
