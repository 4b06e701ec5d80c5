"""What all images of builds have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
from aws_cdk.aws_codebuild.compute_type import ComputeType
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_spec import BuildSpec
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_ecr import IRepository
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from constructs import Construct


class ImagePullPrincipalType(NamedEnum):
    """Who pulls the image."""

    CODEBUILD = "CODEBUILD"
    """CodeBuild: for its own images."""
    SERVICE_ROLE = "SERVICE_ROLE"
    """The project's role: for all others."""


class DockerImageOptions(Struct):
    """Options of an image of a registry."""

    secrets_manager_credentials: ISecret | None = None
    """User name and password of the registry. Default: none needed."""


class BuildImageBindOptions(Struct):
    """What an image is told when a project uses it: nothing so far."""


class BuildImageConfig(Struct):
    """What an image tells the project: nothing so far."""


class IBuildImage(Interface):
    """An image that builds run in."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def type(self) -> str: ...
        @property
        def image_id(self) -> str: ...
        @property
        def default_compute_type(self) -> ComputeType: ...
        @property
        def image_pull_principal_type(self) -> ImagePullPrincipalType | None: ...
        @property
        def secrets_manager_credentials(self) -> ISecret | None: ...
        @property
        def repository(self) -> IRepository | None: ...

    else:
        _optional = ("image_pull_principal_type", "secrets_manager_credentials", "repository")

    @takes(BuildEnvironment)
    def validate(self, build_environment: BuildEnvironment) -> list[str]:
        """Return what does not fit in an environment with this image."""
        raise NotImplementedError

    def run_script_buildspec(self, entrypoint: str) -> BuildSpec:
        """Return a build that downloads scripts and runs one of them."""
        raise NotImplementedError


class IBindableBuildImage(IBuildImage, Interface):
    """An image that has to know the project."""

    __slots__ = ()

    @takes(BuildImageBindOptions)
    def bind(self, scope: Construct, project: IProject, options: BuildImageBindOptions) -> BuildImageConfig:
        """Let the project use the image."""
        raise NotImplementedError


class _BuildImage(IBuildImage):
    """An image that is known by its name, its kind of environment and who pulls it."""

    _default_compute_type = ComputeType.SMALL

    def __init__(
        self,
        image_id: str,
        environment_type: str,
        *,
        pulled_by: ImagePullPrincipalType | None = ImagePullPrincipalType.SERVICE_ROLE,
        credentials: ISecret | None = None,
        repository: IRepository | None = None,
    ) -> None:
        self._image_id = image_id
        self._type = environment_type
        self._pulled_by = pulled_by
        self._credentials = credentials
        self._repository = repository

    @property
    def type(self) -> str:
        """Kind of environment, such as ``LINUX_CONTAINER``."""
        return self._type

    @property
    def image_id(self) -> str:
        """Name of the image, as CodeBuild wants it."""
        return self._image_id

    @property
    def default_compute_type(self) -> ComputeType:
        """Size of the machine unless another is chosen."""
        return self._default_compute_type

    @property
    def image_pull_principal_type(self) -> ImagePullPrincipalType | None:
        """Who pulls the image; ``None`` if CodeBuild is not told."""
        return self._pulled_by

    @property
    def secrets_manager_credentials(self) -> ISecret | None:
        """User name and password of the registry."""
        return self._credentials

    @property
    def repository(self) -> IRepository | None:
        """The repository of ECR that the image is in."""
        return self._repository

    def _as_data(self) -> dict[str, Any]:
        """What is written where an image stands in a build specification: many apps follow an example that puts it there."""
        return {
            "type": self.type,
            "defaultComputeType": self.default_compute_type,
            "imageId": self.image_id,
            "imagePullPrincipalType": self.image_pull_principal_type,
            "secretsManagerCredentials": self.secrets_manager_credentials,
            "repository": self.repository,
        }

    @checked
    def run_script_buildspec(self, entrypoint: str) -> BuildSpec:
        """Return a build that downloads scripts and runs one of them.

        The archive's place is in the variables ``SCRIPT_S3_BUCKET`` and ``SCRIPT_S3_KEY``.
        """
        from aws_cdk.aws_codebuild._script_build import unix_script_build

        return unix_script_build(entrypoint)


def image_in_repository(made: Any, repository: IRepository, tag_or_digest: str | None, *more: Any) -> Any:
    """Make an image that is in a repository of ECR; ``made`` is the class's constructor."""
    uri = repository.repository_uri_for_tag_or_digest(tag_or_digest if tag_or_digest is not None else "latest")
    return made(uri, *more, repository=repository)


__all__ = [
    "BuildImageBindOptions",
    "BuildImageConfig",
    "DockerImageOptions",
    "IBindableBuildImage",
    "IBuildImage",
    "ImagePullPrincipalType",
]
