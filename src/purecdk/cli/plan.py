"""``purecdk plan``: what ``deploy`` would do."""

from __future__ import annotations

from typing import Any

import click

from purecdk.cli.deploy import deploy
from purecdk.cli.options import Common, common_options


def _command() -> click.Command:
    """The options of ``deploy``, but for those that only make sense when something happens."""
    left_out = {"dry_run", "require_approval", "outputs_file"}

    @common_options
    def run(common: Common, **options: Any) -> int:
        """Show what deploying the app's stack, or the stacks named, would do; nothing is changed."""
        from purecdk.cli.deploy import run_deploy_command

        return run_deploy_command(common, dry_run=True, require_approval="never", outputs_file=None, **options)

    command = click.command("plan")(run)
    known = {parameter.name for parameter in command.params}
    command.params = [
        *(each for each in deploy.params if each.name not in known and each.name not in left_out),
        *command.params,
    ]
    return command


plan = _command()
