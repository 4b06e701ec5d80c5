"""Push an image archive straight to a registry, over its HTTP API: no engine, no login command.

Manifests are sent byte for byte, so an OCI image keeps its digest; blobs that the registry has are not sent again. Source: the
OCI distribution specification.
"""

from __future__ import annotations

import base64
import http.client
import json
import random
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, TypeVar

from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.images.archive import (
    DOCKER_MANIFEST,
    DOCUMENT_LIMIT_BYTES,
    INDEX_TYPES,
    OCI_MANIFEST,
    Blob,
    digest_of,
    open_image,
)

T = TypeVar("T")

_CHUNK_BYTES: Final = 1 << 20
_ATTEMPTS: Final = 5
_FIRST_PAUSE_SECONDS: Final = 0.5


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


def push_archive(
    path: Path,
    registry: Registry,
    repository: str,
    tag: str,
    *,
    single_platform: bool = False,
    check_stop: Callable[[], None] = lambda: None,
) -> PushedImage:
    """Push the image in an archive or OCI layout under ``repository:tag``; an index goes with all its manifests.

    Args:
        single_platform: Whether an index is refused.
        check_stop: Raises where the push may be given up; what arrived is not sent again by the next one.

    Raises:
        ImageError: the archive holds no image, or an index that may not be, or the registry refuses it.
    """
    with open_image(path, single_platform=single_platform) as image:
        client = _Client(registry, repository, check_stop)
        sent = sum(client.bring_blob(blob) for manifest in image.manifests for blob in manifest.blobs)
        if image.index is None:
            digest = _send_tagged(client, tag, image.manifests[0].body, image.manifests[0].media_type)
        else:
            for manifest in image.manifests:
                client.send_manifest(digest_of(manifest.body), manifest.body, manifest.media_type)
            digest = _send_tagged(client, tag, image.index, image.index_type)
        blobs = [blob for manifest in image.manifests for blob in manifest.blobs]
        pushed = RegistryImage(
            digest=digest,
            size_bytes=sum(blob.size_bytes for blob in blobs),
            layers=len(blobs) - len(image.manifests),
            platforms=len(image.manifests),
        )
    return PushedImage(image=pushed, sent_blobs=sent)


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
        digest=digest_of(body),
        size_bytes=sum(int(node["size"]) for each in documents for node in _blob_nodes(each)),
        layers=sum(len(each["layers"]) for each in documents),
        platforms=len(documents),
    )


def _send_tagged(client: _Client, tag: str, body: bytes, media_type: str) -> str:
    """Give a manifest a tag; a tag that may not change is fine if it has that manifest already.

    Raises:
        ImageError: the registry refuses it, perhaps since the tag has another manifest and may not change.
    """
    try:
        return client.send_manifest(tag, body, media_type)
    except ImageError as refused:
        try:
            there = digest_of(client.manifest(tag))
        except ImageError:
            raise refused from None
        if there == digest_of(body):
            return there
        raise ImageError(
            f"the tag {tag} is there with another digest ({there}), and the repository does not let tags change",
            where=f"this image is {digest_of(body)}",
            fix="find out who pushed it: a tag is the hash of the image's sources, so the two should be the same; delete it "
            "from the repository to publish this one",
        ) from refused


def _blob_nodes(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [manifest["config"], *manifest["layers"]]


class _Trouble(ImageError):
    """The registry does not answer, or says that it has trouble: worth another try."""


class _Stoppable:
    """A file to send, given up where the run is to stop."""

    def __init__(self, file: IO[bytes], check_stop: Callable[[], None]) -> None:
        self._file = file
        self._check_stop = check_stop

    def read(self, size: int = -1) -> bytes:
        self._check_stop()
        return self._file.read(size)


class _Client:
    """One repository of a registry."""

    def __init__(self, registry: Registry, repository: str, check_stop: Callable[[], None] = lambda: None) -> None:
        self._check_stop = check_stop
        self._registry = registry
        self._base = f"/v2/{repository}"
        self._authorization: str | None = None
        if registry.user:
            token = base64.b64encode(f"{registry.user}:{registry.password}".encode()).decode()
            self._authorization = f"Basic {token}"

    def bring_blob(self, blob: Blob) -> int:
        """Send a blob unless the registry has it; return how many were sent."""
        status, _, _ = self._call("HEAD", f"{self._base}/blobs/{blob.digest}", expect=(200, 404))
        if status == 200:
            return 0
        blob.check()
        self._patiently(lambda: self._send_blob(blob))
        return 1

    def _send_blob(self, blob: Blob) -> None:
        _, headers, _ = self._try("POST", f"{self._base}/blobs/uploads/", expect=(202,))
        parts = urllib.parse.urlsplit(headers.get("location", ""))
        query = f"{parts.query}&" if parts.query else ""
        target = f"{parts.path}?{query}digest={urllib.parse.quote(blob.digest)}"
        sent = {"Content-Type": "application/octet-stream", "Content-Length": str(blob.size_bytes)}
        with blob.open() as content:
            self._try("PUT", target, body=_Stoppable(content, self._check_stop), headers=sent, expect=(201,))

    def manifest(self, reference: str) -> bytes:
        accepted = ", ".join((OCI_MANIFEST, DOCKER_MANIFEST, *INDEX_TYPES))
        _, _, body = self._call(
            "GET", f"{self._base}/manifests/{reference}", headers={"Accept": accepted}, expect=(200,)
        )
        return body

    def send_manifest(self, reference: str, body: bytes, media_type: str) -> str:
        if len(body) > DOCUMENT_LIMIT_BYTES:
            raise ImageError(f"the image's manifest is {len(body)} bytes long; registries take {DOCUMENT_LIMIT_BYTES}")
        self._call(
            "PUT", f"{self._base}/manifests/{reference}", body=body, headers={"Content-Type": media_type}, expect=(201,)
        )
        return digest_of(body)

    def _call(self, method: str, path: str, **request: Any) -> tuple[int, dict[str, str], bytes]:
        return self._patiently(lambda: self._try(method, path, **request))

    def _patiently(self, action: Callable[[], T]) -> T:
        """Do something again where the registry or the way to it has trouble that may pass."""
        pause = _FIRST_PAUSE_SECONDS
        for left in reversed(range(_ATTEMPTS)):
            self._check_stop()
            try:
                return action()
            except _Trouble:
                if not left:
                    raise
                time.sleep(random.uniform(pause / 2, pause))
                pause *= 2
        raise AssertionError("the last attempt returns or raises")

    def _try(
        self,
        method: str,
        path: str,
        *,
        body: bytes | _Stoppable = b"",
        headers: dict[str, str] | None = None,
        expect: tuple[int, ...],
    ) -> tuple[int, dict[str, str], bytes]:
        make = http.client.HTTPConnection if self._registry.plain_http else http.client.HTTPSConnection
        connection = make(self._registry.host, timeout=120, blocksize=_CHUNK_BYTES)
        try:
            sent = dict(headers or {})
            if self._authorization is not None:
                sent["Authorization"] = self._authorization
            connection.request(method, path, body=body or None, headers=sent)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise _Trouble(
                f"cannot reach the registry {self._registry.host}: {error!r}", fix="check the network and run again"
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
            kind = _Trouble if answer.status == 429 or answer.status >= 500 else ImageError
            raise kind(
                f"the registry {self._registry.host} answered {answer.status}: {content[:300].decode(errors='replace')}",
                where=f"{method} {path}",
                fix="run the command again a little later" if kind is _Trouble else None,
            )
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}, content
