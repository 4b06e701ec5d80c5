"""Clusters as CloudFormation takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks.ip_family import IpFamily

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_eks.endpoint_access import EndpointAccess
    from aws_cdk.aws_eks_v2.cluster_options import ClusterProps
    from aws_cdk.aws_iam.role_base import IRole


def rendered_config(
    props: ClusterProps,
    role: IRole,
    group: ISecurityGroup,
    subnets: list[str],
    access: EndpointAccess,
    name: str | None,
    compute: dict[str, Any],
) -> dict[str, Any]:
    """Return the properties of a cluster's resource."""
    key, logging, tier = props.secrets_encryption_key, props.cluster_logging, props.control_plane_scaling_tier
    automatic = {"enabled": compute["enabled"]}
    return {
        "name": name,
        "role_arn": role.role_arn,
        "version": props.version.version,
        "access_config": {
            "authenticationMode": "API",
            "bootstrapClusterCreatorAdminPermissions": props.bootstrap_cluster_creator_admin_permissions,
        },
        "compute_config": compute,
        "storage_config": {"blockStorage": automatic},
        "kubernetes_network_config": {
            "ipFamily": (props.ip_family or IpFamily.IP_V4)._value_,
            "serviceIpv4Cidr": props.service_ipv4_cidr,
            "elasticLoadBalancing": automatic,
        },
        "resources_vpc_config": {
            "securityGroupIds": [group.security_group_id],
            "subnetIds": subnets,
            "endpointPrivateAccess": access._private,
            "endpointPublicAccess": access._public,
            "publicAccessCidrs": list(access._public_cidrs) or None,
        },
        "encryption_config": (
            [{"provider": {"keyArn": key.key_ref.key_arn}, "resources": ["secrets"]}] if key is not None else None
        ),
        "remote_network_config": _rendered_networks(props),
        "logging": (
            {"clusterLogging": {"enabledTypes": [{"type": kind._value_} for kind in logging]}}
            if logging is not None
            else None
        ),
        "tags": [{"key": tag, "value": value} for tag, value in props.tags.items()] if props.tags else None,
        "bootstrap_self_managed_addons": props.bootstrap_self_managed_addons,
        "control_plane_scaling_config": {"tier": tier.value} if tier is not None else None,
    }


def _rendered_networks(props: ClusterProps) -> dict[str, Any] | None:
    nodes, pods = props.remote_node_networks, props.remote_pod_networks
    if nodes is None:
        return None
    return {
        "remoteNodeNetworks": [{"cidrs": network.cidrs} for network in nodes],
        "remotePodNetworks": [{"cidrs": network.cidrs} for network in pods] if pods is not None else None,
    }
