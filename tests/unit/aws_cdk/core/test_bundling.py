"""Bundling: local first, then a container; output types, names, errors, what is left behind."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.support.engine import FakeEngine

import aws_cdk as cdk
import jsii

H, B = cdk.AssetHashType, cdk.BundlingOutput
ZIP = b"PK\5\6" + bytes(18)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    engine = FakeEngine(tmp_path / "engine")
    monkeypatch.setenv("CDK_DOCKER", str(engine.program))
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(tmp_path / "cache"))
    return engine


@pytest.fixture
def stack(tmp_path: Path) -> cdk.Stack:
    cdk.AssetStaging.clear_asset_hash_cache()
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "in.txt").write_text("in\n")
    return cdk.Stack(cdk.App(outdir=str(tmp_path / "out")), "S")


@jsii.implements(cdk.ILocalBundling)
class Writer:
    """Bundles on this machine; keyword-only options, as apps of the peer write them."""

    def __init__(self, files: dict[str, bytes], *, does: bool = True) -> None:
        self.files = files
        self.does = does
        self.seen: list[Any] = []

    def try_bundle(self, output_dir: str, *, image: Any, command: Any = None, user: Any = "unset", **rest: Any) -> bool:
        self.seen.append((image.image, command, user, rest))
        for name, data in self.files.items():
            target = Path(output_dir, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return self.does


def bundle(stack: cdk.Stack, id: str = "A", hash: dict[str, Any] | None = None, **options: Any) -> cdk.AssetStaging:
    source = Path(cdk.Stage.of(stack).outdir).parent / "src"
    given = {"image": cdk.DockerImage.from_registry("builder"), **options}
    return cdk.AssetStaging(
        stack,
        id,
        source_path=str(source),
        bundling=cdk.BundlingOptions(**given),
        **({"asset_hash_type": H.OUTPUT} if hash is None else hash),
    )


def names(stack: cdk.Stack) -> list[str]:
    """What the assembly has; nothing is left of what is not whole."""
    return sorted(os.listdir(cdk.Stage.of(stack).outdir))


def test_container_gets_its_arguments_in_the_order_of_the_peer(
    engine: FakeEngine, stack: cdk.Stack, tmp_path: Path
) -> None:
    bundle(
        stack,
        command=["a", "b c"],
        entrypoint=["e1", "e2"],
        environment={"B": "2", "A": "1"},
        network="host",
        platform="linux/arm64",
        security_opt="x=y",
        user="1:2",
        volumes=[
            cdk.DockerVolume(host_path="/h", container_path="/c"),
            {"host_path": "/i", "container_path": "/d", "consistency": cdk.DockerVolumeConsistency.CACHED},
        ],
        volumes_from=["v1", "v2"],
        working_directory="/w",
    )

    (call,) = engine.calls("run")
    output = call[call.index(f"{tmp_path}/src:/asset-input:delegated") + 2]
    assert output.endswith(":/asset-output:delegated")
    assert call == [
        *["run", "--rm", "--security-opt", "x=y", "--network", "host", "--platform", "linux/arm64", "-u", "1:2"],
        *["--volumes-from", "v1", "--volumes-from", "v2"],
        *["-v", f"{tmp_path}/src:/asset-input:delegated", "-v", output, "-v", "/h:/c:delegated", "-v", "/i:/d:cached"],
        *["--env", "B=2", "--env", "A=1", "-w", "/w", "--entrypoint", "e1", "builder", "e2", "a", "b c"],
    ]


def test_output_belongs_to_who_runs_the_app(engine: FakeEngine, stack: cdk.Stack) -> None:
    bundle(stack)

    (call,) = engine.calls("run")
    assert call[2:4] == ["-u", f"{os.getuid()}:{os.getgid()}"]
    assert call[-3:] == ["-w", "/asset-input", "builder"]


def test_volume_copy_moves_files_through_volumes_that_are_removed(engine: FakeEngine, stack: cdk.Stack) -> None:
    engine.on_run("")
    engine.on_cp('case "$2" in *:/asset-output/.) echo copied > "$3/copied.txt";; esac')

    staging = bundle(stack, bundling_file_access=cdk.BundlingFileAccess.VOLUME_COPY, user="1:2", volumes_from=["v"])

    assert os.listdir(staging.absolute_staged_path) == ["copied.txt"]
    verbs = [" ".join(call[:2]) if call[0] == "volume" else call[0] for call in engine.calls() if call[0] != "image"]
    assert verbs == ["volume create", "volume create", "run", "cp", "run", "cp", "rm", "volume rm", "volume rm"]
    prepare, command = engine.calls("run")
    assert prepare[-1] == "mkdir -p /asset-input && chown -R 1:2 /asset-output && chown -R 1:2 /asset-input"
    assert command[2:8] == ["-u", "1:2", "--volumes-from", prepare[2], "--volumes-from", "v"]


def test_failed_volume_copy_removes_container_and_volumes(engine: FakeEngine, stack: cdk.Stack) -> None:
    engine.on_run("")
    engine.on_cp("exit 1")

    with pytest.raises(RuntimeError, match="exited with status 1"):
        bundle(stack, bundling_file_access=cdk.BundlingFileAccess.VOLUME_COPY)

    assert [call[0] for call in engine.calls()][-3:] == ["rm", "volume", "volume"]
    assert names(stack) == []


def test_local_bundler_comes_first_and_the_container_only_if_it_declines(engine: FakeEngine, stack: cdk.Stack) -> None:
    done, declined = Writer({"x": b"x"}), Writer({}, does=False)

    bundle(stack, "Done", local=done, command=["c"])
    assert engine.calls() == []
    bundle(stack, "Declined", local=declined)

    assert len(engine.calls("run")) == 1
    # As the peer hands structs over: the options that the method names, and nothing in `**rest`.
    assert done.seen == [("builder", ["c"], None, {})]


def test_local_bundler_without_keyword_only_options_gets_one_struct(stack: cdk.Stack) -> None:
    seen = []

    class Plain:
        def try_bundle(self, output_dir: str, options: cdk.BundlingOptions) -> bool:
            seen.append(options)
            Path(output_dir, "x").touch()
            return True

    bundle(stack, local=jsii.implements(cdk.ILocalBundling)(Plain)(), command=["c"])

    assert [(type(options), options.command) for options in seen] == [(cdk.BundlingOptions, ["c"])]


def test_local_bundler_that_raises_is_named(stack: cdk.Stack) -> None:
    @jsii.implements(cdk.ILocalBundling)
    class Broken:
        def try_bundle(self, output_dir: str, options: Any) -> bool:
            Path(output_dir, "half").touch()
            raise ValueError("no compiler")

    with pytest.raises(RuntimeError, match=r"S/A.*ValueError: no compiler"):
        bundle(stack, local=Broken())
    assert names(stack) == []


@pytest.mark.parametrize(
    ("kind", "files", "ending", "is_archive"),
    [
        (None, {"a.txt": b"a"}, "", True),
        (None, {"a.zip": ZIP}, ".zip", True),
        (B.AUTO_DISCOVER, {"a.tar.gz": b"a"}, ".tar.gz", True),
        (B.AUTO_DISCOVER, {"a.zip": ZIP, "b": b"b"}, "", True),
        (B.AUTO_DISCOVER, {"d/a.zip": ZIP}, "", True),
        (B.NOT_ARCHIVED, {"a.zip": ZIP}, "", True),
        (B.ARCHIVED, {"a.jar": ZIP}, ".jar", True),
        (B.SINGLE_FILE, {"a.wasm": b"a"}, ".wasm", False),
        (B.SINGLE_FILE, {"a.zip": ZIP}, ".zip", False),
        (B.SINGLE_FILE, {"program": b"p"}, "", False),
    ],
)
def test_output_type_says_what_the_asset_is(
    stack: cdk.Stack, kind: cdk.BundlingOutput | None, files: dict[str, bytes], ending: str, is_archive: bool
) -> None:
    is_file = len(files) == 1 and "/" not in next(iter(files)) and (ending != "" or kind is B.SINGLE_FILE)

    by_output = bundle(stack, "Output", local=Writer(files), output_type=kind)
    by_source = bundle(stack, "Source", {}, local=Writer(files), output_type=kind)

    for staging in (by_output, by_source):
        assert staging.packaging is (cdk.FileAssetPackaging.FILE if is_file else cdk.FileAssetPackaging.ZIP_DIRECTORY)
        assert staging.is_archive is is_archive
        assert os.path.isfile(staging.absolute_staged_path) is is_file
    assert os.path.basename(by_output.absolute_staged_path) == f"asset.{by_output.asset_hash}{ending}"
    left = {name for name in names(stack) if name.startswith("asset.")}
    if is_file:  # as the peer: under a name known beforehand, the directory stays beside its file, which is emptied
        beside = f"asset.{by_source.asset_hash}"
        assert os.path.basename(by_source.absolute_staged_path) == beside + (ending or "_noext")
        left.remove(beside)
        assert [path.stat().st_size for path in (Path(cdk.Stage.of(stack).outdir) / beside).iterdir()] == [0]
    assert left == {os.path.basename(staging.absolute_staged_path) for staging in (by_output, by_source)}


@pytest.mark.parametrize(
    ("kind", "files", "words"),
    [
        (B.ARCHIVED, {"a.txt": b"a"}, "single file, an archive.*ARCHIVED.*a.txt"),
        (B.ARCHIVED, {"a.zip": ZIP, "b": b""}, "single file, an archive.*a.zip, b"),
        (B.SINGLE_FILE, {"a": b"a", "b": b"b"}, "single file.*SINGLE_FILE"),
        (B.SINGLE_FILE, {"d/a": b"a"}, "single file.*SINGLE_FILE.*d"),
        (None, {}, "did not produce any output"),
    ],
)
def test_output_that_is_not_what_was_announced_is_refused(
    stack: cdk.Stack, kind: cdk.BundlingOutput | None, files: dict[str, bytes], words: str
) -> None:
    hashes: tuple[dict[str, Any] | None, ...] = (None, {})
    for hash in hashes:
        with pytest.raises(RuntimeError, match=words):
            bundle(stack, f"A{hash}", hash, local=Writer(files), output_type=kind)
    assert names(stack) == []


def test_failed_command_shows_its_output_and_status(
    engine: FakeEngine, stack: cdk.Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.on_run("echo half > $OUT/half; echo to stdout; echo to stderr >&2; exit 7")

    with pytest.raises(RuntimeError) as caught:
        bundle(stack, command=["make", "it now"])

    message = str(caught.value)
    assert all(part in message for part in ("S/A", "status 7", "'it now'", "to stdout", "to stderr"))
    assert "to stderr" in capsys.readouterr().err
    assert names(stack) == []


def test_missing_engine_says_how_to_name_one(stack: cdk.Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDK_DOCKER", "/no/engine")

    with pytest.raises(RuntimeError, match=r"cannot start the container engine '/no/engine'[\s\S]*CDK_DOCKER"):
        bundle(stack)


def test_file_cannot_be_bundled(stack: cdk.Stack, tmp_path: Path) -> None:
    options = cdk.BundlingOptions(image=cdk.DockerImage.from_registry("builder"))
    with pytest.raises(RuntimeError, match="expected to be a directory when bundling"):
        cdk.AssetStaging(stack, "A", source_path=str(tmp_path / "src" / "in.txt"), bundling=options)


def test_name_known_beforehand_is_bundled_once_for_all_runs(
    engine: FakeEngine, stack: cdk.Stack, tmp_path: Path
) -> None:
    first = bundle(stack, "A", {})
    cdk.AssetStaging.clear_asset_hash_cache()

    again = bundle(cdk.Stack(cdk.App(outdir=str(tmp_path / "out")), "S"), "A", {})

    assert again.absolute_staged_path == first.absolute_staged_path
    assert len(engine.calls("run")) == 1


def test_file_that_was_taken_away_is_bundled_again(stack: cdk.Stack) -> None:
    writer = Writer({"a.zip": ZIP})
    os.unlink(bundle(stack, "A", {}, local=writer).absolute_staged_path)
    cdk.AssetStaging.clear_asset_hash_cache()

    staging = bundle(stack, "B", {}, local=writer)

    assert Path(staging.absolute_staged_path).read_bytes() == ZIP


def test_two_local_bundlers_with_equal_options_share_the_first_result(stack: cdk.Stack) -> None:
    first, second = Writer({"x": b"1"}), Writer({"x": b"2"})

    one, two = bundle(stack, "A", local=first), bundle(stack, "B", local=second)

    assert one.asset_hash == two.asset_hash
    assert second.seen == []


def test_stack_that_is_not_wanted_bundles_nothing(engine: FakeEngine, tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    app = cdk.App(outdir=str(tmp_path / "out"), context={"aws:cdk:bundling-stacks": ["Wanted"]})
    wanted, unwanted = cdk.Stack(app, "Wanted"), cdk.Stack(app, "Unwanted")

    staged = bundle(wanted, "A", {}, command=["c"])
    left_out = bundle(unwanted, "A", {}, command=["c"])

    assert len(engine.calls("run")) == 1
    assert left_out.asset_hash == staged.asset_hash
    assert left_out.absolute_staged_path == left_out.relative_staged_path(unwanted) == str(tmp_path / "src")
    assert (left_out.packaging, left_out.is_archive) == (cdk.FileAssetPackaging.ZIP_DIRECTORY, True)


def test_empty_list_of_stacks_bundles_nothing(engine: FakeEngine, stack: cdk.Stack) -> None:
    stack.node.set_context("aws:cdk:bundling-stacks", [])

    bundle(stack)

    assert engine.calls() == []


class Mapped(cdk.ILocalBundling):
    """Writes down where the source lies as seen from the output, as makers of source maps do."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.places: list[Path] = []

    def try_bundle(self, output_dir: str, options: cdk.BundlingOptions) -> bool:
        self.places.append(Path(output_dir))
        (self.places[-1] / "map").write_text(os.path.relpath(self.source, output_dir))
        return True


@pytest.mark.parametrize("hash", [{"asset_hash_type": H.OUTPUT}, {"asset_hash_type": H.SOURCE}])
def test_paths_that_bundlers_write_down_hold_for_the_asset_and_are_the_same_in_every_run(
    stack: cdk.Stack, tmp_path: Path, hash: dict[str, Any]
) -> None:
    mapped = Mapped(tmp_path / "src" / "a.txt")

    staged = []
    for id in ("A", "B"):
        cdk.AssetStaging.clear_asset_hash_cache()
        path = Path(bundle(stack, id, hash, local=mapped).absolute_staged_path)
        assert (path / (path / "map").read_text()).resolve() == mapped.source
        staged.append(path)
        shutil.rmtree(path)

    assert staged[0] == staged[1]
    assert mapped.places[0] == mapped.places[1]
    assert mapped.places[0].parent == staged[0].parent


def test_what_a_killed_bundling_left_is_taken_away(stack: cdk.Stack) -> None:
    left = Path(cdk.Stage.of(stack).outdir) / "bundling-temp-0"
    left.mkdir(parents=True)
    (left / "half").write_text("x")

    bundle(stack, local=Writer({"a.txt": b"x"}))

    assert not any(name.startswith("bundling-temp-") for name in names(stack))
