"""What a rule calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import IConstruct


class RuleTargetConfig(Struct):
    """How a rule calls a target. The parameters are those of the L1 rule, as structs or mappings."""

    arn: str
    """ARN of the target."""
    app_sync_parameters: Any = None
    """For AppSync APIs. Default: none."""
    batch_parameters: Any = None
    """For Batch jobs. Default: none."""
    dead_letter_config: Any = None
    """Where events go that cannot be delivered. Default: nowhere."""
    ecs_parameters: Any = None
    """For ECS tasks. Default: none."""
    http_parameters: Any = None
    """For API destinations. Default: none."""
    input: RuleTargetInput | None = None
    """What the target is told. Default: the whole event."""
    kinesis_parameters: Any = None
    """For Kinesis streams. Default: none."""
    redshift_data_parameters: Any = None
    """For Redshift queries. Default: none."""
    retry_policy: Any = None
    """How delivery is tried again. Default: 185 times in 24 hours."""
    role: IRole | None = None
    """The role to call it with. Default: none."""
    run_command_parameters: Any = None
    """For commands of Systems Manager. Default: none."""
    sqs_parameters: Any = None
    """For FIFO queues. Default: none."""
    target_resource: IConstruct | None = None
    """What is called; events are sent on to its account and region. Default: the rule's own."""


class IRuleTarget(Interface):
    """Something that a rule can call."""

    __slots__ = ()

    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` call the target, and say how it does."""
        raise NotImplementedError
