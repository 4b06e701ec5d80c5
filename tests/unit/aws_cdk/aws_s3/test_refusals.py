"""What buckets refuse, with the bucket's path and the option."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk.core.errors import ValidationError

Days = cdk.Duration.days


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"auto_delete_objects": True}, "'autoDeleteObjects'.*'DESTROY'"),
        ({"blocked_encryption_types": []}, "At least one blocked encryption type"),
        (
            {"blocked_encryption_types": [s3.BlockedEncryptionType.NONE, s3.BlockedEncryptionType.SSE_C]},
            "no other encryption types",
        ),
        ({"bucket_key_enabled": True}, "bucketKeyEnabled is specified, so 'encryption' must be set"),
        ({"bucket_name": "ab"}, "Invalid S3 bucket name"),
        ({"bucket_name": "a b!"}, "Invalid S3 bucket name"),
        ({"bucket_name": "x" * 64}, "Invalid S3 bucket name"),
        ({"bucket_name": "Upper-case"}, "Invalid S3 bucket name"),
        ({"bucket_name": "192.168.1.1"}, "Invalid S3 bucket name"),
        (
            {"bucket_name_prefix": "-p_-", "bucket_namespace": s3.BucketNamespace.ACCOUNT_REGIONAL},
            r"(?s)must start with a lowercase letter or number.*must end with a lowercase.*must only contain lowercase",
        ),
        ({"bucket_name_prefix": "p"}, "'bucketNamePrefix' requires 'bucketNamespace'"),
        ({"bucket_namespace": s3.BucketNamespace.ACCOUNT_REGIONAL}, "requires 'bucketNamePrefix'"),
        ({"bucket_name": "name", "bucket_name_prefix": "p"}, "cannot be used together"),
        ({"minimum_tls_version": 1.2}, "'enforceSSL' must be enabled"),
        ({"public_read_access": True}, "'publicReadAccess'.*'blockPublicAccess'"),
        ({"website_error_document": "e.html"}, '"websiteIndexDocument" is required'),
        (
            {"website_redirect": s3.RedirectTarget(host_name="h"), "website_index_document": "i.html"},
            'cannot be set if "websiteRedirect" is used',
        ),
        ({"website_routing_rules": [s3.RoutingRule(condition=s3.RoutingRuleCondition())]}, "condition property"),
        (
            {"encryption": s3.BucketEncryption.KMS_MANAGED, "server_access_logs_prefix": "l/"},
            "not supported for Server Access Logging",
        ),
    ],
)
def test_options_that_do_not_fit_are_refused_with_the_buckets_path(
    stack: cdk.Stack, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(RuntimeError, match=message) as refused:
        s3.Bucket(stack, "Bucket", **options)

    assert "S/Bucket" in str(refused.value)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({}, "At least one of|at least one of"),
        ({"expiration": cdk.Duration.hours(5)}, "whole number of days"),
    ],
)
def test_lifecycle_rules_are_checked_at_synthesis(stack: cdk.Stack, option: dict[str, Any], message: str) -> None:
    s3.Bucket(stack, "Bucket", lifecycle_rules=[s3.LifecycleRule(**option)])

    with pytest.raises(RuntimeError, match=message):
        cdk.assertions.Template.from_stack(stack)


def test_replication_needs_versions_and_no_role_of_ones_own_without_rules(stack: cdk.Stack) -> None:
    target = s3.Bucket(stack, "Target", versioned=True)
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("s3.amazonaws.com"))

    with pytest.raises(ValidationError, match="require versioning"):
        s3.Bucket(stack, "Plain", replication_rules=[s3.ReplicationRule(destination=target)])
    with pytest.raises(ValidationError, match="replicationRules is empty"):
        s3.Bucket(stack, "NoRules", replication_role=role)


def test_a_key_of_ones_own_needs_encryption_by_kms(stack: cdk.Stack) -> None:
    key = kms.Key(stack, "Key")

    with pytest.raises(ValidationError, match="encryptionKey is specified, so 'encryption' must be set to KMS"):
        s3.Bucket(stack, "Bucket", encryption_key=key, encryption=s3.BucketEncryption.S3_MANAGED)


@pytest.mark.parametrize("days", [0, -1])
def test_locks_last_a_day_at_least(days: int) -> None:
    with pytest.raises(RuntimeError):
        s3.ObjectLockRetention.governance(Days(days))
