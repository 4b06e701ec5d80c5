"""Functions made from container images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecr_assets.platform import Platform
from aws_cdk.aws_lambda.function import Function
from aws_cdk.aws_lambda.function_options import FunctionOptions
from aws_cdk.aws_lambda.handler import Handler
from aws_cdk.aws_lambda.image_code import AssetImageCode, AssetImageCodeProps, EcrImageCode, EcrImageCodeProps
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr import IRepository
    from aws_cdk.aws_lambda.architecture import Architecture
    from aws_cdk.aws_lambda.code import Code
    from constructs import Construct


class DockerImageCode:
    """An image for :class:`DockerImageFunction`. Make it with one of the factories."""

    def __init__(self) -> None:
        self._repository: IRepository | None = None
        self._directory: str = ""
        self._props: Any = None

    def _bind(self, architecture: Architecture | None) -> Code:
        """Return the code; an image that is built is built for the function's architecture, unless its platform is given."""
        given = self._props._given()
        if self._repository is not None:
            return EcrImageCode(self._repository, **given)
        if architecture is not None:
            given = {"platform": Platform.custom(architecture.docker_platform), **given}
        return AssetImageCode(self._directory, **given)

    @staticmethod
    @takes(EcrImageCodeProps)
    def from_ecr(repository: IRepository, props: EcrImageCodeProps) -> DockerImageCode:
        """Use an image that is in a repository."""
        made = DockerImageCode()
        made._repository, made._props = repository, props
        return made

    @staticmethod
    @takes(AssetImageCodeProps)
    def from_image_asset(directory: str, props: AssetImageCodeProps) -> DockerImageCode:
        """Build the image from a directory."""
        made = DockerImageCode()
        made._directory, made._props = directory, props
        return made


class DockerImageFunctionProps(FunctionOptions):
    """Options of :class:`DockerImageFunction`."""

    code: DockerImageCode
    """The image."""


class DockerImageFunction(Function):
    """A function made from a container image, which brings runtime and handler along."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.DockerImageFunction"

    @takes(DockerImageFunctionProps)
    def __init__(self, scope: Construct, id: str, props: DockerImageFunctionProps) -> None:
        options = {**props._given(), "code": props.code._bind(props.architecture)}
        super().__init__(scope, id, handler=Handler.FROM_IMAGE, runtime=Runtime.FROM_IMAGE, **options)
