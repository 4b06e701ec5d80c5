"""The assets of an assembly: what they are, what is in them, where they are published, why a name changed, what is left over."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cloud_assembly.content.copy import remove_leftovers
from cloud_assembly.content.explain import Change, explain_bytes, explain_change
from cloud_assembly.content.record import AssetRecord, read_records, record_tree
from cloud_assembly.content.walk import Kind, Tree
from cloud_assembly.schema import CloudAssembly, FileAsset, ImageAsset, StackArtifact, read_assembly
from cloud_assembly.schema.records import NAME_LABEL, PREVIOUS_RECORD_FILE, RECORD_FILE, STACK_LABEL, USERS_LABEL
from purecdk.toolkit.cloud import Cloud
from purecdk.toolkit.environments import ResolvedEnvironment, resolve_environment
from purecdk.toolkit.errors import ToolkitError
from purecdk.toolkit.publishing import PublishTargets, publish_targets
from purecdk.toolkit.survey import survey_assets

_STAGED = re.compile(r"asset\.[0-9a-f]{64}(_noext|\.[^/]*)?")


class NoSuchAsset(ToolkitError):
    """No asset bears the name or the id that was given."""

    code = "no-such-asset"


@dataclass(frozen=True, kw_only=True, slots=True)
class AssetView:
    """One asset of one stack.

    Attributes:
        kind: ``file``, ``zip`` or ``image``.
        path: Its source; ``None`` if a program makes it.
        options: What else decides its name: for images, how they are built.
    """

    id: str
    name: str
    stack: str
    kind: str
    path: Path | None
    options: Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedPlace:
    """One place that an asset goes to, and whether it is there."""

    asset: AssetView
    location: str
    there: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AssetChange:
    """An asset that has another name than before, or the same for other bytes.

    Attributes:
        before: Its id, ``None`` if it is new.
        after: Its id, ``None`` if it is gone; the same as before if modes or line ends alone differ, which no name shows.
        changes: The causes, those first that change the name.
    """

    stack: str
    name: str
    before: str | None
    after: str | None
    changes: tuple[Change, ...] = ()


def list_assets(stacks: Sequence[StackArtifact], *, templates: bool = False) -> Iterator[AssetView]:
    """Yield the assets of ``stacks``; the stacks' own templates only if wanted."""
    for stack in stacks:
        for manifest in stack.read_asset_manifests():
            for asset in manifest.assets:
                view = _view(asset, stack, manifest.path.parent)
                if templates or view.path is None or view.path.name != stack.template_file:
                    yield view


def find_asset(stacks: Sequence[StackArtifact], wanted: str) -> AssetView:
    """Return the asset whose name or id is ``wanted``, or whose id starts with it.

    Raises:
        NoSuchAsset: there is none, or several different ones.
    """
    views = list(list_assets(stacks, templates=True))
    for matches in (
        [view for view in views if wanted in (view.name, f"{view.stack}/{view.name}", view.id)],
        [view for view in views if view.id.startswith(wanted)],
    ):
        if len({view.id for view in matches}) == 1:
            return matches[0]
        if matches:
            raise NoSuchAsset(
                f"{wanted!r} stands for {len(matches)} assets",
                where=", ".join(f"{view.stack}/{view.name} ({view.id[:12]})" for view in matches),
                fix="give the id, or STACK/NAME",
            )
    raise NoSuchAsset(
        f"no asset is called {wanted!r}", where=f"{len(views)} assets", fix="`purecdk assets list` shows names and ids"
    )


def record_of(assembly: CloudAssembly, view: AssetView) -> AssetRecord:
    """Return what is known of an asset: the record of its synth, or one made of what is staged.

    Raises:
        ToolkitError: there is neither.
    """
    return _RecordsOf(assembly).get(view)


def show_entries(record: AssetRecord) -> list[tuple[str, int]]:
    """Return the files of an asset with their sizes in bytes, the largest first."""
    files = [(entry.path or ".", entry.size) for entry in record.entries if entry.kind is Kind.FILE]
    return sorted(files, key=lambda each: (-each[1], each[0]))


def show_links(record: AssetRecord) -> list[tuple[str, str]]:
    """Return the links that an asset holds once it is staged, with what each says, by path."""
    return sorted((entry.path, entry.target) for entry in record.entries if entry.kind is Kind.LINK)


