"""The replicas of a table: where they are, and how each differs from the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb.contributor_insights import rendered_insights
from aws_cdk.aws_dynamodb.point_in_time_recovery import rendered_recovery
from aws_cdk.aws_dynamodb.throughput import BillingMode
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import FeatureFlags
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_dynamodb.capacity import Capacity
    from aws_cdk.aws_dynamodb.table_v2 import TableV2
    from aws_cdk.aws_dynamodb.table_v2_options import (
        GlobalSecondaryIndexPropsV2,
        ReplicaGlobalSecondaryIndexOptions,
        ReplicaTableProps,
        TableOptionsV2,
        TablePropsV2,
    )
    from aws_cdk.aws_iam.policy_document import PolicyDocument

_POLICY_PER_REPLICA = "@aws-cdk/aws-dynamodb:resourcePolicyPerReplica"


class Replicas:
    """The further replicas of one table, by region."""

    def __init__(self, table: TableV2, props: TablePropsV2, billing_mode: BillingMode) -> None:
        self._table = table
        self._props = props
        self._billing_mode = billing_mode
        self._main_region = table.stack.region
        self._by_region: dict[str, ReplicaTableProps] = {}

    @property
    def regions(self) -> list[str]:
        """The regions of the further replicas."""
        return list(self._by_region)

    def add(self, props: ReplicaTableProps) -> None:
        """Add a replica.

        Raises:
            ValidationError: its region or capacity does not fit.
        """
        self.check_region(props.region)
        if props.region == self._main_region:
            raise ValidationError(
                "You cannot add a replica table in the same region as the primary table - the primary table region is "
                f"{self._main_region}",
                scope=self._table,
                fix="leave that replica out: the table itself is the one in its region",
            )
        if props.region in self._by_region:
            raise ValidationError(
                f"Duplicate replica table region, {props.region}, is not allowed",
                scope=self._table,
                fix="name each region once; the table's own is not a replica",
            )
        if props.read_capacity is not None and self._billing_mode is BillingMode.PAY_PER_REQUEST:
            raise ValidationError(
                "You cannot provide 'readCapacity' on a replica table when the billing mode is PAY_PER_REQUEST",
                scope=self._table,
                fix="leave read_capacity out, or set billing=Billing.provisioned(...)",
            )
        self._by_region[props.region] = props

    def check_region(self, region: str) -> None:
        """Check that a region can have a replica.

        Raises:
            ValidationError: the region, or that of the stack, is not known.
        """
        if is_unresolved(self._main_region):
            raise ValidationError(
                "Replica tables are not supported in a region agnostic stack",
                scope=self._table,
                fix="give the stack a region (env)",
            )
        if is_unresolved(region):
            raise ValidationError(
                "Replica table region must not be a token", scope=self._table, fix="name the region as plain text"
            )

    def rendered(
        self,
        indexes: dict[str, GlobalSecondaryIndexPropsV2],
        policy: PolicyDocument | None,
        stream_policy: PolicyDocument | None,
    ) -> list[dict[str, Any]]:
        """Return all replicas as the property of the L1 class takes them, that of the table last.

        Args:
            indexes: The global indexes of the table by name.
            policy: The policy of the table, with the statements added to it.
            stream_policy: That of its stream.
        """
        inherited = None if FeatureFlags.of(self._table).is_enabled(_POLICY_PER_REPLICA) else policy
        main = self._props
        rendered = [
            self._rendered_replica(
                replica.region,
                replica,
                [
                    self._rendered_index(index, (replica.global_secondary_index_options or {}).get(name))
                    for name, index in indexes.items()
                ],
                replica.resource_policy if replica.resource_policy is not None else inherited,
                replica.stream_resource_policy,
                capacity=replica.read_capacity,
                max_read=replica.max_read_request_units,
            )
            for replica in self._checked(indexes)
        ]
        own_indexes = [self._rendered_index(index, None) for index in indexes.values()]
        return [*rendered, self._rendered_replica(self._main_region, main, own_indexes, policy, stream_policy)]

    def _checked(self, indexes: dict[str, GlobalSecondaryIndexPropsV2]) -> list[ReplicaTableProps]:
        for replica in self._by_region.values():
            for name in replica.global_secondary_index_options or {}:
                if name not in indexes:
                    raise ValidationError(
                        f"Cannot configure replica global secondary index, {name}, because it is not defined on the primary "
                        "table",
                        scope=self._table,
                        fix="add the index to global_secondary_indexes of the table",
                    )
        return list(self._by_region.values())

    def _rendered_replica(
        self,
        region: str,
        options: TableOptionsV2,
        indexes: list[dict[str, Any]],
        policy: PolicyDocument | None,
        stream_policy: PolicyDocument | None,
        *,
        capacity: Capacity | None = None,
        max_read: float | None = None,
    ) -> dict[str, Any]:
        main = self._props
        billing = self._table._billing
        encryption = main.encryption
        mode = main.global_table_settings_replication_mode
        table_class = options.table_class or main.table_class
        protected = options.deletion_protection
        max_read = max_read if max_read is not None else billing._max_read
        return {
            "region": region,
            "globalSecondaryIndexes": indexes or None,
            "deletionProtectionEnabled": main.deletion_protection if protected is None else protected,
            "tableClass": table_class._value_ if table_class is not None else None,
            "sseSpecification": (
                encryption._rendered_for_replica(region, self._main_region, self._table) if encryption else None
            ),
            "kinesisStreamSpecification": rendered_kinesis_stream(options),
            "contributorInsightsSpecification": self._rendered_insights(options),
            "pointInTimeRecoverySpecification": self._rendered_recovery(options),
            "readProvisionedThroughputSettings": rendered_capacity(capacity or billing._read_capacity, "Read"),
            "tags": self._rendered_tags(options),
            "readOnDemandThroughputSettings": rendered_max(max_read, "Read"),
            "resourcePolicy": rendered_policy(policy),
            "replicaStreamSpecification": rendered_stream_policy(stream_policy),
            "globalTableSettingsReplicationMode": mode._value_ if mode is not None else None,
        }

    def _rendered_index(
        self, index: GlobalSecondaryIndexPropsV2, options: ReplicaGlobalSecondaryIndexOptions | None
    ) -> dict[str, Any]:
        capacity = index.read_capacity or self._table._billing._read_capacity
        max_read = index.max_read_request_units
        if options is not None:
            if options.read_capacity is not None and self._billing_mode is BillingMode.PAY_PER_REQUEST:
                raise ValidationError(
                    f"Cannot configure 'readCapacity' for replica global secondary index, {index.index_name}, because billing "
                    "mode is PAY_PER_REQUEST",
                    scope=self._table,
                    fix="leave read_capacity of the index out, or give billing=Billing.provisioned(...)",
                )
            capacity = options.read_capacity or capacity
            max_read = options.max_read_request_units if options.max_read_request_units is not None else max_read
        return {
            "indexName": index.index_name,
            "readProvisionedThroughputSettings": rendered_capacity(capacity, "Read"),
            "readOnDemandThroughputSettings": rendered_max(max_read, "Read"),
            "contributorInsightsSpecification": self._rendered_insights(options),
        }

    def _rendered_insights(
        self, options: TableOptionsV2 | ReplicaGlobalSecondaryIndexOptions | None
    ) -> dict[str, Any] | None:
        main = self._props
        specification, enabled = main.contributor_insights_specification, main.contributor_insights
        if options is not None:
            specification = options.contributor_insights_specification or specification
            enabled = enabled if options.contributor_insights is None else options.contributor_insights
        return rendered_insights(specification, enabled, self._table, "contributorInsights")

    def _rendered_recovery(self, options: TableOptionsV2) -> dict[str, Any] | None:
        main = self._props
        specification = options.point_in_time_recovery_specification or main.point_in_time_recovery_specification
        if specification is not None:
            return {
                "pointInTimeRecoveryEnabled": specification.point_in_time_recovery_enabled,
                "recoveryPeriodInDays": specification.recovery_period_in_days,
            }
        own = options.point_in_time_recovery
        return rendered_recovery(None, main.point_in_time_recovery if own is None else own, self._table)

    def _rendered_tags(self, options: TableOptionsV2) -> list[dict[str, Any]] | None:
        tags: dict[str, Any] = {tag["key"]: tag["value"] for tag in self._table.tags.render_tags() or ()}
        tags.update((tag.key, tag.value) for tag in options.tags or ())
        return [{"key": key, "value": value} for key, value in tags.items()] or None


def rendered_capacity(capacity: Capacity | None, kind: str) -> dict[str, Any] | None:
    """Return a capacity for ``Read`` or ``Write`` as the property of the L1 class takes it."""
    return capacity._rendered(kind) if capacity is not None else None


def rendered_max(units: float | None, kind: str) -> dict[str, Any] | None:
    """Return a limit on demand for ``Read`` or ``Write`` as the property of the L1 class takes it."""
    return {f"max{kind}RequestUnits": units} if units else None


def rendered_policy(policy: PolicyDocument | None) -> dict[str, Any] | None:
    """Return a policy as the property of the L1 class takes it."""
    return {"policyDocument": policy} if policy is not None else None


def rendered_stream_policy(policy: PolicyDocument | None) -> dict[str, Any] | None:
    """Return the policy of a stream as the property of the L1 class takes it."""
    return {"resourcePolicy": {"policyDocument": policy}} if policy is not None else None


def rendered_kinesis_stream(options: TableOptionsV2) -> dict[str, Any] | None:
    """Return the Kinesis stream of a replica as the property of the L1 class takes it."""
    stream = options.kinesis_stream
    return {"streamArn": stream.stream_arn} if stream is not None else None
