"""Consumable resources: what jobs use up or borrow, such as licences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnConsumableResource
from aws_cdk.aws_batch.compute_environment_base import name_in_arn
from aws_cdk.aws_batch.consumable_resource_grants import ConsumableResourceGrants
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_batch import ConsumableResourceReference
    from constructs import Construct


class ConsumableResourceType(NamedEnum):
    """Whether a job gives back what it took."""

    REPLENISHABLE = "REPLENISHABLE"
    NON_REPLENISHABLE = "NON_REPLENISHABLE"


class IConsumableResource(IResource):
    """Something that jobs use up or borrow."""

    if TYPE_CHECKING:

        @property
        def consumable_resource_arn(self) -> str: ...
        @property
        def consumable_resource_name(self) -> str: ...
        @property
        def consumable_resource_ref(self) -> ConsumableResourceReference: ...
        @property
        def grants(self) -> ConsumableResourceGrants: ...


class ConsumableResourceProps(Struct):
    """Options of :class:`ConsumableResource`."""

    total_quantity: int | float
    """How much there is: a whole number."""
    consumable_resource_name: str | None = None
    """Default: CloudFormation makes one."""
    resource_type: ConsumableResourceType | None = None
    """Default: REPLENISHABLE."""
    tags: Mapping[str, str] | None = None
    """Default: none."""


class _ConsumableResourceBase(Resource, IConsumableResource):
    """Base of consumable resources."""

    consumable_resource_arn: str
    consumable_resource_name: str

    @property
    def consumable_resource_ref(self) -> ConsumableResourceReference:
        """The reference to the resource."""
        from aws_cdk.interfaces.aws_batch import ConsumableResourceReference

        return ConsumableResourceReference(consumable_resource_arn=self.consumable_resource_arn)

    @property
    def grants(self) -> ConsumableResourceGrants:
        """What others may be allowed to do with it."""
        return ConsumableResourceGrants.from_consumable_resource(self)


class ConsumableResource(_ConsumableResourceBase):
    """Something that jobs use up or borrow, and wait for."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.ConsumableResource"

    @staticmethod
    @checked
    def from_consumable_resource_arn(scope: Construct, id: str, consumable_resource_arn: str) -> IConsumableResource:
        """Return a consumable resource made elsewhere, by its ARN."""
        return _ImportedConsumableResource(scope, id, consumable_resource_arn)

    @takes(ConsumableResourceProps)
    def __init__(self, scope: Construct, id: str, props: ConsumableResourceProps) -> None:
        """Make the resource.

        Raises:
            ValidationError: the quantity is negative or no whole number.
        """
        super().__init__(scope, id, physical_name=props.consumable_resource_name)
        quantity = props.total_quantity
        if not is_unresolved(quantity) and (quantity < 0 or quantity != int(quantity)):
            raise ValidationError(
                f"totalQuantity must be a non-negative integer, got {js_number_text(quantity)}", scope=self
            )
        resource: Any = CfnConsumableResource(
            self,
            "Resource",
            resource_type=(props.resource_type or ConsumableResourceType.REPLENISHABLE)._value_,
            total_quantity=quantity,
            consumable_resource_name=props.consumable_resource_name,
            tags=props.tags,
        )
        self.consumable_resource_arn = self._get_resource_arn_attribute(
            resource.ref, service="batch", resource="consumable-resource", resource_name=self.physical_name
        )
        name = self.stack.split_arn(resource.ref, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        self.consumable_resource_name = self._get_resource_name_attribute(name or "")


class _ImportedConsumableResource(_ConsumableResourceBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.consumable_resource_arn = arn
        self.consumable_resource_name = name_in_arn(arn, self)


__all__ = ["ConsumableResource", "ConsumableResourceProps", "ConsumableResourceType", "IConsumableResource"]
