"""Options of the form ``KEY=VALUE``."""

from __future__ import annotations

import pytest

from purecdk.cli.pairs import pairs, stack_parameters
from purecdk.toolkit.errors import SettingsError


def test_the_first_equals_sign_ends_the_key() -> None:
    assert pairs(["a=b=c", "d="], "--tags") == {"a": "b=c", "d": ""}


def test_parameters_are_of_the_stack_before_the_last_colon_of_the_name_or_of_all() -> None:
    given = ["All=1", "One:Own=x:y=z", "One:Two=2", "Stage/One:Own=3"]

    assert stack_parameters(given) == {
        "*": {"All": "1"},
        "One": {"Own": "x:y=z", "Two": "2"},
        "Stage/One": {"Own": "3"},
    }


@pytest.mark.parametrize("text", ["novalue", "=value"])
def test_what_has_no_key_or_value_is_refused_with_its_option(text: str) -> None:
    with pytest.raises(SettingsError, match="not of the form KEY=VALUE") as refused:
        pairs([text], "--tags")
    assert refused.value.where == "--tags"
    with pytest.raises(SettingsError, match=r"not of the form \[STACK:\]KEY=VALUE"):
        stack_parameters([text])
