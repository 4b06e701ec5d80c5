"""Archives of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_events._l1 import CfnArchive
from aws_cdk.aws_events.event_pattern import EventPattern
from aws_cdk.aws_events.match import merge_patterns, render_pattern
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.resolve import in_api_order
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from typing import Any

    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_events import IEventBusRef
    from constructs import Construct


class BaseArchiveProps(Struct):
    """Options of an archive of a known bus."""

    event_pattern: Nested[EventPattern]
    """Which events are kept."""
    archive_name: str | None = None
    """Its name. Default: chosen by CloudFormation."""
    description: str | None = None
    """What it is for. Default: none."""
    kms_key: IKey | None = None
    """The key that events are encrypted with. Default: a key of AWS."""
    retention: Duration | None = None
    """How long events are kept, in whole days. Default: for ever."""


class ArchiveProps(BaseArchiveProps):
    """Options of an archive."""

    source_event_bus: IEventBusRef
    """The bus whose events are kept."""


class Archive(Resource):
    """Keeps events, which can be replayed."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-events.Archive"

    @takes(ArchiveProps)
    def __init__(self, scope: Construct, id: str, props: ArchiveProps) -> None:
        super().__init__(scope, id, physical_name=props.archive_name)
        pattern: dict[str, Any] = {}
        merge_patterns(pattern, in_api_order(props.event_pattern))
        bus_arn = props.source_event_bus.event_bus_ref.event_bus_arn
        if props.kms_key is not None:
            self._let_use(props.kms_key, bus_arn)
        resource = CfnArchive(
            self,
            "Archive",
            source_arn=bus_arn,
            description=props.description,
            event_pattern=LazyValue(lambda context: render_pattern(pattern, context)),
            # As the peer: an empty name, which stands for a key of AWS, and 0 for ever.
            kms_key_identifier=props.kms_key.key_arn if props.kms_key is not None else "",
            retention_days=props.retention.to_days() if props.retention is not None else 0,
            archive_name=self.physical_name,
        )
        self.node.default_child = resource
        self.archive_arn: str = resource.attr_arn
        self.archive_name: str = resource.ref

    def _let_use(self, key: IKey, bus_arn: str) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal

        service = ServicePrincipal("events.amazonaws.com")
        key.add_to_resource_policy(
            PolicyStatement(
                sid="Allow EventBridge to use kms operations",
                resources=["*"],
                actions=["kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncrypt*"],
                principals=[service],
                conditions={"StringEquals": {"kms:EncryptionContext:aws:events:event-bus:arn": bus_arn}},
            )
        )
        key.add_to_resource_policy(
            PolicyStatement(
                sid="Allow EventBridge to call kms:DescribeKey",
                resources=["*"],
                actions=["kms:DescribeKey"],
                principals=[service],
            )
        )
