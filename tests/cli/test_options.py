"""Commands and options that scripts of users name: all of them stay."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from purecdk.cli.main import cli

# Those of every command; short forms stand beside the long ones.
COMMON = (
    "--app -a --asset-metadata --no-asset-metadata --ca-bundle-path --ci --color --no-color --context -c --debug --ec2creds "
    "-i --ignore-errors --lookups --no-lookups --notices --no-notices --output -o --path-metadata --no-path-metadata "
    "--profile --proxy --region --staging --no-staging --strict --trace --verbose -v --version-reporting "
    "--no-version-reporting --yes -y"
)
PUBLISHING = (
    "--allow-executables --allow-external-sources --asset-build-concurrency --asset-concurrency --asset-parallelism "
    "--no-asset-parallelism --concurrency --force -f --all --exclusively -e"
)
DEPLOYING = (
    "--change-set-name --execute --no-execute --ignore-no-stacks --import-existing-resources --local --local-state --method "
    "-m --notification-arns --parameters --previous-parameters --no-previous-parameters --role-arn -r --rollback "
    "--no-rollback -R --tags -t --toolkit-stack-name --json"
)
OWN = {
    "synth": "--exclusively -e --json -j --quiet -q --validation --no-validation",
    "list": "--dependencies --show-dependencies -d --long -l --json -j",
    "publish": f"{PUBLISHING} --asset --dry-run --type --json",
    "deploy": f"{PUBLISHING} {DEPLOYING} --dry-run --outputs-file -O --require-approval",
    "destroy": f"{PUBLISHING} --dry-run --local-state --json",
    "diff": "--change-set --changeset --no-change-set --no-changeset --change-set-name --context-lines --exclusively -e --fail "
    "--no-fail --fail-on --json -j --local-state --method -m --parameters --quiet -q --security-only --template",
    "plan": f"{PUBLISHING} {DEPLOYING}",
    "assets list": "--json -j",
    "assets prune": "--dry-run",
    "assets show": "--json -j",
    "assets status": "--json -j",
    "assets why": "--asset --json -j",
    "bootstrap": "--apply-permissions-boundary-to-all-roles --no-apply-permissions-boundary-to-all-roles "
    "--bootstrap-bucket-name --toolkit-bucket-name -b --bootstrap-customer-key --no-bootstrap-customer-key "
    "--bootstrap-kms-key-id --cloudformation-execution-policies --custom-permissions-boundary --cpb --deny-external-id "
    "--no-deny-external-id --example-permissions-boundary --epb --execute --no-execute --force -f --json -j "
    "--public-access-block-configuration --no-public-access-block-configuration --qualifier --show-template --tags -t "
    "--template --termination-protection --no-termination-protection --toolkit-stack-name --trust --trust-for-lookup "
    "--untrust",
    "metadata": "--json -j",
    "context": "--clear --reset -e --force -f --json -j",
    "doctor": "",
}


def _commands(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for each in command.list_commands(context):
        inner = command.get_command(context, each)
        assert inner is not None
        yield from _commands(inner, f"{name} {each}".strip())


COMMANDS = dict(_commands(cli))


def test_every_command_is_listed_here() -> None:
    assert set(OWN) <= set(COMMANDS)
    assert all(cli.get_command(click.Context(cli), old) for old in ("synthesize", "ls"))


@pytest.mark.parametrize("name", OWN)
def test_a_command_takes_its_options(name: str) -> None:
    taken = {form for each in COMMANDS[name].params for form in (*each.opts, *each.secondary_opts)}

    assert set(f"{COMMON} {OWN[name]}".split()) - taken == set()
