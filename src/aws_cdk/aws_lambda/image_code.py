"""Code that is a container image."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecr_assets.docker_image_asset_options import DockerImageAssetOptions
from aws_cdk.aws_lambda.code import Code, CodeConfig, CodeImageConfig, ResourceBindOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr import IRepository
    from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset
    from aws_cdk.core.cfn_resource import CfnResource
    from constructs import Construct

_IMAGE_URI_PROPERTY = "Code.ImageUri"


class EcrImageCodeProps(Struct):
    """Which image of a repository, and what it runs."""

    cmd: Sequence[str] | None = None
    """Arguments of the entry point. Default: the image's."""
    entrypoint: Sequence[str] | None = None
    """Default: the image's."""
    tag: str | None = None
    """Deprecated: use ``tag_or_digest``."""
    tag_or_digest: str | None = None
    """Tag, or digest beginning with ``sha256:``. Default: ``latest``."""
    working_directory: str | None = None
    """Default: the image's."""


class AssetImageCodeProps(DockerImageAssetOptions):
    """How an image is built, and what it runs."""

    cmd: Sequence[str] | None = None
    """Arguments of the entry point. Default: the image's."""
    entrypoint: Sequence[str] | None = None
    """Default: the image's."""
    working_directory: str | None = None
    """Default: the image's."""


class EcrImageCode(Code):
    """An image that is in a repository."""

    @takes(EcrImageCodeProps)
    def __init__(self, repository: IRepository, props: EcrImageCodeProps) -> None:
        self._repository = repository
        self._props = props

    @checked
    def bind(self, _scope: Construct) -> CodeConfig:
        """Let Lambda pull from the repository, and return the image."""
        from aws_cdk.aws_iam.principals import ServicePrincipal

        props = self._props
        self._repository.grant_pull(ServicePrincipal("lambda.amazonaws.com"))
        wanted = props.tag_or_digest or props.tag or "latest"
        return CodeConfig(
            image=CodeImageConfig(
                image_uri=self._repository.repository_uri_for_tag_or_digest(wanted),
                cmd=props.cmd,
                entrypoint=props.entrypoint,
                working_directory=props.working_directory,
            )
        )


class AssetImageCode(Code):
    """An image that is built from a directory when the stack is deployed."""

    @takes(AssetImageCodeProps)
    def __init__(self, directory: str, props: AssetImageCodeProps) -> None:
        self._directory = directory
        self._props = props
        self._asset: DockerImageAsset | None = None

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        """Stage the build context at the first use; later uses share it.

        Raises:
            ValidationError: directory or Dockerfile are missing, or the code belongs to another stack already.
        """
        from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.core.stack import Stack

        props = self._props
        if self._asset is None:
            options = props._with(cmd=None, entrypoint=None, working_directory=None)._given()
            self._asset = DockerImageAsset(scope, "AssetImage", directory=self._directory, **options)
            self._asset.repository.grant_pull(ServicePrincipal("lambda.amazonaws.com"))
        elif Stack.of(self._asset) is not Stack.of(scope):
            raise ValidationError(
                f"Asset is already associated with another stack '{Stack.of(self._asset).stack_name}'. "
                "Create a new Code instance for every stack.",
                scope=scope,
            )
        return CodeConfig(
            image=CodeImageConfig(
                image_uri=self._asset.image_uri,
                cmd=props.cmd,
                entrypoint=props.entrypoint,
                working_directory=props.working_directory,
            )
        )

    @takes(ResourceBindOptions)
    def bind_to_resource(self, resource: CfnResource, options: ResourceBindOptions) -> None:
        """Leave the image's metadata on the resource.

        Raises:
            AssumptionError: the code was not bound before.
        """
        if self._asset is None:
            raise AssumptionError("bindToResource() must be called after bind()", scope=resource)
        self._asset.add_resource_metadata(resource, options.resource_property or _IMAGE_URI_PROPERTY)


__all__ = ["AssetImageCode", "AssetImageCodeProps", "EcrImageCode", "EcrImageCodeProps"]
