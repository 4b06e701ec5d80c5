"""What compute environments have in common whose capacity Batch sees to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from aws_cdk.aws_batch.compute_environment_base import (
    ComputeEnvironmentProps,
    IComputeEnvironment,
    _ComputeEnvironmentBase,
    _ImportedComputeEnvironment,
)
from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested
from aws_cdk.core.tag_manager import ITaggable, TagManager, TagType

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_DEFAULT_MOST_CPUS = 256


class IManagedComputeEnvironment(IComputeEnvironment, IConnectable, ITaggable):
    """A compute environment whose capacity Batch sees to."""

    if TYPE_CHECKING:

        @property
        def maxv_cpus(self) -> int | float: ...
        @property
        def security_groups(self) -> Sequence[ISecurityGroup]: ...
        @property
        def replace_compute_environment(self) -> bool | None: ...
        @property
        def spot(self) -> bool | None: ...
        @property
        def terminate_on_update(self) -> bool | None: ...
        @property
        def update_timeout(self) -> Duration | None: ...
        @property
        def update_to_latest_image_version(self) -> bool | None: ...
        @property
        def vpc_subnets(self) -> SubnetSelection | None: ...


class ManagedComputeEnvironmentProps(ComputeEnvironmentProps):
    """Options of compute environments whose capacity Batch sees to."""

    vpc: IVpc
    """The network."""
    maxv_cpus: int | float | None = None
    """How many virtual CPUs at most. Default: 256."""
    replace_compute_environment: bool | None = None
    """Whether a change makes a new environment instead of updating this one. Default: no."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one."""
    spot: bool | None = None
    """Whether to use spare capacity, which AWS may take back. Default: no."""
    terminate_on_update: bool | None = None
    """Whether an update of the capacity stops running jobs. Default: no."""
    update_timeout: Duration | None = None
    """How long an update waits for running jobs, whole minutes. Default: 30 minutes."""
    update_to_latest_image_version: bool | None = None
    """Whether an update of the capacity takes the newest machine image. Default: no."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: all private ones."""


class _ManagedComputeEnvironmentBase(_ComputeEnvironmentBase, IManagedComputeEnvironment):
    """Base of compute environments whose capacity Batch sees to."""

    connections: Connections
    maxv_cpus: int | float
    replace_compute_environment: bool | None
    security_groups: Sequence[ISecurityGroup]
    spot: bool | None
    terminate_on_update: bool | None
    update_timeout: Duration | None
    update_to_latest_image_version: bool | None

    def _take_options(self, props: ManagedComputeEnvironmentProps) -> None:
        """Take over the options; makes a security group if none was given."""
        self.enabled = props.enabled if props.enabled is not None else True
        self.service_role = props.service_role
        self.maxv_cpus = props.maxv_cpus if props.maxv_cpus is not None else _DEFAULT_MOST_CPUS
        self.replace_compute_environment = props.replace_compute_environment or False
        self.spot = props.spot
        self.update_timeout = props.update_timeout
        self.terminate_on_update = props.terminate_on_update
        self.update_to_latest_image_version = props.update_to_latest_image_version
        self.tags = TagManager(TagType.MAP, "AWS::Batch::ComputeEnvironment")
        self._subnet_ids = props.vpc.select_subnets(
            **(props.vpc_subnets._given() if props.vpc_subnets is not None else {})
        ).subnet_ids
        groups = props.security_groups
        self.security_groups = groups if groups is not None else [SecurityGroup(self, "SecurityGroup", vpc=props.vpc)]
        self.connections = Connections(security_groups=self.security_groups)

    def _rendered_environment(self, props: ManagedComputeEnvironmentProps, resources: dict[str, Any]) -> dict[str, Any]:
        """Return the options of the L1 resource; ``resources`` are those that the kind of capacity adds."""
        timeout = self.update_timeout
        return {
            "type": "managed",
            "compute_environment_name": props.compute_environment_name,
            "state": "ENABLED" if self.enabled else "DISABLED",
            "service_role": self.service_role.role_arn if self.service_role is not None else None,
            "update_policy": {
                "terminateJobsOnUpdate": self.terminate_on_update,
                "jobExecutionTimeoutMinutes": timeout.to_minutes() if timeout is not None else None,
            },
            "replace_compute_environment": self.replace_compute_environment,
            # Exports that other stacks make for it come in this order.
            "compute_resources": {
                "maxvCpus": self.maxv_cpus,
                "updateToLatestImageVersion": self.update_to_latest_image_version,
                "securityGroupIds": [group.security_group_id for group in self.security_groups],
                "subnets": self._subnet_ids,
                **resources,
            },
        }


class _ImportedManagedEnvironment(_ImportedComputeEnvironment, IManagedComputeEnvironment):
    """A managed compute environment made elsewhere, of which little is known."""

    maxv_cpus: int | float = 1  # as the peer
    replace_compute_environment: bool | None = None
    spot: bool | None = None
    terminate_on_update: bool | None = None
    update_timeout: Duration | None = None
    update_to_latest_image_version: bool | None = None
    vpc_subnets: SubnetSelection | None = None

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id, arn)
        self.security_groups: Sequence[ISecurityGroup] = []
        self.tags = TagManager(TagType.MAP, "AWS::Batch::ComputeEnvironment")

    @property
    def connections(self) -> Connections:
        """Not known."""
        self._unknown("connections")

    def _unknown(self, what: str) -> NoReturn:
        raise ValidationError(
            f"the {what} of imported ComputeEnvironment '{self.node.id}' are not known",
            scope=self,
            fix="use its security groups, imported with SecurityGroup.from_security_group_id()",
        )


__all__ = ["IManagedComputeEnvironment", "ManagedComputeEnvironmentProps"]
