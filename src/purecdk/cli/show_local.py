"""What ``deploy --local`` prints at its end: resources, answers of functions, assets fetched back, images, outputs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from purecdk.cli.terminal import Terminal
from purecdk.toolkit.local.inspection import StackInspection


def show_local(terminal: Terminal, inspections: Iterable[StackInspection]) -> bool:
    """Print what exists; return whether what was published is what the assembly holds.

    A function that fails is only shown: it may want another event than the empty one.
    """
    good = True
    for each in inspections:
        good &= all(asset.difference is None for asset in each.assets)
        good &= all(image.image is not None for image in each.images)
        if terminal.json_lines:
            _as_json(terminal, each)
        else:
            _as_text(terminal, each)
    return good


def _as_json(terminal: Terminal, each: StackInspection) -> None:
    terminal.json_line(
        {
            "event": "stack-inspected",
            "stack": each.stack.display_name,
            "environment": str(each.environment),
            "resources": [asdict(resource) for resource in each.resources],
            "functions": [asdict(invocation) for invocation in each.invocations],
            "assets": [asdict(asset) for asset in each.assets],
            "images": [asdict(image) for image in each.images],
            "outputs": each.outputs,
        }
    )


def _as_text(terminal: Terminal, each: StackInspection) -> None:
    terminal.result(f"\nstack {each.stack.display_name} in {each.environment}")
    terminal.result("  resources:")
    rows = [(resource.logical_id, resource.resource_type, resource.physical_id) for resource in each.resources]
    for line in terminal.columns(rows, indent="    "):
        terminal.result(line)
    if each.invocations:
        terminal.result("  functions, invoked with {}:")
    for invocation in each.invocations:
        arrow = "failed with" if invocation.failed else "answered"
        terminal.result(
            f"    {invocation.logical_id} ({invocation.runtime}, {invocation.handler}) {arrow} {invocation.answer}"
        )
    if each.assets:
        terminal.result("  assets, fetched back from S3:")
    for asset in each.assets:
        count = f"{asset.files} file{'' if asset.files == 1 else 's'}"
        verdict = (
            "equal to the assembly, byte for byte" if asset.difference is None else f"DIFFERENT: {asset.difference}"
        )
        terminal.result(f"    {asset.name}: {asset.size_bytes} bytes, {count}, {verdict}")
        terminal.result(f"      {asset.location}")
    if each.images:
        terminal.result("  images, as the registry has them:")
    for image in each.images:
        terminal.result(f"    {image.name}: {image.image if image.image is not None else 'NOT THERE'}")
        terminal.result(f"      {image.location}")
    if each.outputs:
        terminal.result("  outputs:")
        for key, value in sorted(each.outputs.items()):
            terminal.result(f"    {key} = {value}")
