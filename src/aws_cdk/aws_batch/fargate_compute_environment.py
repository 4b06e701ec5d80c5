"""Compute environments on Fargate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_batch._l1 import CfnComputeEnvironment
from aws_cdk.aws_batch.managed_compute_environment import (
    IManagedComputeEnvironment,
    ManagedComputeEnvironmentProps,
    _ImportedManagedEnvironment,
    _ManagedComputeEnvironmentBase,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class IFargateComputeEnvironment(IManagedComputeEnvironment):
    """A compute environment on Fargate."""


class FargateComputeEnvironmentProps(ManagedComputeEnvironmentProps):
    """Options of :class:`FargateComputeEnvironment`."""


class FargateComputeEnvironment(_ManagedComputeEnvironmentBase, IFargateComputeEnvironment):
    """A compute environment that runs containers on Fargate."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.FargateComputeEnvironment"

    @staticmethod
    @checked
    def from_fargate_compute_environment_arn(
        scope: Construct, id: str, fargate_compute_environment_arn: str
    ) -> IFargateComputeEnvironment:
        """Return a compute environment made elsewhere, by its ARN."""
        return _ImportedFargateEnvironment(scope, id, fargate_compute_environment_arn)

    @takes(FargateComputeEnvironmentProps)
    def __init__(self, scope: Construct, id: str, props: FargateComputeEnvironmentProps) -> None:
        """Make the compute environment.

        Raises:
            ValidationError: there are no such subnets, or the timeout is no whole number of minutes.
        """
        super().__init__(scope, id, physical_name=props.compute_environment_name)
        self._take_options(props)
        resources = {"type": "FARGATE_SPOT" if self.spot else "FARGATE"}
        self._take_names(CfnComputeEnvironment(self, "Resource", **self._rendered_environment(props, resources)))


class _ImportedFargateEnvironment(_ImportedManagedEnvironment, IFargateComputeEnvironment):
    """An environment on Fargate of which the ARN is known."""


__all__ = ["FargateComputeEnvironment", "FargateComputeEnvironmentProps", "IFargateComputeEnvironment"]
