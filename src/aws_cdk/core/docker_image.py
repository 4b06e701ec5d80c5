"""Container images to run commands in."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.docker_engine import EngineError, engine_succeeds, run_arguments, run_engine
from aws_cdk.core.docker_volume import DockerVolume
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.synthesizers.sources import DockerCacheOption


class DockerRunOptions(Struct):
    """How a container runs."""

    command: Sequence[str] | None = None
    """The command. Default: that of the image."""
    entrypoint: Sequence[str] | None = None
    """The entry point. Default: that of the image."""
    environment: Mapping[str, str] | None = None
    """Environment variables in the container."""
    network: str | None = None
    """Network of the container."""
    platform: str | None = None
    """Platform of the image: ``linux/arm64``. Default: the engine's."""
    security_opt: str | None = None
    """Security option of the container."""
    user: str | None = None
    """Who runs the command. Default: that of the image."""
    volumes: Nested[Sequence[DockerVolume] | None] = nested()
    """Directories of this machine to mount."""
    volumes_from: Sequence[str] | None = None
    """Containers whose volumes to mount."""
    working_directory: str | None = None
    """Where the command runs. Default: that of the image."""


class DockerBuildOptions(Struct):
    """How an image is built."""

    build_args: Mapping[str, str] | None = None
    """Build arguments."""
    build_contexts: Mapping[str, str] | None = None
    """More contexts: names and what they stand for."""
    cache_disabled: bool | None = None
    """Build every layer anew."""
    cache_from: Nested[Sequence[DockerCacheOption] | None] = nested()
    """Caches to take layers from."""
    cache_to: Nested[DockerCacheOption | None] = nested()
    """Cache to put layers into."""
    file: str | None = None
    """The Dockerfile, relative to the directory. Default: ``Dockerfile``."""
    network: str | None = None
    """Network while building."""
    platform: str | None = None
    """Platform to build for: ``linux/arm64``. Default: the engine's."""
    target_stage: str | None = None
    """Stage to build. Default: the last one."""


class DockerBuildSecret:
    """Where a build takes a secret from."""

    @staticmethod
    @checked
    def from_src(src: str) -> str:
        """Return the option for a secret in a file."""
        return f"src={src}"


class DockerImage:
    """A container image to run commands in.

    Attributes:
        image: Its name, as the engine knows it.
    """

    @checked
    def __init__(self, image: str, _image_hash: str | None = None) -> None:
        self.image = image
        self._image_hash = _image_hash

    @staticmethod
    @checked
    def from_registry(image: str) -> DockerImage:
        """Name an image of a registry; the engine fetches it when it is used first."""
        return DockerImage(image)

    @staticmethod
    @takes(DockerBuildOptions)
    def from_build(path: str, options: DockerBuildOptions) -> DockerImage:
        """Build an image now, unless the engine has it from an earlier run.

        The image is named after the content of the directory and the options.

        Args:
            path: Directory with the Dockerfile: the context of the build.
            options: How it is built.

        Raises:
            ValidationError: ``file`` is absolute.
            EngineError: the build fails; the message has its output.
        """
        from cloud_assembly.content import fingerprint
        from cloud_assembly.schema.json_text import json_text

        if options.file is not None and os.path.isabs(options.file):
            raise ValidationError(
                f'"file" must be relative to the docker build directory. Got {options.file}',
                fix=f"give the path of the Dockerfile as seen from '{path}'",
            )
        image_hash = fingerprint(path, extra=json_text(json_options(options)))
        tag = f"cdk-{image_hash}"
        # As the peer: with further contexts, whose content is not hashed, the image is always built.
        if options.build_contexts or engine_succeeds(["image", "inspect", tag]) is None:
            run_engine(_build_arguments(path, tag, options))
        return DockerImage(tag, image_hash)

    @takes(DockerRunOptions)
    def run(self, options: DockerRunOptions) -> None:
        """Run a command in a container of this image; its output goes to standard error.

        Raises:
            EngineError: it fails; the message has its output and exit status.
        """
        run_engine(run_arguments(self.image, **options._given()))

    @checked
    def cp(self, image_path: str, output_path: str | None = None) -> str:
        """Copy a file or directory out of the image.

        Args:
            image_path: Absolute path in the image.
            output_path: Where to. Default: a new directory for temporary files.

        Returns:
            Where it was copied to.

        Raises:
            EngineError: there is no such image or path.
        """
        output = output_path
        if output is None:
            import tempfile

            output = tempfile.mkdtemp(prefix="cdk-docker-cp-")
        container = _container_id(run_engine(["create", self.image], shown=False))
        try:
            run_engine(["cp", f"{container}:{image_path}", output])
        except EngineError as error:
            raise EngineError(
                f"failed to copy files from {container}:{image_path} to {output}: {error.what}",
                status=error.status,
                output=error.output,
            ) from error
        finally:
            engine_succeeds(["rm", "-v", container])
        return output

    def to_json(self) -> str:
        """Return what the image counts as in hashes: the content it was built from, or else its name."""
        return self._image_hash or self.image


def json_options(options: Struct) -> dict[str, Any]:
    """Return options as they count in hashes: by their camelCase names, in the order in which structs declare them.

    A struct may have another order in ``_json_order``.
    """
    given = options._given()
    return {
        options._fields[name].camel: _json_value(given[name])
        for name in getattr(options, "_json_order", options._fields)
        if name in given and getattr(given[name], "_is_hashed", True)
    }


def _json_value(value: Any) -> Any:
    if isinstance(value, Struct):
        return json_options(value)
    if isinstance(value, Enum):
        return value._value_
    if isinstance(value, DockerImage):
        return value.to_json()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (list, tuple)):
        return [_json_value(item) for item in value]
    if isinstance(value, (str, bool)):
        return value
    return {}  # as the peer: an object of the app, which a local bundler is, shows nothing of itself


def _build_arguments(path: str, tag: str, options: DockerBuildOptions) -> list[str]:
    """Return the arguments of a build, in the peer's order."""
    arguments = ["build", "-t", tag]
    if options.file:
        arguments += ["-f", os.path.normpath(os.path.join(path, options.file))]
    for flag, value in (
        ("--platform", options.platform),
        ("--network", options.network),
        ("--target", options.target_stage),
    ):
        if value:
            arguments += [flag, value]
    for cache in options.cache_from or ():
        arguments += ["--cache-from", _cache_text(cache)]
    if options.cache_to is not None:
        arguments += ["--cache-to", _cache_text(options.cache_to)]
    if options.cache_disabled:
        arguments.append("--no-cache")
    for name, value in (options.build_args or {}).items():
        arguments += ["--build-arg", f"{name}={value}"]
    for name, value in (options.build_contexts or {}).items():
        arguments += ["--build-context", f"{name}={value}"]
    return [*arguments, path]


def _cache_text(cache: DockerCacheOption) -> str:
    return ",".join([f"type={cache.type}", *(f"{name}={value}" for name, value in (cache.params or {}).items())])


def _container_id(output: str) -> str:
    import re

    found = re.search(r"[0-9a-f]{16,}", output)
    if found is None:
        raise EngineError(
            f"failed to extract the container id from what 'create' wrote: {output.strip()!r}", output=output
        )
    return found.group()
