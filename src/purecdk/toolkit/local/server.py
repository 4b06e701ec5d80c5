"""Start and stop the embedded AWS, and make a cloud that can reach nothing else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.errors import MissingExtra, ToolkitError

ACCOUNT: Final = "123456789012"
REGION: Final = "us-east-1"
_START_SECONDS: Final = 60.0


@dataclass(frozen=True, kw_only=True)
class LocalCloud:
    """An embedded AWS that runs.

    Attributes:
        endpoint: Its URL, on loopback.
        account: The account of whoever does not say otherwise.
    """

    cloud: AwsCloud
    endpoint: str
    account: str = ACCOUNT
    region: str = REGION


@contextmanager
def local_cloud(
    *, state: Path | None = None, region: str | None = None, say: Callable[[str], None] = lambda line: None
) -> Iterator[LocalCloud]:
    """Run the embedded AWS for the time of a ``with`` block.

    Args:
        state: Folder to keep buckets, stacks and functions in between runs; thrown away by default.
        region: Region of what does not say otherwise.
        say: Told in one line what runs where.

    Raises:
        MissingExtra: MiniStack is not installed.
        ToolkitError: it does not start.
    """
    _require_ministack()
    port = _free_port()
    endpoint = f"http://127.0.0.1:{port}"
    region = region or REGION
    with tempfile.TemporaryDirectory(prefix="purecdk-local-") as scratch:
        log = Path(scratch) / "ministack.log"
        with open(log, "wb") as output:
            child = subprocess.Popen(
                [sys.executable, "-m", "purecdk.toolkit.local.serve"],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=_environment(os.environ, port=port, state=state, scratch=Path(scratch), region=region),
                start_new_session=True,  # Ctrl-C is for us; the server stops after we did
            )
        try:
            _wait_until_ready(child, endpoint, log)
            say(f"embedded AWS (MiniStack) on {endpoint}" + (f", state in {state}" if state else ""))
            sessions = Sessions(region=region, endpoint=endpoint, local_account=ACCOUNT)
            yield LocalCloud(cloud=AwsCloud(sessions), endpoint=endpoint, region=region)
        finally:
            _stop(child)


def _environment(
    base: Mapping[str, str], *, port: int, state: Path | None, scratch: Path, region: str
) -> dict[str, str]:
    """Return the child's variables; whatever the user has set for AWS stays out of it."""
    variables = {
        name: value
        for name, value in base.items()
        if not name.startswith(("AWS_", "MINISTACK_", "LOCALSTACK_", "LAMBDA_"))
    }
    variables.update(
        BIND_HOST="127.0.0.1",
        GATEWAY_PORT=str(port),
        MINISTACK_ACCOUNT_ID=ACCOUNT,
        MINISTACK_HOST="127.0.0.1",
        MINISTACK_REGION=region,
        AWS_DEFAULT_REGION=region,
        AWS_ACCESS_KEY_ID="test",
        AWS_SECRET_ACCESS_KEY="test",
        TMPDIR=str(scratch),
        LOG_LEVEL="WARNING",
        PYTHONUNBUFFERED="1",
        PYTHONUTF8="1",  # it writes the programs of functions in the encoding of the locale
    )
    if state is not None:
        state.mkdir(parents=True, exist_ok=True)
        folder = state.resolve()
        variables.update(
            PERSIST_STATE="1", STATE_DIR=str(folder / "state"), S3_PERSIST="1", S3_DATA_DIR=str(folder / "s3")
        )
    else:
        variables.update(STATE_DIR=str(scratch / "state"), S3_DATA_DIR=str(scratch / "s3"))
    return variables


def _require_ministack() -> None:
    from importlib.util import find_spec

    if find_spec("ministack") is None:
        raise MissingExtra(
            "the embedded AWS is not installed", where="--local", fix="run `pip install 'purecdk[local]'`"
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(child: subprocess.Popen[bytes], endpoint: str, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    pause = 0.02
    while time.monotonic() < deadline:
        if child.poll() is not None:
            break
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
                f"{endpoint}/_ministack/ready", timeout=5
            ):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(pause)
            pause = min(pause * 1.5, 0.3)
    said = log.read_text(encoding="utf-8", errors="replace").strip()[-2000:]
    raise ToolkitError(
        "the embedded AWS did not start" + (f":\n{said}" if said else ""),
        where=endpoint,
        fix="run `pip install --upgrade 'purecdk[local]'`, and check that loopback is open",
    )


def _stop(child: subprocess.Popen[bytes]) -> None:
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
    try:
        child.wait(20)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
