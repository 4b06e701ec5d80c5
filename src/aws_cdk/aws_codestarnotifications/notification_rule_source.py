"""What developer tools tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import Construct


class NotificationRuleSourceConfig(Struct):
    """What a source tells the rule."""

    source_arn: str
    """The source's ARN."""


class INotificationRuleSource(Interface):
    """Something that developer tools tell of: a repository, a project, a pipeline."""

    __slots__ = ()

    def bind_as_notification_rule_source(self, scope: Construct) -> NotificationRuleSourceConfig:
        """Return what the rule has to know."""
        raise NotImplementedError
