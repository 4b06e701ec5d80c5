"""An output of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolveContext, string_of

if TYPE_CHECKING:
    from aws_cdk.core.cfn_condition import CfnCondition
    from aws_cdk.core.resolve import Resolver
    from constructs import Construct


class CfnOutputProps(Struct):
    """Options of a template output."""

    value: str
    condition: CfnCondition | None = None
    description: str | None = None
    export_name: str | None = None
    key: str | None = None


class CfnOutput(CfnElement):
    """A value that a deployed stack shows, and may export to others."""

    @takes(CfnOutputProps)
    def __init__(self, scope: Construct, id: str, props: CfnOutputProps) -> None:
        super().__init__(scope, id)
        self.value: Any = props.value
        self.description = props.description
        self.condition = props.condition
        self.export_name = props.export_name
        # Only the template calls the output so: its logical id stays what the path gives, as the peer.
        self._key = props.key
        self._check_export_name()

    def _check_export_name(self) -> None:
        from aws_cdk.core.token import is_unresolved

        name = self.export_name
        if name is not None and not is_unresolved(name) and len(name) > 255:
            raise ValidationError(f"Export name cannot exceed 255 characters (got {len(name)} characters)", scope=self)

    @property
    def import_value(self) -> str:
        """The value for another stack: an ``Fn::ImportValue`` of the export.

        Raises:
            ValidationError: the output has no export name, or it is used in its own stack (at synthesis).
        """
        from aws_cdk.core.fn import Fn

        def produce(context: IResolveContext) -> Any:
            from aws_cdk.core.stack import Stack

            consumer = Stack.of(context.scope)
            if self.stack is consumer:
                raise ValidationError(
                    f"'importValue' property of '{self.node.path}' should only be used in a different Stack", scope=self
                )
            if not self.export_name:
                raise ValidationError(
                    f"Add an exportName to the CfnOutput at '{self.node.path}' in order to use 'output.importValue'",
                    scope=self,
                )
            return Fn.import_value(self.export_name)

        return string_of(LazyValue(produce))

    def _values_with_references(self) -> list[Any]:
        return [self.value, self.description, self.export_name]

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        output = resolver.resolve(
            {
                "Description": self.description,
                "Value": self.value,
                "Export": {"Name": self.export_name} if self.export_name is not None else None,
                "Condition": self.condition._resolved_logical_id() if self.condition is not None else None,
            }
        )
        return {"Outputs": {self._key or self._resolved_logical_id(): output}}
