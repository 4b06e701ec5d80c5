"""Functions made from container images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.function import Function
from aws_cdk.aws_lambda.function_options import FunctionOptions
from aws_cdk.aws_lambda.handler import Handler
from aws_cdk.aws_lambda.image_code import AssetImageCode, AssetImageCodeProps, EcrImageCode, EcrImageCodeProps
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr import IRepository
    from aws_cdk.aws_lambda.code import Code
    from constructs import Construct


class DockerImageCode:
    """An image for :class:`DockerImageFunction`. Make it with one of the factories."""

    _code: Code

    @staticmethod
    @takes(EcrImageCodeProps)
    def from_ecr(repository: IRepository, props: EcrImageCodeProps) -> DockerImageCode:
        """Use an image that is in a repository."""
        return _image(EcrImageCode(repository, **props._given()))

    @staticmethod
    @takes(AssetImageCodeProps)
    def from_image_asset(directory: str, props: AssetImageCodeProps) -> DockerImageCode:
        """Build the image from a directory."""
        return _image(AssetImageCode(directory, **props._given()))


def _image(code: Code) -> DockerImageCode:
    made = DockerImageCode()
    made._code = code
    return made


class DockerImageFunctionProps(FunctionOptions):
    """Options of :class:`DockerImageFunction`."""

    code: DockerImageCode
    """The image."""


class DockerImageFunction(Function):
    """A function made from a container image, which brings runtime and handler along."""

    @takes(DockerImageFunctionProps)
    def __init__(self, scope: Construct, id: str, props: DockerImageFunctionProps) -> None:
        options = {**props._given(), "code": props.code._code}
        super().__init__(scope, id, handler=Handler.FROM_IMAGE, runtime=Runtime.FROM_IMAGE, **options)
