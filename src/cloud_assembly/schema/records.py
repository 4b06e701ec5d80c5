"""Where the records of assets are kept: beside the assembly, the last two synths of one app; other readers ignore them."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # instead of the one in `typing`, whose import construct time need not pay
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cloud_assembly.content.record import AssetRecord

RECORD_FILE = "purecdk.assets.jsonl"
PREVIOUS_RECORD_FILE = "purecdk.assets.previous.jsonl"

ENTRY_DIGEST = "entryDigest"  # among what a record tells of a package

# Labels by which the toolkit finds a record.
STACK_LABEL = "stack"
NAME_LABEL = "name"
CONTENT_LABEL = "isNameOfContent"  # see `RecordedName`
USERS_LABEL = "users"  # where several constructs share the asset: pairs of stack and name, the first ones included


def write_assembly_records(directory: str, records: Iterable[AssetRecord]) -> None:
    """Keep the records of this synth; those of the last one move aside, unless they tell of the same assets.

    Records should be labelled with the stack's display name (``stack``) and the asset's display name (``name``).

    Raises:
        ContentError: the file cannot be written.
    """
    from cloud_assembly.content.record import read_records, write_records

    now = list(records)
    path = os.path.join(directory, RECORD_FILE)
    if os.path.exists(path) and {record.asset for record in read_records(path)} != {record.asset for record in now}:
        os.replace(path, os.path.join(directory, PREVIOUS_RECORD_FILE))
    write_records(path, now)


class RecordedName:
    """What a record tells of the name of an asset.

    Attributes:
        is_of_content: Whether the content alone makes the name, but for modes and line ends. Else it was given, or is that of
            what a bundle is made from, and one name may stand for any content. None if that was not recorded.
        entry_digest: Entry digest of the package; None if it is not known.
    """

    __slots__ = ("entry_digest", "is_of_content")

    def __init__(self, is_of_content: bool | None = None, entry_digest: str | None = None) -> None:
        self.is_of_content = is_of_content
        self.entry_digest = entry_digest


def recorded_names(directory: str | os.PathLike[str], assets: Collection[str]) -> dict[str, RecordedName]:
    """Return what the records in a directory tell of the names of ``assets``, those without a record left out.

    Lines of entries are not parsed, there may be many. A file that cannot be read tells nothing: it only explains.
    """
    import json

    found: dict[str, RecordedName] = {}
    try:
        with open(os.path.join(directory, RECORD_FILE), encoding="utf-8", newline="\n") as file:
            text = file.read()
        for asset in assets:
            mark = f'{{"asset":"{asset}"'
            start = 0 if text.startswith(mark) else text.find(f"\n{mark}") + 1
            if text.startswith(mark, start):
                head = json.loads(text[start : text.index("\n", start)])
                of_content, digest = head["labels"].get(CONTENT_LABEL), head.get("packed", {}).get(ENTRY_DIGEST)
                found[asset] = RecordedName(
                    of_content if isinstance(of_content, bool) else None, digest if isinstance(digest, str) else None
                )
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}
    return found


def note_packages(directory: str | os.PathLike[str], packages: Mapping[str, Mapping[str, str | int]]) -> None:
    """Add to the records of a directory what packages were made, by asset. Entries are not parsed, there may be many.

    Assets without a record are passed over, and a file of records that cannot be read or written is left as it is: it
    only explains, and nobody's upload is to fail for it.
    """
    import json

    from cloud_assembly.content.errors import ContentError
    from cloud_assembly.content.record import write_record_texts

    path = os.path.join(directory, RECORD_FILE)
    try:
        with open(path, encoding="utf-8", newline="\n") as file:
            lines = file.readlines()
        changed = False
        for number, line in enumerate(lines):
            if line.startswith("{"):
                head = json.loads(line)
                package = packages.get(head["asset"])
                if package is not None and head.get("packed") != package:
                    head["packed"] = dict(package)
                    lines[number] = json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n"
                    changed = True
        if changed:
            write_record_texts(path, lines)
    except (OSError, ValueError, KeyError, TypeError, ContentError):
        return
