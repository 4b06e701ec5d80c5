"""Objects that ``kubectl`` makes on a cluster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._kubectl import kubectl_for
from aws_cdk.aws_eks.alb_scheme import AlbScheme
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster

_PRUNE_LABEL_PREFIX = "aws.cdk.eks/prune-"


class KubernetesManifestOptions(Struct):
    """How objects are made and removed."""

    ingress_alb: bool | None = None
    """Whether ingresses are annotated so that a load balancer of AWS is made for them. Default: no."""
    ingress_alb_scheme: AlbScheme | None = None
    """Who reaches that load balancer. Default: what is in the network."""
    prune: bool | None = None
    """Whether objects that leave the manifest are removed from the cluster. Default: as the cluster says."""
    removal_policy: RemovalPolicy | None = None
    """Default: objects are removed with the stack."""
    skip_validation: bool | None = None
    """Whether ``kubectl`` does not check objects against the cluster's schema. Default: it does."""


class KubernetesManifestProps(KubernetesManifestOptions):
    """Options of a manifest."""

    cluster: ICluster
    manifest: Sequence[Mapping[str, Any]]
    """The objects, made in this order."""
    overwrite: bool | None = None
    """Whether objects that are there already are changed instead of refused. Default: no."""


class KubernetesManifest(Construct):
    """Objects on a cluster that are made, changed and removed with the stack."""

    RESOURCE_TYPE = "Custom::AWSCDK-EKS-KubernetesResource"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.KubernetesManifest"
    _module = "aws_cdk.aws_eks"

    @takes(KubernetesManifestProps)
    def __init__(self, scope: Construct, id: str, props: KubernetesManifestProps) -> None:
        super().__init__(scope, id)
        provider = kubectl_for(self, props.cluster)
        prune = props.cluster.prune if props.prune is None else props.prune
        label = _PRUNE_LABEL_PREFIX + self.node.addr if prune else None
        objects: list[Any] = list(props.manifest)
        if label is not None:
            objects = [_labelled(item, label) for item in objects]
        if props.ingress_alb:
            scheme = props.ingress_alb_scheme or AlbScheme.INTERNAL
            objects = [_annotated(item, scheme) for item in objects]
        resource = CustomResource(
            self,
            "Resource",
            service_token=provider.service_token,
            resource_type=self.RESOURCE_TYPE,
            removal_policy=props.removal_policy,
            properties={
                "Manifest": Stack.of(self).to_json_string(objects),
                "ClusterName": props.cluster.cluster_name,
                "RoleArn": provider.role_arn,
                "PruneLabel": label,
                "Overwrite": props.overwrite,
                "SkipValidation": props.skip_validation,
            },
        )
        self.node.default_child = resource.node.default_child


def _labelled(item: Any, label: str) -> Any:
    """Return the object with a label by which what left the manifest is found; what is not an object stays as it is."""
    if not isinstance(item, Mapping) or not item.get("kind"):
        return item
    metadata = item.get("metadata") or {}
    return {**item, "metadata": {**metadata, "labels": {label: "", **(metadata.get("labels") or {})}}}


def _annotated(item: Any, scheme: AlbScheme) -> Any:
    if not isinstance(item, Mapping) or item.get("kind") != "Ingress":
        return item
    metadata = item.get("metadata") or {}
    annotations = {
        "kubernetes.io/ingress.class": "alb",
        "alb.ingress.kubernetes.io/scheme": scheme._value_,
        **(metadata.get("annotations") or {}),
    }
    return {**item, "metadata": {**metadata, "annotations": annotations}}
