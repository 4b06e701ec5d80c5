"""Read image archives: an OCI layout (a folder or a tar of one) and what ``docker save`` writes.

Archives are untrusted: documents are bounded, nothing outside of the archive is read, and layers, which may be large, pass
through memory in small parts. Source: the OCI image specification; the layout of ``docker save`` as engines write it.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Protocol

from purecdk.toolkit.errors import ImageError

OCI_MANIFEST: Final = "application/vnd.oci.image.manifest.v1+json"
DOCKER_MANIFEST: Final = "application/vnd.docker.distribution.manifest.v2+json"
INDEX_TYPES: Final = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
)
DOCUMENT_LIMIT_BYTES: Final = 4 << 20  # registries take manifests up to this size
_DOCKER_CONFIG: Final = "application/vnd.docker.container.image.v1+json"
_DOCKER_LAYER: Final = "application/vnd.docker.image.rootfs.diff.tar.gzip"
_CHUNK_BYTES: Final = 1 << 20
_GZIP: Final = 31  # zlib's word for the largest window in gzip's clothes; the header then bears no time
_BROKEN = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Blob:
    """A configuration or a layer; ``open`` may be called more than once."""

    digest: str
    size_bytes: int
    open: Callable[[], IO[bytes]]

    def check(self) -> None:
        """Read it once.

        Raises:
            ImageError: it cannot be read, or is not what its digest says.
        """
        digest = hashlib.sha256()
        with _explained(self.digest), self.open() as content:
            while chunk := content.read(_CHUNK_BYTES):
                digest.update(chunk)
        if f"sha256:{digest.hexdigest()}" != self.digest:
            raise ImageError(f"a blob of the image does not match its digest {self.digest}", fix="save the image again")


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedManifest:
    """One platform's image: its manifest as it is sent, and the blobs that this names, the configuration first."""

    body: bytes
    media_type: str
    blobs: tuple[Blob, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedImage:
    """What an archive holds; ``index`` if that is several images, with its media type."""

    manifests: tuple[ArchivedManifest, ...]
    index: bytes | None = None
    index_type: str = ""


@contextmanager
def open_image(path: Path, *, single_platform: bool = False) -> Iterator[ArchivedImage]:
    """Read what an archive holds; its blobs can be opened for the time of the ``with`` block.

    Args:
        single_platform: Whether an index is refused.

    Raises:
        ImageError: it is no archive, holds no image or several that are no index, or an index that may not be.
    """
    with _opened(path) as files, tempfile.TemporaryDirectory(prefix="purecdk-layers-") as scratch:
        with _explained(path):
            if "index.json" in files.names:
                image = _oci_image(path, files, single_platform=single_platform)
            elif "manifest.json" in files.names:
                image = ArchivedImage(manifests=(_docker_image(path, files, Path(scratch)),))
            else:
                raise ImageError(
                    f"{path} is no image archive", fix="save the image with `docker save` or as an OCI archive"
                )
        yield image


def is_image_archive(path: Path) -> bool:
    """Tell whether ``path`` looks like an archive that :func:`open_image` takes."""
    try:
        with _opened(path) as files:
            return "index.json" in files.names or "manifest.json" in files.names
    except ImageError:
        return False


def digest_of(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


class _Files(Protocol):
    """The files of an archive."""

    @property
    def names(self) -> set[str]: ...

    def open(self, name: str) -> IO[bytes]: ...

    def size(self, name: str) -> int: ...


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path
        self.names = {str(file.relative_to(path)) for file in path.rglob("*") if file.is_file()}

    def _inside(self, name: str) -> Path:
        target = (self._path / name).resolve()
        if not target.is_relative_to(self._path.resolve()):
            raise ImageError(f"{name!r} leads out of the image archive {self._path}", fix="save the image again")
        return target

    def open(self, name: str) -> IO[bytes]:
        return open(self._inside(name), "rb")

    def size(self, name: str) -> int:
        return self._inside(name).stat().st_size


class _Tar:
    def __init__(self, path: Path, archive: tarfile.TarFile) -> None:
        self._path = path
        self._archive = archive
        self._members = {member.name.removeprefix("./"): member for member in archive.getmembers()}
        self.names = set(self._members)

    def open(self, name: str) -> IO[bytes]:
        member = self._members.get(name)
        file = self._archive.extractfile(member) if member is not None else None
        if file is None:
            raise ImageError(f"the image archive {self._path} has no {name!r}", fix="save the image again")
        return file

    def size(self, name: str) -> int:
        with self.open(name) as file:
            return file.seek(0, 2)


@contextmanager
def _opened(path: Path) -> Iterator[_Files]:
    with ExitStack() as stack:
        files: _Files
        with _explained(path):
            files = _Folder(path) if path.is_dir() else _Tar(path, stack.enter_context(tarfile.open(path)))
        yield files


@contextmanager
def _explained(what: Path | str) -> Iterator[None]:
    try:
        yield
    except (*_BROKEN, tarfile.TarError, zlib.error) as error:
        raise ImageError(
            f"cannot read the image archive: {error!r}", where=str(what), fix="save the image again"
        ) from error


def _document(files: _Files, name: str) -> bytes:
    with files.open(name) as file:
        content = file.read(DOCUMENT_LIMIT_BYTES + 1)
    if len(content) > DOCUMENT_LIMIT_BYTES:
        raise ImageError(f"{name!r} of the image is larger than {DOCUMENT_LIMIT_BYTES} bytes; registries take no more")
    return content


def _blob_path(digest: str) -> str:
    algorithm, _, value = digest.partition(":")
    if algorithm != "sha256" or len(value) != 64 or not value.isalnum():
        raise ImageError(f"the image archive names a blob in a way that is not understood: {digest!r}")
    return f"blobs/{algorithm}/{value}"


def _oci_image(path: Path, files: _Files, *, single_platform: bool) -> ArchivedImage:
    entries = json.loads(_document(files, "index.json"))["manifests"]
    if len(entries) != 1:
        raise ImageError(f"the archive {path} holds {len(entries)} images; one is needed")
    entry = entries[0]
    if entry.get("mediaType") not in INDEX_TYPES:
        return ArchivedImage(manifests=(_oci_manifest(files, entry),))
    if single_platform:
        raise ImageError(
            f"the archive {path} holds an index of several images, where one image for one platform is needed",
            fix="build it for one platform and without attestations (--provenance=false), as Lambda needs it",
        )
    index = _document(files, _blob_path(entry["digest"]))
    manifests = tuple(_oci_manifest(files, inner) for inner in json.loads(index)["manifests"])
    return ArchivedImage(manifests=manifests, index=index, index_type=entry["mediaType"])


def _oci_manifest(files: _Files, entry: dict[str, Any]) -> ArchivedManifest:
    body = _document(files, _blob_path(entry["digest"]))
    manifest = json.loads(body)
    return ArchivedManifest(
        body=body,
        media_type=str(entry.get("mediaType", OCI_MANIFEST)),
        blobs=tuple(_stored(files, node["digest"]) for node in (manifest["config"], *manifest["layers"])),
    )


def _stored(files: _Files, digest: str) -> Blob:
    name = _blob_path(digest)
    return Blob(digest=digest, size_bytes=files.size(name), open=lambda: files.open(name))


def _docker_image(path: Path, files: _Files, scratch: Path) -> ArchivedManifest:
    """Make a manifest for what ``docker save`` wrote; its layers are compressed into ``scratch``."""
    images = json.loads(_document(files, "manifest.json"))
    if len(images) != 1:
        raise ImageError(f"the archive {path} holds {len(images)} images; one is needed")
    layers = [_compressed(files, name, scratch) for name in images[0]["Layers"]]
    config = _document(files, images[0]["Config"])
    blobs = (_part(scratch, [config]), *layers)
    nodes = [
        {"mediaType": media_type, "size": blob.size_bytes, "digest": blob.digest}
        for media_type, blob in zip((_DOCKER_CONFIG, *(_DOCKER_LAYER for _ in layers)), blobs, strict=True)
    ]
    manifest = {"schemaVersion": 2, "mediaType": DOCKER_MANIFEST, "config": nodes[0], "layers": nodes[1:]}
    return ArchivedManifest(body=json.dumps(manifest).encode(), media_type=DOCKER_MANIFEST, blobs=blobs)


def _compressed(files: _Files, name: str, scratch: Path) -> Blob:
    """Return a layer in gzip's form, as it is if it has that already; always the same bytes for the same layer."""
    with files.open(name) as file:
        is_compressed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        chunks = iter(lambda: file.read(_CHUNK_BYTES), b"")
        return _part(scratch, chunks if is_compressed else _deflated(chunks))


def _deflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    compressor = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    for chunk in chunks:
        yield compressor.compress(chunk)
    yield compressor.flush()


def _part(scratch: Path, chunks: Iterator[bytes] | Sequence[bytes]) -> Blob:
    """Write a blob into ``scratch`` and return it."""
    handle, name = tempfile.mkstemp(dir=scratch)
    digest, size = hashlib.sha256(), 0
    with open(handle, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += file.write(chunk)
    return Blob(digest=f"sha256:{digest.hexdigest()}", size_bytes=size, open=lambda: open(name, "rb"))
