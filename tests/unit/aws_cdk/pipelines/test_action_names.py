"""Names of actions that would be too long, as recorded from the peer."""

from __future__ import annotations

import re
import string

import pytest

from aws_cdk.pipelines._action_names import action_name, namespace_of_stack

LETTERS = "".join(string.ascii_letters[place % 52] for place in range(130))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["a" * 100], "a" * 100),
        (["a" * 101], f"{'a' * 45}8b8ab678{'a' * 45}"),
        ([LETTERS[:101]], f"{LETTERS[:45]}b878a41e{LETTERS[56:101]}"),
        (["a b" + "a" * 100], f"a_b{'a' * 42}84505554{'a' * 45}"),
        (["k" * 92, "Prepare"], f"{'k' * 92}.Prepare"),
        (["k" * 93, "Prepare"], f"{'k' * 20}265fc445{'k' * 20}.Prepare"),
        (["k" * 93, "Deploy"], f"{'k' * 93}.Deploy"),
        (["P" * 40, "k" * 60, "Prepare"], f"{'P' * 12}b6d44045{'P' * 12}.{'k' * 12}50f45883{'k' * 12}.Prepare"),
        (["P" * 32, "k" * 60, "Prepare"], f"{'P' * 32}.{'k' * 12}50f45883{'k' * 12}.Prepare"),
        (["P" * 80, "k" * 10, "Prepare"], f"{'P' * 80}.{'k' * 10}.Prepare"),
    ],
)
def test_parts_lose_their_middle_only_where_the_whole_is_too_long(parts: list[str], expected: str) -> None:
    assert action_name(*parts) == expected


@pytest.mark.parametrize("count", range(1, 7))
def test_names_are_never_too_long(count: int) -> None:
    name = action_name(*(f"{number}/{'x' * 200}" for number in range(count)))

    assert re.fullmatch(r"[A-Za-z0-9.@_-]{1,100}", name)


def test_a_namespace_of_a_stack_has_at_most_a_hundred_characters() -> None:
    assert namespace_of_stack("A" * 100) == "A" * 100
    assert re.fullmatch("A{46}[0-9a-f]{8}A{46}", namespace_of_stack("A" * 101))
