"""``purecdk deploy``: publish assets and deploy stacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from purecdk.cli.exit_code import ExitCode
from purecdk.cli.options import Common, common_options
from purecdk.cli.pairs import pairs, stack_parameters
from purecdk.cli.running import chosen_stacks, finish, make_run_options, run_options, show_plan, stop_on_signals
from purecdk.cli.terminal import PROGRESS, Terminal, json_text

if TYPE_CHECKING:
    from cloud_assembly.schema import CloudAssembly, StackArtifact
    from purecdk.toolkit.aws.cloud import AwsCloud
    from purecdk.toolkit.deployment import DeployOptions, StackInput
    from purecdk.toolkit.environments import ResolvedEnvironment
    from purecdk.toolkit.operations import RunResult


_EXECUTE = "execute-change-set"
_APPROVALS = ("never", "any-change", "broadening", "destructive")
# The options that say how stacks are deployed; the others say which, and how the run goes.
_OF_STACKS = (
    "parameters",
    "previous_parameters",
    "tags",
    "notification_arns",
    "role_arn",
    "method",
    "execute",
    "change_set_name",
    "import_existing_resources",
    "rollback",
    "asset_prebuild",
)


@click.command("deploy")
@click.argument("stacks", nargs=-1)
@click.option("--all", "all_stacks", is_flag=True, help="All top-level stacks.")
@click.option("-e", "--exclusively", is_flag=True, help="Leave out the stacks that the named ones need.")
@click.option("--concurrency", type=click.IntRange(1, 64), default=1, help="Stacks deployed at once.")
@click.option(
    "--require-approval",
    type=click.Choice(_APPROVALS),
    help="Which changes are asked about.",
)
@click.option("--parameters", multiple=True, metavar="[STACK:]KEY=VALUE", help="Values for template parameters.")
@click.option("--previous-parameters/--no-previous-parameters", default=True, help="Keep values that the stack has.")
@click.option("-O", "--outputs-file", help="Write the stacks' outputs to this file, as JSON.")
@click.option("-t", "--tags", multiple=True, metavar="KEY=VALUE", help="Tags instead of the assembly's.")
@click.option("--notification-arns", multiple=True, help="SNS topics that are told of stack events.")
@click.option("-r", "--role-arn", help="Role that CloudFormation acts with.")
@click.option(
    "-m",
    "--method",
    type=click.Choice(["change-set", "prepare-change-set", "execute-change-set", "direct"]),
    default="change-set",
    help="How to deploy; execute-change-set takes CloudFormation's names of stacks and runs no app.",
)
@click.option("--execute/--no-execute", default=True, help="Execute the change set.")
@click.option("--change-set-name", default="cdk-deploy-change-set", help="Name of the change set.")
@click.option("--import-existing-resources", is_flag=True, help="Let the change set take in resources that exist.")
@click.option("-f", "--force", is_flag=True, help="Deploy and send even what has not changed.")
@click.option("--rollback/--no-rollback", " /-R", default=True, help="Roll back when a deployment fails.")
@click.option(
    "--toolkit-stack-name",
    help="Bootstrap stack of the Legacy synthesizer.",
)
@click.option(
    "--progress",
    type=click.Choice(PROGRESS),
    help="How to show what goes on: live where there is a terminal, line by line, or only what goes wrong.",
)
@click.option(
    "--asset-prebuild/--no-asset-prebuild",
    default=None,
    help="Make all packages and images before the first stack is deployed (the default).",
)
@click.option("--ignore-no-stacks", is_flag=True, help="An app without stacks is no failure.")
@click.option(
    "--local", "local_mode", is_flag=True, help="Deploy to an embedded AWS on this machine, and show what exists."
)
@click.option("--local-state", type=click.Path(file_okay=False), help="Keep the embedded AWS's state in this folder.")
@run_options
@common_options
def deploy(common: Common, **options: Any) -> int:
    """Deploy the app's stack, or the stacks named, after the stacks that they need."""
    return run_deploy_command(common, **options)


def run_deploy_command(common: Common, **options: Any) -> int:
    """Deploy or plan, to AWS or to an embedded one."""
    if options.pop("local_mode") or options["local_state"] is not None:
        return _deploy_locally(common, options)
    options.pop("local_state")
    if options["method"] == _EXECUTE:
        return _execute_change_sets(common, common.cloud(), **options)
    return _deploy(common, common.cloud(), **options)[0]


