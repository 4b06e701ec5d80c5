"""Structs of the assembly's files, to JSON and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aws_cdk import cloud_assembly_schema as schema


def test_an_assembly_manifest_comes_back(tmp_path: Path) -> None:
    path = str(tmp_path / "manifest.json")
    manifest = schema.AssemblyManifest(
        version="1.0.0",
        artifacts={
            "X": schema.ArtifactManifest(
                environment="aws://1/r",
                type=schema.ArtifactType.AWS_CLOUDFORMATION_STACK,
                metadata={
                    "/X": [schema.MetadataEntry(type="aws:cdk:stack-tags", data=[schema.Tag(key="k", value="v")])]
                },
                properties=schema.AwsCloudFormationStackProperties(
                    template_file="t.json",
                    lookup_role=schema.BootstrapRole(arn="a", requires_bootstrap_stack_version=8),
                ),
            )
        },
        missing=[
            schema.MissingContext(
                key="k",
                provider=schema.ContextProvider.LOAD_BALANCER_PROVIDER,
                props=schema.LoadBalancerContextQuery(
                    account="1", region="r", load_balancer_type=schema.LoadBalancerType.NETWORK
                ),
            )
        ],
    )
    schema.Manifest.save_assembly_manifest(manifest, path)
    written = json.loads(Path(path).read_text())
    assert (written["version"], written["minimumCliVersion"]) == (
        schema.Manifest.version(),
        schema.Manifest.cli_version(),
    )
    assert list(written["artifacts"]["X"]) == ["type", "environment", "metadata", "properties"]
    loaded = schema.Manifest.load_assembly_manifest(path)
    assert loaded.artifacts == manifest.artifacts
    assert loaded.missing == manifest.missing


def test_an_asset_manifest_comes_back(tmp_path: Path) -> None:
    path = str(tmp_path / "A.assets.json")
    files = {
        "f": schema.FileAsset(
            source=schema.FileSource(path="x", packaging=schema.FileAssetPackaging.ZIP_DIRECTORY),
            destinations={"d": schema.FileDestination(bucket_name="b", object_key="k", region="r")},
        )
    }
    images = {
        "i": schema.DockerImageAsset(
            source=schema.DockerImageSource(directory="d", cache_from=[schema.DockerCacheOption(type="gha")]),
            destinations={"d": schema.DockerImageDestination(image_tag="t", repository_name="n")},
        )
    }
    manifest = schema.AssetManifest(version="1.0.0", files=files, docker_images=images)
    schema.Manifest.save_asset_manifest(manifest, path)
    loaded = schema.Manifest.load_asset_manifest(path)
    assert (loaded.files, loaded.docker_images) == (files, images)


def test_an_integration_manifest_comes_back(tmp_path: Path) -> None:
    path = str(tmp_path / "integ.json")
    deploy = schema.DeployCommand(
        args=schema.DeployOptions(require_approval=schema.RequireApproval.ANYCHANGE, force=True), enabled=True
    )
    tests = {"t": schema.TestCase(stacks=["a"], cdk_command_options=schema.CdkCommands(deploy=deploy), regions=["x"])}
    schema.Manifest.save_integ_manifest(schema.IntegManifest(version="1.0.0", test_cases=tests), path)
    assert '"requireApproval": "any-change"' in Path(path).read_text()
    assert schema.Manifest.load_integ_manifest(path).test_cases == tests


def test_a_validation_report_is_read(tmp_path: Path) -> None:
    construct = {"constructPath": "A/B", "cloudFormationResource": {"templatePath": "t", "logicalId": "L"}}
    violation = {"ruleName": "r", "description": "d", "severity": "s", "violatingConstructs": [construct]}
    plugin = {"pluginName": "p", "conclusion": "failure", "violations": [violation]}
    path = tmp_path / "validation-report.json"
    path.write_text(json.dumps({"version": "1.0.0", "pluginReports": [plugin]}))
    report = schema.Manifest.load_validation_report(str(path))
    resource = report.plugin_reports[0].violations[0].violating_constructs[0].cloud_formation_resource
    assert resource is not None and resource.logical_id == "L"


def test_errors_point_at_the_spot(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text('{"version": "1.0.0",\n "missing": [{"key": "k", "provider": "bogus", "props": {}}]}')
    with pytest.raises(
        RuntimeError, match=r"'bogus' is no ContextProvider.*manifest.json:2:\d+ at /missing/0/provider"
    ):
        schema.Manifest.load_assembly_manifest(str(path))
