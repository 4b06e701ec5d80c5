"""A hook of a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.resolve import Resolver
    from constructs import Construct


class CfnHookProps(Struct):
    """Options of a hook."""

    type: str
    """CloudFormation's name of the type."""
    properties: Mapping[str, Any] | None = None
    """Properties by CloudFormation's names. Default: none."""


class CfnHook(CfnElement):
    """A named hook that runs at certain points of a deployment."""

    @takes(CfnHookProps)
    def __init__(self, scope: Construct, id: str, props: CfnHookProps) -> None:
        super().__init__(scope, id)
        self.type = props.type
        self._properties: dict[str, Any] = dict(props.properties or {})

    def _render_properties(self, props: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
        """Return the properties as they stand in the template."""
        return dict(props) if props is not None else None

    def _values_with_references(self) -> list[Any]:
        return [self._properties]

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        # Properties that are empty are left out, as the peer does.
        properties = self._render_properties(self._properties) or None
        return {"Hooks": {self._resolved_logical_id(): resolver.resolve({"Type": self.type, "Properties": properties})}}