def _deploy_locally(common: Common, options: dict[str, Any]) -> int:
    from purecdk.cli.show_local import show_local
    from purecdk.toolkit.environments import ResolvedEnvironment
    from purecdk.toolkit.local.inspection import inspect
    from purecdk.toolkit.local.server import local_cloud

    terminal = common.terminal()
    state = options.pop("local_state")
    with local_cloud(state=None if state is None else Path(state), region=common.region, say=terminal.note) as local:
        current = ResolvedEnvironment(account=local.account, region=local.region)
        common.environment = (current.account, current.region)
        if options["method"] == _EXECUTE:
            return _execute_change_sets(common, local.cloud, **options)
        options["require_approval"] = options["require_approval"] or "never"
        deployed: list[tuple[CloudAssembly, Sequence[StackArtifact]]] = []

        def prepare(assembly: CloudAssembly, stacks: Sequence[StackArtifact]) -> None:
            deployed.append((assembly, stacks))
            bootstrap_all(local.cloud, stacks, current, terminal)

        code, result = _deploy(common, local.cloud, prepare=prepare, **options)
        if code != ExitCode.OK or result is None or result.report is None:
            return code
        good = [show_local(terminal, inspect(assembly, stacks, local.cloud, current)) for assembly, stacks in deployed]
    return ExitCode.OK if all(good) else ExitCode.FAILED


def bootstrap_all(
    cloud: AwsCloud, stacks: Sequence[StackArtifact], current: ResolvedEnvironment, terminal: Terminal
) -> None:
    """Make the bootstrap resources of every environment that ``stacks`` go to."""
    from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap
    from purecdk.toolkit.bootstrap_template import DEFAULT_QUALIFIER, DEFAULT_STACK_NAME
    from purecdk.toolkit.environments import resolve_environment
    from purecdk.toolkit.events import ignore

    environments = {resolve_environment(stack.environment, current, of=stack.display_name) for stack in stacks}
    for environment in sorted(environments, key=str):
        for qualifier in sorted({_qualifier(stack) for stack in stacks}):
            name = DEFAULT_STACK_NAME if qualifier == DEFAULT_QUALIFIER else f"{DEFAULT_STACK_NAME}-{qualifier}"
            result = bootstrap(environment, cloud, ignore, BootstrapOptions(qualifier=qualifier, stack_name=name))
            terminal.note(f"bootstrapped {environment}" if result.changed else f"{environment} is bootstrapped")


def _qualifier(stack: StackArtifact) -> str:
    """Read the qualifier out of the name of the version parameter, where every synthesizer puts it."""
    from purecdk.toolkit.bootstrap_template import DEFAULT_QUALIFIER

    parts = (stack.bootstrap_version_parameter or "").split("/")
    return parts[2] if len(parts) > 3 and parts[1] == "cdk-bootstrap" else DEFAULT_QUALIFIER


def _deploy(
    common: Common,
    cloud: AwsCloud,
    *,
    stacks: tuple[str, ...],
    all_stacks: bool,
    exclusively: bool,
    concurrency: int,
    require_approval: str | None,
    outputs_file: str | None,
    force: bool,
    toolkit_stack_name: str | None,
    progress: str | None,
    ignore_no_stacks: bool,
    dry_run: bool,
    json_lines: bool,
    prepare: Callable[[CloudAssembly, Sequence[StackArtifact]], None] | None = None,
    **options: Any,
) -> tuple[int, RunResult | None]:
    outputs_file = outputs_file or common.settings.text("outputsFile")
    if not dry_run:
        _check_outputs_file(outputs_file)
    made = common.synthesize(stacks if exclusively and stacks else ("**",))
    from purecdk.cli.progress import listener
    from purecdk.toolkit.operations import deploy as run_deploy
    from purecdk.toolkit.selection import Extend

    terminal, assembly = common.terminal(), made.assembly
    if ignore_no_stacks and not assembly.stacks:
        terminal.note("the app has no stacks; nothing was deployed")
        return ExitCode.OK, None
    extend = Extend.NONE if exclusively else Extend.DEPENDENCIES
    chosen = chosen_stacks(terminal, assembly, stacks, extend=extend, all_stacks=all_stacks)
    common.judge(assembly, chosen)
    if prepare is not None:
        prepare(assembly, chosen)
    how = _deploy_options(common, force=force, **{name: options.pop(name) for name in _OF_STACKS})
    run = make_run_options(
        made_here=made.made_here, dry_run=dry_run, force=force, stack_concurrency=concurrency, **options
    )
    approval = require_approval or common.settings.choice("requireApproval", _APPROVALS) or "broadening"
    with stop_on_signals(terminal) as stop, listener(terminal) as emit:
        result = run_deploy(
            assembly,
            chosen,
            cloud,
            emit,
            deploy_options=how,
            options=run,
            agree=lambda plan, inputs: approve(common, approval, inputs, cloud),
            stop=stop,
            toolkit_stack_name=toolkit_stack_name or common.settings.text("toolkitStackName") or "CDKToolkit",
        )
    if dry_run:
        show_plan(common, result.plan)
        return ExitCode.OK, result
    if outputs_file:
        _write_outputs(outputs_file, result)
    _show_outputs(terminal, result)
    return finish(result), result


