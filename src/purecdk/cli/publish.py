"""``purecdk publish``: send the assets of stacks to where their templates expect them."""

from __future__ import annotations

from typing import Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.running import chosen_stacks, finish, make_run_options, run_options, show_plan, stop_on_signals


@click.command("publish")
@click.argument("stacks", nargs=-1)
@click.option("--all", "all_stacks", is_flag=True, help="All top-level stacks.")
@click.option("-e", "--exclusively", is_flag=True, help="Leave out the stacks that the named ones need.")
@click.option("-f", "--force", is_flag=True, help="Send what is there already, too.")
@click.option("--asset", "assets", multiple=True, help="Only this asset: id, start of id, or display name.")
@click.option(
    "--type", "kinds", type=click.Choice(["file", "image"]), multiple=True, help="Only files, or only images."
)
@click.option("--concurrency", type=click.IntRange(1, 256), help="Uploads at once.")
@run_options
@common_options
def publish(common: Common, **options: Any) -> int:
    """Publish the assets of the app's stacks, or of the stacks named; nothing is deployed."""
    return _publish(common, **options)


def _publish(
    common: Common,
    *,
    stacks: tuple[str, ...],
    all_stacks: bool,
    exclusively: bool,
    force: bool,
    assets: tuple[str, ...],
    kinds: tuple[str, ...],
    concurrency: int | None,
    dry_run: bool,
    asset_concurrency: int | None,
    json_lines: bool,
    **options: Any,
) -> int:
    made = common.synthesize(stacks if exclusively and stacks else ("**",))
    from purecdk.cli.progress import listener
    from purecdk.toolkit.errors import ToolkitError
    from purecdk.toolkit.operations import publish as run_publish
    from purecdk.toolkit.plan import PushImage, UploadObject
    from purecdk.toolkit.selection import Extend

    terminal = common.terminal()
    chosen = chosen_stacks(
        terminal,
        made.assembly,
        stacks,
        extend=Extend.NONE if exclusively else Extend.DEPENDENCIES,
        all_stacks=all_stacks or not stacks,
    )
    common.judge(made.assembly, chosen)
    run = make_run_options(
        made_here=made.made_here,
        dry_run=dry_run,
        force=force,
        asset_concurrency=concurrency or asset_concurrency,
        **options,
    )
    with stop_on_signals(terminal) as stop, listener(terminal) as emit:
        result = run_publish(
            made.assembly,
            chosen,
            common.cloud(),
            emit,
            options=run,
            assets=assets,
            kinds=kinds or ("file", "image"),
            stop=stop,
        )
    if assets and not result.plan.steps:
        raise ToolkitError(
            f"no asset is called {', '.join(map(repr, assets))}", fix="`purecdk assets list` shows ids and names"
        )
    if dry_run:
        show_plan(common, result.plan)
        return ExitCode.OK
    code = finish(result)
    sent = sum(isinstance(step, (UploadObject, PushImage)) for step in result.plan.steps)
    kept = len(result.plan.steps) - len(result.plan.changes)
    terminal.note(f"published {sent} asset{'' if sent == 1 else 's'}, {kept} were there already")
    return code
