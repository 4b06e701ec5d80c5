"""Which pods of a cluster run on Fargate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_eks._cluster_resource_provider import _ClusterResourceProvider
from aws_cdk.aws_eks.aws_auth import FARGATE_MAPPING
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_manager import ITaggable, TagManager, TagType
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_eks.cluster import Cluster
    from aws_cdk.aws_iam.role_base import IRole

_TYPE = "Custom::AWSCDK-EKS-FargateProfile"
# Source: "Fargate profile components", EKS user guide.
_MOST_SELECTORS = 5


class Selector(Struct):
    """Pods that are meant."""

    namespace: str
    labels: Mapping[str, str] | None = None
    """Labels that they all have. Default: all pods of the namespace."""


class FargateProfileOptions(Struct):
    """Options of a profile."""

    selectors: Nested[Sequence[Selector]]
    """Which pods run on Fargate: those that one of these means; 5 at most."""
    fargate_profile_name: str | None = None
    """Default: a generated name."""
    pod_execution_role: IRole | None = None
    """Role of what runs the pods, which fetches images and writes logs. Default: a new one."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the profile and its role when they leave the stack. Default: they are deleted."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Where in ``vpc`` pods run. Default: in the private subnets."""
    vpc: IVpc | None = None
    """Where pods run. Default: in all private subnets of the cluster."""


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

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.FargateProfile"

    @takes(FargateProfileProps)
    def __init__(self, scope: Construct, id: str, props: FargateProfileProps) -> None:
        """Make a profile.

        Raises:
            ValidationError: there is no selector, or there are more than five.
        """
        super().__init__(scope, id)
        cluster = props.cluster
        provider = _ClusterResourceProvider.get_or_create(self)
        self.pod_execution_role: IRole = props.pod_execution_role or new_pod_role(self)
        self.pod_execution_role.grant_pass_role(cluster.admin_role)
        subnets = chosen_subnets(self, props)
        check_selectors(self, props)
        self.tags = TagManager(TagType.MAP, "AWS::EKS::FargateProfile")
        resource = CustomResource(
            self,
            "Resource",
            service_token=provider.service_token,
            resource_type=_TYPE,
            removal_policy=props.removal_policy,
            properties={
                "AssumeRoleArn": cluster.admin_role.role_arn,
                "Config": {
                    "clusterName": cluster.cluster_name,
                    "fargateProfileName": props.fargate_profile_name,
                    "podExecutionRoleArn": self.pod_execution_role.role_arn,
                    "selectors": [rendered_selector(selector) for selector in props.selectors],
                    "subnets": subnets,
                    "tags": lazy_any(self.tags.render_tags),
                },
            },
        )
        self.fargate_profile_arn: str = resource.get_att_string("fargateProfileArn")
        self.fargate_profile_name: str = resource.ref
        previous = cluster._attach_profile(self)
        if previous is not None:
            # EKS makes one profile of a cluster after the other.
            resource.node.add_dependency(previous)
        if cluster._has_config_map:
            # EKS itself notes the role as well, but a later change of the map would drop it.
            cluster.aws_auth.add_role_mapping(self.pod_execution_role, **FARGATE_MAPPING)
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)


def new_pod_role(scope: Construct) -> IRole:
    """Make the role of what runs pods on Fargate."""
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy
    from aws_cdk.aws_iam.principals import ServicePrincipal
    from aws_cdk.aws_iam.role import Role

    return Role(
        scope,
        "PodExecutionRole",
        assumed_by=ServicePrincipal("eks-fargate-pods.amazonaws.com"),
        managed_policies=[ManagedPolicy.from_aws_managed_policy_name("AmazonEKSFargatePodExecutionRolePolicy")],
    )


def chosen_subnets(scope: Construct, props: FargateProfileOptions) -> list[str] | None:
    """Return the subnets of pods, or nothing where EKS chooses."""
    if props.vpc is None:
        if props.subnet_selection is not None:
            from aws_cdk.core.annotations import Annotations

            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-eks:fargateProfileDefaultToPrivateSubnets",
                "subnet_selection is ignored without vpc: pods run in all private subnets of the cluster; give vpc as well",
            )
        return None
    from aws_cdk.aws_ec2.subnet_selection import SubnetType

    selection = props.subnet_selection or SubnetSelection(subnet_type=SubnetType.PRIVATE_WITH_EGRESS)
    return list(props.vpc.select_subnets(**selection._given()).subnet_ids)


def check_selectors(scope: Construct, props: FargateProfileOptions) -> None:
    """Check the number of selectors.

    Raises:
        ValidationError: there is none, or there are more than five.
    """
    if not props.selectors:
        raise ValidationError(
            "Fargate profile requires at least one selector", scope=scope, fix="add one to `selectors`"
        )
    if len(props.selectors) > _MOST_SELECTORS:
        raise ValidationError(
            "Fargate profile supports up to five selectors", scope=scope, fix="make another profile for the others"
        )


def rendered_selector(selector: Selector) -> dict[str, Any]:
    """Return a selector as EKS takes it."""
    return {"namespace": selector.namespace, "labels": selector.labels}


__all__ = ["FargateProfile", "FargateProfileOptions", "FargateProfileProps", "Selector"]
