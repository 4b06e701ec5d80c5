"""The Virtual Deliverability Manager of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ses._l1 import CfnVdmAttributes
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ses import VdmAttributesReference
    from constructs import Construct


class IVdmAttributes(IResource):
    """The account's settings of the Virtual Deliverability Manager."""

    if TYPE_CHECKING:

        @property
        def vdm_attributes_name(self) -> str: ...
        @property
        def vdm_attributes_ref(self) -> VdmAttributesReference: ...


class VdmAttributesProps(Struct):
    """Options of the Virtual Deliverability Manager."""

    engagement_metrics: bool | None = None
    """Whether it counts what is opened and clicked. Default: yes."""
    optimized_shared_delivery: bool | None = None
    """Whether it chooses among shared addresses those that deliver best. Default: yes."""


class VdmAttributes(Resource, IVdmAttributes):
    """The account's settings of the Virtual Deliverability Manager, in one region."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.VdmAttributes"

    @staticmethod
    @checked
    def from_vdm_attributes_name(scope: Construct, id: str, vdm_attributes_name: str) -> IVdmAttributes:
        """Return settings made elsewhere, by their name."""
        return _ImportedVdmAttributes(scope, id, vdm_attributes_name)

    @takes(VdmAttributesProps)
    def __init__(self, scope: Construct, id: str, props: VdmAttributesProps) -> None:
        super().__init__(scope, id)
        attributes = CfnVdmAttributes(
            self,
            "Resource",
            dashboard_attributes={"engagementMetrics": enabled_text(props.engagement_metrics is not False)},
            guardian_attributes={"optimizedSharedDelivery": enabled_text(props.optimized_shared_delivery is not False)},
        )
        self.vdm_attributes_name: str = attributes.ref
        self.vdm_attributes_resource_id: str = attributes.attr_vdm_attributes_resource_id

    @property
    def vdm_attributes_ref(self) -> VdmAttributesReference:
        """The reference to the settings."""
        return _reference(self.vdm_attributes_resource_id)


class _ImportedVdmAttributes(Resource, IVdmAttributes):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.vdm_attributes_name: str = name

    @property
    def vdm_attributes_ref(self) -> VdmAttributesReference:
        return _reference(self.vdm_attributes_name)


def enabled_text(on: bool) -> str:
    """Return how SES says that something is on or off."""
    return "ENABLED" if on else "DISABLED"


def _reference(resource_id: str) -> VdmAttributesReference:
    from aws_cdk.interfaces.aws_ses import VdmAttributesReference

    return VdmAttributesReference(vdm_attributes_resource_id=resource_id)


__all__ = ["IVdmAttributes", "VdmAttributes", "VdmAttributesProps"]
