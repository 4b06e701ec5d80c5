"""Browsers, code interpreters and identities of workloads: what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk.aws_s3 import Location
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"browser_custom_name": ""}, "The field Browser name is 0 characters long but must be at least 1 characters"),
        (
            {"browser_custom_name": "a-b"},
            'Browser name with value "a-b" does not match the required pattern /^[a-zA-Z]',
        ),
        ({"tags": {"k": ""}}, "The field Tag value is 0 characters long but must be at least 1 characters"),
        ({"tags": {"k!": "v"}}, 'The field Tag key with value "k!" does not match the required pattern'),
        (
            {"recording_config": {"s3_location": Location(bucket_name="", object_key="k")}},
            "S3 bucket name is required when S3 location is provided for recording configuration",
        ),
        (
            {"recording_config": {"s3_location": Location(bucket_name="abc", object_key="")}},
            "S3 object key (prefix) is required when S3 location is provided",
        ),
        (
            {"recording_config": {"s3_location": Location(bucket_name="A_b", object_key="k")}},
            'The field S3 bucket name with value "A_b" does not match the required pattern',
        ),
    ],
)
def test_browser_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Browser") as caught:
        agentcore.BrowserCustom(stack, "Browser", **options)

    assert message in caught.value.what


def test_name_of_an_interpreter_is_checked(stack: Stack) -> None:
    with pytest.raises(ValidationError, match="The field Code interpreter name is 49 characters long"):
        agentcore.CodeInterpreterCustom(stack, "Code", code_interpreter_custom_name="a" * 49)


def test_what_runs_in_no_network_has_no_connections(stack: Stack) -> None:
    browser = agentcore.BrowserCustom(stack, "Browser")

    with pytest.raises(ValidationError, match="Cannot manage network access without configuring a VPC"):
        _ = browser.connections


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workload_identity_name": "ab"}, "is 2 characters long but must be at least 3 characters"),
        ({"workload_identity_name": "a b"}, "may only contain letters, numbers, dots, underscores, and hyphens"),
        ({"allowed_resource_oauth2_return_urls": []}, "must contain at least one URL when specified"),
        ({"allowed_resource_oauth2_return_urls": [""]}, "The field Allowed OAuth2 return URL is 0 characters long"),
    ],
)
def test_identity_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Identity") as caught:
        agentcore.WorkloadIdentity(stack, "Identity", **options)

    assert message in caught.value.what
