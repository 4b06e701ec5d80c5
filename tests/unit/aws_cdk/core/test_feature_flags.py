"""Feature flags that ended with v1: any value of theirs is refused where the peer reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ecr_assets, aws_ecs, aws_ecs_patterns, aws_efs, aws_iam, aws_kms, aws_s3, aws_secretsmanager
from aws_cdk.aws_ec2 import Vpc


def _stack(flag: str, value: Any) -> cdk.Stack:
    return cdk.Stack(cdk.App(context={flag: value}), "S")


def _network(stack: cdk.Stack) -> Any:
    return Vpc.from_vpc_attributes(
        stack, "V", vpc_id="v", availability_zones=["a"], private_subnet_ids=["p"], public_subnet_ids=["q"]
    )


def _grant_put(stack: cdk.Stack) -> None:
    aws_s3.Bucket(stack, "B").grant_put(aws_iam.AccountPrincipal("111111111111"))


def _grant_write(stack: cdk.Stack) -> None:
    aws_s3.Bucket(stack, "B").grant_write(aws_iam.AccountPrincipal("111111111111"))


def _service(stack: cdk.Stack) -> None:
    options = aws_ecs_patterns.ApplicationLoadBalancedTaskImageOptions(
        image=aws_ecs.ContainerImage.from_registry("image")
    )
    aws_ecs_patterns.ApplicationLoadBalancedFargateService(
        stack, "A", vpc=_network(stack), desired_count=2, task_image_options=options
    )


@pytest.mark.parametrize("value", [True, False, "true", "false"])
@pytest.mark.parametrize(
    ("flag", "make"),
    [
        ("@aws-cdk/core:enableStackNameDuplicates", lambda stack: None),
        ("@aws-cdk/aws-secretsmanager:parseOwnedSecretName", lambda stack: aws_secretsmanager.Secret(stack, "S")),
        ("@aws-cdk/aws-kms:defaultKeyPolicies", lambda stack: aws_kms.Key(stack, "K")),
        ("@aws-cdk/aws-s3:grantWriteWithoutAcl", _grant_put),
        ("@aws-cdk/aws-s3:grantWriteWithoutAcl", _grant_write),
        (
            "@aws-cdk/aws-efs:defaultEncryptionAtRest",
            lambda stack: aws_efs.FileSystem(stack, "F", vpc=_network(stack)),
        ),
        ("@aws-cdk/aws-ecs-patterns:removeDefaultDesiredCount", _service),
    ],
)
def test_a_flag_that_ended_is_refused(flag: str, make: Callable[[cdk.Stack], object], value: Any) -> None:
    with pytest.raises(RuntimeError, match=f"Unsupported feature flag '{flag}'"):
        make(_stack(flag, value))


def test_images_refuse_the_flag_of_their_ignore_rules(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text("FROM x")
    stack = _stack("@aws-cdk/aws-ecr-assets:dockerIgnoreSupport", True)
    with pytest.raises(RuntimeError, match="Unsupported feature flag"):
        aws_ecr_assets.DockerImageAsset(stack, "I", directory=str(tmp_path))


def test_what_says_itself_what_the_flag_said_does_not_ask() -> None:
    stack = _stack("@aws-cdk/aws-efs:defaultEncryptionAtRest", False)
    aws_efs.FileSystem(stack, "F", vpc=_network(stack), encrypted=True)
    bucket = aws_s3.Bucket(_stack("@aws-cdk/aws-s3:grantWriteWithoutAcl", False), "B")
    bucket.grant_read(aws_iam.AccountPrincipal("111111111111"))


def test_a_flag_that_ended_counts_as_on() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    assert cdk.FeatureFlags.of(stack).is_enabled("@aws-cdk/aws-ecs-patterns:removeDefaultDesiredCount") is True
