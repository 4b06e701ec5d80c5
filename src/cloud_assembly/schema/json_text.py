"""JSON text exactly as the peer writes it, which is the text that JavaScript's ``JSON.stringify`` makes.

The bytes matter: a template's own asset hash is the SHA-256 of the file as written. Three things differ from
Python's ``json.dumps``: object keys that look like array indexes come first in ascending order, numbers are
written in JavaScript's shortest form, and only lone surrogates are escaped beyond what JSON demands.

Construct time imports this module, so it needs nothing but ``json``'s accelerated string quoting.
"""

from __future__ import annotations

from json.encoder import encode_basestring as _quote

TYPE_CHECKING = False  # instead of the one in `typing`, whose import construct time need not pay
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LARGEST_INDEX = 2**32 - 2  # the last key that JavaScript treats as an array index
_LARGEST_EXACT = 2**53


def json_text(value: object, *, indent: int | None = None) -> str:
    """Return ``value`` as JSON text.

    Args:
        value: Dicts with string keys, lists, tuples, strings, numbers, booleans and ``None``; also objects whose
            ``to_json()`` returns one of these without members.
        indent: Blanks per level; ``None`` writes one line without blanks.

    Raises:
        TypeError: ``value`` holds something that JSON has no form for.
    """
    parts: list[str] = []
    if indent is None:
        _write_compact(value, parts.append)
    else:
        _write_indented(value, parts.append, "\n", " " * indent)
    return "".join(parts)


def _write_indented(value: object, out: Callable[[str], None], newline: str, step: str) -> None:
    if isinstance(value, str):
        out(_string(value))
    elif isinstance(value, dict):
        if not value:
            out("{}")
            return
        inner = newline + step
        lead = "{" + inner
        for key in ordered_keys(value):
            out(lead)
            out(_string(key))
            out(": ")
            _write_indented(value[key], out, inner, step)
            lead = "," + inner
        out(newline)
        out("}")
    elif isinstance(value, (list, tuple)):
        if not value:
            out("[]")
            return
        inner = newline + step
        lead = "[" + inner
        for item in value:
            out(lead)
            _write_indented(item, out, inner, step)
            lead = "," + inner
        out(newline)
        out("]")
    else:
        out(_scalar(value))


def _write_compact(value: object, out: Callable[[str], None]) -> None:
    if isinstance(value, str):
        out(_string(value))
    elif isinstance(value, dict):
        lead = "{"
        for key in ordered_keys(value):
            out(lead)
            out(_string(key))
            out(":")
            _write_compact(value[key], out)
            lead = ","
        out("{}" if lead == "{" else "}")
    elif isinstance(value, (list, tuple)):
        lead = "["
        for item in value:
            out(lead)
            _write_compact(item, out)
            lead = ","
        out("[]" if lead == "[" else "]")
    else:
        out(_scalar(value))


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        if -_LARGEST_EXACT <= value <= _LARGEST_EXACT:
            return int.__repr__(value)
        return number_text(float(value))
    if isinstance(value, float):
        return number_text(value)
    to_json = getattr(value, "to_json", None)
    if callable(to_json):  # what JavaScript's toJSON is there
        return json_text(to_json())
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON: {value!r}")


def number_text(value: float) -> str:
    """Return ``value`` as JavaScript prints a number; NaN and the infinities become ``null`` as in JSON there."""
    if value != value or value in (float("inf"), float("-inf")):
        return "null"
    if value == 0:
        return "0"
    # Both languages print the shortest digits that read back to the same value; they differ in when an exponent is used.
    text = repr(float(value))
    sign, text = ("-", text[1:]) if text[0] == "-" else ("", text)
    mantissa, _, exponent = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    if fraction == "0":
        fraction = ""
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or "0") - (len(whole + fraction) - len(digits) if whole == "0" else 0)
    digits = digits.rstrip("0") or "0"
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    power = point - 1
    tail = f"e{'+' if power > 0 else '-'}{abs(power)}"
    return sign + (digits if count == 1 else f"{digits[0]}.{digits[1:]}") + tail


def _string(value: str) -> str:
    text: str = _quote(value)
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # lone surrogates have no UTF-8 form; JavaScript escapes them
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def ordered_keys(mapping: Mapping[str, object]) -> list[str]:
    """Return the keys in JavaScript's order: array indexes ascending, then the others as they were added."""
    keys = list(mapping)
    for key in keys:
        if not isinstance(key, str):
            raise TypeError(f"an object key must be a string, not {key!r}")
        if key[:1].isdigit():
            break
    else:
        return keys
    indexes = sorted((key for key in keys if _is_index(key)), key=int)
    return indexes + [key for key in keys if not _is_index(key)] if indexes else keys


def _is_index(key: str) -> bool:
    return (
        key.isascii()
        and key.isdigit()
        and len(key) <= 10
        and (key == "0" or key[0] != "0")
        and int(key) <= _LARGEST_INDEX
    )
