"""Charts that Helm installs on a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._kubectl import kubectl_for
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster
    from aws_cdk.aws_s3_assets.asset import Asset

_LONGEST_TIMEOUT_SECONDS = 15 * 60
_LONGEST_RELEASE = 53


class HelmChartOptions(Struct):
    """What is installed, and how. One of ``chart`` and ``chart_asset`` is given."""

    atomic: bool | None = None
    """Whether what was done is undone if the installation fails. Default: no."""
    chart: str | None = None
    """The chart's name."""
    chart_asset: Asset | None = None
    """A chart that is uploaded."""
    create_namespace: bool | None = None
    """Whether the namespace is made if it is not there. Default: yes."""
    namespace: str | None = None
    """Default: ``default``."""
    release: str | None = None
    """Name of the installation. Default: made from the construct's path, 53 characters at most."""
    removal_policy: RemovalPolicy | None = None
    """Default: uninstalled with the stack."""
    repository: str | None = None
    """Where the chart is. Not with an asset."""
    skip_crds: bool | None = None
    """Whether definitions of custom resources are left out. Default: no."""
    timeout: Duration | None = None
    """How long each operation may take, 15 minutes at most. Default: 5 minutes, Helm's."""
    values: Mapping[str, Any] | None = None
    """The chart's values."""
    version: str | None = None
    """Default: the latest. Not with an asset."""
    wait: bool | None = None
    """Whether Helm waits until all is ready. Default: no."""


class HelmChartProps(HelmChartOptions):
    """Options of a chart."""

    cluster: ICluster


class HelmChart(Construct):
    """A chart that Helm installs on a cluster."""

    RESOURCE_TYPE = "Custom::AWSCDK-EKS-HelmChart"
    _module = "aws_cdk.aws_eks"

    @takes(HelmChartProps)
    def __init__(self, scope: Construct, id: str, props: HelmChartProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        provider = kubectl_for(self, props.cluster)
        self.atomic: bool | None = props.atomic
        self.chart: str | None = props.chart
        self.chart_asset: Asset | None = props.chart_asset
        self.repository: str | None = props.repository
        self.version: str | None = props.version
        asset = props.chart_asset
        grant = asset.bucket.grant_read(provider.reader) if asset is not None and provider.reader is not None else None
        values = props.values
        seconds = props.timeout.to_seconds() if props.timeout is not None else 0
        resource = CustomResource(
            self,
            "Resource",
            service_token=provider.service_token,
            resource_type=self.RESOURCE_TYPE,
            removal_policy=props.removal_policy,
            properties={
                "ClusterName": props.cluster.cluster_name,
                "RoleArn": provider.role_arn,
                "Release": (
                    props.release if props.release is not None else Names.unique_id(self).lower()[-_LONGEST_RELEASE:]
                ),
                "Chart": props.chart,
                "ChartAssetURL": asset.s3_object_url if asset is not None else None,
                "Version": props.version,
                "Wait": props.wait or None,
                "Timeout": f"{seconds}s" if seconds else None,  # as the peer: no time at all is left out
                "Values": Stack.of(self).to_json_string(values) if values is not None else None,
                "Namespace": "default" if props.namespace is None else props.namespace,
                "Repository": props.repository,
                "CreateNamespace": (props.create_namespace is not False) or None,
                "SkipCrds": props.skip_crds or None,
                "Atomic": props.atomic or None,
            },
        )
        if grant is not None:
            grant.apply_before(resource)

    def _check(self, props: HelmChartProps) -> None:
        if props.timeout is not None and props.timeout.to_seconds() > _LONGEST_TIMEOUT_SECONDS:
            raise ValidationError(
                "Helm chart timeout cannot be higher than 15 minutes.", scope=self, fix="shorten `timeout`"
            )
        if props.chart is None and props.chart_asset is None:
            raise ValidationError(
                "Either 'chart' or 'chartAsset' must be specified to install a helm chart",
                scope=self,
                fix="give `chart` or `chart_asset`",
            )
        if props.chart_asset is not None and (props.repository is not None or props.version is not None):
            raise ValidationError(
                "Neither 'repository' nor 'version' can be used when configuring 'chartAsset'",
                scope=self,
                fix="leave `repository` and `version` away",
            )
