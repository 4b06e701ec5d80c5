"""Layers that packages bring along, with packages made here."""

from __future__ import annotations

import hashlib
import importlib
import io
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from aws_cdk import App, FileSystem, Stack
from aws_cdk.assertions import Match, Template
from aws_cdk.core.errors import ValidationError
from aws_cdk.lambda_layer_awscli import AwsCliLayer
from aws_cdk.lambda_layer_node_proxy_agent import NodeProxyAgentLayer

MakePackage = Callable[..., None]
DESCRIPTION = (
    "Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n\n> * Helm Version: 4.1.3\n> * Kubectl Version: 1.98.0\n"
)


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "Stack")


@pytest.fixture
def make_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakePackage:
    """Return a function that installs a package with a library for Node in it."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(name: str, files: dict[str, bytes]) -> None:
        folder = name.replace("aws-cdk.", "").replace("-", "_")
        module = tmp_path / "aws_cdk" / folder
        (module / "_jsii").mkdir(parents=True)
        (module / "__init__.py").write_text("raise ImportError('this one needs Node')")
        with tarfile.open(module / "_jsii" / "library@1.0.jsii.tgz", "w:gz") as archive:
            for path, content in files.items():
                member = tarfile.TarInfo(f"package/{path}")
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
        info = tmp_path / f"aws_cdk_{folder}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(DESCRIPTION.format(name=name))
        (info / "RECORD").write_text(f"aws_cdk/{folder}/_jsii/library@1.0.jsii.tgz,,\n")

    return make


def test_layer_with_kubectl_is_named_by_its_recipe_and_tells_its_programs(
    stack: Stack, make_package: MakePackage
) -> None:
    make_package("aws-cdk.lambda-layer-kubectl-v98", {"lib/layer.zip": b"zip", "layer/Dockerfile": b"FROM x"})
    module = importlib.import_module("aws_cdk.lambda_layer_kubectl_v98")

    module.KubectlV98Layer(stack, "Kubectl")

    recipe = hashlib.sha256(b"FROM x").hexdigest()
    key = hashlib.sha256(recipe.encode()).hexdigest()
    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::LayerVersion",
        {
            "Content": {"S3Key": f"{key}.zip", "S3Bucket": Match.any_value()},
            "Description": "/opt/kubectl/kubectl 1.98.0; /opt/helm/helm 4.1.3",
            "LicenseInfo": "Apache-2.0",
        },
    )


@pytest.mark.parametrize(
    ("layer", "name"),
    [(AwsCliLayer, "aws-cdk.asset-awscli-v1"), (NodeProxyAgentLayer, "aws-cdk.asset-node-proxy-agent-v6")],
)
def test_other_layers_are_named_by_the_folder_that_they_were_built_from(
    stack: Stack, make_package: MakePackage, tmp_path: Path, layer: type, name: str
) -> None:
    make_package(name, {"lib/layer.zip": b"zip", "layer/build.sh": b"make", "layer/.dockerignore": b"build.sh"})
    same = tmp_path / "layer"
    same.mkdir()
    (same / "build.sh").write_bytes(b"make")
    (same / ".dockerignore").write_bytes(b"build.sh")

    layer(stack, "Layer")

    key = hashlib.sha256(FileSystem.fingerprint(str(same)).encode()).hexdigest()
    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::LayerVersion", {"Content": {"S3Key": f"{key}.zip", "S3Bucket": Match.any_value()}}
    )


def test_package_that_is_not_there_is_named_with_the_way_to_install_it(stack: Stack) -> None:
    module = importlib.import_module("aws_cdk.lambda_layer_kubectl_v97")

    with pytest.raises(ValidationError, match=r"pip install --no-deps aws-cdk\.lambda-layer-kubectl-v97"):
        module.KubectlV97Layer(stack, "Kubectl")


def test_package_without_a_layer_is_refused(stack: Stack, make_package: MakePackage) -> None:
    make_package("aws-cdk.lambda-layer-kubectl-v96", {"lib/index.js": b""})
    module = importlib.import_module("aws_cdk.lambda_layer_kubectl_v96")

    with pytest.raises(ValidationError, match=r"lambda-layer-kubectl-v96 1\.0 has no layer\.zip"):
        module.KubectlV96Layer(stack, "Kubectl")


def test_only_numbers_are_versions() -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("aws_cdk.lambda_layer_kubectl_vx")
    assert "aws_cdk.lambda_layer_kubectl_vx" not in sys.modules
