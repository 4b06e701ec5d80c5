"""Event buses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events._l1 import CfnEventBus, CfnEventBusPolicy
from aws_cdk.aws_events.archive import Archive, BaseArchiveProps
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicy
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_sqs.queue_base import IQueue
    from constructs import Construct

_REQUIRE_SID = "@aws-cdk/aws-events:requireEventBusPolicySid"
_NAME = r"[\/\.\-_A-Za-z0-9]{1,256}"
_SOURCE_NAME = r"aws\.partner(\/[\.\-_A-Za-z0-9]+){2,}"
_MAX_DESCRIPTION = 512


class IncludeDetail(NamedEnum):
    """Whether the log has the details of events."""

    FULL = "FULL"
    NONE = "NONE"


class Level(NamedEnum):
    """What is logged."""

    INFO = "INFO"
    ERROR = "ERROR"
    TRACE = "TRACE"
    OFF = "OFF"


class LogConfig(Struct):
    """How a bus logs."""

    include_detail: IncludeDetail | None = None
    """Whether the log has the details of events. Default: EventBridge's."""
    level: Level | None = None
    """What is logged. Default: EventBridge's."""


class EventBusProps(Struct):
    """Options of an event bus."""

    dead_letter_queue: IQueue | None = None
    """Where events go that cannot be delivered. Default: nowhere."""
    description: str | None = None
    """What it is for, at most 512 characters. Default: none."""
    event_bus_name: str | None = None
    """Its name; not with ``event_source_name``. Default: made from the construct's path."""
    event_source_name: str | None = None
    """The partner's event source that it is for. Default: none."""
    kms_key: IKey | None = None
    """The key that events are encrypted with. Default: a key of AWS."""
    log_config: Nested[LogConfig | None] = nested()
    """How it logs. Default: not at all."""


class EventBusAttributes(Struct):
    """What is known of an event bus made elsewhere."""

    event_bus_arn: str
    """The ARN."""
    event_bus_name: str
    """The name."""
    event_bus_policy: str
    """The policy, as JSON."""
    event_source_name: str | None = None
    """The partner's event source. Default: none."""


class IEventBus(IResource):
    """An event bus."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def event_bus_arn(self) -> str: ...
        @property
        def event_bus_name(self) -> str: ...
        @property
        def event_bus_policy(self) -> str: ...
        @property
        def event_source_name(self) -> str | None: ...
        @property
        def event_bus_ref(self) -> Any: ...
        @takes(BaseArchiveProps)
        def archive(self, id: str, props: BaseArchiveProps) -> Archive: ...
        def grant_put_events_to(self, grantee: IGrantable, sid: str | None = None) -> Grant: ...


class EventBusGrants:
    """Gives permissions on an event bus."""

    def __init__(self, resource: Any) -> None:
        self.resource = resource

    @staticmethod
    def from_event_bus(resource: Any) -> EventBusGrants:
        """Return the grants of any event bus, made with L1 or L2."""
        return EventBusGrants(resource)

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        arns = [self.resource.event_bus_ref.event_bus_arn] if options.resource_arns is None else options.resource_arns
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=list(arns))

    @checked
    def all_put_events(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` put events, on all buses."""
        return self.actions(grantee, ["events:PutEvents"], resource_arns=["*"])


