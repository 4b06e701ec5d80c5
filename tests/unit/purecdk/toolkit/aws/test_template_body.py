"""Templates as CloudFormation hands them back."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import pytest

from purecdk.toolkit.aws.template_body import parse_template
from purecdk.toolkit.errors import ToolkitError


@pytest.mark.parametrize("body", [OrderedDict(A=OrderedDict(b=1)), '{"A": {"b": 1}}', "A:\n  b: 1\n"])
def test_a_template_may_be_parsed_or_json_or_yaml(body: Any) -> None:
    assert parse_template(body) == {"A": {"b": 1}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!Ref Topic", {"Ref": "Topic"}),
        ("!Condition IsUs", {"Condition": "IsUs"}),
        ("!Sub '${A}-b'", {"Fn::Sub": "${A}-b"}),
        ("!GetAtt Topic.TopicName", {"Fn::GetAtt": ["Topic", "TopicName"]}),
        ("!GetAtt Nested.Outputs.A.B", {"Fn::GetAtt": ["Nested", "Outputs.A.B"]}),
        ("!Join ['-', [a, !Ref B]]", {"Fn::Join": ["-", ["a", {"Ref": "B"}]]}),
        ("!Transform {Name: T}", {"Fn::Transform": {"Name": "T"}}),
        ("2012-10-17", "2012-10-17"),
    ],
)
def test_short_tags_are_read_as_functions_and_dates_as_text(text: str, expected: Any) -> None:
    assert parse_template(f"Value: {text}\n") == {"Value": expected}


@pytest.mark.parametrize(("body", "message"), [("a: [", "neither JSON nor YAML"), ("[1]", "not an object")])
def test_what_is_no_template_is_said_to_be_none(body: str, message: str) -> None:
    with pytest.raises(ToolkitError, match=message):
        parse_template(body)
