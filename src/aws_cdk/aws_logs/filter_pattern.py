"""Filter patterns: which log events a filter takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import js_number_text

_TEXT_COMPARISONS = ("=", "!=")
_NUMBER_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_ELLIPSIS = "..."
_COLUMN = re.compile(r"[A-Za-z0-9_-]+\Z")


class IFilterPattern:
    """A pattern that log events are matched with."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def log_pattern_string(self) -> str: ...


class JsonPattern(IFilterPattern):
    """A pattern for events that are JSON."""

    @checked
    def __init__(self, json_pattern_string: str) -> None:
        self._json_pattern_string = json_pattern_string

    @property
    def json_pattern_string(self) -> str:
        """The pattern without its braces."""
        return self._json_pattern_string

    @property
    def log_pattern_string(self) -> str:
        """The pattern."""
        return f"{{ {self._json_pattern_string} }}"


class _LiteralPattern(IFilterPattern):
    """A pattern given as it is."""

    def __init__(self, log_pattern_string: str) -> None:
        self._log_pattern_string = log_pattern_string

    @property
    def log_pattern_string(self) -> str:
        return self._log_pattern_string


class ColumnRestriction(Struct):
    """What a column is compared with."""

    comparison: str
    """``=`` or ``!=``; for numbers also ``<``, ``<=``, ``>``, ``>=``."""
    number_value: float | None = None
    """The number."""
    string_value: str | None = None
    """The text; ``*`` stands for any characters."""


class SpaceDelimitedTextPattern(IFilterPattern):
    """A pattern for events whose columns are separated by blanks."""

    @checked
    def __init__(self, columns: Sequence[str], restrictions: Mapping[str, Sequence[ColumnRestriction]]) -> None:
        self._columns = list(columns)
        self._restrictions = {
            column: [ColumnRestriction.of(restriction) for restriction in found]
            for column, found in restrictions.items()
        }

    @staticmethod
    @checked
    def construct(columns: Sequence[str]) -> SpaceDelimitedTextPattern:
        """Return the pattern for events with ``columns``; ``...`` may stand for several, once.

        Raises:
            ValidationError: a column's name is malformed, or there is more than one ``...``.
        """
        if list(columns).count(_ELLIPSIS) > 1:
            raise ValidationError("Can use at most one '...' column")
        for column in columns:
            if column != _ELLIPSIS and not _COLUMN.match(column):
                raise ValidationError(f"Invalid column name: {column}")
        return SpaceDelimitedTextPattern(columns, {})

    @checked
    def where_string(self, column_name: str, comparison: str, value: str) -> SpaceDelimitedTextPattern:
        """Return the pattern with a column compared with a text; ``*`` stands for any characters.

        Raises:
            ValidationError: there is no such column, or texts cannot be compared so.
        """
        self._check(column_name, comparison, _TEXT_COMPARISONS)
        return self._with(column_name, ColumnRestriction(comparison=comparison, string_value=value))

    @checked
    def where_number(self, column_name: str, comparison: str, value: float) -> SpaceDelimitedTextPattern:
        """Return the pattern with a column compared with a number.

        Raises:
            ValidationError: there is no such column, or numbers cannot be compared so.
        """
        self._check(column_name, comparison, _NUMBER_COMPARISONS)
        return self._with(column_name, ColumnRestriction(comparison=comparison, number_value=value))

    def _check(self, column: str, comparison: str, allowed: Sequence[str]) -> None:
        if column == _ELLIPSIS:
            raise ValidationError("Can't use '...' in a restriction")
        if column not in self._columns:
            raise ValidationError(
                f"Column in restrictions that is not in columns: {column}",
                fix=f"the columns are {', '.join(self._columns)}",
            )
        _check_comparison(comparison, allowed)

    def _with(self, column: str, restriction: ColumnRestriction) -> SpaceDelimitedTextPattern:
        known = self._restrictions.get(column, [])
        return SpaceDelimitedTextPattern(self._columns, {**self._restrictions, column: [*known, restriction]})

    @property
    def log_pattern_string(self) -> str:
        """The pattern."""
        return f"[{', '.join(self._column_text(column) for column in self._columns)}]"

    def _column_text(self, column: str) -> str:
        restrictions = self._restrictions.get(column)
        if not restrictions:
            return column
        return " && ".join(
            f"{column} {restriction.comparison} {_value_text(restriction)}" for restriction in restrictions
        )


