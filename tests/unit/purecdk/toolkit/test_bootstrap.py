"""Which parameters the bootstrap stack gets."""

from __future__ import annotations

import pytest
from tests.support.clouds import HERE, MemoryCloud

from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap, bootstrap_parameters
from purecdk.toolkit.bootstrap_template import bootstrap_template
from purecdk.toolkit.cloud import DeployedStack
from purecdk.toolkit.errors import SettingsError, StackError
from purecdk.toolkit.events import ignore


def parameters(options: BootstrapOptions, before: dict[str, str] | None = None) -> dict[str, str | None]:
    existing = None
    if before is not None:
        existing = DeployedStack(stack_name="CDKToolkit", stack_id="id", status="UPDATE_COMPLETE", parameters=before)
    return bootstrap_parameters(options, existing, bootstrap_template(), HERE)


def test_a_new_stack_gets_what_the_official_tool_gives_it() -> None:
    assert parameters(BootstrapOptions()) == {
        "TrustedAccounts": "",
        "TrustedAccountsForLookup": "",
        "CloudFormationExecutionPolicies": "",
        "FileAssetsBucketKmsKeyId": "AWS_MANAGED_KEY",
        "Qualifier": "hnb659fds",
    }


@pytest.mark.parametrize(
    ("options", "name", "value"),
    [
        (BootstrapOptions(qualifier="team1"), "Qualifier", "team1"),
        (BootstrapOptions(bucket_name="my-assets"), "FileAssetsBucketName", "my-assets"),
        (BootstrapOptions(kms_key_id="key-id"), "FileAssetsBucketKmsKeyId", "key-id"),
        (BootstrapOptions(customer_key=True), "FileAssetsBucketKmsKeyId", ""),
        (BootstrapOptions(customer_key=False), "FileAssetsBucketKmsKeyId", "AWS_MANAGED_KEY"),
        (BootstrapOptions(public_access_block=False), "PublicAccessBlockConfiguration", "false"),
        (BootstrapOptions(deny_external_id=True), "DenyExternalId", "true"),
        (BootstrapOptions(permissions_boundary="bound"), "InputPermissionsBoundary", "bound"),
        (
            BootstrapOptions(example_permissions_boundary=True),
            "InputPermissionsBoundary",
            "cdk-hnb659fds-permissions-boundary-123456789012-us-east-1",
        ),
        (BootstrapOptions(execution_policies=("arn:a", "arn:b")), "CloudFormationExecutionPolicies", "arn:a,arn:b"),
        (BootstrapOptions(trust_for_lookup=("111111111111",)), "TrustedAccountsForLookup", "111111111111"),
    ],
)
def test_every_option_reaches_its_parameter(options: BootstrapOptions, name: str, value: str) -> None:
    assert parameters(options)[name] == value


def test_an_update_keeps_what_is_not_given() -> None:
    before = {"Qualifier": "team1", "FileAssetsBucketKmsKeyId": "key", "InputPermissionsBoundary": "bound"}

    found = parameters(BootstrapOptions(), before)

    assert found["Qualifier"] == "team1"
    assert (found["FileAssetsBucketKmsKeyId"], found["InputPermissionsBoundary"]) == (None, None)  # as deployed
    assert parameters(BootstrapOptions(previous_parameters=False), before) == parameters(BootstrapOptions())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (BootstrapOptions(kms_key_id="key", customer_key=True), "exclude each other"),
        (BootstrapOptions(permissions_boundary="a", example_permissions_boundary=True), "exclude each other"),
        (BootstrapOptions(trust=("111111111111",)), "nothing says what they may deploy"),
    ],
)
def test_options_that_do_not_fit_together_are_named(options: BootstrapOptions, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        parameters(options)

    assert caught.value.where and caught.value.fix


def test_a_stuck_bootstrap_stack_is_refused_with_the_way_out() -> None:
    cloud = MemoryCloud()
    stuck = DeployedStack(stack_name="CDKToolkit", stack_id="id", status="UPDATE_ROLLBACK_FAILED")
    cloud.stacks.stacks["CDKToolkit"] = stuck

    with pytest.raises(StackError, match="UPDATE_ROLLBACK_FAILED") as caught:
        bootstrap(HERE, cloud, ignore, BootstrapOptions())

    assert "continue-update-rollback --stack-name CDKToolkit" in str(caught.value.fix)
    assert not cloud.stacks.requests
