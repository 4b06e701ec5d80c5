from __future__ import annotations

from pathlib import Path

import pytest

from aws_cdk.aws_lambda_python_alpha._entry_copy import copy_entry

TREE = ["a.py", "a.txt", "tests/t.py", "src/tests/t.py", "src/a.txt", "src/deep/a.txt", "node/x", "src/node/y", "x y"]


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("a.txt", ["a.txt", "src/a.txt", "src/deep/a.txt"]),
        ("/a.txt", ["a.txt"]),
        ("*.txt", ["a.txt", "src/a.txt", "src/deep/a.txt"]),
        ("tests/", ["tests/t.py", "src/tests/t.py"]),
        ("/tests", ["tests/t.py"]),
        ("src/*.txt", ["src/a.txt"]),
        ("src/**.txt", ["src/a.txt", "src/deep/a.txt"]),
        ("deep/a.txt", ["src/deep/a.txt"]),
        ("**/node", ["node/x", "src/node/y"]),
        ("node/***", ["node/x", "src/node/y"]),
        ("?.py", ["a.py", "tests/t.py", "src/tests/t.py"]),
        ("[!a].py", ["tests/t.py", "src/tests/t.py"]),
        ("x y", ["x y"]),
        ("A.TXT", []),
    ],
)
def test_patterns_are_read_as_rsync_reads_them(tmp_path: Path, pattern: str, left_out: list[str]) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    for name in TREE:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name)

    copy_entry(str(source), str(target), excludes=[pattern], without=str(tmp_path / "out"))

    copied = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert set(TREE) - copied == set(left_out)


def test_a_link_to_a_directory_above_is_not_followed_for_ever(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "sub").mkdir(parents=True)
    (source / "sub" / "up").symlink_to("..")
    (source / "sub" / "file").write_text("x")

    copy_entry(str(source), str(tmp_path / "target"), excludes=[], without=str(tmp_path / "out"))

    assert [path.name for path in (tmp_path / "target").rglob("*") if path.is_file()] == ["file"]


def test_whether_a_file_can_be_executed_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "run.sh").write_text("x")
    (source / "run.sh").chmod(0o700)

    copy_entry(str(source), str(tmp_path / "target"), excludes=[], without=str(tmp_path / "out"))

    assert (tmp_path / "target" / "run.sh").stat().st_mode & 0o777 == 0o755
