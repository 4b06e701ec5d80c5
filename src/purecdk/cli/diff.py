"""``purecdk diff``: what deploying would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.pairs import stack_parameters
from purecdk.cli.running import chosen_cloud, chosen_stacks, local_state_option
from purecdk.cli.terminal import json_text

if TYPE_CHECKING:
    from purecdk.toolkit.aws.cloud import AwsCloud


@click.command("diff")
@click.argument("stacks", nargs=-1)
@click.option("-e", "--exclusively", is_flag=True, help="Leave out the stacks that the named ones need.")
@click.option("--template", "template_file", help="Compare with this template instead of the deployed one.")
@click.option("--security-only", is_flag=True, help="Only what broadens permissions.")
@click.option("--fail/--no-fail", default=None, help="Exit with 1 if anything differs.")
@click.option(
    "--fail-on",
    type=click.Choice(["any-change", "broadening", "destructive", "never"]),
    help="Exit with 1 for this kind of change.",
)
@click.option(
    "-m", "--method", type=click.Choice(["auto", "change-set", "template"]), default="auto", help="How to compare."
)
@click.option("--change-set/--no-change-set", "--changeset/--no-changeset", "change_set", default=None, hidden=True)
@click.option("--change-set-name", help="Name of the change set that is made to compare.")
@click.option("--import-existing-resources", is_flag=True, help="Have the change set take in resources that exist.")
@click.option("--parameters", multiple=True, metavar="[STACK:]KEY=VALUE", help="Values for template parameters.")
@click.option("--context-lines", type=click.IntRange(0), default=3, help="Lines around a change in long values.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing about stacks without differences.")
@click.option("-j", "--json", "as_json", is_flag=True, help="Print JSON.")
@local_state_option
@common_options
def diff(common: Common, local_state: str | None, **options: Any) -> int:
    """Compare the app's stacks, or the stacks named, with what is deployed."""
    with chosen_cloud(common, local_state) as cloud:
        return _diff(common, cloud, **options)


def _diff(
    common: Common,
    cloud: AwsCloud,
    *,
    stacks: tuple[str, ...],
    exclusively: bool,
    template_file: str | None,
    security_only: bool,
    fail: bool | None,
    fail_on: str | None,
    method: str,
    change_set: bool | None,
    change_set_name: str | None,
    import_existing_resources: bool,
    parameters: tuple[str, ...],
    context_lines: int,
    quiet: bool,
    as_json: bool,
) -> int:
    made = common.synthesize(stacks if exclusively and stacks else ("**",))
    from purecdk.cli.progress import PlainLines
    from purecdk.cli.show_difference import as_data, difference_lines, security_lines
    from purecdk.toolkit.comparing import Method, StackComparison, compare_stacks
    from purecdk.toolkit.selection import Extend

    terminal = common.terminal()
    extend = Extend.NONE if exclusively else Extend.DEPENDENCIES
    chosen = chosen_stacks(terminal, made.assembly, stacks, extend=extend, all_stacks=not stacks)
    common.judge(made.assembly, chosen)
    how = Method.TEMPLATE if change_set is False else Method(method)
    comparisons: list[StackComparison] = []
    for comparison in compare_stacks(
        made.assembly,
        chosen,
        cloud,
        PlainLines(terminal),
        method=how,
        against=None if template_file is None else _read_template(template_file),
        parameters=stack_parameters(parameters),
        change_set_name=change_set_name,
        import_existing_resources=import_existing_resources,
    ):
        comparisons.append(comparison)
        if as_json:
            continue
        broadening = [change for change in comparison.security if change.broadens]
        if not (broadening if security_only else comparison):
            if not quiet:
                terminal.result(f"Stack {comparison.name}\nThere were no differences")
            continue
        new = "" if comparison.exists else " (not deployed yet)"
        terminal.result(f"Stack {comparison.name}{new}")
        lines = (
            security_lines(terminal, broadening)
            if security_only
            else difference_lines(terminal, comparison, context_lines=context_lines)
        )
        for line in lines:
            terminal.result(line)
    if as_json:
        terminal.result(json_text([as_data(comparison) for comparison in comparisons]))
    else:
        count = sum(bool(each) for each in comparisons)
        terminal.note(f"{count} stack{'' if count == 1 else 's'} with differences")
    kind = fail_on or ("any-change" if fail else "never")
    return ExitCode.FAILED if any(_counts(each, kind) for each in comparisons) else ExitCode.OK


def _counts(comparison: Any, kind: str) -> bool:
    from purecdk.toolkit.security import broadens

    match kind:
        case "any-change":
            return bool(comparison)
        case "broadening":
            return broadens(comparison.security)
        case "destructive":
            return bool(comparison.difference.destructive)
    return False


def _read_template(path: str) -> dict[str, Any]:
    from purecdk.toolkit.aws.template_body import parse_template
    from purecdk.toolkit.errors import SettingsError

    try:
        return parse_template(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read the template: {error}", where=path, fix="check --template") from error
