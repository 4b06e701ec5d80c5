from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, AssetHashType, Stack
from aws_cdk.aws_lambda import Architecture, Runtime
from aws_cdk.aws_lambda_python_alpha import BundlingOptions, PythonFunction, PythonLayerVersion


def entry(root: Path, files: Mapping[str, str]) -> Path:
    """Write the files of an entry, with an index file."""
    for name, text in {"index.py": "handler = print\n", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def code_of(template: Path) -> Path:
    resources = json.loads(template.read_text())["Resources"].values()
    (key,) = [
        resource["Properties"].get("Code", resource["Properties"].get("Content"))["S3Key"]
        for resource in resources
        if resource["Type"] in ("AWS::Lambda::Function", "AWS::Lambda::LayerVersion")
    ]
    return template.parent / f"asset.{key.removesuffix('.zip')}"


def bundle(root: Path, outdir: Path, *, bundling: Mapping[str, Any] | None = None, **options: Any) -> Path:
    """Synthesize a function and return the directory of its code."""
    app = App(outdir=str(outdir), analytics_reporting=False)
    if bundling is not None:
        options["bundling"] = BundlingOptions(**bundling)
    PythonFunction(Stack(app, "S"), "F", **{"entry": str(root), "runtime": Runtime.PYTHON_3_12, **options})
    app.synth()
    return code_of(outdir / "S.template.json")


def files_below(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def tag_of(code: Path, package: str) -> str:
    return (code / package / "__init__.py").read_text().partition("tag = ")[2].strip().strip("'")


@pytest.mark.usefixtures("index")
def test_requirements_are_installed_beside_the_entry_for_the_platform_of_the_function(tmp_path: Path) -> None:
    root = entry(tmp_path / "entry", {"requirements.txt": "pure==1.0\n"})

    intel = bundle(root, tmp_path / "intel")
    arm = bundle(root, tmp_path / "arm", architecture=Architecture.ARM_64)

    assert tag_of(intel, "native") == "cp312-cp312-manylinux_2_28_x86_64"
    assert tag_of(arm, "native") == "cp312-cp312-manylinux_2_28_aarch64"
    assert {"index.py", "requirements.txt", "pure", "native"} <= {path.name for path in intel.iterdir()}


@pytest.mark.usefixtures("index")
def test_wheels_are_those_of_the_runtime(tmp_path: Path) -> None:
    root = entry(tmp_path / "entry", {"requirements.txt": "native\n"})

    code = bundle(root, tmp_path / "out", runtime=Runtime.PYTHON_3_11)

    assert tag_of(code, "native") == "cp311-cp311-manylinux2014_x86_64"


@pytest.mark.usefixtures("index")
def test_code_tells_nothing_of_the_machine_that_made_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"requirements.txt": "pure==1.0\n", "sub/mod.py": "x = 1\n"}
    here = bundle(
        entry(tmp_path / "here", files), tmp_path / "out-here", bundling={"asset_hash_type": AssetHashType.OUTPUT}
    )
    there = entry(tmp_path / "there", files)
    (there / "sub" / "__pycache__").mkdir()
    (there / "sub" / "__pycache__" / "mod.cpython-312.pyc").write_bytes(b"compiled")
    moved = tmp_path / "moved"
    (tmp_path / "wheels").rename(moved)
    monkeypatch.setenv("UV_FIND_LINKS", str(moved))
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "another-cache"))

    elsewhere = bundle(there, tmp_path / "out-there", bundling={"asset_hash_type": AssetHashType.OUTPUT})

    assert here.name == elsewhere.name
    assert files_below(here) == files_below(elsewhere)
    names = set(files_below(here))
    assert not [
        name for name in names if "pyc" in name or name.endswith(("INSTALLER", "direct_url.json", "uv_cache.json"))
    ]
    assert not [name for name, data in files_below(here).items() if str(tmp_path).encode() in data]
    assert (here / "bin" / "puretool").read_text().startswith("#!/var/lang/bin/python3\n")


