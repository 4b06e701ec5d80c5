"""What a function's options must keep to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.handler import Handler
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.code import CodeConfig
    from aws_cdk.aws_lambda.function import Function, FunctionProps
    from aws_cdk.aws_lambda.function_options import FunctionOptions

_MAX_NAME = 64
_MAX_DESCRIPTION = 256
_MIN_STORAGE_MIB = 512
_MAX_STORAGE_MIB = 10240
_MAX_EXECUTION_SECONDS = 31622400
_MAX_RETENTION_DAYS = 90
_MOUNT_PATH = r"/mnt/[a-zA-Z0-9\-_.]+\Z"
_NAME = r"[a-zA-Z0-9\-_]+\Z"


def check_texts(function: Function, props: FunctionOptions) -> None:
    """Check name and description.

    Raises:
        ValidationError: one is too long, or the name has characters that it may not have.
    """
    name = props.function_name
    if name and not is_unresolved(name):
        if len(name) > _MAX_NAME:
            raise ValidationError(
                f"Function name can not be longer than {_MAX_NAME} characters but has {len(name)} characters.",
                scope=function,
                fix="shorten function_name, or leave it out to have CloudFormation choose one",
            )
        if not re.match(_NAME, name):
            raise ValidationError(
                f"Function name {name} can contain only letters, numbers, hyphens, or underscores with no spaces.",
                scope=function,
                fix="change function_name, or leave it out to have CloudFormation choose one",
            )
    description = props.description
    if description and not is_unresolved(description) and len(description) > _MAX_DESCRIPTION:
        raise ValidationError(
            f"Function description can not be longer than {_MAX_DESCRIPTION} characters but has {len(description)} "
            "characters.",
            scope=function,
        )


def check_code(function: Function, code: CodeConfig, props: FunctionProps) -> None:
    """Check that code, handler and runtime go together.

    Raises:
        ValidationError: they do not, or the code is in several places at once.
    """
    given = [value for value in (code.inline_code, code.s3_location, code.image) if value is not None]
    if len(given) != 1:
        raise ValidationError(
            "code must specify exactly one of: inline code, s3 location, or image",
            scope=function,
            fix="have bind() of the code return a CodeConfig with one of inline_code, s3_location and image",
        )
    handler_from_image = props.handler == Handler.FROM_IMAGE
    runtime_from_image = props.runtime.name == Runtime.FROM_IMAGE.name
    if code.image is not None and not (handler_from_image and runtime_from_image):
        raise ValidationError(
            f"handler and runtime must be `FROM_IMAGE` for code in a container image; the handler is {props.handler!r}, the "
            f"runtime {props.runtime.name!r}",
            scope=function,
            fix="set handler=Handler.FROM_IMAGE and runtime=Runtime.FROM_IMAGE, or use DockerImageFunction",
        )
    if code.image is None and (handler_from_image or runtime_from_image):
        raise ValidationError(
            "handler and runtime can be `FROM_IMAGE` only for code in a container image, not for zip or inline code",
            scope=function,
            fix="name the handler and the runtime, or give code=Code.from_ecr_image or Code.from_asset_image",
        )
    if code.inline_code is not None and not props.runtime.supports_inline_code:
        raise ValidationError(
            f"Inline source not allowed for {props.runtime.name}",
            scope=function,
            fix="put the code into a file and give code=Code.from_asset",
        )


def check_storage(function: Function, props: FunctionOptions) -> None:
    """Check the size of ``/tmp``.

    Raises:
        ValidationError: it is out of bounds.
    """
    size = props.ephemeral_storage_size
    if size is None or size.is_unresolved():
        return
    mebibytes = size.to_mebibytes()
    if not _MIN_STORAGE_MIB <= mebibytes <= _MAX_STORAGE_MIB:
        raise ValidationError(
            f"Ephemeral storage size must be between {_MIN_STORAGE_MIB} and {_MAX_STORAGE_MIB} MB, received {size}.",
            scope=function,
        )


def check_durability(function: Function, props: FunctionOptions) -> dict[str, Any] | None:
    """Return the property for durable executions.

    Raises:
        ValidationError: a duration is out of bounds.
    """
    config = props.durable_config
    if config is None:
        return None
    from aws_cdk.core.annotations import Annotations

    Annotations.of(function).add_info_v2(
        "aws-lambda:Function.DurableConfig",
        "A function that exists already is replaced when durable executions are switched on",
    )
    timeout = config.execution_timeout.to_seconds()
    if not is_unresolved(timeout) and not 1 <= timeout <= _MAX_EXECUTION_SECONDS:
        raise ValidationError(
            f"executionTimeout must be between 1 and {_MAX_EXECUTION_SECONDS} seconds, got {timeout}", scope=function
        )
    days = None if config.retention_period is None else config.retention_period.to_days()
    if days is not None and not is_unresolved(days) and not 1 <= days <= _MAX_RETENTION_DAYS:
        raise ValidationError(
            f"retentionPeriodInDays must be between 1 and {_MAX_RETENTION_DAYS} days, got {days}", scope=function
        )
    return {"execution_timeout": timeout, "retention_period_in_days": days}


def check_file_system(function: Function, props: FunctionOptions) -> None:
    """Check where a file system is mounted.

    Raises:
        ValidationError: the function is in no network, or the folder is not right below ``/mnt``.
    """
    if props.filesystem is None:
        return
    path = props.filesystem.config.local_mount_path
    if not is_unresolved(path) and not re.match(_MOUNT_PATH, path):
        raise ValidationError(
            f"Local mount path should match with ^/mnt/[a-zA-Z0-9-_.]+$ but given {path}.",
            scope=function,
            fix="mount it below /mnt, as /mnt/data",
        )
    if props.vpc is None:
        raise ValidationError(
            "Cannot configure 'filesystem' without configuring a VPC.", scope=function, fix="give vpc as well"
        )


def snap_start_property(function: Function, props: FunctionProps) -> dict[str, str] | None:
    """Return the property for snapshots.

    Raises:
        ValidationError: runtime or other options do not allow them.
    """
    if props.snap_start is None:
        return None
    from aws_cdk.core.annotations import Annotations

    Annotations.of(function).add_warning_v2(
        "@aws-cdk/aws-lambda:snapStartRequirePublish",
        "Snapshots are taken of published versions alone: publish one, or ignore this if there are some already",
    )
    from_image = props.runtime.name == Runtime.FROM_IMAGE.name  # what is in an image is not known here
    if not from_image and not props.runtime.supports_snap_start:
        raise ValidationError(
            f"SnapStart currently not supported by runtime {props.runtime.name}",
            scope=function,
            fix="leave snap_start out, or take a runtime that has it",
        )
    if props.filesystem is not None:
        raise ValidationError(
            "SnapStart is currently not supported using EFS", scope=function, fix="leave snap_start or filesystem out"
        )
    size = props.ephemeral_storage_size
    if size is not None and size.to_mebibytes() > _MIN_STORAGE_MIB:
        raise ValidationError(
            f"SnapStart is currently not supported using more than {_MIN_STORAGE_MIB} MiB Ephemeral Storage",
            scope=function,
            fix="leave snap_start or ephemeral_storage_size out",
        )
    if props.tenancy_config is not None:
        raise ValidationError(
            "SnapStart is not supported for functions with tenant isolation mode",
            scope=function,
            fix="leave snap_start or tenancy_config out",
        )
    return props.snap_start._render()


def logging_property(function: Function, props: FunctionOptions) -> dict[str, Any] | None:
    """Return the property for logs.

    Raises:
        ValidationError: options exclude each other, or levels are given without the JSON format.
    """
    if props.log_retention is not None and props.log_group is not None:
        raise ValidationError(
            "CDK does not support setting logRetention and logGroup",
            scope=function,
            fix="leave log_retention out, and set retention of the log group",
        )
    for old, new, names in (
        (props.application_log_level, props.application_log_level_v2, "applicationLogLevel or applicationLogLevelV2"),
        (props.system_log_level, props.system_log_level_v2, "systemLogLevel or systemLogLevelV2"),
    ):
        if old is not None and new is not None:
            raise ValidationError(f"Only define {names}, not both.", scope=function)
    if props.log_format is not None and props.logging_format is not None:
        raise ValidationError(
            "Only define LogFormat or LoggingFormat, not both.",
            scope=function,
            fix="leave log_format out and keep logging_format",
        )
    application = (
        props.application_log_level_v2._value_ if props.application_log_level_v2 else props.application_log_level
    )
    system = props.system_log_level_v2._value_ if props.system_log_level_v2 else props.system_log_level
    log_format = props.logging_format._value_ if props.logging_format else props.log_format
    if (application or system) and log_format != "JSON":
        option = "LoggingFormat" if props.logging_format else "LogFormat"
        raise ValidationError(
            f"To use ApplicationLogLevel and/or SystemLogLevel you must set {option} to 'JSON', got "
            f"'{log_format or 'undefined'}'.",
            scope=function,
        )
    group = props.log_group
    if not (log_format or group is not None):
        return None
    return {
        "application_log_level": application,
        "log_format": log_format,
        "log_group": group.log_group_ref.log_group_name if group is not None else None,
        "system_log_level": system,
    }
