"""Code of Node.js functions: bundled on this machine by the app's esbuild, or else in a container."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_lambda._tool_image import ToolImage
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.code import AssetCode, Code
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.aws_lambda_nodejs._esbuild import esbuild_arguments, find_esbuild, find_tool, tool_version
from aws_cdk.aws_lambda_nodejs._package_manager import find_up, install_steps, manager_for, versions_of
from aws_cdk.aws_lambda_nodejs._steps import Shell, Step, Tool, perform, shell_command
from aws_cdk.aws_lambda_nodejs._tsc import (
    IGNORE_CONFIG,
    UNQUOTED_IGNORE_CONFIG,
    compiler_arguments,
    needs_ignore_config,
)
from aws_cdk.aws_lambda_nodejs.bundling_options import BundlingOptions, OutputFormat
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.assets import AssetHashType
from aws_cdk.core.bundling import BundlingOptions as AssetBundlingOptions
from aws_cdk.core.bundling import LibraryBundling
from aws_cdk.core.bundling_run import INPUT, OUTPUT
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled

_ESBUILD_VERSION = "0.21"

# Size and SHA-256 of the peer's Dockerfile for these images. Source: measured on aws-cdk-lib 2.275.0.
_PEER_DOCKERFILE = "1764:aeaee58d2a087c4f586a785aee6ecf131b90dd48f5bb4d363e60f4cb96cf2b59"

_FIRST_WITH_SDK_3 = 18
_FIRST_WITH_MODULES = 14
_SMITHY_FLAG = "@aws-cdk/aws-lambda-nodejs:sdkV3ExcludeSmithyPackages"


def bundled_code(
    scope: Any,
    *,
    entry: str,
    lock_file: str,
    project_root: str | None,
    runtime: Runtime,
    architecture: Architecture,
    options: BundlingOptions,
) -> Code:
    """Return the code that bundling makes.

    Args:
        scope: Where warnings lie.
        entry: Absolute path of the entry file.
        lock_file: Absolute path of the lock file.
        project_root: Directory with all that is bundled. Default: that of the lock file.
        runtime: The function's runtime.
        architecture: The function's architecture.
        options: How to bundle.

    Raises:
        ValidationError: the options do not fit together, or files lie outside of the root.
    """
    root = os.path.abspath(project_root) if project_root else os.path.dirname(lock_file)
    bundling = _Bundling(
        scope,
        entry=entry,
        lock_file=lock_file,
        root=root,
        runtime=runtime,
        options=options,
    )
    image = options.docker_image or ToolImage(
        os.path.join(os.path.dirname(__file__), "docker"),
        dockerfile=_PEER_DOCKERFILE,
        build_args={
            **(options.build_args or {}),
            "IMAGE": runtime._bundling_image_name,
            "ESBUILD_VERSION": options.esbuild_version or _ESBUILD_VERSION,
        },
        platform=architecture.docker_platform,
        network=options.network,
    )
    local = None if options.force_docker_bundling else LocalBundling(bundling)
    return AssetCode(
        root,
        asset_hash=options.asset_hash,
        asset_hash_type=AssetHashType.CUSTOM if options.asset_hash else AssetHashType.OUTPUT,
        bundling=AssetBundlingOptions(
            image=image,
            bundling_file_access=options.bundling_file_access,
            command=options.command or ["bash", "-c", shell_command(bundling.steps(INPUT, OUTPUT))],
            entrypoint=options.entrypoint,
            environment=options.environment,
            local=local,
            network=options.network,
            security_opt=options.security_opt,
            user=options.user,
            volumes=options.volumes,
            volumes_from=options.volumes_from,
            working_directory=options.working_directory or "/",
        ),
    )


class _Bundling:
    """What one function's bundling does, wherever it is done."""

    def __init__(
        self, scope: Any, *, entry: str, lock_file: str, root: str, runtime: Runtime, options: BundlingOptions
    ) -> None:
        self.root = root
        self.options = options
        self._scope = scope
        self._entry = self._below_root("entry_path (`entryPath`)", entry)
        self._lock_file = self._below_root("deps_lock_file_path (`depsLockFilePath`)", lock_file)
        self._tsconfig = (
            self._below_root("tsconfig", os.path.abspath(options.tsconfig)) if options.tsconfig is not None else None
        )
        if options.pre_compilation and not re.search(r"\.tsx?$", entry):
            raise ValidationError(
                f"pre_compilation (`preCompilation`) can only be used with typescript files, not with {entry}",
                scope=scope,
                fix="leave pre_compilation out",
            )
        version = _node_version(runtime, scope)
        if options.format is OutputFormat.ESM and version < _FIRST_WITH_MODULES:
            raise ValidationError(
                f"ECMAScript module output format is not supported by the {runtime.name} runtime",
                scope=scope,
                fix=f"use Node.js {_FIRST_WITH_MODULES} or later",
            )
        if options.source_map is False and options.source_map_mode is not None:
            raise ValidationError(
                "source_map_mode (`sourceMapMode`) cannot be used when source_map (`sourceMap`) is false",
                scope=scope,
                fix="leave one of them out",
            )
        self._target = f"node{version}"
        self._externals = _externals(scope, options, runtime, version)
        self._manager = manager_for(lock_file)
        self._versions = versions_of(scope, options.node_modules, entry) if options.node_modules else {}

    def steps(
        self, input: str, output: str, *, esbuild: str = "esbuild", tsc: str = "tsc", tsc_version: str | None = None
    ) -> list[Step]:
        """Return what is done.

        Args:
            input: The root, as the steps see it.
            output: The output directory, as the steps see it.
            esbuild: The program.
            tsc: The program.
            tsc_version: What it says of itself. Default: asked where the steps run.
        """
        options = self.options
        hooks = options.command_hooks
        entry = f"{input}/{self._entry}"
        steps: list[Step] = []
        if hooks is not None:
            steps += [Shell(line=line) for line in hooks.before_bundling(input, output) or ()]
        if options.pre_compilation:
            steps.append(self._compile(tsc, entry, tsc_version))
            entry = re.sub(r"\.tsx?$", ".js", entry)
        arguments = esbuild_arguments(
            options,
            entry=entry,
            output=output,
            target=self._target,
            externals=[*self._externals, *(options.node_modules or ())],
            tsconfig=f"{input}/{self._tsconfig}" if self._tsconfig is not None else None,
        )
        steps.append(Tool(arguments=[esbuild, *arguments]))
        if options.node_modules:
            if hooks is not None:
                steps += [Shell(line=line) for line in hooks.before_install(input, output) or ()]
            steps += install_steps(self._manager, self._versions, f"{input}/{self._lock_file}", output)
        if hooks is not None:
            steps += [Shell(line=line) for line in hooks.after_bundling(input, output) or ()]
        return steps

    def _compile(self, tsc: str, entry: str, version: str | None) -> Step:
        if self._tsconfig is not None:
            tsconfig: str | None = os.path.join(self.root, self._tsconfig)
        else:
            tsconfig = find_up("tsconfig.json", os.path.dirname(os.path.join(self.root, self._entry)))
        if tsconfig is None:
            raise ValidationError(
                "cannot find a `tsconfig.json` but `pre_compilation` (`preCompilation`) is set to true",
                scope=self._scope,
                fix="please specify it via `tsconfig`",
            )
        arguments = [tsc, entry, *compiler_arguments(tsconfig, scope=self._scope)]
        if version is None:
            return Tool(arguments=arguments, unquoted=UNQUOTED_IGNORE_CONFIG)
        return Tool(arguments=[*arguments, IGNORE_CONFIG] if needs_ignore_config(version) else arguments)

    def _below_root(self, name: str, path: str) -> str:
        relative = os.path.relpath(path, self.root)
        if relative.startswith("..") or os.path.isabs(relative):
            raise ValidationError(
                f"{name} ({path}) should be under project_root (`projectRoot`) ({self.root})",
                scope=self._scope,
                fix="give a project_root that holds the entry, the lock file and the tsconfig",
            )
        return relative.replace(os.sep, "/")


