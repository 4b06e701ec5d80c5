"""What all clusters do, those made here and elsewhere, of both generations of the module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._generation import own_class
from aws_cdk.aws_eks.auto_scaling_capacity import (
    AutoScalingGroupOptions,
    _JoiningOptions,
    let_nodes_work,
    open_ports,
    tell_nodes,
    tell_role,
)
from aws_cdk.aws_eks.cluster_base import ICluster
from aws_cdk.aws_eks.eks_optimized_image import MachineImageType
from aws_cdk.aws_eks.helm_chart import HelmChartOptions
from aws_cdk.aws_eks.kubernetes_manifest import KubernetesManifestOptions
from aws_cdk.aws_eks.service_account import ServiceAccountOptions
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_eks.helm_chart import HelmChart
    from aws_cdk.aws_eks.kubernetes_manifest import KubernetesManifest
    from aws_cdk.aws_eks.service_account import ServiceAccount
    from constructs import Construct

# Release of the handler of interruptions that charts are installed from. Source: observed on aws-cdk-lib 2.275.0.
_HANDLER_VERSION = "0.27.0"
_HANDLER_REPOSITORY = "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler"


class _ClusterMembers(Resource, ICluster):
    _module = "aws_cdk.aws_eks"
    _spot_handler: Any = None

    def _class(self, name: str) -> Any:
        return own_class(self, name)

    @property
    def cluster_ref(self) -> Any:
        """How other resources refer to the cluster."""
        from aws_cdk.interfaces import aws_eks

        return aws_eks.ClusterReference(cluster_name=self.cluster_name, cluster_arn=self.cluster_arn)

    @takes(HelmChartOptions)
    def add_helm_chart(self, id: str, options: HelmChartOptions) -> HelmChart:
        """Install a chart."""
        chart: HelmChart = self._class("HelmChart")(self, f"chart-{id}", cluster=self, **options._given())
        return chart

    @checked
    def add_manifest(self, id: str, *manifest: Mapping[str, Any]) -> KubernetesManifest:
        """Make objects, in this order."""
        made: KubernetesManifest = self._class("KubernetesManifest")(
            self, f"manifest-{id}", cluster=self, manifest=manifest
        )
        return made

    @takes(KubernetesManifestOptions)
    def add_cdk8s_chart(self, id: str, chart: Construct, options: KubernetesManifestOptions) -> KubernetesManifest:
        """Make the objects of a chart of cdk8s: of any construct with a method ``to_json`` that gives them as a list.

        Raises:
            ValidationError: the construct has no such method.
        """
        to_json = getattr(chart, "to_json", None)
        if not callable(to_json):
            raise ValidationError(
                "Invalid cdk8s chart. Must contain a 'toJson' method",
                scope=self,
                fix="give a construct whose method `to_json` returns the objects",
            )
        made: KubernetesManifest = self._class("KubernetesManifest")(
            self, id, cluster=self, manifest=to_json(), **options._given()
        )
        return made

    @takes(ServiceAccountOptions)
    def add_service_account(self, id: str, options: ServiceAccountOptions) -> ServiceAccount:
        """Make an account for pods."""
        account: ServiceAccount = self._class("ServiceAccount")(self, id, cluster=self, **options._given())
        return account

    @takes(AutoScalingGroupOptions)
    def connect_auto_scaling_group_capacity(
        self, auto_scaling_group: AutoScalingGroup, options: AutoScalingGroupOptions
    ) -> None:
        """Let the instances of a group join the cluster.

        Raises:
            ValidationError: the group is in another stack, whose role the cluster's map cannot name; there are options
                of a script where there is none.
        """
        self._connect(auto_scaling_group, options)

    def _connect(self, group: AutoScalingGroup, options: AutoScalingGroupOptions) -> None:
        self._let_join(group, options)
        self._admit(group, options.map_role)
        if group.spot_price and options.spot_interrupt_handler is not False:
            self._handle_interruptions()

    def _let_join(self, group: AutoScalingGroup, options: _JoiningOptions) -> None:
        open_ports(group, self)
        group.add_security_group(self.cluster_security_group)
        rocket = options.machine_image_type is MachineImageType.BOTTLEROCKET
        tell_nodes(group, self, enabled=options.bootstrap_enabled, options=options.bootstrap_options, rocket=rocket)
        let_nodes_work(group, self)

    def _admit(self, group: AutoScalingGroup, map_role: bool | None) -> None:
        """Have the cluster know the role of nodes; where it cannot be told, say the role in an output."""
        if map_role is not False:
            Annotations.of(group).add_warning_v2(
                "@aws-cdk/aws-eks:clusterUnsupportedAutoMappingAwsAutoRole",
                "The role of these nodes cannot be noted in the map aws-auth of a cluster made elsewhere: please map it there",
            )
        tell_role(group)

    def _handle_interruptions(self) -> None:
        if self._spot_handler is None:
            self._spot_handler = self.add_helm_chart(
                "spot-interrupt-handler",
                chart="aws-node-termination-handler",
                version=_HANDLER_VERSION,
                repository=_HANDLER_REPOSITORY,
                namespace="kube-system",
                values={"nodeSelector": {"lifecycle": "Ec2Spot"}},
            )
