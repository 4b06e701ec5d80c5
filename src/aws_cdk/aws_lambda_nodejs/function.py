"""Functions of Node.js."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.function import Function
from aws_cdk.aws_lambda.function_options import FunctionOptions
from aws_cdk.aws_lambda.runtime import Runtime, RuntimeFamily
from aws_cdk.aws_lambda_nodejs._bundling import bundled_code
from aws_cdk.aws_lambda_nodejs._package_manager import find_lock_file
from aws_cdk.aws_lambda_nodejs.bundling_options import BundlingOptions
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Nested, nested, takes
from constructs._source import user_location

if TYPE_CHECKING:
    from constructs import Construct

_LATEST_FLAG = "@aws-cdk/aws-lambda-nodejs:useLatestRuntimeVersion"
_REUSE_VARIABLE = "AWS_NODEJS_CONNECTION_REUSE_ENABLED"
_FIRST_WITHOUT_REUSE = 18
_ENDINGS = ("ts", "js", "mjs", "mts", "cts", "cjs")


class NodejsFunctionProps(FunctionOptions):
    """Options of :class:`NodejsFunction`."""

    aws_sdk_connection_reuse: bool | None = None
    """Keep TCP connections of version 2 of the AWS SDK open between calls. Default: yes below Node.js 18, which has it."""
    bundling: Nested[BundlingOptions | None] = nested()
    """How the code is bundled."""
    code: Code | None = None
    """Code as it is, instead of bundling an entry."""
    deps_lock_file_path: str | None = None
    """Lock file of the package manager. Default: the nearest one from the working folder upwards."""
    entry: str | None = None
    """JavaScript or TypeScript file with the handler. Default: ``FILE.ID.ts`` (or .js, .mjs, .mts, .cts, .cjs), beside the
    Python file ``FILE.py`` that makes the function."""
    handler: str | None = None
    """Name of the exported handler; with a dot, file and handler. Default: ``handler``."""
    project_root: str | None = None
    """Directory that holds all that is bundled. Default: that of the lock file."""
    runtime: Runtime | None = None
    """Default: ``NODEJS_LATEST`` under the flag ``@aws-cdk/aws-lambda-nodejs:useLatestRuntimeVersion``, else
    ``NODEJS_16_X``."""


class NodejsFunction(Function):
    """A function of Node.js whose code is bundled by esbuild."""

    @takes(NodejsFunctionProps)
    def __init__(self, scope: Construct, id: str, props: NodejsFunctionProps) -> None:
        options = props._given()
        for name in ("aws_sdk_connection_reuse", "bundling", "deps_lock_file_path", "entry", "project_root"):
            options.pop(name, None)
        where = f"{scope.node.path}/{id}".lstrip("/")
        runtime = options["runtime"] = props.runtime or _default_runtime(scope)
        if runtime.family is not RuntimeFamily.NODEJS:
            raise ValidationError(
                f"{where}: only `NODEJS` runtimes are supported, and `runtime` is {runtime.name}",
                scope=scope,
                fix="take Function for other runtimes",
            )
        if props.code is not None:
            if props.handler is None:
                raise ValidationError(
                    f"{where}: cannot determine handler when `code` property is specified",
                    scope=scope,
                    fix="use the `handler` property to name the file and the exported function: `myFile.myFunction`",
                )
        else:
            options["code"] = bundled_code(
                scope,
                entry=_find_entry(props.entry, id, where, scope),
                lock_file=find_lock_file(scope, props.deps_lock_file_path),
                project_root=props.project_root,
                runtime=runtime,
                architecture=props.architecture or Architecture.X86_64,
                options=props.bundling or BundlingOptions(),
            )
            handler = props.handler or "handler"
            options["handler"] = handler if "." in handler else f"index.{handler}"
        super().__init__(scope, id, **options)
        self._reuse_connections(scope, runtime, props.aws_sdk_connection_reuse)

    def _reuse_connections(self, scope: Construct, runtime: Runtime, wanted: bool | None) -> None:
        found = re.match(r"nodejs(\d+)", runtime.name)
        has_variable = found is not None and int(found.group(1)) < _FIRST_WITHOUT_REUSE
        if wanted and not has_variable:
            Annotations.of(scope).add_warning_v2(
                "aws-cdk-lib/aws-lambda-nodejs:unusedSdkEvironmentVariable",
                f"aws_sdk_connection_reuse sets {_REUSE_VARIABLE}, which version 3 of the AWS SDK does not read: leave it out "
                "unless the function brings version 2 along",
            )
        if wanted or (wanted is None and has_variable):
            self.add_environment(_REUSE_VARIABLE, "1", remove_in_edge=True)


def _default_runtime(scope: Any) -> Runtime:
    return Runtime.NODEJS_LATEST if flag_enabled(scope.node, _LATEST_FLAG) else Runtime.NODEJS_16_X


def _find_entry(entry: str | None, id: str, where: str, scope: Any) -> str:
    """Return the absolute path of the entry file.

    Raises:
        ValidationError: there is no such file, or it is no JavaScript or TypeScript.
    """
    if entry:
        if not re.search(r"\.(jsx?|tsx?|cjs|cts|mjs|mts)$", entry):
            raise ValidationError(
                f"{where}: only JavaScript or TypeScript entry files are supported, and `entry` is {entry}", scope=scope
            )
        path = os.path.abspath(entry)
        if not os.path.exists(path):
            raise ValidationError(
                f"{where}: cannot find entry file at {path}",
                scope=scope,
                fix=f"check `entry`; a relative one counts from the working folder: {os.getcwd()}",
            )
        return path
    location = user_location()
    base = os.path.splitext(os.path.abspath(location[0]))[0] if location is not None else os.path.abspath("app")
    candidates = [f"{base}.{id}.{ending}" for ending in _ENDINGS]
    for candidate in candidates:
        if os.path.exists(candidate):
            return candidate
    raise ValidationError(
        f"{where}: cannot find handler file {', '.join(candidates[:-1])} or {candidates[-1]}",
        scope=scope,
        fix="make one of them, or give `entry`",
    )
