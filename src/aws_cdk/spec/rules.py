"""Checks rendered resources against the specification data: unknown and missing properties, types, values, ARNs.

The L1 classes have checked the arguments they were given. Left to check are enumerated values, which they let pass since
services add new ones; names where the ARN of another resource belongs; and all that went by the classes: properties of plain ``CfnResource`` objects, and overrides.

The numbers of the rules are those of the validation engine in aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from aws_cdk.spec.reader import ClassData
from aws_cdk.spec.reserved_variables import RESERVED_VARIABLES
from aws_cdk.spec.retired_runtimes import retirement_of
from aws_cdk.spec.types import data_of_type
from aws_cdk.spec.value_types import is_intrinsic, split_alternatives

RULES = ("F0001", "F3002", "F3003", "F3006", "F3012", "F3031", "E2533", "E3663", "W2531", "W3030")
"""The rules that are checked."""

_NOTHING = {"Ref": "AWS::NoValue"}
_VARIABLE = re.compile("[a-zA-Z][a-zA-Z0-9_]")
# Apart from the service token, custom resources have properties of their own.
_ANY_PROPERTIES = "AWS::CloudFormation::CustomResource"
# Types that stand in templates without being in the specification.
_UNSPECIFIED = frozenset({"AWS::CDK::Metadata"})
_FUNCTION = "AWS::Lambda::Function"


class Finding(NamedTuple):
    """Something in a resource that CloudFormation, or the service, will probably refuse.

    Attributes:
        rule: The number of the rule.
        category: The kind of rule.
        path: The keys and indices that lead to the spot, from the resource on.
        problem: What is wrong.
        fix: What to do, if that is plain.
    """

    rule: str
    category: str
    path: tuple[str, ...]
    problem: str
    fix: str | None = None


def findings_in(resource: Mapping[str, Any], checked_data: ClassData | None) -> list[Finding]:
    """Return what is wrong with a resource as it stands in a template.

    Args:
        resource: The resource.
        checked_data: The data of the class that has checked its properties already, if one has and nothing was changed since.
    """
    type_name: str = resource["Type"]
    properties = resource.get("Properties", {})
    found: list[Finding] = []
    if type_name == _FUNCTION:
        found += _retired(properties.get("Runtime"))
        found += _misnamed(properties.get("Environment"))
    if checked_data is not None:
        rules = _rules(checked_data)
        if not rules.surely_allowed("", properties):
            found += rules.values("", properties, ())
        return found
    data = data_of_type(type_name)
    if data is not None:
        found += _rules(data).everything("", properties, ("Properties",), open_ended=type_name == _ANY_PROPERTIES)
    elif type_name.startswith("AWS::") and type_name not in _UNSPECIFIED and type_name.count("::") == 2:
        found.append(Finding("F3006", "Resource", (), f"Unknown resource type '{type_name}'"))
    return found


def _retired(runtime: Any) -> Iterator[Finding]:
    retirement = retirement_of(runtime) if isinstance(runtime, str) else None
    if retirement is not None:
        rule = "E2533" if retirement.blocks_creation else "W2531"
        fix = f"Use '{retirement.successor}'"
        yield Finding(rule, "Deprecation", ("Properties", "Runtime"), retirement.text, fix)


def _misnamed(environment: Any) -> Iterator[Finding]:
    """Check the names of a function's environment variables: somewhere in each a letter is followed by one more sign."""
    variables = environment.get("Variables") if isinstance(environment, dict) else None
    if not isinstance(variables, dict) or is_intrinsic(variables):
        return
    place = ("Properties", "Environment", "Variables")
    for name in variables:
        if name in RESERVED_VARIABLES:
            yield Finding("E3663", "Resource", place, f"Environment variable '{name}' is a Lambda reserved key")
        elif not _VARIABLE.search(name):
            text = f"Additional properties are not allowed ('{name}' was unexpected)"
            yield Finding("F3002", "Schema", (*place, name), text)


EMPTY_TEMPLATE = Finding("F0001", "Structure", (), "Resources section must exist and be non-empty")
"""What is wrong with a template without resources."""


# -- the rules of one class -----------------------------------------------------


class _Arns:
    """Stands for all ARNs among the values that are allowed."""

    pattern = "^arn:[^:]*:[^:]+:[^:]*:[^:]*:.+$"

    def __contains__(self, text: str) -> bool:
        # A dynamic reference, or text that is filled in later, may become one.
        return (text.startswith("arn:") and text.count(":") > 4) or "{{" in text or "${" in text


_ARNS = _Arns()


class _Property(NamedTuple):
    text: str
    required: bool
    allowed: list[str] | _Arns | None


_Struct = dict[str, _Property]


