"""Makes resources of their L1 classes from properties as templates have them."""

from __future__ import annotations

import re
from typing import Any

from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.errors import ArgumentError, ValidationError
from aws_cdk.core.token import Intrinsic, is_resolvable_object, is_unresolved, list_of, number_of, string_of
from aws_cdk.spec import value_types as vt
from aws_cdk.spec.structs import L1Field, StructType
from aws_cdk.spec.types import class_of_type
from cloud_assembly.schema.json_text import json_text, number_text

_SNAKE_CASE = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
_UNDERSCORE = re.compile(r"_(.)")


def l1_class(type_name: str) -> type[Any] | None:
    """Return the L1 class of a CloudFormation type, or ``None``."""
    place = class_of_type(type_name)
    if place is None:
        return None
    from importlib import import_module

    module, name = place
    found: type[Any] = getattr(import_module(f"aws_cdk.{module}._l1" if module else "aws_cdk._l1"), name)
    return found


def make_resource(scope: Any, id: str, type_name: str, properties: dict[str, Any]) -> CfnResource:
    """Make a resource of its L1 class, or a plain one if the type has none.

    Args:
        scope: Where to make it.
        id: The construct's id.
        type_name: The CloudFormation type.
        properties: Parsed properties by CloudFormation's names.

    Raises:
        ValidationError: a property is missing or does not fit.
    """
    cls = l1_class(type_name)
    if cls is None:
        return CfnResource(scope, id, type=type_name, properties=properties)
    converter = _Converter(scope, type_name)
    options = converter.top_level(cls._l1.props, properties)
    tags = options.pop(cls._l1.tag_property, None) if cls._l1.tags_in_manager else None
    tag_field = (
        cls._l1.props.fields.get(_python_name(cls._l1.props, cls._l1.tag_property)) if tags is not None else None
    )
    has_tokens = is_resolvable_object(tags) or (
        isinstance(tags, list) and any(is_resolvable_object(tag) for tag in tags)
    )
    if tag_field is not None and not has_tokens:
        options[tag_field.camel] = tags
    for field in cls._l1.props.fields.values():
        if field.required and field.camel not in options:
            raise ValidationError(
                f"{scope.node.path}/{id} [{type_name}] is missing required property: {field.camel}", scope=scope
            )
    try:
        resource: Any = cls(
            scope, id, **{_python_name(cls._l1.props, camel): value for camel, value in options.items()}
        )
    except ArgumentError as error:
        raise ValidationError(
            f'Supplied properties not correct for "{cls.__name__}Props": {_in_camel_case(error.what)}',
            scope=scope,
        ) from error
    if has_tokens:
        resource._raw_tags = tags
        resource._make_tag_manager(tags)
    for path, value in converter.unknown:
        resource.add_property_override(path, value)
    return resource  # type: ignore[no-any-return]  # all L1 classes are resources


def _in_camel_case(message: str) -> str:
    """Return a message with the names of options as templates nearly have them: the reader's template has no other."""
    return _SNAKE_CASE.sub(lambda match: _UNDERSCORE.sub(lambda part: part.group(1).upper(), match.group()), message)


def _python_name(props: StructType, camel: str | None) -> str:
    return props.by_camel(camel).name if camel is not None else ""