def _deploy_options(
    common: Common,
    *,
    parameters: tuple[str, ...],
    previous_parameters: bool,
    tags: tuple[str, ...],
    notification_arns: tuple[str, ...],
    role_arn: str | None,
    method: str,
    execute: bool,
    change_set_name: str,
    import_existing_resources: bool,
    force: bool,
    rollback: bool,
    asset_prebuild: bool | None,
) -> DeployOptions:
    """Return how stacks are deployed: as was said by hand, else as the settings say."""
    from purecdk.toolkit.deployment import DeployOptions

    return DeployOptions(
        parameters=stack_parameters(parameters),
        tags=pairs(tags, "--tags") or _settings_tags(common) or None,
        notification_arns=notification_arns,
        role_arn=role_arn or common.settings.text("roleArn"),
        change_set_name=change_set_name,
        method=method if execute else "prepare-change-set",
        rollback=rollback and common.settings.flag("rollback", True),
        force=force,
        previous_parameters=previous_parameters,
        prebuild=common.settings.flag("assetPrebuild", True) if asset_prebuild is None else asset_prebuild,
        import_existing_resources=import_existing_resources,
    )


def _execute_change_sets(
    common: Common,
    cloud: AwsCloud,
    *,
    stacks: tuple[str, ...],
    change_set_name: str,
    rollback: bool,
    outputs_file: str | None,
    dry_run: bool,
    json_lines: bool,
    **options: Any,
) -> int:
    """Execute change sets that were prepared before: they were agreed to when somebody looked at them."""
    from purecdk.cli.progress import listener
    from purecdk.toolkit.errors import StackChoiceNeeded
    from purecdk.toolkit.operations import RunOptions, execute_change_sets

    if not stacks:
        raise StackChoiceNeeded(
            "execute-change-set runs no app, so it does not know which stacks there are",
            fix="name the stacks as CloudFormation does: purecdk deploy STACK --method execute-change-set",
        )
    if not dry_run:
        _check_outputs_file(outputs_file)
    terminal = common.terminal()
    run = RunOptions(dry_run=dry_run)
    with stop_on_signals(terminal) as stop, listener(terminal) as emit:
        result = execute_change_sets(
            stacks, cloud, emit, change_set_name=change_set_name, options=run, rollback=rollback, stop=stop
        )
    if dry_run:
        show_plan(common, result.plan)
        return ExitCode.OK
    if outputs_file:
        _write_outputs(outputs_file, result)
    _show_outputs(terminal, result)
    return finish(result)


def approve(common: Common, level: str, inputs: Sequence[StackInput], cloud: AwsCloud) -> bool:
    """Show what is to be agreed to, and ask; nothing is asked about stacks that change nothing of the kind.

    Raises:
        ApprovalDeclined: the answer is no, or nobody can be asked.
    """
    from purecdk.cli.show_difference import difference_lines, security_lines
    from purecdk.toolkit.comparing import deployment_comparisons
    from purecdk.toolkit.errors import ApprovalDeclined
    from purecdk.toolkit.security import broadens

    if level == "never" or common.yes:
        return True
    terminal = common.terminal()
    names = []
    for comparison in (each for stack in inputs for each in deployment_comparisons(stack, cloud)):
        asked = {
            "any-change": bool(comparison),
            "broadening": broadens(comparison.security),
            "destructive": comparison.difference.destructive,
        }[level]
        if not asked:
            continue
        names.append(comparison.name)
        terminal.note(f"Stack {comparison.name}")
        lines = (
            security_lines(terminal, comparison.security)
            if level == "broadening"
            else difference_lines(terminal, comparison)
        )
        for line in lines:
            terminal.note(line)
    if not names or terminal.confirm(f"deploy these changes of {', '.join(names)}?"):
        return True
    raise ApprovalDeclined(
        "the changes need approval, and were not approved",
        where=", ".join(names),
        fix="answer y at a terminal, or give --require-approval never",
    )


def _settings_tags(common: Common) -> dict[str, str]:
    tags = common.settings.get("tags") or []
    return {str(tag["Key"]): str(tag["Value"]) for tag in tags if isinstance(tag, dict) and "Key" in tag}


def _check_outputs_file(path: str | None) -> None:
    """Make the file's folder now: once stacks are deployed it is too late to find out that it cannot be written.

    Raises:
        SettingsError: it cannot be written.
    """
    if path is None:
        return
    from purecdk.toolkit.errors import SettingsError

    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            with open(target, "a", encoding="utf-8"):
                pass
    except OSError as error:
        raise SettingsError(
            f"the file for outputs cannot be written: {error.strerror}", where=path, fix="give another --outputs-file"
        ) from error


def _write_outputs(path: str, result: RunResult) -> None:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    outputs = {stack.stack_name: dict(stack.outputs) for stack in result.stacks}
    target.write_text(json_text(outputs) + "\n", encoding="utf-8")


def _show_outputs(terminal: Terminal, result: RunResult) -> None:
    if terminal.json_lines:  # the events told it
        return
    for stack in result.stacks:
        done = "deployed" if stack.changed else "no changes"
        if stack.change_set is not None:
            done = "change set made"
        terminal.note(f"{terminal.styled('✔', 'good')} {stack.stack_name}: {done}")
        if stack.outputs:
            terminal.note("outputs:")
            for key, value in sorted(stack.outputs.items()):
                terminal.result(f"{stack.stack_name}.{key} = {value}")
        if stack.stack_id:
            terminal.note("stack ARN:")
            terminal.result(stack.stack_id)
