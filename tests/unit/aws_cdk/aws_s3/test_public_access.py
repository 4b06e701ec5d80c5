"""Who may open a bucket to everybody. Source: observed on aws-cdk-lib 2.275.0."""

from __future__ import annotations

import pytest

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk.core.errors import ValidationError

BY_DEFAULT = {"@aws-cdk/aws-s3:publicAccessBlockedByDefault": True}
Block = s3.BlockPublicAccess


@pytest.mark.parametrize(
    ("block", "flags", "refused"),
    [
        (None, {}, False),
        (None, BY_DEFAULT, False),
        (Block.BLOCK_ALL, {}, True),
        (Block(block_public_acls=True), {}, False),
        (Block(block_public_acls=True), BY_DEFAULT, True),
        (Block(block_public_policy=False), BY_DEFAULT, False),
        (Block(), BY_DEFAULT, True),
    ],
)
def test_public_policies_are_refused_where_they_are_blocked(
    block: s3.BlockPublicAccess | None, flags: dict[str, bool], refused: bool
) -> None:
    stack = cdk.Stack(cdk.App(context=flags), "S")
    bucket = s3.Bucket(stack, "Bucket", block_public_access=block)

    assert bucket.disallow_public_access is (True if refused else None)
    if refused:
        with pytest.raises(ValidationError, match="blockPublicPolicy"):
            bucket.grant_public_access()
    else:
        assert bucket.grant_public_access().success
