"""Layers of Python."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.layer_version import LayerVersion, LayerVersionOptions
from aws_cdk.aws_lambda.runtime import Runtime, RuntimeFamily
from aws_cdk.aws_lambda_python_alpha._bundling import bundled_code
from aws_cdk.aws_lambda_python_alpha.bundling_options import BundlingOptions
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from constructs import Construct

# Where Lambda looks for Python packages in a layer. Source: the Lambda developer guide, "Packaging your layer content".
_DIRECTORY = "python"


class PythonLayerVersionProps(LayerVersionOptions):
    """Options of :class:`PythonLayerVersion`."""

    entry: str
    """Directory with the code and the file that names its dependencies."""
    bundling: Nested[BundlingOptions | None] = nested()
    """How the content is bundled."""
    compatible_architectures: Sequence[Architecture] | None = None
    """Default: none is named, and the content is for x86_64. It is for the first one that is named."""
    compatible_runtimes: Sequence[Runtime] | None = None
    """Runtimes of Python; the content is for the first. Default: ``PYTHON_3_7``."""


class PythonLayerVersion(LayerVersion):
    """A layer with Python code and its dependencies."""

    _fqn = "@aws-cdk/aws-lambda-python-alpha.PythonLayerVersion"
    PROPERTY_INJECTION_ID = "@aws-cdk.aws-lambda-python-alpha.PythonLayerVersion"

    @takes(PythonLayerVersionProps)
    def __init__(self, scope: Construct, id: str, props: PythonLayerVersionProps) -> None:
        options = props._given()
        for name in ("entry", "bundling"):
            options.pop(name, None)
        where = f"{scope.node.path}/{id}".lstrip("/")
        runtimes = [Runtime.PYTHON_3_7] if props.compatible_runtimes is None else list(props.compatible_runtimes)
        if not runtimes:
            raise ValidationError(
                f"{where}: a layer that supports no runtime has none to be bundled for",
                scope=scope,
                fix="give `compatible_runtimes` one, or leave it out",
            )
        for runtime in runtimes:
            if runtime.family is not RuntimeFamily.PYTHON:
                raise ValidationError(
                    f"{where}: only `PYTHON` runtimes are supported, and `compatible_runtimes` has {runtime.name}",
                    scope=scope,
                )
        architectures = props.compatible_architectures
        bundling = props.bundling or BundlingOptions()
        if bundling.output_path_suffix is None:
            bundling = bundling._with(output_path_suffix=_DIRECTORY)
        options["compatible_runtimes"] = runtimes
        options["code"] = bundled_code(
            scope,
            entry=os.path.abspath(props.entry),
            runtime=runtimes[0],
            architecture=architectures[0] if architectures else Architecture.X86_64,
            options=bundling,
        )
        super().__init__(scope, id, **options)
