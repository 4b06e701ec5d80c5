"""Run an app in a child process and get its cloud assembly; or take an assembly that is there already.

What the child is told is what the official CLI tells it, telemetry aside, so templates come out the same.

Source: variables and context observed on aws-cdk 2.1148.1 with an app that prints its environment.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from purecdk.toolkit.errors import AppError

PEER_CLI_VERSION: Final = "2.1148.1"  # CDK_CLI_VERSION: libraries compare it with the version they ask for
PEER_ASSEMBLY_VERSION: Final = "55.0.0"  # CDK_CLI_ASM_VERSION: the newest schema that the peer's CLI reads
DEFAULT_REGION: Final = "us-east-1"
ALL_STACKS: Final = ("**",)

_END_SECONDS: Final = 10.0  # what an app that is to end gets for it

# Linux allows 128 KiB for one variable, name included; other systems have their limit on all variables together.
_MAX_CONTEXT_BYTES: Final = 100 * 1024


class SynthOptions:
    """How the app is run; the defaults are those of ``cdk synth --no-version-reporting``.

    Attributes:
        bundling_stacks: Patterns of the stacks whose assets are bundled; empty for commands that need no assets.
        debug: Ask the app for creation stack traces.
        validation: Whether stacks with ``validateOnSynth`` are validated.
    """

    def __init__(
        self,
        *,
        output: str = "cdk.out",
        context: Mapping[str, Any] | None = None,
        bundling_stacks: Sequence[str] = ALL_STACKS,
        path_metadata: bool = True,
        asset_metadata: bool = True,
        staging: bool = True,
        debug: bool = False,
        validation: bool = True,
        account: str | None = None,
        region: str | None = None,
    ) -> None:
        self.output = output
        self.context = dict(context or {})
        self.bundling_stacks = tuple(bundling_stacks)
        self.path_metadata = path_metadata
        self.asset_metadata = asset_metadata
        self.staging = staging
        self.debug = debug
        self.validation = validation
        self.account = account
        self.region = region


def app_context(options: SynthOptions) -> dict[str, Any]:
    """Return the context that the app gets: the user's own first, then what the toolkit asks for."""
    context = dict(options.context)
    if options.path_metadata:
        context["aws:cdk:enable-path-metadata"] = True
    if options.asset_metadata:
        context["aws:cdk:enable-asset-metadata"] = True
    context["aws:cdk:disable-version-reporting"] = True
    if not options.staging:
        context["aws:cdk:disable-asset-staging"] = True
    context["aws:cdk:bundling-stacks"] = list(options.bundling_stacks)
    context["@aws-cdk/core:failSynthOnValidationErrors"] = False  # the toolkit reads the report and decides
    return context


def app_environment(options: SynthOptions, base: Mapping[str, str]) -> dict[str, str]:
    """Return the child's variables, without those for context."""
    environment = dict(base)
    environment["CDK_OUTDIR"] = options.output
    environment["CDK_CLI_ASM_VERSION"] = PEER_ASSEMBLY_VERSION
    environment["CDK_CLI_VERSION"] = PEER_CLI_VERSION
    environment["CDK_DEFAULT_REGION"] = options.region or DEFAULT_REGION
    if options.account:
        environment["CDK_DEFAULT_ACCOUNT"] = options.account
    if options.debug:
        environment["CDK_DEBUG"] = "true"
    if not options.validation:
        environment["CDK_VALIDATION"] = "false"
    return environment


