"""``purecdk bootstrap``: make accounts and regions ready for CDK apps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.terminal import harmless_json

if TYPE_CHECKING:
    from purecdk.toolkit.environments import ResolvedEnvironment


@click.command("bootstrap")
@click.argument("environments", nargs=-1)
@click.option("-b", "--bootstrap-bucket-name", "--toolkit-bucket-name", "bucket_name", help="Name of the bucket.")
@click.option("--bootstrap-kms-key-id", "kms_key_id", help="Key for the bucket: an id, or AWS_MANAGED_KEY.")
@click.option("--bootstrap-customer-key/--no-bootstrap-customer-key", "customer_key", default=None, help="Make a key.")
@click.option("--qualifier", help="Tells several bootstrap stacks of one account and region apart.")
@click.option(
    "--public-access-block-configuration/--no-public-access-block-configuration",
    "public_access_block",
    default=None,
    help="Block public access to the bucket.",
)
@click.option(
    "--deny-external-id/--no-deny-external-id", default=None, help="Roles refuse callers with an external id."
)
@click.option("-t", "--tags", multiple=True, metavar="KEY=VALUE", help="Tags of the stack.")
@click.option("--execute/--no-execute", default=True, help="Execute the change set.")
@click.option("--trust", multiple=True, metavar="ACCOUNT", help="Account that may deploy here.")
@click.option("--trust-for-lookup", multiple=True, metavar="ACCOUNT", help="Account that may look up values here.")
@click.option("--untrust", multiple=True, metavar="ACCOUNT", help="Account that shall not be trusted any more.")
@click.option(
    "--cloudformation-execution-policies",
    "execution_policies",
    multiple=True,
    metavar="ARN",
    help="Managed policy with which CloudFormation deploys.",
)
@click.option("--custom-permissions-boundary", "--cpb", "permissions_boundary", help="Policy that bounds the roles.")
@click.option("--example-permissions-boundary", "--epb", is_flag=True, help="Make and use the example boundary.")
@click.option(
    "--apply-permissions-boundary-to-all-roles/--no-apply-permissions-boundary-to-all-roles",
    "boundary_for_all_roles",
    default=None,
    help="The boundary holds for all roles.",
)
@click.option("-f", "--force", is_flag=True, help="Replace a newer stack, or one made from another template.")
@click.option("--termination-protection/--no-termination-protection", default=None, help="Protect the stack.")
@click.option(
    "--previous-parameters/--no-previous-parameters", default=True, help="Keep what the stack that is there has."
)
@click.option("--show-template", is_flag=True, help="Print the template, and do nothing.")
@click.option("-j", "--json", "as_json", is_flag=True, help="Print the template as JSON.")
@click.option("--toolkit-stack-name", help="Name of the stack.")
@click.option("--template", "template_file", help="Use this template instead of the built-in one.")
@common_options
def bootstrap(common: Common, **options: Any) -> int:
    """Make accounts and regions ready: ENVIRONMENTS are of the form aws://ACCOUNT/REGION.

    Without any, the environments of the app's stacks are taken, or the current account and region.
    """
    return _bootstrap(common, **options)


def _bootstrap(
    common: Common,
    *,
    environments: tuple[str, ...],
    tags: tuple[str, ...],
    show_template: bool,
    as_json: bool,
    toolkit_stack_name: str | None,
    template_file: str | None,
    **options: Any,
) -> int:
    from purecdk.cli.pairs import pairs
    from purecdk.cli.progress import listener
    from purecdk.cli.running import stop_on_signals
    from purecdk.toolkit.bootstrap import BootstrapOptions
    from purecdk.toolkit.bootstrap import bootstrap as run_bootstrap
    from purecdk.toolkit.bootstrap_template import DEFAULT_STACK_NAME, bootstrap_template

    terminal = common.terminal()
    template = _read_template(template_file) if template_file else None
    if show_template:
        if as_json:
            from cloud_assembly.schema.json_text import json_text

            terminal.result(harmless_json(json_text(template or bootstrap_template(), indent=2)))
        else:
            from purecdk.toolkit.yaml_text import yaml_text

            terminal.result(yaml_text(template or bootstrap_template()), end="")
        return ExitCode.OK
    cloud = common.cloud()
    with stop_on_signals(terminal) as stop, listener(terminal) as emit:
        for environment in _environments(common, environments, cloud.current_environment):
            result = run_bootstrap(
                environment,
                cloud,
                emit,
                BootstrapOptions(
                    template=template,
                    stack_name=toolkit_stack_name or common.settings.text("toolkitStackName") or DEFAULT_STACK_NAME,
                    tags=pairs(tags, "--tags"),
                    **{name: _list(value) for name, value in options.items()},
                ),
                stop=stop,
            )
            done = "bootstrapped" if result.changed else "bootstrapped already, no changes"
            terminal.note(f"{terminal.styled('✔', 'good')} {environment}: {done}")
    return ExitCode.OK


def _list(value: Any) -> Any:
    """Split lists that are given with commas, as ARNs and accounts often are."""
    return tuple(part for text in value for part in text.split(",") if part) if isinstance(value, tuple) else value


def _environments(common: Common, texts: Sequence[str], current: Any) -> list[ResolvedEnvironment]:
    from purecdk.toolkit.environments import ResolvedEnvironment
    from purecdk.toolkit.errors import SettingsError

    found: list[ResolvedEnvironment] = []
    patterns = []
    for text in texts:
        account, _, region = text.removeprefix("aws://").partition("/")
        if any(c in text.removeprefix("aws://") for c in "*?["):
            patterns.append(text)
        elif account and region and "/" not in region:
            found.append(ResolvedEnvironment(account=account, region=region))
        else:
            raise SettingsError(
                f"{text!r} is not of the form aws://ACCOUNT/REGION", where="ENVIRONMENTS", fix="write it that way"
            )
    app = common.app or common.settings.text("app")
    if (patterns or not texts) and app:
        found += _environments_of_app(common, patterns)
    if found:
        return list(dict.fromkeys(found))
    here: ResolvedEnvironment | None = current()
    if here is None:
        raise SettingsError(
            "no environment was given, and there are no credentials that lead to one",
            where="ENVIRONMENTS",
            fix="give aws://ACCOUNT/REGION, or configure credentials",
        )
    return [here]


def _environments_of_app(common: Common, patterns: Sequence[str]) -> list[ResolvedEnvironment]:
    from fnmatch import fnmatchcase

    from purecdk.toolkit.environments import ResolvedEnvironment

    stacks = common.synthesize(()).assembly.stacks
    return [
        ResolvedEnvironment(account=stack.environment.account, region=stack.environment.region)
        for stack in stacks
        if stack.environment.account
        and stack.environment.region
        and (not patterns or any(fnmatchcase(str(stack.environment), pattern) for pattern in patterns))
    ]


def _read_template(path: str) -> dict[str, Any]:
    from purecdk.toolkit.aws.template_body import parse_template
    from purecdk.toolkit.errors import SettingsError

    try:
        return parse_template(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read the template: {error}", where=path, fix="check --template") from error
