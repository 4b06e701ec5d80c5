"""YAML as the peer prints it: expected forms were printed by ``cdk synth`` of aws-cdk 2.1148.1."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from purecdk.toolkit.yaml_text import yaml_text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain text", "plain text"),
        ("on", '"on"'),
        ("N", '"N"'),
        ("1", '"1"'),
        ("1_000", '"1_000"'),
        ("12:30:45", '"12:30:45"'),
        ("2012-10-17", '"2012-10-17"'),
        ("0o17", "0o17"),
        ("nan", "nan"),
        (".nan", '".nan"'),
        ("a: b", '"a: b"'),
        ("x #y", '"x #y"'),
        ("arn:", '"arn:"'),
        ("- x", '"- x"'),
        ("- ", '"- "'),
        ("-x", "-x"),
        ("<<", "<<"),
        ("", '""'),
        ("trail ", '"trail "'),
        ("tab\tx", "tab\tx"),
        ('"dq"', "'\"dq\"'"),
        ("'q'", "\"'q'\""),
        ("ctrl\x01", '"ctrl\\x01"'),
        ("\x00\x07\x0b\x1b", '"\\0\\a\\v\\e"'),
        ("back\rx", '"back\\rx"'),
        ("\ufeffx", "\ufeffx"),
        ("multi\nline\n", "|\n  multi\n  line"),
        ("line1\nline2", "|-\n  line1\n  line2"),
        ("a\n\n", "|+\n  a\n"),
        ("\nx", "|-\n  \n  x"),
        ("\n", "|+\n  "),
        ("  lead\nx", "|2-\n    lead\n  x"),
        ("x\n  ", '"x\\n  "'),
        ("\r \n\ne", '"\\r\\ \\n\\ne"'),
        ("word " * 60 + "end", "word " * 60 + "end"),
        (1e21, "1e+21"),
        (1.0, "1"),
        (None, "null"),
        (True, "true"),
        ({}, "{}"),
        ([], "[]"),
    ],
)
def test_a_value_has_the_form_that_the_peer_prints(value: object, expected: str) -> None:
    assert yaml_text({"k": value}) == f"k: {expected}\n"


def test_lists_are_indented_and_nested_lists_share_a_line() -> None:
    value = {"Fn::Join": ["", ["a", {"Ref": "X"}, [["deep"]]]]}

    assert yaml_text(value) == 'Fn::Join:\n  - ""\n  - - a\n    - Ref: X\n    - - - deep\n'


def test_keys_are_quoted_where_needed_and_indexes_come_first() -> None:
    assert yaml_text({"b: c": 1, "on": 2, "7": 3}) == '"7": 3\n"b: c": 1\n"on": 2\n'


# PyYAML refuses tabs and a lone "=", and the peer writes texts of nothing but blanks and line ends in a form that loses some.
PRINTABLE = st.text(st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n"), max_size=20).filter(
    lambda text: text != "=" and (bool(text.strip()) or ("\n" not in text.strip("\n") and " " not in text))
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | PRINTABLE,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE.filter(lambda k: "\n" not in k), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_a_yaml_reader_reads_back_what_was_written(value: object) -> None:
    # PyYAML's reader refuses or folds a few characters that YAML 1.2 allows: they are not what this is about.
    text = yaml_text(value)
    if any(c in text for c in "\ufeff\u2028\u2029\x85\ufffe\uffff") or any(ord(c) > 0xFFFF for c in text):
        return

    assert yaml.safe_load(text) == _as_read(value)


def _as_read(value: object) -> object:
    if isinstance(value, dict):
        return {key: _as_read(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_as_read(item) for item in value]
    return value
