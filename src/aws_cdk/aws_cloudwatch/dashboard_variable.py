"""Variables of dashboards: what the person who looks at one may choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._metric_widgets import given
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface


class VariableInputType(NamedEnum):
    """How a value is chosen."""

    INPUT = "input"
    RADIO = "radio"
    SELECT = "select"


class VariableType(NamedEnum):
    """What a variable takes the place of."""

    PROPERTY = "property"
    """The values of a property, in all widgets."""
    PATTERN = "pattern"
    """A text, wherever it stands."""


class IVariable(Interface):
    """A variable of a dashboard."""

    __slots__ = ()

    if TYPE_CHECKING:

        def to_json(self) -> Any: ...


class VariableValue(Struct):
    """A value to choose."""

    value: str
    """The value."""
    label: str | None = None
    """What it is called. Default: as the value itself."""


class SearchComponents(Struct):
    """Which metrics give the values."""

    dimensions: Sequence[str]
    """Names of the metrics' dimensions."""
    metric_name: str
    """The metrics' name."""
    namespace: str
    """The metrics' namespace."""
    populate_from: str
    """The dimension whose values can be chosen."""


class Values:
    """The values to choose."""

    @staticmethod
    @checked
    def from_search(expression: str, populate_from: str) -> Values:
        """Take the values of one dimension from the metrics that a search finds."""
        return _Values({"search": expression, "populateFrom": populate_from})

    @staticmethod
    @takes(SearchComponents)
    def from_search_components(components: SearchComponents) -> Values:
        """Take the values of one dimension from the metrics of a name.

        Raises:
            ValidationError: there are no dimensions.
        """
        if not components.dimensions:
            raise ValidationError(
                "Empty dimensions provided. Please specify one dimension at least", fix="name them in dimensions"
            )
        if components.populate_from not in components.dimensions:
            raise ValidationError(
                f"populateFrom ({components.populate_from}) is not present in dimensions",
                fix="set populate_from to one of the dimensions",
            )
        metrics = ",".join([components.namespace, *components.dimensions])
        return Values.from_search(f'{{{metrics}}} MetricName="{components.metric_name}"', components.populate_from)

    @staticmethod
    @checked
    def from_values(*values: VariableValue) -> Values:
        """Take these values.

        Raises:
            ValidationError: there are none.
        """
        if not values:
            raise ValidationError("Empty values is not allowed", fix="pass one VariableValue at least")
        return _Values({"values": [given(label=each.label, value=each.value) for each in values]})

    def to_json(self) -> Any:
        """Return the values as dashboards have them."""
        raise NotImplementedError


class _Values(Values):
    def __init__(self, rendered: dict[str, Any]) -> None:
        self._rendered = rendered

    def to_json(self) -> Any:
        """Return the values as dashboards have them."""
        return self._rendered


class DefaultValue:
    """The value that is there at first."""

    FIRST: DefaultValue

    @staticmethod
    def value(value: Any) -> DefaultValue:
        """Begin with this value."""
        return DefaultValue(value)

    def __init__(self, val: Any) -> None:
        self.val = val


# The word with which dashboards name the first value that a search finds.
DefaultValue.FIRST = DefaultValue("__FIRST")


class DashboardVariableOptions(Struct):
    """Options of a variable."""

    id: str
    """Name of the variable."""
    input_type: VariableInputType
    """How a value is chosen."""
    type: VariableType
    """What it takes the place of."""
    value: str
    """The property, or the text."""
    default_value: DefaultValue | None = None
    """The value that is there at first. Default: none."""
    label: str | None = None
    """What the variable is called. Default: nothing."""
    values: Values | None = None
    """The values to choose; needed unless they are typed in."""
    visible: bool | None = None
    """Whether it is shown. Default: yes."""


class DashboardVariable(IVariable):
    """A variable of a dashboard."""

    @takes(DashboardVariableOptions)
    def __init__(self, options: DashboardVariableOptions) -> None:
        """Make a variable.

        Raises:
            ValidationError: values are missing, or there are some where they are typed in.
        """
        typed = options.input_type is VariableInputType.INPUT
        if not typed and options.values is None:
            raise ValidationError(
                f"Variable with inputType ({options.input_type._value_}) requires values to be set", fix="pass values"
            )
        if typed and options.values is not None:
            raise ValidationError(
                "inputType INPUT cannot be combined with values. Please choose either SELECT or RADIO or remove 'values' from "
                "options."
            )
        self._options = options

    def to_json(self) -> Any:
        """Return the variable as dashboards have it."""
        options = self._options
        return {
            options.type._value_: options.value,
            **given(
                type=options.type._value_,
                inputType=options.input_type._value_,
                id=options.id,
                defaultValue=options.default_value.val if options.default_value is not None else None,
                visible=options.visible,
                label=options.label,
            ),
            **(options.values.to_json() if options.values is not None else {}),
        }


__all__ = [
    "DashboardVariable",
    "DashboardVariableOptions",
    "DefaultValue",
    "IVariable",
    "SearchComponents",
    "Values",
    "VariableInputType",
    "VariableType",
    "VariableValue",
]
