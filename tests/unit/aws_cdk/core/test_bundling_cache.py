"""The bundling cache: an output is used again if nothing that decides it changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.support.engine import FakeEngine

import aws_cdk as cdk
import jsii
from cloud_assembly.content.record import read_records
from cloud_assembly.schema.records import RECORD_FILE

OPTIONS: dict[str, Any] = {
    "command": ["build"],
    "entrypoint": ["sh"],
    "environment": {"MODE": "fast"},
    "network": "none",
    "platform": "linux/amd64",
    "security_opt": "a=b",
    "user": "1:1",
    "working_directory": "/w",
    "output_type": cdk.BundlingOutput.NOT_ARCHIVED,
}


class Project:
    """A source, an engine and a cache; each synthesis is a new app with an assembly of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.engine = FakeEngine(root / "engine")
        self.engine.set_digest("sha256:" + "a" * 64)
        self.source = root / "src"
        self.source.mkdir()
        (self.source / "in.txt").write_text("in\n")
        (self.source / "link").symlink_to("in.txt")
        (self.source / "notes.log").write_text("1\n")
        self._count = 0

    def synth(
        self,
        context: dict[str, Any] | None = None,
        image: str = "builder",
        hash_type: cdk.AssetHashType = cdk.AssetHashType.OUTPUT,
        synth: bool = True,
        **options: Any,
    ) -> Path:
        """Bundle; return the output."""
        cdk.AssetStaging.clear_asset_hash_cache()
        self._count += 1
        app = cdk.App(outdir=str(self.root / f"out{self._count}"), context=context)
        given = {**OPTIONS, "image": cdk.DockerImage.from_registry(image), **options}
        staging = cdk.AssetStaging(
            cdk.Stack(app, "S"),
            "A",
            source_path=str(self.source),
            exclude=["*.log"],
            asset_hash_type=hash_type,
            bundling=cdk.BundlingOptions(**given),
        )
        if synth:
            app.synth()
        return Path(staging.absolute_staged_path)

    @property
    def runs(self) -> int:
        """How many containers ran so far."""
        return len(self.engine.calls("run"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(tmp_path / "cache"))
    project = Project(tmp_path)
    monkeypatch.setenv("CDK_DOCKER", str(project.engine.program))
    return project


def test_unchanged_bundle_starts_no_container_and_says_so(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.engine.on_run(
        'echo 1 > "$OUT/run.sh"; chmod 755 "$OUT/run.sh"; mkdir "$OUT/empty"; ln -s run.sh "$OUT/link"'
    )
    first = project.synth()
    capsys.readouterr()

    second = project.synth()

    assert project.runs == 1
    assert second.name == first.name
    assert sorted(os.listdir(second)) == ["empty", "link", "run.sh"]
    assert (second / "run.sh").stat().st_mode & 0o777 == 0o755
    assert os.readlink(second / "link") == "run.sh"
    line = capsys.readouterr().err
    assert "S/A" in line
    assert "PURECDK_BUNDLING_CACHE=0" in line


def test_what_is_excluded_does_not_count(project: Project) -> None:
    project.synth()
    (project.source / "notes.log").write_text("2\n")

    project.synth()

    assert project.runs == 1


@pytest.mark.parametrize(
    "options",
    [
        {"command": ["build", "--all"]},
        {"entrypoint": ["bash"]},
        {"environment": {"MODE": "slow"}},
        {"environment": {}},
        {"network": "host"},
        {"platform": "linux/arm64"},
        {"security_opt": "c=d"},
        {"user": "2:2"},
        {"working_directory": "/v"},
        {"output_type": cdk.BundlingOutput.AUTO_DISCOVER},
        {"image": "builder:2"},
        {"bundling_file_access": cdk.BundlingFileAccess.BIND_MOUNT},
    ],
    ids=str,
)
def test_changed_option_bundles_anew(project: Project, options: dict[str, Any]) -> None:
    project.synth()
    project.synth(**options)
    assert project.runs == 2

    project.synth(**options)
    project.synth()
    assert project.runs == 2


@pytest.mark.parametrize("change", ["bytes", "line ends", "mode", "link", "added", "removed", "renamed", "image"])
def test_changed_input_bundles_anew(project: Project, change: str) -> None:
    project.synth()
    file, link = project.source / "in.txt", project.source / "link"
    if change == "bytes":
        file.write_text("other\n")
    elif change == "line ends":
        file.write_bytes(b"in\r\n")
    elif change == "mode":
        file.chmod(0o755)
    elif change == "link":
        link.unlink()
        link.symlink_to("nowhere")
    elif change == "added":
        (project.source / "new.txt").touch()
    elif change == "removed":
        link.unlink()
    elif change == "renamed":
        file.rename(project.source / "out.txt")
    else:
        project.engine.set_digest("sha256:" + "b" * 64)

    project.synth()

    assert project.runs == 2


@pytest.mark.parametrize("change", ["source", "command"])
def test_change_of_one_bundle_reruns_that_one_alone(project: Project, change: str) -> None:
    sources = [project.root / f"source{number}" for number in range(3)]
    for source in sources:
        source.mkdir()
        (source / "in.txt").write_text(source.name)

    def synth(out: str, *commands: str) -> None:
        cdk.AssetStaging.clear_asset_hash_cache()
        app = cdk.App(outdir=str(project.root / out))
        stack = cdk.Stack(app, "S")
        for source, command in zip(sources, commands, strict=True):
            image = cdk.DockerImage.from_registry("builder")
            options = cdk.BundlingOptions(image=image, command=[command])
            cdk.AssetStaging(stack, source.name, source_path=str(source), bundling=options)
        app.synth()

    synth("first", "make", "make", "make")
    assert project.runs == 3
    if change == "source":
        (sources[1] / "in.txt").write_text("edited")

    synth("second", "make", "make" if change == "source" else "all", "make")

    assert project.runs == 4
    mounts = [argument for call in project.engine.calls("run")[3:] for argument in call if ":/asset-input" in argument]
    assert [mount.partition(":")[0] for mount in mounts] == [str(sources[1])]


@pytest.mark.parametrize("way", ["variable", "context"])
def test_cache_can_be_refused(project: Project, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    context = None
    if way == "variable":
        monkeypatch.setenv("PURECDK_BUNDLING_CACHE", "0")
    else:
        context = {"purecdk:bundling-cache": False}

    project.synth(context)
    project.synth(context)

    assert project.runs == 2
    assert not (project.root / "cache" / "bundles").exists()


def test_volumes_decide_the_output_too_so_nothing_is_kept(project: Project) -> None:
    for options in ({"volumes": [{"host_path": "/h", "container_path": "/c"}]}, {"volumes_from": ["v"]}):
        before = project.runs
        project.synth(**options)
        project.synth(**options)
        assert project.runs == before + 2


def test_what_a_local_bundler_began_is_not_kept(project: Project) -> None:
    @jsii.implements(cdk.ILocalBundling)
    class Half:
        def try_bundle(self, output_dir: str, options: Any) -> bool:
            Path(output_dir, "half").touch()
            return False

    project.synth(local=Half())
    project.synth(local=Half())

    assert project.runs == 2


def test_image_of_unknown_digest_is_not_kept(project: Project) -> None:
    for digest in ("", "latest\n"):
        project.engine.set_digest(digest)
        before = project.runs
        project.synth()
        project.synth()
        assert project.runs == before + 2


def test_failed_bundle_is_not_kept(project: Project) -> None:
    project.engine.on_run('echo half > "$OUT/half"; exit 1')
    with pytest.raises(RuntimeError):
        project.synth()
    project.engine.on_run('echo whole > "$OUT/whole"')

    assert os.listdir(project.synth()) == ["whole"]


def test_only_the_latest_outputs_are_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aws_cdk.core.bundling_cache._LIMIT_OUTPUTS", 2)

    for index in range(4):
        project.synth(command=[str(index)])

    assert len(os.listdir(project.root / "cache" / "bundles")) == 2


@pytest.mark.parametrize("hash_type", [cdk.AssetHashType.OUTPUT, cdk.AssetHashType.SOURCE])
def test_single_file_comes_back_under_its_name(project: Project, hash_type: cdk.AssetHashType) -> None:
    project.engine.on_run('echo wasm > "$OUT/program.wasm"')
    options: dict[str, Any] = {"output_type": cdk.BundlingOutput.SINGLE_FILE, "hash_type": hash_type}

    first, second = project.synth(**options), project.synth(**options)

    assert project.runs == 1
    assert (second.name, second.read_text()) == (first.name, "wasm\n")
    assert second.suffix == ".wasm"


def test_digest_of_the_image_is_recorded(project: Project) -> None:
    texts = [read_records(project.synth().parent / RECORD_FILE) for _ in range(2)]

    assert texts[0] == texts[1]
    assert texts[0][0].options["image-digest"] == "sha256:" + "a" * 64


def test_engine_is_asked_for_nothing_more_before_the_assembly_is_complete(project: Project) -> None:
    project.synth(synth=False)

    assert [call[0] for call in project.engine.calls()] == ["run"]
