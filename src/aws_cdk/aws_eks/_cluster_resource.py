"""The custom resource by which a cluster is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.lazy import lazy_list, lazy_string
from aws_cdk.core.stack import Stack
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks._cluster_resource_provider import _ClusterResourceProvider
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_kms import IKeyRef

_TYPE = "Custom::AWSCDK-EKS-Cluster"
# Counts up when the provider answers with more attributes, so that clusters made before are asked for them, too.
_ATTRIBUTES_REVISION = 5

_CLUSTER_ACTIONS = (
    "eks:CreateCluster",
    "eks:DescribeCluster",
    "eks:DescribeUpdate",
    "eks:DeleteCluster",
    "eks:UpdateClusterVersion",
    "eks:UpdateClusterConfig",
    "eks:CreateFargateProfile",
    "eks:TagResource",
    "eks:UntagResource",
)
_PROFILE_ACTIONS = ("eks:DescribeFargateProfile", "eks:DeleteFargateProfile")
_NETWORK_ACTIONS = (
    "ec2:DescribeInstances",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeRouteTables",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeVpcs",
)
_KEY_ACTIONS = ("kms:Encrypt", "kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant")


class _ClusterResource(Construct):
    """A cluster, and the role that makes it; whoever takes that role may do everything on the cluster.

    Attributes:
        admin_role: That role.
        ref: The cluster's name.
    """

    _fqn = "constructs.Construct"

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        provider: _ClusterResourceProvider,
        config: Mapping[str, Any],
        role: IRole,
        name: str | None,
        key: IKeyRef | None,
        removal_policy: RemovalPolicy | None,
    ) -> None:
        super().__init__(scope, id)
        self.admin_role = self._make_admin_role(provider, role, name, key)
        resource = self._resource = CustomResource(
            self,
            "Resource",
            service_token=provider.service_token,
            resource_type=_TYPE,
            removal_policy=removal_policy,
            properties={
                "Config": config,
                "AssumeRoleArn": self.admin_role.role_arn,
                "AttributesRevision": _ATTRIBUTES_REVISION,
            },
        )
        resource.node.add_dependency(self.admin_role)
        self.ref: str = resource.ref

    def attribute(self, name: str) -> str:
        """Return a value of the provider's answer."""
        return self._resource.get_att_string(name)

    def _make_admin_role(
        self, provider: _ClusterResourceProvider, role: IRole, name: str | None, key: IKeyRef | None
    ) -> Any:
        from aws_cdk.aws_iam.principals import CompositePrincipal
        from aws_cdk.aws_iam.role import Role

        stack = Stack.of(self)
        admin = Role(self, "CreationRole", assumed_by=CompositePrincipal(*provider.handler_roles))
        if name is None:
            clusters, profiles = ["*"], "*"
        else:
            arn = stack.format_arn(service="eks", resource="cluster", resource_name=name)
            clusters = [arn, f"{arn}/*"]
            profiles = stack.format_arn(service="eks", resource="fargateprofile", resource_name=f"{name}/*")
        statements = [
            PolicyStatement(actions=["iam:PassRole"], resources=[role.role_arn]),
            # Tokens, as in the official library: they stay apart where statements are merged, and a list stays a list.
            PolicyStatement(actions=_CLUSTER_ACTIONS, resources=lazy_list(lambda: clusters)),
            PolicyStatement(actions=_PROFILE_ACTIONS, resources=[lazy_string(lambda: profiles)]),
            PolicyStatement(actions=["iam:GetRole", "iam:listAttachedRolePolicies"], resources=["*"]),
            PolicyStatement(actions=["iam:CreateServiceLinkedRole"], resources=["*"]),
            PolicyStatement(actions=_NETWORK_ACTIONS, resources=["*"]),
        ]
        if key is not None:
            statements.append(PolicyStatement(actions=_KEY_ACTIONS, resources=[key.key_ref.key_arn]))
        for statement in statements:
            admin.add_to_policy(statement)
        return admin
