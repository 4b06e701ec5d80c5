"""A cloud assembly as values: its stacks in the order of its manifests, their assets, what context it still misses.

Written by us or by the official library in any language; any schema version is read. What this version does not know
is collected by name in ``unknown_features`` instead of being refused by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cloud_assembly.schema.assets import AssetManifest, read_asset_manifest
from cloud_assembly.schema.errors import AssemblyFormatError, AssemblyNotFound
from cloud_assembly.schema.metadata import (
    LegacyAsset,
    MetadataEntry,
    StackMetadata,
    legacy_assets,
    read_metadata,
    read_metadata_file,
)
from cloud_assembly.schema.nodes import JsonNode, read_json
from cloud_assembly.schema.tree import ConstructTree, read_tree

UNKNOWN_ACCOUNT: Final = "unknown-account"
UNKNOWN_REGION: Final = "unknown-region"
_MAX_NESTING: Final = 50  # stages within stages; real apps have one or two


@dataclass(frozen=True, kw_only=True, slots=True)
class Environment:
    """An account and a region; either is ``None`` when the app left it to the time of deployment."""

    account: str | None = None
    region: str | None = None

    def __str__(self) -> str:
        return f"aws://{self.account or UNKNOWN_ACCOUNT}/{self.region or UNKNOWN_REGION}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """A role of the bootstrap stack that is used for one purpose, and the bootstrap version it needs."""

    arn: str
    external_id: str | None = None
    additional_options: Mapping[str, Any] = field(default_factory=dict)
    requires_bootstrap_version: int | None = None
    bootstrap_version_parameter: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StackArtifact:
    """One stack of the assembly.

    ``id`` is unique within its own assembly only; ``display_id`` (construct path, such as ``Prod/Api``) in the whole.
    """

    id: str
    display_id: str
    stack_name: str
    directory: Path
    environment: Environment
    template_file: str
    parameters: Mapping[str, str]
    tags: Mapping[str, str]
    notification_arns: tuple[str, ...] | None
    termination_protection: bool | None
    validate_on_synth: bool
    assume_role: Role | None
    execution_role_arn: str | None
    lookup_role: Role | None
    template_url: str | None
    requires_bootstrap_version: int | None
    bootstrap_version_parameter: str | None
    dependencies: tuple[str, ...]
    asset_manifest_files: tuple[str, ...]
    additional_metadata_file: str | None
    inline_metadata: Mapping[str, tuple[MetadataEntry, ...]]

    @property
    def template_path(self) -> Path:
        """Where the template is."""
        return self.directory / self.template_file

    @property
    def display_name(self) -> str:
        """What lists show: the construct path, with the stack's name behind it where the two differ."""
        return self.display_id if self.display_id == self.stack_name else f"{self.display_id} ({self.stack_name})"

    def read_template(self) -> dict[str, Any]:
        """Read the template; key order is the file's.

        Raises:
            AssemblyError: the file is missing, not a JSON object, or one of its sections is none.
        """
        return read_template_file(self.template_path)

    def read_asset_manifests(self) -> tuple[AssetManifest, ...]:
        """Read the manifests of the stack's assets; stacks of the Legacy synthesizer have none."""
        return tuple(read_asset_manifest(self.directory / name) for name in self.asset_manifest_files)

    def read_metadata(self) -> StackMetadata:
        """Read what the framework noted about the stack's constructs, from the manifest and from the file beside it."""
        found = dict(self.inline_metadata)
        if self.additional_metadata_file is not None:
            for path, entries in read_metadata(
                read_metadata_file(self.directory / self.additional_metadata_file)
            ).items():
                found[path] = (*found.get(path, ()), *entries)
        return found

    def read_legacy_assets(self) -> tuple[LegacyAsset, ...]:
        """Return the assets that a stack of the Legacy synthesizer names in its metadata; none for other stacks."""
        if self.asset_manifest_files:
            return ()
        manifest = read_json(self.directory / "manifest.json").root
        found = legacy_assets(manifest["artifacts"][self.id]["metadata"])
        if self.additional_metadata_file is not None:
            known = {asset.id for asset in found}
            rest = legacy_assets(read_metadata_file(self.directory / self.additional_metadata_file))
            found += tuple(asset for asset in rest if asset.id not in known)
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingContext:
    """A lookup that the app asked for and that is to be answered in ``cdk.context.json``."""

    key: str
    provider: str
    props: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class CloudAssembly:
    """One directory that the framework wrote, nested assemblies included."""

    directory: Path
    version: str
    stacks: tuple[StackArtifact, ...]
    missing: tuple[MissingContext, ...]
    tree_file: str | None
    unknown_features: tuple[str, ...]

    def stack(self, display_id: str) -> StackArtifact:
        """Return the stack whose display id or, failing that, name or artifact id is ``display_id``.

        Raises:
            KeyError: there is none.
        """
        for attribute in ("display_id", "stack_name", "id"):
            for stack in self.stacks:
                if getattr(stack, attribute) == display_id:
                    return stack
        raise KeyError(display_id)

    def dependencies_of(self, stack: StackArtifact) -> tuple[StackArtifact, ...]:
        """Return the stacks that must be deployed before ``stack``, direct ones only, in the assembly's order."""
        return tuple(
            other for other in self.stacks if other.directory == stack.directory and other.id in stack.dependencies
        )

    def read_tree(self) -> ConstructTree | None:
        """Read the tree of constructs; ``None`` if the assembly has none."""
        return None if self.tree_file is None else read_tree(self.directory / self.tree_file)