class _Converter:
    """Converts properties by the types of a class; collects those that the class does not know, by their path."""

    def __init__(self, scope: Any, type_name: str) -> None:
        self._scope = scope
        self._type_name = type_name
        self.unknown: list[tuple[str, Any]] = []

    def top_level(self, props: StructType, properties: Any) -> dict[str, Any]:
        if not isinstance(properties, dict):
            raise ValidationError(
                f"Unexpected IResolvable: the properties of {self._type_name} as a whole cannot be a function",
                scope=self._scope,
                fix="leave the resource out of the L1 classes with dehydrated_resources",
            )
        return self._struct(props, properties, "")

    def _struct(self, struct: StructType, value: dict[str, Any], path: str) -> dict[str, Any]:
        by_cfn: dict[str, L1Field] = {field.cfn: field for field in struct.fields.values()}
        converted = {}
        for key, item in value.items():
            place = f"{path}.{key}" if path else key
            field = by_cfn.get(key)
            if field is None:
                self.unknown.append((place, item))
            elif item is not None:
                converted[field.camel] = self._convert(field.type, item, place)
        return converted

    def _convert(self, kind: vt.ValueType, value: Any, path: str) -> Any:
        if isinstance(value, str) and not isinstance(kind, vt.StringType) and is_unresolved(value):
            value = Intrinsic(value)  # a parameter's value, encoded as text where something else is wanted
        if isinstance(kind, vt.OrTokenType):
            return value if is_resolvable_object(value) else self._convert(kind._other, value, path)
        if isinstance(kind, vt.UnionType):
            return self._convert(_alternative(kind, value), value, path)
        if is_resolvable_object(value):
            return _encoded(kind, value)
        if isinstance(kind, StructType):
            return self._struct(kind, value, path) if isinstance(value, dict) else value
        if isinstance(kind, vt.ListType):
            if not isinstance(value, list):
                return value
            return [self._convert(kind._element, item, f"{path}.{index}") for index, item in enumerate(value)]
        if isinstance(kind, vt.MapType):
            if not isinstance(value, dict):
                return value
            return {key: self._convert(kind._element, item, f"{path}.{key}") for key, item in value.items()}
        if isinstance(kind, vt.TagType):
            return (
                {"key": _text(value.get("Key")), "value": _text(value.get("Value"))}
                if isinstance(value, dict)
                else value
            )
        return self._scalar(kind, value, path)

    def _scalar(self, kind: vt.ValueType, value: Any, path: str) -> Any:
        if isinstance(kind, vt.StringType):
            return _text(value)
        if isinstance(kind, vt.NumberType) and isinstance(value, str):
            return _number(value)
        if isinstance(kind, vt.BooleanType) and isinstance(value, str):
            if value not in ("true", "false"):
                raise ValidationError(
                    f"Expected 'true' or 'false' for boolean value, got: '{value}' (property {path} of {self._type_name})",
                    scope=self._scope,
                )
            return value == "true"
        return value


def _alternative(kind: vt.UnionType, value: Any) -> vt.ValueType:
    """Return the alternative whose shape ``value`` has, or the first."""
    shapes: tuple[type[vt.ValueType], ...]
    if is_resolvable_object(value):
        shapes = (vt.TokenType, vt.OrTokenType, vt.StringType)
    elif isinstance(value, dict):
        shapes = (StructType, vt.MapType, vt.TagType, vt.AnyType)
    elif isinstance(value, list):
        shapes = (vt.ListType, vt.AnyType)
    elif isinstance(value, bool):
        shapes = (vt.BooleanType, vt.AnyType, vt.StringType)
    elif isinstance(value, (int, float)):
        shapes = (vt.NumberType, vt.AnyType, vt.StringType)
    else:
        shapes = (vt.StringType, vt.AnyType, vt.DateType)
    for shape in shapes:
        found = [alternative for alternative in kind._alternatives if isinstance(alternative, shape)]
        fitting = [
            alternative for alternative in found if not isinstance(alternative, StructType) or _fits(alternative, value)
        ]
        if found:
            return (fitting or found)[0]
    return kind._alternatives[0]


def _fits(struct: StructType, value: dict[str, Any]) -> bool:
    """Tell whether a struct has all keys of ``value``, and ``value`` all that it requires."""
    names = {field.cfn for field in struct.fields.values()}
    required = {field.cfn for field in struct.fields.values() if field.required}
    return required <= value.keys() <= names


def _encoded(kind: vt.ValueType, token: Any) -> Any:
    """Return a token as the type takes it."""
    if isinstance(kind, vt.ListType):
        return list_of(token)
    if isinstance(kind, vt.NumberType):
        return number_of(token)
    if isinstance(kind, (vt.StringType, vt.ReferenceType)):
        return string_of(token)
    return token


def _text(value: Any) -> Any:
    if isinstance(value, Intrinsic):
        return string_of(value)
    if isinstance(value, bool):
        return json_text(value)
    return number_text(value) if isinstance(value, (int, float)) else value


def _number(value: str) -> Any:
    """Return a number given as text; other text is left for the type's own check."""
    try:
        number = float(value)
    except ValueError:
        return value
    return int(number) if number.is_integer() else number
