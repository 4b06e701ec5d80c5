"""Makes a cloud assembly by hand, for tools and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.cloud_assembly_schema.assembly_manifest import ArtifactManifest, MissingContext
from aws_cdk.core.arguments import checked
from aws_cdk.core.assembly_builder import AssemblyBuilder
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.cx_api.cloud_assembly import CloudAssembly


class AssemblyBuildOptions(Struct):
    """Options of finishing an assembly; there are none."""


class CloudAssemblyBuilderProps(Struct):
    """Options of an assembly that is made by hand."""

    asset_outdir: str | None = None
    """Folder for assets. Default: the assembly's."""
    parent_builder: CloudAssemblyBuilder | None = None
    """The assembly around this one."""


class CloudAssemblyBuilder:
    """Collects artifacts and writes them as an assembly.

    Args:
        outdir: Its folder. Default: a fresh one in the system's temporary folder.
    """

    @takes(CloudAssemblyBuilderProps)
    def __init__(self, outdir: str | None = None, props: CloudAssemblyBuilderProps = None) -> None:  # type: ignore[assignment]  # filled by takes
        builder = AssemblyBuilder(outdir, props.asset_outdir)
        if props.parent_builder is not None:
            builder._parent = props.parent_builder._builder
        self._wrap(builder)

    def _wrap(self, builder: AssemblyBuilder) -> None:
        self._builder = builder
        builder.ensure_folder()

    @property
    def outdir(self) -> str:
        """The folder of the assembly."""
        return self._builder.outdir

    @property
    def asset_outdir(self) -> str:
        """The folder for assets."""
        return self._builder.asset_outdir

    @takes(ArtifactManifest)
    def add_artifact(self, id: str, manifest: ArtifactManifest) -> None:
        """Add an artifact."""
        from aws_cdk.cloud_assembly_schema.reading import json_form

        self._builder.add_artifact(id, json_form(manifest))

    @takes(MissingContext)
    def add_missing(self, missing: MissingContext) -> None:
        """Say that a context value is missing; assemblies around this one hear of it too."""
        from aws_cdk.cloud_assembly_schema.reading import json_form

        self._builder.add_missing(json_form(missing))

    @checked
    def create_nested_assembly(self, artifact_id: str, display_name: str) -> CloudAssemblyBuilder:
        """Add an assembly inside this one and return its builder."""
        inner = CloudAssemblyBuilder.__new__(CloudAssemblyBuilder)
        inner._wrap(self._builder.nested(artifact_id, display_name))
        return inner

    @takes(AssemblyBuildOptions)
    def build_assembly(self, options: AssemblyBuildOptions) -> CloudAssembly:
        """Write the manifest and return the assembly."""
        from aws_cdk.cx_api.cloud_assembly import CloudAssembly

        self._builder.write()
        return CloudAssembly(self.outdir)

    def delete(self) -> None:
        """Delete the folder with all that is in it."""
        import shutil

        shutil.rmtree(self.outdir, ignore_errors=True)
