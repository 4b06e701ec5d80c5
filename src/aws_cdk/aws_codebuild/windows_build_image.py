"""Images for machines with Windows."""

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
from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAssetProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from aws_cdk.aws_codebuild.build_spec import BuildSpec
    from aws_cdk.aws_ecr import IRepository
    from constructs import Construct


class WindowsImageType(NamedEnum):
    """Which Windows a machine runs."""

    STANDARD = "WINDOWS_CONTAINER"
    """Windows Server 2016."""
    SERVER_2019 = "WINDOWS_SERVER_2019_CONTAINER"
    SERVER_2022 = "WINDOWS_SERVER_2022_CONTAINER"


_WRITTEN_TYPES = {
    WindowsImageType.STANDARD: "WINDOWS_CONTAINER",
    WindowsImageType.SERVER_2019: "WINDOWS_SERVER_2019_CONTAINER",
    WindowsImageType.SERVER_2022: "WINDOWS_SERVER_2022_CONTAINER",
}
_SIZES = (
    ComputeType.MEDIUM,
    ComputeType.LARGE,
    ComputeType.ATTRIBUTE_BASED,
    ComputeType.CUSTOM_INSTANCE_TYPE,
)


class WindowsBuildImage(_BuildImage):
    """An image for machines with Windows: one that CodeBuild keeps, or another."""

    WIN_SERVER_CORE_2019_BASE: IBuildImage
    WIN_SERVER_CORE_2019_BASE_2_0: IBuildImage
    WIN_SERVER_CORE_2019_BASE_3_0: IBuildImage
    WIN_SERVER_CORE_2022_BASE_3_0: IBuildImage
    WINDOWS_BASE_2_0: IBuildImage

    _default_compute_type = ComputeType.MEDIUM

    @staticmethod
    @checked
    def from_docker_registry(
        name: str,
        options: DockerImageOptions | Mapping[str, Any] | None = None,
        image_type: WindowsImageType | None = None,
    ) -> IBuildImage:
        """Return an image of a registry. Default: of Windows Server 2016."""
        given = DockerImageOptions.of(options if options is not None else {})
        return WindowsBuildImage(name, _written(image_type), credentials=given.secrets_manager_credentials)

    @staticmethod
    @checked
    def from_ecr_repository(
        repository: IRepository, tag_or_digest: str | None = None, image_type: WindowsImageType | None = None
    ) -> IBuildImage:
        """Return an image of a repository of ECR, by tag or digest. Default: ``latest``, of Windows Server 2016."""
        image: IBuildImage = image_in_repository(WindowsBuildImage, repository, tag_or_digest, _written(image_type))
        return image

    @staticmethod
    @checked
    def from_asset(
        scope: Construct,
        id: str,
        props: DockerImageAssetProps | Mapping[str, Any],
        image_type: WindowsImageType | None = None,
    ) -> IBuildImage:
        """Return an image that is built from a directory when the stack is deployed. Default: of Windows Server 2016.

        Raises:
            ValidationError: directory or Dockerfile are missing.
        """
        from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset

        asset = DockerImageAsset(scope, id, **DockerImageAssetProps.of(props)._given())
        return WindowsBuildImage(asset.image_uri, _written(image_type), repository=asset.repository)

    @takes(BuildEnvironment)
    def validate(self, build_environment: BuildEnvironment) -> list[str]:
        """Return what does not fit in an environment with this image."""
        problems = []
        if build_environment.privileged:
            problems.append("Windows images do not support privileged mode")
        size = build_environment.compute_type
        if size is not None and size.name.startswith("LAMBDA_"):
            problems.append("Windows images do not support Lambda compute types")
        elif size is not None and size not in _SIZES:
            problems.append(f"Windows images do not support the '{written_compute_type(size)}' compute type")
        return problems

    @checked
    def run_script_buildspec(self, entrypoint: str) -> BuildSpec:
        """Return a build that downloads scripts and runs one of them with PowerShell."""
        from aws_cdk.aws_codebuild._script_build import windows_script_build

        return windows_script_build(entrypoint)


def _written(image_type: WindowsImageType | None) -> str:
    return _WRITTEN_TYPES[image_type if image_type is not None else WindowsImageType.STANDARD]


_CODEBUILD_IMAGES = {
    "WIN_SERVER_CORE_2019_BASE": ("2019-1.0", WindowsImageType.SERVER_2019),
    "WIN_SERVER_CORE_2019_BASE_2_0": ("2019-2.0", WindowsImageType.SERVER_2019),
    "WIN_SERVER_CORE_2019_BASE_3_0": ("2019-3.0", WindowsImageType.SERVER_2019),
    "WIN_SERVER_CORE_2022_BASE_3_0": ("2022-1.0", WindowsImageType.SERVER_2022),
    "WINDOWS_BASE_2_0": ("2.0", WindowsImageType.STANDARD),
}
for _name, (_tag, _kind) in _CODEBUILD_IMAGES.items():
    setattr(
        WindowsBuildImage,
        _name,
        WindowsBuildImage(
            f"aws/codebuild/windows-base:{_tag}", _WRITTEN_TYPES[_kind], pulled_by=ImagePullPrincipalType.CODEBUILD
        ),
    )

__all__ = ["WindowsBuildImage", "WindowsImageType"]
