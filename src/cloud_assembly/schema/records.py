"""Where the records of assets are kept: beside the assembly, the last two synths of one app; other readers ignore them."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # instead of the one in `typing`, whose import construct time need not pay
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cloud_assembly.content.record import AssetRecord

RECORD_FILE = "purecdk.assets.jsonl"
PREVIOUS_RECORD_FILE = "purecdk.assets.previous.jsonl"

# Labels by which the toolkit finds a record: both are texts.
STACK_LABEL = "stack"
NAME_LABEL = "name"
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
