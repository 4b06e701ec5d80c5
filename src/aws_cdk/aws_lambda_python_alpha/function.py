"""Functions of Python."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.function import Function
from aws_cdk.aws_lambda.function_options import FunctionOptions
from aws_cdk.aws_lambda.runtime import Runtime, RuntimeFamily
from aws_cdk.aws_lambda_python_alpha._bundling import bundled_code
from aws_cdk.aws_lambda_python_alpha.bundling_options import BundlingOptions
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from constructs import Construct

_ENDING = ".py"


class PythonFunctionProps(FunctionOptions):
    """Options of :class:`PythonFunction`."""

    entry: str
    """Directory with the code and the file that names its dependencies."""
    runtime: Runtime
    """A runtime of Python."""
    bundling: Nested[BundlingOptions | None] = nested()
    """How the code is bundled."""
    handler: str | None = None
    """Name of the function in the index file. Default: ``handler``."""
    index: str | None = None
    """File with the handler, relative to the entry. Default: ``index.py``."""


class PythonFunction(Function):
    """A function of Python with its dependencies: those of ``Pipfile.lock``, ``poetry.lock``, ``requirements.txt`` or
    ``uv.lock``, the first that the entry has."""

    _fqn = "@aws-cdk/aws-lambda-python-alpha.PythonFunction"
    PROPERTY_INJECTION_ID = "@aws-cdk.aws-lambda-python-alpha.PythonFunction"

    @takes(PythonFunctionProps)
    def __init__(self, scope: Construct, id: str, props: PythonFunctionProps) -> None:
        options = props._given()
        for name in ("entry", "bundling", "index"):
            options.pop(name, None)
        where = f"{scope.node.path}/{id}".lstrip("/")
        index = "index.py" if props.index is None else props.index
        if index and not index.endswith(_ENDING):
            raise ValidationError(
                f"{where}: only Python (.py) index files are supported, and `index` is '{index}'",
                scope=scope,
                fix="name the file with its ending",
            )
        entry = os.path.abspath(props.entry)
        path = os.path.join(entry, index)
        if not os.path.exists(path):
            raise ValidationError(
                f"{where}: cannot find index file at {path}",
                scope=scope,
                fix=f"check `entry` and `index`; a relative entry counts from the working folder: {os.getcwd()}",
            )
        if props.runtime.family is not RuntimeFamily.PYTHON:
            raise ValidationError(
                f"{where}: only `PYTHON` runtimes are supported, and `runtime` is {props.runtime.name}",
                scope=scope,
                fix="take Function for other runtimes",
            )
        options["handler"] = f"{index.removesuffix(_ENDING).replace('/', '.')}.{props.handler or 'handler'}"
        options["code"] = bundled_code(
            scope,
            entry=entry,
            runtime=props.runtime,
            architecture=props.architecture or Architecture.X86_64,
            options=props.bundling or BundlingOptions(),
        )
        super().__init__(scope, id, **options)