def split_context(context: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return the context as JSON for ``CDK_CONTEXT_JSON``, and JSON for the overflow file if it is too large for that.

    Small values stay in the variable, as many as fit; the others go into the file.
    """
    text = _json(context)
    if len(text.encode()) <= _MAX_CONTEXT_BYTES:
        return text, None
    room, kept, moved = _MAX_CONTEXT_BYTES, {}, {}
    for key, value in context.items():
        size = len(_json({key: value}).encode())
        if size <= room:
            kept[key] = value
            room -= size
        else:
            moved[key] = value
    return _json(kept), _json(moved)


def run_app(
    command: str,
    options: SynthOptions,
    *,
    environment: Mapping[str, str] | None = None,
    while_running: Callable[[], object] | None = None,
) -> Path:
    """Run the app's command through the shell and return the folder of its assembly.

    The app's standard output is passed on to our standard error, so that results of commands stay clean.

    Args:
        command: What ``--app`` says.
        options: How to synthesize.
        environment: Variables to start from; this process's by default.
        while_running: Called once the child runs, to use the time.

    Raises:
        AppError: the command cannot be run, exits with another status than 0, or leaves no ``manifest.json``.
    """
    variables = app_environment(options, os.environ if environment is None else environment)
    _prefer_own_interpreter(variables)
    output = Path(options.output)
    manifest = output / "manifest.json"
    with suppress(FileNotFoundError, NotADirectoryError):
        manifest.unlink()  # an app that fails must not leave the last run's assembly to be deployed
    text, overflow = split_context(app_context(options))
    variables["CDK_CONTEXT_JSON"] = text
    with tempfile.TemporaryDirectory(prefix="purecdk-context-") if overflow is not None else _nothing() as folder:
        if folder is not None and overflow is not None:
            path = os.path.join(folder, "context-overflow.json")
            Path(path).write_text(overflow, encoding="utf-8")
            variables["CONTEXT_OVERFLOW_LOCATION_ENV"] = path
        status = _run(guess_command(command), variables, while_running)
    if status != 0:
        how = f"ended by signal {-status}" if status < 0 else f"exited with status {status}"
        raise AppError(
            f"the app's command {how}",
            where=command,
            fix="see its own output above; the app must run with `python app.py` too",
        )
    if not manifest.is_file():
        raise AppError(
            f"the app wrote no cloud assembly to {options.output!r}",
            where=command,
            fix="call app.synth() at the end of the app, and leave App(outdir=...) unset",
        )
    return output


def guess_command(command: str) -> str:
    """Return the command line for ``--app``: a Python file that is not executable is run with this interpreter."""
    path = command.strip()
    if path.endswith(".py") and os.path.isfile(path) and not os.access(path, os.X_OK):
        import shlex

        return f"{shlex.quote(sys.executable)} {shlex.quote(path)}"
    return command


def is_assembly(app: str) -> bool:
    """Whether ``--app`` names the folder of an assembly instead of a command."""
    return os.path.isdir(app)


def _run(command: str, variables: dict[str, str], while_running: Callable[[], object] | None) -> int:
    try:
        # Without a terminal the shell and all it starts are a group of their own, so that they can be ended together.
        is_group = not (sys.stdin and sys.stdin.isatty())
        child = subprocess.Popen(
            command, shell=True, env=variables, stdout=sys.stderr.fileno(), start_new_session=is_group
        )
    except OSError as error:
        raise AppError(f"the app's command cannot be started: {error}", where=command, fix="check --app") from error
    try:
        if while_running is not None:
            while_running()
        return child.wait()
    except BaseException:
        _end(child, signal.SIGTERM, is_group)
        try:
            child.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            _end(child, signal.SIGKILL, is_group)
            child.wait()
        raise


def _end(child: subprocess.Popen[bytes], number: int, is_group: bool) -> None:
    with suppress(ProcessLookupError):
        if is_group:
            os.killpg(child.pid, number)
        else:
            child.send_signal(number)


def _prefer_own_interpreter(variables: dict[str, str]) -> None:
    """Let ``python`` be the one that purecdk is installed in, unless the user activated an environment."""
    if sys.prefix != sys.base_prefix and "VIRTUAL_ENV" not in variables:
        folder = os.path.dirname(sys.executable)
        variables["PATH"] = os.pathsep.join(filter(None, (folder, variables.get("PATH"))))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _nothing:
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None
