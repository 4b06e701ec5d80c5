"""Compare stacks of an assembly with what is deployed, nested stacks included."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from cloud_assembly.schema import CloudAssembly, FilePackaging, StackArtifact
from cloud_assembly.schema.assembly import read_template_file
from purecdk.toolkit.cloud import Cloud, ResourceChange
from purecdk.toolkit.deployment import MAX_INLINE_TEMPLATE_BYTES, StackInput
from purecdk.toolkit.differences import TemplateDifference, compare_templates
from purecdk.toolkit.environments import Access, ResolvedEnvironment, resolve_environment, role_access, stack_access
from purecdk.toolkit.errors import StackError, ToolkitError
from purecdk.toolkit.events import Emit, Event, EventKind
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.plan import canonical
from purecdk.toolkit.publishing import PublishTargets, content_type, publish_targets
from purecdk.toolkit.security import SecurityChange, security_changes
from purecdk.toolkit.stack_operations import CAPABILITIES, Waiting
from purecdk.toolkit.survey import survey_assets, template_place
from purecdk.toolkit.template import part


class Method(Enum):
    """How a comparison is made."""

    AUTO = "auto"
    CHANGE_SET = "change-set"
    TEMPLATE = "template"


@dataclass(frozen=True, kw_only=True, slots=True)
class StackComparison:
    """What deploying a stack would change.

    Attributes:
        name: Display name; of a nested stack, with its parents' in front.
        exists: Whether it is deployed at all.
    """

    name: str
    exists: bool
    difference: TemplateDifference
    security: tuple[SecurityChange, ...]

    def __bool__(self) -> bool:
        return bool(self.difference)


@dataclass(frozen=True, kw_only=True, slots=True)
class _ChangeSetRequest:
    """How change sets are made that are only read."""

    parameters: Mapping[str, Mapping[str, str]]
    name: str | None
    import_existing_resources: bool
    waiting: Waiting


def compare_stacks(
    assembly: CloudAssembly,
    stacks: Sequence[StackArtifact],
    cloud: Cloud,
    emit: Emit,
    *,
    method: Method = Method.AUTO,
    against: Mapping[str, Any] | None = None,
    parameters: Mapping[str, Mapping[str, str]] | None = None,
    change_set_name: str | None = None,
    import_existing_resources: bool = False,
    waiting: Waiting | None = None,
) -> Iterator[StackComparison]:
    """Yield what differs for each of ``stacks``, and for the stacks nested in them.

    Args:
        method: ``auto`` asks CloudFormation for a change set where it can, since only that tells replacements.
        against: A template to compare with instead of what is deployed; nothing is asked of AWS then.

    Raises:
        StackError: a change set was insisted on and cannot be made.
    """
    current = None
    if against is None and not all(stack.environment.account and stack.environment.region for stack in stacks):
        current = cloud.current_environment()
    for stack in stacks:
        template = stack.read_template()
        if against is not None:
            yield _comparison(stack.display_name, True, against, template)
            continue
        asked = _ChangeSetRequest(
            parameters=parameters or {},
            name=change_set_name,
            import_existing_resources=import_existing_resources,
            waiting=waiting or Waiting(),
        )
        yield from _compare_deployed(stack, template, current, cloud, emit, method, asked)


def comparison_of(stack: StackInput) -> StackComparison:
    """Compare what a deployment was planned from."""
    before = stack.deployed.template if stack.deployed is not None else {}
    return _comparison(stack.artifact.display_name, stack.deployed is not None, before, stack.template)


def deployment_comparisons(stack: StackInput, cloud: Cloud) -> Iterator[StackComparison]:
    """Yield what a deployment changes in a stack and in those nested in it: permissions may hide in either."""
    own = comparison_of(stack)
    yield own
    if own:  # a nested template that changes has another address, so its parent changes too
        deployed = stack.deployed
        yield from _compare_nested(
            stack.artifact,
            own.name,
            stack.access,
            deployed.stack_name if deployed is not None else None,
            deployed.template if deployed is not None else {},
            stack.template,
            cloud,
        )


def _compare_deployed(
    stack: StackArtifact,
    template: Mapping[str, Any],
    current: ResolvedEnvironment | None,
    cloud: Cloud,
    emit: Emit,
    method: Method,
    asked: _ChangeSetRequest,
) -> Iterator[StackComparison]:
    environment = resolve_environment(stack.environment, current, of=stack.display_name)
    access = _reading_access(stack, environment, cloud, method)
    deployed = cloud.stacks.describe(access, stack.stack_name)
    before = deployed.template if deployed is not None else {}
    changes: tuple[ResourceChange, ...] | None = None
    differs = canonical(before) != canonical(template)
    if deployed is not None and differs and method is not Method.TEMPLATE:
        try:
            changes = _change_set(stack, template, environment, cloud, deployed.parameters, asked, emit)
        except ToolkitError as error:
            if method is Method.CHANGE_SET:
                raise
            emit(Event(kind=EventKind.INFO, text=f"{stack.display_name}: compared without a change set: {error.what}"))
    yield _comparison(stack.display_name, deployed is not None, before, template, changes)
    known = deployed.stack_name if deployed is not None else None
    yield from _compare_nested(stack, stack.display_name, access, known, before, template, cloud)


def _compare_nested(
    stack: StackArtifact,
    name: str,
    access: Access,
    stack_name: str | None,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    cloud: Cloud,
) -> Iterator[StackComparison]:
    """Compare what is nested in the stack ``stack_name``; nothing is asked of AWS if there is no such stack yet."""
    nested = dict(nested_templates(stack, after))
    if not nested:
        return
    physical = {
        resource.logical_id: resource.physical_id
        for resource in (cloud.stacks.resources(access, stack_name) if stack_name is not None else ())
        if resource.logical_id in nested
    }
    for logical_id, template in nested.items():
        deployed = cloud.stacks.describe(access, physical[logical_id]) if physical.get(logical_id) else None
        old = deployed.template if deployed is not None else {}
        own = f"{name}/{logical_id}"
        yield _comparison(own, deployed is not None, old, template)
        known = deployed.stack_name if deployed is not None else None
        yield from _compare_nested(stack, own, access, known, old, template, cloud)


def nested_templates(stack: StackArtifact, template: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the templates in the assembly of the stacks that ``template`` nests, by logical id."""
    for logical_id, resource in part(template, "Resources").items():
        if isinstance(resource, Mapping) and resource.get("Type") == "AWS::CloudFormation::Stack":
            path = nested_template(stack, resource)
            if path is not None:
                yield logical_id, read_template_file(path)


