"""Finds the JSON paths among the values of an app, and writes them as Step Functions wants them: ``"key.$": "$.path"``.

A path made with ``JsonPath`` is a token, so it passes through options as text, number or list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aws_cdk.aws_stepfunctions._intrinsic_parser import paths_of_expression
from aws_cdk.core.errors import CdkError
from aws_cdk.core.resolve import cfn_keys
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import (
    IResolvable,
    IResolveContext,
    fragments_of,
    is_unresolved,
    token_of_list,
    token_of_number,
)

# A JSONata expression that sees the task token: the whole context object, or its part about the task.
_JSONATA_START = "{%"
_JSONATA_END = "%}"
_CONTEXT = "$states.context"


class JsonPathToken(IResolvable):
    """A path into the data of an execution, or an intrinsic function on such paths."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._display_hint = path.lstrip("$.['\"") or None

    def resolve(self, context: IResolveContext) -> Any:
        """Return the path as text."""
        return self.path

    def to_string(self) -> str:
        """Return the path encoded as text."""
        from aws_cdk.core.token import Token

        return Token.as_string(self, display_hint=self._display_hint)

    def __str__(self) -> str:
        return self.to_string()

    def to_json(self) -> Any:
        """Return the path."""
        return self.path


def path_in_text(value: str) -> str | None:
    """Return the path that is encoded in ``value``, or ``None``.

    Raises:
        CdkError: a path stands beside other text.
    """
    if "Token[" not in value:
        return None
    fragments = fragments_of(value)
    paths = [fragment for fragment in fragments if isinstance(fragment, JsonPathToken)]
    if not paths:
        return None
    if len(fragments) > 1:
        raise CdkError(
            f"Field references must be the entire string, cannot concatenate them (found '{value}')",
            fix="use JsonPath.format to put paths into text",
        )
    return str(paths[0].path)


def path_in_number(value: float) -> str | None:
    """Return the path that is encoded in a number, or ``None``."""
    token = token_of_number(value) if isinstance(value, float) else None
    return token.path if isinstance(token, JsonPathToken) else None


def path_in_list(value: Sequence[Any]) -> str | None:
    """Return the path that is encoded in a list, or ``None``."""
    token = token_of_list(value) if value and isinstance(value[0], str) and is_unresolved(list(value)) else None
    return token.path if isinstance(token, JsonPathToken) else None


def path_of(value: Any) -> str | None:
    """Return the path that ``value`` is, in any of its encodings, or ``None``."""
    if isinstance(value, str):
        return path_in_text(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return path_in_number(value)
    if isinstance(value, (list, tuple)):
        return path_in_list(value)
    if isinstance(value, JsonPathToken):
        return value.path
    return None


def _as_mapping(value: Any) -> Mapping[str, Any] | None:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, Struct):
        return cfn_keys(value)
    return None


def render_fields(value: Any) -> Any:
    """Return a mapping in which each entry with a path as its value has ``.$`` at its key and the path as its text.

    Raises:
        CdkError: a path is an element of a list, which Step Functions cannot express.
    """
    mapping = _as_mapping(value)
    if mapping is None:
        return value
    rendered: dict[str, Any] = {}
    for key, item in mapping.items():
        if item is None:
            continue
        path = path_of(item)
        if path is not None:
            rendered[f"{key}.$"] = path
        else:
            rendered[key] = _rendered_value(item)
    return rendered


def _rendered_value(value: Any) -> Any:
    if _as_mapping(value) is not None:
        return render_fields(value)
    if isinstance(value, (list, tuple)) and not is_unresolved(value):
        for item in value:
            if isinstance(item, (str, int, float)) and path_of(item) is not None:
                raise CdkError(
                    "Cannot use JsonPath fields in an array, they must be used in objects",
                    fix="use JsonPath.array for a list made of paths",
                )
        return [_rendered_value(item) for item in value]
    return value


def visit_leaves(value: Any, found: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Call ``found`` with each path in ``value`` and ``text`` with each other text."""
    path = path_of(value)
    if path is not None:
        found(path)
        return
    mapping = _as_mapping(value)
    if mapping is not None:
        for item in mapping.values():
            visit_leaves(item, found, text)
    elif isinstance(value, (list, tuple)):
        for item in value:
            visit_leaves(item, found, text)
    elif isinstance(value, str):
        text(value)


def referenced_paths(value: Any) -> list[str]:
    """Return the paths that ``value`` refers to, also those within intrinsic functions, sorted, each once."""
    paths: set[str] = set()
    visit_leaves(value, lambda path: paths.update(paths_of_expression(path)), lambda _: None)
    return sorted(paths)


def contains_task_token(value: Any) -> bool:
    """Tell whether ``value`` passes on the token by which a task reports its outcome."""
    seen: list[bool] = []

    def found(path: str) -> None:
        seen.append(any(part in ("$$", "$$.Task", "$$.Task.Token") for part in paths_of_expression(path)))

    def text(expression: str) -> None:
        seen.append(_shows_task(expression))

    visit_leaves(value, found, text)
    return any(seen)


def _shows_task(expression: str) -> bool:
    """Tell whether a JSONata expression reads the context object as a whole, or its part about the task."""
    if not (expression.startswith(_JSONATA_START) and expression.endswith(_JSONATA_END)):
        return False
    return any(rest[:1] != "." or rest.startswith(".Task") for rest in expression.split(_CONTEXT)[1:])
