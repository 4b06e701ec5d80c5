"""What SAM CLI's own readers make of a template, as JSON; run by the Python in which SAM CLI is installed.

Usage: ``sam_reader.py TEMPLATE``.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from samcli.lib.providers.sam_function_provider import SamFunctionProvider
from samcli.lib.providers.sam_layer_provider import SamLayerProvider
from samcli.lib.providers.sam_stack_provider import SamLocalStackProvider


def read(template: str) -> dict[str, Any]:
    """Return the stacks, functions and layers that SAM sees, each with the folder of its code."""
    stacks, _ = SamLocalStackProvider.get_stacks(template_file=template)
    functions = SamFunctionProvider(stacks, use_raw_codeuri=False, ignore_code_extraction_warnings=True).get_all()
    layers = SamLayerProvider(stacks, use_raw_codeuri=False).get_all()
    return {
        "stacks": [stack.stack_path for stack in stacks],
        "functions": {
            function.full_path: {
                "package": function.packagetype,
                "handler": function.handler,
                "code": function.codeuri,
                "context": (function.metadata or {}).get("DockerContext"),
                "dockerfile": (function.metadata or {}).get("Dockerfile"),
                "arguments": (function.metadata or {}).get("DockerBuildArgs"),
            }
            for function in functions
        },
        "layers": {layer.full_path: layer.codeuri for layer in layers},
    }


if __name__ == "__main__":
    json.dump(read(sys.argv[1]), sys.stdout)