def read_assembly(directory: Path | str) -> CloudAssembly:
    """Read the cloud assembly in ``directory``.

    Templates, asset manifests, metadata and the tree are read when asked for.

    Raises:
        AssemblyNotFound: there is no ``manifest.json``.
        AssemblyFormatError: a manifest is not what the schema says, or names a file outside of the assembly.
    """
    directory = Path(directory)
    reader = _Reader()
    version, tree_file = reader.read(directory)
    return CloudAssembly(
        directory=directory,
        version=version,
        stacks=tuple(reader.stacks),
        missing=tuple(reader.missing.values()),
        tree_file=tree_file,
        unknown_features=tuple(reader.unknown),
    )


def in_deployment_order(stacks: Iterable[StackArtifact]) -> tuple[StackArtifact, ...]:
    """Return ``stacks`` so that each comes after those of them that it depends on; otherwise order is kept.

    Raises:
        AssemblyFormatError: stacks depend on each other in a circle.
    """
    stacks = tuple(stacks)
    by_key = {(stack.directory, stack.id): stack for stack in stacks}
    done: dict[tuple[Path, str], bool] = {}  # False while a stack's dependencies are visited, then True
    ordered: list[StackArtifact] = []
    for first in stacks:
        if (first.directory, first.id) in done:
            continue
        done[first.directory, first.id] = False
        path = [(first, iter(first.dependencies))]
        while path:
            stack, rest = path[-1]
            for name in rest:
                key = (stack.directory, name)
                if key not in by_key or done.get(key) is True:
                    continue
                if done.get(key) is False:
                    cycle = " -> ".join(each.display_id for each, _ in path)
                    raise AssemblyFormatError(
                        f"stacks depend on each other in a circle: {cycle} -> {by_key[key].display_id}",
                        where=str(stack.directory / "manifest.json"),
                        fix="break the circle in the app",
                    )
                done[key] = False
                path.append((by_key[key], iter(by_key[key].dependencies)))
                break
            else:
                done[stack.directory, stack.id] = True
                path.pop()
                ordered.append(stack)
    return tuple(ordered)


