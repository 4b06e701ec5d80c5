"""A subscription filter: sends log events elsewhere as they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_logs._l1 import CfnSubscriptionFilter
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.filter_pattern import IFilterPattern
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class Distribution(NamedEnum):
    """How events are spread over the shards of a Kinesis stream."""

    BY_LOG_STREAM = "ByLogStream"
    RANDOM = "Random"


class LogSubscriptionDestinationConfig(Struct):
    """Where a subscription filter sends events."""

    arn: str
    """The destination's ARN."""
    role: IRole | None = None
    """The role that CloudWatch Logs assumes to send. Default: none is needed."""


class ILogSubscriptionDestination(Interface):
    """Something that log events can be sent to."""

    __slots__ = ()

    def bind(self, scope: Construct, source_log_group: ILogGroupRef) -> LogSubscriptionDestinationConfig:
        """Prepare for events of ``source_log_group``, and say where they go."""
        raise NotImplementedError


class SubscriptionFilterOptions(Struct):
    """Options of a subscription filter of a known log group."""

    destination: ILogSubscriptionDestination
    """Where events are sent."""
    filter_pattern: IFilterPattern
    """Which events are sent."""
    distribution: Distribution | None = None
    """How events are spread over the shards of a Kinesis stream. Default: by log stream."""
    filter_name: str | None = None
    """The filter's name. Default: chosen by CloudFormation."""


class SubscriptionFilterProps(SubscriptionFilterOptions):
    """Options of a subscription filter."""

    log_group: ILogGroupRef
    """The log group whose events are sent."""


class SubscriptionFilter(Resource):
    """Sends the events of a log group elsewhere as they come in; a log group has two at most."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-logs.SubscriptionFilter"

    @takes(SubscriptionFilterProps)
    def __init__(self, scope: Construct, id: str, props: SubscriptionFilterProps) -> None:
        """Make a subscription filter.

        Raises:
            ValidationError: ``distribution`` is given for a destination that has no shards.
        """
        super().__init__(scope, id, physical_name=props.filter_name)
        if props.distribution is not None and not _is_kinesis(props.destination):
            raise ValidationError(
                "distribution property can only be used with KinesisDestination.",
                scope=self,
                fix="leave distribution out",
            )
        config: Any = props.destination.bind(self, props.log_group)
        CfnSubscriptionFilter(
            self,
            "Resource",
            log_group_name=props.log_group.log_group_ref.log_group_name,
            destination_arn=config.arn,
            role_arn=config.role.role_arn if config.role is not None else None,
            filter_pattern=props.filter_pattern.log_pattern_string,
            filter_name=self.physical_name,
            distribution=props.distribution._value_ if props.distribution is not None else None,
        )


def _is_kinesis(destination: object) -> bool:
    # By name: the class lives in a module above this one.
    return any(base.__name__ == "KinesisDestination" for base in type(destination).__mro__)
