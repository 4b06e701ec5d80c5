"""Publish, deploy and destroy: look at what is there, plan, let the caller agree, perform.

Nothing here prints; callers listen to events and get reports.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cloud_assembly.schema import CloudAssembly, StackArtifact
from purecdk.toolkit.cloud import ChangeSet, Cloud, DeployedStack
from purecdk.toolkit.comparing import nested_templates
from purecdk.toolkit.deployment import DeployOptions, StackInput, plan_deploy, plan_destroy
from purecdk.toolkit.environments import (
    Access,
    ResolvedEnvironment,
    resolve_environment,
    stack_access,
    substitute,
)
from purecdk.toolkit.errors import CredentialsError, RetiredRuntime, StackError
from purecdk.toolkit.events import Emit, Event, EventKind, one_at_a_time
from purecdk.toolkit.execution import DEFAULT_BOUNDS, Report, StopRequest, execute
from purecdk.toolkit.images import ImagePublisher
from purecdk.toolkit.images.engines import find_engine
from purecdk.toolkit.images.publisher import EngineImagePublisher
from purecdk.toolkit.performing import Performer
from purecdk.toolkit.plan import (
    ExecuteChangeSet,
    Lane,
    PackDirectory,
    Plan,
    StackTarget,
)
from purecdk.toolkit.publishing import PublishTargets, Trust, plan_publish, publish_targets
from purecdk.toolkit.runtimes import refuse_retired
from purecdk.toolkit.stack_operations import StackResult, Waiting
from purecdk.toolkit.survey import survey_assets, survey_stacks

Agree = Callable[[Plan], bool]
_WORTH_WORKERS = 4  # starting a process takes as long as packing a few small folders


@dataclass(frozen=True, kw_only=True)
class RunOptions:
    """How a plan is run.

    Attributes:
        bounds: How many steps of a lane run at once.
        dry_run: Plan only.
    """

    bounds: Mapping[Lane, int] = field(default_factory=lambda: dict(DEFAULT_BOUNDS))
    dry_run: bool = False
    force: bool = False
    trust: Trust = field(default_factory=Trust)
    waiting: Waiting = field(default_factory=Waiting)


@dataclass(frozen=True, kw_only=True)
class RunResult:
    """A plan and, unless it was a dry run or declined, the report of its run."""

    plan: Plan
    report: Report | None = None

    @property
    def stacks(self) -> tuple[StackResult, ...]:
        """What became of the stacks that were deployed or kept, in the plan's order."""
        if self.report is None:
            return ()
        return tuple(result for result in self.report.results.values() if isinstance(result, StackResult))


def publish(
    assembly: CloudAssembly,
    stacks: Sequence[StackArtifact],
    cloud: Cloud,
    emit: Emit,
    *,
    options: RunOptions,
    assets: Collection[str] = (),
    kinds: Collection[str] = ("file", "image"),
    images: ImagePublisher | None = None,
    stop: StopRequest | None = None,
) -> RunResult:
    """Publish the assets of ``stacks``; what is published already is kept.

    Args:
        assets: Ids, starts of ids or display names to restrict the run to.
        kinds: ``file``, ``image`` or both.

    Raises:
        ToolkitError: the plan cannot be made. Failures of steps are in the report.
    """
    emit = one_at_a_time(emit)
    current = _current(cloud, stacks)
    resolved = [(stack, resolve_environment(stack.environment, current, of=stack.display_name)) for stack in stacks]
    targets = publish_targets(
        [
            (stack, manifest, environment)
            for stack, environment in resolved
            for manifest in stack.read_asset_manifests()
        ],
        assets=assets,
    )
    chosen = PublishTargets(
        files=targets.files if "file" in kinds else (), images=targets.images if "image" in kinds else ()
    )
    [plan] = _publish_plans(assembly, [chosen], cloud, options)
    return _run(plan, cloud, emit, options, images, stop)


