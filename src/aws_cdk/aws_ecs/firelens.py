"""FireLens: a container of the task that routes the logs of the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.container_definition import ContainerDefinition, ContainerDefinitionProps
from aws_cdk.aws_ecs.container_options import ContainerDefinitionOptions
from aws_cdk.aws_ecs.log_driver import BaseLogDriverProps, LogDriver, LogDriverConfig, rendered_secrets
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.secret import Secret
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from constructs import Construct

# Public parameter that names AWS's image of Fluent Bit. Source: "Using the AWS for Fluent Bit image", ECS guide.
_IMAGE_PARAMETER = "/aws/service/aws-for-fluent-bit/latest"

# What the router's outputs, by name, need to write. Observed: other outputs get nothing.
_WRITING = {
    "cloudwatch": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    "firehose": ["firehose:PutRecordBatch"],
    "kinesis": ["kinesis:PutRecords"],
}
_PULLING = [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
]


class FirelensLogRouterType(NamedEnum):
    """Which router is used."""

    FLUENTBIT = "fluentbit"
    FLUENTD = "fluentd"


class FirelensConfigFileType(NamedEnum):
    """Where the router's own configuration is."""

    S3 = "s3"
    FILE = "file"


class FirelensOptions(Struct):
    """How the router is configured."""

    config_file_type: FirelensConfigFileType | None = None
    """Default: S3 if the value is an ARN, else a file of the image."""
    config_file_value: str | None = None
    """ARN of an object, or path of a file."""
    enable_ecs_log_metadata: bool | None = None
    """Whether messages name cluster, task and definition. Default: they do."""


class FirelensConfig(Struct):
    """What makes a container the router."""

    type: FirelensLogRouterType
    options: Nested[FirelensOptions | None] = nested()


class FirelensLogRouterDefinitionOptions(ContainerDefinitionOptions):
    """Options of a router that is added to a task definition."""

    firelens_config: Nested[FirelensConfig]


class FirelensLogRouterProps(ContainerDefinitionProps):
    """Options of :class:`FirelensLogRouter`."""

    firelens_config: Nested[FirelensConfig]


class FireLensLogDriverProps(BaseLogDriverProps):
    """Options of :class:`FireLensLogDriver`."""

    options: Mapping[str, str] | None = None
    """Options of the router's output: ``Name``, ``region`` and so on."""
    secret_options: Mapping[str, Secret] | None = None
    """Options that are read from secrets."""


class FireLensLogDriver(LogDriver):
    """Logs by the task's router; one of Fluent Bit is added if there is none."""

    @takes(FireLensLogDriverProps)
    def __init__(self, props: FireLensLogDriverProps) -> None:
        self._props = props

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> LogDriverConfig:
        """Return the options; secrets may be read by the execution role."""
        return LogDriverConfig(
            log_driver="awsfirelens",
            options=self._props.options,
            secret_options=rendered_secrets(self._props.secret_options, container_definition),
        )


class FirelensLogRouter(ContainerDefinition):
    """The container that routes logs.

    Raises:
        ValidationError: type and value of the configuration are not given together.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.FirelensLogRouter"

    @takes(FirelensLogRouterProps)
    def __init__(self, scope: Construct, id: str, props: FirelensLogRouterProps) -> None:
        given = props._given()
        del given["firelens_config"]
        super().__init__(scope, id, **given)
        self.firelens_config: FirelensConfig = _configured(props.firelens_config, self)
        options = self.firelens_config.options
        if options is None or options.config_file_type is not FirelensConfigFileType.S3:
            return
        arn = options.config_file_value or ""
        for actions, resource in (
            (["s3:GetObject"], arn),
            (["s3:GetBucketLocation"], arn.split("/")[0]),
        ):
            props.task_definition.add_to_execution_role_policy(PolicyStatement(actions=actions, resources=[resource]))

    @checked
    def render_container_definition(self, task_definition: TaskDefinition | None = None) -> dict[str, Any]:
        """Return the container by the names of the L1 class."""
        rendered = super().render_container_definition(task_definition)
        rendered["firelensConfiguration"] = _rendered(self.firelens_config)
        return rendered


def _configured(config: FirelensConfig, scope: Construct) -> FirelensConfig:
    options = config.options
    if options is None:
        return config
    kind, value = options.config_file_type, options.config_file_value
    if (kind is None) != (value is None):
        raise ValidationError(
            "configFileValue and configFileType must be set together to define a custom config source", scope=scope
        )
    if value is None:
        return config
    named_by_arn = is_unresolved(value) or value.startswith("arn:")
    if kind is FirelensConfigFileType.S3 and not named_by_arn:
        # A path is no object: as the peer, take it for a file of the image.
        kind = FirelensConfigFileType.FILE
    return config._with(options=options._with(config_file_type=kind))


def _rendered(config: FirelensConfig) -> dict[str, Any]:
    options = config.options
    if options is None:
        return {"type": config.type._value_}
    wanted = options.enable_ecs_log_metadata
    rendered = {"enable-ecs-log-metadata": "false" if wanted is False else "true"}
    if options.config_file_type is not None and options.config_file_value is not None:
        rendered["config-file-type"] = options.config_file_type._value_
        rendered["config-file-value"] = options.config_file_value
    return {"type": config.type._value_, "options": rendered}


def add_default_router(task: TaskDefinition) -> FirelensLogRouter:
    """Add AWS's Fluent Bit, logging about itself to CloudWatch, and let it write where the containers' logs go."""
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.aws_ssm.string_parameter import StringParameter

    for container in task.containers:
        log = container.log_driver_config
        if log is not None and log.log_driver == "awsfirelens":
            actions = _WRITING.get((log.options or {}).get("Name", ""))
            if actions:
                task.add_to_task_role_policy(PolicyStatement(actions=actions, resources=["*"]))
    task.add_to_execution_role_policy(PolicyStatement(actions=_PULLING, resources=["*"]))
    image = ContainerImage.from_registry(StringParameter.value_for_string_parameter(task, _IMAGE_PARAMETER))
    return FirelensLogRouter(
        task,
        "log-router",
        task_definition=task,
        image=image,
        memory_reservation_mib=50,
        logging=LogDriver.aws_logs(stream_prefix="firelens"),
        firelens_config=FirelensConfig(type=FirelensLogRouterType.FLUENTBIT),
    )


__all__ = [
    "FireLensLogDriver",
    "FireLensLogDriverProps",
    "FirelensConfig",
    "FirelensConfigFileType",
    "FirelensLogRouter",
    "FirelensLogRouterDefinitionOptions",
    "FirelensLogRouterProps",
    "FirelensLogRouterType",
    "FirelensOptions",
]