class LocalBundling(LibraryBundling):
    """Bundles with the esbuild of the project, or of the path; declines if there is none, or no tsc that is needed."""

    def __init__(self, bundling: _Bundling) -> None:
        self._bundling = bundling

    @checked
    def try_bundle(self, output_dir: str, options: AssetBundlingOptions | None = None, **rest: Any) -> bool:
        """Bundle into ``output_dir``; return false if this machine lacks a tool."""
        root = self._bundling.root
        esbuild = find_esbuild(root)
        if esbuild is None:
            self._declined_because = (
                f"there is no esbuild 0.x in node_modules/.bin of {root} or above it, nor on the path "
                "(npm install --save-dev esbuild@0)"
            )
            return False
        tsc = version = None
        if self._bundling.options.pre_compilation:
            tsc = find_tool("tsc", root)
            if tsc is None:
                self._declined_because = f"there is no tsc in node_modules/.bin of {root} or above it, nor on the path"
                return False
            version = tool_version(tsc)
        steps = self._bundling.steps(root, output_dir, esbuild=esbuild, tsc=tsc or "tsc", tsc_version=version)
        perform(steps, directory=root, environment=self._bundling.options.environment or {})
        return True


def _node_version(runtime: Runtime, scope: Any) -> int:
    found = re.match(r"nodejs(\d+)", runtime.name)
    if found is None:
        raise ValidationError(
            f"cannot extract version from runtime '{runtime.name}'", scope=scope, fix="name it like nodejs24.x"
        )
    return int(found.group(1))


