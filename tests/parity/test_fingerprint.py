"""Trees, options and patterns recorded with the official library (`fuzz_fingerprint.py --record`), asked again of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parity.content_cases import IgnoreCase, TreeCase, recorded_patterns, recorded_trees

TREES = list(recorded_trees())
PATTERNS = list(recorded_patterns())


@pytest.mark.parametrize("case", TREES, ids=map(str, range(len(TREES))))
def test_tree_gets_the_hash_and_the_copy_the_peer_made(case: TreeCase, tmp_path: Path) -> None:
    root = case.tree.write_to(tmp_path)

    assert case.our_fingerprint(root) == case.expected
    assert case.our_copy(root, tmp_path / "copy") == case.copied


@pytest.mark.parametrize("case", PATTERNS, ids=map(str, range(len(PATTERNS))))
def test_patterns_leave_out_what_they_leave_out_at_the_peer(case: IgnoreCase) -> None:
    assert case.ours() == case.expected
