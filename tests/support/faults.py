"""A proxy that misbehaves the way networks and services do, in front of a real server."""

from __future__ import annotations

import http.client
import random
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

FAULTS = ("error-500", "throttled", "reset-before", "reset-after", "cut-answer", "slow-answer")
_THROTTLED = b"<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>reduce your request rate</Message></Error>"


class FaultProxy:
    """Forwards HTTP requests to ``backend``, with a fault now and then.

    Attributes:
        rate: Share of the requests that meet a fault.
        seen: How often each fault was made.
    """

    def __init__(self, backend: str, *, rate: float, seed: int) -> None:
        self.backend = urlsplit(backend).netloc
        self.rate = rate
        self.seen: Counter[str] = Counter()
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def next_fault(self) -> str | None:
        with self._lock:
            if self._random.random() >= self.rate:
                return None
            fault = self._random.choice(FAULTS)
            self.seen[fault] += 1
            return fault


@contextmanager
def fault_proxy(backend: str, *, rate: float = 0.2, seed: int = 1) -> Iterator[tuple[FaultProxy, str]]:
    """Run a proxy in front of ``backend``; yields it and its URL."""
    proxy = FaultProxy(backend, rate=rate, seed=seed)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            body = self._read_body()
            fault = proxy.next_fault()
            if fault == "reset-before":
                self._reset()
                return
            if fault in ("error-500", "throttled"):
                self._answer(500 if fault == "error-500" else 503, b"" if fault == "error-500" else _THROTTLED, {})
                return
            backend_connection = http.client.HTTPConnection(proxy.backend, timeout=60)
            headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
            backend_connection.request(self.command, self.path, body, headers)
            answer = backend_connection.getresponse()
            data = answer.read()
            backend_connection.close()
            if fault == "reset-after":
                self._reset()
                return
            kept = {
                name: value
                for name, value in answer.getheaders()
                if name.lower() not in ("connection", "transfer-encoding", "content-length", "keep-alive")
            }
            if self.command == "HEAD":
                kept["Content-Length"] = answer.getheader("Content-Length") or "0"
            self._answer(answer.status, data, kept, fault=fault)

        do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = _handle

        def _read_body(self) -> bytes:
            if self.headers.get("Expect", "").lower() == "100-continue":
                self.send_response_only(100)
                self.end_headers()
            if "chunked" in self.headers.get("Transfer-Encoding", ""):
                chunks = []
                while size := int(self.rfile.readline().split(b";")[0], 16):
                    chunks.append(self.rfile.read(size))
                    self.rfile.readline()
                while self.rfile.readline().strip():
                    pass
                del self.headers["Transfer-Encoding"]
                body = b"".join(chunks)
                self.headers["Content-Length"] = str(len(body))
                return body
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))

        def _answer(self, status: int, data: bytes, headers: dict[str, str], fault: str | None = None) -> None:
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if fault == "cut-answer" and data:
                self.wfile.write(data[: len(data) // 2])
                self.wfile.flush()
                self._reset()
            elif fault == "slow-answer":
                for at in range(0, len(data), max(1, len(data) // 5)):
                    self.wfile.write(data[at : at + max(1, len(data) // 5)])
                    self.wfile.flush()
                    time.sleep(0.02)
            else:
                self.wfile.write(data)

        def _reset(self) -> None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()

        def handle(self) -> None:
            with suppress(OSError):  # connections that were reset on purpose
                super().handle()

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield proxy, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
