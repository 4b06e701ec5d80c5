"""Survey: what is there already. Published objects and images, deployed stacks, the bootstrap version; changes nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from cloud_assembly.schema import FilePackaging, StackArtifact
from cloud_assembly.schema.records import RecordedName, recorded_names
from purecdk.toolkit.cloud import Cloud, DeployedStack, ObjectFacts
from purecdk.toolkit.deployment import StackInput, check_bootstrap
from purecdk.toolkit.environments import Access, ResolvedEnvironment, resolve_environment, stack_access, substitute
from purecdk.toolkit.errors import SettingsError
from purecdk.toolkit.events import Emit, Event, EventKind
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.legacy import legacy_publishing
from purecdk.toolkit.plan import ImageLocation, ObjectLocation
from purecdk.toolkit.publishing import PublishedFacts, PublishTargets, publish_targets

_UNRECORDED = RecordedName()


def survey_assets(
    groups: Sequence[PublishTargets], cloud: Cloud, *, force: bool = False
) -> tuple[list[PublishTargets], PublishedFacts]:
    """Look which targets are published already; return them with access that works, group by group, and the facts.

    One role session and one look per bucket for all groups together; buckets are looked at beside each other.

    Args:
        groups: The targets of stacks that are planned apart from each other.
    """
    working = [_with_working_access(targets, cloud) for targets in groups]
    together = PublishTargets(
        files=tuple(file for targets in working for file in targets.files),
        images=tuple(image for targets in working for image in targets.images),
    )
    return working, _look(together, cloud, force=force)


def _with_working_access(targets: PublishTargets, cloud: Cloud) -> PublishTargets:
    return PublishTargets(
        files=tuple(
            replace(each, location=replace(each.location, access=cloud.usable(each.location.access)))
            for each in targets.files
        ),
        images=tuple(
            replace(each, location=replace(each.location, access=cloud.usable(each.location.access)))
            for each in targets.images
        ),
    )


def _look(targets: PublishTargets, cloud: Cloud, *, force: bool) -> PublishedFacts:
    if force:
        return PublishedFacts(objects={}, packages=_packages(_recorded_names(targets, {})))
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
        and os.path.isfile(path := target.directory / target.asset.source.path)
    }
    return PublishedFacts(objects=objects, images=images, digests=digests, packages=_packages(names))


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


def survey_stacks(
    stacks: Sequence[StackArtifact],
    current: ResolvedEnvironment | None,
    cloud: Cloud,
    emit: Emit,
    *,
    stop: StopRequest | None,
    longest_seconds: float,
    toolkit_stack_name: str,
) -> tuple[list[StackInput], list[PublishTargets]]:
    """Gather what planning the deployment of ``stacks`` needs, but for their assets, whose targets are returned beside.

    Args:
        current: The environment of the caller, where a stack leaves open where it goes.
        stop: Ends the waiting for stacks that are being changed; ``None`` does not wait for them.
        longest_seconds: How long to wait between two looks at such a stack.

    Raises:
        ToolkitError: an environment is not bootstrapped, or cannot be reached.
    """
    inputs: list[StackInput] = []
    targets: list[PublishTargets] = []
    for stack in stacks:
        environment = resolve_environment(stack.environment, current, of=stack.display_name)
        access = cloud.usable(stack_access(stack, environment))
        version = _bootstrap_version(stack, access, cloud)
        check_bootstrap(stack, environment, version)  # before its bucket is looked for: that would be the lesser cause
        template = stack.read_template()  # bounded, and JSON; its text goes to CloudFormation as it is
        deployed = _settled(cloud, access, stack, emit, stop, longest_seconds)
        legacy = legacy_publishing(stack, environment, access, cloud, toolkit_stack_name=toolkit_stack_name)
        place = legacy.template or template_place(stack, environment)
        inputs.append(
            StackInput(
                artifact=stack,
                environment=environment,
                access=access,
                template=template,
                template_text=stack.template_path.read_text(encoding="utf-8"),
                deployed=deployed,
                template_url=cloud.template_url(environment, *place) if place is not None else None,
                asset_parameters=legacy.parameters,
                bootstrap_version=version,
            )
        )
        own = publish_targets([(stack, manifest, environment) for manifest in stack.read_asset_manifests()])
        targets.append(
            PublishTargets(files=(*own.files, *legacy.targets.files), images=(*own.images, *legacy.targets.images))
        )
    return inputs, targets


def template_place(stack: StackArtifact, environment: ResolvedEnvironment) -> tuple[str, str] | None:
    """Return bucket and key that the template is published to, ``None`` if it is not.

    Raises:
        SettingsError: the assembly names no such place.
    """
    if stack.template_url is None:
        return None
    where = f"template of stack {stack.display_name}"
    url = urlsplit(substitute(stack.template_url, environment, where=where))
    if url.scheme != "s3" or not url.netloc or not url.path.strip("/"):
        raise SettingsError(
            f"{stack.template_url!r} is not of the form s3://BUCKET/KEY", where=where, fix="synthesize the app again"
        )
    return url.netloc, url.path.lstrip("/")


def _settled(
    cloud: Cloud,
    access: Access,
    stack: StackArtifact,
    emit: Emit,
    stop: StopRequest | None,
    longest_seconds: float,
) -> DeployedStack | None:
    """Return the deployed stack, once no operation is under way on it if that is to be waited for."""
    told = False
    while True:
        deployed = cloud.stacks.describe(access, stack.stack_name)
        under_way = deployed is not None and deployed.status.endswith("_IN_PROGRESS")
        if deployed is None or not under_way or deployed.status == "REVIEW_IN_PROGRESS" or stop is None:
            return deployed
        if not told:
            emit(Event(kind=EventKind.INFO, text=f"waiting for stack {stack.display_name}: {deployed.status}"))
            told = True
        stop.wait(longest_seconds)
        stop.check()


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
