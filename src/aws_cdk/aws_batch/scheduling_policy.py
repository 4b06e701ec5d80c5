"""Scheduling policies: how jobs of several shares take turns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnSchedulingPolicy
from aws_cdk.aws_batch.compute_environment_base import name_in_arn
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_batch import SchedulingPolicyReference
    from constructs import Construct


class ISchedulingPolicy(IResource):
    """How jobs of a queue take turns."""

    if TYPE_CHECKING:

        @property
        def scheduling_policy_arn(self) -> str: ...
        @property
        def scheduling_policy_name(self) -> str: ...
        @property
        def scheduling_policy_ref(self) -> SchedulingPolicyReference: ...


class Share(Struct):
    """Jobs that count together."""

    share_identifier: str
    """What jobs name when they are submitted; ``*`` at the end stands for any rest."""
    weight_factor: int | float
    """The lower, the more capacity the share gets: 0.0001 to 999.9999."""


class IFairshareSchedulingPolicy(ISchedulingPolicy):
    """Gives shares capacity by weight."""

    if TYPE_CHECKING:

        @property
        def shares(self) -> Sequence[Share]: ...
        @property
        def compute_reservation(self) -> int | float | None: ...
        @property
        def share_decay(self) -> Duration | None: ...


class FairshareSchedulingPolicyProps(Struct):
    """Options of :class:`FairshareSchedulingPolicy`."""

    compute_reservation: int | float | None = None
    """How much capacity is kept for shares without jobs, 0 to 99: (reservation/100) to the power of the number of
    active shares. Default: none."""
    scheduling_policy_name: str | None = None
    """Default: CloudFormation makes one."""
    share_decay: Duration | None = None
    """How long past use counts, whole seconds. Default: only current use counts."""
    shares: Nested[Sequence[Share] | None] = nested()
    """Default: none; all weigh 1."""


class _SchedulingPolicyBase(Resource, IFairshareSchedulingPolicy):
    """Base of scheduling policies."""

    scheduling_policy_arn: str
    scheduling_policy_name: str

    @property
    def scheduling_policy_ref(self) -> SchedulingPolicyReference:
        """The reference to the policy."""
        from aws_cdk.interfaces.aws_batch import SchedulingPolicyReference

        return SchedulingPolicyReference(scheduling_policy_arn=self.scheduling_policy_arn)


class FairshareSchedulingPolicy(_SchedulingPolicyBase):
    """Gives shares capacity by weight, by what they used of late."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.FairshareSchedulingPolicy"

    @staticmethod
    @checked
    def from_fairshare_scheduling_policy_arn(
        scope: Construct, id: str, fairshare_scheduling_policy_arn: str
    ) -> IFairshareSchedulingPolicy:
        """Return a policy made elsewhere, by its ARN."""
        return _ImportedPolicy(scope, id, fairshare_scheduling_policy_arn)

    @takes(FairshareSchedulingPolicyProps)
    def __init__(self, scope: Construct, id: str, props: FairshareSchedulingPolicyProps) -> None:
        """Make the policy.

        Raises:
            ValidationError: the decay is no whole number of seconds.
        """
        super().__init__(scope, id, physical_name=props.scheduling_policy_name)
        self.compute_reservation: int | float | None = props.compute_reservation
        self.share_decay: Duration | None = props.share_decay
        self.shares: list[Share] = list(props.shares or ())
        policy: Any = CfnSchedulingPolicy(
            self,
            "Resource",
            fairshare_policy={
                "computeReservation": self.compute_reservation,
                "shareDecaySeconds": self.share_decay.to_seconds() if self.share_decay is not None else None,
                "shareDistribution": lazy_any(
                    lambda: [
                        {"shareIdentifier": share.share_identifier, "weightFactor": share.weight_factor}
                        for share in self.shares
                    ]
                ),
            },
            name=props.scheduling_policy_name,
        )
        self.scheduling_policy_arn = self._get_resource_arn_attribute(
            policy.attr_arn, service="batch", resource="scheduling-policy", resource_name=self.physical_name
        )
        self.scheduling_policy_name = self._get_resource_name_attribute(policy.ref)

    @takes(Share)
    def add_share(self, share: Share) -> None:
        """Add a share."""
        self.shares.append(share)


class _ImportedPolicy(_SchedulingPolicyBase):
    _fqn = "aws-cdk-lib.Resource"
    compute_reservation: int | float | None = None
    share_decay: Duration | None = None

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.shares: list[Share] = []
        self.scheduling_policy_arn = arn
        self.scheduling_policy_name = name_in_arn(arn, self)


__all__ = [
    "FairshareSchedulingPolicy",
    "FairshareSchedulingPolicyProps",
    "IFairshareSchedulingPolicy",
    "ISchedulingPolicy",
    "Share",
]