def deploy(
    assembly: CloudAssembly,
    stacks: Sequence[StackArtifact],
    cloud: Cloud,
    emit: Emit,
    *,
    deploy_options: DeployOptions,
    options: RunOptions,
    agree: Callable[[Plan, Sequence[StackInput]], bool] = lambda plan, inputs: True,
    images: ImagePublisher | None = None,
    stop: StopRequest | None = None,
    toolkit_stack_name: str = "CDKToolkit",
    today: date | None = None,
) -> RunResult:
    """Publish the assets of ``stacks`` and deploy them.

    Args:
        agree: Asked before anything is changed, with the plan and what it was made from.
        today: For judging which runtimes AWS has retired.

    Raises:
        ToolkitError: the plan cannot be made. Failures of steps are in the report.
    """
    emit = one_at_a_time(emit)
    stop = stop or StopRequest()
    current = _current(cloud, stacks)
    inputs, targets = survey_stacks(
        stacks,
        current,
        cloud,
        emit,
        stop=None if options.dry_run else stop,
        longest_seconds=options.waiting.longest_seconds,
        toolkit_stack_name=toolkit_stack_name,
    )
    plans = _publish_plans(assembly, targets, cloud, options)
    inputs = [replace(each, publish=publish) for each, publish in zip(inputs, plans, strict=True)]
    if not cloud.is_local:
        for each in inputs:
            try:
                _refuse_retired(each, each.template, None, cloud, today or date.today())
            except RetiredRuntime:
                if each.deployed is None:
                    raise
                _refuse_retired(each, each.template, each.deployed, cloud, today or date.today())
    plan = plan_deploy(inputs, deploy_options)
    stop.check()  # nobody who said stop is asked anything
    if not options.dry_run and plan.changes and not agree(plan, inputs):
        return RunResult(plan=plan)
    return _run(plan, cloud, emit, options, images, stop)


def execute_change_sets(
    stack_names: Sequence[str],
    cloud: Cloud,
    emit: Emit,
    *,
    change_set_name: str,
    options: RunOptions,
    agree: Agree = lambda plan: True,
    rollback: bool = True,
    stop: StopRequest | None = None,
) -> RunResult:
    """Execute change sets that were made and left, with the caller's own credentials; no assembly is needed.

    Args:
        stack_names: CloudFormation's names of the stacks, in the order in which they are deployed.

    Raises:
        StackError: a stack has no such change set, or it cannot be executed. Failures of steps are in the report.
    """
    emit = one_at_a_time(emit)
    current = cloud.current_environment()
    if current is None:
        raise CredentialsError(
            "there are no AWS credentials",
            where=", ".join(stack_names),
            fix="run `aws configure` or `aws sso login`, or set AWS_PROFILE",
        )
    access = Access(account=current.account, region=current.region)
    steps: list[ExecuteChangeSet] = []
    for name in stack_names:
        steps.append(
            ExecuteChangeSet(
                id=f"stack:{name}",
                needs=(steps[-1].id,) if steps else (),
                target=StackTarget(display_name=name, stack_name=name, access=access),
                change_set=_executable_change_set(cloud, access, name, change_set_name),
                rollback=rollback,
            )
        )
    plan = Plan(steps=tuple(steps))
    if not options.dry_run and not agree(plan):
        return RunResult(plan=plan)
    return _run(plan, cloud, emit, options, None, stop)


def _executable_change_set(cloud: Cloud, access: Access, stack_name: str, change_set_name: str) -> ChangeSet:
    where = f"{access.account}/{access.region}"
    found = cloud.stacks.find_change_set(access, stack_name, change_set_name)
    if found is None:
        raise StackError(
            f"stack {stack_name!r} has no change set named {change_set_name!r}",
            stack_name=stack_name,
            where=where,
            fix=f"make one with `purecdk deploy {stack_name} --method prepare-change-set`, or name another with "
            "--change-set-name; stacks are named as in CloudFormation here",
        )
    if found.status != "CREATE_COMPLETE" or found.execution_status not in (None, "AVAILABLE"):
        state = found.status if found.status != "CREATE_COMPLETE" else found.execution_status
        raise StackError(
            f"change set {change_set_name!r} of stack {stack_name!r} cannot be executed: it is {state}"
            + (f" ({found.status_reason})" if found.status_reason else ""),
            stack_name=stack_name,
            where=where,
            fix="make it anew with --method prepare-change-set",
        )
    return found


