"""Records of assets: a file of ours beside the assembly that tells what stands behind each name.

The hash that names an asset leaves out modes and folds line ends, so one name can stand for different bytes. The record of
the last synthesis is compared with what is found now, and a difference under the same name becomes a warning.
The file is ``purecdk.assets.jsonl`` in the directory where assets are staged; that of the last synthesis with other assets is
kept beside it. Other tools ignore both. Work and memory are proportional to the assets of this synthesis.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cloud_assembly.schema.records import (
    CONTENT_LABEL,
    NAME_LABEL,
    PREVIOUS_RECORD_FILE,
    RECORD_FILE,
    STACK_LABEL,
    USERS_LABEL,
)

if TYPE_CHECKING:
    from aws_cdk.core.bundling import BundlingOptions
    from cloud_assembly.content import Tree
    from cloud_assembly.content.explain import Change
    from cloud_assembly.content.record import AssetRecord
    from constructs import Construct

_CONSTRUCTS = "constructs"
_DIGEST = "digest"
_LINES = "lines"
_SHOWN_CHANGES = 5
_OF_BUNDLING: dict[str, str] = {"command": "bundling-command", "environment": "environment", "platform": "platform"}
"""Names of bundling options that records know; others get a prefix."""
_OF_IMAGES: dict[str, str] = {"buildArgs": "build-argument", "user": "extra-hash"}
"""Names of image options that records know; others keep theirs."""
_VALUE_OF_IMAGES: dict[str, str] = {"platform": "platform", "networkMode": "mode"}
"""Image options that are objects around one value, and the member that it is."""


class RecordedAsset:
    """What is to be written of one asset.

    Attributes:
        asset_hash: Its name.
        text: The lines of its record behind the first.
        head: The members of the first line.
        users: The constructs that use it: path of the staging, path of the stack, name of the asset.
    """

    __slots__ = ("asset_hash", "head", "text", "users")

    def __init__(self, asset_hash: str, head: dict[str, Any], text: str) -> None:
        self.asset_hash = asset_hash
        self.head = head
        self.text = text
        self.users: dict[str, tuple[str, str]] = {}

    def add_option(self, name: str, value: str) -> None:
        """Tell an option that was not known when the asset was recorded."""
        self.head["options"] = {**self.head["options"], name: value}


class AssetRecords:
    """The records of one assembly: those of the last synthesis, and those of this one.

    Args:
        directory: Where assets are staged.
    """

    def __init__(self, directory: str) -> None:
        self._directory = directory
        self._path = os.path.join(directory, RECORD_FILE)
        self._previous_path = os.path.join(directory, PREVIOUS_RECORD_FILE)
        self._previous_text: str | None = None
        self._previous: dict[str, tuple[str, str]] | None = None
        self._current: dict[str, RecordedAsset] = {}
        self._before_writing: list[Callable[[], None]] = []

    def add(
        self,
        tree: Tree,
        asset_hash: str,
        options: Mapping[str, Any],
        construct: Construct,
        *,
        is_new: bool,
        is_name_of_content: bool,
        package: Callable[[], Mapping[str, Any]],
    ) -> RecordedAsset:
        """Record an asset; warn if the last synthesis had other bytes or modes under its name.

        Args:
            tree: What was hashed.
            asset_hash: The name.
            options: What else decides the name, or what is made of the tree.
            construct: Gets the warning.
            is_new: Whether the tree was staged just now; else what an earlier synthesis staged under the name is there.
            is_name_of_content: Whether the content alone makes the name.
            package: Tells what is known of the asset's package; called only for what the last synthesis did not record.
        """
        digest = _digest(tree, options)
        head, text = self._head_of(asset_hash)
        if head is not None and head.get("labels", {}).get(_DIGEST) == digest:
            return RecordedAsset(asset_hash, head, text)
        import json

        from cloud_assembly.content.record import record_text, record_tree

        labels: dict[str, Any] = {_DIGEST: digest, CONTENT_LABEL: is_name_of_content}
        record = record_tree(tree, asset_hash, options=options, labels=labels)
        record = record._replace(labels={**record.labels, _LINES: len(record.entries) + len(record.omissions)})
        if head is not None:
            changes = _changes_of_bytes(json.dumps(head) + "\n" + text, record)
            if changes:
                _warn(construct, asset_hash, changes, is_new=is_new)
                if not is_new:  # what is staged under the name is still the old content
                    return RecordedAsset(asset_hash, head, text)
                head = None
        # With a head and no news, the package is as before: other options alone, or something else left out.
        record = record._replace(packed=package() or (head or {}).get("packed", {}))
        first, _, rest = record_text(record).partition("\n")
        return RecordedAsset(asset_hash, json.loads(first), rest)

    def earlier(self, asset_hash: str) -> RecordedAsset | None:
        """Return the record that the last synthesis left of a name, for what is not looked at again."""
        head, text = self._head_of(asset_hash)
        return None if head is None else RecordedAsset(asset_hash, head, text)

    def use(self, asset: RecordedAsset, staging: Construct, name: str | None = None) -> None:
        """Take down that a construct uses an asset.

        Args:
            asset: The asset.
            staging: The construct.
            name: What the asset is called. Default: the path below the stack of what the staging belongs to.
        """
        from aws_cdk.core.stack import Stack

        known = self._current.get(asset.asset_hash)
        if known is None:  # a copy: apps of one process share stagings, not who uses them
            known = self._current[asset.asset_hash] = RecordedAsset(asset.asset_hash, asset.head, asset.text)
        owner = staging.node.scope
        stack = next((scope for scope in reversed(staging.node.scopes) if Stack.is_stack(scope)), None)
        if stack is None:  # it is staged for nobody yet, or for whoever the app passes the path to
            known.users[staging.node.path] = ("", name or staging.node.path)
            return
        owner = staging if owner is stack else owner
        known.users[staging.node.path] = (stack.node.path, name or owner.node.path[len(stack.node.path) + 1 :])

    def before_writing(self, action: Callable[[], None]) -> None:
        """Have ``action`` done when the assembly is complete, before records are written."""
        self._before_writing.append(action)

    def write(self) -> None:
        """Write the records of this synthesis, if they differ from those of the last one, and tidy up after staging.

        Raises:
            ContentError: the file cannot be written.
        """
        from cloud_assembly.content import remove_leftovers
        from cloud_assembly.content.record import write_record_texts

        for action in self._before_writing:
            action()
        self._before_writing.clear()
        text = "".join(self._texts())
        earlier = self._read_previous()
        if text != earlier:
            has_other_assets = bool(earlier) and _split(earlier).keys() != self._current.keys()
            write_record_texts(self._path, [text], previous=self._previous_path if has_other_assets else None)
            self._previous_text = text
        remove_leftovers(self._directory)

    def _texts(self) -> Iterator[str]:
        import json

        for asset in self._current.values():
            stack, name = next(iter(asset.users.values()))
            labels = {**asset.head["labels"], STACK_LABEL: stack, NAME_LABEL: name, _CONSTRUCTS: list(asset.users)}
            labels.pop(USERS_LABEL, None)
            if len(asset.users) > 1:
                labels[USERS_LABEL] = list(asset.users.values())
            first = json.dumps({**asset.head, "labels": labels}, ensure_ascii=False, separators=(",", ":"))
            yield f"{first}\n{asset.text}"

    def _head_of(self, asset_hash: str) -> tuple[dict[str, Any] | None, str]:
        """Return the first line of the last synthesis's record of a name, parsed, and the lines behind it."""
        if self._previous is None:
            self._previous = _split(self._read_previous())
        first, text = self._previous.get(asset_hash, ("", ""))
        if not first:
            return None, ""
        import json

        from cloud_assembly.content.record import FORMAT

        try:
            head: dict[str, Any] = json.loads(first)
            is_whole = head["format"] == FORMAT and text.count("\n") == head["labels"][_LINES]
        except (ValueError, KeyError, TypeError):
            return None, ""
        return (head, text) if is_whole else (None, "")

    def _read_previous(self) -> str:
        if self._previous_text is None:
            try:
                with open(self._path, encoding="utf-8", newline="\n") as file:
                    self._previous_text = file.read()
            except (OSError, UnicodeDecodeError):
                self._previous_text = ""
        return self._previous_text


