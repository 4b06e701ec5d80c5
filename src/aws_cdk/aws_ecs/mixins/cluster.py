"""Mixins for clusters made with L1, and for those that L2 clusters are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.mixins import Mixin
from aws_cdk.core.token import is_resolvable_object

if TYPE_CHECKING:
    from constructs import IConstruct

_CLUSTER = "AWS::ECS::Cluster"


class ClusterSettings(Mixin):
    """Sets settings of a cluster, in place of those of the same name."""

    @checked
    def __init__(self, settings: Sequence[Any]) -> None:
        """Make the mixin.

        Args:
            settings: ``CfnCluster.ClusterSettingsProperty`` or mappings, with name and value.
        """
        self._settings = list(settings)

    @checked
    def supports(self, construct: IConstruct) -> bool:
        """Tell whether ``construct`` is the resource of a cluster."""
        return isinstance(construct, CfnResource) and construct.cfn_resource_type == _CLUSTER

    @checked
    def apply_to(self, cluster: IConstruct) -> None:
        """Set the settings.

        Raises:
            ValidationError: the cluster's settings are a token, which cannot be added to.
        """
        if not self.supports(cluster):
            return
        resource: Any = cluster
        current = resource.cluster_settings
        if is_resolvable_object(current):
            raise ValidationError("the settings of the cluster are a token and cannot be changed", scope=cluster)
        merged = {_of(setting, "name"): setting for setting in current or ()}
        merged.update((_of(setting, "name"), setting) for setting in self._settings)
        resource.cluster_settings = list(merged.values())


def _of(setting: Any, name: str) -> Any:
    return setting.get(name) if isinstance(setting, dict) else getattr(setting, name)
