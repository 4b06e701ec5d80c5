"""The cloud assembly's files as typed models: read with positions for errors, validate, write.

Readers load when first named: construct time imports :mod:`cloud_assembly.schema.files` alone, which is light.
"""

from __future__ import annotations

TYPE_CHECKING = False  # instead of the one in `typing`, whose import construct time need not pay
if TYPE_CHECKING:
    from cloud_assembly.schema.assembly import (
        CloudAssembly,
        Environment,
        MissingContext,
        Role,
        StackArtifact,
        in_deployment_order,
        read_assembly,
    )
    from cloud_assembly.schema.assets import (
        Asset,
        AssetManifest,
        DockerCacheOption,
        FileAsset,
        FileDestination,
        FilePackaging,
        FileSource,
        ImageAsset,
        ImageDestination,
        ImageSource,
        read_asset_manifest,
    )
    from cloud_assembly.schema.errors import (
        AssemblyError,
        AssemblyFormatError,
        AssemblyLimitError,
        AssemblyNotFound,
        UnsupportedFeature,
    )
    from cloud_assembly.schema.metadata import LegacyAsset, LegacyFileAsset, LegacyImageAsset, MetadataEntry
    from cloud_assembly.schema.tree import ConstructTree, TreeNode, read_tree

_HOMES = {
    "assembly": (
        "CloudAssembly",
        "Environment",
        "MissingContext",
        "Role",
        "StackArtifact",
        "in_deployment_order",
        "read_assembly",
    ),
    "assets": (
        "Asset",
        "AssetManifest",
        "DockerCacheOption",
        "FileAsset",
        "FileDestination",
        "FilePackaging",
        "FileSource",
        "ImageAsset",
        "ImageDestination",
        "ImageSource",
        "read_asset_manifest",
    ),
    "errors": ("AssemblyError", "AssemblyFormatError", "AssemblyLimitError", "AssemblyNotFound", "UnsupportedFeature"),
    "metadata": ("LegacyAsset", "LegacyFileAsset", "LegacyImageAsset", "MetadataEntry"),
    "tree": ("ConstructTree", "TreeNode", "read_tree"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AssemblyError",
    "AssemblyFormatError",
    "AssemblyLimitError",
    "AssemblyNotFound",
    "Asset",
    "AssetManifest",
    "CloudAssembly",
    "ConstructTree",
    "DockerCacheOption",
    "Environment",
    "FileAsset",
    "FileDestination",
    "FilePackaging",
    "FileSource",
    "ImageAsset",
    "ImageDestination",
    "ImageSource",
    "LegacyAsset",
    "LegacyFileAsset",
    "LegacyImageAsset",
    "MetadataEntry",
    "MissingContext",
    "Role",
    "StackArtifact",
    "TreeNode",
    "UnsupportedFeature",
    "in_deployment_order",
    "read_assembly",
    "read_asset_manifest",
    "read_tree",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
