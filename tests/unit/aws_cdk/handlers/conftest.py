"""Handlers as Lambda runs them: their folder on the path, answers sent to a URL."""

from __future__ import annotations

import importlib.util
import json
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = str(Path(__file__).parents[4] / "src" / "aws_cdk" / "handlers")


class Answers:
    """The other end of ``ResponseURL``: remembers what was sent, and can refuse some of it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.received: list[dict[str, Any]] = []
        self.refuse = 0

    @property
    def only(self) -> dict[str, Any]:
        (answer,) = self.received
        return answer


@pytest.fixture
def answers() -> Iterator[Answers]:
    class Receiver(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if found.refuse:
                found.refuse -= 1
                self.send_response(503)
            else:
                found.received.append({**json.loads(body), "content-type": self.headers["content-type"]})
                self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    found = Answers(f"http://127.0.0.1:{server.server_port}/answer?signed=1")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


class Context:
    """Lambda's context, as far as handlers ask it."""

    def __init__(self) -> None:
        self.log_stream_name = "stream"
        self.function_name = "handler"
        self.invoked_function_arn = "arn:aws:lambda:eu-west-1:111111111111:function:handler"

    def get_remaining_time_in_millis(self) -> int:
        return 60_000


@pytest.fixture
def lambda_context() -> Context:
    return Context()


@pytest.fixture
def load_handler(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Return a function that loads ``<name>/index.py`` afresh, or the shared contract, without pauses between attempts."""

    def load(name: str) -> ModuleType:
        monkeypatch.syspath_prepend(FOLDER)
        monkeypatch.delitem(sys.modules, "cfn_response", raising=False)
        import cfn_response  # found on the path just given

        monkeypatch.setattr(cfn_response.time, "sleep", lambda seconds: None)
        if name == "cfn_response":
            return cfn_response  # type: ignore[no-any-return]  # a module
        # What stands beside the handler is found as in its asset.
        folder = Path(FOLDER) / name
        monkeypatch.syspath_prepend(str(folder))
        (file,) = [path for path in folder.iterdir() if path.name in ("index.py", "framework.py")]
        spec = importlib.util.spec_from_file_location(f"handler_{name}", file)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture
def request_of(answers: Answers) -> Callable[..., dict[str, Any]]:
    """Return a function that makes CloudFormation's request to a custom resource."""

    def make(kind: str, properties: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        event = {
            "RequestType": kind,
            "ResponseURL": answers.url,
            "StackId": "arn:aws:cloudformation:eu-west-1:111111111111:stack/S/1",
            "RequestId": "request-1",
            "LogicalResourceId": "Thing",
            "ResourceType": "Custom::Thing",
            "ResourceProperties": {"ServiceToken": "token", **(properties or {})},
            **more,
        }
        if kind != "Create":
            event.setdefault("PhysicalResourceId", "physical-1")
        return event

    return make
