"""Pushing archives to a registry whose tags cannot change."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from purecdk.toolkit.errors import ImageError, Interrupted
from purecdk.toolkit.images.registry import Registry, find_image, push_archive


class ImmutableRegistry(ThreadingHTTPServer):
    """A registry in memory; a tag that is there is refused, as ECR does it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.blobs: set[str] = set()
        self.manifests: dict[str, bytes] = {}
        self.refusals = 0

    @property
    def registry(self) -> Registry:
        return Registry(host=f"127.0.0.1:{self.server_address[1]}", plain_http=True)


class _Handler(BaseHTTPRequestHandler):
    server: ImmutableRegistry

    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        self.answer(200 if self.path.rpartition("/")[2] in self.server.blobs else 404)

    def do_GET(self) -> None:
        found = self.server.manifests.get(self.path.rpartition("/")[2])
        self.answer(404 if found is None else 200, found or b"")

    def do_POST(self) -> None:
        self.answer(202, Location=self.path)

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        name = self.path.rpartition("/")[2]
        if "?digest=" in self.path:
            if self.server.refusals:
                self.server.refusals -= 1
                self.answer(503)
                return
            self.server.blobs.add(f"sha256:{hashlib.sha256(body).hexdigest()}")
        elif name in self.server.manifests:
            self.answer(400, b"ImageTagAlreadyExistsException")
            return
        else:
            self.server.manifests[name] = body
        self.answer(201)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ImmutableRegistry]:
    monkeypatch.setattr("purecdk.toolkit.images.registry._FIRST_PAUSE_SECONDS", 0.0)
    with ImmutableRegistry() as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def saved(path: Path, layer: bytes) -> Path:
    names = json.dumps([{"Config": "config.json", "Layers": ["layer.tar"]}]).encode()
    with tarfile.open(path, "w") as archive:
        for name, content in (("layer.tar", layer), ("config.json", b"{}"), ("manifest.json", names)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def test_a_tag_that_has_this_image_already_is_fine(tmp_path: Path, server: ImmutableRegistry) -> None:
    archive = saved(tmp_path / "image.tar", b"layer")

    first = push_archive(archive, server.registry, "r", "tag")
    second = push_archive(archive, server.registry, "r", "tag")

    assert (first.sent_blobs, second.sent_blobs) == (2, 0)
    assert first.image == second.image == find_image(server.registry, "r", "tag")


def test_a_tag_that_has_another_image_is_named_with_both_digests(tmp_path: Path, server: ImmutableRegistry) -> None:
    there = push_archive(saved(tmp_path / "one.tar", b"one"), server.registry, "r", "tag").image.digest

    with pytest.raises(ImageError, match="does not let tags change") as caught:
        push_archive(saved(tmp_path / "two.tar", b"two"), server.registry, "r", "tag")

    assert there in caught.value.what
    assert "this image is sha256:" in str(caught.value.where)


def test_an_interrupted_push_goes_on_where_it_stopped(tmp_path: Path, server: ImmutableRegistry) -> None:
    archive = saved(tmp_path / "image.tar", b"layer")
    push_archive(archive, server.registry, "r", "tag")
    layer, *_ = server.blobs
    server.blobs.remove(layer)
    server.manifests.clear()
    server.refusals = 5

    with pytest.raises(ImageError, match="answered 503"):
        push_archive(archive, server.registry, "r", "tag")
    assert server.manifests == {}
    assert push_archive(archive, server.registry, "r", "tag").sent_blobs == 1


def test_trouble_that_passes_is_not_told(tmp_path: Path, server: ImmutableRegistry) -> None:
    server.refusals = 4

    assert push_archive(saved(tmp_path / "image.tar", b"layer"), server.registry, "r", "tag").sent_blobs == 2


def test_a_push_stops_where_it_is_told_to(tmp_path: Path, server: ImmutableRegistry) -> None:
    def check_stop() -> None:
        if server.blobs:
            raise Interrupted("stopped")

    with pytest.raises(Interrupted):
        push_archive(saved(tmp_path / "image.tar", b"layer"), server.registry, "r", "tag", check_stop=check_stop)

    assert len(server.blobs) == 1 and not server.manifests


def test_a_layer_that_is_large_is_the_same_as_a_small_one_in_gzip(tmp_path: Path, server: ImmutableRegistry) -> None:
    layer = bytes(range(256)) * 20_000  # several parts

    push_archive(saved(tmp_path / "image.tar", layer), server.registry, "r", "tag")

    compressor = zlib.compressobj(6, zlib.DEFLATED, 31)
    whole = compressor.compress(layer) + compressor.flush()
    assert f"sha256:{hashlib.sha256(whole).hexdigest()}" in server.blobs
    assert gzip.decompress(whole) == layer