class FilterPattern:
    """Makes filter patterns.

    JSON fields are written with a leading ``$.``: ``$.user.name``.
    """

    @staticmethod
    @checked
    def literal(log_pattern_string: str) -> IFilterPattern:
        """Return the pattern of this text."""
        return _LiteralPattern(log_pattern_string)

    @staticmethod
    def all_events() -> IFilterPattern:
        """Return the pattern that takes every event."""
        return _LiteralPattern("")

    @staticmethod
    @checked
    def all_terms(*terms: str) -> IFilterPattern:
        """Return the pattern for events in which all ``terms`` stand."""
        return _LiteralPattern(" ".join(_quoted(term) for term in terms))

    @staticmethod
    @checked
    def any_term(*terms: str) -> IFilterPattern:
        """Return the pattern for events in which one of ``terms`` stands."""
        return FilterPattern.any_term_group(*[[term] for term in terms])

    @staticmethod
    @checked
    def any_term_group(*term_groups: Sequence[str]) -> IFilterPattern:
        """Return the pattern for events in which all terms of one group stand."""
        mark = "" if len(term_groups) == 1 else "?"  # a single group is no choice
        return _LiteralPattern(" ".join(mark + " ".join(_quoted(term) for term in group) for group in term_groups))

    @staticmethod
    @checked
    def string_value(json_field: str, comparison: str, value: str) -> JsonPattern:
        """Return the pattern that compares a field with a text; ``*`` stands for any characters.

        Raises:
            ValidationError: ``comparison`` is neither ``=`` nor ``!=``.
        """
        _check_comparison(comparison, _TEXT_COMPARISONS)
        return JsonPattern(f"{json_field} {comparison} {_quoted(value)}")

    @staticmethod
    @checked
    def number_value(json_field: str, comparison: str, value: float) -> JsonPattern:
        """Return the pattern that compares a field with a number.

        Raises:
            ValidationError: numbers cannot be compared so.
        """
        _check_comparison(comparison, _NUMBER_COMPARISONS)
        return JsonPattern(f"{json_field} {comparison} {js_number_text(value)}")

    @staticmethod
    @checked
    def regex_value(json_field: str, comparison: str, value: str) -> JsonPattern:
        """Return the pattern that compares a field with a regular expression."""
        return JsonPattern(f"{json_field} {comparison} %{value}%")

    @staticmethod
    @checked
    def is_null(json_field: str) -> JsonPattern:
        """Return the pattern for events in which a field is ``null``."""
        return JsonPattern(f"{json_field} IS NULL")

    @staticmethod
    @checked
    def not_exists(json_field: str) -> JsonPattern:
        """Return the pattern for events without a field."""
        return JsonPattern(f"{json_field} NOT EXISTS")

    @staticmethod
    @checked
    def exists(json_field: str) -> JsonPattern:
        """Return the pattern for events with a field."""
        return FilterPattern.string_value(json_field, "=", "*")

    @staticmethod
    @checked
    def boolean_value(json_field: str, value: bool) -> JsonPattern:
        """Return the pattern for events in which a field is true, or false."""
        return JsonPattern(f"{json_field} IS {'TRUE' if value else 'FALSE'}")

    @staticmethod
    @checked
    def all(*patterns: JsonPattern) -> JsonPattern:
        """Return the pattern for events that match all ``patterns``.

        Raises:
            ValidationError: none is given.
        """
        if not patterns:
            raise ValidationError("Must supply at least one pattern, or use allEvents() to match all events.")
        return _joined(patterns, "&&")

    @staticmethod
    @checked
    def any(*patterns: JsonPattern) -> JsonPattern:
        """Return the pattern for events that match one of ``patterns``.

        Raises:
            ValidationError: none is given.
        """
        if not patterns:
            raise ValidationError("Must supply at least one pattern")
        return _joined(patterns, "||")

    @staticmethod
    @checked
    def space_delimited(*columns: str) -> SpaceDelimitedTextPattern:
        """Return the pattern for events whose columns are separated by blanks; ``...`` may stand for several, once.

        Raises:
            ValidationError: a column's name is malformed, or there is more than one ``...``.
        """
        return SpaceDelimitedTextPattern.construct(columns)


def _joined(patterns: Sequence[JsonPattern], operator: str) -> JsonPattern:
    if len(patterns) == 1:
        return patterns[0]
    return JsonPattern(f" {operator} ".join(f"({pattern.json_pattern_string})" for pattern in patterns))


def _quoted(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def _value_text(restriction: ColumnRestriction) -> str:
    if restriction.string_value is not None:
        return _quoted(restriction.string_value)
    return js_number_text(restriction.number_value if restriction.number_value is not None else 0)


def _check_comparison(comparison: str, allowed: Sequence[str]) -> None:
    if comparison not in allowed:
        either = "either '=' or '!='" if allowed is _TEXT_COMPARISONS else f"one of {', '.join(allowed)}"
        raise ValidationError(f"Invalid comparison operator ('{comparison}'), must be {either}")