class _EventBusBase(Resource, IEventBus):
    """What buses made here and imported ones have in common."""

    event_bus_arn: str
    event_bus_name: str
    event_bus_policy: str
    event_source_name: str | None = None

    @property
    def event_bus_ref(self) -> Any:
        """How other resources refer to the bus."""
        from aws_cdk.interfaces import aws_events

        return aws_events.EventBusReference(event_bus_name=self.event_bus_name, event_bus_arn=self.event_bus_arn)

    @property
    def grants(self) -> EventBusGrants:
        """Gives permissions on the bus."""
        return EventBusGrants(self)

    @takes(BaseArchiveProps)
    def archive(self, id: str, props: BaseArchiveProps) -> Archive:
        """Keep events of the bus; unless told otherwise, the archive is described by the bus's name.

        As the peer: ``kms_key`` is left out; for an archive with a key of its own make an :class:`Archive`.
        """
        described = props._with(
            description=props.description or f"Event Archive for {self.event_bus_name} Event Bus", kms_key=None
        )
        return Archive(self, id, source_event_bus=self, **described._given())

    @checked
    def grant_put_events_to(self, grantee: IGrantable, sid: str | None = None) -> Grant:
        """Let ``grantee`` put events on the bus.

        With the flag ``@aws-cdk/aws-events:requireEventBusPolicySid``, a principal without a policy of its own is let in by
        the bus, in a statement named ``sid``. As the peer, one with a policy is not, not even if it is of another account.
        """
        granted = Grant.add_to_principal(
            grantee=grantee, actions=["events:PutEvents"], resource_arns=[self.event_bus_arn]
        )
        if granted.success:
            return granted
        if not flag_enabled(self.node, _REQUIRE_SID):
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-events:eventBusServicePrincipalGrant",
                "a principal without a policy of its own was not allowed to put events: the bus's policy needs a name for "
                f"the statement; set the feature flag '{_REQUIRE_SID}' and give sid",
            )
            return granted
        if not isinstance(self, EventBus):
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-events:eventBusAddToResourcePolicy",
                f"Unable to add necessary permissions to imported target event bus: {self.event_bus_arn}",
            )
            return granted
        return Grant.add_to_principal_or_resource(
            grantee=grantee,
            actions=["events:PutEvents"],
            resource_arns=[self.event_bus_arn],
            resource=_NamedStatement(self, sid),
        )


class EventBus(_EventBusBase, IResourceWithPolicy):
    """An event bus."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-events.EventBus"

    @staticmethod
    @checked
    def from_event_bus_arn(scope: Construct, id: str, event_bus_arn: str) -> IEventBus:
        """Return an event bus made elsewhere, by its ARN."""
        name = Arn.split(event_bus_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
        return EventBus.from_event_bus_attributes(
            scope, id, event_bus_arn=event_bus_arn, event_bus_name=name, event_bus_policy=""
        )

    @staticmethod
    @checked
    def from_event_bus_name(scope: Construct, id: str, event_bus_name: str) -> IEventBus:
        """Return an event bus of this account and region made elsewhere, by its name."""
        from aws_cdk.core.stack import Stack

        arn = Stack.of(scope).format_arn(service="events", resource="event-bus", resource_name=event_bus_name)
        return EventBus.from_event_bus_attributes(
            scope, id, event_bus_arn=arn, event_bus_name=event_bus_name, event_bus_policy=""
        )

    @staticmethod
    @takes(EventBusAttributes)
    def from_event_bus_attributes(scope: Construct, id: str, attrs: EventBusAttributes) -> IEventBus:
        """Return an event bus made elsewhere, by what is known of it."""
        return _ImportedEventBus(scope, id, attrs)

    @staticmethod
    @checked
    def grant_all_put_events(grantee: IGrantable) -> Grant:
        """Let ``grantee`` put events on all buses."""
        return Grant.add_to_principal(grantee=grantee, actions=["events:PutEvents"], resource_arns=["*"])

    @takes(EventBusProps)
    def __init__(self, scope: Construct, id: str, props: EventBusProps) -> None:
        """Make an event bus.

        Raises:
            ValidationError: a name that EventBridge would not take, both names, or a description that is too long.
        """
        _check_names(props, scope)
        name = props.event_bus_name or props.event_source_name
        name = name if name is not None else lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        if (
            props.description is not None
            and not is_unresolved(props.description)
            and len(props.description) > _MAX_DESCRIPTION
        ):
            raise ValidationError(
                f"description must be less than or equal to {_MAX_DESCRIPTION} characters, got {len(props.description)}",
                scope=self,
            )
        log = props.log_config
        resource = CfnEventBus(
            self,
            "Resource",
            name=self.physical_name,
            event_source_name=props.event_source_name,
            dead_letter_config={"arn": props.dead_letter_queue.queue_arn} if props.dead_letter_queue else None,
            description=props.description,
            kms_key_identifier=props.kms_key.key_arn if props.kms_key is not None else None,
            log_config={
                "includeDetail": log.include_detail._value_ if log.include_detail is not None else None,
                "level": log.level._value_ if log.level is not None else None,
            }
            if log is not None
            else None,
        )
        self.event_bus_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="events", resource="event-bus", resource_name=self.physical_name)
        )
        self.event_bus_name = self._get_resource_name_attribute(resource.ref)
        self.event_bus_policy = resource.attr_policy
        self.event_source_name = resource.event_source_name
        if props.kms_key is not None:
            self._let_use(props.kms_key)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the bus's policy.

        Raises:
            ValidationError: the statement has no ``sid``, which is its name at EventBridge.
        """
        if statement.sid is None:
            raise ValidationError(
                "Event Bus policy statements must have a sid", scope=self, fix="give the statement a sid"
            )
        # As the peer: EventBridge tells these statements from others by the prefix.
        statement.sid = f"cdk-{statement.sid}"
        policy = EventBusPolicy(self, statement.sid, event_bus=self, statement=statement, statement_id=statement.sid)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=policy)

    def _let_use(self, key: IKey) -> None:
        from aws_cdk.aws_iam.principals import ServicePrincipal

        arn = self.stack.format_arn(service="events", resource="event-bus", resource_name=self.physical_name)
        key.add_to_resource_policy(
            PolicyStatement(
                resources=["*"],
                actions=["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
                principals=[ServicePrincipal("events.amazonaws.com")],
                conditions={
                    "StringEquals": {
                        "aws:SourceAccount": self.stack.account,
                        "aws:SourceArn": arn,
                        "kms:EncryptionContext:aws:events:event-bus:arn": arn,
                    }
                },
            )
        )


class _ImportedEventBus(_EventBusBase):
    """An event bus of which the attributes are known."""

    def __init__(self, scope: Construct, id: str, attrs: EventBusAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.event_bus_arn)
        self.event_bus_arn = attrs.event_bus_arn
        self.event_bus_name = attrs.event_bus_name
        self.event_bus_policy = attrs.event_bus_policy
        self.event_source_name = attrs.event_source_name


class _NamedStatement(IResourceWithPolicy):
    """Adds statements to the policy of a bus under a name."""

    def __init__(self, bus: EventBus, sid: str | None) -> None:
        self._bus = bus
        self._sid = sid

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bus, name)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        statement.sid = self._sid
        return self._bus.add_to_resource_policy(statement)


