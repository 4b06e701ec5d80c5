"""An output of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolveContext, is_unresolved, string_of

if TYPE_CHECKING:
    from aws_cdk.core.cfn_condition import CfnCondition
    from aws_cdk.core.resolve import Resolver
    from constructs import Construct


_MAX_EXPORT_NAME = 255
_PLAIN_IN_EXPORT_NAMES = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-")


class CfnOutputProps(Struct):
    """Options of a template output."""

    value: str
    """What is put out."""
    condition: CfnCondition | None = None
    """When the output is made. Default: always."""
    description: str | None = None
    """What it is, for people. Default: nothing is said."""
    export_name: str | None = None
    """The name by which other stacks import the value, unique in account and region. Default: it is not exported."""
    key: str | None = None
    """The logical id. Default: made from the construct's path."""


class CfnOutput(CfnElement):
    """A value that a deployed stack shows, and may export to others."""

    @takes(CfnOutputProps)
    def __init__(self, scope: Construct, id: str, props: CfnOutputProps) -> None:
        super().__init__(scope, id)
        self.value: Any = props.value
        self.description = props.description
        self.condition = props.condition
        self._export_name: str | None = None
        self.export_name = props.export_name
        # Only the template calls the output so: its logical id stays what the path gives, as the peer.
        self._key = props.key

    @property
    def export_name(self) -> str | None:
        """The name that other stacks import the value by; it is checked before synthesis."""
        return self._export_name

    @export_name.setter
    def export_name(self, name: str | None) -> None:
        if name is not None and self._export_name is None:
            check_before_synthesis(self, self._validate_export_name)
        self._export_name = name

    def _validate_export_name(self) -> list[str]:
        """Tell what CloudFormation would not take as the name of an export; names with tokens pass."""
        name = self._export_name
        if name is None or is_unresolved(name):
            return []
        if not name:
            return ["Export name cannot be empty"]
        errors = []
        if len(name) > _MAX_EXPORT_NAME:
            errors.append(f"Export name cannot exceed {_MAX_EXPORT_NAME} characters (got {len(name)} characters)")
        if not _PLAIN_IN_EXPORT_NAMES.issuperset(name):
            errors.append(f"Export name must only include alphanumeric characters, colons, or hyphens (got '{name}')")
        return errors

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
                    f"'importValue' property of '{self.node.path}' should only be used in a different Stack",
                    scope=self,
                    fix="use the output's value in its own stack",
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
