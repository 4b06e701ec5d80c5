"""Options of tables with replicas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_dynamodb.capacity import Billing, Capacity
from aws_cdk.aws_dynamodb.contributor_insights import ContributorInsightsSpecification
from aws_cdk.aws_dynamodb.encryption import TableEncryptionV2
from aws_cdk.aws_dynamodb.point_in_time_recovery import PointInTimeRecoverySpecification
from aws_cdk.aws_dynamodb.schema import Attribute
from aws_cdk.aws_dynamodb.secondary_index import LocalSecondaryIndexProps, SecondaryIndexProps
from aws_cdk.aws_dynamodb.table_kinds import StreamViewType, TableClass
from aws_cdk.aws_dynamodb.throughput import WarmThroughput
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.core.cfn_tag import CfnTag
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_dynamodb.table_v2_base import ITableV2
    from aws_cdk.aws_kinesis import IStream
    from aws_cdk.aws_kms.key import IKey


class GlobalTableSettingsReplicationMode(NamedEnum):
    """Which settings go from one replica to the others, in other accounts too."""

    ALL = "ENABLED"


class MultiRegionConsistency(NamedEnum):
    """What reading in one region finds of what was written in another."""

    EVENTUAL = "EVENTUAL"
    """It is there before long."""
    STRONG = "STRONG"
    """It is there at once."""


class ReplicaGlobalSecondaryIndexOptions(Struct):
    """What is different with one index in a replica."""

    contributor_insights: bool | None = None
    """Deprecated: use ``contributor_insights_specification``."""
    contributor_insights_specification: Nested[ContributorInsightsSpecification | None] = nested()
    """Whether the most used keys are reported. Default: as of the table."""
    max_read_request_units: int | float | None = None
    """The most units read on demand. Default: as of the index."""
    read_capacity: Capacity | None = None
    """Capacity for reading. Default: as of the index."""


class GlobalSecondaryIndexPropsV2(SecondaryIndexProps):
    """Options of an index with keys of its own."""

    max_read_request_units: int | float | None = None
    """The most units read on demand. Default: no limit."""
    max_write_request_units: int | float | None = None
    """The most units written on demand. Default: no limit."""
    partition_key: Nested[Attribute | None] = nested()
    """Says where items are kept. This or ``partition_keys`` is needed."""
    partition_keys: Nested[Sequence[Attribute] | None] = nested()
    """Several partition keys, up to 4, instead of ``partition_key``."""
    read_capacity: Capacity | None = None
    """Capacity for reading, if it is provisioned. Default: as of the table."""
    sort_key: Nested[Attribute | None] = nested()
    """Says in which order. Default: items have no order."""
    sort_keys: Nested[Sequence[Attribute] | None] = nested()
    """Several sort keys, up to 4, instead of ``sort_key``."""
    warm_throughput: Nested[WarmThroughput | None] = nested()
    """The throughput that the index can serve at once. Default: DynamoDB's."""
    write_capacity: Capacity | None = None
    """Capacity for writing, if it is provisioned. Default: as of the table."""


class TableOptionsV2(Struct):
    """Options of each replica of a table."""

    contributor_insights: bool | None = None
    """Deprecated: use ``contributor_insights_specification``."""
    contributor_insights_specification: Nested[ContributorInsightsSpecification | None] = nested()
    """Whether the most used keys are reported. Default: no; for further replicas: as of the table."""
    deletion_protection: bool | None = None
    """Refuse to delete. Default: no; for further replicas: as of the table."""
    kinesis_stream: IStream | None = None
    """A Kinesis stream that changes are written to. Default: none."""
    point_in_time_recovery: bool | None = None
    """Deprecated: use ``point_in_time_recovery_specification``."""
    point_in_time_recovery_specification: Nested[PointInTimeRecoverySpecification | None] = nested()
    """Whether the table can be restored to any moment. Default: no; for further replicas: as of the table."""
    resource_policy: PolicyDocument | None = None
    """The policy. Default: none; statements added make one."""
    stream_resource_policy: PolicyDocument | None = None
    """The policy of the stream. Default: none; statements added make one."""
    table_class: TableClass | None = None
    """At what prices the table is kept. Default: standard; for further replicas: as of the table."""
    tags: Nested[Sequence[CfnTag] | None] = nested()
    """Tags of this replica, beside those that aspects set. Default: none."""


