"""The packed form of the data files: one file, in which every class is compressed by itself.

Layout: ``MAGIC``, the length of the index as 4 bytes (big-endian), the index, then the blocks. Index and blocks are JSON,
deflated. The index gives for each module where its own index lies; that one names the places of its classes and holds the
module's references. So the first use of a class reads three blocks of a few KiB, whatever the size of its service.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

MAGIC = b"purecdk1"
FILE_NAME = "l1.bin"


def pack(folder: Path, target: Path) -> None:
    """Pack the data files in ``folder`` into ``target``. The same files give the same bytes with the same zlib."""
    blocks: list[bytes] = []
    position = 0

    def add(data: Any) -> list[int]:
        nonlocal position
        block = zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)
        blocks.append(block)
        place = [position, len(block)]
        position += len(block)
        return place

    modules = {}
    versions: Mapping[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if "classes" not in data:
            versions = data
            continue
        classes = {name: add(class_data) for name, class_data in data["classes"].items()}
        modules[data["module"]] = add({"classes": classes, "references": data["references"]})
    index = zlib.compress(json.dumps({"versions": versions, "modules": modules}, separators=(",", ":")).encode(), 9)
    temporary = target.with_name(f"{target.name}.new")
    with temporary.open("wb") as file:
        file.write(MAGIC)
        file.write(len(index).to_bytes(4, "big"))
        file.write(index)
        for block in blocks:
            file.write(block)
    temporary.replace(target)


class PackedFile:
    """Reads blocks of a packed file, which stays open."""

    def __init__(self, path: str) -> None:
        self._file: BinaryIO = open(path, "rb", buffering=0)  # noqa: SIM115  # open as long as the process
        head = self._file.read(len(MAGIC) + 4)
        if head[: len(MAGIC)] != MAGIC:
            raise ValueError(
                f"{path} is no packed specification; reinstall purecdk, or run `make generate` in a checkout"
            )
        length = int.from_bytes(head[len(MAGIC) :], "big")
        self.index: dict[str, Any] = json.loads(zlib.decompress(self._file.read(length)))
        self._start = len(head) + length

    def read(self, place: list[int]) -> Any:
        """Return the data of the block at ``place``: position and length."""
        self._file.seek(self._start + place[0])
        return json.loads(zlib.decompress(self._file.read(place[1])))
