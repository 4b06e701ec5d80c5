"""A parameter of a template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.reference import CfnReference
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolvable, IResolveContext, ResolutionTypeHint, list_of, number_of, string_of

if TYPE_CHECKING:
    from aws_cdk.core.resolve import Resolver
    from constructs import Construct


class CfnParameterProps(Struct):
    """Options of a template parameter, as CloudFormation names them."""

    allowed_pattern: str | None = None
    """Regular expression that a text must match as a whole. Default: any text."""
    allowed_values: Sequence[str] | None = None
    """The values to choose from. Default: any."""
    constraint_description: str | None = None
    """What is said of a value that is not allowed. Default: CloudFormation's words."""
    default: Any = None
    """The value where none is given. Default: a value must be given."""
    description: str | None = None
    """What it is for, up to 4,000 characters. Default: nothing is said."""
    max_length: int | float | None = None
    """The most characters of a text. Default: no limit."""
    max_value: int | float | None = None
    """The highest number. Default: no limit."""
    min_length: int | float | None = None
    """The fewest characters of a text. Default: none are needed."""
    min_value: int | float | None = None
    """The lowest number. Default: no limit."""
    no_echo: bool | None = None
    """Hide the value wherever parameters are shown. Default: no."""
    type: str | None = None
    """Its type, such as ``Number``, ``CommaDelimitedList`` or ``AWS::EC2::VPC::Id``. Default: ``String``."""


class CfnParameter(CfnElement):
    """A value that is given when the stack is deployed."""

    @takes(CfnParameterProps)
    def __init__(self, scope: Construct, id: str, props: CfnParameterProps) -> None:
        super().__init__(scope, id)
        self.type = props.type or "String"
        self.default = props.default
        self.allowed_pattern = props.allowed_pattern
        self.allowed_values = props.allowed_values
        self.constraint_description = props.constraint_description
        self.description = props.description
        self.max_length = props.max_length
        self.max_value = props.max_value
        self.min_length = props.min_length
        self.min_value = props.min_value
        self._no_echo = props.no_echo

    @property
    def no_echo(self) -> bool:
        """Whether tools keep the value hidden; no if it was not said."""
        return bool(self._no_echo)

    @no_echo.setter
    def no_echo(self, value: bool) -> None:
        self._no_echo = value

    @property
    def value(self) -> IResolvable:
        """The parameter's value, as a token object."""
        if _is_list(self.type):
            hint = ResolutionTypeHint.STRING_LIST
        else:
            hint = ResolutionTypeHint.NUMBER if self.type == "Number" else ResolutionTypeHint.STRING
        return CfnReference.of_attribute(self, "Ref", hint)

    @property
    def value_as_string(self) -> str:
        """The value as a string.

        Raises:
            ValidationError: the type is neither text nor a number.
        """
        if not (_is_text(self.type) or self.type == "Number"):
            raise ValidationError(
                f"Parameter type ({self.type}) is not a string or number type",
                scope=self,
                fix="use value_as_list or value",
            )
        return string_of(self.value)

    @property
    def value_as_list(self) -> list[str]:
        """The value as a list of strings.

        Raises:
            ValidationError: the type is no list.
        """
        if not _is_list(self.type):
            raise ValidationError(
                f"Parameter type ({self.type}) is not a string list type",
                scope=self,
                fix='make the parameter with type="CommaDelimitedList", or use value_as_string',
            )
        return list_of(self.value)

    @property
    def value_as_number(self) -> float:
        """The value as a number.

        Raises:
            ValidationError: the type is not ``Number``.
        """
        if self.type != "Number":
            raise ValidationError(
                f"Parameter type ({self.type}) is not a number type",
                scope=self,
                fix='make the parameter with type="Number", or use value_as_string',
            )
        return number_of(self.value)

    def resolve(self, context: IResolveContext) -> Any:
        """Return the reference to this parameter, so that it can be used in place of its value."""
        return self.value

    def _values_with_references(self) -> list[Any]:
        return [self.default, self.description]

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        parameter = resolver.resolve(
            {
                "Type": self.type,
                "Default": self.default,
                "AllowedPattern": self.allowed_pattern,
                "AllowedValues": self.allowed_values,
                "ConstraintDescription": self.constraint_description,
                "Description": self.description,
                "MaxLength": self.max_length,
                "MaxValue": self.max_value,
                "MinLength": self.min_length,
                "MinValue": self.min_value,
                "NoEcho": self._no_echo,
            }
        )
        return {"Parameters": {self._resolved_logical_id(): parameter}}


def _is_list(type: str) -> bool:
    return "List<" in type or "CommaDelimitedList" in type


def _is_text(type: str) -> bool:
    return not _is_list(type) and type != "Number"