class ReplicaTableProps(TableOptionsV2):
    """A further replica of a table."""

    region: str
    """The region that it is in."""
    global_secondary_index_options: Nested[Mapping[str, ReplicaGlobalSecondaryIndexOptions] | None] = nested()
    """What is different with indexes, by their names. Default: nothing."""
    max_read_request_units: int | float | None = None
    """The most units read on demand. Default: as of the table."""
    read_capacity: Capacity | None = None
    """Capacity for reading, if it is provisioned. Default: as of the table."""


class TablePropsV2(TableOptionsV2):
    """What a table with replicas is made of."""

    partition_key: Nested[Attribute]
    """Says where items are kept."""
    billing: Billing | None = None
    """How reading and writing are paid for. Default: by request."""
    dynamo_stream: StreamViewType | None = None
    """What the table's stream tells of changed items. Default: with replicas both images, else there is no stream."""
    encryption: TableEncryptionV2 | None = None
    """How items are encrypted. Default: with a key of DynamoDB."""
    global_secondary_indexes: Nested[Sequence[GlobalSecondaryIndexPropsV2] | None] = nested()
    """Indexes with keys of their own. Default: none."""
    global_table_settings_replication_mode: GlobalTableSettingsReplicationMode | None = None
    """Which settings go to replicas in other accounts. Default: none."""
    local_secondary_indexes: Nested[Sequence[LocalSecondaryIndexProps] | None] = nested()
    """Indexes with the table's partition key. Default: none."""
    multi_region_consistency: MultiRegionConsistency | None = None
    """What reading in one region finds of what was written in another. Default: it is there before long."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the table when it leaves the stack. Default: it is kept."""
    replicas: Nested[Sequence[ReplicaTableProps] | None] = nested()
    """Further replicas. Default: none."""
    sort_key: Nested[Attribute | None] = nested()
    """Says in which order items are. Default: they have no order."""
    table_name: str | None = None
    """Name of the table. Default: chosen by CloudFormation."""
    time_to_live_attribute: str | None = None
    """The attribute that says when an item is deleted, in seconds since 1970. Default: items are kept."""
    warm_throughput: Nested[WarmThroughput | None] = nested()
    """The throughput that the table can serve at once. Default: DynamoDB's."""
    witness_region: str | None = None
    """A region that takes part in strong consistency without having a replica. Default: none."""


class TableV2MultiAccountReplicaProps(TableOptionsV2):
    """What a replica of a table of another account is made of."""

    encryption: TableEncryptionV2 | None = None
    """How items are encrypted. Default: with a key of DynamoDB."""
    global_table_settings_replication_mode: GlobalTableSettingsReplicationMode | None = None
    """Which settings come from the table. Default: none."""
    grant_index_permissions: bool | None = None
    """Let grants cover indexes. Default: yes."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the replica when it leaves the stack. Default: it is kept."""
    replica_source_table: ITableV2 | None = None
    """The table in another account and region. It must be given."""
    table_name: str | None = None
    """The name by which other stacks know the replica; the replica itself has that of the table. Default: made up."""


class TableAttributesV2(Struct):
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
    table_id: str | None = None
    """The id that DynamoDB gave the table. Default: not known."""
    table_name: str | None = None
    """The name."""
    table_stream_arn: str | None = None
    """The ARN of its stream. Default: it has none that is known."""


__all__ = [
    "GlobalSecondaryIndexPropsV2",
    "GlobalTableSettingsReplicationMode",
    "MultiRegionConsistency",
    "ReplicaGlobalSecondaryIndexOptions",
    "ReplicaTableProps",
    "TableAttributesV2",
    "TableOptionsV2",
    "TablePropsV2",
    "TableV2MultiAccountReplicaProps",
]
