"""Publish, deploy and destroy: look at what is there, plan, let the caller agree, perform.

Nothing here prints; callers listen to events and get reports.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cloud_assembly.schema import CloudAssembly, FilePackaging, StackArtifact
from cloud_assembly.schema.records import RecordedName, recorded_names
from purecdk.toolkit.cloud import ChangeSet, Cloud, DeployedStack, ObjectFacts
from purecdk.toolkit.comparing import nested_templates
from purecdk.toolkit.deployment import DeployOptions, StackInput, check_bootstrap, plan_deploy, plan_destroy
from purecdk.toolkit.environments import (
    Access,
    ResolvedEnvironment,
    resolve_environment,
    stack_access,
    substitute,
)
from purecdk.toolkit.errors import CredentialsError, RetiredRuntime, SettingsError, StackError
from purecdk.toolkit.events import Emit, Event, EventKind, one_at_a_time
from purecdk.toolkit.execution import DEFAULT_BOUNDS, Report, StopRequest, execute
from purecdk.toolkit.images import ImagePublisher
from purecdk.toolkit.images.engines import find_engine
from purecdk.toolkit.images.publisher import EngineImagePublisher
from purecdk.toolkit.legacy import legacy_publishing
from purecdk.toolkit.performing import Performer
from purecdk.toolkit.plan import (
    ExecuteChangeSet,
    ImageLocation,
    Lane,
    ObjectLocation,
    PackDirectory,
    Plan,
    StackTarget,
)
from purecdk.toolkit.publishing import PublishedFacts, PublishTargets, Trust, plan_publish, publish_targets
from purecdk.toolkit.runtimes import refuse_retired
from purecdk.toolkit.stack_operations import StackResult, Waiting

Agree = Callable[[Plan], bool]
_NO_TARGETS = PublishTargets()
_UNRECORDED = RecordedName()
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
    plan = _publish_plan(assembly, resolved, cloud, options, assets=assets, kinds=kinds)
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
    inputs = [
        stack_input(assembly, stack, current, cloud, emit, options, stop, toolkit_stack_name=toolkit_stack_name)
        for stack in stacks
    ]
    if not cloud.is_local:
        for each in inputs:
            try:
                _refuse_retired(each, each.template, None, cloud, today or date.today())
            except RetiredRuntime:
                if each.deployed is None:
                    raise
                _refuse_retired(each, each.template, each.deployed, cloud, today or date.today())
    plan = plan_deploy(inputs, deploy_options)
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
    agree: Agree = lambda plan: True,
    stop: StopRequest | None = None,
) -> RunResult:
    """Delete ``stacks``, dependents first; those that do not exist are passed over.

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
        role = stack.execution_role_arn
        entries.append(
            (stack, access, deployed, substitute(role, environment, where=stack.display_name) if role else None)
        )
    plan = plan_destroy(assembly, entries)
    if not options.dry_run and plan.changes and not agree(plan):
        return RunResult(plan=plan)
    return _run(plan, cloud, emit, options, None, stop)


def stack_input(
    assembly: CloudAssembly,
    stack: StackArtifact,
    current: ResolvedEnvironment | None,
    cloud: Cloud,
    emit: Emit,
    options: RunOptions,
    stop: StopRequest,
    *,
    toolkit_stack_name: str = "CDKToolkit",
) -> StackInput:
    """Gather everything that planning the deployment of one stack needs; changes nothing."""
    environment = resolve_environment(stack.environment, current, of=stack.display_name)
    access = cloud.usable(stack_access(stack, environment))
    version = _bootstrap_version(stack, access, cloud)
    check_bootstrap(stack, environment, version)  # before its bucket is looked for: that would be the lesser cause
    template = stack.read_template()  # bounded, and JSON; its text goes to CloudFormation as it is
    template_text = stack.template_path.read_text(encoding="utf-8")
    deployed = _settled(cloud, access, stack, emit, options, stop)
    legacy = legacy_publishing(stack, environment, access, cloud, toolkit_stack_name=toolkit_stack_name)
    return StackInput(
        artifact=stack,
        environment=environment,
        access=access,
        template=template,
        template_text=template_text,
        deployed=deployed,
        template_url=(
            cloud.template_url(environment, *legacy.template)
            if legacy.template is not None
            else _template_url(stack, environment, cloud)
        ),
        publish=_publish_plan(assembly, [(stack, environment)], cloud, options, extra=legacy.targets),
        asset_parameters=legacy.parameters,
        bootstrap_version=version,
    )


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


def _publish_plan(
    assembly: CloudAssembly,
    stacks: Sequence[tuple[StackArtifact, ResolvedEnvironment]],
    cloud: Cloud,
    options: RunOptions,
    *,
    assets: Collection[str] = (),
    kinds: Collection[str] = ("file", "image"),
    extra: PublishTargets = _NO_TARGETS,
) -> Plan:
    """Plan for all ``stacks`` together, so that a bucket is looked at once and not for each of them."""
    manifests = [
        (stack, manifest, environment) for stack, environment in stacks for manifest in stack.read_asset_manifests()
    ]
    targets = publish_targets(manifests, assets=assets)
    targets = PublishTargets(
        files=(*targets.files, *extra.files) if "file" in kinds else (),
        images=(*targets.images, *extra.images) if "image" in kinds else (),
    )
    targets, facts = survey(targets, cloud, force=options.force)
    return plan_publish(targets, facts, assembly=assembly.directory, trust=options.trust, force=options.force)


