"""What the staging synthesizer refuses, and what its parts answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk.app_staging_synthesizer_alpha import (
    AppStagingSynthesizer,
    BootstrapRole,
    DefaultStagingStack,
    DeploymentIdentities,
    FileStagingLocation,
    IStagingResources,
)
from aws_cdk.assertions import Template
from constructs import Construct

ENV = cdk.Environment(account="123456789012", region="us-east-1")
FILE: dict[str, Any] = {"source_hash": "h", "file_name": "f", "packaging": cdk.FileAssetPackaging.FILE}


def synthesizer(app_id: str = "app", identities: DeploymentIdentities | None = None) -> AppStagingSynthesizer:
    return AppStagingSynthesizer.default_resources(
        app_id=app_id, staging_bucket_encryption=s3.BucketEncryption.S3_MANAGED, deployment_identities=identities
    )


def staging_stack(app: cdk.App, app_id: str = "app") -> DefaultStagingStack:
    return DefaultStagingStack(
        app, "Staging", app_id=app_id, qualifier="q", staging_bucket_encryption=s3.BucketEncryption.S3_MANAGED, env=ENV
    )


def app_in(folder: Path) -> cdk.App:
    return cdk.App(outdir=str(folder), auto_synth=False)


def test_an_image_needs_a_name(tmp_path: Path) -> None:
    staging = staging_stack(app_in(tmp_path))

    with pytest.raises(RuntimeError, match="must include an 'assetName'"):
        staging.add_docker_image(source_hash="h", directory_name="d")


def test_known_and_unknown_environments_do_not_mix(tmp_path: Path) -> None:
    app, shared = app_in(tmp_path), synthesizer()
    cdk.Stack(app, "Known", env=ENV, synthesizer=shared)

    with pytest.raises(RuntimeError, match=r"with environment: Known\. .* without environment: Unknown\."):
        cdk.Stack(app, "Unknown", synthesizer=shared)


def test_an_environment_of_an_app_has_one_staging_stack(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    for name in ("A", "B"):
        cdk.Stack(app, name, env=ENV, synthesizer=synthesizer(name))

    staging = [child.node.id for child in app.node.children if isinstance(child, DefaultStagingStack)]
    assert staging == ["StagingStack-a-123456789012-us-east-1"]


def test_app_ids_are_checked_in_stacks_and_cleaned_in_factories(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    cdk.Stack(app, "S", env=ENV, synthesizer=synthesizer("My_App"))

    assert app.node.try_find_child("StagingStack-my-app-123456789012-us-east-1") is not None
    with pytest.raises(RuntimeError, match="no more than 20 characters but got 21"):
        staging_stack(app_in(tmp_path), "x" * 21)
    with pytest.raises(RuntimeError, match="only accepts lowercase characters"):
        staging_stack(app_in(tmp_path), "App")


def test_roles_and_names_hold_no_tokens() -> None:
    with pytest.raises(RuntimeError, match="BootstrapRole ARN may not contain tokens"):
        BootstrapRole.from_role_arn(f"arn:{cdk.Aws.REGION}")
    with pytest.raises(RuntimeError, match="property 'appId' may not contain tokens"):
        synthesizer(cdk.Aws.REGION)


def test_a_role_left_out_is_named(tmp_path: Path) -> None:
    identities = DeploymentIdentities.specify_roles(deployment_role=BootstrapRole.cli_credentials())

    with pytest.raises(RuntimeError, match="leave out cloud_formation_execution_role"):
        cdk.Stack(app_in(tmp_path), "S", synthesizer=synthesizer(identities=identities))


def test_the_synthesizer_itself_serves_no_stack(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="call reusableBind instead"):
        synthesizer().bind(cdk.Stack(app_in(tmp_path), "S"))
    with pytest.raises(RuntimeError, match="call reusableBind instead"):
        synthesizer().add_file_asset(source_hash="h")


def test_a_stage_cannot_use_the_staging_stack_of_its_app(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path), auto_synth=False, default_stack_synthesizer=synthesizer())
    stack = cdk.Stack(cdk.Stage(app, "Stage", env=ENV), "S")

    with pytest.raises(RuntimeError, match="cannot cross stage boundaries"):
        stack.synthesizer.add_file_asset(**FILE)


def test_the_staging_stack_shows_its_bucket_once_a_file_needs_it(tmp_path: Path) -> None:
    staging = staging_stack(app_in(tmp_path))
    assert staging.staging_bucket is None

    location = staging.add_file(**FILE, deploy_time=True)

    assert location.bucket_name == "cdk-app-staging-123456789012-us-east-1"
    assert location.prefix == "deploy-time/"
    assert location.dependency_stack is staging
    assert staging.staging_bucket is not None


class KeywordResources(Construct, IStagingResources):
    """An app's class whose method takes the asset as keywords."""

    bucket_name = "own"

    def add_file(self, *, source_hash: str, deploy_time: bool | None = None) -> FileStagingLocation:  # type: ignore[override]  # fewer keywords than an asset has
        return FileStagingLocation(bucket_name=self.bucket_name, prefix=f"{source_hash}-{deploy_time}/")


def test_resources_of_an_app_may_take_keywords_and_return_known_tokens_only(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    own = KeywordResources(cdk.Stack(app, "Holder"), "Own")
    stack = cdk.Stack(app, "S", env=ENV, synthesizer=AppStagingSynthesizer.custom_resources(resources=own))

    assert stack.synthesizer.add_file_asset(**FILE).object_key == "h-None/h"
    own.bucket_name = cdk.Aws.STACK_ID
    with pytest.raises(RuntimeError, match="no tokens but those of account, region and partition"):
        stack.synthesizer.add_file_asset(**FILE)


@pytest.mark.parametrize("given", [{}, {"deploy_time": False}, {"deploy_time": True}])
def test_code_and_what_stores_hold_at_first_last_only_for_the_deployment_unless_told(
    tmp_path: Path, given: dict[str, Any]
) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "data.json").write_text("{}")
    app = app_in(tmp_path / "out")
    stack = cdk.Stack(app, "S", env=ENV, synthesizer=synthesizer())
    lambda_.LayerVersion(stack, "Layer", code=lambda_.Code.from_asset(str(tmp_path / "code"), **given))
    source = cloudfront.ImportSource.from_asset(str(tmp_path / "code" / "data.json"), **given)
    cloudfront.KeyValueStore(stack, "Store", source=source)

    template = json.dumps(Template.from_stack(stack).to_json())

    assert template.count("/deploy-time/") + template.count('"deploy-time/') == (
        0 if given.get("deploy_time") is False else 2
    )


def test_missing_values_are_looked_up_with_the_role_for_it(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    stack = cdk.Stack(app, "S", env=ENV, synthesizer=synthesizer())
    assert stack.availability_zones

    app.synth()

    (missing,) = json.loads((tmp_path / "manifest.json").read_text())["missing"]
    assert missing["props"]["lookupRoleArn"].endswith(":role/cdk-hnb659fds-lookup-role-123456789012-us-east-1")
