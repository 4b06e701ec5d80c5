"""Containers of SageMaker models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions_tasks.sage_maker_image import DockerImage
from aws_cdk.aws_stepfunctions_tasks.sage_maker_location import S3Location
from aws_cdk.aws_stepfunctions_tasks.sage_maker_types import ISageMakerTask, Mode
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.task_input import TaskInput


class ContainerDefinitionOptions(Struct):
    """Options of :class:`ContainerDefinition`."""

    container_host_name: str | None = None
    """Its name. Default: none."""
    environment_variables: TaskInput | None = None
    """Environment variables: an object. Default: none."""
    image: DockerImage | None = None
    """The image. Default: none."""
    mode: Mode | None = None
    """How many models it has. Default: one."""
    model_package_name: str | None = None
    """A model package. Default: none."""
    model_s3_location: S3Location | None = None
    """The model, a compressed archive. Default: none."""


class ContainerDefinitionConfig(Struct):
    """A container as SageMaker takes it."""

    parameters: Mapping[str, Any] | None = None
    """Its properties."""


class IContainerDefinition(Interface):
    """A container of a model."""

    def bind(self, task: ISageMakerTask) -> ContainerDefinitionConfig:
        """Return the container, and let the task have what it needs."""
        raise NotImplementedError


class ContainerDefinition(IContainerDefinition):
    """A container of a model."""

    @takes(ContainerDefinitionOptions)
    def __init__(self, options: ContainerDefinitionOptions) -> None:
        self._options = options

    @checked
    def bind(self, task: ISageMakerTask) -> ContainerDefinitionConfig:
        """Return the container, and let the task's role pull the image and read the model."""
        options = self._options
        location = options.model_s3_location
        variables = options.environment_variables
        return ContainerDefinitionConfig(
            parameters=present(
                {
                    "ContainerHostname": options.container_host_name,
                    "Image": options.image.bind(task).image_uri if options.image is not None else None,
                    "Mode": options.mode._value_ if options.mode is not None else None,
                    "ModelDataUrl": location.bind(task, for_reading=True).uri if location is not None else None,
                    "ModelPackageName": options.model_package_name,
                    "Environment": variables.value if variables is not None else None,
                }
            )
        )
