"""Why a name changed, or why one name stands for other bytes than last time: two records compared.

Each difference is told once, by its cause: files that come or go because a pattern changed are not told as files, nor
are those that a change of the follow mode makes of a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from cloud_assembly.content.record import AssetRecord, OptionValue, RecordedEntry
from cloud_assembly.content.walk import Kind, LeftOut


class Cause(Enum):
    """The kinds of difference; options that are not named here are `OPTION`."""

    FILE_ADDED = "file-added"
    FILE_REMOVED = "file-removed"
    FILE_EDITED = "file-edited"
    FILE_RENAMED = "file-renamed"
    LINE_ENDINGS = "line-endings"
    FILE_MODE = "file-mode"
    LINK_ADDED = "link-added"
    LINK_REMOVED = "link-removed"
    LINK_TARGET = "link-target"
    LINK_OR_FILE = "link-or-file"
    DIRECTORY_ADDED = "directory-added"
    DIRECTORY_REMOVED = "directory-removed"
    EXCLUDE_RULE = "exclude-rule"
    IGNORE_MODE = "ignore-mode"
    FOLLOW_MODE = "follow-mode"
    EXTRA_HASH = "extra-hash"
    BUILD_ARGUMENT = "build-argument"
    PLATFORM = "platform"
    BUNDLING_COMMAND = "bundling-command"
    IMAGE_DIGEST = "image-digest"
    ENVIRONMENT = "environment"
    OPTION = "option"
    PACKAGE_BYTES = "package-bytes"
    UNKNOWN = "unknown"


_OF_OPTIONS = {
    cause.value: cause
    for cause in (
        Cause.IGNORE_MODE,
        Cause.FOLLOW_MODE,
        Cause.EXTRA_HASH,
        Cause.BUILD_ARGUMENT,
        Cause.PLATFORM,
        Cause.BUNDLING_COMMAND,
        Cause.IMAGE_DIGEST,
        Cause.ENVIRONMENT,
    )
}

_ADDED = {Kind.FILE: Cause.FILE_ADDED, Kind.LINK: Cause.LINK_ADDED, Kind.DIRECTORY: Cause.DIRECTORY_ADDED}
_REMOVED = {Kind.FILE: Cause.FILE_REMOVED, Kind.LINK: Cause.LINK_REMOVED, Kind.DIRECTORY: Cause.DIRECTORY_REMOVED}


class Change(NamedTuple):
    """One difference between two records.

    Attributes:
        cause: What kind of difference it is.
        subject: The path, the pattern or the option that it concerns.
        before: What was there; None if nothing was.
        after: What is there now; None if nothing is.
        hashed: Whether it changes the name; else only the bytes that the name stands for.
        paths: For a pattern or a mode: the paths that come, go or turn by it.
    """

    cause: Cause
    subject: str
    before: OptionValue = None
    after: OptionValue = None
    hashed: bool = True
    paths: tuple[str, ...] = ()


def explain_change(old: AssetRecord, new: AssetRecord) -> tuple[Change, ...]:
    """Return every difference, those first that change the name; nothing if the records tell the same.

    If the names differ and nothing recorded does, there is one change of cause UNKNOWN.
    """
    changes = [*_options(old, new), *_entries(old, new)]
    if not changes:
        changes += _package(old, new)
    if old.asset != new.asset and not any(change.hashed for change in changes):
        changes.append(Change(Cause.UNKNOWN, "", old.asset, new.asset))
    changes.sort(key=lambda change: not change.hashed)
    return tuple(changes)


def explain_bytes(old: AssetRecord, new: AssetRecord) -> tuple[Change, ...]:
    """Return what the bytes differ in, though the name is the same; nothing if the names differ."""
    return explain_change(old, new) if old.asset == new.asset else ()


def _options(old: AssetRecord, new: AssetRecord) -> Iterator[Change]:
    """Compare all options but those that show in the entries."""
    shown = ("exclude", "ignore-mode", "follow-mode")
    for name, before, after in _pairs(old.options, new.options):
        if name in shown or before == after:
            continue
        if isinstance(before, dict) or isinstance(after, dict):
            parts_before = before if isinstance(before, dict) else {}
            parts_after = after if isinstance(after, dict) else {}
            for part, one, other in _pairs(parts_before, parts_after):
                if one != other:
                    yield _option(f"{name}:{part}", one, other)
        else:
            yield _option(name, before, after)


def _option(name: str, before: OptionValue, after: OptionValue) -> Change:
    return Change(_OF_OPTIONS.get(name.partition(":")[0], Cause.OPTION), name, before, after)


def _pairs(
    old: Mapping[str, OptionValue], new: Mapping[str, OptionValue]
) -> Iterator[tuple[str, OptionValue, OptionValue]]:
    for name in sorted({*old, *new}):
        yield name, old.get(name), new.get(name)


def _entries(old: AssetRecord, new: AssetRecord) -> Iterator[Change]:
    before = {entry.path: entry for entry in old.entries}
    after = {entry.path: entry for entry in new.entries}
    rules = _RuleChanges(old, new)
    removed = [entry for path, entry in before.items() if path not in after and not rules.explain(path)]
    added = [entry for path, entry in after.items() if path not in before and not rules.explain(path)]
    differing = [
        (entry, after[path])
        for path, entry in before.items()
        if path in after and entry != after[path] and not (entry.kind is not after[path].kind and rules.explain(path))
    ]
    yield from rules.changes()
    yield from _renamed(removed, added)
    for one, other in differing:
        yield from _differing(one, other)
    for entry in _without_filled_directories(removed, before):
        yield Change(_REMOVED[entry.kind], entry.path, _told(entry), hashed=entry.kind is not Kind.DIRECTORY)
    for entry in _without_filled_directories(added, after):
        yield Change(_ADDED[entry.kind], entry.path, None, _told(entry), hashed=entry.kind is not Kind.DIRECTORY)


class _RuleChanges:
    """Puts paths that come, go or turn down to the change of a pattern or a mode."""

    def __init__(self, old: AssetRecord, new: AssetRecord) -> None:
        self._old = old
        self._new = new
        self._same_excludes = old.options.get("exclude") == new.options.get("exclude")
        self._modes = {name: (old.options.get(name), new.options.get(name)) for name in ("ignore-mode", "follow-mode")}
        self._omitted = {
            path: omission
            for record in (old, new)
            for path, omission in _by_path(record.omissions).items()
            if omission.pattern is not None
        }
        self._links = {entry.path for record in (old, new) for entry in record.entries if entry.kind is Kind.LINK}
        self._by_pattern: dict[str, list[str]] = defaultdict(list)
        self._by_mode: dict[str, list[str]] = {"ignore-mode": [], "follow-mode": []}

    def explain(self, path: str) -> bool:
        """Take down that ``path`` comes, goes or turns; True if a changed rule is why."""
        above = list(_with_parents(path))
        if self._changed("follow-mode") and not self._links.isdisjoint(above):
            self._by_mode["follow-mode"].append(path)
            return True
        omission = next((self._omitted[part] for part in above if part in self._omitted), None)
        if omission is None or omission.pattern is None:
            return False
        if not self._same_excludes:
            self._by_pattern[omission.pattern].append(path)
        elif self._changed("ignore-mode"):
            self._by_mode["ignore-mode"].append(path)
        else:
            return False
        return True

    def changes(self) -> Iterator[Change]:
        """Return the changes of rules; modes are hashed themselves, patterns only by what they do."""
        before, after = (_texts(record.options.get("exclude")) for record in (self._old, self._new))
        for pattern, paths in sorted(self._by_pattern.items()):
            yield Change(
                Cause.EXCLUDE_RULE,
                pattern,
                pattern if pattern in before else None,
                pattern if pattern in after else None,
                paths=tuple(paths),
            )
        for name, paths in self._by_mode.items():
            if self._changed(name):
                yield Change(_OF_OPTIONS[name], name, *self._modes[name], paths=tuple(paths))

    def _changed(self, name: str) -> bool:
        before, after = self._modes[name]
        return before != after


def _by_path(omissions: Iterable[LeftOut]) -> dict[str, LeftOut]:
    return {omission.relative: omission for omission in omissions}


def _with_parents(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _texts(value: OptionValue) -> list[OptionValue]:
    return value if isinstance(value, list) else []


def _told(entry: RecordedEntry) -> str | None:
    return {Kind.FILE: entry.hashed, Kind.LINK: entry.target}.get(entry.kind)


def _without_filled_directories(
    entries: list[RecordedEntry], all_of: Mapping[str, RecordedEntry]
) -> list[RecordedEntry]:
    """Drop the directories that hold something: that is told instead."""
    if all(entry.kind is not Kind.DIRECTORY for entry in entries):
        return entries
    filled = {path.rpartition("/")[0] for path in all_of}
    return [entry for entry in entries if entry.kind is not Kind.DIRECTORY or entry.path not in filled]


def _renamed(removed: list[RecordedEntry], added: list[RecordedEntry]) -> Iterator[Change]:
    """Pair files that went with files of the same bytes that came, and take them from both lists."""
    gone: dict[str, list[RecordedEntry]] = defaultdict(list)
    for entry in removed:
        if entry.kind is Kind.FILE and entry.size:
            gone[entry.content].append(entry)
    paired: set[str] = set()
    for entry in added:
        candidates = gone.get(entry.content) if entry.kind is Kind.FILE else None
        if not candidates:
            continue
        name = entry.path.rpartition("/")[2]
        source = next((one for one in candidates if one.path.rpartition("/")[2] == name), candidates[0])
        candidates.remove(source)
        paired |= {source.path, entry.path}
        yield Change(Cause.FILE_RENAMED, entry.path, source.path, entry.path)
    removed[:] = [entry for entry in removed if entry.path not in paired]
    added[:] = [entry for entry in added if entry.path not in paired]


def _differing(one: RecordedEntry, other: RecordedEntry) -> Iterator[Change]:
    if one.kind is not other.kind:
        yield Change(Cause.LINK_OR_FILE, one.path, one.kind.name.lower(), other.kind.name.lower())
    elif one.kind is Kind.LINK:
        yield Change(Cause.LINK_TARGET, one.path, one.target, other.target)
    else:
        if one.hashed != other.hashed:
            yield Change(Cause.FILE_EDITED, one.path, one.hashed, other.hashed)
        elif one.content != other.content:
            yield Change(Cause.LINE_ENDINGS, one.path, one.content, other.content, hashed=False)
        if one.mode != other.mode:
            yield Change(Cause.FILE_MODE, one.path, f"{one.mode:04o}", f"{other.mode:04o}", hashed=False)


def _package(old: AssetRecord, new: AssetRecord) -> Iterator[Change]:
    """Compare the packages' bytes, as far as the same deflate made them."""
    before, after = old.packed, new.packed
    if "sha256" not in before or "sha256" not in after or before.get("deflate") != after.get("deflate"):
        return
    if before["sha256"] != after["sha256"]:
        yield Change(Cause.PACKAGE_BYTES, "", before["sha256"], after["sha256"], hashed=False)
