"""Groups of origins: one is asked if the other fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront.origin import (
    IOrigin,
    OriginBindConfig,
    OriginBindOptions,
    OriginFailoverConfig,
    OriginSelectionCriteria,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_struct
from aws_cdk.core.struct import Struct, make_struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class OriginGroupProps(Struct):
    """Options of a group."""

    fallback_origin: IOrigin
    """Asked if the first fails."""
    primary_origin: IOrigin
    fallback_status_codes: Sequence[int | float] | None = None
    """What counts as failing. Default: 500, 502, 503 and 504."""
    selection_criteria: OriginSelectionCriteria | None = None


class OriginGroup(IOrigin):
    """Two origins: one is asked if the other fails."""

    @takes(OriginGroupProps)
    def __init__(self, props: OriginGroupProps) -> None:
        self._props = props

    @checked
    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        """Return the first origin, and the second as its fallback."""
        bound: OriginBindOptions = (
            options if options is not None else make_struct(OriginBindOptions, rest, "OriginGroup.bind()")
        )
        primary: OriginBindConfig = call_with_struct(self._props.primary_origin.bind, scope, struct=bound)
        return OriginBindConfig(
            origin_property=primary.origin_property,
            failover_config=OriginFailoverConfig(
                failover_origin=self._props.fallback_origin, status_codes=self._props.fallback_status_codes
            ),
            selection_criteria=self._props.selection_criteria,
        )