def _externals(scope: Any, options: BundlingOptions, runtime: Runtime, version: int) -> Sequence[str]:
    """Return the modules that stay out of the bundle, and warn of those that the runtime may not have."""
    has_sdk_3 = version >= _FIRST_WITH_SDK_3
    externals: Sequence[str]
    if options.external_modules is not None:
        externals = options.external_modules
    elif options.bundle_aws_sdk or runtime.is_variable:
        externals = []  # which SDK a variable runtime has is not known
    elif not has_sdk_3:
        externals = ["aws-sdk"]
    else:
        externals = ["@aws-sdk/*", "@smithy/*"] if flag_enabled(scope.node, _SMITHY_FLAG) else ["@aws-sdk/*"]
    warn = Annotations.of(scope).add_warning_v2
    if not has_sdk_3 and externals:
        warn(
            "aws-cdk-lib/aws-lambda-nodejs:runtimeUpdateSdkV2Breakage",
            f"runtimes below Node.js {_FIRST_WITH_SDK_3}, as {runtime.name} is, come with version 2 of the AWS SDK and are "
            "deprecated by Lambda; newer ones come with version 3 alone. Moving on means to bundle version 2 or to change the "
            "handler to version 3: plan for it, and move soon",
        )
    if has_sdk_3 and "aws-sdk" in externals:
        warn(
            "@aws-cdk/aws-lambda-nodejs:sdkV2NotInRuntime",
            "'aws-sdk', version 2 of the AWS SDK, is left out of the bundle, and the runtime does not have it. If the handler "
            f"uses it, take a runtime below Node.js {_FIRST_WITH_SDK_3}, or leave it out of external_modules",
        )
    if not has_sdk_3 and any(name.startswith("@aws-sdk/") for name in externals):
        warn(
            "@aws-cdk/aws-lambda-nodejs:sdkV3NotInRuntime",
            "modules of version 3 of the AWS SDK are left out of the bundle, and the runtime does not have them. If the "
            f"handler uses them, take Node.js {_FIRST_WITH_SDK_3} or later, or leave them out of external_modules",
        )
    if runtime.is_variable and externals:
        warn(
            "@aws-cdk/aws-lambda-nodejs:variableRuntimeExternals",
            "NODEJS_LATEST stands for other runtimes as time goes by, and with it changes which packages the runtime has. See "
            "to it that layers hold the external modules, or name one runtime",
        )
    return externals
