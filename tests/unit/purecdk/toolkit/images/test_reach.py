"""Images of foreign assemblies get nothing of this machine unless the user lets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.assemblies import AssemblyWriter

from cloud_assembly.schema import read_assembly
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.errors import UntrustedSource
from purecdk.toolkit.plan import BuildImage, Plan
from purecdk.toolkit.publishing import PublishedFacts, Trust, plan_publish, publish_targets

HERE = ResolvedEnvironment(account="123456789012", region="eu-west-1")


def plan(folder: Path, trust: Trust, **source: Any) -> Plan:
    writer = AssemblyWriter(folder)
    (folder / "image").mkdir(exist_ok=True)
    writer.entry("App", "0", "App.template.json", "file", "k", "T")
    writer.stack("App")
    out = writer.write()
    manifest = json.loads((out / "App.assets.json").read_text())
    destination = {"repositoryName": "r", "imageTag": "t"}
    manifest["dockerImages"] = {"1": {"source": {"directory": "image", **source}, "destinations": {"d": destination}}}
    (out / "App.assets.json").write_text(json.dumps(manifest))
    assembly = read_assembly(out)
    (stack,) = assembly.stacks
    targets = publish_targets([(stack, each, HERE) for each in stack.read_asset_manifests()], assets=["1"])
    return plan_publish(targets, PublishedFacts(objects={}), assembly=out, trust=trust)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"dockerFile": "../../Dockerfile"}, "the Dockerfile"),
        ({"dockerBuildSecrets": {"s": "src=/etc/shadow"}}, "the file '/etc/shadow' as the secret 's'"),
        ({"dockerBuildSecrets": {"s": "type=file,source=../../x"}}, "the file '../../x'"),
        ({"dockerBuildSecrets": {"s": "env=TOKEN"}}, "the variable 'TOKEN'"),
        ({"dockerBuildSecrets": {"s": "type=env"}}, "the variable 's'"),
        ({"dockerBuildSsh": "default"}, "keys of SSH"),
        ({"dockerBuildContexts": {"c": "/etc"}}, "the folder '/etc'"),
        ({"dockerOutputs": ["type=local,dest=/tmp/x"]}, "'/tmp/x' to write"),
        ({"dockerOutputs": ["/tmp/x"]}, "'/tmp/x' to write"),
        ({"cacheTo": {"type": "local", "params": {"dest": "/tmp/x"}}}, "the cache '/tmp/x'"),
        ({"cacheFrom": [{"type": "local", "params": {"src": "../../x"}}]}, "the cache '../../x'"),
    ],
)
def test_what_a_build_reaches_outside_of_a_foreign_assembly_needs_consent(
    tmp_path: Path, source: dict[str, Any], words: str
) -> None:
    folder = tmp_path / "out"
    with pytest.raises(UntrustedSource) as caught:
        plan(folder, Trust(), **source)
    assert words in caught.value.what and "--allow-external-sources" in str(caught.value.fix)

    assert any(words in note for note in plan(folder, Trust(external_sources=True), **source).notes)
    assert plan(folder, Trust(made_here=True), **source).notes == ()


def test_what_stays_inside_or_is_no_path_needs_none(tmp_path: Path) -> None:
    made = plan(
        tmp_path / "out",
        Trust(),
        dockerFile="sub/Dockerfile",
        dockerBuildSecrets={"s": "src=inside.txt"},
        dockerBuildContexts={"a": "docker-image://alpine", "b": "https://x/y", "c": "../image"},
        dockerOutputs=["type=image", "type=tar,dest=-"],
        cacheFrom=[{"type": "registry", "params": {"ref": "/x"}}],
    )

    assert isinstance(made.steps[0], BuildImage)
