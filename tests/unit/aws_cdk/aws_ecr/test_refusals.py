"""What repositories refuse."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk.core.errors import ValidationError

Filter = ecr.ImageTagMutabilityExclusionFilter


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "cannot be empty"),
        ("x" * 129, "cannot exceed 128 characters"),
        ("a/b", "invalid characters"),
        (cdk.Aws.REGION, "invalid characters"),
    ],
)
def test_patterns_of_tags_are_checked(pattern: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Filter.wildcard(pattern)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"image_tag_mutability": ecr.TagMutability.MUTABLE_WITH_EXCLUSION}, "must be specified"),
        (
            {
                "image_tag_mutability": ecr.TagMutability.MUTABLE_WITH_EXCLUSION,
                "image_tag_mutability_exclusion_filters": [Filter.wildcard(f"v{n}") for n in range(6)],
            },
            "between 1 and 5 filters, got 6",
        ),
        (
            {
                "image_tag_mutability": ecr.TagMutability.MUTABLE,
                "image_tag_mutability_exclusion_filters": [],
            },
            "got: MUTABLE",
        ),
        ({"encryption": ecr.RepositoryEncryption("KMS")}, "Unexpected 'encryptionType'"),
    ],
)
def test_options_are_checked(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        ecr.Repository(stack, "Repository", **options)

    assert "S/Repository" in str(refused.value)


def test_a_key_needs_one_of_the_known_kinds_of_encryption(stack: cdk.Stack) -> None:
    key = kms.Key(stack, "Key")
    ecr.Repository(stack, "Known", encryption=ecr.RepositoryEncryption.KMS_DSSE, encryption_key=key)

    with pytest.raises(ValidationError, match="must be set to KMS"):
        ecr.Repository(stack, "Repository", encryption=ecr.RepositoryEncryption("KMS"), encryption_key=key)


@pytest.mark.parametrize(("resources", "warnings"), [([], []), (["*"], ["ECR resource policy does not allow"])])
def test_a_policy_of_a_repository_says_of_no_resource(
    stack: cdk.Stack, resources: list[str], warnings: list[str]
) -> None:
    repository = ecr.Repository(stack, "Repository")

    repository.add_to_resource_policy(
        iam.PolicyStatement(actions=["ecr:*"], principals=[iam.AnyPrincipal()], resources=resources)
    )

    said = [entry.data[: len("ECR resource policy does not allow")] for entry in repository.node.metadata]
    assert said == warnings


@pytest.mark.parametrize(("tags", "expected"), [(None, None), ([], []), (["t"], ["t"])])
def test_scans_are_told_of_the_given_tags_even_if_none(
    stack: cdk.Stack, tags: list[str] | None, expected: list[str] | None
) -> None:
    rule: Any = ecr.Repository(stack, "Repository").on_image_scan_completed("Rule", image_tags=tags)

    assert stack.resolve(rule.node.default_child.event_pattern)["detail"].get("image-tags") == expected
