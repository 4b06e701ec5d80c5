"""Synthesizers: where assets go, and what the manifest says of stacks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk.cloud_assembly_schema import FileDestination, FileSource

HASH = "0123456789abcdef"
HERE = cdk.Environment(account="111111111111", region="eu-west-1")


@pytest.fixture
def app(tmp_path: Path) -> cdk.App:
    (tmp_path / "code").mkdir()
    return cdk.App(outdir=str(tmp_path / "out"))


def add_file(stack: cdk.Stack, **options: Any) -> cdk.FileAssetLocation:
    given = {"source_hash": HASH, "file_name": "code.py", "packaging": cdk.FileAssetPackaging.FILE, **options}
    return stack.synthesizer.add_file_asset(**given)


def add_image(stack: cdk.Stack) -> cdk.DockerImageAssetLocation:
    return stack.synthesizer.add_docker_image_asset(source_hash=HASH, directory_name="code")


def written(app: cdk.App, name: str = "manifest.json") -> dict[str, Any]:
    app.synth(force=True)
    return dict(json.loads((Path(app.outdir) / name).read_text()))


def properties(app: cdk.App, stack: cdk.Stack) -> dict[str, Any]:
    return dict(written(app)["artifacts"][stack.artifact_id]["properties"])


def file_destinations(app: cdk.App, stack: cdk.Stack) -> dict[str, Any]:
    """The destinations of the stack's file assets, without its template."""
    files = written(app, f"{stack.artifact_id}.assets.json")["files"]
    (file,) = (file for file in files.values() if file["source"]["path"] == "code.py")
    return dict(file["destinations"])


def test_places_are_those_of_the_environment(app: cdk.App) -> None:
    known, unknown = cdk.Stack(app, "Known", env=HERE), cdk.Stack(app, "Unknown")
    for stack, bucket, registry in (
        (known, "cdk-hnb659fds-assets-111111111111-eu-west-1", "111111111111.dkr.ecr.eu-west-1."),
        (
            unknown,
            "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}",
            "${AWS::AccountId}.dkr.ecr.${AWS::Region}.",
        ),
    ):
        file = add_file(stack)
        literal = "$" not in bucket
        assert stack.resolve(file.bucket_name) == (bucket if literal else {"Fn::Sub": bucket})
        assert file.object_key == f"{HASH}.py"
        assert file.s3_object_url_with_placeholders == f"s3://{bucket}/{HASH}.py"
        image = stack.resolve(add_image(stack).image_uri)
        assert image["Fn::Sub"].startswith(registry + "${AWS::URLSuffix}/cdk-hnb659fds-container-assets-")
    (named,) = file_destinations(app, known).values()
    assert named["region"] == "eu-west-1"
    (open_,) = file_destinations(app, unknown).values()
    assert "region" not in open_


def test_the_qualifier_is_in_every_name(app: cdk.App) -> None:
    by_context = cdk.Stack(app, "Context", env=HERE)
    by_context.node.set_context("@aws-cdk/core:bootstrapQualifier", "late")
    given = cdk.Stack(app, "Given", env=HERE, synthesizer=cdk.DefaultStackSynthesizer(qualifier="mine"))
    add_file(given)
    shown = json.dumps([properties(app, given), file_destinations(app, given)])
    assert "hnb659fds" not in shown
    assert shown.count("cdk-mine-") >= 5
    # A stack is bound as it is made: context that is set on it then comes too late.
    assert "hnb659fds" in json.dumps(properties(app, by_context))


def test_names_hold_placeholders_but_no_tokens() -> None:
    with pytest.raises(RuntimeError, match=r"'qualifier' cannot contain tokens.*\$\{Qualifier\}"):
        cdk.DefaultStackSynthesizer(qualifier=cdk.Fn.ref("X"))
    with pytest.raises(
        RuntimeError, match="CliCredentialsStackSynthesizer property 'bucketPrefix' cannot contain tokens"
    ):
        cdk.CliCredentialsStackSynthesizer(bucket_prefix=cdk.Aws.REGION)


