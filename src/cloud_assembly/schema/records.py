"""Where the records of assets are kept: beside the assembly, the last two synths of one app; other readers ignore them."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # instead of the one in `typing`, whose import construct time need not pay
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cloud_assembly.content.record import AssetRecord

RECORD_FILE = "purecdk.assets.jsonl"
PREVIOUS_RECORD_FILE = "purecdk.assets.previous.jsonl"

# Labels by which the toolkit finds a record: both are texts.
STACK_LABEL = "stack"
NAME_LABEL = "name"


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
