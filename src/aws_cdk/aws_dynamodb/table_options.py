"""What a table is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb.contributor_insights import ContributorInsightsSpecification
from aws_cdk.aws_dynamodb.encryption import TableEncryption
from aws_cdk.aws_dynamodb.import_source import ImportSourceSpecification
from aws_cdk.aws_dynamodb.point_in_time_recovery import PointInTimeRecoverySpecification
from aws_cdk.aws_dynamodb.schema import SchemaOptions
from aws_cdk.aws_dynamodb.table_kinds import StreamViewType, TableClass
from aws_cdk.aws_dynamodb.throughput import BillingMode, WarmThroughput
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey


class ApproximateCreationDateTimePrecision(NamedEnum):
    """How exact the times in a Kinesis stream are."""

    MILLISECOND = "MILLISECOND"
    MICROSECOND = "MICROSECOND"


class TableOptions(SchemaOptions):
    """Options of a table."""

    billing_mode: BillingMode | None = None
    """How reading and writing are paid for. Default: PROVISIONED; with replicas PAY_PER_REQUEST."""
    contributor_insights_enabled: bool | None = None
    """Deprecated: use ``contributor_insights_specification``."""
    contributor_insights_specification: Nested[ContributorInsightsSpecification | None] = nested()
    """Whether the most used keys are reported. Default: no."""
    deletion_protection: bool | None = None
    """Refuse to delete the table. Default: no."""
    encryption: TableEncryption | None = None
    """How items are encrypted. Default: CUSTOMER_MANAGED if a key is given, else DynamoDB's."""
    encryption_key: IKey | None = None
    """The KMS key. Default: a new one, if ``encryption`` needs it."""
    import_source: Nested[ImportSourceSpecification | None] = nested()
    """Items in S3 that the new table is filled with. Default: none."""
    max_read_request_units: int | float | None = None
    """The most units read on demand. Default: no limit."""
    max_write_request_units: int | float | None = None
    """The most units written on demand. Default: no limit."""
    point_in_time_recovery: bool | None = None
    """Deprecated: use ``point_in_time_recovery_specification``."""
    point_in_time_recovery_specification: Nested[PointInTimeRecoverySpecification | None] = nested()
    """Whether the table can be restored to any moment. Default: no."""
    read_capacity: int | float | None = None
    """Units read per second, if capacity is provisioned. Default: 5."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the table when it leaves the stack. Default: it is kept."""
    replica_removal_policy: RemovalPolicy | None = None
    """What happens to replicas. Default: as to the table."""
    replication_regions: Sequence[str] | None = None
    """Further regions with replicas of the table. Default: none."""
    replication_timeout: Duration | None = None
    """How long making one replica may take. Default: 30 minutes."""
    resource_policy: PolicyDocument | None = None
    """The table's policy. Default: none; statements added make one."""
    stream: StreamViewType | None = None
    """What the table's stream tells of changed items. Default: there is no stream."""
    table_class: TableClass | None = None
    """At what prices the table is kept. Default: standard."""
    time_to_live_attribute: str | None = None
    """The attribute that says when an item is deleted, in seconds since 1970. Default: items are kept."""
    wait_for_replication_to_finish: bool | None = None
    """Wait until replicas are complete. Default: yes."""
    warm_throughput: Nested[WarmThroughput | None] = nested()
    """The throughput that the table can serve at once. Default: DynamoDB's."""
    write_capacity: int | float | None = None
    """Units written per second, if capacity is provisioned. Default: 5."""


class TableProps(TableOptions):
    """What a table is made of."""

    kinesis_precision_timestamp: ApproximateCreationDateTimePrecision | None = None
    """How exact the times in the Kinesis stream are. Default: DynamoDB's."""
    kinesis_stream: Any = None
    """A Kinesis stream that changes are written to. Default: none."""
    table_name: str | None = None
    """Name of the table. Default: chosen by CloudFormation."""


class TableAttributes(Struct):
    """What is known of a table made elsewhere; exactly one of name and ARN."""

    encryption_key: IKey | None = None
    """The key that the table is encrypted with; grants cover it. Default: none."""
    global_indexes: Sequence[str] | None = None
    """The names of its global indexes; with any, grants cover indexes."""
    grant_index_permissions: bool | None = None
    """Let grants cover indexes, even if none is named. Default: no."""
    local_indexes: Sequence[str] | None = None
    """The names of its local indexes; with any, grants cover indexes."""
    table_arn: str | None = None
    """The ARN."""
    table_name: str | None = None
    """The name."""
    table_stream_arn: str | None = None
    """The ARN of its stream. Default: it has none that is known."""


__all__ = ["ApproximateCreationDateTimePrecision", "TableAttributes", "TableOptions", "TableProps"]
