"""What the commands that change things share: bounds, trust, signals, the last line."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common
from purecdk.cli.terminal import Terminal, json_text
from purecdk.toolkit.execution import DEFAULT_BOUNDS, StopRequest
from purecdk.toolkit.plan import Lane, Plan
from purecdk.toolkit.publishing import Trust

if TYPE_CHECKING:
    from cloud_assembly.schema import CloudAssembly, StackArtifact
    from purecdk.toolkit.aws.cloud import AwsCloud
    from purecdk.toolkit.operations import RunOptions, RunResult
    from purecdk.toolkit.selection import Extend

F = TypeVar("F", bound=Callable[..., Any])

_CLEANUP_SECONDS = 2.0  # from the second signal to the end


def run_options(function: F) -> F:
    """Give a command the options about running a plan."""
    for option in reversed(
        [
            click.option("--dry-run", is_flag=True, help="Show the plan, and do nothing."),
            click.option("--json", "json_lines", is_flag=True, help="Write events, or the plan, as JSON."),
            click.option("--asset-concurrency", type=click.IntRange(1, 256), help="Uploads at once."),
            click.option("--asset-build-concurrency", type=click.IntRange(1, 64), help="Image builds at once."),
            click.option(
                "--asset-parallelism/--no-asset-parallelism", default=True, help="Publish assets in parallel."
            ),
            click.option("--allow-external-sources", is_flag=True, help="Publish sources outside of the assembly."),
            click.option("--allow-executables", is_flag=True, help="Run programs that make assets."),
        ]
    ):
        function = option(function)
    return function


def make_run_options(
    *,
    made_here: bool,
    dry_run: bool,
    force: bool,
    asset_concurrency: int | None,
    asset_build_concurrency: int | None,
    asset_parallelism: bool,
    allow_external_sources: bool,
    allow_executables: bool,
    stack_concurrency: int = 1,
) -> RunOptions:
    """Return how a plan is run, from what a command was given."""
    from purecdk.toolkit.operations import RunOptions

    bounds = dict(DEFAULT_BOUNDS)
    if asset_concurrency is not None:
        bounds[Lane.UPLOAD] = asset_concurrency
    if asset_build_concurrency is not None:
        bounds[Lane.BUILD] = asset_build_concurrency
    if not asset_parallelism:
        bounds.update({Lane.PACK: 1, Lane.UPLOAD: 1, Lane.BUILD: 1})
    bounds[Lane.STACK] = stack_concurrency
    return RunOptions(
        bounds=bounds,
        dry_run=dry_run,
        force=force,
        trust=Trust(made_here=made_here, external_sources=allow_external_sources, executables=allow_executables),
    )


local_state_option = click.option(
    "--local-state",
    type=click.Path(file_okay=False),
    help="Use an embedded AWS with the state that `deploy --local-state` kept in this folder.",
)


@contextmanager
def chosen_cloud(common: Common, local_state: str | None) -> Iterator[AwsCloud]:
    """The cloud that the settings lead to, or an embedded one with the state of an earlier run."""
    if local_state is None:
        yield common.cloud()
        return
    from purecdk.toolkit.local.server import local_cloud

    with local_cloud(state=Path(local_state), region=common.region, say=common.terminal().note) as local:
        common.environment = (local.account, local.region)
        yield local.cloud


@contextmanager
def stop_on_signals(terminal: Terminal) -> Iterator[StopRequest]:
    """Turn Ctrl-C and SIGTERM into a stop request; a second one, or one at a question, ends the process at once."""
    stop = StopRequest()

    def handle(number: int, frame: FrameType | None) -> None:
        if stop.stopped:  # what cannot be interrupted, like a request under way, is given a moment
            threading.Thread(target=_end_soon, daemon=True).start()
        if stop.stopped or terminal.is_asking:
            raise KeyboardInterrupt
        terminal.note("stopping: what is under way is brought to a safe point (once more to end at once)")
        stop.stop()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_soon() -> None:
    time.sleep(_CLEANUP_SECONDS)
    os._exit(ExitCode.INTERRUPTED)


def chosen_stacks(
    terminal: Terminal, assembly: CloudAssembly, stacks: Sequence[str], *, extend: Extend, all_stacks: bool
) -> tuple[StackArtifact, ...]:
    """Return the stacks that a command is about, and say which "all" leaves out.

    Raises:
        ToolkitError: as :func:`purecdk.toolkit.selection.select_stacks`; or names and ``--all`` are given together.
    """
    from purecdk.toolkit.errors import SettingsError
    from purecdk.toolkit.selection import select_stacks, stacks_in_stages

    if stacks and all_stacks:
        raise SettingsError("stacks are named, and --all is given too", where="--all", fix="give one of the two")
    chosen = select_stacks(assembly, stacks, extend=extend, all_stacks=all_stacks)
    left_out = stacks_in_stages(assembly, chosen) if all_stacks else ()
    if left_out:
        names = ", ".join(stack.display_name for stack in left_out)
        terminal.note(f"left out, since they are in stages: {names} (name them, or give '**' for every stack)")
    return chosen


def show_plan(common: Common, plan: Plan) -> None:
    """Print a plan that is not run."""
    terminal = common.terminal()
    if terminal.json_lines:
        terminal.result(json_text(plan.as_json()))
        return
    for note in plan.notes:
        terminal.note(note)
    for line in plan.lines():
        terminal.result(line)
    changes = len(plan.changes)
    terminal.note(
        f"{changes} step{'' if changes == 1 else 's'} to do, {len(plan.steps) - changes} done already; nothing was changed"
    )


def finish(result: RunResult) -> ExitCode:
    """Raise for what failed; else all is well."""
    if result.report is not None:
        result.report.raise_for_failures()
    return ExitCode.OK
