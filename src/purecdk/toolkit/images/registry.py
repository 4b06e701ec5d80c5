"""Push an image archive straight to a registry, over its HTTP API: no engine, no login command.

Takes an OCI layout (a folder or a tar of one) and the archive that ``docker save`` writes. Manifests are sent byte for byte, so
an OCI image keeps its digest; blobs that the registry has are not sent again. Source: the OCI distribution and image
specifications.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import http.client
import json
import tarfile
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from purecdk.toolkit.errors import ImageError

_OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
_OCI_INDEX = "application/vnd.oci.image.index.v1+json"
_DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
_DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json"
_DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json"
_DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip"
_INDEXES = (_OCI_INDEX, _DOCKER_INDEX)
_CHUNK_BYTES = 1 << 20
_MANIFEST_LIMIT_BYTES = 4 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Registry:
    """A registry and who we are there.

    Attributes:
        host: Host and port.
        user: Name to log in with; empty for none.
        password: Never shown.
        plain_http: Whether it speaks HTTP without TLS.
    """

    host: str
    user: str = ""
    password: str = ""
    plain_http: bool = False

    def __repr__(self) -> str:
        return f"Registry({self.host!r})"


@dataclass(frozen=True, kw_only=True, slots=True)
class PushedImage:
    """What was pushed."""

    digest: str
    size_bytes: int
    layers: int
    sent_blobs: int


Read = Callable[[str], bytes]


def push_archive(path: Path, registry: Registry, repository: str, tag: str) -> PushedImage:
    """Push the image in an archive or OCI layout under ``repository:tag``.

    Raises:
        ImageError: the archive holds no single image, or the registry refuses it.
    """
    with _opened(path) as (names, read):
        blobs: dict[str, Callable[[], bytes]]
        if "index.json" in names:
            manifest, media_type, body = _oci_manifest(path, read)
            blobs = {node["digest"]: _reader(read, node["digest"]) for node in _blob_nodes(manifest)}
        elif "manifest.json" in names:
            manifest, blobs = _docker_archive(path, read)
            media_type, body = _DOCKER_MANIFEST, json.dumps(manifest).encode()
        else:
            raise ImageError(
                f"{path} is no image archive", fix="save the image with `docker save` or as an OCI archive"
            )
        client = _Client(registry, repository)
        sent = 0
        for node in _blob_nodes(manifest):
            if not client.has_blob(node["digest"]):
                client.send_blob(node["digest"], blobs[node["digest"]]())
                sent += 1
        digest = client.send_manifest(tag, body, media_type)
    size = sum(int(node["size"]) for node in _blob_nodes(manifest))
    return PushedImage(digest=digest, size_bytes=size, layers=len(manifest["layers"]), sent_blobs=sent)


def _blob_nodes(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [manifest["config"], *manifest["layers"]]


def _reader(read: Read, digest: str) -> Callable[[], bytes]:
    return lambda: read(_blob_path(digest))


def is_image_archive(path: Path) -> bool:
    """Tell whether ``path`` looks like an archive that :func:`push_archive` takes."""
    try:
        with _opened(path) as (names, _):
            return "index.json" in names or "manifest.json" in names
    except (ImageError, OSError, tarfile.TarError):
        return False


@contextmanager
def _opened(path: Path) -> Iterator[tuple[set[str], Read]]:
    if path.is_dir():

        def read_file(name: str) -> bytes:
            return (path / name).read_bytes()

        yield {str(file.relative_to(path)) for file in path.rglob("*") if file.is_file()}, read_file
        return
    try:
        archive = tarfile.TarFile.open(path)
    except (OSError, tarfile.TarError) as error:
        raise ImageError(f"cannot read the image archive {path}: {error}") from error
    with archive:
        members = {member.name.removeprefix("./"): member for member in archive.getmembers()}

        def read_member(name: str) -> bytes:
            member = members.get(name)
            file = archive.extractfile(member) if member is not None else None
            if file is None:
                raise ImageError(f"the image archive {path} has no {name!r}")
            return file.read()

        yield set(members), read_member


def _blob_path(digest: str) -> str:
    algorithm, _, value = digest.partition(":")
    if algorithm != "sha256" or len(value) != 64 or not value.isalnum():
        raise ImageError(f"the image archive names a blob in a way that is not understood: {digest!r}")
    return f"blobs/{algorithm}/{value}"


def _oci_entry(read: Read) -> dict[str, Any]:
    manifests: list[dict[str, Any]] = json.loads(read("index.json"))["manifests"]
    if len(manifests) != 1:
        raise ImageError(f"the archive holds {len(manifests)} images; one is needed")
    return manifests[0]


def _oci_manifest(path: Path, read: Read) -> tuple[dict[str, Any], str, bytes]:
    entry = _oci_entry(read)
    media_type = entry.get("mediaType", _OCI_MANIFEST)
    if media_type in _INDEXES:
        raise ImageError(
            f"the archive {path} holds an index of several images, where one image for one platform is needed",
            fix="build it for one platform and without attestations (--provenance=false), as Lambda needs it",
        )
    body = read(_blob_path(entry["digest"]))
    manifest: dict[str, Any] = json.loads(body)
    return manifest, media_type, body


def _docker_archive(path: Path, read: Read) -> tuple[dict[str, Any], dict[str, Callable[[], bytes]]]:
    """Make a manifest for what ``docker save`` wrote; its layers are compressed, always to the same bytes."""
    images = json.loads(read("manifest.json"))
    if len(images) != 1:
        raise ImageError(f"the archive {path} holds {len(images)} images; one is needed")
    config = read(images[0]["Config"])
    blobs: dict[str, Callable[[], bytes]] = {}

    def node(media_type: str, content: bytes) -> dict[str, Any]:
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        blobs[digest] = lambda: content
        return {"mediaType": media_type, "size": len(content), "digest": digest}

    layers = [node(_DOCKER_LAYER, _compressed(read(name))) for name in images[0]["Layers"]]
    manifest = {
        "schemaVersion": 2,
        "mediaType": _DOCKER_MANIFEST,
        "config": node(_DOCKER_CONFIG, config),
        "layers": layers,
    }
    return manifest, blobs


def _compressed(layer: bytes) -> bytes:
    return layer if layer[:2] == b"\x1f\x8b" else gzip.compress(layer, 6, mtime=0)


class _Client:
    """One repository of a registry."""

    def __init__(self, registry: Registry, repository: str) -> None:
        self._registry = registry
        self._base = f"/v2/{repository}"
        self._authorization: str | None = None
        if registry.user:
            token = base64.b64encode(f"{registry.user}:{registry.password}".encode()).decode()
            self._authorization = f"Basic {token}"

    def has_blob(self, digest: str) -> bool:
        status, _, _ = self._call("HEAD", f"{self._base}/blobs/{digest}", expect=(200, 404))
        return status == 200

    def send_blob(self, digest: str, content: bytes) -> None:
        if f"sha256:{hashlib.sha256(content).hexdigest()}" != digest:
            raise ImageError(f"a blob of the image does not match its digest {digest}", fix="save the image again")
        _, headers, _ = self._call("POST", f"{self._base}/blobs/uploads/", expect=(202,))
        location = headers.get("location", "")
        parts = urllib.parse.urlsplit(location)
        query = f"{parts.query}&" if parts.query else ""
        target = f"{parts.path}?{query}digest={urllib.parse.quote(digest)}"
        self._call("PUT", target, body=content, headers={"Content-Type": "application/octet-stream"}, expect=(201,))

    def send_manifest(self, tag: str, body: bytes, media_type: str) -> str:
        if len(body) > _MANIFEST_LIMIT_BYTES:
            raise ImageError(f"the image's manifest is {len(body)} bytes long; registries take {_MANIFEST_LIMIT_BYTES}")
        self._call(
            "PUT", f"{self._base}/manifests/{tag}", body=body, headers={"Content-Type": media_type}, expect=(201,)
        )
        return f"sha256:{hashlib.sha256(body).hexdigest()}"

    def _call(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        expect: tuple[int, ...],
    ) -> tuple[int, dict[str, str], bytes]:
        make = http.client.HTTPConnection if self._registry.plain_http else http.client.HTTPSConnection
        connection = make(self._registry.host, timeout=120)
        try:
            sent = dict(headers or {})
            if self._authorization is not None:
                sent["Authorization"] = self._authorization
            connection.request(method, path, body=body or None, headers=sent)
            answer = connection.getresponse()
            content = answer.read()
        except OSError as error:
            raise ImageError(
                f"cannot reach the registry {self._registry.host}: {error}", fix="check the network and run again"
            ) from error
        finally:
            connection.close()
        if answer.status == 401:
            raise ImageError(
                f"the registry {self._registry.host} refuses the login",
                where=f"{method} {path}",
                fix="check the credentials and the image publishing role",
            )
        if answer.status not in expect:
            raise ImageError(
                f"the registry {self._registry.host} answered {answer.status}: {content[:300].decode(errors='replace')}",
                where=f"{method} {path}",
            )
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}, content
