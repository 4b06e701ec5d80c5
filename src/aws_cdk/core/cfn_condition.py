"""A condition of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.fn import ICfnConditionExpression
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolveContext

if TYPE_CHECKING:
    from aws_cdk.core.resolve import Resolver
    from constructs import Construct


class CfnConditionProps(Struct):
    """Options of a condition."""

    expression: ICfnConditionExpression | None = None


class CfnCondition(CfnElement, ICfnConditionExpression):
    """A condition; it can be given to conditional functions and to ``cfn_options.condition``."""

    @takes(CfnConditionProps)
    def __init__(self, scope: Construct, id: str, props: CfnConditionProps) -> None:
        super().__init__(scope, id)
        self.expression: Any = props.expression

    def resolve(self, context: IResolveContext) -> Any:
        """Return the reference to this condition."""
        return {"Condition": self.logical_id}

    def _values_with_references(self) -> list[Any]:
        return [self.expression]

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        if self.expression is None:
            return {}
        return {"Conditions": {self._resolved_logical_id(): resolver.resolve(self.expression)}}