class _ClassRules:
    """The properties of one class, by struct (the empty name is that of the class itself) and CloudFormation's names."""

    def __init__(self, data: ClassData) -> None:
        types: Mapping[str, Mapping[str, str]] = data.get("types", {})
        values: Mapping[str, Mapping[str, list[str]]] = data.get("values", {})
        props_name = next((name for name in values if name not in types), "")
        self._structs: dict[str, _Struct] = {"": _struct(data["props"], values.get(props_name, {}))}
        for name, entries in types.items():
            self._structs[name] = _struct(entries, values.get(name, {}))
        is_valued = values or any(
            property_.allowed is not None for struct in self._structs.values() for property_ in struct.values()
        )
        self._valued = self._find_valued() if is_valued else {"": frozenset()}
        self._plans = {
            struct: [(name, *self._plan(self._structs[struct][name])) for name in sorted(names)]
            for struct, names in self._valued.items()
        }

    # -- enumerated values alone

    def _plan(self, property_: _Property) -> tuple[frozenset[str] | _Arns | None, str | None, bool]:
        """Return the allowed values, the struct below that has more, and whether it all is as simple as that."""
        allowed = frozenset(property_.allowed) if isinstance(property_.allowed, list) else property_.allowed
        below = [name for name in _struct_names(property_.text) if self._valued.get(name)]
        return allowed, below[0] if below else None, len(below) < 2 and "{" not in property_.text

    def surely_allowed(self, struct: str, value: dict[str, Any]) -> bool:
        """Tell whether all enumerated values in a struct are allowed, as far as that can be seen at a glance.

        This is what nearly all resources need; :meth:`values` takes four times as long.
        """
        for name, allowed, below, is_simple in self._plans[struct]:
            item = value.get(name)
            if item is None:
                continue
            if not is_simple:
                return False
            for part in item if type(item) is list else (item,):
                if type(part) is dict:
                    if "Fn::If" in part or (below is not None and not self.surely_allowed(below, part)):
                        return False
                elif allowed is not None and not (type(part) is str and part in allowed):
                    return False
        return True

    def values(self, struct: str, value: Any, path: tuple[str, ...]) -> Iterator[Finding]:
        """Check the enumerated values in a struct whose shape is known to be right."""
        for branch in _branches(value):
            if not isinstance(branch, dict):
                continue
            for name in [name for name in branch if name in self._valued[struct]]:
                property_ = self._structs[struct][name]
                place = (*(path or ("Properties",)), name)
                if property_.allowed is not None:
                    yield from _disallowed(branch[name], property_.allowed, place)
                for below in _struct_names(property_.text):
                    if self._valued.get(below):
                        yield from self._values_below(below, branch[name], place)

    def _values_below(self, struct: str, value: Any, path: tuple[str, ...]) -> Iterator[Finding]:
        for branch in _branches(value):
            if isinstance(branch, list):
                for index, item in enumerate(branch):
                    yield from self._values_below(struct, item, (*path, str(index)))
            elif isinstance(branch, dict):
                known = self._structs[struct].keys()
                if branch.keys() <= known:
                    yield from self.values(struct, branch, path)
                elif not branch.keys() & known:  # a map of structs
                    for key, item in branch.items():
                        yield from self._values_below(struct, item, (*path, key))

    def _find_valued(self) -> dict[str, frozenset[str]]:
        """The properties that are enumerated, or lead to one that is."""
        valued: dict[str, frozenset[str]] = {}
        changed = True
        while changed:
            changed = False
            for struct, properties in self._structs.items():
                names = frozenset(
                    name
                    for name, property_ in properties.items()
                    if property_.allowed is not None
                    or any(valued.get(below) for below in _struct_names(property_.text))
                )
                if valued.get(struct) != names:
                    valued[struct], changed = names, True
        return valued

    # -- everything

    def everything(
        self, struct: str, value: Any, path: tuple[str, ...], *, open_ended: bool = False
    ) -> Iterator[Finding]:
        """Check a struct of which nothing is known."""
        for branch in _branches(value):
            if not isinstance(branch, dict):
                yield _wrong_type(branch, "object", path)
                continue
            properties = self._structs[struct]
            transformed = any(key.startswith("Fn::") for key in branch)
            for name, item in branch.items():
                property_ = properties.get(name)
                if property_ is not None:
                    yield from self._property(item, property_, (*path, name))
                elif not open_ended and not name.startswith("Fn::"):
                    text = f"Additional properties are not allowed ('{name}' was unexpected)"
                    yield Finding("F3002", "Schema", (*path, name), text)
            for name, property_ in properties.items():
                if property_.required and not transformed and branch.get(name, _NOTHING) == _NOTHING:
                    fix = f"Add the required property '{name}'"
                    yield Finding("F3003", "Schema", path, f"'{name}' is a required property", fix)

    def _property(self, value: Any, property_: _Property, path: tuple[str, ...]) -> Iterator[Finding]:
        faults = list(self._typed(value, property_.text, path))
        yield from faults
        if property_.allowed is not None and not faults:
            yield from _disallowed(value, property_.allowed, path)

    def _typed(self, value: Any, text: str, path: tuple[str, ...]) -> Iterator[Finding]:
        alternatives = split_alternatives(text)
        for branch in _branches(value):
            first: list[Finding] | None = None
            for alternative in alternatives:
                if alternative != "token":
                    faults = list(self._plain(branch, alternative, path))
                    if not faults:
                        break
                    first = first or faults
            else:
                yield from first or ()

    def _plain(self, value: Any, text: str, path: tuple[str, ...]) -> Iterator[Finding]:
        """Check a value that is no intrinsic against a type that is no union."""
        if text[0] == "[":
            if not isinstance(value, list):
                yield _wrong_type(value, "array", path)
                return
            for index, item in enumerate(value):
                yield from self._typed(item, text[1:-1], (*path, str(index)))
        elif text[0] == "{":
            if not isinstance(value, dict):
                yield _wrong_type(value, "object", path)
                return
            for key, item in value.items():
                yield from self._typed(item, text[1:-1], (*path, key))
        elif text in self._structs:
            yield from self.everything(text, value, path)
        elif (expected := _SIMPLE.get("str" if text[0] == "&" else text)) and not _fits(value, expected):
            yield _wrong_type(value, expected, path)


