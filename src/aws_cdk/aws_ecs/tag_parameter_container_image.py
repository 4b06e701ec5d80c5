"""Images whose tag is told when a stack is deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.container_image import ContainerImage, ContainerImageConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr.repository_base import IRepository
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.core.cfn_parameter import CfnParameter
    from constructs import Construct


class TagParameterContainerImageProps(Struct):
    """Options of :class:`TagParameterContainerImage`."""

    is_image_digest: bool | None = None
    """Whether the parameter is a digest, not a tag. Default: no."""


class TagParameterContainerImage(ContainerImage):
    """An image of a repository whose tag is a parameter of the stack, for pipelines that deploy what they built."""

    @takes(TagParameterContainerImageProps)
    def __init__(self, repository: IRepository, props: TagParameterContainerImageProps) -> None:
        self._repository = repository
        self._is_digest = bool(props.is_image_digest)
        self._parameter: CfnParameter | None = None

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> ContainerImageConfig:
        """Make the parameter, and let the execution role pull the image."""
        from aws_cdk.core.cfn_parameter import CfnParameter

        self._repository.grant_pull(container_definition.task_definition.obtain_execution_role())
        parameter = self._parameter = CfnParameter(scope, "ImageTagParam")
        tag = parameter.value_as_string
        return ContainerImageConfig(
            image_name=self._repository.repository_uri_for_digest(tag)
            if self._is_digest
            else self._repository.repository_uri_for_tag(tag)
        )

    @property
    def tag_parameter_name(self) -> str:
        """The parameter's name, known at synthesis if a container has the image."""
        return lazy_string(lambda: self._bound("tagParameterName").logical_id)

    @property
    def tag_parameter_value(self) -> str:
        """The parameter's value, known at synthesis if a container has the image."""
        return lazy_string(lambda: self._bound("tagParameterValue").value_as_string)

    def _bound(self, member: str) -> CfnParameter:
        if self._parameter is None:
            raise ValidationError(
                f"TagParameterContainerImage must be used in a container definition when using {member}.",
                scope=self._repository,
            )
        return self._parameter


__all__ = ["TagParameterContainerImage", "TagParameterContainerImageProps"]
