"""Packs the specification data when a wheel or an editable install is built."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackSpecification(BuildHookInterface[Any]):
    """Makes ``l1.bin`` of the readable files, which wheels leave out."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Pack, and have the packed file included though git ignores it."""
        if self.target_name != "wheel":
            return
        folder = Path(self.root) / "src" / "aws_cdk" / "spec"
        # Run by path: the package itself is not installed where it is built.
        packing = runpy.run_path(str(folder / "packing.py"))
        packed = folder / packing["FILE_NAME"]
        packing["pack"](folder / "data", packed)
        build_data["artifacts"].append(f"/{packed.relative_to(self.root)}")