_known: dict[str, _ClassRules] = {}


def _rules(data: ClassData) -> _ClassRules:
    rules = _known.get(data["type"])
    if rules is None:
        rules = _known[data["type"]] = _ClassRules(data)
    return rules


def _struct(entries: Mapping[str, str], allowed: Mapping[str, list[str]]) -> _Struct:
    properties: _Struct = {}
    for camel, entry in entries.items():
        spelling, separator, text = entry.rpartition(": ")
        required = text.endswith("!")
        name = spelling if separator else camel[:1].upper() + camel[1:]
        text = text.removesuffix("!")
        properties[name] = _Property(text, required, allowed.get(camel) or (_ARNS if _wants_arns(name, text) else None))
    return properties


def _wants_arns(name: str, text: str) -> bool:
    """Tell whether a property is called an ARN and takes other resources for theirs."""
    return (
        "Arn|" in f"{text.rstrip(']')}|"
        and name.lower().endswith(("arn", "arns"))
        and all(
            alternative.endswith("Arn") if alternative[0] == "&" else alternative in ("str", "token")
            for alternative in split_alternatives(text.strip("[]"))
        )
    )


@cache
def _struct_names(text: str) -> tuple[str, ...]:
    """The property types in the notation of a type."""
    names: list[str] = []
    for alternative in split_alternatives(text):
        if alternative[0] in "[{":
            names += _struct_names(alternative[1:-1])
        elif alternative[0] != "&" and alternative not in _WORDS:
            names.append(alternative)
    return tuple(names)


# -- values ----------------------------------------------------------------------

_SIMPLE = {"str": "string", "num": "number", "bool": "boolean", "tag": "object"}
_WORDS = frozenset({*_SIMPLE, "json", "jsontext", "any", "date", "token"})
_NESTED = (dict, list)


def _branches(value: Any) -> Iterator[Any]:
    """Yield what a value can be: the branches of a condition; nothing for what CloudFormation works out otherwise."""
    if not is_intrinsic(value):
        yield value
    elif "Fn::If" in value and isinstance(value["Fn::If"], list):
        for branch in value["Fn::If"][1:]:
            yield from _branches(branch)


def _fits(value: Any, expected: str) -> bool:
    """Tell whether a value fits, or can be made to: CloudFormation takes numbers and booleans as text and the reverse."""
    if expected == "object":
        return isinstance(value, dict)
    if isinstance(value, _NESTED):
        return False
    if expected == "number":
        return not isinstance(value, str) or _is_number(value)
    return expected == "string" or not isinstance(value, str) or value.lower() in ("true", "false")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _wrong_type(value: Any, expected: str, path: tuple[str, ...]) -> Finding:
    return Finding("F3012", "Schema", path, f"{value!r} is not of type '{expected}'")


def _disallowed(value: Any, allowed: list[str] | _Arns, path: tuple[str, ...]) -> Iterator[Finding]:
    for branch in _branches(value):
        if isinstance(branch, list):
            for index, item in enumerate(branch):
                yield from _disallowed(item, allowed, (*path, str(index)))
        elif isinstance(branch, str) and branch not in allowed:
            if isinstance(allowed, _Arns):
                text = f"{branch!r} does not match pattern '{allowed.pattern}'"
                yield Finding("F3031", "Schema", path, text, "Give the ARN, not the name")
                continue
            yield Finding("W3030", "Schema", path, f"{branch!r} is not one of {allowed}")
