"""YAML text as the peer writes it: block style, YAML 1.1 words and numbers quoted, text of several lines as literal blocks.

Only plain data is written: mappings, lists, text, numbers, booleans, nothing. Source: observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cloud_assembly.schema.json_text import json_text, number_text

_STEP = "  "
_MAX_IMPLICIT_KEY = 1024  # longer keys need the notation with a question mark

# What a YAML 1.1 reader would not take as text; the specification of its types names the forms.
_NOT_TEXT = re.compile(
    r"""(?:
        ~|null|Null|NULL
        |[Yy]|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON
        |[Nn]|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF
        |[-+]?0b[01_]+ |[-+]?0[0-7_]+ |[-+]?[0-9][0-9_]* |[-+]?0x[0-9a-fA-F_]+
        |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
        |[-+]?\.(?:inf|Inf|INF) |\.(?:nan|NaN|NAN)
        |[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+
        |[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*
        |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}
         (?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:[ \t]*(?:Z|[-+][012]?[0-9](?::?[0-9]{2})?))?)?
    )\Z""",
    re.VERBOSE,
)
# Text that would read as something else than text in block style, and in keys of one line beside that.
_NOT_PLAIN = re.compile(
    r"[\n\t ,\[\]{}#&*!|>'\"%@`]|[?-]\Z|[?-][ \t]|.*[\n:][ \t]|.*:\Z|.*[ \t]#|.*[\x00-\x08\x0b-\x1f\x7f\x85]", re.DOTALL
)
# Text of several lines that block style cannot hold: with control characters, or blanks alone on its last line.
_NOT_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85]|\n[\t ]+\Z")
_MARKER = re.compile(r"^(?:%|---|\.\.\.)", re.MULTILINE)  # has a meaning of its own where it is not indented
_MIN_FOLDED = 40  # shorter quoted text stays on one line
_SHORT = {"00": "\\0", "07": "\\a", "0b": "\\v", "1b": "\\e"}
_NOT_IN_KEYS = re.compile(r"[\[\]{},\n]")


def yaml_text(value: Any) -> str:
    """Return ``value`` as a YAML document that ends in a line break."""
    lines: list[str] = []
    if isinstance(value, Mapping) and value:
        _write_mapping(value, "", lines)
    elif isinstance(value, (list, tuple)) and value:
        _write_list(value, "", lines)
    elif isinstance(value, str):
        lines.append(_text(value, None))
    elif value is not None:  # nothing is no document
        lines.append(_inline(value, ""))
    return "\n".join(lines) + "\n"


def _write_mapping(value: Mapping[str, Any], indent: str, lines: list[str]) -> None:
    for key in _ordered(value):
        item = value[key]
        name = _key(key)
        if len(name) > _MAX_IMPLICIT_KEY:
            lines.append(f"{indent}? {name}")
            name = ""
        if isinstance(item, Mapping) and item:
            lines.append(f"{indent}{name}:")
            _write_mapping(item, indent + _STEP, lines)
        elif isinstance(item, (list, tuple)) and item:
            lines.append(f"{indent}{name}:")
            _write_list(item, indent + _STEP, lines)
        else:
            lines.append(f"{indent}{name}: {_inline(item, indent)}")


def _write_list(value: list[Any] | tuple[Any, ...], indent: str, lines: list[str]) -> None:
    for item in value:
        start = len(lines)
        if isinstance(item, Mapping) and item:
            _write_mapping(item, indent + _STEP, lines)
        elif isinstance(item, (list, tuple)) and item:
            _write_list(item, indent + _STEP, lines)
        else:
            lines.append(f"{indent}{_STEP}{_inline(item, indent)}")
        # The first line of the element moves behind the dash.
        lines[start] = f"{indent}- {lines[start][len(indent) + len(_STEP) :]}"


def _inline(value: Any, indent: str) -> str:
    """Write what stands on the line of its key or dash; literal blocks go on below it."""
    if isinstance(value, str):
        return _text(value, indent)
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, (list, tuple)):
        return "[]"
    if isinstance(value, float):
        return number_text(value)
    return json_text(value)


def _text(value: str, indent: str | None) -> str:
    """Write a text below ``indent``; None is for one that is the whole document, whose lines need no indentation."""
    if "\n" in value and value.strip() and not _NOT_LITERAL.search(value):
        return _literal(value, indent)
    if indent is None and value.startswith(("---", "...")):
        return _literal(value, indent)
    if not value or _NOT_TEXT.match(value) or _NOT_PLAIN.match(value) or value[-1] in " \t":
        return _quoted(value, folded="" if indent is None else indent + _STEP)
    return value


def _literal(value: str, indent: str | None) -> str:
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    chomping = "-" if ends == 0 else "" if ends == 1 else "+"
    # A first line that starts with a blank would be taken as the indentation; so the indentation is said.
    leads = " " in value[: len(value) - len(value.lstrip(" \n"))]
    hint = "" if not leads else "1" if indent is None else str(len(_STEP))
    inner = (_STEP if _MARKER.search(value) else "") if indent is None else indent + _STEP
    lines = body.split("\n")
    head = 0
    while head < len(lines) and not lines[head]:
        head += 1
    # Empty lines ahead of the first text are indented too, empty lines after it are not.
    written = [inner + line if line or index < head else "" for index, line in enumerate(lines)]
    return "\n".join([f"|{chomping}{hint}", *written]) + "\n" * max(ends - 1, 0)


def _key(key: str) -> str:
    if not key or _NOT_TEXT.match(key) or _NOT_PLAIN.match(key) or _NOT_IN_KEYS.search(key) or key[-1] in " \t":
        return _quoted(key)
    return key


def _quoted(value: str, *, folded: str | None = None) -> str:
    """Write a text in quotes.

    Args:
        folded: Where given, long text is broken at its line breaks, and this is ahead of the lines that follow.
    """
    if '"' in value and "'" not in value and "\n" not in value:
        return f"'{value}'"
    # JSON escapes control characters by four hex digits, YAML by two or by letters of its own. A blank before a line break is
    # escaped, so that it is none of those which readers drop.
    text = re.sub(r"\\u00([0-9a-f]{2})", lambda found: _SHORT.get(found[1], f"\\x{found[1]}"), json_text(value))
    text = text.replace(" \\n", "\\ \\n")
    if folded is None or len(json_text(value)) < _MIN_FOLDED:
        return text

    def broken(found: re.Match[str]) -> str:
        breaks = found[1]
        if breaks is None:  # another escape
            return found[0]
        count, rest = len(breaks) // 2, "\\ " if found[2] else ""
        if not found[2] and found.end() == len(text) - 1:  # the last break of all stays an escape
            count, rest = count - 1, "\\n"
        # One break reads as a blank, so there is one more of them; a blank that follows would be dropped.
        return "\n" * (count + 1) + folded + rest if count else found[0]

    return re.sub(r"\\[^n]|((?:\\n)+)( ?)", broken, text)


def _ordered(mapping: Mapping[str, Any]) -> list[str]:
    from cloud_assembly.schema.json_text import ordered_keys

    return ordered_keys(mapping)