def survey(targets: PublishTargets, cloud: Cloud, *, force: bool = False) -> tuple[PublishTargets, PublishedFacts]:
    """Look which targets are published already; return the targets with access that works, and the facts.

    One role session and one look per bucket; buckets are looked at beside each other.
    """
    targets = PublishTargets(
        files=tuple(
            replace(each, location=replace(each.location, access=cloud.usable(each.location.access)))
            for each in targets.files
        ),
        images=tuple(
            replace(each, location=replace(each.location, access=cloud.usable(each.location.access)))
            for each in targets.images
        ),
    )
    if force:
        return targets, PublishedFacts(objects={}, packages=_packages(_recorded_names(targets, {})))
    buckets: dict[tuple[Access, str], list[str]] = {}
    for target in targets.files:
        buckets.setdefault((target.location.access, target.location.bucket), []).append(target.location.key)
    repositories: dict[tuple[Access, str], list[str]] = {}
    for image in targets.images:
        repositories.setdefault((image.location.access, image.location.repository), []).append(image.location.tag)
    objects: dict[ObjectLocation, ObjectFacts] = {}
    images: set[ImageLocation] = set()
    with ThreadPoolExecutor(8, thread_name_prefix="purecdk-survey") as pool:
        looks = {key: pool.submit(cloud.objects.find, *key, keys) for key, keys in buckets.items()}
        tags = {key: pool.submit(cloud.images.tags, *key, wanted) for key, wanted in repositories.items()}
        for (access, bucket), look in looks.items():
            for name, known in look.result().items():
                objects[ObjectLocation(access=access, bucket=bucket, key=name)] = known
        for (access, repository), found in tags.items():
            images.update(ImageLocation(access=access, repository=repository, tag=tag) for tag in found.result())
    names = _recorded_names(targets, objects)
    digests = {
        target.asset.id: _sha256(path)
        for target in targets.files
        if target.location in objects
        and names.get(target.asset.id, _UNRECORDED).is_of_content is not False
        and objects[target.location].sha256 is not None
        and target.asset.source.packaging is FilePackaging.FILE
        and target.asset.source.path is not None
        and (path := target.directory / target.asset.source.path).is_file()
    }
    return targets, PublishedFacts(objects=objects, images=images, digests=digests, packages=_packages(names))


def _packages(names: Mapping[str, RecordedName]) -> dict[str, str]:
    """Return the entry digests of packages whose names are made of their content: others may differ under one name."""
    return {asset: name.entry_digest for asset, name in names.items() if name.is_of_content and name.entry_digest}


def _recorded_names(targets: PublishTargets, objects: Mapping[ObjectLocation, ObjectFacts]) -> dict[str, RecordedName]:
    """Return what is recorded of assets that are to be compared with our objects, or are packages to be sent as they are.

    Records are read only where there is such an asset, each file once.
    """
    directories: dict[str, set[str]] = {}
    for target in targets.files:
        known = objects.get(target.location)
        source = target.asset.source
        is_sent = known is None or known.flaw is not None
        if source.path is not None and (
            source.packaging is FilePackaging.FILE and target.location.key.endswith(".zip")
            if is_sent
            else known is not None and (known.entry_digest or known.sha256) is not None
        ):
            directory = os.path.dirname(os.path.realpath(target.directory / source.path))
            directories.setdefault(directory, set()).add(target.asset.id)
    found: dict[str, RecordedName] = {}
    for directory, assets in directories.items():
        found.update(recorded_names(directory, assets))
    return found


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1024 * 1024):
            digest.update(block)
    return digest.hexdigest()


def _settled(
    cloud: Cloud, access: Access, stack: StackArtifact, emit: Emit, options: RunOptions, stop: StopRequest
) -> DeployedStack | None:
    """Return the deployed stack once no operation is under way on it; a dry run does not wait."""
    told = False
    while True:
        deployed = cloud.stacks.describe(access, stack.stack_name)
        under_way = deployed is not None and deployed.status.endswith("_IN_PROGRESS")
        if deployed is None or not under_way or deployed.status == "REVIEW_IN_PROGRESS" or options.dry_run:
            return deployed
        if not told:
            emit(Event(kind=EventKind.INFO, text=f"waiting for stack {stack.display_name}: {deployed.status}"))
            told = True
        stop.wait(options.waiting.longest_seconds)
        stop.check()


def _template_url(stack: StackArtifact, environment: ResolvedEnvironment, cloud: Cloud) -> str | None:
    if stack.template_url is None:
        return None
    where = f"template of stack {stack.display_name}"
    url = urlsplit(substitute(stack.template_url, environment, where=where))
    if url.scheme != "s3" or not url.netloc or not url.path.strip("/"):
        raise SettingsError(
            f"{stack.template_url!r} is not of the form s3://BUCKET/KEY", where=where, fix="synthesize the app again"
        )
    return cloud.template_url(environment, url.netloc, url.path.lstrip("/"))


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


def _bootstrap_version(stack: StackArtifact, access: Access, cloud: Cloud) -> int | None:
    name = stack.bootstrap_version_parameter
    if stack.requires_bootstrap_version is None or name is None:
        return None
    value = cloud.parameter(access, name)
    try:
        return None if value is None else int(value)
    except ValueError as error:
        raise SettingsError(
            f"the SSM parameter {name!r} should hold a bootstrap version, not {value!r}",
            where=f"{access.account}/{access.region}",
            fix="run `purecdk bootstrap` again",
        ) from error
