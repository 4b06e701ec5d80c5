"""``purecdk metadata``: what the framework noted about the constructs of a stack."""

from __future__ import annotations

from typing import Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.terminal import harmless_json


@click.command("metadata")
@click.argument("stack", required=False)
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON instead of YAML.")
@common_options
def metadata(common: Common, stack: str | None, as_json: bool) -> int:
    """Print the metadata of the app's stack, or of the stack named, by construct path."""
    assembly = common.synthesize(()).assembly
    from purecdk.toolkit.errors import StackChoiceNeeded
    from purecdk.toolkit.selection import Extend, select_stacks

    chosen = select_stacks(assembly, (stack,) if stack else (), extend=Extend.NONE)
    if len(chosen) != 1:
        raise StackChoiceNeeded(
            f"{stack!r} matches {len(chosen)} stacks",
            where=", ".join(each.display_name for each in chosen),
            fix="name one of them",
        )
    entries: dict[str, Any] = {
        path: [
            {"type": entry.type, "data": entry.data, **({"trace": list(entry.trace)} if entry.trace else {})}
            for entry in found
        ]
        for path, found in chosen[0].read_metadata().items()
    }
    terminal = common.terminal()
    if as_json:
        from cloud_assembly.schema.json_text import json_text

        terminal.result(harmless_json(json_text(entries, indent=2)))
    else:
        from purecdk.toolkit.yaml_text import yaml_text

        terminal.result(yaml_text(entries))
    return ExitCode.OK
