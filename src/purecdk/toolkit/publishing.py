"""Decide how the assets of stacks get to where templates expect them; pure, given what is there already."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cloud_assembly.schema import AssetManifest, FileAsset, FilePackaging, ImageAsset, StackArtifact
from purecdk.toolkit.cloud import ObjectFacts
from purecdk.toolkit.environments import ResolvedEnvironment, destination_access, destination_environment, substitute
from purecdk.toolkit.errors import UntrustedSource
from purecdk.toolkit.images.archive import is_image_archive
from purecdk.toolkit.images.functions import function_image_uris
from purecdk.toolkit.images.reach import outside_reach
from purecdk.toolkit.plan import (
    BuildImage,
    ImageLocation,
    KeepImage,
    KeepObject,
    ObjectLocation,
    PackDirectory,
    Plan,
    PushImage,
    RunSource,
    Step,
    TakeArchive,
    UploadObject,
)

# Extensions that CDK apps upload; everything else is bytes. Python's own table differs from machine to machine.
_CONTENT_TYPES: Final = {
    "css": "text/css",
    "csv": "text/csv",
    "gif": "image/gif",
    "gz": "application/gzip",
    "html": "text/html; charset=utf-8",
    "htm": "text/html; charset=utf-8",
    "ico": "image/vnd.microsoft.icon",
    "jar": "application/java-archive",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "sh": "application/x-sh",
    "sql": "application/sql",
    "svg": "image/svg+xml",
    "tar": "application/x-tar",
    "tgz": "application/gzip",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "xml": "application/xml",
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "zip": "application/zip",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Trust:
    """How far the assembly's own words are followed.

    Attributes:
        made_here: This run made the assembly, so it may name sources anywhere and programs to run.
        external_sources: The user allows sources outside of the assembly.
        executables: The user allows programs that make assets.
    """

    made_here: bool = False
    external_sources: bool = False
    executables: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class FileTarget:
    """One file asset and one place it has to get to."""

    asset: FileAsset
    location: ObjectLocation
    directory: Path
    stack: str

    @property
    def name(self) -> str:
        """What messages call the asset."""
        return self.asset.display_name or self.asset.id


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageTarget:
    """One image asset and one place it has to get to.

    Attributes:
        runs_in_lambda: A function in the stack, or in one nested in it, has this image as its code.
    """

    asset: ImageAsset
    location: ImageLocation
    directory: Path
    stack: str
    runs_in_lambda: bool = False

    @property
    def name(self) -> str:
        """What messages call the asset."""
        return self.asset.display_name or self.asset.id


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishTargets:
    """All places that assets of some stacks have to get to, each once."""

    files: tuple[FileTarget, ...] = ()
    images: tuple[ImageTarget, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedFacts:
    """What is there already.

    Attributes:
        digests: SHA-256 of local files whose bytes are known without packing, by asset id.
        packages: Entry digests of packages that are named by their content, by asset id, as far as records tell them.
    """

    objects: Mapping[ObjectLocation, ObjectFacts]
    images: Collection[ImageLocation] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)


def publish_targets(
    stacks: Iterable[tuple[StackArtifact, AssetManifest, ResolvedEnvironment]], *, assets: Collection[str] = ()
) -> PublishTargets:
    """Resolve the destinations of asset manifests.

    Args:
        assets: Ids, starts of ids or display names of the assets to take; all if empty.
    """
    files: dict[tuple[str, ObjectLocation], FileTarget] = {}
    images: dict[tuple[str, ImageLocation], ImageTarget] = {}
    for stack, manifest, environment in stacks:
        for file in manifest.files.values():
            if assets and not _chosen(file, assets):
                continue
            for name, destination in file.destinations.items():
                where = f"destination {name} of asset {file.display_name or file.id} in {manifest.path}"
                there = destination_environment(destination, environment, where=where)
                location = ObjectLocation(
                    access=destination_access(destination, there, where=where),
                    bucket=substitute(destination.bucket_name, there, where=where),
                    key=substitute(destination.object_key, there, where=where),
                )
                files.setdefault(
                    (file.id, location),
                    FileTarget(asset=file, location=location, directory=manifest.path.parent, stack=stack.display_name),
                )
        function_images = function_image_uris(stack, manifest) if manifest.images else ()
        for image in manifest.images.values():
            if assets and not _chosen(image, assets):
                continue
            for name, image_destination in image.destinations.items():
                where = f"destination {name} of image {image.display_name or image.id} in {manifest.path}"
                there = destination_environment(image_destination, environment, where=where)
                place = ImageLocation(
                    access=destination_access(image_destination, there, where=where),
                    repository=substitute(image_destination.repository_name, there, where=where),
                    tag=substitute(image_destination.image_tag, there, where=where),
                )
                images.setdefault(
                    (image.id, place),
                    ImageTarget(
                        asset=image,
                        location=place,
                        directory=manifest.path.parent,
                        stack=stack.display_name,
                        runs_in_lambda=any(place.tag in uri for uri in function_images),
                    ),
                )
    return PublishTargets(files=tuple(files.values()), images=tuple(images.values()))


def plan_publish(
    targets: PublishTargets, facts: PublishedFacts, *, assembly: Path, trust: Trust, force: bool = False
) -> Plan:
    """Decide what has to be packed, built and sent; touches nothing.

    An object that is there is kept, unless it bears our digests and contradicts them, or cannot be a whole package.

    Args:
        assembly: The outermost directory; sources inside of it are trusted.
        force: Send everything again.

    Raises:
        UntrustedSource: a source is outside of the assembly, or a program, and the user did not allow that.
    """
    planner = _PublishPlanner(facts, assembly, trust, force)
    for target in targets.files:
        planner.add_file(target)
    for image in targets.images:
        planner.add_image(image)
    return Plan(steps=tuple(planner.steps), notes=tuple(dict.fromkeys(planner.notes)))


class _PublishPlanner:
    """Collects the steps; each package and each image is made once, however many places it goes to."""

    def __init__(self, facts: PublishedFacts, assembly: Path, trust: Trust, force: bool) -> None:
        self.steps: list[Step] = []
        self.notes: list[str] = []
        self._facts = facts
        self._assembly = assembly
        self._trust = trust
        self._force = force
        self._made: dict[tuple[str, Path], str] = {}  # the step that makes what is sent
        self._planned: set[str] = set()  # stacks may name one place with different roles; it is written once

    def add_file(self, target: FileTarget) -> None:
        """Plan what one place of one file takes."""
        asset = target.asset
        step_id = f"object:{asset.id}:{target.location}:{target.location.access.region}"
        if step_id in self._planned:
            return
        self._planned.add(step_id)
        known = self._facts.objects.get(target.location)
        flaw = None if known is None else _contradiction(known, target, self._facts)
        if known is not None and flaw is None and not self._force:
            self.steps.append(KeepObject(id=step_id, asset=asset.id, name=target.name, location=target.location))
            return
        source = _file_source(target, self._assembly, self._trust, self.notes)
        maker = self._maker_of_file(target, source)
        self.steps.append(
            UploadObject(
                id=step_id,
                needs=(maker,) if maker else (),
                asset=asset.id,
                name=target.name,
                location=target.location,
                content_type=content_type(target.location.key, asset.source.packaging),
                source=None if maker else source,
                made_by=maker,
                entry_digest=None if maker else self._facts.packages.get(asset.id),
                replaces=flaw,
            )
        )

    def _maker_of_file(self, target: FileTarget, source: Path | None) -> str | None:
        """Return the step that makes the file, planned if need be; ``None`` for a file that is sent as it is."""
        asset, key = target.asset, (target.asset.id, target.directory)
        packed = asset.source.packaging is FilePackaging.ZIP_DIRECTORY
        if key not in self._made and (source is None or packed):
            maker = self._made[key] = f"pack:{asset.id}:{target.directory}"
            self.steps.append(
                PackDirectory(id=maker, asset=asset.id, name=target.name, source=source)
                if source is not None
                else RunSource(
                    id=maker,
                    asset=asset.id,
                    name=target.name,
                    command=asset.source.executable,
                    directory=target.directory,
                    pack=packed,
                )
            )
        return self._made.get(key)

    def add_image(self, image: ImageTarget) -> None:
        """Plan what one place of one image takes."""
        access = image.location.access
        step_id = f"image:{image.asset.id}:{image.location}:{access.account}/{access.region}"
        if step_id in self._planned:
            return
        self._planned.add(step_id)
        if image.location in self._facts.images and not self._force:
            self.steps.append(KeepImage(id=step_id, asset=image.asset.id, name=image.name, location=image.location))
            return
        key = (image.asset.id, image.directory)
        if key not in self._made:
            self._made[key] = f"build:{image.asset.id}:{image.directory}"
            self.steps.append(_image_step(image, self._made[key], self._assembly, self._trust, self.notes))
        self.steps.append(
            PushImage(
                id=step_id,
                needs=(self._made[key],),
                asset=image.asset.id,
                name=image.name,
                location=image.location,
                made_by=self._made[key],
                runs_in_lambda=image.runs_in_lambda,
            )
        )


def content_type(key: str, packaging: FilePackaging) -> str:
    """Return the ``Content-Type`` of an object, from the ending of its key."""
    if packaging is FilePackaging.ZIP_DIRECTORY:
        return _CONTENT_TYPES["zip"]
    name = key.rpartition("/")[2]
    return _CONTENT_TYPES.get(name.rpartition(".")[2].lower() if "." in name else "", "application/octet-stream")


def _chosen(asset: FileAsset | ImageAsset, wanted: Collection[str]) -> bool:
    return any(asset.id.startswith(each) or asset.display_name == each for each in wanted if each)


def _contradiction(known: ObjectFacts, target: FileTarget, facts: PublishedFacts) -> str | None:
    """Return why an object cannot stay: what is wrong with it, or that it is ours and not what the asset is now."""
    if known.flaw is not None:
        return known.flaw
    entries = facts.packages.get(target.asset.id)
    if entries is not None and known.entry_digest is not None:  # better than bytes: others may compress otherwise
        if known.entry_digest == entries:
            return None
        return (
            f"we published it, and the asset {target.stack}/{target.name} now has other modes or line ends, which do not "
            "count in its name; what runs the earlier package keeps it until the asset gets another name"
        )
    digest = facts.digests.get(target.asset.id)
    if digest is not None and known.sha256 is not None and known.sha256 != digest:
        return "it says that it is ours, but it has other bytes"
    return None


def _file_source(target: FileTarget, assembly: Path, trust: Trust, notes: list[str]) -> Path | None:
    source = target.asset.source
    if source.path is None:
        _check_program(source.executable, target.name, target.stack, trust, notes)
        return None
    return _trusted_path(source.path, target.directory, assembly, target.name, target.stack, trust, notes)


def _image_step(target: ImageTarget, step_id: str, assembly: Path, trust: Trust, notes: list[str]) -> Step:
    source = target.asset.source
    archive = _saved_archive(source.executable)
    home = target.directory
    if archive is not None:
        # The frameworks count this path from the outermost assembly, and name no other path of a stage's manifest so.
        home = home if os.path.exists(home / archive) else assembly
        path = _trusted_path(archive, home, assembly, target.name, target.stack, trust, notes)
        if is_image_archive(path):
            return TakeArchive(id=step_id, asset=target.asset.id, name=target.name, path=path)
    if source.directory is None:
        _check_program(source.executable, target.name, target.stack, trust, notes)
        return RunSource(
            id=step_id,
            asset=target.asset.id,
            name=target.name,
            command=source.executable,
            directory=home,
        )
    directory = _trusted_path(source.directory, target.directory, assembly, target.name, target.stack, trust, notes)
    if not trust.made_here:
        for reach in outside_reach(source, directory, assembly):
            if not trust.external_sources:
                raise UntrustedSource(
                    f"building image {target.name!r} reaches outside of the assembly: {reach}",
                    where=f"stack {target.stack}",
                    fix="check that, and give --allow-external-sources if the build may have it",
                )
            notes.append(f"building image {target.name!r} of {target.stack} reaches outside of the assembly: {reach}")
    return BuildImage(id=step_id, asset=target.asset.id, name=target.name, source=source, directory=directory)


def _saved_archive(command: tuple[str, ...]) -> str | None:
    """The archive that a program loads into an engine and does nothing else, as assets of tarballs write it."""
    is_load = len(command) == 5 and command[:2] == ("sh", "-c") and command[3] == "cdk-tarball-image-asset"
    return command[4] if is_load and ' load -i "$1" | tail ' in command[2] else None


def _check_program(command: tuple[str, ...], name: str, stack: str, trust: Trust, notes: list[str]) -> None:
    if not (trust.made_here or trust.executables):
        raise UntrustedSource(
            f"asset {name!r} is made by running {' '.join(command)!r}, and this run did not make the assembly",
            where=f"stack {stack}",
            fix="look at the program, and give --allow-executables if you trust it",
        )
    notes.append(f"asset {name!r} of {stack} is made by running {' '.join(command)!r}")


def _trusted_path(
    text: str, directory: Path, assembly: Path, name: str, stack: str, trust: Trust, notes: list[str]
) -> Path:
    path = directory / text
    try:
        inside = path.resolve().is_relative_to(assembly.resolve())
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the name, a loop of links
        raise UntrustedSource(
            f"asset {name!r} has no usable source path: {text!r}",
            where=f"stack {stack}",
            fix="synthesize the app again",
        ) from error
    if inside:
        return path
    if not (trust.made_here or trust.external_sources):
        raise UntrustedSource(
            f"asset {name!r} takes its content from outside of the assembly: {text!r}",
            where=f"stack {stack}",
            fix="check that path, and give --allow-external-sources if it is meant to be published",
        )
    notes.append(f"asset {name!r} of {stack} takes its content from {path}, outside of the assembly")
    return path