@pytest.mark.usefixtures("index")
def test_record_names_the_files_that_are_there(tmp_path: Path) -> None:
    code = bundle(entry(tmp_path / "entry", {"requirements.txt": "pure\n"}), tmp_path / "out")

    rows = [line.split(",") for line in (code / "pure-1.0.dist-info" / "RECORD").read_text().splitlines()]
    assert [row[0] for row in rows] == [
        "bin/puretool",
        "pure-1.0.dist-info/METADATA",
        "pure-1.0.dist-info/RECORD",
        "pure-1.0.dist-info/WHEEL",
        "pure-1.0.dist-info/entry_points.txt",
        "pure/__init__.py",
    ]
    assert all((code / row[0]).stat().st_size == int(row[2]) for row in rows if row[2])


@pytest.mark.usefixtures("index")
def test_compiled_files_do_not_change_the_hash_of_the_source(tmp_path: Path) -> None:
    root = entry(tmp_path / "entry", {})
    before = bundle(root, tmp_path / "before").name
    (root / "__pycache__").mkdir()
    (root / "__pycache__" / "index.cpython-312.pyc").write_bytes(b"compiled")

    assert bundle(root, tmp_path / "after").name == before


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(
    ("requirement", "runtime", "named"),
    [
        ("windows==3.0", Runtime.PYTHON_3_12, "windows==3.0"),
        ("needs", Runtime.PYTHON_3_12, "source==2.0"),
        ("native==1.2", Runtime.PYTHON_3_13, "native==1.2"),
    ],
)
def test_a_package_without_a_wheel_is_named_with_version_and_tags(
    tmp_path: Path, requirement: str, runtime: Runtime, named: str
) -> None:
    root = entry(tmp_path / "entry", {"requirements.txt": f"{requirement}\n"})
    digits = runtime.name.removeprefix("python").replace(".", "")

    with pytest.raises(RuntimeError) as caught:
        bundle(root, tmp_path / "out", runtime=runtime)

    message = str(caught.value)
    assert f"no wheel for {named} on Python" in message
    assert f"cp{digits}-cp{digits}-manylinux_2_5..2_34_x86_64" in message
    assert "py3-none-any" in message
    assert "S/F/Code/Stage" in message


