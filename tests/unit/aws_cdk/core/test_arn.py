"""ARNs; what they render to is compared in ``tests/parity/cases/core-functions``."""

from __future__ import annotations

import pytest

from aws_cdk import Arn, ArnComponents, ArnFormat, Fn


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nope", 'must start with "arn:"'),
        ("arn::s3:::x", "`partition` component (2nd component)"),
        ("arn:aws", "`service` component (3rd component)"),
        ("arn:aws:s3", "`resource` component (6th component)"),
    ],
)
def test_text_that_is_no_arn_is_refused(text: str, words: str) -> None:
    with pytest.raises(RuntimeError) as caught:
        Arn.split(text, ArnFormat.COLON_RESOURCE_NAME)
    assert words in str(caught.value)


def test_format_without_a_stack_needs_the_whole_environment() -> None:
    with pytest.raises(RuntimeError, match="must all be passed if stack is not passed"):
        Arn.format(ArnComponents(service="s3", resource="b", partition="aws"))


@pytest.mark.parametrize(
    ("arn", "words"),
    [("arn:aws:iam::1:user/x", "Expected resource type 'role'"), ("arn:aws:iam::1:role/", "Expected resource name")],
)
def test_a_resource_name_is_taken_only_from_the_type_expected(arn: str, words: str) -> None:
    with pytest.raises(RuntimeError, match=words):
        Arn.extract_resource_name(arn, "role")


def test_a_type_known_only_at_deployment_is_not_checked() -> None:
    kind = Fn.import_value("kind")

    assert Arn.extract_resource_name(f"arn:aws:iam::1:{kind}/name", "role") == "name"


@pytest.mark.parametrize("form", list(ArnFormat))
def test_formatted_components_are_found_again(form: ArnFormat) -> None:
    name = None if form is ArnFormat.NO_RESOURCE_NAME else "name/with:more"
    given = ArnComponents(
        service="s", resource="r", account="1", partition="p", region="e", resource_name=name, arn_format=form
    )

    assert Arn.split(Arn.format(given), form) == given
