"""Names of exports are checked before synthesis."""

from __future__ import annotations

import pytest

import aws_cdk as cdk


def synthesized(export_name: str) -> None:
    app = cdk.App()
    cdk.CfnOutput(cdk.Stack(app, "S"), "O", value="v").export_name = export_name
    app.synth()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Export name cannot be empty"),
        ("e" * 256, r"cannot exceed 255 characters \(got 256 characters\)"),
        ("bad name!", r"must only include alphanumeric characters, colons, or hyphens \(got 'bad name!'\)"),
        ("a_b", "must only include"),
        ("é", "must only include"),
    ],
)
def test_a_name_that_cloudformation_would_not_take_is_refused(name: str, words: str) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)Validation failed.*S/O.*" + words):
        synthesized(name)


@pytest.mark.parametrize("name", ["e" * 255, "a:b-c1", f"x y {cdk.Aws.REGION}"])
def test_other_names_pass(name: str) -> None:
    synthesized(name)
