"""Rules by which developer tools notify."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codestarnotifications._l1 import CfnNotificationRule
from aws_cdk.aws_codestarnotifications.notification_rule_source import INotificationRuleSource
from aws_cdk.aws_codestarnotifications.notification_rule_target import INotificationRuleTarget
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

_MAX_NAME = 64  # the service's quota


class DetailType(NamedEnum):
    """How much a notification tells."""

    BASIC = "BASIC"
    """What the event holds."""
    FULL = "FULL"
    """What the service knows beside that."""


class NotificationRuleOptions(Struct):
    """Options of a rule that a construct makes for itself."""

    created_by: str | None = None
    """Who made the rule: a name or e-mail address. Default: not said."""
    detail_type: DetailType | None = None
    """How much is told. Default: FULL."""
    enabled: bool | None = None
    """Whether the rule is on. Default: yes."""
    notification_rule_name: str | None = None
    """Name, up to 64 characters. Default: made of the construct's path."""


class NotificationRuleProps(NotificationRuleOptions):
    """Options of a rule."""

    events: Sequence[str]
    """Ids of events, such as ``codebuild-project-build-state-failed``."""
    source: INotificationRuleSource
    """What they happen to."""
    targets: Sequence[INotificationRuleTarget] | None = None
    """Who is notified. Default: nobody yet."""


class INotificationRule(IResource):
    """A rule by which developer tools notify."""

    __slots__ = ()

    if TYPE_CHECKING:
        notification_rule_arn: str

        @property
        def notification_rule_ref(self) -> Any: ...

    def add_target(self, target: INotificationRuleTarget) -> bool:
        """Notify ``target`` too; tell whether that could be done."""
        raise NotImplementedError


class NotificationRule(Resource, INotificationRule):
    """A rule by which developer tools notify."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codestarnotifications.NotificationRule"

    @staticmethod
    @checked
    def from_notification_rule_arn(scope: Construct, id: str, notification_rule_arn: str) -> INotificationRule:
        """Return a rule made elsewhere, by its ARN; targets cannot be added to it."""
        return _ImportedNotificationRule(scope, id, notification_rule_arn)

    @takes(NotificationRuleProps)
    def __init__(self, scope: Construct, id: str, props: NotificationRuleProps) -> None:
        super().__init__(scope, id)
        source = props.source.bind_as_notification_rule_source(self)
        self._events: list[str] = []
        self._targets: list[dict[str, Any]] = []
        self._events.extend(event for event in props.events if event not in self._events)
        name = props.notification_rule_name
        resource = CfnNotificationRule(
            self,
            "Resource",
            name=name if name is not None else _generated_name(self),
            detail_type=(props.detail_type or DetailType.FULL)._value_,
            targets=lazy_any(lambda: self._targets),
            event_type_ids=self._events,
            resource=source.source_arn,
            status=None if props.enabled is None else ("ENABLED" if props.enabled else "DISABLED"),
            created_by=props.created_by,
        )
        self.notification_rule_arn = resource.ref
        for target in props.targets or ():
            self.add_target(target)

    @property
    def notification_rule_ref(self) -> Any:
        """How other resources refer to the rule."""
        return _reference(self)

    @checked
    def add_target(self, target: INotificationRuleTarget) -> bool:
        """Notify ``target`` too."""
        config = target.bind_as_notification_rule_target(self)
        self._targets.append({"targetType": config.target_type, "targetAddress": config.target_address})
        return True


class _ImportedNotificationRule(Resource, INotificationRule):
    """A rule of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.notification_rule_arn = arn

    @property
    def notification_rule_ref(self) -> Any:
        return _reference(self)

    @checked
    def add_target(self, target: INotificationRuleTarget) -> bool:
        return False


def _reference(rule: INotificationRule) -> Any:
    from aws_cdk.interfaces import aws_codestarnotifications

    return aws_codestarnotifications.NotificationRuleReference(notification_rule_arn=rule.notification_rule_arn)


def _generated_name(rule: NotificationRule) -> str:
    """The end of the unique name of the construct: what tells it apart stands there."""
    return Names.unique_id(rule)[-_MAX_NAME:]


__all__ = [
    "DetailType",
    "INotificationRule",
    "NotificationRule",
    "NotificationRuleOptions",
    "NotificationRuleProps",
]
