"""Parameters that hold several texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ssm._imported import ImportedValue, dynamic_reference, imported_value_id
from aws_cdk.aws_ssm._l1 import CfnParameter
from aws_cdk.aws_ssm.parameter_base import (
    CommonStringParameterAttributes,
    IParameter,
    ParameterOptions,
    _ParameterBase,
    arn_of_parameter,
    check_options,
    check_value,
)
from aws_cdk.aws_ssm.parameter_types import ParameterType, ParameterValueType
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_parameter import CfnParameter as CoreParameter
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved, list_of

if TYPE_CHECKING:
    from typing import Any

    from constructs import Construct


class IStringListParameter(IParameter):
    """A parameter that holds several texts, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def string_list_value(self) -> list[str]: ...


class StringListParameterProps(ParameterOptions):
    """What a parameter is made of."""

    string_list_value: Sequence[str]
    """The values; none may have a comma."""


class ListParameterAttributes(CommonStringParameterAttributes):
    """What is known of a parameter made elsewhere."""

    element_type: ParameterValueType | None = None
    """What each value is. Default: a string."""
    version: int | float | None = None
    """The version. Default: the latest when the stack is deployed."""


class StringListParameter(_ParameterBase, IStringListParameter):
    """A parameter of Systems Manager that holds several texts."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ssm.StringListParameter"

    string_list_value: list[str]
    """The values."""

    @takes(StringListParameterProps)
    def __init__(self, scope: Construct, id: str, props: StringListParameterProps) -> None:
        super().__init__(scope, id, physical_name=props.parameter_name)
        values = props.string_list_value
        if any("," in value for value in values if not is_unresolved(value)):
            raise ValidationError(
                "Values of a StringList SSM Parameter cannot contain the ',' character. Use a string parameter instead.",
                scope=self,
            )
        for value in values:
            check_value(value, props.allowed_pattern, self)
        check_options(props, self)
        self._resource = CfnParameter(
            self,
            "Resource",
            allowed_pattern=props.allowed_pattern,
            description=props.description,
            name=self.physical_name,
            tier=props.tier._value_ if props.tier is not None else None,
            type=ParameterType.STRING_LIST._value_,
            value=Fn.join(",", list(values)),
        )
        self.parameter_name = self._get_resource_name_attribute(self._resource.ref)
        self.parameter_arn = arn_of_parameter(
            self,
            self.parameter_name,
            given_name=props.parameter_name,
            simple_name=props.simple_name,
            generated=not props.parameter_name,
        )
        self.parameter_type = self._resource.attr_type
        self.string_list_value = Fn.split(",", self._resource.attr_value)

    @staticmethod
    @checked
    def from_string_list_parameter_name(
        scope: Construct, id: str, string_list_parameter_name: str
    ) -> IStringListParameter:
        """Return a parameter made elsewhere, by its name."""
        parameter = _ImportedStringListParameter(scope, id, string_list_parameter_name, None)
        parameter._value = ImportedValue(lambda: Fn.split(",", str(dynamic_reference(string_list_parameter_name))))
        return parameter

    @staticmethod
    @takes(ListParameterAttributes)
    def from_list_parameter_attributes(
        scope: Construct, id: str, attrs: ListParameterAttributes
    ) -> IStringListParameter:
        """Return a parameter made elsewhere, by what is known of it.

        Raises:
            ValidationError: the name is empty, or it is a token and ``simple_name`` is not given.
        """
        name = attrs.parameter_name
        if not name:
            raise ValidationError("parameterName cannot be an empty string", scope=scope)
        held = (attrs.element_type or ParameterValueType.STRING)._value_
        parameter = _ImportedStringListParameter(scope, id, name, attrs.simple_name)
        parameter.parameter_type = f"List<{held}>"

        def made_value() -> list[str]:
            # Only a template parameter gets the type checked; it cannot name a version.
            if attrs.version:
                return list_of(dynamic_reference(name, attrs.version))
            parameter_type = f"AWS::SSM::Parameter::Value<List<{held}>>"
            return CoreParameter(scope, f"{id}.Parameter", type=parameter_type, default=name).value_as_list

        parameter._value = ImportedValue(made_value)
        return parameter

    @staticmethod
    @checked
    def value_for_typed_list_parameter(
        scope: Construct,
        parameter_name: str,
        type: ParameterValueType | None = None,
        version: int | float | None = None,
    ) -> list[str]:
        """Return a token for the values that a parameter has when the stack is deployed.

        A stack has one per name: what the first call says of type and version counts.

        Args:
            scope: Construct in the stack.
            parameter_name: The name.
            type: What each value is, which CloudFormation checks. Default: a string.
            version: The version. Default: the latest.
        """
        stack = Stack.of(scope)
        id = imported_value_id(parameter_name)
        known: Any = stack.node.try_find_child(id)
        if known is None:
            known = StringListParameter.from_list_parameter_attributes(
                stack, id, parameter_name=parameter_name, element_type=type, version=version
            )
        value: list[str] = known.string_list_value
        return value


class _ImportedStringListParameter(_ParameterBase, IStringListParameter):
    """A parameter made elsewhere, whose values are read only if they are used."""

    _value: ImportedValue[list[str]]

    def __init__(self, scope: Construct, id: str, name: str, simple_name: bool | None) -> None:
        super().__init__(scope, id)
        self.parameter_name = name
        self.parameter_arn = arn_of_parameter(self, name, simple_name=simple_name)
        self.parameter_type = ParameterType.STRING_LIST._value_

    @property
    def string_list_value(self) -> list[str]:
        """The values."""
        return self._value.get()


__all__ = [
    "IStringListParameter",
    "ListParameterAttributes",
    "StringListParameter",
    "StringListParameterProps",
]
