"""The two generations of the module: ``aws_eks``, and ``aws_eks_v2`` whose classes derive from those here."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def own_class(owner: Any, name: str) -> Any:
    """Return the class ``name`` of the generation that ``owner`` is of, which says so in ``_module``."""
    return getattr(import_module(owner._module), name)