class _Reader:
    """Reads the manifests level by level, which is the order in which the peer lists stacks."""

    def __init__(self) -> None:
        self.stacks: list[StackArtifact] = []
        self.missing: dict[str, MissingContext] = {}
        self.unknown: list[str] = []

    def read(self, directory: Path) -> tuple[str, str | None]:
        version, tree_file, level = self._read_one(directory)
        for _ in range(_MAX_NESTING):
            if not level:
                return version, tree_file
            level = [nested for each in level for nested in self._read_one(each)[2]]
        raise AssemblyFormatError(
            f"assemblies are nested deeper than {_MAX_NESTING}",
            where=str(directory),
            fix="check that this is a CDK assembly",
        )

    def _read_one(self, directory: Path) -> tuple[str, str | None, list[Path]]:
        try:
            document = read_json(directory / "manifest.json")
        except AssemblyNotFound as error:
            if not directory.exists():
                what, fix = f"no directory {str(directory)!r}", "synthesize the app first, or check the path"
            else:
                what = f"{str(directory)!r} is not a cloud assembly"
                fix = "it has no readable manifest.json: synthesize again"
            raise AssemblyNotFound(what, where=error.where, fix=fix) from error
        root = document.root
        version = root["version"].string()
        root.note_unknown_members(_MANIFEST_MEMBERS, "the manifest")
        artifacts = dict(root["artifacts"].items())
        asset_files: dict[str, str] = {}
        tree_file: str | None = None
        nested: list[Path] = []
        for artifact_id, node in artifacts.items():
            kind = node["type"].string()
            if kind == "cdk:asset-manifest":
                asset_files[artifact_id] = _inside(node["properties"]["file"], directory)
            elif kind == "cdk:tree" and tree_file is None:
                tree_file = _inside(node["properties"]["file"], directory)
        for artifact_id, node in artifacts.items():
            kind = node["type"].string()
            if kind == "aws:cloudformation:stack":
                self.stacks.append(_stack(artifact_id, node, directory, asset_files))
            elif kind == "cdk:cloud-assembly":
                nested.append(directory / _inside(node["properties"]["directoryName"], directory))
            elif kind not in _KNOWN_ARTIFACTS:
                node["type"].note_unknown(f"artifact {artifact_id!r} has the unknown type {kind!r}")
        for element in root["missing"].elements():
            key = element["key"].string()
            self.missing[key] = MissingContext(
                key=key, provider=element["provider"].string(), props=element["props"].any_map()
            )
        self.unknown.extend(document.unknown)
        return version, tree_file, nested


_MANIFEST_MEMBERS = frozenset({"version", "artifacts", "minimumCliVersion", "missing", "runtime"})
_KNOWN_ARTIFACTS = frozenset({"cdk:asset-manifest", "cdk:tree", "cdk:feature-flag-report", "none"})
_STACK_MEMBERS = frozenset(
    {
        "assumeRoleAdditionalOptions",
        "assumeRoleArn",
        "assumeRoleExternalId",
        "bootstrapStackVersionSsmParameter",
        "cloudFormationExecutionRoleArn",
        "lookupRole",
        "notificationArns",
        "parameters",
        "requiresBootstrapStackVersion",
        "stackName",
        "stackTemplateAssetObjectUrl",
        "tags",
        "templateFile",
        "terminationProtection",
        "validateOnSynth",
        # written by the framework for its own use: which artifacts must be published before the stack
        "additionalDependencies",
    }
)


