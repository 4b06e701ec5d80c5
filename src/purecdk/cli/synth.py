"""``purecdk synth``: run the app and print a template."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.terminal import harmless_json


@click.command("synth")
@click.argument("stacks", nargs=-1)
@click.option("-e", "--exclusively", is_flag=True, help="Leave out the stacks that the named ones need.")
@click.option("-q", "--quiet", is_flag=True, help="Print no template.")
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON instead of YAML.")
@click.option("--validation/--no-validation", default=True, help="Validate stacks that ask for it.")
@common_options
def synth(
    common: Common, stacks: tuple[str, ...], exclusively: bool, quiet: bool, as_json: bool, validation: bool
) -> int:
    """Run the app and print the template of its stack, or of the stacks named."""
    made = common.synthesize(stacks if exclusively and stacks else ("**",), validation=validation)
    from purecdk.toolkit.selection import Extend, select_stacks

    assembly = made.assembly
    extend = Extend.NONE if exclusively else Extend.DEPENDENCIES
    chosen = select_stacks(assembly, stacks, extend=extend, all_stacks=not stacks)
    common.judge(assembly, chosen if stacks else assembly.stacks)
    terminal = common.terminal()
    if quiet or common.settings.flag("quiet", False):
        return ExitCode.OK
    if len(chosen) != 1:
        terminal.note(f"Successfully synthesized to {os.path.abspath(assembly.directory)}")
        if chosen:
            names = ", ".join(stack.display_id for stack in chosen)
            terminal.note(f"Supply a stack id ({names}) to display its template.")
        return ExitCode.OK
    template = shown_template(chosen[0].read_template())
    if as_json:
        from cloud_assembly.schema.json_text import json_text

        terminal.result(harmless_json(json_text(template, indent=2)))
    else:
        from purecdk.toolkit.yaml_text import yaml_text

        terminal.result(yaml_text(template))
    return ExitCode.OK


def shown_template(template: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is printed of a template: all but the check of the bootstrap version, as the peer leaves it out."""
    rules = {name: rule for name, rule in (template.get("Rules") or {}).items() if name != "CheckBootstrapVersion"}
    return {key: rules if key == "Rules" else value for key, value in template.items() if key != "Rules" or rules}
