"""Load and save the files of a cloud assembly as structs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aws_cdk.cloud_assembly_schema.load_manifest_options import LoadManifestOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes
from cloud_assembly.schema.files import ASSEMBLY_VERSION, MINIMUM_CLI_VERSION, write_text

if TYPE_CHECKING:
    from aws_cdk.cloud_assembly_schema.assembly_manifest import AssemblyManifest
    from aws_cdk.cloud_assembly_schema.asset_manifest import AssetManifest
    from aws_cdk.cloud_assembly_schema.integ_manifest import IntegManifest
    from aws_cdk.cloud_assembly_schema.validation_report import PolicyValidationReportJson
    from cloud_assembly.schema.nodes import JsonNode


class Manifest:
    """Reads and writes the files of an assembly.

    Readers raise ``AssemblyError`` (a ``RuntimeError``) that names file, line and column; what is saved says the schema
    version of this library, whatever the struct says.
    """

    @staticmethod
    @takes(LoadManifestOptions)
    def load_assembly_manifest(file_path: str, options: LoadManifestOptions) -> AssemblyManifest:
        """Read a ``manifest.json``.

        Raises:
            AssemblyError: it cannot be read, or a later schema version wrote it and ``skip_version_check`` is not set.
        """
        from aws_cdk.cloud_assembly_schema.reading import read_assembly_manifest

        node = _root(file_path)
        if not options.skip_version_check:
            _check_version(node["version"])
        return read_assembly_manifest(node)

    @staticmethod
    @checked
    def save_assembly_manifest(manifest: AssemblyManifest, file_path: str) -> None:
        """Write a ``manifest.json``."""
        _save(manifest, file_path)

    @staticmethod
    @checked
    def load_asset_manifest(file_path: str) -> AssetManifest:
        """Read a ``*.assets.json``."""
        from aws_cdk.cloud_assembly_schema.reading import read_asset_manifest

        node = _root(file_path)
        _check_version(node["version"])
        return read_asset_manifest(node)

    @staticmethod
    @checked
    def save_asset_manifest(manifest: AssetManifest, file_path: str) -> None:
        """Write a ``*.assets.json``."""
        _save(manifest, file_path)

    @staticmethod
    @checked
    def load_integ_manifest(file_path: str) -> IntegManifest:
        """Read an ``integ.json``."""
        from aws_cdk.cloud_assembly_schema.reading import read_integ_manifest

        node = _root(file_path)
        _check_version(node["version"])
        return read_integ_manifest(node)

    @staticmethod
    @checked
    def save_integ_manifest(manifest: IntegManifest, file_path: str) -> None:
        """Write an ``integ.json``."""
        _save(manifest, file_path)

    @staticmethod
    @checked
    def load_validation_report(file_path: str) -> PolicyValidationReportJson:
        """Read a ``validation-report.json``."""
        from aws_cdk.cloud_assembly_schema.reading import read_validation_report

        return read_validation_report(_root(file_path))

    @staticmethod
    def version() -> str:
        """Return the schema version that this library writes."""
        return ASSEMBLY_VERSION

    @staticmethod
    def cli_version() -> str:
        """Return the oldest official command line that reads what this library writes."""
        return MINIMUM_CLI_VERSION


def _root(file_path: str) -> JsonNode:
    from cloud_assembly.schema.nodes import read_json

    return read_json(Path(file_path)).root


def _check_version(node: JsonNode) -> None:
    version = node.string()
    major = version.partition(".")[0]
    if not major.isdigit():
        node.fail(f"Invalid semver string: {version!r}")
    newest = ASSEMBLY_VERSION.partition(".")[0]
    if int(major) > int(newest):
        node.fail(
            f"Cloud assembly schema version mismatch: Maximum schema version supported is {newest}.x.x, but found {version}",
            fix="use a newer version of this library, or skip_version_check",
        )


def _save(manifest: Any, file_path: str) -> None:
    from aws_cdk.cloud_assembly_schema.reading import json_form
    from cloud_assembly.schema.json_text import json_text

    document = {**json_form(manifest), "version": ASSEMBLY_VERSION, "minimumCliVersion": MINIMUM_CLI_VERSION}
    write_text(os.path.abspath(file_path), json_text(document, indent=2))