def test_a_container_is_the_fallback_where_there_is_an_engine(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = tmp_path / "engine"
    engine.write_text(
        "#!/bin/sh\n"
        '[ "$1" = run ] || exit 0\n'
        'for argument; do case "$argument" in *:/asset-output:*) out=${argument%%:*};; esac; done\n'
        'ls -A "$out" > "$out/found"\n'
    )
    engine.chmod(0o755)
    monkeypatch.setenv("CDK_DOCKER", str(engine))
    root = entry(tmp_path / "entry", {"requirements.txt": "windows==3.0\n"})

    code = bundle(root, tmp_path / "out")

    assert (code / "found").read_text() == "found\n"  # nothing of the first try is left
    assert "no wheel for windows==3.0" in capfd.readouterr().err


def test_a_container_that_fails_too_does_not_hide_why_it_was_needed(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = tmp_path / "engine"
    engine.write_text("#!/bin/sh\necho cannot connect to the daemon >&2\nexit 125\n")
    engine.chmod(0o755)
    monkeypatch.setenv("CDK_DOCKER", str(engine))
    root = entry(tmp_path / "entry", {"requirements.txt": "windows==3.0\n"})

    with pytest.raises(
        RuntimeError, match=r"cannot connect to the daemon(.|\n)*no wheel for windows==3.0 on Python 3.12"
    ):
        bundle(root, tmp_path / "out")


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("options", [{"command": ["x"]}, {"image": "I"}, {"volumes_from": ["v"]}])
def test_options_of_containers_ask_for_one(tmp_path: Path, options: dict[str, Any]) -> None:
    from aws_cdk import DockerImage

    if "image" in options:
        options = {"image": DockerImage.from_registry("builder")}

    with pytest.raises(RuntimeError, match="no-engine"):
        bundle(entry(tmp_path / "entry", {}), tmp_path / "out", bundling=options)


def test_an_unknown_way_of_bundling_is_refused(tmp_path: Path) -> None:
    stack = Stack(App(context={"purecdk:python-bundling": "magic"}), "S")

    with pytest.raises(RuntimeError, match=r"purecdk:python-bundling is 'magic'.*host, container"):
        PythonFunction(stack, "F", entry=str(entry(tmp_path, {})), runtime=Runtime.PYTHON_3_12)


@pytest.mark.usefixtures("index")
def test_no_dependencies_need_no_uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    root = entry(tmp_path / "entry", {"a/b.txt": "b"})
    (root / "link").symlink_to("a")
    (root / "broken").symlink_to("nothing")

    code = bundle(root, tmp_path / "out")

    assert files_below(code) == {"index.py": b"handler = print\n", "a/b.txt": b"b", "link/b.txt": b"b"}


@pytest.mark.usefixtures("index")
def test_what_the_entry_has_under_a_name_stays(tmp_path: Path) -> None:
    root = entry(tmp_path / "entry", {"requirements.txt": "pure\n", "native/__init__.py": "own = 1\n"})

    assert (bundle(root, tmp_path / "out") / "native" / "__init__.py").read_text() == "own = 1\n"


@pytest.mark.usefixtures("index")
def test_assembly_inside_the_entry_is_no_part_of_the_code(tmp_path: Path) -> None:
    root = entry(tmp_path / "entry", {"build/kept.txt": "x"})

    code = bundle(root, root / "build" / "cdk.out")

    assert sorted(files_below(code)) == ["build/kept.txt", "index.py"]


@pytest.mark.usefixtures("index")
def test_uv_lock_is_exported(tmp_path: Path) -> None:
    root = entry(
        tmp_path / "entry",
        {
            ".python-version": "3.12\n",
            "pyproject.toml": '[project]\nname = "app"\nversion = "0"\nrequires-python = ">=3.10"\n'
            'dependencies = ["native"]\n',
            "uv.lock": 'version = 1\nrevision = 3\nrequires-python = ">=3.10"\n\n'
            '[[package]]\nname = "app"\nversion = "0"\nsource = { virtual = "." }\n'
            'dependencies = [{ name = "native" }]\n\n[package.metadata]\nrequires-dist = [{ name = "native" }]\n\n'
            '[[package]]\nname = "native"\nversion = "1.2"\nsource = { registry = "../wheels" }\n'
            'wheels = [{ path = "native-1.2-cp312-cp312-manylinux_2_28_x86_64.whl" }]\n',
        },
    )

    code = bundle(root, tmp_path / "out")

    assert tag_of(code, "native") == "cp312-cp312-manylinux_2_28_x86_64"
    assert not (code / ".python-version").exists()
    assert (code / "uv.lock").exists()


@pytest.mark.usefixtures("index")
def test_layers_hold_packages_where_lambda_looks_for_them(tmp_path: Path) -> None:
    root = tmp_path / "entry"
    root.mkdir()
    (root / "requirements.txt").write_text("pure\n")
    app = App(outdir=str(tmp_path / "out"), analytics_reporting=False)
    PythonLayerVersion(
        Stack(app, "S"),
        "L",
        entry=str(root),
        compatible_runtimes=[Runtime.PYTHON_3_12],
        compatible_architectures=[Architecture.ARM_64],
    )
    app.synth()

    code = code_of(tmp_path / "out" / "S.template.json")
    assert [path.name for path in code.iterdir()] == ["python"]
    assert tag_of(code / "python", "native") == "cp312-cp312-manylinux_2_28_aarch64"


@pytest.mark.usefixtures("index")
def test_hashes_in_a_lock_file_are_checked(tmp_path: Path) -> None:
    lock = (
        '[[package]]\nname = "native"\nversion = "1.2"\noptional = false\ngroups = ["main"]\n'
        'files = [{file = "native.whl", hash = "sha256:%s"}]\n' % ("0" * 64)
    )
    root = entry(tmp_path / "entry", {"poetry.lock": lock, "pyproject.toml": ""})

    assert tag_of(bundle(root, tmp_path / "out"), "native").startswith("cp312")
    with pytest.raises(RuntimeError, match=r"(?i)hash"):
        bundle(root, tmp_path / "out2", bundling={"poetry_include_hashes": True})
