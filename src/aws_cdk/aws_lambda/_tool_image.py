"""Images with the tools that bundle functions, built when the first container is needed and not before."""

from __future__ import annotations

import os
from collections.abc import Mapping

from aws_cdk.core.docker_engine import engine_succeeds, run_engine
from aws_cdk.core.docker_image import DockerImage


class ToolImage(DockerImage):
    """An image that is named, and counts in hashes, as the peer's image for the same job does.

    Our Dockerfile is another text with the same tools. The peer's name is kept so that functions which come from the peer
    keep their hashes, and an image that the peer built on this machine serves as well.

    Attributes:
        image: Its name. Reading it builds the image, unless the engine has it.
    """

    def __init__(
        self,
        directory: str,
        *,
        dockerfile: str,
        build_args: Mapping[str, str],
        platform: str,
        network: str | None,
    ) -> None:
        """Name the image.

        Args:
            directory: Directory with our Dockerfile.
            dockerfile: Size and SHA-256 of the peer's, as a fingerprint has them.
            build_args: Build arguments.
            platform: Platform to build for.
            network: Network while building.
        """
        from cloud_assembly.content import FieldHash, FollowMode
        from cloud_assembly.schema.json_text import json_text

        options = {"buildArgs": dict(build_args), "platform": platform, "network": network}
        fields = FieldHash()
        fields.add("options.extra", json_text({name: value for name, value in options.items() if value is not None}))
        fields.add("options.follow", FollowMode.EXTERNAL.value)
        fields.add("file:Dockerfile", dockerfile)
        self._image_hash = fields.hexdigest()
        self._directory = directory
        self._arguments = ["--platform", platform]
        if network:
            self._arguments += ["--network", network]
        for name, value in build_args.items():
            self._arguments += ["--build-arg", f"{name}={value}"]

    def __getattr__(self, name: str) -> str:
        if name != "image":
            raise AttributeError(name)
        tag = f"cdk-{self._image_hash}"
        if engine_succeeds(["image", "inspect", tag]) is None:
            run_engine(["build", "-t", tag, *self._arguments, os.path.abspath(self._directory)])
        self.image = tag
        return tag