@pytest.mark.parametrize(
    ("options", "version"),
    [({}, 6), ({"deploy_role_additional_options": {"Tags": [{"Key": "k", "Value": "v"}]}}, 22)],
)
def test_session_tags_need_a_later_bootstrap(app: cdk.App, options: dict[str, Any], version: int) -> None:
    stack = cdk.Stack(app, "S", synthesizer=cdk.DefaultStackSynthesizer(**options))
    assert properties(app, stack)["requiresBootstrapStackVersion"] == version
    rule = stack._to_cloud_formation()["Rules"]["CheckBootstrapVersion"]
    (unwanted,) = rule["Assertions"][0]["Assert"]["Fn::Not"]
    assert unwanted["Fn::Contains"][0] == [str(older) for older in range(1, version)]


def test_the_version_check_can_be_left_out(app: cdk.App) -> None:
    stack = cdk.Stack(app, "S", synthesizer=cdk.DefaultStackSynthesizer(generate_bootstrap_version_rule=False))
    app.synth()
    assert stack._to_cloud_formation() == {}


def test_a_role_without_a_name_is_not_assumed(app: cdk.App) -> None:
    synthesizer = cdk.DefaultStackSynthesizer(
        deploy_role_arn="", file_asset_publishing_role_arn="", lookup_role_arn="", deploy_role_external_id="x"
    )
    stack = cdk.Stack(app, "S", synthesizer=synthesizer)
    add_file(stack)
    shown = properties(app, stack)
    assert "lookupRole" not in shown
    assert not shown.get("assumeRoleArn")
    assert "assumeRoleArn" not in next(iter(file_destinations(app, stack).values()))


def test_each_stack_gets_a_copy_of_the_apps_synthesizer(tmp_path: Path) -> None:
    shared = cdk.DefaultStackSynthesizer(file_assets_bucket_name="b-${AWS::AccountId}")
    app = cdk.App(outdir=str(tmp_path), default_stack_synthesizer=shared)
    one = cdk.Stack(app, "One", env=cdk.Environment(account="1"))
    two = cdk.Stack(app, "Two", env=cdk.Environment(account="2"))
    assert [add_file(stack).bucket_name for stack in (one, two)] == ["b-1", "b-2"]
    with pytest.raises(RuntimeError, match="must be bound to a Stack"):
        shared.add_file_asset(source_hash=HASH, file_name="f", packaging=cdk.FileAssetPackaging.FILE)


def test_credentials_of_the_caller_need_no_roles(app: cdk.App) -> None:
    stack = cdk.Stack(app, "S", env=HERE, synthesizer=cdk.CliCredentialsStackSynthesizer())
    add_file(stack)
    add_image(stack)
    shown = json.dumps([written(app), written(app, "S.assets.json")])
    assert "role" not in shown.lower()
    assert "cdk-hnb659fds-assets-111111111111-eu-west-1" in shown
    assert "Rules" not in stack._to_cloud_formation()


def test_without_bootstrapping_there_is_no_place_for_assets(app: cdk.App) -> None:
    stack = cdk.Stack(app, "S", synthesizer=cdk.BootstraplessSynthesizer(deploy_role_arn="arn:d"))
    for add in (add_file, add_image):
        with pytest.raises(RuntimeError, match="Cannot add assets to a Stack that uses the BootstraplessSynthesizer"):
            add(stack)
    shown = properties(app, stack)
    assert shown["assumeRoleArn"] == "arn:d"
    assert sorted(written(app)["artifacts"]) == ["S", "Tree"]


def test_the_legacy_synthesizer_asks_for_places_by_parameters(app: cdk.App) -> None:
    stack = cdk.Stack(app, "S", synthesizer=cdk.LegacyStackSynthesizer())
    location = add_file(stack)
    assert add_file(stack) is location
    parameters = stack._to_cloud_formation()["Parameters"]
    assert len(parameters) == 3
    assert stack.resolve(location.bucket_name)["Ref"] in parameters
    metadata = written(app, "S.metadata.json")["/S"]
    assert [entry["data"]["id"] for entry in metadata if entry["type"] == "aws:cdk:asset"] == [HASH]