class EventBusPolicyProps(Struct):
    """Options of a statement of a bus's policy."""

    event_bus: IEventBus
    """The bus."""
    statement: PolicyStatement
    """The statement."""
    statement_id: str
    """Its name at EventBridge."""


class EventBusPolicy(Resource):
    """A statement of the policy of an event bus; ``bus.add_to_resource_policy`` is usually what is wanted."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-events.EventBusPolicy"

    @takes(EventBusPolicyProps)
    def __init__(self, scope: Construct, id: str, props: EventBusPolicyProps) -> None:
        super().__init__(scope, id)
        CfnEventBusPolicy(
            self,
            "Resource",
            statement_id=props.statement_id,
            statement=props.statement.to_statement_json(),
            event_bus_name=props.event_bus.event_bus_name,
        )


def _check_names(props: EventBusProps, scope: Construct) -> None:
    name, source = props.event_bus_name, props.event_source_name
    if name is not None and source is not None:
        raise ValidationError(
            "'eventBusName' and 'eventSourceName' cannot both be provided",
            scope=scope,
            fix="leave event_bus_name out; a bus of a partner has the source's name",
        )
    if name is not None and not is_unresolved(name):
        if name == "default":
            raise ValidationError(
                "'eventBusName' must not be 'default'",
                scope=scope,
                fix='use EventBus.from_event_bus_name(scope, id, "default")',
            )
        if "/" in name:
            raise ValidationError("'eventBusName' must not contain '/'", scope=scope)
        if not re.fullmatch(_NAME, name):
            raise ValidationError(f"'eventBusName' must satisfy: /^{_NAME}$/", scope=scope)
    if source is not None and not is_unresolved(source) and not re.fullmatch(_SOURCE_NAME, source):
        raise ValidationError(f"'eventSourceName' must satisfy: /^{_SOURCE_NAME}$/", scope=scope)
