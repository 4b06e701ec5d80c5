"""What compute environments of all kinds have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_batch import ComputeEnvironmentReference
    from constructs import Construct


class IComputeEnvironment(IResource):
    """Where jobs run."""

    if TYPE_CHECKING:

        @property
        def compute_environment_arn(self) -> str: ...
        @property
        def compute_environment_name(self) -> str: ...
        @property
        def compute_environment_ref(self) -> ComputeEnvironmentReference: ...
        @property
        def enabled(self) -> bool: ...
        @property
        def service_role(self) -> IRole | None: ...


class ComputeEnvironmentProps(Struct):
    """Options of compute environments of all kinds."""

    compute_environment_name: str | None = None
    """Default: CloudFormation makes one."""
    enabled: bool | None = None
    """Whether it takes jobs from its queues. Default: yes."""
    service_role: IRole | None = None
    """As whom Batch acts. Default: its service-linked role, or a new role where jobs run on machines of one's own."""


class _ComputeEnvironmentBase(Resource, IComputeEnvironment):
    """Base of compute environments."""

    compute_environment_arn: str
    compute_environment_name: str
    enabled: bool
    service_role: IRole | None

    @property
    def compute_environment_ref(self) -> ComputeEnvironmentReference:
        """The reference to the compute environment."""
        from aws_cdk.interfaces.aws_batch import ComputeEnvironmentReference

        return ComputeEnvironmentReference(compute_environment_arn=self.compute_environment_arn)

    def _take_names(self, environment: Any) -> None:
        """Take over ARN and name of the L1 resource."""
        self.compute_environment_arn = self._get_resource_arn_attribute(
            environment.attr_compute_environment_arn,
            service="batch",
            resource="compute-environment",
            resource_name=self.physical_name,
        )
        self.compute_environment_name = self._get_resource_name_attribute(environment.ref)


class _ImportedComputeEnvironment(_ComputeEnvironmentBase):
    """A compute environment made elsewhere; taken to be enabled."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.compute_environment_arn = arn
        self.compute_environment_name = name_in_arn(arn, self)
        self.enabled = True
        self.service_role = None


def name_in_arn(arn: str, scope: Construct) -> str:
    """Return what follows the slash in the ARN of something in Batch.

    Raises:
        ValidationError: it is no ARN, or has no name.
    """
    name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
    if not name:
        raise ValidationError(
            f"ARN without a name: {arn}",
            scope=scope,
            fix="give the whole ARN, which ends in the type, a slash and a name",
        )
    return name


__all__ = ["ComputeEnvironmentProps", "IComputeEnvironment"]