def _split(text: str) -> dict[str, tuple[str, str]]:
    """Split a file of records; by name, the first line of each and the lines behind it. Nothing is parsed."""
    found: dict[str, tuple[str, str]] = {}
    mark = '{"asset":"'
    start = 0 if text.startswith(mark) else -1
    while start >= 0:
        following = text.find("\n" + mark, start)
        record = text[start:] if following < 0 else text[start : following + 1]
        first, _, rest = record.partition("\n")
        found[first[len(mark) :].partition('"')[0]] = (first, rest)
        start = following + 1 if following >= 0 else -1
    return found


def _digest(tree: Tree, options: Mapping[str, Any]) -> str:
    """Return a digest of all that a record tells: rules, options, and of each entry name, mode, bytes and target."""
    import hashlib

    from cloud_assembly.content.tree_hash import hash_files

    hash_files(tree)
    rows = [repr(tree.rules), repr(options)]
    hashed = tree.hashed
    for entry in tree.entries:
        file = hashed.get(entry.relative)
        if file is not None and entry.stat is not None:
            rows.append(f"{entry.relative}\t{file.stat.st_mode}\t{file.content}")
        else:
            rows.append(f"{entry.relative}\t{entry.link.text if entry.link is not None else ''}")
    rows += [repr(omission) for omission in tree.left_out]
    return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _changes_of_bytes(old: str, new: AssetRecord) -> list[Change]:
    """Return in which files the bytes or modes differ from those of a record."""
    from cloud_assembly.content.explain import Cause, explain_bytes
    from cloud_assembly.content.record import BadRecord, read_record

    try:
        changes = explain_bytes(read_record(old), new)
    except BadRecord:
        return []
    files = (
        Cause.FILE_ADDED,
        Cause.FILE_REMOVED,
        Cause.FILE_EDITED,
        Cause.FILE_RENAMED,
        Cause.FILE_MODE,
        Cause.LINE_ENDINGS,
        Cause.LINK_ADDED,
        Cause.LINK_REMOVED,
        Cause.LINK_TARGET,
        Cause.LINK_OR_FILE,
    )
    return [change for change in changes if change.cause in files]