def _stack(artifact_id: str, node: JsonNode, directory: Path, asset_files: Mapping[str, str]) -> StackArtifact:
    properties = node["properties"]
    properties.note_unknown_members(_STACK_MEMBERS, f"stack {artifact_id!r}")
    dependencies = node["dependencies"].strings()
    arn = properties["assumeRoleArn"].optional_string()
    required = properties["requiresBootstrapStackVersion"].optional_integer()
    parameter = properties["bootstrapStackVersionSsmParameter"].optional_string()
    extra = node["additionalMetadataFile"]
    lookup = properties["lookupRole"]
    stack_name = properties["stackName"].optional_string() or artifact_id
    return StackArtifact(
        id=artifact_id,
        display_id=node["displayName"].optional_string() or artifact_id,
        stack_name=stack_name,
        directory=directory,
        environment=_environment(node["environment"]),
        template_file=_inside(properties["templateFile"], directory),
        parameters=properties["parameters"].string_map(),
        tags=_tags(properties["tags"], node["metadata"]),
        notification_arns=None if properties["notificationArns"].absent else properties["notificationArns"].strings(),
        termination_protection=properties["terminationProtection"].optional_boolean(),
        validate_on_synth=properties["validateOnSynth"].boolean(False),
        assume_role=None
        if arn is None
        else Role(
            arn=arn,
            external_id=properties["assumeRoleExternalId"].optional_string(),
            additional_options=properties["assumeRoleAdditionalOptions"].any_map(),
            requires_bootstrap_version=required,
            bootstrap_version_parameter=parameter,
        ),
        execution_role_arn=properties["cloudFormationExecutionRoleArn"].optional_string(),
        lookup_role=None if lookup.absent else _role(lookup),
        template_url=properties["stackTemplateAssetObjectUrl"].optional_string(),
        requires_bootstrap_version=required,
        bootstrap_version_parameter=parameter,
        dependencies=dependencies,
        asset_manifest_files=tuple(asset_files[name] for name in dependencies if name in asset_files),
        additional_metadata_file=None if extra.absent else _inside(extra, directory),
        inline_metadata=read_metadata(node["metadata"]),
    )


def _role(node: JsonNode) -> Role:
    return Role(
        arn=node["arn"].string(),
        external_id=node["assumeRoleExternalId"].optional_string(),
        additional_options=node["assumeRoleAdditionalOptions"].any_map(),
        requires_bootstrap_version=node["requiresBootstrapStackVersion"].optional_integer(),
        bootstrap_version_parameter=node["bootstrapStackVersionSsmParameter"].optional_string(),
    )


def read_template_file(path: Path) -> dict[str, Any]:
    """Read a template; a resource may still be anything, as loops of CloudFormation are lists.

    Raises:
        AssemblyError: the file is missing, not a JSON object, or one of its sections is none.
    """
    root = read_json(path).root
    for section in ("Resources", "Parameters", "Outputs", "Rules"):
        if not root[section].absent:
            root[section].object_value()
    return root.object_value()


def _environment(node: JsonNode) -> Environment:
    text = node.string()
    scheme, _, rest = text.partition("://")
    account, _, region = rest.partition("/")
    if scheme != "aws" or not account or not region or "/" in region:
        node.fail(f"{text!r} is not an environment of the form aws://ACCOUNT/REGION")
    return Environment(
        account=None if account == UNKNOWN_ACCOUNT else account, region=None if region == UNKNOWN_REGION else region
    )


def _tags(node: JsonNode, metadata: JsonNode) -> dict[str, str]:
    """Tags from the stack's properties, or from metadata as old libraries wrote them (``key`` or ``Key``)."""
    if not node.absent:
        return node.string_map()
    tags: dict[str, str] = {}
    for _, entries in metadata.items():
        for entry in entries.elements():
            if entry["type"].string() == "aws:cdk:stack-tags":
                for tag in entry["data"].elements():
                    lower = "key" in tag.object_value()
                    tags[tag["key" if lower else "Key"].string()] = tag["value" if lower else "Value"].string()
    return tags


def _inside(node: JsonNode, directory: Path) -> str:
    """Return a file name that stays within the assembly; links are judged by where they lead."""
    name = node.string()
    try:
        target = (directory / name).resolve()
        inside = target.is_relative_to(directory.resolve()) and target != directory.resolve()
    except (ValueError, OSError, RuntimeError):  # a NUL in the name, a loop of links
        inside = False
    if not inside or not name:
        node.fail(f"{name!r} is not a file inside the assembly", fix="use an assembly from a source that you trust")
    return name
