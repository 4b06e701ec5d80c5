"""Permissions on a consumable resource."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_batch import IConsumableResourceRef


class ConsumableResourceGrants:
    """Gives permissions on a consumable resource."""

    @staticmethod
    @checked
    def from_consumable_resource(resource: IConsumableResourceRef) -> ConsumableResourceGrants:
        """Return the grants of any consumable resource, made with L1 or L2."""
        return ConsumableResourceGrants(resource)

    @checked
    def __init__(self, resource: IConsumableResourceRef) -> None:
        self._resource = resource

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        arns = options.resource_arns or [self._resource.consumable_resource_ref.consumable_resource_arn]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=list(arns))

    @checked
    def read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` see how much there is, and which jobs have how much of it."""
        return self.actions(grantee, ["batch:DescribeConsumableResource", "batch:ListJobsByConsumableResource"])

    @checked
    def update(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` change how much there is."""
        return self.actions(grantee, ["batch:UpdateConsumableResource"])


__all__ = ["ConsumableResourceGrants"]
