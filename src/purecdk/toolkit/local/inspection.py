"""After a deployment: look at what exists, run the functions, and compare published assets with their sources."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cloud_assembly.schema import CloudAssembly, FilePackaging, StackArtifact
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.cloud import StackResource
from purecdk.toolkit.environments import Access, ResolvedEnvironment, resolve_environment, stack_access
from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.images.registry import RegistryImage, find_image
from purecdk.toolkit.publishing import FileTarget, ImageTarget, publish_targets


@dataclass(frozen=True, kw_only=True, slots=True)
class Invocation:
    """A function was run with ``{}``; ``answer`` is what its handler returned, as JSON text."""

    logical_id: str
    function_name: str
    runtime: str
    handler: str
    answer: str
    failed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchedAsset:
    """A published file, fetched back. ``difference`` is ``None`` if it is what the assembly holds, byte for byte."""

    name: str
    location: str
    size_bytes: int
    files: int
    difference: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundImage:
    """A pushed image, as the registry describes it; ``image`` is ``None`` if it is not there."""

    name: str
    location: str
    image: RegistryImage | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StackInspection:
    """What exists of one stack."""

    stack: StackArtifact
    environment: ResolvedEnvironment
    resources: tuple[StackResource, ...]
    outputs: dict[str, str]
    invocations: tuple[Invocation, ...]
    assets: tuple[FetchedAsset, ...]
    images: tuple[FoundImage, ...]


def inspect(
    assembly: CloudAssembly, stacks: Sequence[StackArtifact], cloud: AwsCloud, current: ResolvedEnvironment
) -> Iterator[StackInspection]:
    """Yield what exists of ``stacks``, functions having been invoked and assets fetched."""
    for stack in stacks:
        environment = resolve_environment(stack.environment, current, of=stack.display_name)
        access = cloud.usable(stack_access(stack, environment))
        resources = tuple(cloud.stacks.resources(access, stack.stack_name))
        deployed = cloud.stacks.describe(access, stack.stack_name, with_template=False)
        targets = publish_targets([(stack, each, environment) for each in stack.read_asset_manifests()])
        yield StackInspection(
            stack=stack,
            environment=environment,
            resources=resources,
            outputs=dict(deployed.outputs) if deployed is not None else {},
            invocations=tuple(_invoke(cloud, access, resources, _providers(stack.read_template()))),
            assets=tuple(_fetch(cloud, target) for target in targets.files),
            images=tuple(_find(cloud, target) for target in targets.images),
        )


def _providers(template: Mapping[str, Any]) -> frozenset[str]:
    """Return the logical ids of functions behind custom resources: only CloudFormation's events mean something to them."""
    found = set()
    for resource in template.get("Resources", {}).values():
        token = (resource.get("Properties") or {}).get("ServiceToken")
        target = token.get("Fn::GetAtt") or token.get("Ref") if isinstance(token, dict) else None
        if target:
            found.add(target[0] if isinstance(target, list) else str(target).partition(".")[0])
    return frozenset(found)


def _invoke(
    cloud: AwsCloud, access: Access, resources: Sequence[StackResource], providers: Collection[str]
) -> Iterator[Invocation]:
    client = None
    for resource in resources:
        if resource.resource_type != "AWS::Lambda::Function" or resource.logical_id in providers:
            continue
        client = client or cloud.client("lambda", access.own())
        configuration = client.get_function_configuration(FunctionName=resource.physical_id)
        if configuration.get("PackageType") == "Image":
            continue  # needs a container engine, which nothing here depends on
        answer = client.invoke(FunctionName=resource.physical_id, Payload=b"{}")
        yield Invocation(
            logical_id=resource.logical_id,
            function_name=resource.physical_id,
            runtime=configuration.get("Runtime", ""),
            handler=configuration.get("Handler", ""),
            answer=_shortened(answer["Payload"].read()),
            failed=bool(answer.get("FunctionError")),
        )


def _fetch(cloud: AwsCloud, target: FileTarget) -> FetchedAsset:
    access = cloud.usable(target.location.access)
    body: bytes = (
        cloud.client("s3", access).get_object(Bucket=target.location.bucket, Key=target.location.key)["Body"].read()
    )
    source = target.asset.source
    files = 1
    if source.path is None:
        difference: str | None = "its source is a program, there is nothing to compare with"
    elif source.packaging is FilePackaging.FILE:
        same = body == (target.directory / source.path).read_bytes()
        difference = None if same else "its bytes differ from the file in the assembly"
    else:
        files, difference = _compare_zip(body, target.directory / source.path)
    return FetchedAsset(
        name=target.name, location=str(target.location), size_bytes=len(body), files=files, difference=difference
    )


def _find(cloud: AwsCloud, target: ImageTarget) -> FoundImage:
    try:
        place = cloud.images.registry(cloud.usable(target.location.access), target.location.repository)
        image: RegistryImage | None = find_image(place.registry, place.repository, target.location.tag)
    except ImageError:
        image = None
    return FoundImage(name=target.name, location=str(target.location), image=image)


def _compare_zip(body: bytes, folder: Path) -> tuple[int, str | None]:
    """Compare a zip's entries with a folder, links followed as packing does; return the number of files."""
    local = {
        Path(root, name).relative_to(folder).as_posix(): Path(root, name)
        for root, _, names in os.walk(folder, followlinks=True)
        for name in names
    }
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        packed = {name for name in archive.namelist() if not name.endswith("/")}
        if packed != set(local):
            odd = sorted(packed ^ set(local))[0]
            return len(packed), f"{odd!r} is only in the {'zip' if odd in packed else 'folder'}"
        for name, path in local.items():
            if archive.read(name) != path.read_bytes():
                return len(packed), f"{name!r} differs"
    return len(packed), None


def _shortened(payload: bytes, limit: int = 2000) -> str:
    text = payload.decode("utf-8", "replace")
    try:
        value: Any = json.loads(text)
        text = json.dumps(value, ensure_ascii=False)
    except ValueError:
        pass  # a handler may answer with what is not JSON: shown as it is
    return text if len(text) <= limit else text[:limit] + "..."
