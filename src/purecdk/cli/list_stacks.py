"""``purecdk list``: the stacks of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options

if TYPE_CHECKING:
    from cloud_assembly.schema import CloudAssembly, StackArtifact


@click.command("list")
@click.argument("stacks", nargs=-1)
@click.option("-l", "--long", "long_form", is_flag=True, help="Show the environment of each stack.")
@click.option(
    "-d", "--show-dependencies", "--dependencies", "dependencies", is_flag=True, help="Show which stacks each needs."
)
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON instead of YAML.")
@common_options
def list_stacks(common: Common, stacks: tuple[str, ...], long_form: bool, dependencies: bool, as_json: bool) -> int:
    """List the stacks of the app."""
    assembly = common.synthesize(()).assembly
    from purecdk.toolkit.selection import Extend, matching_stacks, unmatched_patterns

    terminal = common.terminal()
    unmatched = unmatched_patterns(assembly, stacks)
    if unmatched:  # as the peer: listing nothing is not a failure
        terminal.warning(f"no stack matches {', '.join(map(repr, unmatched))}")
    chosen = matching_stacks(assembly, stacks, extend=Extend.DEPENDENCIES) if stacks else assembly.stacks
    if not (long_form or dependencies or as_json):
        for stack in chosen:
            terminal.result(stack.display_name)
        return ExitCode.OK
    rows = [_row(assembly, stack, long_form, dependencies) for stack in chosen]
    if as_json:
        from purecdk.cli.terminal import json_text

        terminal.result(json_text(rows))
    else:
        from purecdk.toolkit.yaml_text import yaml_text

        terminal.result(yaml_text(rows))
    return ExitCode.OK


def _row(assembly: CloudAssembly, stack: StackArtifact, long_form: bool, dependencies: bool) -> Any:
    if not (long_form or dependencies):
        return stack.display_name
    row: dict[str, Any] = {"id": stack.display_name}
    if long_form:
        from cloud_assembly.schema.assembly import UNKNOWN_ACCOUNT, UNKNOWN_REGION

        row["name"] = stack.stack_name
        row["environment"] = {
            "account": stack.environment.account or UNKNOWN_ACCOUNT,
            "region": stack.environment.region or UNKNOWN_REGION,
            "name": str(stack.environment),
        }
    if dependencies:
        row["dependencies"] = _needed(assembly, stack)
    return row


def _needed(assembly: CloudAssembly, stack: StackArtifact) -> list[dict[str, Any]]:
    return [
        {"id": other.display_name, "dependencies": _needed(assembly, other)}
        for other in assembly.dependencies_of(stack)
    ]
