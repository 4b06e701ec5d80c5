"""Pushing archives to a registry whose tags cannot change."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.images.registry import Registry, find_image, push_archive


class ImmutableRegistry(ThreadingHTTPServer):
    """A registry in memory; a tag that is there is refused, as ECR does it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.blobs: set[str] = set()
        self.manifests: dict[str, bytes] = {}
        self.refuses = ""

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
            if self.server.refuses:
                self.server.refuses = ""
                self.answer(500)
                return
            self.server.blobs.add(f"sha256:{hashlib.sha256(body).hexdigest()}")
        elif name in self.server.manifests:
            self.answer(400, b"ImageTagAlreadyExistsException")
            return
        else:
            self.server.manifests[name] = body
        self.answer(201)


@pytest.fixture
def server() -> Iterator[ImmutableRegistry]:
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
    server.refuses = "once"

    with pytest.raises(ImageError, match="answered 500"):
        push_archive(archive, server.registry, "r", "tag")
    assert server.manifests == {}
    assert push_archive(archive, server.registry, "r", "tag").sent_blobs == 1
