"""Replicas of tables of other accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb._l1 import CfnGlobalTable
from aws_cdk.aws_dynamodb._replicas import rendered_kinesis_stream, rendered_policy, rendered_stream_policy
from aws_cdk.aws_dynamodb.contributor_insights import rendered_insights
from aws_cdk.aws_dynamodb.table_v2 import TableV2
from aws_cdk.aws_dynamodb.table_v2_base import ITableV2, _TableWithPolicies
from aws_cdk.aws_dynamodb.table_v2_options import TableV2MultiAccountReplicaProps
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct


class TableV2MultiAccountReplica(_TableWithPolicies):
    """A replica, in another account and region, of a table."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-dynamodb.TableV2MultiAccountReplica"

    @takes(TableV2MultiAccountReplicaProps)
    def __init__(self, scope: Construct, id: str, props: TableV2MultiAccountReplicaProps) -> None:
        super().__init__(scope, id, physical_name=props.table_name or PhysicalName.GENERATE_IF_NEEDED)
        source = props.replica_source_table
        if source is None:
            raise ValidationError(
                "replicaSourceTable is required for TableV2MultiAccountReplica",
                scope=self,
                fix="set replica_source_table to the table in the other account",
            )
        self._check_environment(source)
        self.encryption_key = props.encryption.table_key if props.encryption is not None else None
        self.has_index = props.grant_index_permissions is not False
        self.resource_policy = props.resource_policy
        self.stream_resource_policy = props.stream_resource_policy
        self._resource = CfnGlobalTable(
            self,
            "Resource",
            global_table_source_arn=source.table_arn,
            table_name=source.table_name,
            replicas=lazy_any(lambda: [self._rendered_replica(props)]),
        )
        self._resource.apply_removal_policy(props.removal_policy or RemovalPolicy.RETAIN)
        self.table_arn = self._get_resource_arn_attribute(
            self._resource.attr_arn,
            ArnComponents(service="dynamodb", resource="table", resource_name=self.physical_name),
        )
        self.table_name = self._get_resource_name_attribute(self._resource.ref)
        self.table_id = self._resource.attr_table_id
        self.table_stream_arn = self._resource.attr_stream_arn
        self.grants.multi_account_replication_from(source.table_arn)
        if isinstance(source, (TableV2, TableV2MultiAccountReplica)):
            source.grants.multi_account_replication_to(self.table_arn)
        else:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-dynamodb:multiAccountReplicaSourceWithoutPolicy",
                "The source table is imported without a resource policy and cannot be granted multi-account replication "
                "permissions. You must manually configure multi-account replication permissions on the source table. Call "
                f"sourceTable.grants.multiAccountReplicationTo('{self.table_arn}') on the actual source table stack.",
            )
        if props.table_name:
            self.node.add_metadata("aws:cdk:hasPhysicalName", self.table_name)

    def _check_environment(self, source: ITableV2) -> None:
        here, there = self.env, source.env
        if not is_unresolved(here.account) and here.account == there.account:
            raise ValidationError(
                "Multi-account replica must be in a different account than the source table. For same-account replication, "
                "use addReplica() instead.",
                scope=self,
            )
        if not is_unresolved(here.region) and here.region == there.region:
            raise ValidationError(
                "Multi-account replica must be in a different region than the source table.",
                scope=self,
                fix="give the stack an env with another region",
            )

    def _rendered_replica(self, props: TableV2MultiAccountReplicaProps) -> dict[str, Any]:
        key, mode, table_class = self.encryption_key, props.global_table_settings_replication_mode, props.table_class
        recovery = props.point_in_time_recovery_specification
        return {
            "region": self.stack.region,
            "deletionProtectionEnabled": props.deletion_protection,
            "tableClass": table_class._value_ if table_class is not None else None,
            "sseSpecification": {"kmsMasterKeyId": key.key_arn} if key is not None else None,
            "kinesisStreamSpecification": rendered_kinesis_stream(props),
            # The older forms of these two have no effect here.
            "contributorInsightsSpecification": rendered_insights(
                props.contributor_insights_specification, None, self, "contributorInsights"
            ),
            # As the peer: not checked here.
            "pointInTimeRecoverySpecification": (
                {
                    "pointInTimeRecoveryEnabled": recovery.point_in_time_recovery_enabled,
                    "recoveryPeriodInDays": recovery.recovery_period_in_days,
                }
                if recovery is not None
                else None
            ),
            "globalTableSettingsReplicationMode": mode._value_ if mode is not None else None,
            "resourcePolicy": rendered_policy(self.resource_policy),
            "replicaStreamSpecification": rendered_stream_policy(self.stream_resource_policy),
            "tags": [{"key": tag.key, "value": tag.value} for tag in props.tags] if props.tags else None,
        }


__all__ = ["TableV2MultiAccountReplica"]
