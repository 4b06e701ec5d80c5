"""Resources that exist already, taken in by ARN or name: ``CfnBucket.from_bucket_arn`` and the like."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from aws_cdk.core.errors import ArgumentError, ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.spec.reader import ClassData
from aws_cdk.spec.references import fill_arn, reference_struct
from aws_cdk.spec.structs import StructType, python_name

_OWN_VARIABLES = ("Partition", "Region", "Account")


class _ImportedResource(Resource):
    """A resource known by its reference alone."""


def imported_by_arn(data: ClassData, name: str, reference: StructType) -> Callable[..., Any]:
    """Return the static method that takes a resource by its ARN."""
    # A reference that holds the ARN alone needs nothing out of it, and the ARN may have any form.
    only_arn = all(field.camel.lower().endswith("arn") for field in reference.fields.values())
    template = "arn:${Whole}" if only_arn else str(data["arn"])
    pattern = re.compile(_pattern(template), re.DOTALL)

    def from_arn(scope: Any, id: str, arn: str) -> Any:
        """Return a resource that exists already, by its ARN, from which account and region are taken.

        Raises:
            ValidationError: the ARN has not the form of this type's.
        """
        _check_text(name, "arn", arn)
        match = pattern.fullmatch(arn)
        if match is None:
            if not arn.startswith("arn:") and "Token[" not in arn:
                raise ValidationError(f'ARNs must start with "arn:" and have at least 6 components: {arn}', scope=scope)
            raise ValidationError(f"Input {arn} does not match template {template}", scope=scope)
        made = _ImportedResource(scope, id, environment_from_arn=arn)
        values = {key.lower(): value for key, value in match.groupdict().items()}
        return _with_reference(made, data, reference, values, arn)

    return _named(from_arn, name)


def imported_by_name(data: ClassData, name: str, parameter: str, reference: StructType) -> Callable[..., Any]:
    """Return the static method that takes a resource by its identifier, the camelCase ``parameter``."""
    argument = python_name(parameter)
    template: str | None = data.get("arn")

    def from_name(*args: Any, **named: Any) -> Any:
        """Return a resource that exists already in the account and region of the scope, by its identifier."""
        scope, id, value = _arguments(name, ("scope", "id", argument), args, named)
        _check_text(name, argument, value)
        made = _ImportedResource(scope, id)
        arn = fill_arn(template, dict.fromkeys(_variables(template), value), made) if template else ""
        return _with_reference(made, data, reference, {parameter.lower(): value}, arn)

    return _named(from_name, name)


def _with_reference(made: Any, data: ClassData, reference: StructType, values: dict[str, str], arn: str) -> Any:
    known = reference.struct.__new__(reference.struct)
    only = next(iter(values.values()), None) if len(values) == 1 else None
    for field in reference.fields.values():
        if field.camel.lower() in values:
            known.__dict__[field.name] = values[field.camel.lower()]
        elif field.camel.lower().endswith("arn"):
            known.__dict__[field.name] = arn
        elif only is not None:
            known.__dict__[field.name] = only
    made.__dict__[python_name(reference_struct(data["ref"]).property_name)] = known
    return made


def _pattern(template: str) -> str:
    """Return the regular expression for an ARN; the last identifier takes all that is left."""
    parts = re.split(r"\$\{(\w+)\}", template)
    last = len(parts) - 2
    pattern = ""
    for index, part in enumerate(parts):
        if index % 2 == 0:
            pattern += re.escape(part)
        elif part in _OWN_VARIABLES:
            pattern += "[^:]*"
        else:
            pattern += f"(?P<{part}>.*{'' if index == last else '?'})"
    return pattern


def _variables(template: str) -> list[str]:
    """Return the identifiers a template takes, in lower case: there is one, under perhaps another name."""
    return [name.lower() for name in re.findall(r"\$\{(\w+)\}", template) if name not in _OWN_VARIABLES]


def _arguments(function: str, names: tuple[str, ...], args: tuple[Any, ...], named: dict[str, Any]) -> list[Any]:
    if len(args) > len(names):
        raise ArgumentError(f"{function}() takes {len(names)} positional arguments but {len(args)} were given")
    found = list(args)
    for name in names[len(args) :]:
        if name not in named:
            raise ArgumentError(f"{function}() missing 1 required positional argument: '{name}'")
        found.append(named.pop(name))
    if named:
        raise ArgumentError(f"{function}() got an unexpected keyword argument '{next(iter(named))}'")
    return found


def _check_text(function: str, name: str, value: Any) -> None:
    if not isinstance(value, str):
        raise ArgumentError(f"{function}(): type of argument {name} must be str; got {type(value).__name__} instead")


def _named(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    function.__name__ = function.__qualname__ = name
    return function
