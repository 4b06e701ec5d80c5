"""``purecdk context``: the answers that are kept in ``cdk.context.json``."""

from __future__ import annotations

from pathlib import Path

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.terminal import json_text


@click.command("context")
@click.option("-e", "--reset", help="Forget this key, or the key with this number, or those that match this pattern.")
@click.option("-f", "--force", is_flag=True, help="A key that is not there is no failure.")
@click.option("--clear", is_flag=True, help="Forget everything.")
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON.")
@common_options
def context(common: Common, reset: str | None, force: bool, clear: bool, as_json: bool) -> int:
    """Show or forget the answers to lookups that are kept in cdk.context.json."""
    from purecdk.toolkit.settings import CONTEXT_FILE, save_cached_context

    terminal, kept = common.terminal(), common.settings.cached_context
    if clear:
        save_cached_context(Path(), {})
        terminal.note(f"forgot {len(kept)} values of {CONTEXT_FILE}")
        return ExitCode.OK
    if reset is not None:
        gone = _matching(list(kept), reset)
        if not gone and not force:
            from purecdk.toolkit.errors import SettingsError

            raise SettingsError(
                f"no value is kept under {reset!r}", where=CONTEXT_FILE, fix="`purecdk context` lists the keys"
            )
        save_cached_context(Path(), {key: value for key, value in kept.items() if key not in gone})
        for key in gone:
            terminal.note(f"forgot {key}; the next synthesis looks it up again")
        return ExitCode.OK
    if as_json:
        terminal.result(json_text(kept))
    elif not kept:
        terminal.note(f"nothing is kept in {CONTEXT_FILE}")
    else:
        rows = [(str(number), key, _short(value)) for number, (key, value) in enumerate(kept.items(), start=1)]
        for line in terminal.columns([("#", "key", "value"), *rows]):
            terminal.result(line)
    return ExitCode.OK


def _matching(keys: list[str], wanted: str) -> list[str]:
    from fnmatch import fnmatchcase

    if wanted in keys:
        return [wanted]
    if wanted.isdigit():
        return keys[int(wanted) - 1 : int(wanted)] if int(wanted) > 0 else []
    return [key for key in keys if fnmatchcase(key, wanted)]


def _short(value: object) -> str:
    text = " ".join(json_text(value).split())
    return text if len(text) <= 80 else text[:77] + "..."
