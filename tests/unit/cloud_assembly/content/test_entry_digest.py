"""What is in a package, known before it is made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloud_assembly.content import CopyRules, FollowMode, Tree, expected_entry_digest, pack_directory, stage_directory

NAMES = st.sampled_from(["a", "b", "é", "～", "\N{GRINNING FACE}", "sub/a", "sub/b", "sub/deep/a", "other/x"])
LINKS = st.sampled_from(["a", "b", "sub", "sub/deep", "../a", "..", ".", "nowhere", "sub/link", "other"])


@given(
    files=st.dictionaries(
        NAMES, st.tuples(st.sampled_from([b"", b"x", b"a\r\nb", b"\xff"]), st.booleans()), min_size=1
    ),
    links=st.dictionaries(st.sampled_from(["link", "sub/link", "other/link", "sub/deep/up"]), LINKS),
    follow=st.sampled_from([FollowMode.NEVER, FollowMode.ALWAYS, FollowMode.EXTERNAL]),
    exclude=st.sampled_from([(), ("a",), ("deep",)]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_what_packing_reports(
    tmp_path_factory: pytest.TempPathFactory,
    files: dict[str, tuple[bytes, bool]],
    links: dict[str, str],
    follow: FollowMode,
    exclude: tuple[str, ...],
) -> None:
    place = tmp_path_factory.mktemp("tree")
    root = place / "outer" / "root"
    for name, (content, executable) in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o700 if executable else 0o640)
    for name, target in links.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)
    tree = Tree(root, CopyRules(exclude, follow=follow))
    copy = os.fspath(place / "copy")
    stage_directory(tree, copy)

    expected = expected_entry_digest(tree, copy)

    packed = pack_directory(copy, place / "package.zip")
    if expected is None:
        assert any(target.startswith("..") for target in links.values())
    else:
        assert expected == packed.entry_digest


def test_what_a_link_leads_out_to_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "outside").write_text("secret")
    (tmp_path / "tree" / "link").symlink_to(tmp_path / "outside")
    tree = Tree(tmp_path / "tree", CopyRules(follow=FollowMode.NEVER))
    copy = os.fspath(tmp_path / "copy")
    stage_directory(tree, copy)

    assert expected_entry_digest(tree, copy) is None