def nested_template(stack: StackArtifact, resource: Mapping[str, Any]) -> Path | None:
    """Return the file of a nested stack's template: noted on the resource, or found by the key in its URL."""
    noted = part(resource, "Metadata").get("aws:asset:path")
    if isinstance(noted, str) and _inside(stack.directory / noted, stack.directory):
        return stack.directory / noted
    url = canonical(part(resource, "Properties").get("TemplateURL"))
    for manifest in stack.read_asset_manifests():
        for asset in manifest.files.values():
            keys = [destination.object_key for destination in asset.destinations.values()]
            if asset.source.path is not None and any(key in url for key in keys):
                path = stack.directory / asset.source.path
                return path if _inside(path, stack.directory) else None
    return None


def _inside(path: Path, directory: Path) -> bool:
    return os.path.isfile(path) and path.resolve().is_relative_to(directory.resolve())


def _comparison(
    name: str,
    exists: bool,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    changes: tuple[ResourceChange, ...] | None = None,
) -> StackComparison:
    return StackComparison(
        name=name,
        exists=exists,
        difference=compare_templates(before, after, changes=changes),
        security=security_changes(before, after),
    )


def _reading_access(stack: StackArtifact, environment: ResolvedEnvironment, cloud: Cloud, method: Method) -> Access:
    """The role for lookups may read stacks but make no change sets."""
    if method is Method.TEMPLATE and stack.lookup_role is not None:
        return cloud.usable(role_access(stack.lookup_role, environment, where=f"stack {stack.display_name}"))
    return cloud.usable(stack_access(stack, environment))


