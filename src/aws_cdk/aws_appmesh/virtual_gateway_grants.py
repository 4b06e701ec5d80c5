"""Permissions on a gateway."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_appmesh import IVirtualGatewayRef


class VirtualGatewayGrants:
    """Gives permissions on a gateway."""

    @staticmethod
    @checked
    def from_virtual_gateway(resource: IVirtualGatewayRef) -> VirtualGatewayGrants:
        """Return the grants of any gateway, made with L1 or L2."""
        return VirtualGatewayGrants(resource)

    @checked
    def __init__(self, resource: IVirtualGatewayRef) -> None:
        self._resource = resource

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        arns = options.resource_arns or [self._resource.virtual_gateway_ref.virtual_gateway_arn]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=list(arns))

    @checked
    def stream_aggregated_resources(self, grantee: IGrantable) -> Grant:
        """Let ``grantee``, which runs the proxy, ask for its configuration."""
        return self.actions(grantee, ["appmesh:StreamAggregatedResources"])


__all__ = ["VirtualGatewayGrants"]
