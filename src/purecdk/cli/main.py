"""The entry point: parse, run one command, turn what it raises into words and an exit code."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, OptionsFirst, name_variables


class _Commands(OptionsFirst):
    """Commands that are imported when they are named, since each pulls in what it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in _MODULES if name not in _ALIASES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _MODULES.get(cmd_name)
        if module is None:
            if cmd_name in _OFFICIAL:
                ctx.fail(f"{cmd_name!r} is a command of the official tool that purecdk does not have.")
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f"purecdk.cli.{module}"), module)
        name_variables(command)
        return command


_MODULES = {
    "synth": "synth",
    "synthesize": "synth",
    "list": "list_stacks",
    "ls": "list_stacks",
    "publish": "publish",
    "deploy": "deploy",
    "destroy": "destroy",
    "diff": "diff",
    "plan": "plan",
    "assets": "assets",
    "bootstrap": "bootstrap",
    "metadata": "metadata",
    "context": "context",
    "doctor": "doctor",
}
_ALIASES = frozenset({"synthesize", "ls"})
_OFFICIAL = frozenset(
    {"acknowledge", "ack", "cli-telemetry", "docs", "drift", "flags", "gc", "import", "init", "migrate", "notices"}
    | {"refactor", "rollback", "version", "watch"}
)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="purecdk", message="%(version)s")
def cli() -> None:
    """AWS CDK v2 without Node: synthesize, publish and deploy."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process."""
    _open_streams()
    signal.signal(signal.SIGTERM, _interrupt)  # commands that change things bring them to a safe point first
    sys.exit(run(arguments))


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _open_streams() -> None:
    """Have streams that can be written to, whatever this process was started with.

    Descriptors of closed streams would otherwise be given to the next files opened, and take what is printed. Documents
    are UTF-8 wherever they are written to; terminals get what they can show.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free is this one
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no exception leaves but those that end an interpreter."""
    try:
        code = cli.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
        return int(code) if isinstance(code, int) else int(ExitCode.OK)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.UsageError as error:
        error.show()
        return int(ExitCode.FAILED)
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("stopped\n")
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:  # the reader of our output went away: nothing more to say
        from purecdk.cli.progress import silence

        silence(sys.stdout)
        return int(ExitCode.FAILED)
    except Exception as error:
        return _failed(error)
    finally:
        if "purecdk.toolkit.locking" in sys.modules:
            from purecdk.toolkit.locking import release

            release()


def _failed(error: Exception) -> int:
    from purecdk.cli.progress import silence
    from purecdk.cli.terminal import Terminal
    from purecdk.toolkit.errors import Interrupted, SettingsError, ToolkitError

    context = Common.latest
    terminal = context.terminal() if context is not None else Terminal()
    if terminal.verbose:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError) and error.filename is not None:
        error = SettingsError(
            f"{error.strerror}: {str(error.filename)!r}",
            where=str(error.filename),
            fix="check the path and its permissions",
        )
    elif isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
        error = ToolkitError(
            f"output cannot be written: {error.strerror}",
            where="standard output",
            fix="free space where it leads to, then run the command again",
        )
        silence(sys.stdout)
    terminal.error(error)
    if not terminal.verbose and not hasattr(error, "code"):
        terminal.note("  fix: this is a defect of purecdk; run again with --verbose and report what it prints")
    return int(ExitCode.INTERRUPTED if isinstance(error, Interrupted) else ExitCode.FAILED)


if __name__ == "__main__":
    main()
