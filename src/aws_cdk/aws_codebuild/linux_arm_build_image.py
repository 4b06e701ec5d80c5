"""Images for ARM machines with Linux."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
from aws_cdk.aws_codebuild.build_image import (
    DockerImageOptions,
    IBuildImage,
    ImagePullPrincipalType,
    _BuildImage,
    image_in_repository,
)
from aws_cdk.aws_codebuild.compute_type import ComputeType, written_compute_type
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr import IRepository

_TYPE = "ARM_CONTAINER"


class LinuxArmBuildImage(_BuildImage):
    """An image for ARM machines with Linux: one that CodeBuild keeps, or another."""

    AMAZON_LINUX_2_STANDARD_1_0: IBuildImage
    AMAZON_LINUX_2_STANDARD_2_0: IBuildImage
    AMAZON_LINUX_2_STANDARD_3_0: IBuildImage
    AMAZON_LINUX_2023_STANDARD_2_0: IBuildImage
    AMAZON_LINUX_2023_STANDARD_3_0: IBuildImage
    AMAZON_LINUX_2023_STANDARD_4_0: IBuildImage

    _default_compute_type = ComputeType.LARGE

    @staticmethod
    @takes(DockerImageOptions)
    def from_docker_registry(name: str, options: DockerImageOptions) -> IBuildImage:
        """Return an image of a registry, such as ``ghcr.io/me/mine:tag``."""
        return LinuxArmBuildImage(name, _TYPE, credentials=options.secrets_manager_credentials)

    @staticmethod
    @checked
    def from_ecr_repository(repository: IRepository, tag_or_digest: str | None = None) -> IBuildImage:
        """Return an image of a repository of ECR, by tag or digest. Default: the tag ``latest``."""
        image: IBuildImage = image_in_repository(LinuxArmBuildImage, repository, tag_or_digest, _TYPE)
        return image

    @staticmethod
    @checked
    def from_code_build_image_id(id: str) -> IBuildImage:
        """Return an image that CodeBuild keeps, by its name ``aws/codebuild/NAME:TAG``."""
        return LinuxArmBuildImage(id, _TYPE, pulled_by=ImagePullPrincipalType.CODEBUILD)

    @takes(BuildEnvironment)
    def validate(self, build_environment: BuildEnvironment) -> list[str]:
        """Return what does not fit in an environment with this image."""
        size = build_environment.compute_type
        if size is not None and size.name.startswith("LAMBDA_"):
            return [f"ARM images do not support Lambda ComputeTypes, got {written_compute_type(size)}"]
        return []


_CODEBUILD_IMAGES = {
    "AMAZON_LINUX_2_STANDARD_1_0": "amazonlinux2-aarch64-standard:1.0",
    "AMAZON_LINUX_2_STANDARD_2_0": "amazonlinux2-aarch64-standard:2.0",
    "AMAZON_LINUX_2_STANDARD_3_0": "amazonlinux2-aarch64-standard:3.0",
    "AMAZON_LINUX_2023_STANDARD_2_0": "amazonlinux-aarch64-standard:2.0",
    "AMAZON_LINUX_2023_STANDARD_3_0": "amazonlinux-aarch64-standard:3.0",
    "AMAZON_LINUX_2023_STANDARD_4_0": "amazonlinux-aarch64-standard:4.0",
}
for _name, _tag in _CODEBUILD_IMAGES.items():
    setattr(LinuxArmBuildImage, _name, LinuxArmBuildImage.from_code_build_image_id(f"aws/codebuild/{_tag}"))

__all__ = ["LinuxArmBuildImage"]
