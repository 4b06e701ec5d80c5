"""Languages in which states read and write data."""

from __future__ import annotations

from enum import Enum


class QueryLanguage(Enum):
    """The language in which a state reads its input and makes its output."""

    JSON_PATH = "JSONPath"
    JSONATA = "JSONata"
