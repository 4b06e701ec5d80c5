"""Actions of rules: headers that SES would not take."""

from __future__ import annotations

import pytest

from aws_cdk.aws_ses_actions import AddHeader
from aws_cdk.core.errors import ValidationError


@pytest.mark.parametrize("name", ["", "under_score", "a b", "a" * 51, "a\n"])
def test_names_of_headers_are_letters_digits_and_hyphens(name: str) -> None:
    with pytest.raises(ValidationError, match=r"(?s)Header `name`.*1 and 50.*change name"):
        AddHeader(name=name, value="")


@pytest.mark.parametrize("value", ["a" * 2048, "a\nb", "a\r"])
def test_values_of_headers_are_one_line_of_less_than_2048_characters(value: str) -> None:
    with pytest.raises(ValidationError, match=r"(?s)Header `value`.*2048.*got \d+ characters for X-A.*value"):
        AddHeader(name="X-A", value=value)
