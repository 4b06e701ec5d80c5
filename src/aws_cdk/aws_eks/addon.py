"""Programs that EKS itself installs on a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._generation import own_class
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster
    from constructs import Construct


class IAddon(IResource):
    """A program that EKS installs."""

    addon_arn: str
    addon_name: str

    if TYPE_CHECKING:

        @property
        def addon_ref(self) -> Any: ...


class AddonAttributes(Struct):
    """What is known of a program installed elsewhere."""

    addon_name: str
    cluster_name: str


class AddonProps(Struct):
    """Options of a program."""

    addon_name: str
    """Its name, such as ``vpc-cni``."""
    cluster: ICluster
    addon_version: str | None = None
    """Default: the newest for the cluster's version of Kubernetes."""
    configuration_values: Mapping[str, Any] | None = None
    """The program's own settings. Default: its own."""
    preserve_on_delete: bool | None = None
    """Whether the program stays, no longer in the hands of EKS, when this leaves the stack. Default: no."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of it when it leaves the stack. Default: it is removed."""


class Addon(Resource, IAddon):
    """A program that EKS installs on a cluster and keeps up to date."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.Addon"
    _module = "aws_cdk.aws_eks"

    @takes(AddonProps)
    def __init__(self, scope: Construct, id: str, props: AddonProps) -> None:
        super().__init__(scope, id, physical_name=props.addon_name)
        values = props.configuration_values
        self._cluster_name = props.cluster.cluster_name
        resource = own_class(self, "CfnAddon")(
            self,
            "Resource",
            addon_name=props.addon_name,
            cluster_name=self._cluster_name,
            addon_version=props.addon_version,
            preserve_on_delete=props.preserve_on_delete,
            configuration_values=Stack.of(self).to_json_string(values) if values is not None else None,
        )
        if props.removal_policy is not None:
            resource.apply_removal_policy(props.removal_policy)
        self.addon_name = self._get_resource_name_attribute(resource.ref)
        self.addon_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="eks", resource="addon", resource_name=f"{self._cluster_name}/{props.addon_name}/"),
        )

    @staticmethod
    @checked
    def from_addon_arn(scope: Construct, id: str, addon_arn: str) -> IAddon:
        """Return a program installed elsewhere, by its ARN.

        Raises:
            ValidationError: the ARN has no name.
        """
        # Its end is addon/CLUSTER/NAME/ID.
        rest = Arn.split(addon_arn, ArnFormat.COLON_RESOURCE_NAME).resource_name
        if rest is None or not (is_unresolved(rest) or "/" in rest):
            raise ValidationError(
                f"The ARN of an add-on names its cluster and the add-on: {addon_arn}",
                scope=scope,
                fix="give an ARN like arn:aws:eks:REGION:ACCOUNT:addon/CLUSTER/NAME/ID",
            )
        return _ImportedAddon(scope, id, addon_arn, Fn.select(1, Fn.split("/", rest)), None)

    @staticmethod
    @takes(AddonAttributes)
    def from_addon_attributes(scope: Construct, id: str, attrs: AddonAttributes) -> IAddon:
        """Return a program installed elsewhere, by its name and its cluster's."""
        arn = Stack.of(scope).format_arn(
            service="eks", resource="addon", resource_name=f"{attrs.cluster_name}/{attrs.addon_name}"
        )
        return _ImportedAddon(scope, id, arn, attrs.addon_name, attrs.cluster_name)

    @property
    def addon_ref(self) -> Any:
        """How other resources refer to the program."""
        from aws_cdk.interfaces.aws_eks import AddonReference

        return AddonReference(addon_arn=self.addon_arn, addon_name=self.addon_name, cluster_name=self._cluster_name)


class _ImportedAddon(Resource, IAddon):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, name: str, cluster_name: str | None) -> None:
        super().__init__(scope, id)
        self.addon_arn = arn
        self.addon_name = name
        self._cluster_name = cluster_name

    @property
    def addon_ref(self) -> Any:
        """How other resources refer to the program.

        Raises:
            ValidationError: its cluster is not known.
        """
        if self._cluster_name is None:
            raise ValidationError(
                "Cannot access clusterName, addon has been created without knowledge of its cluster",
                scope=self,
                fix="find it by `Addon.from_addon_attributes`",
            )
        from aws_cdk.interfaces import aws_eks

        return aws_eks.AddonReference(
            addon_arn=self.addon_arn, addon_name=self.addon_name, cluster_name=self._cluster_name
        )


__all__ = ["Addon", "AddonAttributes", "AddonProps", "IAddon"]
