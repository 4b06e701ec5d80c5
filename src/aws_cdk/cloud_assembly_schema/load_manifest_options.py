"""Options of reading a manifest."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class LoadManifestOptions(Struct):
    """How strict reading is; schema and enums are always checked, and order is always that of deployment."""

    skip_enum_check: bool | None = None
    skip_version_check: bool | None = None
    topo_sort: bool | None = None
    validate_schema: bool | None = None
