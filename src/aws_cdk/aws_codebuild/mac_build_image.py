"""Images for machines with macOS."""

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
from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAssetProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr import IRepository
    from constructs import Construct

_TYPE = "MAC_ARM"


class MacBuildImage(_BuildImage):
    """An image for machines with macOS, which are always of a fleet."""

    BASE_14: IBuildImage
    BASE_15: IBuildImage
    BASE_26: IBuildImage

    _default_compute_type = ComputeType.MEDIUM

    @staticmethod
    @takes(DockerImageOptions)
    def from_docker_registry(name: str, options: DockerImageOptions) -> IBuildImage:
        """Return an image of a registry."""
        return MacBuildImage(name, _TYPE, credentials=options.secrets_manager_credentials)

    @staticmethod
    @checked
    def from_ecr_repository(repository: IRepository, tag_or_digest: str | None = None) -> IBuildImage:
        """Return an image of a repository of ECR, by tag or digest. Default: the tag ``latest``."""
        image: IBuildImage = image_in_repository(MacBuildImage, repository, tag_or_digest, _TYPE)
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
        return MacBuildImage(asset.image_uri, _TYPE, repository=asset.repository)

    @takes(BuildEnvironment)
    def validate(self, build_environment: BuildEnvironment) -> list[str]:
        """Return what does not fit in an environment with this image."""
        problems = []
        size = build_environment.compute_type
        if size is not None and size.name.startswith("LAMBDA_"):
            problems.append("Mac images do not support Lambda compute types")
        if build_environment.fleet is None:
            problems.append("Mac images must be used with a fleet")
        return problems


for _version in ("14", "15", "26"):
    setattr(
        MacBuildImage,
        f"BASE_{_version}",
        MacBuildImage(f"aws/codebuild/macos-arm-base:{_version}", _TYPE, pulled_by=ImagePullPrincipalType.CODEBUILD),
    )

__all__ = ["MacBuildImage"]
