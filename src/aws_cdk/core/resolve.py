"""The resolver: turns a value with tokens into plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timezone
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import CdkError, error_of_app
from aws_cdk.core.struct import Field, Struct
from aws_cdk.core.token import (
    LIST_TOKEN,
    NUMBER_MARK,
    IResolvable,
    IResolveContext,
    fragments_of,
    is_resolvable_object,
    js_number_text,
    number_fragments,
    token_of_list,
    token_of_number,
)
from aws_cdk.core.tokenization import TokenizedStringFragments
from constructs._key_order import indexes_first
from constructs._snapshot import key_text

if TYPE_CHECKING:
    from collections.abc import Callable

_EXACT = 2**53  # whole numbers up to here are the same in the double precision of the peer


class ResolveError(CdkError):
    """A value cannot be resolved."""

    def __init__(self, what: str, *, scope: Any = None) -> None:
        super().__init__(what, scope=scope)


class Resolver(IResolveContext):
    """Resolves values for one construct.

    Strings that hold tokens beside text become ``Fn::Join``. ``None`` is dropped from lists and mappings, as the peer drops
    undefined values; ``JsonNull`` writes an explicit null.

    Args:
        scope: The construct for which tokens are resolved; references depend on its stack.
        preparing: Whether values are only looked through before synthesis.
        remove_empty: Whether to drop values that resolve to nothing.
        token_resolver: Replaces how tokens, strings and lists are resolved (see ``DefaultTokenResolver``).
        on_token: Called with each token object met.
    """

    def __init__(
        self,
        scope: Any,
        *,
        preparing: bool = False,
        remove_empty: bool = True,
        token_resolver: Any = None,
        on_token: Callable[[Any], None] | None = None,
    ) -> None:
        self._scope = scope
        self._subject = (
            scope  # whom an error is about; a stack resolves the properties of its elements in its own scope
        )
        self._preparing = preparing
        self._remove_empty = remove_empty
        self._token_resolver = token_resolver
        self._on_token = on_token
        self._path: list[str] = []
        self._post_processors: list[list[Any]] = []

    @property
    def scope(self) -> Any:
        """The construct for which values are resolved."""
        return self._scope

    @property
    def preparing(self) -> bool:
        """Whether this pass comes before synthesis."""
        return self._preparing

    @property
    def document_path(self) -> list[str]:
        """The keys from the start of the value to the token being resolved."""
        return list(self._path)

    def register_post_processor(self, post_processor: Any) -> None:
        """Have ``post_processor`` change the value of the token being resolved."""
        self._post_processors[-1].append(post_processor)

    def resolve(self, x: Any, *, allow_intrinsic_keys: bool | None = None, remove_empty: bool | None = None) -> Any:
        """Return ``x`` with all tokens resolved.

        Args:
            x: Any value.
            allow_intrinsic_keys: Accepted for compatibility; a key must resolve to text.
            remove_empty: Whether to drop values that resolve to nothing, here and below. Default: as so far.

        Raises:
            ResolveError: a token or a key cannot be resolved, or ``x`` holds a construct.
        """
        if remove_empty is not None and remove_empty is not self._remove_empty:
            outer, self._remove_empty = self._remove_empty, remove_empty
            try:
                return self.resolve(x)
            finally:
                self._remove_empty = outer
        kind = type(x)
        if kind is str:
            return self._string(x) if "Token[" in x or NUMBER_MARK in x else x
        if kind is dict:
            return self._mapping(x)
        if kind is list:
            return self._list(x)
        if kind is int:
            return (
                x if x > -1e289 else self._number(x)
            )  # apps make whole numbers of tokens: int(parameter.value_as_number)
        if kind is bool or x is None:
            return x
        if kind is float:
            return self._number(x)
        return self._other(x)

    def _resolve_at(self, place: tuple[str, ...], x: Any) -> Any:
        """Return ``x`` resolved as what is at ``place`` in the template."""
        path = self._path
        path += place
        resolved = self.resolve(x)
        del path[-len(place) :]
        return resolved

    def _mapping(self, value: Mapping[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        resolve = self.resolve
        path = self._path
        for key, item in value.items():
            if item is None:
                if not self._remove_empty:
                    result[key] = None
                continue
            kind = type(item)
            if kind is str and "Token[" not in item and NUMBER_MARK not in item:
                resolved: Any = item
            else:
                path.append(key)
                resolved = resolve(item)
                path.pop()
                if resolved is None and self._remove_empty:
                    continue
            if type(key) is str:
                if "Token[" in key:
                    key = self._key(key)
            elif isinstance(key, Enum):
                key = key._value_
            else:
                key = str(key_text(key))
            result[key] = resolved
        return result

    def _key(self, key: str) -> str:
        resolved = self._string(key)
        if isinstance(resolved, str):
            return resolved
        from cloud_assembly.schema.json_text import json_text

        raise ResolveError(
            f'"{key}" is used as the key in a map so must resolve to a string, but it resolves to: {json_text(resolved)}. '
            'Consider using "CfnJson" to delay resolution to deployment-time',
            scope=self._subject,
        )

    def _list(self, value: list[Any] | tuple[Any, ...]) -> Any:
        if len(value) > 1 or (value and type(value[0]) is str and "Token[" in value[0]):
            token = token_of_list(value)
            if token is not None:
                custom = self._token_resolver
                return custom.resolve_list(list(value), self) if custom is not None else self._token(token)
        result = []
        path = self._path
        for index, item in enumerate(value):
            path.append(str(index))
            resolved = self.resolve(item)
            path.pop()
            if resolved is not None or not self._remove_empty:
                result.append(resolved)
        return result

    def _number(self, value: float) -> Any:
        if -1e290 < value < -1e289:
            token = token_of_number(value)
            if token is not None:
                return self._token(token)
        return value

    def _string(self, value: str) -> Any:
        if "#{Token[" in value and LIST_TOKEN.search(value):
            raise ResolveError(
                "Found an encoded list token string in a scalar string context. Use 'Fn.select(0, list)' (not 'list[0]') to "
                "extract elements from token lists.",
                scope=self._subject,
            )
        fragments = fragments_of(value)
        if NUMBER_MARK in value:
            fragments = number_fragments(fragments)
        custom = self._token_resolver
        if custom is not None:
            split = TokenizedStringFragments()
            for fragment in fragments:
                (split.add_literal if isinstance(fragment, str) else split.add_token)(fragment)
            return custom.resolve_string(split, self)
        if len(fragments) == 1:
            only = fragments[0]
            return only if isinstance(only, str) else self._token(only)
        return self._joined([part if isinstance(part, str) else self._token(part) for part in fragments])

    def _joined(self, parts: list[Any]) -> Any:
        """Return the value of a string with text and tokens from its resolved parts."""
        return join_parts(parts)

    def _token(self, token: Any) -> Any:
        """Resolve a token object until plain data is left."""
        if self._on_token is not None:
            self._on_token(token)
        processors: list[Any] = []
        self._post_processors.append(processors)
        try:
            if self._token_resolver is not None:
                return self._token_resolver.resolve_token(token, self, _PostProcessing(processors))
            value = token.resolve(self)
            if value is not None and value is not token:  # JsonNull stands for itself
                value = self.resolve(value)
        except RecursionError:
            raise ResolveError(
                f"CircularReferenceDetected: a token resolves to itself. Path: /{'/'.join(self._path[:20])}",
                scope=self._subject,
            ) from None
        except RuntimeError:
            raise
        except Exception as error:  # a producer of the app raised it
            raise error_of_app(error, f"Resolution error: {error}") from error
        finally:
            self._post_processors.pop()
        for processor in processors:
            value = processor.post_process(value, self)
        return value

    def _other(self, value: Any) -> Any:
        if isinstance(value, IResolvable):
            return self._token(value)
        if isinstance(value, Enum):
            return value._value_
        if isinstance(value, str):
            return self.resolve(str(value))
        if isinstance(value, (int, float)):
            return self.resolve(float(value))
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, (list, tuple)):
            return self._list(value)
        if isinstance(value, Struct):
            return self._mapping(in_api_order(value))
        if isinstance(value, datetime):
            moment = value.astimezone(timezone.utc)
            return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
        if isinstance(value, date):
            return value.isoformat()
        if hasattr(getattr(value, "node", None), "path") and not _is_token_too(value):
            raise ResolveError(
                f"Trying to resolve() a Construct at '/{'/'.join(self._path)}': {value.node.path}", scope=self._subject
            )
        if is_resolvable_object(value):
            return self._token(value)
        as_data = getattr(
            value, "_as_data", None
        )  # what the object of the peer holds, where apps put it into plain data
        if as_data is not None:
            return self._mapping(as_data())
        if callable(value):
            raise ResolveError(
                f"Trying to resolve() a function at '/{'/'.join(self._path)}': use Lazy for values that come later",
                scope=self._subject,
            )
        raise ResolveError(
            f"cannot write a value of type {type(value).__name__} at '/{'/'.join(self._path)}' into a template",
            scope=self._subject,
        )


def _is_token_too(construct: Any) -> bool:
    from aws_cdk.core.stack import Stack

    return callable(getattr(construct, "resolve", None)) and not isinstance(construct, Stack)


class _PostProcessing:
    """Handed to custom token resolvers, which call it when a token has given its value."""

    def __init__(self, processors: list[Any]) -> None:
        self._processors = processors

    def post_process(self, input: Any, context: IResolveContext) -> Any:
        """Return ``input`` as changed by the processors that the token registered."""
        for processor in self._processors:
            input = processor.post_process(input, context)
        return input


def as_apps_read(value: Any) -> Any:
    """Return a resolved value as the peer hands it to apps: numbers and the order of keys are JavaScript's."""
    kind = type(value)
    if kind is dict:
        return indexes_first({key: as_apps_read(item) for key, item in value.items()})
    if kind is list:
        return [as_apps_read(item) for item in value]
    if kind is float or (kind is int and not -_EXACT <= value <= _EXACT):
        from cloud_assembly.schema.json_text import number_text

        text = number_text(value)
        return value if text == "null" else float(text) if "." in text or "e" in text else int(text)
    return value


