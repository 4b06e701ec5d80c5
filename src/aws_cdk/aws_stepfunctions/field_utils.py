"""Looks for paths in values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.aws_stepfunctions._json_path_fields import contains_task_token, referenced_paths, render_fields
from aws_cdk.core.arguments import checked


class FieldUtils:
    """Looks for paths in objects, and writes objects with paths."""

    @staticmethod
    @checked
    def render_object(obj: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
        """Return ``obj`` as Step Functions wants it: keys whose values are paths end in ``.$``."""
        return None if obj is None else render_fields(obj)

    @staticmethod
    @checked
    def find_referenced_paths(obj: Mapping[str, Any] | None = None) -> list[str]:
        """Return the paths that ``obj`` refers to, sorted."""
        return referenced_paths(obj)

    @staticmethod
    @checked
    def contains_task_token(obj: Mapping[str, Any] | None = None) -> bool:
        """Tell whether ``obj`` passes on the token by which a task reports its outcome."""
        return contains_task_token(obj)
