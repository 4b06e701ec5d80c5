"""A log group: log streams with common settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_logs._l1 import CfnLogGroup
from aws_cdk.aws_logs.data_protection_policy import DataProtectionPolicy
from aws_cdk.aws_logs.field_index_policy import FieldIndexPolicy
from aws_cdk.aws_logs.log_group_base import ILogGroup, LogGroupBase
from aws_cdk.aws_logs.retention_days import RetentionDays
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_kms import IKeyRef


class LogGroupClass(NamedEnum):
    """What a log group is for, and what it costs."""

    STANDARD = "STANDARD"
    INFREQUENT_ACCESS = "INFREQUENT_ACCESS"
    DELIVERY = "DELIVERY"


class LogGroupProps(Struct):
    """Options of a log group."""

    data_protection_policy: DataProtectionPolicy | None = None
    """What is found in events and masked. Default: nothing."""
    deletion_protection_enabled: bool | None = None
    """Whether the log group cannot be deleted. Default: it can."""
    encryption_key: IKeyRef | None = None
    """The key that events are encrypted with; its policy must allow CloudWatch Logs. Default: CloudWatch's own."""
    field_index_policies: Sequence[FieldIndexPolicy] | None = None
    """Fields that can be searched quickly. Default: none."""
    log_group_class: LogGroupClass | None = None
    """What the log group is for. Default: STANDARD."""
    log_group_name: str | None = None
    """The log group's name. Default: chosen by CloudFormation."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the log group when it leaves the stack. Default: it is kept."""
    retention: RetentionDays | None = None
    """How long events are kept. Default: two years; the DELIVERY class has its own time."""


class LogGroup(LogGroupBase):
    """A log group."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-log.LogGroup"

    @staticmethod
    @checked
    def from_log_group_arn(scope: Construct, id: str, log_group_arn: str) -> ILogGroup:
        """Return an existing log group by its ARN, with or without ``:*`` at its end."""
        base = log_group_arn.removesuffix(":*")
        name = Stack.of(scope).split_arn(base, ArnFormat.COLON_RESOURCE_NAME).resource_name
        return _ImportedLogGroup(scope, id, f"{base}:*", name or "", log_group_arn)

    @staticmethod
    @checked
    def from_log_group_name(scope: Construct, id: str, log_group_name: str) -> ILogGroup:
        """Return an existing log group of the stack's account and region by its name."""
        name = log_group_name.removesuffix(":*")
        arn = Stack.of(scope).format_arn(
            service="logs", resource="log-group", resource_name=f"{name}:*", arn_format=ArnFormat.COLON_RESOURCE_NAME
        )
        return _ImportedLogGroup(scope, id, arn, name, None)

    @takes(LogGroupProps)
    def __init__(self, scope: Construct, id: str, props: LogGroupProps) -> None:
        super().__init__(scope, id, physical_name=props.log_group_name)
        _check_delivery_class(props, self)
        protection = props.data_protection_policy
        resource = CfnLogGroup(
            self,
            "Resource",
            kms_key_id=props.encryption_key.key_ref.key_arn if props.encryption_key is not None else None,
            log_group_class=props.log_group_class._value_ if props.log_group_class is not None else None,
            log_group_name=self.physical_name,
            retention_in_days=_days(props),
            data_protection_policy=protection._bind(self) if protection is not None else None,
            field_index_policies=(
                [policy._bind() for policy in props.field_index_policies]
                if props.field_index_policies is not None
                else None
            ),
            deletion_protection_enabled=props.deletion_protection_enabled,
        )
        resource.apply_removal_policy(props.removal_policy)
        self._log_group_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="logs",
                resource="log-group",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        self._log_group_name = self._get_resource_name_attribute(resource.ref)
        self._init_log_group()

    @property
    def log_group_arn(self) -> str:
        """The log group's ARN, which ends in ``:*``."""
        return self._log_group_arn

    @property
    def log_group_name(self) -> str:
        """The log group's name."""
        return self._log_group_name


class _ImportedLogGroup(LogGroupBase):
    """A log group known by its ARN or name."""

    _fqn = "aws-cdk-lib.Resource"

    log_group_arn: str
    log_group_name: str

    def __init__(self, scope: Construct, id: str, arn: str, name: str, environment_from_arn: str | None) -> None:
        super().__init__(scope, id, environment_from_arn=environment_from_arn)
        self.log_group_arn = arn
        self.log_group_name = name
        self._init_log_group()


def _check_delivery_class(props: LogGroupProps, scope: LogGroup) -> None:
    """Refuse what log groups of the class DELIVERY do not have."""
    if props.log_group_class is not LogGroupClass.DELIVERY:
        return
    options = {
        "retention": props.retention,
        "dataProtectionPolicy": props.data_protection_policy,
        "fieldIndexPolicies": props.field_index_policies,
    }
    for name, value in options.items():
        if value is not None:
            raise ValidationError(
                f"{name} is not supported for a log group with logGroupClass DELIVERY",
                scope=scope,
                fix=f"leave {name} out, or choose another class",
            )


def _days(props: LogGroupProps) -> int | None:
    retention = props.retention
    if retention is None:
        if props.log_group_class is LogGroupClass.DELIVERY:
            return None  # kept for a time that the class has of itself
        retention = RetentionDays.TWO_YEARS
    return None if retention is RetentionDays.INFINITE else retention._value_
