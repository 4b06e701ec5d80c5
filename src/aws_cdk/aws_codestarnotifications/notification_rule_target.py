"""What developer tools can notify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import Construct


class NotificationRuleTargetConfig(Struct):
    """What a target tells the rule."""

    target_address: str
    """The target's ARN."""
    target_type: str
    """What it is, such as ``SNS``."""


class INotificationRuleTarget(Interface):
    """Something that developer tools can notify."""

    __slots__ = ()

    def bind_as_notification_rule_target(self, scope: Construct) -> NotificationRuleTargetConfig:
        """Let developer tools notify, and return where to."""
        raise NotImplementedError
