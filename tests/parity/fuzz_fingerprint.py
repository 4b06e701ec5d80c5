"""Random trees, options and patterns: the official library and ours must agree. Needs Node and the official library.

    python tests/parity/fuzz_fingerprint.py --peer PYTHON [--examples N] [--seed N] [--record]

``--peer`` is the interpreter that has ``aws-cdk-lib``. A difference is shrunk and shown. ``--record`` also writes the
cases (fewer, always the same) to ``tests/parity/recorded/fingerprint`` for tests without the official library.

Known differences, left out here: patterns on which the library itself fails, and those in which its own translation
lets characters through (a backslash before ``/``, ``|`` or a letter, brackets that stay open).
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.parity.content_cases import IgnoreCase, TreeCase, TreeSpec, describe, save  # noqa: E402

NAMES = ["a", "b", "c", "ab", "a.b", "x.py", "y.log", ".h", "é", "z\N{GRINNING FACE}", "～a", "A", "a b", "-", "B.PY",
         "a\\b", "a\nb", "[a]", "{a,b}", "!a", "#a", "(a)", "a|b", " a", "..a", "toString"]  # fmt: skip

PLAIN = [
    "*",
    "**",
    "a",
    "b",
    "/a",
    "a/",
    "a/b",
    "a/**",
    "**/b",
    "a/*",
    "*.py",
    ".h",
    ".*",
    "?",
    "[ab]",
    "A",
    "**/*",
    "ab",
]
PATTERNS = {
    "glob": [
        *PLAIN,
        "{a,b}",
        "@(a|c)",
        "!(a)",
        "*.{py,log}",
        "**/.h",
        "a/b/**",
        "+(a|b)",
        "**/a/**",
        "[!a]",
        "*.p?",
        "\\[a\\]",
        "[[]*",
        "\\{a,b}",
        "\\!a",
        "!(*.py)",
        "a\\\\b",
    ],
    "git": [*PLAIN, "a/b/", "*/", "b/*", "\\!a", "[a-c]", "a b", "**/a/", "#a", "a*b", "\\#a", "[[]a]", "[a/b]", "a?b"],
    "docker": [
        *PLAIN,
        "*/b",
        "a/*/c",
        "**/*.log",
        "./a",
        "a/../b",
        "[^a]",
        "a?b",
        "#a",
        " a ",
        "\\!a",
        "\\[a]",
        "**/a?b",
    ],
}


def patterns(mode: str) -> st.SearchStrategy[tuple[str, ...]]:
    pattern = st.builds(
        lambda text, back: "!" + text if back else text,
        st.sampled_from(PATTERNS[mode]),
        st.sampled_from([False, False, True]),
    )
    return st.lists(pattern, max_size=4).map(tuple)


PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("/".join)

PIECES = {
    "glob": ["a", "b", ".", "*", "**", "?", "/", "[ab]", "[!a]", "{a,b}", "{a,{b,}}", "{1..3}", "@(a|b)", "+(a)", "*(a|b)",
             "?(a)", "!(a|b)", "[[:alpha:]]", "[a-b]", "[b-a]", "\\*", "#", " ", "é", "]", ")", "-", "..", "$", "^"],
    "git": ["a", "b", ".", "*", "**", "?", "/", "[ab]", "[!a]", "[a-b]", "\\*", "\\ ", " ", "#", "é", "-", "$", "^", "+", "(",
            "[a/b]", "\\[", "]", "{", "|", "!"],
    "docker": ["a", "b", ".", "*", "**", "?", "/", "[ab]", "[^a]", "[a-b]", "\\*", " ", "#", "é", "-", "$", ".."],
}  # fmt: skip


@st.composite
def ignore_cases(draw: st.DrawFn) -> IgnoreCase:
    mode = draw(st.sampled_from(sorted(PATTERNS)))
    wild = st.lists(st.sampled_from(PIECES[mode]), min_size=1, max_size=5).map("".join)
    chosen = draw(
        st.lists(st.one_of(patterns(mode).filter(bool).map(lambda some: some[0]), wild), min_size=1, max_size=4)
    )
    back = draw(st.lists(st.booleans(), min_size=len(chosen), max_size=len(chosen)))
    signed = tuple("!" + text if sign else text for text, sign in zip(chosen, back, strict=True))
    paths = draw(st.lists(PATHS, min_size=6, max_size=20, unique=True))
    return IgnoreCase(mode=mode, patterns=signed, paths=tuple(paths))


PART = st.tuples(
    st.sampled_from(["a", "\r\n", "\r", "\n", "\0", "\xc3\xa9", "\xf0\x9f\x98\x80", "\xff", "\xe2\x82", "text\r\n"]),
    st.sampled_from([1, 1, 1, 2, 100, 1365, 2048, 2730, 4095, 4096, 8189, 8190, 8191, 8192, 16384]),
).map(list)
CONTENT = st.lists(PART, max_size=4)


@st.composite
def tree_cases(draw: st.DrawFn) -> TreeCase:
    places = st.builds(lambda top, path: f"{top}/{path}", st.sampled_from(["r", "r", "r", "o"]), PATHS)
    paths = sorted(draw(st.lists(places, max_size=9, unique=True)), key=lambda path: path.count("/"))
    # No path may need one as a directory that is something else.
    leaves = [path for path in paths if not any(other.startswith(path + "/") for other in paths)]
    files: dict[str, Any] = {}
    modes: dict[str, int] = {}
    links: dict[str, str] = {}
    directories: list[str] = []
    everything = sorted({"r", "o", *paths, *(path.rpartition("/")[0] for path in paths)})
    for leaf in leaves:
        kind = draw(st.sampled_from(["file", "file", "link", "link", "directory"]))
        if kind == "file":
            files[leaf] = draw(CONTENT)
            modes[leaf] = draw(st.sampled_from([0o644, 0o644, 0o755, 0o600, 0o444]))
        elif kind == "link":
            links[leaf] = _link_text(leaf, draw(st.sampled_from(everything)), draw(st.integers(0, 7)))
        else:
            directories.append(leaf)
    mode = draw(st.sampled_from(sorted(PATTERNS)))
    return TreeCase(
        tree=TreeSpec(files=files, modes=modes, links=links, directories=tuple(directories)),
        exclude=draw(patterns(mode)),
        mode=mode,
        follow=draw(st.sampled_from([None, "never", "always", "external", "internal-only"])),
        extra=draw(st.sampled_from(["", "", "x", "é"])),
    )


def _link_text(link: str, target: str, style: int) -> str:
    up = "../" * link.count("/") + target
    return {0: f"$/{target}", 1: f"$/{target}", 2: f"./{up}", 3: up + "/", 4: up + "/nowhere"}.get(style, up)


class Peer:
    """The official library in a process of its own."""

    def __init__(self, python: str) -> None:
        self._process = subprocess.Popen(
            [python, str(HERE / "peer_filesystem.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def ask(self, probe: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to one probe."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(probe) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the official library's process ended; is Node on the PATH?")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def answered(case: TreeCase, peer: Peer, place: Path) -> TreeCase:
    """Return the case with what the official library makes of the tree at ``place``."""
    root = place / "r"
    value = peer.ask(case.probe("fingerprint", root))["value"]
    target = place / "peer"
    copied = describe(target) if "error" not in peer.ask(case.probe("copy", root, target=str(target))) else None
    return replace(case, expected=value, copied=copied)


def worth_keeping(case: TreeCase, scratch: Path) -> bool:
    """Tell whether a case is rich, and equal on every machine: an absolute link out of the tree is hashed as it is."""
    if len(case.tree.files) + len(case.tree.links) < 3:
        return False
    place = scratch / "elsewhere"
    root = case.tree.write_to(place)
    try:
        return case.our_fingerprint(root) == case.expected and case.our_copy(root, place / "copy") == case.copied
    finally:
        shutil.rmtree(place)


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--peer", required=True)
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    peer = Peer(options.peer)
    scratch = Path(tempfile.mkdtemp(prefix="fuzz-fingerprint-")).resolve()
    trees: list[TreeCase] = []
    ignores: list[IgnoreCase] = []
    count = 0
    common = settings(
        max_examples=options.examples,
        deadline=None,
        database=None,
        derandomize=options.record,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate] if options.record else [Phase.generate, Phase.shrink],
    )

    @common
    @given(ignore_cases())
    def check_patterns(case: IgnoreCase) -> None:
        answer = peer.ask(case.probe())
        if "error" in answer:
            return
        expected = tuple((file, directory) for file, directory in answer["value"])
        assert case.ours() == expected, (case, expected)
        ignores.append(replace(case, expected=expected))

    @common
    @given(tree_cases())
    def check_trees(case: TreeCase) -> None:
        nonlocal count
        count += 1
        place = scratch / str(count)
        root = case.tree.write_to(place)
        try:
            told = answered(case, peer, place)
            assert case.our_fingerprint(root) == told.expected, told
            assert case.our_copy(root, place / "ours") == told.copied, told
            trees.append(told)
        finally:
            shutil.rmtree(place)

    try:
        for check in (check_patterns, check_trees):
            (check if options.seed is None or options.record else seed(options.seed)(check))()
    finally:
        peer.close()
    print(f"{len(ignores)} lists of patterns and {len(trees)} trees agree")
    if options.record:
        origin = "aws-cdk-lib 2.275.0, recorded with tests/parity/fuzz_fingerprint.py --record"
        save("patterns.json", ignores[-500:], origin)
        save("trees.json", [case for case in trees if worth_keeping(case, scratch)][-400:], origin)
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
