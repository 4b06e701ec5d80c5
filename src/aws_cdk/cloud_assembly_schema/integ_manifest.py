"""What ``integ.json`` says: integration tests and how their stacks are deployed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class RequireApproval(NamedEnum):
    """Which changes are asked about before a deployment."""

    NEVER = "never"
    ANYCHANGE = "any-change"
    BROADENING = "broadening"
    DESTRUCTIVE = "destructive"


class DefaultCdkOptions(Struct):
    """Options of every command."""

    all: bool | None = None
    app: str | None = None
    asset_metadata: bool | None = None
    ca_bundle_path: str | None = None
    color: bool | None = None
    context: Mapping[str, str] | None = None
    debug: bool | None = None
    ec2_creds: bool | None = None
    ignore_errors: bool | None = None
    json: bool | None = None
    lookups: bool | None = None
    notices: bool | None = None
    output: str | None = None
    path_metadata: bool | None = None
    profile: str | None = None
    proxy: str | None = None
    role_arn: str | None = None
    stacks: Sequence[str] | None = None
    staging: bool | None = None
    strict: bool | None = None
    trace: bool | None = None
    verbose: bool | None = None
    version_reporting: bool | None = None


class DeployOptions(DefaultCdkOptions):
    """Options of a deployment."""

    change_set_name: str | None = None
    ci: bool | None = None
    concurrency: float | None = None
    exclusively: bool | None = None
    execute: bool | None = None
    force: bool | None = None
    notification_arns: Sequence[str] | None = None
    outputs_file: str | None = None
    parameters: Mapping[str, str] | None = None
    require_approval: RequireApproval | None = None
    reuse_assets: Sequence[str] | None = None
    rollback: bool | None = None
    toolkit_stack_name: str | None = None
    use_previous_parameters: bool | None = None


class DestroyOptions(DefaultCdkOptions):
    """Options of a removal."""

    exclusively: bool | None = None
    force: bool | None = None


class CdkCommand(Struct):
    """A command as a test runs it."""

    enabled: bool | None = None
    expect_error: bool | None = None
    expected_message: str | None = None


class DeployCommand(CdkCommand):
    """The deployment of a test."""

    args: Nested[DeployOptions | None] = nested()


class DestroyCommand(CdkCommand):
    """The removal of a test."""

    args: Nested[DestroyOptions | None] = nested()


class CdkCommands(Struct):
    """The commands of a test."""

    deploy: Nested[DeployCommand | None] = nested()
    destroy: Nested[DestroyCommand | None] = nested()


class Hooks(Struct):
    """Programs that a test runs before and after its commands."""

    post_deploy: Sequence[str] | None = None
    post_destroy: Sequence[str] | None = None
    pre_deploy: Sequence[str] | None = None
    pre_destroy: Sequence[str] | None = None


class TestOptions(Struct):
    """How a test is run."""

    allow_delete_failures: bool | None = None
    allow_destroy: Sequence[str] | None = None
    cdk_command_options: Nested[CdkCommands | None] = nested()
    diff_assets: bool | None = None
    hooks: Nested[Hooks | None] = nested()
    regions: Sequence[str] | None = None
    stack_update_workflow: bool | None = None


class TestCase(TestOptions):
    """A test: its stacks and how they are run."""

    stacks: Sequence[str]
    assertion_stack: str | None = None
    assertion_stack_name: str | None = None


class IntegManifest(Struct):
    """The whole file."""

    test_cases: Nested[Mapping[str, TestCase]]
    version: str
    enable_lookups: bool | None = None
    synth_context: Mapping[str, str] | None = None
