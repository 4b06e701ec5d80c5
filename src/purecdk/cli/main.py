"""The entry point: parse, run one command, turn what it raises into words and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, OptionsFirst


class _Commands(OptionsFirst):
    """Commands that are imported when they are named, since each pulls in what it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in _MODULES if name not in _ALIASES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f"purecdk.cli.{module}"), module)
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


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="purecdk", message="%(version)s")
def cli() -> None:
    """AWS CDK v2 without Node: synthesize, publish and deploy."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process."""
    sys.exit(run(arguments))


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
        sys.stderr.close()
        return int(ExitCode.FAILED)
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    from purecdk.cli.terminal import Terminal
    from purecdk.toolkit.errors import Interrupted, SettingsError

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
    terminal.error(error)
    if not terminal.verbose and not hasattr(error, "code"):
        terminal.note("  fix: this is a defect of purecdk; run again with --verbose and report what it prints")
    return int(ExitCode.INTERRUPTED if isinstance(error, Interrupted) else ExitCode.FAILED)


if __name__ == "__main__":
    main()
