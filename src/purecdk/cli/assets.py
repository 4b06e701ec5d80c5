"""``purecdk assets``: look at the assets of an assembly, and clear away those of earlier synths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, OptionsFirst, common_options
from purecdk.cli.terminal import Terminal, json_text

if TYPE_CHECKING:
    from purecdk.toolkit.assets import AssetChange


@click.group("assets", cls=OptionsFirst)
def assets() -> None:
    """Look at the assets of an app: what is in them, where they are, why a name changed."""


@assets.command("list")
@click.argument("stacks", nargs=-1)
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON.")
@common_options
def list_command(common: Common, stacks: tuple[str, ...], as_json: bool) -> int:
    """List the assets of the app's stacks, or of the stacks named."""
    assembly = common.synthesize(stacks or ("**",)).assembly
    from purecdk.toolkit.assets import list_assets
    from purecdk.toolkit.selection import select_stacks

    terminal = common.terminal()
    views = list(list_assets(select_stacks(assembly, stacks) if stacks else assembly.stacks))
    if as_json:
        terminal.result(
            json_text(
                [
                    {
                        "id": view.id,
                        "name": view.name,
                        "stack": view.stack,
                        "kind": view.kind,
                        "path": None if view.path is None else str(view.path),
                    }
                    for view in views
                ]
            )
        )
        return ExitCode.OK
    for line in terminal.columns([(view.id[:12], view.kind, view.stack, view.name) for view in views]):
        terminal.result(line)
    return ExitCode.OK


@assets.command("status")
@click.argument("stacks", nargs=-1)
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON.")
@common_options
def status_command(common: Common, stacks: tuple[str, ...], as_json: bool) -> int:
    """Tell which assets are published; exit with 1 if some are not."""
    assembly = common.synthesize(stacks or ("**",)).assembly
    from purecdk.toolkit.assets import asset_status
    from purecdk.toolkit.selection import select_stacks

    terminal = common.terminal()
    places = list(asset_status(select_stacks(assembly, stacks) if stacks else assembly.stacks, common.cloud()))
    if as_json:
        terminal.result(
            json_text(
                [
                    {
                        "id": place.asset.id,
                        "name": place.asset.name,
                        "stack": place.asset.stack,
                        "location": place.location,
                        "published": place.there,
                    }
                    for place in places
                ]
            )
        )
    else:
        rows = [("published" if place.there else "missing", place.asset.name, place.location) for place in places]
        for line in terminal.columns(rows):
            terminal.result(line)
    return ExitCode.OK if all(place.there for place in places) else ExitCode.FAILED


@assets.command("show")
@click.argument("asset")
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON.")
@common_options
def show_command(common: Common, asset: str, as_json: bool) -> int:
    """Show what is in ASSET, the largest files first, and what is not and why."""
    assembly = common.synthesize(("**",)).assembly
    from purecdk.toolkit.assets import find_asset, record_of, show_entries, show_links

    terminal = common.terminal()
    view = find_asset(assembly.stacks, asset)
    record = record_of(assembly, view)
    files, links = show_entries(record), show_links(record)
    if as_json:
        terminal.result(
            json_text(
                {
                    "id": view.id,
                    "name": view.name,
                    "stack": view.stack,
                    "options": dict(record.options),
                    "files": [{"path": path, "size": size} for path, size in files],
                    "links": [{"path": path, "target": target} for path, target in links],
                    "leftOut": [
                        {"path": each.relative, "reason": each.reason, "pattern": each.pattern}
                        for each in record.omissions
                    ],
                }
            )
        )
        return ExitCode.OK
    terminal.result(f"{view.stack}/{view.name} ({view.kind}) {view.id}")
    total = sum(size for _, size in files)
    terminal.result(f"{len(files)} file{'' if len(files) == 1 else 's'}, {total:,} bytes")
    for path, size in files:
        terminal.result(f"  {size:>12,}  {path}")
    if links:
        kept = record.options.get("keep-links") is True
        terminal.result("links, kept as links in the package:" if kept else "links, packed as what they lead to:")
        for path, target in links:
            terminal.result(f"  {path} -> {target}")
    if record.omissions:
        terminal.result("left out:")
        for each in record.omissions:
            because = f"pattern {each.pattern!r}" if each.pattern is not None else each.reason
            terminal.result(f"  {each.relative}{'/' if each.is_directory else ''}  ({because})")
    return ExitCode.OK


