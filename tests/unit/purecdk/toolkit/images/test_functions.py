"""Images that are the code of functions are told from others by the templates."""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_ecr_assets, aws_lambda
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.publishing import publish_targets


def test_only_images_of_functions_run_in_lambda_also_those_of_nested_stacks(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Dockerfile").write_text(f"FROM scratch\nLABEL name={name}\n", encoding="utf-8")
    app = cdk.App(outdir=str(tmp_path / "out"))
    stack = cdk.Stack(app, "S")
    nested = cdk.NestedStack(stack, "N")
    for scope, name in ((stack, "one"), (nested, "two")):
        code = aws_lambda.DockerImageCode.from_image_asset(str(tmp_path / name), display_name=name)
        aws_lambda.DockerImageFunction(scope, "F", code=code)
    aws_ecr_assets.DockerImageAsset(stack, "I", directory=str(tmp_path / "three"), display_name="three")

    (artifact,) = read_assembly(Path(app.synth().directory)).stacks
    (manifest,) = artifact.read_asset_manifests()
    targets = publish_targets([(artifact, manifest, ResolvedEnvironment(account="123456789012", region="eu-west-1"))])

    assert {target.name: target.runs_in_lambda for target in targets.images} == {
        "one": True,
        "two": True,
        "three": False,
    }