def test_assets_of_nested_stacks_are_their_parents(app: cdk.App) -> None:
    stack = cdk.Stack(app, "S", env=HERE)
    nested = cdk.NestedStack(stack, "N")
    assert add_file(nested).bucket_name == "cdk-hnb659fds-assets-111111111111-eu-west-1"
    assert file_destinations(app, stack)
    assert nested.synthesizer.lookup_role == stack.synthesizer.lookup_role


class Own(cdk.StackSynthesizer):
    """A synthesizer as an app may write it."""

    def add_file_asset(self, **asset: Any) -> cdk.FileAssetLocation:
        return self._cloud_formation_location_from_file_asset(bucket_name="own", object_key=asset["source_hash"])

    def add_docker_image_asset(self, **asset: Any) -> cdk.DockerImageAssetLocation:
        raise NotImplementedError("stacks here have no images")

    def synthesize(self, session: Any) -> None:
        template = self._synthesize_template(session)
        self._emit_artifact(session, stack_template_asset_object_url=f"s3://own/{template.source_hash}")


def test_an_app_may_bring_its_own(app: cdk.App) -> None:
    stack = cdk.Stack(app, "S", synthesizer=Own())
    assert add_file(stack).bucket_name == "own"
    assert properties(app, stack)["stackTemplateAssetObjectUrl"].startswith("s3://own/")
    with pytest.raises(RuntimeError, match="can only be used for one Stack"):
        cdk.Stack(app, "T", synthesizer=stack.synthesizer)


@pytest.mark.parametrize("synthesizer", [cdk.DefaultStackSynthesizer, cdk.CliCredentialsStackSynthesizer])
def test_a_bucket_for_assets_has_a_name(app: cdk.App, synthesizer: Any) -> None:
    with pytest.raises(RuntimeError, match="Bucket name is required"):
        cdk.Stack(app, "S", synthesizer=synthesizer(file_assets_bucket_name=""))


@pytest.mark.parametrize("synthesizer", [cdk.DefaultStackSynthesizer, cdk.CliCredentialsStackSynthesizer])
def test_a_qualifier_in_context_may_be_a_number(app: cdk.App, synthesizer: Any) -> None:
    app.node.set_context("@aws-cdk/core:bootstrapQualifier", 12345)
    stack = cdk.Stack(app, "S", synthesizer=synthesizer(), env=HERE)
    assert add_file(stack).bucket_name == "cdk-12345-assets-111111111111-eu-west-1"


def test_a_builder_returns_destinations_and_shows_the_names_it_is_given(app: cdk.App) -> None:
    stack, builder = cdk.Stack(app, "S"), cdk.AssetManifestBuilder()
    file = cdk.FileAssetSource(
        source_hash="h", file_name="f", packaging=cdk.FileAssetPackaging.FILE, display_name="not this"
    )
    bucket = cdk.AssetManifestFileDestination(bucket_name="b", bucket_prefix="p/")
    made = builder.default_add_file_asset(stack, file, bucket, display_name="shown")
    assert (made.bucket_name, made.object_key) == ("b", "p/h")
    builder.default_add_file_asset(stack, file._with(source_hash="other"), bucket)
    image = cdk.DockerImageAssetSource(source_hash="i", directory_name="d")
    repository = cdk.AssetManifestDockerImageDestination(repository_name="r", docker_tag_prefix="t-")
    assert builder.default_add_docker_image_asset(stack, image, repository).image_tag == "t-i"
    assert [entry.get("displayName") for entry in builder._files.values()] == ["shown", None]


def test_what_an_app_adds_to_a_manifest_comes_in_the_order_of_the_api(app: cdk.App) -> None:
    stack, builder = cdk.Stack(app, "S"), cdk.AssetManifestBuilder()
    place = FileDestination(object_key="k", bucket_name="b", region="r", assume_role_arn="a")
    assert builder.add_file_asset(stack, "h", FileSource(path="x"), place).object_key == "k"
    (entry,) = builder._files.values()
    (destination,) = entry["destinations"].values()
    assert list(destination) == ["assumeRoleArn", "region", "bucketName", "objectKey"]


def test_names_of_assets_that_are_shown_are_plain_text(app: cdk.App) -> None:
    with pytest.raises(RuntimeError, match="'displayName' may not contain a Token"):
        add_file(cdk.Stack(app, "S"), display_name=cdk.Fn.ref("X"))
