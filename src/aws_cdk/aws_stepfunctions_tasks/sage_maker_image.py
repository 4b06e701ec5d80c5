"""Images for SageMaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset, DockerImageAssetProps
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr.repository_base import IRepository
    from aws_cdk.aws_stepfunctions_tasks.sage_maker_types import ISageMakerTask
    from constructs import Construct

_PULL_ACTIONS = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]


class DockerImageConfig(Struct):
    """An image as SageMaker takes it."""

    image_uri: str
    """Its address; may be a path."""


class DockerImage:
    """An image that SageMaker runs."""

    @staticmethod
    @checked
    def from_ecr_repository(repository: IRepository, tag_or_digest: str = "latest") -> DockerImage:
        """Use an image of a repository of ECR."""
        return _StandardImage(repository.repository_uri_for_tag_or_digest(tag_or_digest), repository=repository)

    @staticmethod
    @checked
    def from_json_expression(expression: str, allow_any_ecr_image_pull: bool | None = None) -> DockerImage:
        """Use the image whose address is at a path.

        Args:
            expression: The path.
            allow_any_ecr_image_pull: Whether the task's role may pull any image. Default: yes.
        """
        return _StandardImage(expression, any_image=allow_any_ecr_image_pull is not False)

    @staticmethod
    @checked
    def from_registry(image_uri: str) -> DockerImage:
        """Use an image of a registry; the task's role is not allowed anything for it."""
        return _StandardImage(image_uri)

    @staticmethod
    @takes(DockerImageAssetProps)
    def from_asset(scope: Construct, id: str, props: DockerImageAssetProps) -> DockerImage:
        """Use an image that is built from a folder of this machine."""
        asset = DockerImageAsset(scope, id, **props._given())
        return _StandardImage(asset.image_uri, repository=asset.repository)

    def bind(self, task: ISageMakerTask) -> DockerImageConfig:
        """Return the image, and let the task pull it."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")


class _StandardImage(DockerImage):
    """An image by its address."""

    def __init__(self, image_uri: str, *, repository: IRepository | None = None, any_image: bool = False) -> None:
        self._image_uri = image_uri
        self._repository = repository
        self._any_image = any_image

    @checked
    def bind(self, task: ISageMakerTask) -> DockerImageConfig:
        if self._repository is not None:
            self._repository.grant_pull(task)
        if self._any_image:
            principal: Any = task.grant_principal
            principal.add_to_principal_policy(PolicyStatement(actions=_PULL_ACTIONS, resources=["*"]))
        return DockerImageConfig(image_uri=self._image_uri)
