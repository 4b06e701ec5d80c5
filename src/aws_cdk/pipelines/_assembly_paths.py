"""Where things lie in the cloud assembly that a pipeline deploys."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from constructs import IConstruct


def assembly_root(construct: IConstruct) -> str:
    """Return the absolute path of the outermost assembly of the construct's app."""
    root: Any = construct.node.root
    outdir: str = root.outdir
    return os.path.abspath(outdir)


def path_in_assembly(construct: IConstruct, path: str) -> str:
    """Return ``path`` as builds see it: relative to the outermost assembly, with slashes."""
    return os.path.relpath(os.path.abspath(path), assembly_root(construct)).replace(os.sep, "/")
