"""Running commands in containers: how sessions are encrypted and logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.stack import Stack
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from constructs import Construct

_FEWER_PERMISSIONS = "@aws-cdk/aws-ecs:reduceEc2FargateCloudWatchPermissions"

# What a task does to have sessions, to log them, and to store them. Source: "Using Amazon ECS Exec", ECS guide.
_SESSION = ("CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel")
_LOG = ("CreateLogStream", "DescribeLogStreams", "PutLogEvents")
_LOG_KEY = ("Encrypt*", "Decrypt*", "ReEncrypt*", "GenerateDataKey*", "Describe*")


class ExecuteCommandLogging(NamedEnum):
    """Where the output of commands is logged."""

    NONE = "NONE"
    """Nowhere."""
    DEFAULT = "DEFAULT"
    """Where the containers log."""
    OVERRIDE = "OVERRIDE"
    """Where the cluster says."""


class ExecuteCommandLogConfiguration(Struct):
    """Where the output of commands is logged, if the cluster says so."""

    cloud_watch_encryption_enabled: bool | None = None
    """Whether the log group is encrypted. Default: no."""
    cloud_watch_log_group: ILogGroupRef | None = None
    """A group of CloudWatch Logs. Default: none."""
    s3_bucket: IBucket | None = None
    """A bucket. Default: none."""
    s3_encryption_enabled: bool | None = None
    """Whether the bucket is encrypted. Default: no."""
    s3_key_prefix: str | None = None
    """Folder in the bucket."""


class ExecuteCommandConfiguration(Struct):
    """How commands are run in the containers of a cluster."""

    kms_key: IKey | None = None
    """Key that the data between client and container is encrypted with."""
    log_configuration: Nested[ExecuteCommandLogConfiguration | None] = nested()
    """Needed by, and only with, ``OVERRIDE``."""
    logging: ExecuteCommandLogging | None = None
    """Default: DEFAULT."""


def checked_execute_command(config: ExecuteCommandConfiguration, scope: Construct) -> ExecuteCommandConfiguration:
    """Return the configuration.

    Raises:
        ValidationError: options contradict each other.
    """
    log = config.log_configuration
    if (config.logging is ExecuteCommandLogging.OVERRIDE) != (log is not None):
        raise ValidationError(
            "Execute command log configuration must only be specified when logging is OVERRIDE.",
            scope=scope,
            fix="give log_configuration together with ExecuteCommandLogging.OVERRIDE",
        )
    if log is not None and log.s3_encryption_enabled and log.s3_bucket is None:
        raise ValidationError(
            "You must specify an S3 bucket name in the execute command log configuration to enable S3 encryption.",
            scope=scope,
            fix="give s3_bucket, or leave s3_encryption_enabled out",
        )
    if log is not None and log.cloud_watch_encryption_enabled and log.cloud_watch_log_group is None:
        raise ValidationError(
            "You must specify a CloudWatch log group in the execute command log configuration to enable CloudWatch "
            "encryption.",
            scope=scope,
            fix="give cloud_watch_log_group, or leave cloud_watch_encryption_enabled out",
        )
    return config


def rendered_execute_command(config: ExecuteCommandConfiguration) -> dict[str, Any]:
    """Return the configuration by the names of the L1 class."""
    log = config.log_configuration
    group = log.cloud_watch_log_group if log is not None else None
    return {
        "kmsKeyId": config.kms_key.key_arn if config.kms_key is not None else None,
        "logConfiguration": {
            "cloudWatchEncryptionEnabled": log.cloud_watch_encryption_enabled,
            "cloudWatchLogGroupName": group.log_group_ref.log_group_name if group is not None else None,
            "s3BucketName": log.s3_bucket.bucket_name if log.s3_bucket is not None else None,
            "s3EncryptionEnabled": log.s3_encryption_enabled,
            "s3KeyPrefix": log.s3_key_prefix,
        }
        if log is not None
        else None,
        "logging": config.logging._value_ if config.logging is not None else None,
    }


def allow_execute_command(
    task: TaskDefinition, config: ExecuteCommandConfiguration | None, stack: Stack, region: str
) -> None:
    """Let the containers of a task have sessions, and log them as the cluster says."""
    _allow(task, [f"ssmmessages:{action}" for action in _SESSION], "*")
    logging = (config.logging if config is not None else None) or ExecuteCommandLogging.DEFAULT
    key = config.kms_key if config is not None else None
    log = config.log_configuration if config is not None else None
    if key is not None:
        _allow(task, ["kms:Decrypt", "kms:GenerateDataKey"], key.key_arn)
        if log is not None and log.cloud_watch_encryption_enabled:
            _let_logs_use(key, stack, region)
    if logging is ExecuteCommandLogging.NONE:
        return
    group = log.cloud_watch_log_group if log is not None else None
    groups = None if flag_enabled(task.node, _FEWER_PERMISSIONS) else "*"
    if group is not None:
        name = group.log_group_ref.log_group_name
        groups = f"arn:{stack.partition}:logs:{region}:{stack.account}:log-group:{name}:*"
    if groups is not None:
        _allow(task, ["logs:DescribeLogGroups"], "*")
        _allow(task, [f"logs:{action}" for action in _LOG], groups)
    if log is not None and log.s3_bucket is not None:
        arn = f"arn:{stack.partition}:s3:::{log.s3_bucket.bucket_name}"
        _allow(task, ["s3:GetBucketLocation"], "*")
        _allow(task, ["s3:PutObject"], f"{arn}/*")
        if log.s3_encryption_enabled:
            _allow(task, ["s3:GetEncryptionConfiguration"], arn)


def _allow(task: TaskDefinition, actions: list[str], resource: str) -> None:
    task.add_to_task_role_policy(PolicyStatement(actions=actions, resources=[resource]))


def _let_logs_use(key: IKey, stack: Stack, region: str) -> None:
    from aws_cdk.aws_iam.principals import ServicePrincipal

    every_group = f"arn:{stack.partition}:logs:{region}:{stack.account}:*"
    key.add_to_resource_policy(
        PolicyStatement(
            actions=[f"kms:{action}" for action in _LOG_KEY],
            resources=["*"],
            principals=[ServicePrincipal(f"logs.{region}.amazonaws.com")],
            conditions={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": every_group}},
        )
    )


__all__ = ["ExecuteCommandConfiguration", "ExecuteCommandLogConfiguration", "ExecuteCommandLogging"]
