"""Which images are the code of Lambda functions, as templates tell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cloud_assembly.schema import AssetManifest, StackArtifact

_FUNCTION = "AWS::Lambda::Function"
_TEMPLATE_ENDING = ".template.json"


def function_image_uris(stack: StackArtifact, manifest: AssetManifest) -> tuple[str, ...]:
    """Return the image URIs of the functions of a stack and of the stacks nested in it, each as JSON text.

    A template that cannot be read counts as one without functions: whoever deploys it will say what is wrong with it.
    """
    nested = (
        manifest.path.parent / asset.source.path
        for asset in manifest.files.values()
        if asset.source.path is not None and asset.source.path.endswith(_TEMPLATE_ENDING)
    )
    return tuple(dict.fromkeys(uri for path in (stack.template_path, *nested) for uri in _uris(path)))


def _uris(template: Path) -> Iterator[str]:
    try:
        document: Any = json.loads(template.read_bytes())
    except (OSError, ValueError):
        return
    resources = document.get("Resources") if isinstance(document, Mapping) else None
    for resource in resources.values() if isinstance(resources, Mapping) else ():
        if isinstance(resource, Mapping) and resource.get("Type") == _FUNCTION:
            code = (resource.get("Properties") or {}).get("Code")
            if isinstance(code, Mapping) and "ImageUri" in code:
                yield json.dumps(code["ImageUri"])
