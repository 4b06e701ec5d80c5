"""Languages in which states read and write data."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class QueryLanguage(NamedEnum):
    """The language in which a state reads its input and makes its output."""

    JSON_PATH = "JSONPath"
    JSONATA = "JSONata"
