"""What records of delivery streams go through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.duration import Duration
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Nested, Struct, takes
from aws_cdk.core.tokenization import Tokenization
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct


class DataProcessorProps(Struct):
    """How records are handed to a processor."""

    buffer_interval: Duration | None = None
    """How long records are gathered. Default: 1 minute."""
    buffer_size: Size | None = None
    """How much is gathered. Default: 3 MiB."""
    retries: int | float | None = None
    """How often a call is tried again. Default: 3."""


class DataProcessorBindOptions(Struct):
    """What a processor is told."""

    role: IRole
    """Role that it is called with."""
    dynamic_partitioning_enabled: bool | None = None
    """Whether the destination partitions by keys. Default: no."""
    prefix: str | None = None
    """Beginning of the keys of the destination's objects."""


class DataProcessorIdentifier(Struct):
    """The parameter that names a processor."""

    parameter_name: str
    parameter_value: str


class DataProcessorConfig(Struct):
    """A processor, by the names of the L1 class."""

    processor_identifier: Nested[DataProcessorIdentifier]
    processor_type: str
    parameters: Sequence[Any] | None = None
    """All its parameters. Default: the role, the one that names it, and those of ``DataProcessorProps``."""


class IDataProcessor(Interface):
    """Something that records go through."""

    props: DataProcessorProps

    def bind(self, scope: Construct, **options: Any) -> DataProcessorConfig:
        """Return the processor; options are those of ``DataProcessorBindOptions``."""
        raise NotImplementedError


class LambdaFunctionProcessor(IDataProcessor):
    """A function that changes records, or drops them."""

    @takes(DataProcessorProps)
    def __init__(self, lambda_function: IFunction, props: DataProcessorProps) -> None:
        self._function = lambda_function
        self.props = props

    @checked
    def bind(self, scope: Construct, **options: Any) -> DataProcessorConfig:
        """Let the role call the function."""
        role = DataProcessorBindOptions(**options).role
        self._function.grant_invoke(role)
        return DataProcessorConfig(
            processor_type="Lambda",
            processor_identifier=DataProcessorIdentifier(
                parameter_name="LambdaArn", parameter_value=self._function.function_arn
            ),
        )


def config_of_parameters(processor_type: str, *parameters: tuple[str, str]) -> DataProcessorConfig:
    """Return a processor of Firehose itself, which its parameters alone describe."""
    return DataProcessorConfig(
        processor_type=processor_type,
        processor_identifier=DataProcessorIdentifier(parameter_name="", parameter_value=""),
        parameters=[{"parameterName": name, "parameterValue": value} for name, value in parameters],
    )


def rendered_processor(processor: IDataProcessor, scope: Construct, role: IRole, **options: Any) -> dict[str, Any]:
    """Return a processor by the names of the L1 class; options are those of ``DataProcessorBindOptions``."""
    config = call_with_options(processor.bind, scope, of=DataProcessorBindOptions, role=role, **options)
    if config.parameters is not None:
        return {"type": config.processor_type, "parameters": list(config.parameters)}
    props, name = processor.props, config.processor_identifier
    interval, size, retries = props.buffer_interval, props.buffer_size, props.retries
    parameters: list[Any] = [
        {"parameterName": "RoleArn", "parameterValue": role.role_arn},
        {"parameterName": name.parameter_name, "parameterValue": name.parameter_value},
    ]
    for parameter, value in (
        ("BufferIntervalInSeconds", interval.to_seconds() if interval is not None else None),
        ("BufferSizeInMBs", size.to_mebibytes() if size is not None else None),
        ("NumberOfRetries", retries),
    ):
        if value is not None:
            parameters.append({"parameterName": parameter, "parameterValue": Tokenization.stringify_number(value)})
    return {"type": config.processor_type, "parameters": parameters}


__all__ = [
    "DataProcessorBindOptions",
    "DataProcessorConfig",
    "DataProcessorIdentifier",
    "DataProcessorProps",
    "IDataProcessor",
    "LambdaFunctionProcessor",
]
