"""Which pods of a cluster run on Fargate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks.fargate_profile import FargateProfileOptions, check_selectors, chosen_subnets, new_pod_role
from aws_cdk.aws_eks_v2._l1 import CfnFargateProfile
from aws_cdk.core.struct import takes
from aws_cdk.core.tag_manager import ITaggable, TagManager
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.fargate_profile import Selector
    from aws_cdk.aws_eks_v2.cluster import Cluster
    from aws_cdk.aws_iam.role_base import IRole


class FargateProfileProps(FargateProfileOptions):
    """Options of a profile, and its cluster."""

    cluster: Cluster


class FargateProfile(Construct, ITaggable):
    """Has pods of a cluster run on Fargate.

    Attributes:
        fargate_profile_arn: The ARN.
        fargate_profile_name: The name.
        pod_execution_role: Role of what runs the pods.
        tags: Tags of the profile.
    """

    @takes(FargateProfileProps)
    def __init__(self, scope: Construct, id: str, props: FargateProfileProps) -> None:
        """Make a profile.

        Raises:
            ValidationError: there is no selector, or there are more than five.
        """
        super().__init__(scope, id)
        cluster = props.cluster
        self.pod_execution_role: IRole = props.pod_execution_role or new_pod_role(self)
        subnets = chosen_subnets(self, props)
        check_selectors(self, props)
        resource = CfnFargateProfile(
            self,
            "Resource",
            cluster_name=cluster.cluster_name,
            fargate_profile_name=props.fargate_profile_name,
            pod_execution_role_arn=self.pod_execution_role.role_arn,
            selectors=[_rendered(selector) for selector in props.selectors],
            subnets=subnets,
        )
        self.tags: TagManager = resource.tags
        self.fargate_profile_arn: str = resource.attr_arn
        self.fargate_profile_name: str = resource.ref
        previous = cluster._attach_profile(self)
        if previous is not None:
            # EKS makes one profile of a cluster after the other.
            resource.node.add_dependency(previous)
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)


def _rendered(selector: Selector) -> dict[str, Any]:
    labels = [{"key": key, "value": value} for key, value in (selector.labels or {}).items()]
    return {"namespace": selector.namespace, "labels": labels}


__all__ = ["FargateProfile", "FargateProfileProps"]
