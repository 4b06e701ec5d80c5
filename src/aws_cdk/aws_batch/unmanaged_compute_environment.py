"""Compute environments whose machines the app provides itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_batch._l1 import CfnComputeEnvironment
from aws_cdk.aws_batch.compute_environment_base import (
    ComputeEnvironmentProps,
    IComputeEnvironment,
    _ComputeEnvironmentBase,
    _ImportedComputeEnvironment,
)
from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class IUnmanagedComputeEnvironment(IComputeEnvironment):
    """A compute environment without machines of Batch."""

    if TYPE_CHECKING:

        @property
        def unmanagedv_cp_us(self) -> int | float | None: ...


class UnmanagedComputeEnvironmentProps(ComputeEnvironmentProps):
    """Options of :class:`UnmanagedComputeEnvironment`."""

    unmanagedv_cpus: int | float | None = None
    """How many virtual CPUs the share identifiers of a scheduling policy are reckoned by. Default: 0."""


class UnmanagedComputeEnvironment(_ComputeEnvironmentBase, IUnmanagedComputeEnvironment):
    """A compute environment whose container instances the app starts itself."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.UnmanagedComputeEnvironment"

    unmanagedv_cp_us: int | float | None

    @staticmethod
    @checked
    def from_unmanaged_compute_environment_arn(
        scope: Construct, id: str, unmanaged_compute_environment_arn: str
    ) -> IUnmanagedComputeEnvironment:
        """Return a compute environment made elsewhere, by its ARN."""
        return _ImportedUnmanagedEnvironment(scope, id, unmanaged_compute_environment_arn)

    @takes(UnmanagedComputeEnvironmentProps)
    def __init__(self, scope: Construct, id: str, props: UnmanagedComputeEnvironmentProps) -> None:
        super().__init__(scope, id, physical_name=props.compute_environment_name)
        self.enabled = props.enabled if props.enabled is not None else True
        self.service_role = props.service_role
        self.unmanagedv_cp_us = props.unmanagedv_cpus
        role = props.service_role
        if role is None:
            role = Role(
                self,
                "BatchServiceRole",
                managed_policies=[ManagedPolicy.from_aws_managed_policy_name("service-role/AWSBatchServiceRole")],
                assumed_by=ServicePrincipal("batch.amazonaws.com"),
            )
        self._take_names(
            CfnComputeEnvironment(
                self,
                "Resource",
                type="unmanaged",
                state="ENABLED" if self.enabled else "DISABLED",
                compute_environment_name=props.compute_environment_name,
                unmanagedv_cpus=self.unmanagedv_cp_us,
                service_role=role.role_arn,
            )
        )


class _ImportedUnmanagedEnvironment(_ImportedComputeEnvironment, IUnmanagedComputeEnvironment):
    unmanagedv_cp_us: int | float | None = None


__all__ = ["IUnmanagedComputeEnvironment", "UnmanagedComputeEnvironment", "UnmanagedComputeEnvironmentProps"]
