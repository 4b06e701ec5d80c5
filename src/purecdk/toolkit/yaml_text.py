"""YAML as ``cdk synth`` prints it: block style, two blanks a level, strings quoted only where YAML 1.1 would misread them.

Our own emitter, since the output is compared byte for byte with the peer's, and since a YAML library would cost more to
import than all the rest of ``purecdk synth``. Only what JSON can hold is written.

Source: forms observed on aws-cdk 2.1148.1 with generated strings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cloud_assembly.schema.json_text import json_text, ordered_keys

# What YAML 1.1 reads as something else than a string.
_RESERVED = re.compile(
    r"""(?: ~ | null | Null | NULL
      | y | Y | yes | Yes | YES | true | True | TRUE | on | On | ON
      | n | N | no | No | NO | false | False | FALSE | off | Off | OFF
      | [-+]?0b[01_]+ | [-+]?0[0-7_]+ | [-+]?[0-9][0-9_]* | [-+]?0x[0-9a-fA-F_]+
      | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
      | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
      | [-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+ | [-+]?(?:[0-9][0-9_]*)?\.[0-9_]*
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?
        (?:[ \t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?
    )""",
    re.VERBOSE,
)
_INDICATOR_FIRST = frozenset("\t ,[]{}#&*!|>'\"%@`")
_NEEDS_QUOTES_INSIDE = re.compile(r":[ \t]|[ \t]#|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK_END = re.compile(r"\n[ \t]+\Z")
_JSON_ESCAPE = re.compile(r"\\u00([0-9a-f]{2})|\\.")
_SHORT_ESCAPES = {"00": "\\0", "07": "\\a", "0b": "\\v", "1b": "\\e"}


def yaml_text(value: object) -> str:
    """Return ``value`` as a YAML document that ends with a newline."""
    parts: list[str] = []
    if _is_block(value):
        _write_block(value, parts, 0)
    else:
        parts.append(_scalar(value, 1) + "\n")
    return "".join(parts)


def _is_block(value: object) -> bool:
    return isinstance(value, (Mapping, list, tuple)) and bool(value)


def _write_block(value: object, out: list[str], level: int, *, first: str | None = None) -> None:
    """Write a mapping or list that is not empty; ``first`` is what stands before its first line already."""
    lead = "  " * level
    if isinstance(value, Mapping):
        for key in ordered_keys(value):
            member = value[key]
            out.append(lead if first is None else first)
            first = None
            out.append(_key(str(key)))
            _write_member(member, out, level, nested=level + 1)
    else:
        assert isinstance(value, (list, tuple))
        for item in value:
            out.append((lead if first is None else first) + "-")
            first = None
            if _is_block(item):
                _write_block(item, out, level + 1, first=" ")
            else:
                out.append(f" {_scalar(item, level + 1)}\n")


def _write_member(member: object, out: list[str], level: int, *, nested: int) -> None:
    if _is_block(member):
        out.append(":\n")
        _write_block(member, out, nested)
    else:
        out.append(f": {_scalar(member, nested)}\n")


def _key(key: str) -> str:
    text = _inline(key)
    if len(text) > 1024 or "\n" in key:
        return f"? {text}\n"
    return text


def _scalar(value: object, level: int) -> str:
    if isinstance(value, str):
        if "\n" in value and not _unprintable(value) and not _BLANK_END.search(value):
            return _literal(value, level)
        return _inline(value)
    return json_text(value)


def _inline(text: str) -> str:
    if _is_plain(text):
        return text
    if '"' in text and "'" not in text and "\n" not in text and not _unprintable(text):
        return f"'{text}'"
    return _double_quoted(text)


def _is_plain(text: str) -> bool:
    if not text or text[0] in _INDICATOR_FIRST or (text[-1] in " \t:-" and (text[-1] != "-" or len(text) == 1)):
        return False
    if text[0] in "-?" and (len(text) == 1 or text[1] in " \t"):
        return False
    if "\n" in text or _NEEDS_QUOTES_INSIDE.search(text):
        return False
    return _RESERVED.fullmatch(text) is None


def _unprintable(text: str) -> bool:
    return _UNPRINTABLE.search(text) is not None


def _literal(text: str, level: int) -> str:
    lead = "  " * level
    body = text.rstrip("\n")
    trailing = len(text) - len(body)
    if not body:
        return f"|+\n{lead}" + "\n" * (trailing - 1)
    if not body.strip(" \t\n"):
        chomp, hint = "+", ""
    else:
        chomp = "-" if trailing == 0 else "" if trailing == 1 else "+"
        hint = "2" if body.lstrip("\n").startswith(" ") else ""
    lines = [lead + line if line else "" for line in body.split("\n")]
    lines[0] = lines[0] or lead  # as the peer: an empty first line is indented, later ones are not
    return f"|{hint}{chomp}\n" + "\n".join(lines) + "\n" * max(0, trailing - 1)


def _double_quoted(text: str) -> str:
    # A blank before a line break would be folded away by a reader, had the line been broken there.
    return _JSON_ESCAPE.sub(_yaml_escape, json_text(text)).replace(" \\n", "\\ \\n")


def _yaml_escape(match: re.Match[str]) -> str:
    digits = match.group(1)
    return match.group() if digits is None else _SHORT_ESCAPES.get(digits, f"\\x{digits}")