def asset_status(stacks: Sequence[StackArtifact], cloud: Cloud) -> Iterator[PublishedPlace]:
    """Yield every place that assets of ``stacks`` go to, and whether they are there."""
    current: ResolvedEnvironment | None = None
    if not all(stack.environment.account and stack.environment.region for stack in stacks):
        current = cloud.current_environment()
    wanted: list[PublishTargets] = []
    for stack in stacks:
        environment = resolve_environment(stack.environment, current, of=stack.display_name)
        wanted.append(publish_targets([(stack, manifest, environment) for manifest in stack.read_asset_manifests()]))
    groups, facts = survey_assets(wanted, cloud)
    for stack, targets in zip(stacks, groups, strict=True):
        for file in targets.files:
            view = _view(file.asset, stack, file.directory)
            yield PublishedPlace(asset=view, location=str(file.location), there=file.location in facts.objects)
        for image in targets.images:
            view = _view(image.asset, stack, image.directory)
            yield PublishedPlace(asset=view, location=str(image.location), there=image.location in facts.images)


def why_between(old: Path, new: Path, *, asset: str | None = None) -> list[AssetChange]:
    """Explain the assets that differ between two assemblies.

    Args:
        asset: Only the asset of this name, or of this id in either assembly.

    Raises:
        AssemblyError: one of the two is no assembly.
        NoSuchAsset: ``asset`` is in neither.
    """
    return _why(_by_view(read_assembly(old)), _by_view(read_assembly(new)), asset)


def why_since_last(directory: Path, *, asset: str | None = None) -> list[AssetChange]:
    """Explain the assets that differ between the last two synths of one app.

    Raises:
        ToolkitError: nothing is known of two synths.
    """
    now, before = read_records(directory / RECORD_FILE), read_records(directory / PREVIOUS_RECORD_FILE)
    if not now or not before:
        raise ToolkitError(
            "nothing is recorded of two synths with different assets",
            where=str(directory),
            fix="synthesize, change something, synthesize again; or name two assemblies",
        )
    return _why(_by_label(before), _by_label(now), asset)


def leftovers(directory: Path) -> list[Path]:
    """Return what lies in an assembly's folder from earlier synths: staged assets that no manifest names.

    Raises:
        AssemblyError: there is no assembly; then nothing may be called left over.
    """
    named: set[str] = set()
    for stack in read_assembly(directory).stacks:
        for manifest in stack.read_asset_manifests():
            for asset in manifest.assets:
                source = asset.source.path if isinstance(asset, FileAsset) else asset.source.directory
                if source is not None:
                    named.add(os.path.realpath(manifest.path.parent / source))
        for legacy in stack.read_legacy_assets():
            named.add(os.path.realpath(stack.directory / legacy.path))
    found = []
    with os.scandir(directory) as entries:
        for entry in entries:
            if _STAGED.fullmatch(entry.name) and os.path.realpath(entry.path) not in named:
                found.append(Path(entry.path))
    return sorted(found)


def prune(directory: Path, paths: Sequence[Path]) -> int:
    """Remove ``paths``, and what killed processes left half written; return how many bytes the files of ``paths`` had."""
    remove_leftovers(directory)
    freed = 0
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            freed += sum(
                os.lstat(os.path.join(folder, name)).st_size for folder, _, names in os.walk(path) for name in names
            )
            shutil.rmtree(path)
        else:
            freed += path.lstat().st_size
            path.unlink()
    return freed


class _RecordsOf:
    """The records of one assembly, read once however many of its assets are asked for: they tell of every file."""

    def __init__(self, assembly: CloudAssembly) -> None:
        self._path = assembly.directory / RECORD_FILE
        self._read: dict[str, AssetRecord] | None = None

    def recorded(self, asset: str) -> AssetRecord | None:
        """Return what the synth recorded under an id, ``None`` if nothing."""
        if self._read is None:
            self._read = {record.asset: record for record in read_records(self._path)}
        return self._read.get(asset)

    def get(self, view: AssetView) -> AssetRecord:
        """Return what is known of an asset: its record, or one made of what is staged."""
        return self.recorded(view.id) or _record_of_staged(view)


