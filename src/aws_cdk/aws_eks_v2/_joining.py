"""How instances join clusters of this generation: their role has to be let in by an access entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_eks._cluster_members import _ClusterMembers
from aws_cdk.aws_eks.auto_scaling_capacity import tell_role
from aws_cdk.aws_eks_v2.capacity import AutoScalingGroupOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_eks.auto_scaling_capacity import _JoiningOptions


class _Joining(_ClusterMembers):
    @takes(AutoScalingGroupOptions)
    def connect_auto_scaling_group_capacity(  # type: ignore[override]  # there are fewer options
        self, auto_scaling_group: AutoScalingGroup, options: AutoScalingGroupOptions
    ) -> None:
        """Let the instances of a group join the cluster; an output says their role.

        Raises:
            ValidationError: there are options of a script where there is none.
        """
        self._connect_instances(auto_scaling_group, options)

    def _connect_instances(self, group: AutoScalingGroup, options: _JoiningOptions) -> None:
        self._let_join(group, options)
        tell_role(group)
