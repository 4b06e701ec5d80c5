"""Writing the files of an assembly: formats of the peer, complete or absent."""

from __future__ import annotations

import hashlib
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import cloud_assembly
from cloud_assembly.content import NoSpace
from cloud_assembly.schema.files import (
    write_manifest,
    write_part,
    write_template,
    write_text,
    write_tree,
    write_validation_report,
)

SOURCES = Path(cloud_assembly.__path__[0]).parent


def test_a_template_has_one_blank_a_level_and_is_named_by_its_bytes(tmp_path: Path) -> None:
    digest = write_template(str(tmp_path), "A.template.json", {"Resources": {"T": {"Type": "A::B::C"}}})

    data = (tmp_path / "A.template.json").read_bytes()
    assert data == b'{\n "Resources": {\n  "T": {\n   "Type": "A::B::C"\n  }\n }\n}'
    assert digest == hashlib.sha256(data).hexdigest()


def test_the_manifest_has_two_blanks_a_level_and_the_version_file_is_one_line(tmp_path: Path) -> None:
    write_manifest(str(tmp_path), {"version": "54.0.0", "artifacts": {}}, version="54.0.0")

    assert (tmp_path / "manifest.json").read_text() == '{\n  "version": "54.0.0",\n  "artifacts": {}\n}'
    assert (tmp_path / "cdk.out").read_text() == '{"version":"54.0.0"}'


def test_the_tree_is_one_line(tmp_path: Path) -> None:
    write_tree(str(tmp_path), {"version": "tree-0.1", "tree": {"id": "App", "path": ""}})

    assert (tmp_path / "tree.json").read_text() == '{"version":"tree-0.1","tree":{"id":"App","path":""}}'


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()

    with pytest.raises(OSError):
        write_text(str(target), "x")

    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_writing_imports_neither_dataclasses_nor_typing() -> None:
    code = (
        "import sys; import cloud_assembly.schema.files as f; f.template_text({'a': 1});"
        "print(sorted({'dataclasses', 'inspect', 'typing', 'pathlib', 'boto3'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(SOURCES)}
    )

    assert done.stdout.strip() == "[]"


def test_a_manifest_goes_before_a_file_beside_it_changes_and_stays_if_none_does(tmp_path: Path) -> None:
    def write(template: str) -> None:
        write_part(str(tmp_path), "A.template.json", template)

    write("{}")
    write_manifest(str(tmp_path), {"version": "54.0.0"})

    write("{}")
    assert (tmp_path / "manifest.json").exists()
    write('{"other": 1}')
    assert not (tmp_path / "manifest.json").exists()
    write_manifest(str(tmp_path), {"version": "54.0.0"})
    write_validation_report(str(tmp_path), {})
    assert (tmp_path / "manifest.json").exists()


def test_a_manifest_goes_before_an_assembly_inside_changes(tmp_path: Path) -> None:
    inner = tmp_path / "out" / "assembly-A" / "assembly-B"
    inner.mkdir(parents=True)
    (tmp_path / "manifest.json").write_text("of another program")
    for directory in (inner, inner.parent, tmp_path / "out"):
        write_manifest(str(directory), {"version": "54.0.0"})

    write_part(str(inner), "A.template.json", "{}")

    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("manifest.json")] == [Path("manifest.json")]


def test_a_directory_that_is_only_called_like_an_assembly_takes_no_foreign_file_away(tmp_path: Path) -> None:
    (tmp_path / "assembly-out").mkdir()
    (tmp_path / "manifest.json").write_text("of another program")

    write_part(str(tmp_path / "assembly-out"), "A.template.json", "{}")

    assert (tmp_path / "manifest.json").exists()


def test_a_full_disk_is_told_in_words_and_leaves_neither_a_half_file_nor_a_manifest(tmp_path: Path) -> None:
    write_part(str(tmp_path), "A.template.json", "{}")
    write_manifest(str(tmp_path), {"version": "54.0.0"})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, limits[1]))
    try:
        with pytest.raises(NoSpace, match=r"A\.template\.json"):
            write_part(str(tmp_path), "A.template.json", "x" * (2 << 20))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["A.template.json", "cdk.out"]
    assert (tmp_path / "A.template.json").read_text() == "{}"
