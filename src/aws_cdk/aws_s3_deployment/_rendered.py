"""Text whose values are known at deployment only: each becomes a marker that the handler replaces.

Source of the markers' form and of where they stand: observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from constructs import Construct

# Stand-ins while a document is written. Their blank makes YAML quote them, as JSON does; a value's quotes are then taken off.
_STAND_IN = re.compile(r'"<<value: (\d+)>>"|<<key: (\d+)>>')


def _marker(index: int) -> str:
    return f"<<marker:0xbaba:{index}>>"


def render_text(text: str) -> tuple[str, dict[str, Any]]:
    """Return ``text`` with markers in the place of tokens, and the token of each marker."""
    markers: dict[str, Any] = {}
    written = []
    for part in _parts(text):
        if isinstance(part, str):
            written.append(part)
        else:
            marker = _marker(len(markers))
            markers[marker] = part
            written.append(marker)
    return "".join(written), markers


def _parts(text: str) -> list[Any]:
    """Split a text into literals and tokens."""
    return [value for _, value in Tokenization.reverse_string(text)._fragments]


def render_document(scope: Construct, value: Any, write: Callable[[Any], str]) -> tuple[str, dict[str, Any]]:
    """Return ``value`` as a document with markers in it, and the value of each marker, to be resolved.

    A value that holds a token is replaced as a whole, by a marker for the JSON text of the value, with the quotes of a
    string. In keys only the tokens themselves are replaced.

    Args:
        scope: Where tokens are resolved.
        value: Anything that can be written as JSON; may hold tokens at any depth.
        write: Writes plain data.
    """
    found: list[Any] = []
    markers: dict[str, Any] = {}

    def number(match: re.Match[str]) -> str:
        marker = _marker(len(markers))
        markers[marker] = found[int(match[1] or match[2])]
        return marker

    text = _STAND_IN.sub(number, write(_with_stand_ins(Stack.of(scope), value, found)))
    return text, markers


def _with_stand_ins(stack: Stack, value: Any, found: list[Any]) -> Any:
    if is_unresolved(value):
        # A token still: writing a list makes resources, which come last in the template as the peer's do.
        found.append(stack.to_json_string(value))
        return f"<<value: {len(found) - 1}>>"
    if isinstance(value, Mapping):
        kept = ((key, item) for key, item in value.items() if item is not None)
        return {_key(key, found): _with_stand_ins(stack, item, found) for key, item in kept}
    if isinstance(value, (list, tuple)):
        return [_with_stand_ins(stack, item, found) for item in value]
    return value


def _key(key: str, found: list[Any]) -> str:
    if not is_unresolved(key):
        return key
    written = []
    for part in _parts(key):
        if isinstance(part, str):
            written.append(part)
        else:
            found.append(part)
            written.append(f"<<key: {len(found) - 1}>>")
    return "".join(written)