def _change_set(
    stack: StackArtifact,
    template: Mapping[str, Any],
    environment: ResolvedEnvironment,
    cloud: Cloud,
    before: Mapping[str, str],
    asked: _ChangeSetRequest,
    emit: Emit,
) -> tuple[ResourceChange, ...]:
    """Make a change set, read it and delete it."""
    stop = StopRequest()
    access = cloud.usable(stack_access(stack, environment))
    body = json.dumps(template, separators=(",", ":"))
    source = {"TemplateBody": body}
    if len(body.encode()) > MAX_INLINE_TEMPLATE_BYTES:
        source = {"TemplateURL": _published_template(stack, environment, cloud, emit, stop)}
    given: dict[str, str] = {}
    for name in ("*", stack.stack_name, stack.display_id):
        given.update(asked.parameters.get(name, {}))
    values = [
        {"ParameterKey": key, "ParameterValue": given[key]}
        if key in given
        else {"ParameterKey": key, "UsePreviousValue": True}
        for key in part(template, "Parameters")
        if key in given or key in before
    ]
    set_name = asked.name or f"purecdk-diff-{uuid.uuid4().hex[:12]}"
    arn = cloud.stacks.create_change_set(
        access,
        {
            "StackName": stack.stack_name,
            "ChangeSetName": set_name,
            "ChangeSetType": "UPDATE",
            **source,
            "Capabilities": list(CAPABILITIES),
            "Parameters": values,
            "Description": "made by purecdk to compare, never executed",
            **({"ImportExistingResources": True} if asked.import_existing_resources else {}),
        },
    )
    pause = asked.waiting.first_seconds
    try:
        while True:
            found = cloud.stacks.describe_change_set(access, stack.stack_name, arn)
            if found.status == "CREATE_COMPLETE":
                return found.changes
            if found.status == "FAILED":
                raise StackError(
                    found.status_reason or "CloudFormation made no change set",
                    stack_name=stack.stack_name,
                    where=f"stack {stack.display_name}",
                    fix="correct the template, or use --method=template",
                )
            stop.wait(pause)
            pause = min(pause * asked.waiting.growth, asked.waiting.longest_seconds)
    finally:
        cloud.stacks.delete_change_set(access, stack.stack_name, arn)


def _published_template(
    stack: StackArtifact, environment: ResolvedEnvironment, cloud: Cloud, emit: Emit, stop: StopRequest
) -> str:
    """Return the address of the template in the bucket of the stack's assets; it is published if it is not there yet."""
    place = template_place(stack, environment)
    manifests = [(stack, manifest, environment) for manifest in stack.read_asset_manifests()]
    files = [
        target
        for target in publish_targets(manifests).files
        if (target.location.bucket, target.location.key) == place
        and target.directory / str(target.asset.source.path) == stack.template_path
    ]
    if place is None or not files:
        raise StackError(
            "the template is too large for a request, and the app publishes none",
            stack_name=stack.stack_name,
            where=f"stack {stack.display_name}",
            fix="use --method=template",
        )
    [targets], facts = survey_assets([PublishTargets(files=(files[0],))], cloud)
    location = targets.files[0].location
    if location not in facts.objects:
        emit(Event(kind=EventKind.INFO, text=f"{stack.display_name}: publishing its template to {location}"))
        cloud.objects.put(
            location.access,
            location.bucket,
            location.key,
            stack.template_path,
            content_type=content_type(location.key, FilePackaging.FILE),
            sha256=None,
            progress=lambda done, size: None,
            check_stop=stop.check,
        )
    return cloud.template_url(environment, *place)
