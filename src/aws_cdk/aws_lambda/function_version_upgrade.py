"""Moves functions to another way of naming current versions without renaming those that are deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.function import Function
from aws_cdk.core.arguments import checked
from aws_cdk.core.aspect import IAspect
from aws_cdk.core.feature_flags import flag_enabled

if TYPE_CHECKING:
    from constructs import IConstruct


class FunctionVersionUpgrade(IAspect):
    """Changes the description of functions, so that versions whose ids a flag changes are made anew.

    Lambda refuses a new version of a function in which nothing changed.
    """

    @checked
    def __init__(self, feature_flag: str, enabled: bool | None = None) -> None:
        self._feature_flag = feature_flag
        self._enabled = True if enabled is None else enabled

    def visit(self, node: IConstruct) -> None:
        """Change the description of ``node`` if it is a function for which the flag is as expected."""
        if not isinstance(node, Function) or flag_enabled(node.node, self._feature_flag) is not self._enabled:
            return
        from aws_cdk.aws_lambda._current_version import version_logical_id

        resource: Any = node.node.default_child
        mark = f"version-hash:{version_logical_id(node, '')}"
        described = f"{resource.description} {mark}" if resource.description else mark
        resource.add_property_override("Description", described)
