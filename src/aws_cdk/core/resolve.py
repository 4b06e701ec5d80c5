"""The resolver: turns a value with tokens into plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timezone
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import CdkError
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import (
    IResolvable,
    IResolveContext,
    TokenizedStringFragments,
    fragments_of,
    is_resolvable_object,
    token_of_list,
    token_of_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable



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

        Raises:
            ResolveError: a token or a key cannot be resolved, or ``x`` holds a construct.
        """
        kind = type(x)
        if kind is str:
            return self._string(x) if "Token[" in x else x
        if kind is dict:
            return self._mapping(x)
        if kind is list:
            return self._list(x)
        if kind is bool or kind is int or x is None:
            return x
        if kind is float:
            return self._number(x)
        return self._other(x)

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
            if kind is str and "Token[" not in item:
                resolved: Any = item
            else:
                path.append(key)
                resolved = resolve(item)
                path.pop()
                if resolved is None and self._remove_empty:
                    continue
            if type(key) is str:
                if "Token[" in key:
                    key = self._key(key, result)
            elif isinstance(key, Enum):
                key = key.value
            elif key is not None:
                key = str(key)
            result[key] = resolved
        return result

    def _key(self, key: str, result: dict[str, Any]) -> str:
        resolved = self._string(key)
        if isinstance(resolved, str):
            return resolved
        if not getattr(self._token_resolver, "allow_intrinsic_keys", False):
            from cloud_assembly.schema.json_text import json_text

            raise ResolveError(
                f'"{key}" is used as the key in a map so must resolve to a string, but it resolves to: {json_text(resolved)}. '
                'Consider using "CfnJson" to delay resolution to deployment-time',
                scope=self._scope,
            )
        return str(self._token_resolver.intrinsic_key(resolved, len(result)))

    def _list(self, value: list[Any] | tuple[Any, ...]) -> Any:
        if value and type(value[0]) is str and "Token[" in value[0] or len(value) > 1:
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
        if value < -1e289:
            token = token_of_number(value)
            if token is not None:
                return self._token(token)
        return value

    def _string(self, value: str) -> Any:
        if value.startswith("#{Token["):
            token = token_of_list([value])
            if token is not None:
                # One element taken out of an encoded list: it stays as it is and is refused where it is written.
                return value
        fragments = fragments_of(value)
        custom = self._token_resolver
        if custom is not None:
            split = TokenizedStringFragments()
            for fragment in fragments:
                (split.add_literal if isinstance(fragment, str) else split.add_token)(fragment)
            return custom.resolve_string(split, self)
        if len(fragments) == 1:
            only = fragments[0]
            return only if isinstance(only, str) else self._token(only)
        return join_parts([part if isinstance(part, str) else self._token(part) for part in fragments])

    def _token(self, token: Any) -> Any:
        """Resolve a token object until plain data is left."""
        if self._on_token is not None:
            self._on_token(token)
        custom = self._token_resolver
        if custom is not None and not getattr(custom, "_plain", False):
            return custom.resolve_token(token, self, _PostProcessing(self))
        return self._resolve_token(token)

    def _resolve_token(self, token: Any) -> Any:
        processors: list[Any] = []
        self._post_processors.append(processors)
        try:
            value = token.resolve(self)
            if value is not None:
                value = self.resolve(value)
        except RecursionError:
            raise ResolveError(
                f"CircularReferenceDetected: a token resolves to itself. Path: /{'/'.join(self._path[:20])}", scope=self._scope
            ) from None
        finally:
            self._post_processors.pop()
        for processor in processors:
            value = processor.post_process(value, self)
        return value

    def _other(self, value: Any) -> Any:
        if isinstance(value, IResolvable):
            return self._token(value)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, str):
            return self.resolve(str(value))
        if isinstance(value, (int, float)):
            return self.resolve(float(value))
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, (list, tuple)):
            return self._list(value)
        if isinstance(value, Struct):
            return self._mapping(cfn_keys(value))
        if isinstance(value, datetime):
            moment = value.astimezone(timezone.utc)
            return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
        if isinstance(value, date):
            return value.isoformat()
        if getattr(value, "node", None) is not None and not callable(getattr(value, "resolve", None)):
            raise ResolveError(
                f"Trying to resolve() a Construct at '/{'/'.join(self._path)}': {value.node.path}", scope=self._scope
            )
        if is_resolvable_object(value):
            return self._token(value)
        if callable(value):
            raise ResolveError(
                f"Trying to resolve() a function at '/{'/'.join(self._path)}': use Lazy for values that come later",
                scope=self._scope,
            )
        raise ResolveError(
            f"cannot write a value of type {type(value).__name__} at '/{'/'.join(self._path)}' into a template",
            scope=self._scope,
        )


class _PostProcessing:
    """Handed to custom token resolvers, which call it when a token has given its value."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def post_process(self, input: Any, context: IResolveContext) -> Any:
        return input


def cfn_keys(struct: Struct) -> dict[str, Any]:
    """Return a struct's options by their camelCase names, as the peer passes structs on."""
    fields = struct._fields
    return {fields[name].camel: value for name, value in struct.__dict__.items()}


def join_parts(parts: list[Any]) -> Any:
    """Join resolved parts of a string: text if all are text, otherwise one flat ``Fn::Join``."""
    flat: list[Any] = []
    for part in parts:
        if part is None:
            continue
        if isinstance(part, dict) and len(part) == 1:
            inner = part.get("Fn::Join")
            if inner is not None and inner[0] == "" and isinstance(inner[1], list):
                for piece in inner[1]:
                    _append_merged(flat, piece)
                continue
        _append_merged(flat, part)
    if not flat:
        return ""
    if len(flat) == 1 and isinstance(flat[0], str):
        return flat[0]
    return {"Fn::Join": ["", flat]} if len(flat) > 1 else flat[0]


def _append_merged(flat: list[Any], part: Any) -> None:
    if isinstance(part, bool):
        part = "true" if part else "false"
    elif isinstance(part, (int, float)):
        from aws_cdk.core.token import js_number_text

        part = js_number_text(part)
    if isinstance(part, str):
        if not part:
            return
        if flat and isinstance(flat[-1], str):
            flat[-1] += part
            return
    flat.append(part)
