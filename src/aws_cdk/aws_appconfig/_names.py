"""Names and hashes that ids of constructs are made of. Source: observed on aws-cdk-lib 2.275.0."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from aws_cdk.core.logical_id import Names

if TYPE_CHECKING:
    from constructs import Construct

_DIGITS = 5
_LONGEST = 64


def own_name(construct: Construct, max_length: int = _LONGEST) -> str:
    """Return the name that something has which is given none, made from its place."""
    return Names.unique_resource_name(construct, max_length=max_length, separator="-")


def short_hash(text: str) -> str:
    """Return what tells ids of constructs apart: the first five hex digits of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS].upper()


def overlaid_hash(*names: str) -> str:
    """Return the hash of names laid over each other: each begins where the others do, and hides what it covers.

    As the peer, which merges strings as if they were objects, character by character (of UTF-16). So a name that is not
    longer than the next does not count.
    """
    characters: dict[int, str] = {}
    for name in names:
        units = name.encode("utf-16-be", "surrogatepass")
        for place in range(len(units) // 2):
            characters[place] = units[2 * place : 2 * place + 2].decode("utf-16-be", "surrogatepass")
    written = ",".join(f'"{place}":{_quoted(characters[place])}' for place in sorted(characters))
    return short_hash(f"{{{written}}}")


def _quoted(unit: str) -> str:
    # Half of a pair is written as an escape, in lower case; everything else as it is.
    return f'"\\u{ord(unit):04x}"' if 0xD800 <= ord(unit) <= 0xDFFF else json.dumps(unit, ensure_ascii=False)