def cfn_keys(struct: Struct) -> dict[str, Any]:
    """Return a struct's options by their camelCase names, as the peer passes structs on."""
    fields = struct._fields
    return {fields[name].camel: value for name, value in struct.__dict__.items()}


def in_api_order(struct: Struct) -> dict[str, Any]:
    """Return the options by their camelCase names as they come where an app hands a struct over: ordered by the API."""
    given = cfn_keys(struct)
    return {name: given[name] for name in _api_order(type(struct)) if name in given}


_api_orders: dict[type, list[str]] = {}


def _api_order(struct_class: type[Struct]) -> list[str]:
    """The options of the base classes first; of each class the required ones first, and these by name."""
    known = _api_orders.get(struct_class)
    if known is None:
        known = _api_orders[struct_class] = [field.camel for field in _by_owner(struct_class).values()]
    return known


def _by_owner(struct_class: type) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for base in struct_class.__bases__:
        found.update(_by_owner(base))
    every: dict[str, Field] = struct_class.__dict__.get("_fields", {})
    for field in sorted(every.values(), key=lambda field: (not field.required, field.camel.lower())):
        found.setdefault(field.name, field)
    return found


def join_parts(parts: list[Any]) -> Any:
    """Concatenate the resolved parts of a string: text if all are text or numbers, otherwise one flat ``Fn::Join``.

    Parts that resolved to nothing are left out. A join stays a join even if only text is left in it, as the peer does.
    """
    values = [part for part in parts if part is not None]
    if len(values) < 2:
        return values[0] if values else ""
    joined = join_values("", values)
    if len(joined) == 1 and is_plain(joined[0]) and all(is_plain(value) for value in values):
        return joined[0]
    return {"Fn::Join": ["", joined]}


def join_values(delimiter: str, values: Sequence[Any]) -> list[Any]:
    """Merge neighbours that are text or numbers, and take in inner joins by the same delimiter."""
    merged: list[Any] = []
    for value in _flattened(delimiter, values):
        if merged and is_plain(value) and is_plain(merged[-1]):
            merged[-1] = f"{_text(merged[-1])}{delimiter}{_text(value)}"
        else:
            merged.append(value)
    return merged


def _flattened(delimiter: str, values: Sequence[Any]) -> list[Any]:
    flat: list[Any] = []
    for value in values:
        if isinstance(value, dict) and len(value) == 1:
            inner = value.get("Fn::Join")
            if isinstance(inner, list) and len(inner) == 2 and inner[0] == delimiter and isinstance(inner[1], list):
                flat.extend(_flattened(delimiter, inner[1]))
                continue
        flat.append(value)
    return flat


def is_plain(value: Any) -> bool:
    """Tell whether a resolved value is text or a number, which can be joined right away."""
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else js_number_text(value)
