"""Text with tokens inside: JSON and YAML whose parts are filled in at deployment.

The text becomes a concatenation of literal parts and intrinsic functions. Whatever stands inside a JSON string is escaped
right away, also the literals within intrinsic functions, since CloudFormation itself escapes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.core.json_null import JsonNull
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.logical_id import make_unique_id
from aws_cdk.core.resolve import Resolver, join_parts
from aws_cdk.core.token import (
    IResolveContext,
    ResolutionTypeHint,
    is_resolvable_object,
    string_of,
)
from cloud_assembly.schema.json_text import json_text, ordered_keys


def to_json(value: Any, space: int | None = None) -> str:
    """Return a string token for ``value`` as JSON text.

    Args:
        value: Anything that can be written as JSON; may hold tokens at any depth.
        space: Blanks per level. Default: everything on one line.

    An intrinsic function that gives a string is put between quotes, one that gives a number is not. Lists are known only at
    deployment; a custom resource writes them.
    """
    return string_of(LazyValue(lambda context: _json(value, int(space or 0), context)))


def to_yaml(value: Any) -> str:
    """Return ``value`` as YAML text in which tokens stand as they are."""
    from aws_cdk.core.yaml_text import yaml_text

    return yaml_text(_without_tokens(value))


def _without_tokens(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_tokens(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_without_tokens(item) for item in value]
    return "<unresolved-token>" if is_resolvable_object(value) else value  # as the peer: only encoded tokens work


class _Embedded:
    """The intrinsic function that a token resolved to, where JSON is to have a value.

    Attributes:
        value: The resolved intrinsic.
        kind: How the token was encoded; that says whether quotes stand around it.
    """

    __slots__ = ("kind", "value")

    def __init__(self, value: Any, kind: ResolutionTypeHint) -> None:
        self.value = value
        self.kind = kind


class _JsonResolver(Resolver):
    """Resolves a value, but keeps apart which intrinsic functions came from tokens."""

    def _token(self, token: Any) -> Any:
        value = super()._token(token)
        return _Embedded(_plain(value), ResolutionTypeHint.STRING) if _is_intrinsic(value) else value

    def _string(self, value: str) -> Any:
        return _as_kind(super()._string(value), ResolutionTypeHint.STRING)

    def _joined(self, parts: list[Any]) -> Any:
        joined = join_parts([_plain(part) for part in parts])
        return joined if isinstance(joined, str) else _Embedded(joined, ResolutionTypeHint.STRING)

    def _list(self, value: list[Any] | tuple[Any, ...]) -> Any:
        return _as_kind(super()._list(value), ResolutionTypeHint.STRING_LIST)

    def _number(self, value: float) -> Any:
        return _as_kind(super()._number(value), ResolutionTypeHint.NUMBER)

    def _other(self, value: Any) -> Any:
        return value if isinstance(value, _Embedded) else super()._other(value)

    def _key(self, key: str) -> Any:
        return self._string(key)


def _as_kind(value: Any, kind: ResolutionTypeHint) -> Any:
    return _Embedded(value.value, kind) if isinstance(value, _Embedded) else value


def _json(value: Any, indent: int, context: IResolveContext) -> Any:
    # Who looks for references to other stacks must see those within the text too.
    on_token = getattr(context, "_on_token", None)
    resolved = _JsonResolver(context.scope, preparing=context.preparing, on_token=on_token).resolve(value)
    writer = _Writer(indent, context.scope)
    writer.write(resolved, 0)
    return join_parts(writer.parts())


class _Writer:
    """Writes JSON as a list of literal text and intrinsic functions."""

    def __init__(self, indent: int, scope: Any) -> None:
        self._scope = scope
        self._indent = indent
        self._colon = ": " if indent else ":"
        self._parts: list[Any] = []
        self._text: list[str] = []

    def parts(self) -> list[Any]:
        self._flush()
        return self._parts

    def _flush(self) -> None:
        if self._text:
            self._parts.append("".join(self._text))
            self._text.clear()

    def write(self, value: Any, depth: int) -> None:
        if isinstance(value, _Embedded):
            self._embed(value)
        elif isinstance(value, dict) and value:
            self._text.append("{")
            for index, key in enumerate(_ordered(value)):
                self._separate(index, depth + 1)
                self._embed(key) if isinstance(key, _Embedded) else self._text.append(json_text(key))
                self._text.append(self._colon)
                self.write(value[key], depth + 1)
            self._line(depth)
            self._text.append("}")
        elif isinstance(value, (list, tuple)) and value:
            self._text.append("[")
            for index, item in enumerate(value):
                self._separate(index, depth + 1)
                self.write(item, depth + 1)
            self._line(depth)
            self._text.append("]")
        else:
            self._text.append("null" if isinstance(value, JsonNull) else json_text(value))

    def _separate(self, index: int, depth: int) -> None:
        if index:
            self._text.append(",")
        self._line(depth)

    def _line(self, depth: int) -> None:
        if self._indent:
            self._text.append("\n" + " " * (self._indent * depth))

    def _embed(self, embedded: _Embedded) -> None:
        value = embedded.value
        if embedded.kind is ResolutionTypeHint.STRING:
            self._text.append('"')
            self._flush()
            self._parts.append(_escaped(value))
            self._text.append('"')
            return
        self._flush()
        self._parts.append(
            _stringified(value, self._scope) if embedded.kind is ResolutionTypeHint.STRING_LIST else value
        )


def _ordered(mapping: dict[Any, Any]) -> list[Any]:
    if all(isinstance(key, str) for key in mapping):
        return list(ordered_keys(mapping))
    return list(mapping)


# CodePipeline replaces these two itself, in JSON text: CloudFormation does not know them.
_OF_PIPELINES = ("Fn::GetArtifactAtt", "Fn::GetParam")


def _is_intrinsic(value: Any) -> bool:
    if not isinstance(value, dict) or len(value) != 1:
        return False
    name = next(iter(value))
    return isinstance(name, str) and (name == "Ref" or name.startswith("Fn::")) and name not in _OF_PIPELINES


def _plain(value: Any) -> Any:
    """Take the marks of inner tokens off again: inside an intrinsic function they are just its arguments."""
    if isinstance(value, _Embedded):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _escaped(value: Any) -> Any:
    """Escape the literals of an intrinsic function for use inside a JSON string."""
    if isinstance(value, str):
        return json_text(value)[1:-1]
    if isinstance(value, dict):
        return {key: _escaped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return value


def _stringified(intrinsic: Any, scope: Any) -> Any:
    """Return what gives a list as JSON at deployment: an attribute of a custom resource, one for each list in a stack."""
    from aws_cdk.core.cfn_utils_provider import stringify
    from aws_cdk.core.stack import Stack

    stack = Stack.of(scope)
    id = make_unique_id(["CdkJsonStringify", json_text(intrinsic)])
    writer = stack.node.try_find_child(id) or stringify(stack, id, intrinsic)
    return stack.resolve(writer.get_att("Value"))
