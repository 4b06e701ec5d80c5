"""The automatic mode, in which EKS makes and removes nodes as pods need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_eks_v2.cluster_options import ClusterProps, ComputeConfig
    from aws_cdk.aws_iam.role_base import IRole

# Source: "Cluster IAM role" and "Node IAM role" of the automatic mode, EKS user guide.
_CLUSTER_POLICIES = (
    "AmazonEKSComputePolicy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
)
_NODE_POLICIES = ("AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryReadOnly")
_POOLS = ("system", "general-purpose")


def check(cluster: Any, props: ClusterProps, automatic: bool) -> None:
    """Check that options fit the mode.

    Raises:
        ValidationError: there are options of the other mode, or a pool that EKS does not have.
    """
    if not automatic:
        if props.compute is not None:
            raise ValidationError(
                "Cannot specify compute without using DefaultCapacityType.AUTOMODE",
                scope=cluster,
                fix="leave `compute` or `default_capacity_type` out",
            )
        return
    if props.default_capacity is not None or props.default_capacity_instance is not None:
        raise ValidationError(
            "Cannot specify defaultCapacity or defaultCapacityInstance when using Auto Mode. Auto Mode manages compute "
            "resources automatically.",
            scope=cluster,
            fix="give default_capacity_type=DefaultCapacityType.NODEGROUP",
        )
    if props.bootstrap_self_managed_addons:
        raise ValidationError(
            "bootstrapSelfManagedAddons cannot be true when using EKS Auto Mode",
            scope=cluster,
            fix="leave `bootstrap_self_managed_addons` out",
        )
    pools = props.compute.node_pools if props.compute is not None else None
    unknown = [pool for pool in pools or () if pool not in _POOLS]
    if unknown:
        raise ValidationError(
            f"Invalid node pool values: {', '.join(unknown)}. Valid values are: {', '.join(sorted(_POOLS))}",
            scope=cluster,
            fix="name others in `compute.node_pools`",
        )


def let_manage_nodes(role: IRole) -> None:
    """Let a cluster's role manage nodes."""
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principals import ServicePrincipal
    from aws_cdk.aws_iam.role import Role

    for name in _CLUSTER_POLICIES:
        role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(name))
    if isinstance(role, Role) and role.assume_role_policy is not None:
        role.assume_role_policy.add_statements(
            PolicyStatement(actions=["sts:TagSession"], principals=[ServicePrincipal("eks.amazonaws.com")])
        )


def compute_config(cluster: Any, given: ComputeConfig | None) -> dict[str, Any]:
    """Return what nodes EKS makes, as CloudFormation takes it; nodes without a role get a new one."""
    pools = given.node_pools if given is not None else None
    pools = pools if pools is not None else _POOLS
    role = given.node_role if given is not None else None
    if role is None and pools:
        role = _new_node_role(cluster)
    return {
        "enabled": True,
        "nodePools": list(pools),
        # EKS refuses a role where there are no pools.
        "nodeRoleArn": role.role_arn if role is not None and pools else None,
    }


def _new_node_role(cluster: Any) -> IRole:
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy
    from aws_cdk.aws_iam.principals import ServicePrincipal
    from aws_cdk.aws_iam.role import Role

    policies = [ManagedPolicy.from_aws_managed_policy_name(name) for name in _NODE_POLICIES]
    return Role(
        cluster,
        f"{cluster.node.id}nodePoolRole",
        assumed_by=ServicePrincipal("ec2.amazonaws.com"),
        managed_policies=policies,
    )
