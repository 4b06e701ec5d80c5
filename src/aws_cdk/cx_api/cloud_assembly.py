"""The cloud assembly that a synthesis wrote."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aws_cdk.cloud_assembly_schema.load_manifest_options import LoadManifestOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.cloud_assembly_schema.assembly_manifest import AssemblyManifest, RuntimeInfo
    from aws_cdk.cx_api.cloud_artifact import CloudArtifact, NestedCloudAssemblyArtifact, TreeCloudArtifact
    from aws_cdk.cx_api.stack_artifact import CloudFormationStackArtifact


class CloudAssembly:
    """An assembly on disk.

    Raises (the constructor):
        AssemblyError: there is no readable manifest in ``directory``.
    """

    @takes(LoadManifestOptions)
    def __init__(self, directory: str, load_options: LoadManifestOptions) -> None:
        self.directory = directory
        self._load_options = load_options
        _ = self.artifacts  # an assembly that cannot be read is refused here, not later

    @classmethod
    def _unread(cls, directory: str) -> CloudAssembly:
        """Return an assembly that was just written; its files are read when something is asked of them."""
        made = cls.__new__(cls)
        made.directory = directory
        made._load_options = LoadManifestOptions()
        return made

    @staticmethod
    def is_cloud_assembly(x: Any) -> bool:
        """Tell whether ``x`` is an assembly."""
        return isinstance(x, CloudAssembly)

    @staticmethod
    def cleanup_temporary_directories() -> None:
        """Delete the folders that assemblies without an ``outdir`` were written to in this process."""
        from aws_cdk.core.assembly_builder import delete_temporary_folders

        delete_temporary_folders()

    @cached_property
    def manifest(self) -> AssemblyManifest:
        """What ``manifest.json`` says."""
        from aws_cdk.cloud_assembly_schema.manifest import Manifest

        path = os.path.join(self.directory, "manifest.json")
        return Manifest.load_assembly_manifest(path, **self._load_options._given())

    @cached_property
    def _artifacts(self) -> dict[str, CloudArtifact]:
        from aws_cdk.cx_api.cloud_artifact import artifact_from

        found = {}
        for id, entry in (self.manifest.artifacts or {}).items():
            artifact = artifact_from(self, id, entry)
            if artifact is not None:
                found[id] = artifact
        return found

    @property
    def version(self) -> str:
        """The schema version that the assembly was written with."""
        return self.manifest.version

    @property
    def runtime(self) -> RuntimeInfo:
        """Versions of the libraries that wrote the assembly."""
        from aws_cdk.cloud_assembly_schema.assembly_manifest import RuntimeInfo

        return self.manifest.runtime or RuntimeInfo(libraries={})

    @cached_property
    def artifacts(self) -> list[CloudArtifact]:
        """All artifacts, each after those it depends on.

        Those that may come next at the same time stand in the order of their ids.

        Raises:
            ValidationError: artifacts depend on each other in a circle.
        """
        waiting = sorted(self._artifacts)
        placed: set[str] = set()
        ordered: list[CloudArtifact] = []
        while waiting:
            free = [
                id
                for id in waiting
                if all(other.id in placed or other.id == id for other in self._artifacts[id].dependencies)
            ]
            if not free:
                raise ValidationError(f"Could not determine ordering between: {', '.join(waiting)}")
            placed.update(free)
            ordered += [self._artifacts[id] for id in free]
            waiting = [id for id in waiting if id not in placed]
        return ordered

    @property
    def stacks(self) -> list[CloudFormationStackArtifact]:
        """The stacks of this assembly, without those of stages in it."""
        from aws_cdk.cx_api.stack_artifact import CloudFormationStackArtifact

        return [artifact for artifact in self.artifacts if isinstance(artifact, CloudFormationStackArtifact)]

    @property
    def nested_assemblies(self) -> list[NestedCloudAssemblyArtifact]:
        """The assemblies of the stages in this one."""
        from aws_cdk.cx_api.cloud_artifact import NestedCloudAssemblyArtifact

        return [artifact for artifact in self.artifacts if isinstance(artifact, NestedCloudAssemblyArtifact)]

    @property
    def stacks_recursively(self) -> list[CloudFormationStackArtifact]:
        """All stacks, level by level: first those of this assembly, then those of the stages in it."""
        found: list[CloudFormationStackArtifact] = []
        level = [self]
        while level:
            found += [stack for assembly in level for stack in assembly.stacks]
            level = [inner.nested_assembly for assembly in level for inner in assembly.nested_assemblies]
        return found

    @checked
    def try_get_artifact(self, id: str) -> CloudArtifact | None:
        """Return the artifact of this assembly with an id, or ``None``."""
        return self._artifacts.get(id)

    @checked
    def get_stack_by_name(self, stack_name: str) -> CloudFormationStackArtifact:
        """Return the stack with a name, stages not looked into.

        Raises:
            ValidationError: there is none, or more than one.
        """
        found = [stack for stack in self.stacks if stack.stack_name == stack_name]
        if not found:
            raise ValidationError(
                f'Unable to find stack with stack name "{stack_name}"',
                fix=f"stacks here: {', '.join(stack.stack_name for stack in self.stacks) or 'none'}",
            )
        if len(found) > 1:
            ids = ",".join(stack.id for stack in found)
            raise ValidationError(
                f'There are multiple stacks with the stack name "{stack_name}" ({ids})',
                fix="use get_stack_artifact(id)",
            )
        return found[0]

    @checked
    def get_stack_artifact(self, artifact_id: str) -> CloudFormationStackArtifact:
        """Return the stack with an artifact id, looked for in stages too.

        Raises:
            ValidationError: there is none.
        """
        for stack in self.stacks_recursively:
            if stack.id == artifact_id:
                return stack
        raise ValidationError(
            f'Unable to find artifact with id "{artifact_id}"',
            fix=f"stacks here: {', '.join(stack.id for stack in self.stacks_recursively) or 'none'}",
        )

    @checked
    def get_nested_assembly_artifact(self, artifact_id: str) -> NestedCloudAssemblyArtifact:
        """Return the entry of the assembly of a stage.

        Raises:
            ValidationError: there is none, or it is something else.
        """
        from aws_cdk.cx_api.cloud_artifact import NestedCloudAssemblyArtifact

        artifact = self.try_get_artifact(artifact_id)
        if artifact is None:
            raise ValidationError(f'Unable to find artifact with id "{artifact_id}"')
        if not isinstance(artifact, NestedCloudAssemblyArtifact):
            raise ValidationError(f"Found artifact '{artifact_id}' but it's not a nested cloud assembly")
        return artifact

    @checked
    def get_nested_assembly(self, artifact_id: str) -> CloudAssembly:
        """Return the assembly of a stage.

        Raises:
            ValidationError: there is none, or it is something else.
        """
        return self.get_nested_assembly_artifact(artifact_id).nested_assembly

    def tree(self) -> TreeCloudArtifact | None:
        """Return the construct tree's artifact, or ``None``.

        Raises:
            ValidationError: there is more than one.
        """
        from aws_cdk.cx_api.cloud_artifact import TreeCloudArtifact

        found = [artifact for artifact in self.artifacts if isinstance(artifact, TreeCloudArtifact)]
        if len(found) > 1:
            raise ValidationError("Multiple artifacts of type cdk:tree found in manifest")
        return found[0] if found else None
