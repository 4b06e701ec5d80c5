"""``purecdk doctor``: look for what commonly goes wrong."""

from __future__ import annotations

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options

_STYLES = {"good": "good", "note": "dim", "warning": "warning", "bad": "error"}


@click.command("doctor")
@common_options
def doctor(common: Common) -> int:
    """Check this environment: shadowed packages, container engines, credentials, bootstrap version."""
    from purecdk.toolkit.doctor import Health, examine

    terminal, bad = common.terminal(), 0
    for finding in examine(common.cloud()):
        terminal.result(
            f"{terminal.styled(finding.health.value.ljust(8), _STYLES[finding.health.value])}{finding.what}"
        )
        if finding.fix:
            terminal.result(f"        {finding.fix}")
        bad += finding.health is Health.BAD
    terminal.note("nothing is wrong" if not bad else f"{bad} thing{'' if bad == 1 else 's'} to put right")
    return ExitCode.FAILED if bad else ExitCode.OK
