"""Writing the files of an assembly: formats of the peer, complete or absent."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

import cloud_assembly
from cloud_assembly.schema.files import write_manifest, write_template, write_text, write_tree

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
