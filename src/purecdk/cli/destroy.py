"""``purecdk destroy``: delete stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.running import (
    chosen_cloud,
    chosen_stacks,
    finish,
    local_state_option,
    make_run_options,
    run_options,
    show_plan,
    stop_on_signals,
)

if TYPE_CHECKING:
    from purecdk.toolkit.aws.cloud import AwsCloud


@click.command("destroy")
@click.argument("stacks", nargs=-1)
@click.option("--all", "all_stacks", is_flag=True, help="All top-level stacks.")
@click.option("-e", "--exclusively", is_flag=True, help="Leave out the stacks that need the named ones.")
@click.option("-f", "--force", is_flag=True, help="Do not ask.")
@click.option("--concurrency", type=click.IntRange(1, 64), default=1, help="Stacks deleted at once.")
@click.option("-r", "--role-arn", help="Role that CloudFormation acts with.")
@local_state_option
@run_options
@common_options
def destroy(common: Common, local_state: str | None, **options: Any) -> int:
    """Delete the app's stack, or the stacks named, after the stacks that need them."""
    with chosen_cloud(common, local_state) as cloud:
        return _destroy(common, cloud, **options)


def _destroy(
    common: Common,
    cloud: AwsCloud,
    *,
    stacks: tuple[str, ...],
    all_stacks: bool,
    exclusively: bool,
    force: bool,
    concurrency: int,
    role_arn: str | None,
    dry_run: bool,
    json_lines: bool,
    **options: Any,
) -> int:
    made = common.synthesize(())
    from purecdk.cli.progress import listener
    from purecdk.toolkit.errors import ApprovalDeclined
    from purecdk.toolkit.operations import destroy as run_destroy
    from purecdk.toolkit.plan import Plan
    from purecdk.toolkit.selection import Extend, matching_stacks, unmatched_patterns

    terminal = common.terminal()
    extend = Extend.NONE if exclusively else Extend.DEPENDENTS
    unmatched = unmatched_patterns(made.assembly, stacks)
    if unmatched:  # as the peer: what does not exist need not be destroyed
        terminal.warning(f"no stack matches {', '.join(map(repr, unmatched))}")
        chosen = matching_stacks(made.assembly, stacks, extend=extend)
        if not chosen:
            return ExitCode.OK
    else:
        chosen = chosen_stacks(terminal, made.assembly, stacks, extend=extend, all_stacks=all_stacks)

    def agree(plan: Plan) -> bool:
        if force or common.yes:
            return True
        for line in plan.lines():
            terminal.note(line)
        if not terminal.confirm("delete these stacks?"):
            raise ApprovalDeclined("nothing was deleted", fix="answer y, or give --force")
        return True

    run = make_run_options(
        made_here=made.made_here, dry_run=dry_run, force=False, stack_concurrency=concurrency, **options
    )
    role_arn = role_arn or common.settings.text("roleArn")
    with stop_on_signals(terminal) as stop, listener(terminal) as emit:
        result = run_destroy(made.assembly, chosen, cloud, emit, options=run, role_arn=role_arn, agree=agree, stop=stop)
    if dry_run:
        show_plan(common, result.plan)
        return ExitCode.OK
    code = finish(result)
    count = len(result.plan.steps)
    terminal.note(f"deleted {count} stack{'' if count == 1 else 's'}")
    return code
