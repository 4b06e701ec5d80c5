"""Images of containers: from assets, from ECR, from any registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecr_assets.docker_image_asset_options import DockerImageAssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecr.repository_base import IRepository
    from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from constructs import Construct


class ContainerImageConfig(Struct):
    """An image, as a task definition says it."""

    image_name: str
    repository_credentials: Any = None


class AssetImageProps(DockerImageAssetOptions):
    """Options of :class:`AssetImage`."""


class RepositoryImageProps(Struct):
    """Options of :class:`RepositoryImage`."""

    credentials: ISecret | None = None
    """Login for a private registry."""


class ContainerImage:
    """The image of a container. Make it with one of the factories."""

    @staticmethod
    @takes(RepositoryImageProps)
    def from_registry(name: str, props: RepositoryImageProps) -> RepositoryImage:
        """Use an image of any registry; of Docker Hub if the name has no registry."""
        return RepositoryImage(name, **props._given())

    @staticmethod
    @checked
    def from_ecr_repository(repository: IRepository, tag: str | None = None) -> EcrImage:
        """Use an image of a repository; ``tag`` may be a digest. Default: ``latest``."""
        return EcrImage(repository, "latest" if tag is None else tag)

    @staticmethod
    @takes(AssetImageProps)
    def from_asset(directory: str, props: AssetImageProps) -> AssetImage:
        """Build an image from a directory."""
        return AssetImage(directory, **props._given())

    @staticmethod
    @checked
    def from_docker_image_asset(asset: DockerImageAsset) -> ContainerImage:
        """Use an image asset that exists already."""
        return _OfAsset(asset)

    @staticmethod
    @checked
    def from_tarball(tarball_file: str) -> ContainerImage:
        """Use an image that was saved to a tarball."""
        return _OfTarball(tarball_file)

    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> ContainerImageConfig:
        """Tell how the image is named; may make constructs and grant permissions."""
        raise NotImplementedError


class AssetImage(ContainerImage):
    """An image that is built from a directory."""

    @takes(AssetImageProps)
    def __init__(self, directory: str, props: AssetImageProps) -> None:
        self._directory = directory
        self._props = props

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> ContainerImageConfig:
        """Make the asset, and let the execution role pull it."""
        from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset

        asset = DockerImageAsset(scope, "AssetImage", directory=self._directory, **self._props._given())
        asset.repository.grant_pull(container_definition.task_definition.obtain_execution_role())
        return ContainerImageConfig(image_name=asset.image_uri)


class _OfAsset(ContainerImage):
    def __init__(self, asset: DockerImageAsset) -> None:
        self._asset = asset

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> ContainerImageConfig:
        self._asset.repository.grant_pull(container_definition.task_definition.obtain_execution_role())
        return ContainerImageConfig(image_name=self._asset.image_uri)


class _OfTarball(ContainerImage):
    def __init__(self, tarball_file: str) -> None:
        self._tarball_file = tarball_file

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> ContainerImageConfig:
        from aws_cdk.aws_ecr_assets.tarball_image_asset import TarballImageAsset

        asset = TarballImageAsset(scope, "Tarball", tarball_file=self._tarball_file)
        asset.repository.grant_pull(container_definition.task_definition.obtain_execution_role())
        return ContainerImageConfig(image_name=asset.image_uri)


class EcrImage(ContainerImage):
    """An image of a repository."""

    @checked
    def __init__(self, repository: IRepository, tag_or_digest: str) -> None:
        self._repository = repository
        self.image_name = (
            repository.repository_uri_for_digest(tag_or_digest)
            if not is_unresolved(tag_or_digest) and tag_or_digest.startswith("sha256:")
            else repository.repository_uri_for_tag(tag_or_digest)
        )

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> ContainerImageConfig:
        """Let the execution role pull the image."""
        self._repository.grant_pull(container_definition.task_definition.obtain_execution_role())
        return ContainerImageConfig(image_name=self.image_name)


class RepositoryImage(ContainerImage):
    """An image of any registry."""

    @takes(RepositoryImageProps)
    def __init__(self, image_name: str, props: RepositoryImageProps) -> None:
        self._image_name = image_name
        self._credentials = props.credentials

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> ContainerImageConfig:
        """Let the execution role read the login, if there is one."""
        if self._credentials is None:
            return ContainerImageConfig(image_name=self._image_name)
        self._credentials.grant_read(container_definition.task_definition.obtain_execution_role())
        return ContainerImageConfig(
            image_name=self._image_name,
            repository_credentials={"credentialsParameter": self._credentials.secret_arn},
        )