def _warn(construct: Construct, asset_hash: str, changes: list[Change], *, is_new: bool) -> None:
    from aws_cdk.core.annotations import Annotations

    shown = [f"{change.subject or 'the file'} ({_told(change)})" for change in changes[:_SHOWN_CHANGES]]
    if len(changes) > _SHOWN_CHANGES:
        shown.append(f"{len(changes) - _SHOWN_CHANGES} more")
    Annotations.of(construct).add_warning_v2(
        "purecdk:sameHashOtherBytes",
        f"asset {asset_hash[:12]} has the same hash as in the last synthesis, but other bytes or modes: {', '.join(shown)}. "
        "Modes and line ends do not count in the hash, "
        + (
            "so what runs the package that was published before keeps it; to have it take the change, change the content, or "
            "give another asset_hash"
            if is_new
            else "so what was staged and published before stays; to publish the change, change the content, or delete the "
            "assembly and give another asset_hash"
        ),
    )


def _told(change: Change) -> str:
    from cloud_assembly.content.explain import Cause

    if change.cause is Cause.FILE_MODE:
        return f"mode {change.before}, now {change.after}"
    return str(change.cause.value).replace("-", " ")


def image_options(extra_hash: str) -> dict[str, Any]:
    """Return the options that are in an extra hash: image assets put theirs there as JSON."""
    if extra_hash.startswith("{"):
        import json

        try:
            told = json.loads(extra_hash)
        except ValueError:
            told = None
        if isinstance(told, dict):
            return {_OF_IMAGES.get(name, str(name)): _plain(name, value) for name, value in told.items()}
    return {"extra-hash": extra_hash} if extra_hash else {}


def _plain(name: str, value: Any) -> Any:
    member = _VALUE_OF_IMAGES.get(name)
    return value[member] if member is not None and isinstance(value, dict) and value.keys() == {member} else value


def bundling_options(options: BundlingOptions) -> dict[str, Any]:
    """Return bundling options as records name them."""
    from aws_cdk.core.docker_image import json_options

    told = json_options(options._with(local=None))
    return {_OF_BUNDLING.get(name, f"bundling:{name}"): value for name, value in told.items()}
