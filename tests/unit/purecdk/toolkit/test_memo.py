"""What is remembered of published objects."""

from __future__ import annotations

from pathlib import Path

import pytest

from purecdk.toolkit.aws.memo import SeenObjects, default_folder
from purecdk.toolkit.cloud import ObjectFacts


def test_an_object_is_known_by_key_etag_and_size(tmp_path: Path) -> None:
    seen = SeenObjects(tmp_path, "aws")
    seen.add("b", "k", '"1"', ObjectFacts(size_bytes=5, sha256="x", entry_digest="e"))
    seen.save()

    later = SeenObjects(tmp_path, "aws")

    assert later.get("b", "k", '"1"', 5) == ObjectFacts(size_bytes=5, sha256="x", entry_digest="e")
    assert later.get("b", "k", '"2"', 5) is None
    assert later.get("b", "k", '"1"', 6) is None
    assert later.get("other", "k", '"1"', 5) is None
    assert SeenObjects(tmp_path, "http://elsewhere").get("b", "k", '"1"', 5) is None


def test_nothing_is_kept_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(tmp_path))

    assert default_folder() == tmp_path / "published"
    monkeypatch.setenv("PURECDK_PUBLISHED_CACHE", "0")
    assert default_folder() is None


def test_objects_with_a_flaw_or_without_an_etag_are_not_remembered(tmp_path: Path) -> None:
    seen = SeenObjects(tmp_path, "aws")
    seen.add("b", "flawed", '"1"', ObjectFacts(size_bytes=0, flaw="it is empty"))
    seen.add("b", "unnamed", "", ObjectFacts(size_bytes=1))

    assert seen.get("b", "flawed", '"1"', 0) is None
    assert seen.get("b", "unnamed", "", 1) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"format": 99}',
        '{"format": 2, "objects": {"k": 3}}',
        '{"format": 2, "objects": {"k": ["e", 1]}}',
        "\x00",
    ],
)
def test_a_damaged_file_counts_as_empty_and_is_replaced(tmp_path: Path, text: str) -> None:
    seen = SeenObjects(tmp_path, "aws")
    seen.add("b", "k", "e", ObjectFacts(size_bytes=1))
    seen.save()
    (file,) = tmp_path.iterdir()
    file.write_text(text)

    later = SeenObjects(tmp_path, "aws")
    assert later.get("b", "k", "e", 1) is None
    later.add("b", "k", "e", ObjectFacts(size_bytes=1))
    later.save()

    assert SeenObjects(tmp_path, "aws").get("b", "k", "e", 1) is not None