@assets.command("why")
@click.argument("assemblies", nargs=-1, type=click.Path(path_type=Path))
@click.option("--asset", help="Only this asset: a name, an id, or the start of an id.")
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON.")
@common_options
def why_command(common: Common, assemblies: tuple[Path, ...], asset: str | None, as_json: bool) -> int:
    """Tell why assets have other names than before, or other bytes: between two assemblies OLD NEW, or the last two synths."""
    from purecdk.toolkit.assets import why_between, why_since_last

    if len(assemblies) == 2:
        found = why_between(*assemblies, asset=asset)
    elif len(assemblies) < 2:
        folder = assemblies[0] if assemblies else Path(common.output or common.settings.text("output") or "cdk.out")
        found = why_since_last(folder, asset=asset)
    else:
        raise click.UsageError("give two assemblies, OLD NEW, or none")
    terminal = common.terminal()
    if as_json:
        terminal.result(json_text([_change_data(change) for change in found]))
    elif not found:
        terminal.result("no asset has another name than before, or other bytes")
    else:
        for change in found:
            _show_change(terminal, change)
    return ExitCode.OK


@assets.command("prune")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only tell what would be removed.")
@common_options
def prune_command(common: Common, folder: Path | None, dry_run: bool) -> int:
    """Remove staged assets of earlier synths that no manifest in FOLDER (cdk.out) names."""
    from purecdk.toolkit.assets import leftovers, prune
    from purecdk.toolkit.locking import lock_for_writing

    terminal = common.terminal()
    directory = folder or Path(common.output or common.settings.text("output") or "cdk.out")
    if not dry_run and directory.is_dir():
        lock_for_writing(directory)
    paths = leftovers(directory)
    for path in paths:
        terminal.result(str(path))
    count = f"{len(paths)} asset{'' if len(paths) == 1 else 's'}"
    if dry_run:
        terminal.note(f"would remove {count}")
    else:
        freed = prune(directory, paths)
        terminal.note(f"removed {count}, {freed:,} bytes")
    return ExitCode.OK


def _change_data(change: AssetChange) -> dict[str, object]:
    return {
        "stack": change.stack,
        "name": change.name,
        "before": change.before,
        "after": change.after,
        "causes": [
            {
                "cause": each.cause.value,
                "subject": each.subject,
                "before": each.before,
                "after": each.after,
                "hashed": each.hashed,
                "paths": list(each.paths),
            }
            for each in change.changes
        ],
    }


def _show_change(terminal: Terminal, change: AssetChange) -> None:
    before, after = change.before or "not there", change.after or "gone"
    if before == after:
        terminal.result(f"{change.stack}/{change.name}: {after[:12]} as before, but for other bytes")
    else:
        terminal.result(f"{change.stack}/{change.name}: {before[:12]} -> {after[:12]}")
    for each in change.changes:
        values = ""
        if each.before is not None or each.after is not None:
            values = f": {_value(each.before)} -> {_value(each.after)}"
        aside = "" if each.hashed else "  (does not change the name)"
        terminal.result(f"  {each.cause.value} {each.subject}{values}{aside}")
        for path in each.paths[:10]:
            terminal.result(f"    {path}")
        if len(each.paths) > 10:
            terminal.result(f"    and {len(each.paths) - 10} more")


def _value(value: object) -> str:
    text = "nothing" if value is None else str(value)
    size, colon, digest = text.partition(":")
    if colon and size.isdigit() and len(digest) == 64:  # what is hashed of a file: its size and digest
        return f"{int(size):,} bytes {digest[:12]}"
    return text if len(text) <= 60 else text[:57] + "..."
