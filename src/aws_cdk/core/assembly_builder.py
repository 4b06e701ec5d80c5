"""Collects what an assembly's manifest will say, and writes it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.core.asset_records import AssetRecords

_temporary_folders: list[str] = []


def delete_temporary_folders() -> None:
    """Delete the folders that assemblies without an ``outdir`` got in this process."""
    import shutil

    while _temporary_folders:
        shutil.rmtree(_temporary_folders.pop(), ignore_errors=True)


class AssemblyBuilder:
    """The assembly of one stage while it is made.

    Args:
        outdir: Its folder; ``None`` makes a fresh one in the system's temporary folder.
        asset_outdir: Where assets are staged: the folder of the outermost assembly. Default: ``outdir``.
    """

    def __init__(self, outdir: str | None, asset_outdir: str | None = None) -> None:
        if outdir:
            self.outdir = os.path.abspath(outdir)
        else:
            import tempfile

            self.outdir = os.path.realpath(tempfile.mkdtemp(prefix="cdk.out"))
            _temporary_folders.append(self.outdir)
        self.asset_outdir = asset_outdir or self.outdir
        self.artifacts: dict[str, dict[str, Any]] = {}
        self._missing: list[dict[str, Any]] = []
        self._parent: AssemblyBuilder | None = None
        self._records: AssetRecords | None = None

    def ensure_folder(self) -> str:
        """Make the folder if it is not there, and return it."""
        os.makedirs(self.outdir, exist_ok=True)
        return self.outdir

    def add_artifact(self, id: str, document: dict[str, Any]) -> None:
        """Add an artifact to the manifest; values of ``None`` are left out."""
        self.artifacts[id] = {key: value for key, value in document.items() if value is not None}

    def add_missing(self, missing: dict[str, Any]) -> None:
        """Record a context value that is needed; outer assemblies hear of it too."""
        if not any(known["key"] == missing["key"] for known in self._missing):
            self._missing.append(missing)
        if self._parent is not None:
            self._parent.add_missing(missing)

    def nested(self, artifact_id: str, display_name: str) -> AssemblyBuilder:
        """Add an assembly inside this one and return its builder."""
        self.add_artifact(
            artifact_id,
            {"type": "cdk:cloud-assembly", "properties": {"directoryName": artifact_id, "displayName": display_name}},
        )
        inner = AssemblyBuilder(os.path.join(self.outdir, artifact_id), self.asset_outdir)
        inner._parent = self
        return inner

    @property
    def asset_records(self) -> AssetRecords:
        """The records of the assets that are staged: one set for the outermost assembly and all in it."""
        if self._parent is not None:
            return self._parent.asset_records
        if self._records is None:
            from aws_cdk.core.asset_records import AssetRecords

            self._records = AssetRecords(self.asset_outdir)
        return self._records

    def write(self) -> None:
        """Write the manifest and, for an outermost assembly with assets, their records."""
        from cloud_assembly.schema.files import ASSEMBLY_VERSION, MINIMUM_CLI_VERSION, write_manifest

        self.ensure_folder()
        document: dict[str, Any] = {"version": ASSEMBLY_VERSION, "artifacts": self.artifacts}
        if self._missing:
            document["missing"] = self._missing
        document["minimumCliVersion"] = MINIMUM_CLI_VERSION
        write_manifest(self.outdir, document)
        if self._records is not None:
            self._records.write()
