"""Code from a folder in an image that is built now."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_cdk.core.docker_image import DockerBuildOptions, DockerImage

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.code import AssetCode

_DEFAULT_IMAGE_PATH = "/asset"


class DockerBuildAssetOptions(DockerBuildOptions):
    """How an image is built, and which part of it is the code."""

    image_path: str | None = None
    """The folder in the image. Default: ``/asset``."""
    output_path: str | None = None
    """Where the code is put on this machine. Default: a new folder for temporary files."""


def docker_build_code(path: str, options: DockerBuildAssetOptions) -> AssetCode:
    """Build the image and copy the folder out of it."""
    from aws_cdk.aws_lambda.code import AssetCode

    given = options._given()
    image_path = given.pop("image_path", None)
    output_path = given.pop("output_path", None)
    # The trailing "/." copies what the folder holds rather than the folder.
    if image_path is None:
        image_path = _DEFAULT_IMAGE_PATH
    if not image_path.endswith("/."):
        image_path += "." if image_path.endswith("/") else "/."
    image = DockerImage.from_build(path, **given)
    return AssetCode(image.cp(image_path, os.path.abspath(output_path) if output_path else None))


__all__ = ["DockerBuildAssetOptions"]
