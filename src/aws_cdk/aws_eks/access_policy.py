"""Policies that let principals of IAM work on clusters, without roles of Kubernetes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Nested, Struct, takes


class AccessScopeType(NamedEnum):
    """What a policy is about."""

    NAMESPACE = "namespace"
    """Some namespaces."""
    CLUSTER = "cluster"
    """The whole cluster."""


class AccessScope(Struct):
    """What a policy is about."""

    type: AccessScopeType
    namespaces: Sequence[str] | None = None
    """Which namespaces; a name may end with ``*``."""


class AccessPolicyArn:
    """A policy of AWS for clusters: one of the constants, or by its name.

    Attributes:
        policy_name: The name, such as ``AmazonEKSViewPolicy``.
        policy_arn: The ARN.
    """

    AMAZON_EKS_ADMIN_POLICY: ClassVar[AccessPolicyArn]
    AMAZON_EKS_ADMIN_VIEW_POLICY: ClassVar[AccessPolicyArn]
    AMAZON_EKS_CLUSTER_ADMIN_POLICY: ClassVar[AccessPolicyArn]
    AMAZON_EKS_EDIT_POLICY: ClassVar[AccessPolicyArn]
    AMAZON_EKS_VIEW_POLICY: ClassVar[AccessPolicyArn]

    @checked
    def __init__(self, policy_name: str) -> None:
        self.policy_name = policy_name
        self.policy_arn = f"arn:{Aws.PARTITION}:eks::aws:cluster-access-policy/{policy_name}"

    @staticmethod
    @checked
    def of(policy_name: str) -> AccessPolicyArn:
        """Return a policy by its name."""
        return AccessPolicyArn(policy_name)


AccessPolicyArn.AMAZON_EKS_ADMIN_POLICY = AccessPolicyArn("AmazonEKSAdminPolicy")
AccessPolicyArn.AMAZON_EKS_ADMIN_VIEW_POLICY = AccessPolicyArn("AmazonEKSAdminViewPolicy")
AccessPolicyArn.AMAZON_EKS_CLUSTER_ADMIN_POLICY = AccessPolicyArn("AmazonEKSClusterAdminPolicy")
AccessPolicyArn.AMAZON_EKS_EDIT_POLICY = AccessPolicyArn("AmazonEKSEditPolicy")
AccessPolicyArn.AMAZON_EKS_VIEW_POLICY = AccessPolicyArn("AmazonEKSViewPolicy")


class IAccessPolicy:
    """A policy with what it is about.

    Attributes:
        access_scope: What it is about.
        policy: The policy's ARN.
    """

    access_scope: AccessScope
    policy: str


class AccessPolicyNameOptions(Struct):
    """What a policy known by its name is about."""

    access_scope_type: AccessScopeType
    namespaces: Sequence[str] | None = None
    """Which namespaces. Default: the whole cluster."""


class AccessPolicyProps(Struct):
    """Options of a policy."""

    access_scope: Nested[AccessScope]
    policy: AccessPolicyArn


class AccessPolicy(IAccessPolicy):
    """A policy with what it is about."""

    @takes(AccessPolicyProps)
    def __init__(self, props: AccessPolicyProps) -> None:
        self.access_scope = props.access_scope
        self.policy = props.policy.policy_arn

    @staticmethod
    @takes(AccessPolicyNameOptions)
    def from_access_policy_name(policy_name: str, options: AccessPolicyNameOptions) -> IAccessPolicy:
        """Return a policy by its name."""
        scope = AccessScope(type=options.access_scope_type, namespaces=options.namespaces)
        return AccessPolicy(access_scope=scope, policy=AccessPolicyArn(policy_name))


__all__ = [
    "AccessPolicy",
    "AccessPolicyArn",
    "AccessPolicyNameOptions",
    "AccessPolicyProps",
    "AccessScope",
    "AccessScopeType",
    "IAccessPolicy",
]