def destroy(
    assembly: CloudAssembly,
    stacks: Sequence[StackArtifact],
    cloud: Cloud,
    emit: Emit,
    *,
    options: RunOptions,
    role_arn: str | None = None,
    agree: Agree = lambda plan: True,
    stop: StopRequest | None = None,
) -> RunResult:
    """Delete ``stacks``, dependents first; those that do not exist are passed over.

    Args:
        role_arn: The role that CloudFormation acts with, instead of each stack's own.

    Raises:
        ToolkitError: the plan cannot be made. Failures of steps are in the report.
    """
    emit = one_at_a_time(emit)
    current = _current(cloud, stacks)
    entries = []
    for stack in stacks:
        environment = resolve_environment(stack.environment, current, of=stack.display_name)
        access = cloud.usable(stack_access(stack, environment))
        deployed = cloud.stacks.describe(access, stack.stack_name, with_template=False)
        role = role_arn or stack.execution_role_arn
        entries.append(
            (stack, access, deployed, substitute(role, environment, where=stack.display_name) if role else None)
        )
    plan = plan_destroy(assembly, entries)
    if stop is not None:
        stop.check()
    if not options.dry_run and plan.changes and not agree(plan):
        return RunResult(plan=plan)
    return _run(plan, cloud, emit, options, None, stop)


def _run(
    plan: Plan,
    cloud: Cloud,
    emit: Emit,
    options: RunOptions,
    images: ImagePublisher | None,
    stop: StopRequest | None,
) -> RunResult:
    for note in plan.notes:
        emit(Event(kind=EventKind.INFO, text=note))
    if options.dry_run:
        return RunResult(plan=plan)
    stop = stop or StopRequest()
    packs = sum(isinstance(step, PackDirectory) for step in plan.steps)
    workers = min(options.bounds.get(Lane.PACK, 1), packs) if packs >= _WORTH_WORKERS else 0
    images = images or EngineImagePublisher(lambda: find_engine(os.environ), caller=cloud.caller_variables)
    with (
        closing(images),
        Performer(cloud, emit, stop=stop, images=images, waiting=options.waiting, pack_workers=workers) as perform,
    ):
        report = execute(plan, perform, emit, bounds=options.bounds, stop=stop)
    cloud.close()
    return RunResult(plan=plan, report=report)


def _current(cloud: Cloud, stacks: Sequence[StackArtifact]) -> ResolvedEnvironment | None:
    """Ask who we are only if a stack leaves open where it goes."""
    if all(stack.environment.account and stack.environment.region for stack in stacks):
        return None
    return cloud.current_environment()


def _publish_plans(
    assembly: CloudAssembly, groups: Sequence[PublishTargets], cloud: Cloud, options: RunOptions
) -> list[Plan]:
    """Plan each group of targets by itself, from one survey of all of them."""
    working, facts = survey_assets(groups, cloud, force=options.force)
    return [
        plan_publish(targets, facts, assembly=assembly.directory, trust=options.trust, force=options.force)
        for targets in working
    ]


def _refuse_retired(
    stack: StackInput, template: Mapping[str, Any], deployed: DeployedStack | None, cloud: Cloud, today: date
) -> None:
    """Refuse retired runtimes in a template and in those of the stacks nested in it.

    Args:
        deployed: Functions that run with such a runtime there already may stay; nothing is asked if it is ``None``.

    Raises:
        RetiredRuntime: naming construct and successor.
    """
    before = deployed.template if deployed is not None else {}
    refuse_retired(template, before, stack=stack.artifact.display_id, today=today)
    physical: dict[str, str] | None = None
    for logical_id, nested in nested_templates(stack.artifact, template):
        if physical is None:
            resources = cloud.stacks.resources(stack.access, deployed.stack_id) if deployed is not None else []
            physical = {each.logical_id: each.physical_id for each in resources}
        known = physical.get(logical_id)
        there = cloud.stacks.describe(stack.access, known) if known else None
        _refuse_retired(stack, nested, there, cloud, today)
