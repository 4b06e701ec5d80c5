"""Clusters as the API of EKS takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks.ip_family import IpFamily

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_eks.cluster_options import ClusterProps
    from aws_cdk.aws_eks.endpoint_access import EndpointAccess
    from aws_cdk.aws_iam.role_base import IRole


def rendered_config(
    props: ClusterProps,
    role: IRole,
    group: ISecurityGroup,
    subnets: list[str],
    access: EndpointAccess,
    name: str | None,
) -> dict[str, Any]:
    """Return a cluster as the API of EKS takes it."""
    key, logging, tier = props.secrets_encryption_key, props.cluster_logging, props.control_plane_scaling_tier
    return {
        "name": name,
        "version": props.version.version,
        "roleArn": role.role_arn,
        "encryptionConfig": (
            [{"provider": {"keyArn": key.key_ref.key_arn}, "resources": ["secrets"]}] if key is not None else None
        ),
        "kubernetesNetworkConfig": {
            "ipFamily": (props.ip_family or IpFamily.IP_V4)._value_,
            "serviceIpv4Cidr": props.service_ipv4_cidr,
        },
        "resourcesVpcConfig": {
            "subnetIds": subnets,
            "securityGroupIds": [group.security_group_id],
            "endpointPublicAccess": access._public,
            "endpointPrivateAccess": access._private,
            "publicAccessCidrs": list(access._public_cidrs) or None,
        },
        "tags": props.tags,
        "logging": (
            {"clusterLogging": [{"enabled": True, "types": [kind._value_ for kind in logging]}]}
            if logging is not None
            else None
        ),
        "accessConfig": {
            "authenticationMode": props.authentication_mode._value_ if props.authentication_mode is not None else None,
            "bootstrapClusterCreatorAdminPermissions": props.bootstrap_cluster_creator_admin_permissions,
        },
        "remoteNetworkConfig": _rendered_networks(props),
        "bootstrapSelfManagedAddons": props.bootstrap_self_managed_addons,
        "deletionProtection": props.deletion_protection,
        "controlPlaneScalingConfig": {"tier": tier._value_} if tier is not None else None,
    }


def _rendered_networks(props: ClusterProps) -> dict[str, Any] | None:
    nodes, pods = props.remote_node_networks, props.remote_pod_networks
    if nodes is None:
        return None
    return {
        "remoteNodeNetworks": [{"cidrs": network.cidrs} for network in nodes],
        "remotePodNetworks": [{"cidrs": network.cidrs} for network in pods] if pods is not None else None,
    }