class _KnownAsset:
    """One side of a comparison: an id, and the record behind it, looked for only when it is wanted."""

    def __init__(
        self,
        id: str,
        *,
        record: AssetRecord | None = None,
        view: AssetView | None = None,
        among: _RecordsOf | None = None,
    ) -> None:
        self.id = id
        self._record, self._view, self._among = record, view, among

    def recorded(self) -> AssetRecord | None:
        return self._record if self._among is None else self._among.recorded(self.id)

    def get(self) -> AssetRecord:
        if self._record is None:
            assert self._among is not None and self._view is not None
            self._record = self._among.get(self._view)
        return self._record


_Known = Mapping[tuple[str, str], _KnownAsset]


def _by_view(assembly: CloudAssembly) -> dict[tuple[str, str], _KnownAsset]:
    records = _RecordsOf(assembly)
    return {
        (view.stack, view.name): _KnownAsset(view.id, view=view, among=records) for view in list_assets(assembly.stacks)
    }


def _by_label(records: Sequence[AssetRecord]) -> dict[tuple[str, str], _KnownAsset]:
    return {user: _KnownAsset(record.asset, record=record) for record in records for user in _users(record)}


def _users(record: AssetRecord) -> list[tuple[str, str]]:
    """Return the stacks in which an asset is used, and what it is called there."""
    shared = record.labels.get(USERS_LABEL)
    if isinstance(shared, list):
        return [(str(stack), str(name)) for stack, name in shared]
    return [(str(record.labels.get(STACK_LABEL, "")), str(record.labels.get(NAME_LABEL, record.asset)))]


def _why(before: _Known, after: _Known, asset: str | None) -> list[AssetChange]:
    keys = [key for key in dict.fromkeys((*before, *after)) if asset is None or _is(asset, key, before, after)]
    if asset is not None and not keys:
        raise NoSuchAsset(f"no asset is called {asset!r}", fix="`purecdk assets list` shows names and ids")
    found = []
    for stack, name in keys:
        old, new = before.get((stack, name)), after.get((stack, name))
        changes: tuple[Change, ...] = ()
        if old and new:
            changes = _other_bytes(old, new) if old.id == new.id else explain_change(old.get(), new.get())
            if old.id == new.id and not changes:
                continue
        old_id, new_id = old.id if old else None, new.id if new else None
        found.append(AssetChange(stack=stack, name=name, before=old_id, after=new_id, changes=changes))
    return found


def _other_bytes(old: _KnownAsset, new: _KnownAsset) -> tuple[Change, ...]:
    """Return what differs under one name. Only what was recorded tells: copies in the assemblies are not read for it."""
    one, other = old.recorded(), new.recorded()
    return explain_bytes(one, other) if one is not None and other is not None and one is not other else ()


def _is(wanted: str, key: tuple[str, str], before: _Known, after: _Known) -> bool:
    stack, name = key
    ids = [known[key].id for known in (before, after) if key in known]
    return wanted in (name, f"{stack}/{name}") or any(each.startswith(wanted) for each in ids)


def _view(asset: FileAsset | ImageAsset, stack: StackArtifact, directory: Path) -> AssetView:
    if isinstance(asset, FileAsset):
        kind, source, options = asset.source.packaging.value, asset.source.path, dict[str, object]()
    else:
        kind, source, options = "image", asset.source.directory, _image_options(asset)
    return AssetView(
        id=asset.id,
        name=asset.display_name or asset.id,
        stack=stack.display_name,
        kind=kind,
        path=None if source is None else directory / source,
        options=options,
    )


def _image_options(asset: ImageAsset) -> dict[str, object]:
    source = asset.source
    options: dict[str, object] = {f"build-argument:{key}": value for key, value in source.docker_build_args.items()}
    for name, value in (
        ("dockerfile", source.docker_file),
        ("target", source.docker_build_target),
        ("platform", source.platform),
        ("network-mode", source.network_mode),
    ):
        if value is not None:
            options[name] = value
    return options


def _record_of_staged(view: AssetView) -> AssetRecord:
    if view.path is None or not os.path.exists(view.path):
        raise ToolkitError(
            f"the content of asset {view.name!r} is not there",
            where=str(view.path or "made by a program"),
            fix="synthesize the app again",
        )
    options = {key: str(value) for key, value in view.options.items()}
    return record_tree(
        Tree(view.path), view.id, options=options, labels={STACK_LABEL: view.stack, NAME_LABEL: view.name}
    )
