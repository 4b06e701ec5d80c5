"""Artifacts: what a cloud assembly's manifest lists."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aws_cdk.cloud_assembly_schema.assembly_manifest import (
    ArtifactManifest,
    ArtifactType,
    AssetManifestProperties,
    NestedCloudAssemblyProperties,
    TreeArtifactProperties,
)
from aws_cdk.cloud_assembly_schema.metadata import ArtifactMetadataEntryType, MetadataEntry
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.cloud_assembly_schema.asset_manifest import AssetManifest
    from aws_cdk.cx_api.cloud_assembly import CloudAssembly


class AwsCloudFormationStackProperties(Struct):
    """A stack, as early versions described it."""

    template_file: str
    parameters: dict[str, str] | None = None
    stack_name: str | None = None
    termination_protection: bool | None = None


class MetadataEntryResult(MetadataEntry):
    """A note about a construct, with the construct's path."""

    path: str


class SynthesisMessageLevel(NamedEnum):
    """How grave a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class SynthesisMessage(Struct):
    """A message that the app left for whoever deploys it."""

    entry: Nested[MetadataEntry]
    id: str
    """The construct's path, with a slash in front."""
    level: SynthesisMessageLevel


_LEVELS = {
    ArtifactMetadataEntryType.WARN._value_: SynthesisMessageLevel.WARNING,
    ArtifactMetadataEntryType.ERROR._value_: SynthesisMessageLevel.ERROR,
    ArtifactMetadataEntryType.INFO._value_: SynthesisMessageLevel.INFO,
}


class CloudArtifact:
    """An artifact of an assembly; one of the classes below where the type is known."""

    @takes(ArtifactManifest)
    def __init__(self, assembly: CloudAssembly, id: str, manifest: ArtifactManifest) -> None:
        self._init_artifact(assembly, id, manifest)

    def _init_artifact(self, assembly: CloudAssembly, id: str, manifest: ArtifactManifest) -> None:
        self.assembly = assembly
        self.id = id
        self.manifest = manifest

    @classmethod
    def _from(cls, assembly: CloudAssembly, id: str, manifest: ArtifactManifest) -> CloudArtifact:
        made = cls.__new__(cls)
        made._init_artifact(assembly, id, manifest)
        return made

    @staticmethod
    @takes(ArtifactManifest)
    def from_manifest(assembly: CloudAssembly, id: str, artifact: ArtifactManifest) -> CloudArtifact | None:
        """Return the artifact that a manifest's entry describes, or ``None`` if it describes none."""
        return artifact_from(assembly, id, artifact)

    @property
    def hierarchical_id(self) -> str:
        """A name that is unique in the whole app: the construct path, where there is one."""
        return self.manifest.display_name or self.id

    @cached_property
    def dependencies(self) -> list[CloudArtifact]:
        """The artifacts to be deployed before this one.

        Raises:
            ValidationError: the manifest names one that it does not have.
        """
        found = []
        for id in self.manifest.dependencies or ():
            artifact = self.assembly.try_get_artifact(id)
            if artifact is None:
                raise ValidationError(f"Artifact {self.id} depends on non-existing artifact {id}")
            found.append(artifact)
        return found

    @cached_property
    def metadata(self) -> dict[str, list[MetadataEntry]]:
        """Notes about constructs, by construct path; those of the file beside the manifest come last."""
        from aws_cdk.cloud_assembly_schema.reading import read_metadata
        from cloud_assembly.schema.metadata import read_metadata_file

        found = {path: list(entries) for path, entries in (self.manifest.metadata or {}).items()}
        if self.manifest.additional_metadata_file is not None:
            file = Path(self.assembly.directory) / self.manifest.additional_metadata_file
            for path, entries in read_metadata(read_metadata_file(file)).items():
                found.setdefault(path, []).extend(entries)
        return found

    @property
    def messages(self) -> list[SynthesisMessage]:
        """Warnings, errors and infos that the app left, construct by construct."""
        return [
            SynthesisMessage(level=_LEVELS[entry.type], entry=entry, id=path)
            for path, entries in self.metadata.items()
            for entry in entries
            if entry.type in _LEVELS
        ]

    @checked
    def find_metadata_by_type(self, type: str) -> list[MetadataEntryResult]:
        """Return the notes of one type, such as ``aws:cdk:logicalId``."""
        return [
            MetadataEntryResult(path=path, **entry._given())
            for path, entries in self.metadata.items()
            for entry in entries
            if entry.type == type
        ]

    def _property(self, name: str) -> str:
        value = getattr(self.manifest.properties, name, None)
        if not value:
            raise ValidationError(f'Invalid {type(self).__name__}. Missing "{name}" property of artifact {self.id}')
        return str(value)


