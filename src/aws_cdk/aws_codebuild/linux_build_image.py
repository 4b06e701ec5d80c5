"""Images for x86-64 machines with Linux."""

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
from aws_cdk.aws_codebuild.compute_type import ComputeType
from aws_cdk.aws_codebuild.linux_arm_build_image import LinuxArmBuildImage
from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAssetProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr import IRepository
    from constructs import Construct

_TYPE = "LINUX_CONTAINER"


class LinuxBuildImage(_BuildImage):
    """An image for x86-64 machines with Linux: one that CodeBuild keeps, or another."""

    AMAZON_LINUX_2: IBuildImage
    AMAZON_LINUX_2_2: IBuildImage
    AMAZON_LINUX_2_3: IBuildImage
    AMAZON_LINUX_2_4: IBuildImage
    AMAZON_LINUX_2_5: IBuildImage
    AMAZON_LINUX_2_ARM: IBuildImage
    AMAZON_LINUX_2_ARM_2: IBuildImage
    AMAZON_LINUX_2_ARM_3: IBuildImage
    AMAZON_LINUX_2_CORETTO_8: IBuildImage
    AMAZON_LINUX_2_CORETTO_11: IBuildImage
    AMAZON_LINUX_2023_4: IBuildImage
    AMAZON_LINUX_2023_5: IBuildImage
    AMAZON_LINUX_2023_6: IBuildImage
    AMAZON_LINUX_2023_CORETTO_8: IBuildImage
    AMAZON_LINUX_2023_CORETTO_11: IBuildImage
    STANDARD_1_0: IBuildImage
    STANDARD_2_0: IBuildImage
    STANDARD_3_0: IBuildImage
    STANDARD_4_0: IBuildImage
    STANDARD_5_0: IBuildImage
    STANDARD_6_0: IBuildImage
    STANDARD_7_0: IBuildImage
    STANDARD_8_0: IBuildImage

    @staticmethod
    @takes(DockerImageOptions)
    def from_docker_registry(name: str, options: DockerImageOptions) -> IBuildImage:
        """Return an image of a registry, such as ``ghcr.io/me/mine:tag``."""
        return LinuxBuildImage(name, _TYPE, credentials=options.secrets_manager_credentials)

    @staticmethod
    @checked
    def from_ecr_repository(repository: IRepository, tag_or_digest: str | None = None) -> IBuildImage:
        """Return an image of a repository of ECR, by tag or digest. Default: the tag ``latest``."""
        image: IBuildImage = image_in_repository(LinuxBuildImage, repository, tag_or_digest, _TYPE)
        return image

    @staticmethod
    @takes(DockerImageAssetProps)
    def from_asset(scope: Construct, id: str, props: DockerImageAssetProps) -> IBuildImage:
        """Return an image that is built from a directory when the stack is deployed.

        Raises:
            ValidationError: directory or Dockerfile are missing.
        """
        from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset

        asset = DockerImageAsset(scope, id, **props._given())
        return LinuxBuildImage(asset.image_uri, _TYPE, repository=asset.repository)

    @staticmethod
    @checked
    def from_code_build_image_id(id: str) -> IBuildImage:
        """Return an image that CodeBuild keeps, by its name ``aws/codebuild/NAME:TAG``."""
        return LinuxBuildImage(id, _TYPE, pulled_by=ImagePullPrincipalType.CODEBUILD)

    @takes(BuildEnvironment)
    def validate(self, env: BuildEnvironment) -> list[str]:
        """Return what does not fit in an environment with this image."""
        if is_lambda(env.compute_type):
            return ["x86-64 images do not support Lambda compute types"]
        return []


def is_lambda(compute_type: ComputeType | None) -> bool:
    """Whether builds of this size run on Lambda."""
    return compute_type is not None and compute_type.name.startswith("LAMBDA_")


_CODEBUILD_IMAGES = {
    "AMAZON_LINUX_2": "amazonlinux2-x86_64-standard:1.0",
    "AMAZON_LINUX_2_2": "amazonlinux2-x86_64-standard:2.0",
    "AMAZON_LINUX_2_3": "amazonlinux2-x86_64-standard:3.0",
    "AMAZON_LINUX_2_4": "amazonlinux2-x86_64-standard:4.0",
    "AMAZON_LINUX_2_5": "amazonlinux2-x86_64-standard:5.0",
    "AMAZON_LINUX_2_CORETTO_8": "amazonlinux2-x86_64-standard:corretto8",
    "AMAZON_LINUX_2_CORETTO_11": "amazonlinux2-x86_64-standard:corretto11",
    "AMAZON_LINUX_2023_4": "amazonlinux-x86_64-standard:4.0",
    "AMAZON_LINUX_2023_5": "amazonlinux-x86_64-standard:5.0",
    "AMAZON_LINUX_2023_6": "amazonlinux-x86_64-standard:6.0",
    "AMAZON_LINUX_2023_CORETTO_8": "amazonlinux-x86_64-standard:corretto8",
    "AMAZON_LINUX_2023_CORETTO_11": "amazonlinux-x86_64-standard:corretto11",
    "STANDARD_1_0": "standard:1.0",
    "STANDARD_2_0": "standard:2.0",
    "STANDARD_3_0": "standard:3.0",
    "STANDARD_4_0": "standard:4.0",
    "STANDARD_5_0": "standard:5.0",
    "STANDARD_6_0": "standard:6.0",
    "STANDARD_7_0": "standard:7.0",
    "STANDARD_8_0": "standard:8.0",
}
# Of x86-64 by class, of ARM by content: kept where earlier versions of the library had them.
_ARM_IMAGES = {
    "AMAZON_LINUX_2_ARM": "amazonlinux2-aarch64-standard:1.0",
    "AMAZON_LINUX_2_ARM_2": "amazonlinux2-aarch64-standard:2.0",
    "AMAZON_LINUX_2_ARM_3": "amazonlinux2-aarch64-standard:3.0",
}
for _name, _tag in _CODEBUILD_IMAGES.items():
    setattr(LinuxBuildImage, _name, LinuxBuildImage.from_code_build_image_id(f"aws/codebuild/{_tag}"))
for _name, _tag in _ARM_IMAGES.items():
    setattr(LinuxBuildImage, _name, LinuxArmBuildImage.from_code_build_image_id(f"aws/codebuild/{_tag}"))

__all__ = ["LinuxBuildImage"]
