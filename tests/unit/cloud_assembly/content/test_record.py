"""Records of what was hashed: written, read, refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud_assembly.content import (
    AssetRecord,
    BadRecord,
    CopyRules,
    IgnoreMode,
    Kind,
    LeftOut,
    RecordedEntry,
    Tree,
    fingerprint,
    pack_directory,
    read_records,
    record_tree,
    write_records,
)
from cloud_assembly.content.record import package_fields


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "empty").mkdir(parents=True)
    (root / "run.sh").write_bytes(b"a\r\n")
    (root / "run.sh").chmod(0o755)
    (root / "plain").write_bytes(b"a\n")
    (root / "link").symlink_to("plain")
    (root / "x.log").touch()
    return root


def recorded(tree: Path) -> AssetRecord:
    read = Tree(tree, CopyRules(["*.log"], IgnoreMode.GIT), explain=True)
    return record_tree(read, fingerprint(read), options={"extra-hash": "salt"}, labels={"used by": "App/Code"})


def test_a_record_tells_entries_omissions_and_options(tree: Path) -> None:
    record = recorded(tree)

    assert [(entry.path, entry.kind, entry.size, entry.mode, entry.target) for entry in record.entries] == [
        ("empty", Kind.DIRECTORY, 0, 0, ""),
        ("link", Kind.LINK, 0, 0, "plain"),
        ("plain", Kind.FILE, 2, 0o644, ""),
        ("run.sh", Kind.FILE, 3, 0o755, ""),
    ]
    assert record.entries[2].hashed == record.entries[3].hashed
    assert record.entries[2].content != record.entries[3].content
    assert record.omissions == (LeftOut("x.log", False, "pattern", "*.log"),)
    assert record.options == {
        "exclude": ["*.log"],
        "ignore-mode": "git",
        "follow-mode": "external",
        "extra-hash": "salt",
    }


def test_records_are_read_as_they_were_written(tree: Path, tmp_path: Path) -> None:
    plain = recorded(tree)
    packed = plain._replace(packed=package_fields(pack_directory(tree, tmp_path / "out.zip")))

    write_records(tmp_path / "records.jsonl", [plain, packed])

    assert read_records(tmp_path / "records.jsonl") == [plain, packed]
    assert packed.packed["sha256"] != plain.packed.get("sha256")


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(
    st.lists(st.builds(lambda path, target: RecordedEntry(path, Kind.LINK, target=target), NAMES, NAMES), max_size=3),
    st.dictionaries(NAMES, st.none() | st.booleans() | st.integers() | NAMES | st.lists(NAMES), max_size=3),
)
def test_any_name_and_option_survives(
    tmp_path_factory: pytest.TempPathFactory, entries: list[RecordedEntry], options: dict[str, object]
) -> None:
    record = AssetRecord("hash", options, {}, tuple(entries), (), {})  # type: ignore[arg-type]  # JSON values
    path = tmp_path_factory.getbasetemp() / "any.jsonl"

    write_records(path, [record])

    assert read_records(path) == [record]


def test_no_file_is_no_records(tmp_path: Path) -> None:
    assert read_records(tmp_path / "none") == []


def test_lines_and_keys_of_later_versions_are_passed_over(tmp_path: Path) -> None:
    head = {"asset": "h", "format": 1, "options": {}, "labels": {}, "later": True}
    (tmp_path / "r").write_text(json.dumps(head) + '\n["d","lib"]\n["?","what"]\n')

    (record,) = read_records(tmp_path / "r")

    assert [entry.path for entry in record.entries] == ["lib"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"asset":"h","format":2}\n', "format is 2"),
        ("no json\n", "r:1"),
        ('{"asset":"h","format":1}\n["f","a"]\n', "r:1"),
        ("\xff", "UTF-8"),
    ],
)
def test_a_damaged_file_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "r").write_bytes(text.encode("latin-1"))

    with pytest.raises(BadRecord, match=words):
        read_records(tmp_path / "r")
