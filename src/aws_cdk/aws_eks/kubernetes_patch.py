"""Changes that ``kubectl`` makes to objects that others made on a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._kubectl import kubectl_for
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster


class PatchType(NamedEnum):
    """How a change is written."""

    JSON = "json"
    """As operations of RFC 6902."""
    MERGE = "merge"
    """As the part that differs, after RFC 7386."""
    STRATEGIC = "strategic"
    """As the part that differs; lists are merged as their schema says."""


class KubernetesPatchProps(Struct):
    """Options of a patch."""

    apply_patch: Mapping[str, Any]
    """What is changed when the patch is made or changed."""
    cluster: ICluster
    resource_name: str
    """The object, with its kind, like ``deployment/web``."""
    restore_patch: Mapping[str, Any]
    """What is changed when the patch is removed."""
    patch_type: PatchType | None = None
    """Default: strategic."""
    removal_policy: RemovalPolicy | None = None
    """Default: the object is restored with the end of the stack."""
    resource_namespace: str | None = None
    """Default: ``default``."""


class KubernetesPatch(Construct):
    """A change of an object on a cluster."""

    _module = "aws_cdk.aws_eks"

    @takes(KubernetesPatchProps)
    def __init__(self, scope: Construct, id: str, props: KubernetesPatchProps) -> None:
        super().__init__(scope, id)
        stack = Stack.of(self)
        provider = kubectl_for(self, props.cluster)
        CustomResource(
            self,
            "Resource",
            service_token=provider.service_token,
            resource_type="Custom::AWSCDK-EKS-KubernetesPatch",
            removal_policy=props.removal_policy,
            properties={
                "ResourceName": props.resource_name,
                "ResourceNamespace": props.resource_namespace or "default",
                "ApplyPatchJson": stack.to_json_string(props.apply_patch),
                "RestorePatchJson": stack.to_json_string(props.restore_patch),
                "ClusterName": props.cluster.cluster_name,
                "RoleArn": provider.role_arn,
                "PatchType": (props.patch_type or PatchType.STRATEGIC)._value_,
            },
        )
