"""Starts the container engine that the user has: the program named by ``CDK_DOCKER``, else ``docker``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import IO, TYPE_CHECKING

from aws_cdk.core.docker_volume import DockerVolume
from aws_cdk.core.errors import CdkError

if TYPE_CHECKING:
    import subprocess

_PATIENCE_SECONDS = 2
_SHOWN_LINES = 30
_KEPT_CHARACTERS = 64 << 10


class EngineError(CdkError):
    """A command of the container engine failed, or the engine cannot be started.

    Attributes:
        status: Exit status of the command, negative for the signal that ended it; None if it was not started.
        output: The last part of what it wrote.
    """

    def __init__(self, what: str, *, status: int | None = None, output: str = "", fix: str | None = None) -> None:
        self.status = status
        self.output = output
        super().__init__(what, fix=fix)


def engine() -> str:
    """Return the engine's program."""
    return os.environ.get("CDK_DOCKER") or "docker"


def run_engine(arguments: Sequence[str], *, shown: bool = True) -> str:
    """Run the engine with ``arguments`` and return what it wrote.

    Args:
        arguments: The command line behind the program's name.
        shown: Whether its output goes to standard error as it comes.

    Raises:
        EngineError: it cannot be started, or does not end with status 0. The message has the end of the output.
    """
    status, output = _run([engine(), *arguments], shown=shown)
    if status != 0:
        raise EngineError(_failure(arguments, status, output), status=status, output=output)
    return output


def engine_succeeds(arguments: Sequence[str]) -> str | None:
    """Run the engine quietly; return what it wrote to standard output, or None if it does not end with status 0.

    Raises:
        EngineError: it cannot be started.
    """
    import subprocess

    with _starting():
        done = subprocess.run(
            [engine(), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def remove_containers_with(mount: str) -> None:
    """Remove the containers that have ``mount``, a directory of this machine or a volume, whatever they are doing."""
    found = engine_succeeds(["ps", "-aq", "--filter", f"volume={mount}"])
    if found and found.split():
        engine_succeeds(["rm", "-f", *found.split()])


def run_arguments(
    image: str,
    *,
    command: Sequence[str] | None = None,
    entrypoint: Sequence[str] | None = None,
    environment: Mapping[str, str] | None = None,
    network: str | None = None,
    platform: str | None = None,
    security_opt: str | None = None,
    user: str | None = None,
    volumes: Sequence[DockerVolume] | None = None,
    volumes_from: Sequence[str] | None = None,
    working_directory: str | None = None,
) -> list[str]:
    """Return the arguments that run ``command`` in a container which is removed when it ends.

    The order is the peer's: engines do not mind, but scripts in their place see it.
    """
    arguments = ["run", "--rm"]
    for flag, value in (
        ("--security-opt", security_opt),
        ("--network", network),
        ("--platform", platform),
        ("-u", user),
    ):
        if value:
            arguments += [flag, value]
    for container in volumes_from or ():
        arguments += ["--volumes-from", container]
    for volume in volumes or ():
        consistency = volume.consistency.name.lower() if volume.consistency is not None else "delegated"
        arguments += ["-v", f"{volume.host_path}:{volume.container_path}:{consistency}"]
    for name, value in (environment or {}).items():
        arguments += ["--env", f"{name}={value}"]
    if working_directory:
        arguments += ["-w", working_directory]
    if entrypoint:
        arguments += ["--entrypoint", entrypoint[0]]
    return [*arguments, image, *(entrypoint or ())[1:], *(command or ())]


def shown_command(arguments: Sequence[str]) -> str:
    """Return a command line as a shell would take it."""
    import shlex

    return shlex.join([engine(), *arguments])


class _starting:
    """Turns a failure to start the engine into our error."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: object) -> None:
        if isinstance(value, OSError):
            raise EngineError(
                f"cannot start the container engine '{engine()}': {(value.strerror or str(value)).lower()}",
                fix="install docker, podman, finch or nerdctl, or let the variable CDK_DOCKER name the program",
            ) from value


def _run(command: Sequence[str], *, shown: bool) -> tuple[int, str]:
    import subprocess

    with _starting():
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if shown else subprocess.PIPE,
        )
    try:
        if not shown:
            output, errors = process.communicate()
            text = output.decode("utf-8", "replace")
            return process.returncode, text if process.returncode == 0 else text + errors.decode("utf-8", "replace")
        assert process.stdout is not None
        kept = _relay(process.stdout)
        return process.wait(), kept
    except BaseException:
        _stop(process)
        raise


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a command that was interrupted; a container whose first process ignores signals keeps it for a while."""
    import subprocess

    process.terminate()
    try:
        process.wait(timeout=_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _relay(stream: IO[bytes]) -> str:
    """Pass a stream on to standard error; return its end."""
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    kept = ""
    with stream:
        while True:
            block = os.read(stream.fileno(), 65536)
            text = decoder.decode(block, final=not block)
            sys.stderr.write(text)
            sys.stderr.flush()
            kept = (kept + text)[-_KEPT_CHARACTERS:]
            if not block:
                return kept


def _failure(arguments: Sequence[str], status: int, output: str) -> str:
    lines = [f"{engine()} exited with {_described(status)}", f"  command: {shown_command(arguments)}"]
    written = output.rstrip().splitlines()
    if written:
        left_out = len(written) - _SHOWN_LINES
        head = f"  output (the last {_SHOWN_LINES} of {len(written)} lines):" if left_out > 0 else "  output:"
        lines += [head, *("    " + line for line in written[-_SHOWN_LINES:])]
    return "\n".join(lines)


def _described(status: int) -> str:
    if status >= 0:
        return f"status {status}"
    import signal

    try:
        return f"signal {signal.Signals(-status).name}"
    except ValueError:
        return f"signal {-status}"
