"""Code of Python functions and layers: an entry with its dependencies beside it."""

from __future__ import annotations

import os
import posixpath
from typing import Any

from aws_cdk.aws_lambda._tool_image import ToolImage
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.code import AssetCode, Code
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.aws_lambda_python_alpha._host_bundling import HostBundling
from aws_cdk.aws_lambda_python_alpha._packaging import container_command
from aws_cdk.aws_lambda_python_alpha._target import Target
from aws_cdk.aws_lambda_python_alpha.bundling_options import BundlingOptions
from aws_cdk.core.assets import AssetHashType
from aws_cdk.core.bundling import BundlingOptions as AssetBundlingOptions
from aws_cdk.core.bundling_run import INPUT, OUTPUT
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage

# Size and SHA-256 of the peer's Dockerfile for these images. Source: measured on its package 2.275.0-alpha.0.
_PEER_DOCKERFILE = "1779:73504118b2c69f45240e30163a324deb08ac973d0b67ad995271f514ec6b029d"

_CONTEXT = "purecdk:python-bundling"
_WAYS = ("host", "container")

# What running the entry on this machine leaves in it; no part of the code wherever it is bundled.
_COMPILED = ("**/__pycache__", "**/*.pyc")


class _OrderedBundling(AssetBundlingOptions):
    """Bundling options that count in hashes in the order in which the peer's construct has them."""

    _json_order = (
        "image",
        "entrypoint",
        "command",
        "volumes",
        "volumes_from",
        "environment",
        "working_directory",
        "user",
        "security_opt",
        "network",
        "bundling_file_access",
    )


def bundled_code(
    scope: Any, *, entry: str, runtime: Runtime, architecture: Architecture, options: BundlingOptions
) -> Code:
    """Return the code that bundling makes.

    The hash is the peer's: that of the entry and of the container's command and image, whether a container runs or not.
    It leaves out compiled Python, which tells the machine that the entry was run on.

    Args:
        scope: Where context is asked for.
        entry: Directory with the code.
        runtime: The runtime to bundle for.
        architecture: The architecture to bundle for.
        options: How to bundle.
    """
    if not Stack.of(scope).bundling_required and options.asset_hash_type is not AssetHashType.OUTPUT:
        # As the peer: what stands for the code is not named after the bundling.
        return AssetCode(
            entry, asset_hash=options.asset_hash, asset_hash_type=options.asset_hash_type, exclude=_COMPILED
        )
    image = options.image or ToolImage(
        os.path.join(os.path.dirname(__file__), "docker"),
        dockerfile=_PEER_DOCKERFILE,
        build_args={**(options.build_args or {}), "IMAGE": runtime._bundling_image_name},
        platform=architecture.docker_platform,
        network=options.network,
    )
    suffix = (options.output_path_suffix or "").lstrip("/")
    output = posixpath.join(OUTPUT, suffix) if suffix else OUTPUT
    command = options.command or [
        "bash",
        "-c",
        container_command(entry, options, input=INPUT, output=output),
    ]
    local = None
    if _may_run_here(scope, options):
        target = Target(runtime.name, architecture.name)
        local = HostBundling(entry, target, options, assembly=Stage.of(scope).asset_outdir)
    return AssetCode(
        entry,
        asset_hash=options.asset_hash,
        asset_hash_type=options.asset_hash_type,
        exclude=_COMPILED,
        bundling=_OrderedBundling(
            image=image,
            bundling_file_access=options.bundling_file_access,
            command=command,
            entrypoint=options.entrypoint,
            environment=options.environment,
            local=local,
            network=options.network,
            security_opt=options.security_opt,
            user=options.user,
            volumes=options.volumes,
            volumes_from=options.volumes_from,
            working_directory=options.working_directory,
        ),
    )


def _may_run_here(scope: Any, options: BundlingOptions) -> bool:
    """Tell whether nothing asks for a container."""
    way = scope.node.try_get_context(_CONTEXT)
    if way is not None and way not in _WAYS:
        raise ValidationError(
            f"context {_CONTEXT} is {way!r}, and must be one of {', '.join(_WAYS)}",
            scope=scope,
            fix="correct or remove it",
        )
    asks = (
        options.image,
        options.command,
        options.entrypoint,
        options.command_hooks,
        options.volumes,
        options.volumes_from,
    )
    return way != "container" and not any(asks)
