"""Logs in CloudWatch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.log_driver import LogDriver, LogDriverConfig, as_texts
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from constructs import Construct

_WRITE = ("logs:CreateLogStream", "logs:PutLogEvents")


class AwsLogDriverMode(NamedEnum):
    """What happens to a container whose log cannot keep up."""

    BLOCKING = "blocking"
    NON_BLOCKING = "non-blocking"


class AwsLogDriverProps(Struct):
    """Options of :class:`AwsLogDriver`."""

    stream_prefix: str
    """Beginning of the log streams' names."""
    datetime_format: str | None = None
    """Format of dates that begin a message of several lines."""
    log_group: ILogGroupRef | None = None
    """Log group. Default: a new one."""
    log_retention: RetentionDays | None = None
    """How long a new group keeps messages. Default: for ever."""
    max_buffer_size: Size | None = None
    """Buffer of the mode that does not block."""
    mode: AwsLogDriverMode | None = None
    """Whether a container waits when logs cannot be sent. Default: it waits."""
    multiline_pattern: str | None = None
    """Pattern that begins a message of several lines."""


class AwsLogDriver(LogDriver):
    """Logs to a group of CloudWatch Logs."""

    @takes(AwsLogDriverProps)
    def __init__(self, props: AwsLogDriverProps) -> None:
        if props.log_group is not None and props.log_retention is not None:
            raise ValidationError(
                "Cannot specify both `logGroup` and `logRetentionDays`.",
                fix="leave log_retention out, and set retention of the log group",
            )
        if props.max_buffer_size is not None and props.mode is not AwsLogDriverMode.NON_BLOCKING:
            raise ValidationError(
                "Cannot specify `maxBufferSize` when the driver mode is blocking",
                fix="set mode to AwsLogDriverMode.NON_BLOCKING, or leave max_buffer_size out",
            )
        self._props = props
        self._group: ILogGroupRef | None = None

    @property
    def log_group(self) -> ILogGroup | None:
        """The group that the logs go to; ``None`` until the driver is bound.

        Raises:
            ValidationError: the group is an L1 construct.
        """
        from aws_cdk.aws_logs.log_group_base import ILogGroup

        group = self._group
        if group is not None and not isinstance(group, ILogGroup):
            raise ValidationError(
                f"'logGroup' instance should implement ILogGroup, but doesn't: {type(group).__name__}",
                fix="use the L1 construct itself",
            )
        return group

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> LogDriverConfig:
        """Make the group if none is given, and let the execution role write to it."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_logs.log_group import LogGroup

        props = self._props
        group: Any = props.log_group or LogGroup(scope, "LogGroup", retention=props.log_retention or _for_ever())
        self._group = group
        role = container_definition.task_definition.obtain_execution_role()
        # To the role alone, as the peer: a group of another account gets no policy here.
        arn = group.log_group_ref.log_group_arn
        role.add_to_principal_policy(PolicyStatement(actions=_WRITE, resources=[arn]))
        buffer = props.max_buffer_size
        return LogDriverConfig(
            log_driver="awslogs",
            options=as_texts(
                {
                    "awslogs-group": group.log_group_ref.log_group_name,
                    "awslogs-stream-prefix": props.stream_prefix,
                    "awslogs-region": group.env.region if props.log_group is not None else Stack.of(scope).region,
                    "awslogs-datetime-format": props.datetime_format,
                    "awslogs-multiline-pattern": props.multiline_pattern,
                    "mode": props.mode._value_ if props.mode else None,
                    "max-buffer-size": f"{_whole(buffer.to_bytes())}b" if buffer is not None else None,
                }
            ),
        )


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _for_ever() -> RetentionDays:
    from aws_cdk.aws_logs.retention_days import RetentionDays

    return RetentionDays.INFINITE
