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
INDEX_TYPES = (_OCI_INDEX, _DOCKER_INDEX)
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
class RegistryImage:
    """An image as it is in a registry.

    Attributes:
        digest: Of its manifest, or of its index.
        size_bytes: Of its configuration and its layers as they are stored, of all platforms.
        platforms: How many manifests it has: 1 without an index.
    """

    digest: str
    size_bytes: int
    layers: int
    platforms: int = 1

    def __str__(self) -> str:
        return f"{self.digest}, {self.size_bytes} bytes in {self.layers} layer{'' if self.layers == 1 else 's'}" + (
            f" of {self.platforms} manifests" if self.platforms != 1 else ""
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class PushedImage:
    """What was pushed, and how many of its blobs the registry did not have."""

    image: RegistryImage
    sent_blobs: int


Read = Callable[[str], bytes]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Manifest:
    """One platform's image in an archive: its manifest as it is sent, and where its blobs come from."""

    body: bytes
    media_type: str
    nodes: list[dict[str, Any]]
    read_blob: Callable[[str], bytes]


def push_archive(
    path: Path, registry: Registry, repository: str, tag: str, *, single_platform: bool = False
) -> PushedImage:
    """Push the image in an archive or OCI layout under ``repository:tag``; an index goes with all its manifests.

    Args:
        single_platform: Whether an index is refused.

    Raises:
        ImageError: the archive holds no image, or an index that may not be, or the registry refuses it.
    """
    with _opened(path) as (names, read):
        index: bytes | None = None
        index_type = ""
        if "index.json" in names:
            entry = _oci_entry(read)
            if entry.get("mediaType") in INDEX_TYPES:
                if single_platform:
                    raise ImageError(
                        f"the archive {path} holds an index of several images, where one image for one platform is needed",
                        fix="build it for one platform and without attestations (--provenance=false), as Lambda needs it",
                    )
                index, index_type = read(_blob_path(entry["digest"])), entry["mediaType"]
                manifests = [_oci_manifest(read, inner) for inner in json.loads(index)["manifests"]]
            else:
                manifests = [_oci_manifest(read, entry)]
        elif "manifest.json" in names:
            manifests = [_docker_archive(path, read)]
        else:
            raise ImageError(
                f"{path} is no image archive", fix="save the image with `docker save` or as an OCI archive"
            )
        client = _Client(registry, repository)
        sent = sum(_send_blobs(client, manifest) for manifest in manifests)
        if index is None:
            digests = [_send_tagged(client, tag, manifests[0].body, manifests[0].media_type)]
        else:
            digests = [
                client.send_manifest(_digest(manifest.body), manifest.body, manifest.media_type)
                for manifest in manifests
            ]
        digest = digests[0] if index is None else _send_tagged(client, tag, index, index_type)
    nodes = [node for manifest in manifests for node in manifest.nodes]
    image = RegistryImage(
        digest=digest,
        size_bytes=sum(int(node["size"]) for node in nodes),
        layers=len(nodes) - len(manifests),
        platforms=len(manifests),
    )
    return PushedImage(image=image, sent_blobs=sent)


def find_image(registry: Registry, repository: str, reference: str) -> RegistryImage:
    """Ask a registry for what it has under a tag or a digest.

    Raises:
        ImageError: the registry does not answer, or has no such image.
    """
    client = _Client(registry, repository)
    body = client.manifest(reference)
    document = json.loads(body)
    inner = [entry["digest"] for entry in document.get("manifests", ())]
    documents = [json.loads(client.manifest(digest)) for digest in inner] if inner else [document]
    return RegistryImage(
        digest=_digest(body),
        size_bytes=sum(int(node["size"]) for each in documents for node in _blob_nodes(each)),
        layers=sum(len(each["layers"]) for each in documents),
        platforms=len(documents),
    )


def _send_blobs(client: _Client, manifest: _Manifest) -> int:
    """Send the blobs that the registry does not have; return how many those are."""
    sent = 0
    for node in manifest.nodes:
        if not client.has_blob(node["digest"]):
            client.send_blob(node["digest"], manifest.read_blob(node["digest"]))
            sent += 1
    return sent


def _send_tagged(client: _Client, tag: str, body: bytes, media_type: str) -> str:
    """Give a manifest a tag; a tag that may not change is fine if it has that manifest already.

    Raises:
        ImageError: the registry refuses it, perhaps since the tag has another manifest and may not change.
    """
    try:
        return client.send_manifest(tag, body, media_type)
    except ImageError as refused:
        try:
            there = _digest(client.manifest(tag))
        except ImageError:
            raise refused from None
        if there == _digest(body):
            return there
        raise ImageError(
            f"the tag {tag} is there with another digest ({there}), and the repository does not let tags change",
            where=f"this image is {_digest(body)}",
            fix="find out who pushed it: a tag is the hash of the image's sources, so the two should be the same; delete it "
            "from the repository to publish this one",
        ) from refused


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _blob_nodes(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [manifest["config"], *manifest["layers"]]


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


def _oci_manifest(read: Read, entry: dict[str, Any]) -> _Manifest:
    body = read(_blob_path(entry["digest"]))
    return _Manifest(
        body=body,
        media_type=entry.get("mediaType", _OCI_MANIFEST),
        nodes=_blob_nodes(json.loads(body)),
        read_blob=lambda digest: read(_blob_path(digest)),
    )


def _docker_archive(path: Path, read: Read) -> _Manifest:
    """Make a manifest for what ``docker save`` wrote; its layers are compressed, always to the same bytes."""
    images = json.loads(read("manifest.json"))
    if len(images) != 1:
        raise ImageError(f"the archive {path} holds {len(images)} images; one is needed")
    blobs: dict[str, bytes] = {}

    def node(media_type: str, content: bytes) -> dict[str, Any]:
        digest = _digest(content)
        blobs[digest] = content
        return {"mediaType": media_type, "size": len(content), "digest": digest}

    layers = [node(_DOCKER_LAYER, _compressed(read(name))) for name in images[0]["Layers"]]
    manifest = {
        "schemaVersion": 2,
        "mediaType": _DOCKER_MANIFEST,
        "config": node(_DOCKER_CONFIG, read(images[0]["Config"])),
        "layers": layers,
    }
    return _Manifest(
        body=json.dumps(manifest).encode(),
        media_type=_DOCKER_MANIFEST,
        nodes=_blob_nodes(manifest),
        read_blob=blobs.__getitem__,
    )


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
        if _digest(content) != digest:
            raise ImageError(f"a blob of the image does not match its digest {digest}", fix="save the image again")
        _, headers, _ = self._call("POST", f"{self._base}/blobs/uploads/", expect=(202,))
        location = headers.get("location", "")
        parts = urllib.parse.urlsplit(location)
        query = f"{parts.query}&" if parts.query else ""
        target = f"{parts.path}?{query}digest={urllib.parse.quote(digest)}"
        self._call("PUT", target, body=content, headers={"Content-Type": "application/octet-stream"}, expect=(201,))

    def manifest(self, reference: str) -> bytes:
        accepted = ", ".join((_OCI_MANIFEST, _DOCKER_MANIFEST, *INDEX_TYPES))
        _, _, body = self._call(
            "GET", f"{self._base}/manifests/{reference}", headers={"Accept": accepted}, expect=(200,)
        )
        return body

    def send_manifest(self, reference: str, body: bytes, media_type: str) -> str:
        if len(body) > _MANIFEST_LIMIT_BYTES:
            raise ImageError(f"the image's manifest is {len(body)} bytes long; registries take {_MANIFEST_LIMIT_BYTES}")
        self._call(
            "PUT", f"{self._base}/manifests/{reference}", body=body, headers={"Content-Type": media_type}, expect=(201,)
        )
        return _digest(body)

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
