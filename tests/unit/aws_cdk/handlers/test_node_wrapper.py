"""The wrapper around JavaScript handlers of apps, run by Node.js where there is one."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[4] / "src" / "aws_cdk" / "handlers"

Request = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs node")

_RUN = "require(process.argv[1]).handler(JSON.parse(process.argv[2]), {}).catch((e) => { console.error(e); process.exit(1); })"


def run(folder: Path, code: str, event: dict[str, Any]) -> None:
    (folder / "index.js").write_text(f"exports.handler = async (event) => {{ {code} }};")
    shutil.copy(FOLDER / "node_wrapper" / "__entrypoint__.js", folder)
    subprocess.run(["node", "-e", _RUN, str(folder / "__entrypoint__.js"), json.dumps(event)], check=True, timeout=60)


@pytest.mark.parametrize(
    ("kind", "physical_id"), [("Create", "request-1"), ("Update", "physical-1"), ("Delete", "physical-1")]
)
def test_success(kind: str, physical_id: str, tmp_path: Path, request_of: Request, answers: Any) -> None:
    run(tmp_path, "return { Data: { kind: event.RequestType } };", request_of(kind))
    answer = answers.only
    assert (answer["Status"], answer["PhysicalResourceId"], answer["Data"]) == ("SUCCESS", physical_id, {"kind": kind})


def test_failure_marks_a_resource_that_was_never_made(tmp_path: Path, request_of: Request, answers: Any) -> None:
    run(tmp_path, "throw new Error('went wrong');", request_of("Create"))
    failed = answers.received.pop()
    assert (failed["Status"], failed["Reason"]) == ("FAILED", "went wrong")
    run(
        tmp_path, "throw new Error('not asked');", request_of("Delete", PhysicalResourceId=failed["PhysicalResourceId"])
    )
    assert answers.only["Status"] == "SUCCESS"


def test_a_deletion_keeps_the_id(tmp_path: Path, request_of: Request, answers: Any) -> None:
    run(tmp_path, "return { PhysicalResourceId: 'other' };", request_of("Delete"))
    assert answers.only["Status"] == "FAILED"
    assert answers.only["PhysicalResourceId"] == "physical-1"


def test_an_answer_that_is_refused_is_sent_again(tmp_path: Path, request_of: Request, answers: Any) -> None:
    answers.refuse = 1
    run(tmp_path, "return {};", request_of("Create"))
    assert answers.only["Status"] == "SUCCESS"
