"""What was seen of published objects, kept between runs: an object that bears the same ETag is the same bytes.

It saves looking into objects that a listing shows unchanged. It is never asked whether an object is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

from cloud_assembly.content.cache_root import cache_root
from purecdk.toolkit.cloud import ObjectFacts

_FORMAT: Final = 2
_MOST_ENTRIES: Final = 50_000


_Entry: TypeAlias = tuple[str, int, str | None, str | None]
"""ETag, size in bytes, SHA-256, entry digest."""


class SeenObjects:
    """Facts of whole objects by key and ETag, one file a bucket. Damaged or foreign files count as empty.

    Args:
        folder: Where the files are; made when needed.
        realm: Tells buckets of one name at different endpoints apart.
    """

    def __init__(self, folder: Path, realm: str) -> None:
        self._folder = folder
        self._realm = realm
        self._lock = threading.Lock()
        self._buckets: dict[str, dict[str, _Entry]] = {}
        self._changed: set[str] = set()

    def get(self, bucket: str, key: str, etag: str, size: int) -> ObjectFacts | None:
        """Return what is known of the object if it is the one that was seen."""
        with self._lock:
            known = self._of(bucket).get(key)
        if known is None or known[0] != etag or known[1] != size or not etag:
            return None
        return ObjectFacts(size_bytes=size, sha256=known[2], entry_digest=known[3])

    def add(self, bucket: str, key: str, etag: str, facts: ObjectFacts) -> None:
        """Remember an object in which nothing is wrong."""
        if facts.flaw is None and etag:
            with self._lock:
                entries = self._of(bucket)
                entries.pop(key, None)
                entries[key] = (etag, facts.size_bytes, facts.sha256, facts.entry_digest)
                self._changed.add(bucket)

    def save(self) -> None:
        """Write what was added; a folder that cannot be written is no failure."""
        from cloud_assembly.schema.files import write_text

        with self._lock:
            for bucket in self._changed:
                entries = dict(list(self._of(bucket).items())[-_MOST_ENTRIES:])
                with suppress(OSError):
                    self._folder.mkdir(parents=True, exist_ok=True)
                    write_text(str(self._path(bucket)), json.dumps({"format": _FORMAT, "objects": entries}))
            self._changed.clear()

    def _of(self, bucket: str) -> dict[str, _Entry]:
        if bucket not in self._buckets:
            entries: dict[str, _Entry] = {}
            with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
                document = json.loads(self._path(bucket).read_text(encoding="utf-8"))
                if document["format"] == _FORMAT:
                    for key, (etag, size, *digests) in document["objects"].items():
                        sha256, entry_digest = digests
                        if (
                            isinstance(etag, str)
                            and isinstance(size, int)
                            and isinstance(sha256, str | None)
                            and isinstance(entry_digest, str | None)
                        ):
                            entries[key] = (etag, size, sha256, entry_digest)
            self._buckets[bucket] = entries
        return self._buckets[bucket]

    def _path(self, bucket: str) -> Path:
        name = hashlib.sha256(f"{self._realm}\n{bucket}".encode()).hexdigest()[:24]
        return self._folder / f"{name}.json"


def default_folder() -> Path | None:
    """Return the folder for runs of the command line; ``None`` if there is no place, or ``PURECDK_PUBLISHED_CACHE`` is ``0``."""
    root = None if os.environ.get("PURECDK_PUBLISHED_CACHE") == "0" else cache_root()
    return None if root is None else Path(root, "published")