class AssetManifestArtifact(CloudArtifact):
    """The list of a stack's assets."""

    @property
    def file(self) -> str:
        """Absolute path of the ``*.assets.json``."""
        return os.path.join(os.path.abspath(self.assembly.directory), self._property("file"))

    @cached_property
    def contents(self) -> AssetManifest:
        """What the file says."""
        from aws_cdk.cloud_assembly_schema.manifest import Manifest

        return Manifest.load_asset_manifest(self.file)

    @property
    def requires_bootstrap_stack_version(self) -> float | None:
        """The oldest bootstrap stack that the assets can be published with."""
        return self._options.requires_bootstrap_stack_version

    @property
    def bootstrap_stack_version_ssm_parameter(self) -> str | None:
        """The parameter that holds the bootstrap stack's version."""
        return self._options.bootstrap_stack_version_ssm_parameter

    @property
    def _options(self) -> AssetManifestProperties:
        properties: Any = self.manifest.properties
        return properties if isinstance(properties, AssetManifestProperties) else AssetManifestProperties(file="")

    @staticmethod
    def is_asset_manifest_artifact(art: Any) -> bool:
        """Tell whether ``art`` is such an artifact."""
        return isinstance(art, AssetManifestArtifact)


class TreeCloudArtifact(CloudArtifact):
    """The construct tree."""

    @property
    def file(self) -> str:
        """Name of the file, relative to the assembly."""
        properties: Any = self.manifest.properties
        return properties.file if isinstance(properties, TreeArtifactProperties) else self._property("file")

    @staticmethod
    def is_tree_cloud_artifact(art: Any) -> bool:
        """Tell whether ``art`` is such an artifact."""
        return isinstance(art, TreeCloudArtifact)


class NestedCloudAssemblyArtifact(CloudArtifact):
    """An assembly inside the assembly, that of a stage."""

    @property
    def directory_name(self) -> str:
        """Its folder, relative to the outer assembly's."""
        return self._property("directory_name")

    @property
    def display_name(self) -> str:
        """The stage's path."""
        properties: Any = self.manifest.properties
        name = properties.display_name if isinstance(properties, NestedCloudAssemblyProperties) else None
        return name or self.id

    @property
    def full_path(self) -> str:
        """Absolute path of its folder."""
        return os.path.join(os.path.abspath(self.assembly.directory), self.directory_name)

    @cached_property
    def nested_assembly(self) -> CloudAssembly:
        """The assembly itself."""
        from aws_cdk.cx_api.cloud_assembly import CloudAssembly

        return CloudAssembly(self.full_path)

    @staticmethod
    def is_nested_cloud_assembly_artifact(art: Any) -> bool:
        """Tell whether ``art`` is such an artifact."""
        return isinstance(art, NestedCloudAssemblyArtifact)


def artifact_from(assembly: CloudAssembly, id: str, manifest: ArtifactManifest) -> CloudArtifact | None:
    """Return the artifact for a manifest's entry; ``None`` for entries that are no artifacts of a deployment."""
    kind = manifest.type
    if kind is ArtifactType.AWS_CLOUDFORMATION_STACK:
        from aws_cdk.cx_api.stack_artifact import CloudFormationStackArtifact

        return CloudFormationStackArtifact._from(assembly, id, manifest)
    known: dict[ArtifactType, type[CloudArtifact]] = {
        ArtifactType.ASSET_MANIFEST: AssetManifestArtifact,
        ArtifactType.CDK_TREE: TreeCloudArtifact,
        ArtifactType.NESTED_CLOUD_ASSEMBLY: NestedCloudAssemblyArtifact,
    }
    return known[kind]._from(assembly, id, manifest) if kind in known else None
