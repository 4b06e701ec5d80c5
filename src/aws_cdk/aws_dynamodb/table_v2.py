"""The table with replicas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb._l1 import CfnGlobalTable
from aws_cdk.aws_dynamodb._replicas import Replicas, rendered_capacity, rendered_max
from aws_cdk.aws_dynamodb.capacity import Billing, Capacity, CapacityMode
from aws_cdk.aws_dynamodb.point_in_time_recovery import rendered_recovery
from aws_cdk.aws_dynamodb.schema import AttributeDefinitions, KeySchema, keys_of_index, rendered_keys
from aws_cdk.aws_dynamodb.secondary_index import GlobalTableIndexRegister, LocalSecondaryIndexProps
from aws_cdk.aws_dynamodb.table_base import table_name_and_arn
from aws_cdk.aws_dynamodb.table_kinds import StreamViewType
from aws_cdk.aws_dynamodb.table_v2_base import ITableV2, _KnownTableV2, _TableWithPolicies
from aws_cdk.aws_dynamodb.table_v2_options import (
    GlobalSecondaryIndexPropsV2,
    MultiRegionConsistency,
    ReplicaTableProps,
    TableAttributesV2,
    TablePropsV2,
)
from aws_cdk.aws_dynamodb.throughput import BillingMode, rendered_warm_throughput
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import takes
from aws_cdk.core.tag_manager import ITaggable, TagManager, TagType
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct

_STRONG_REPLICAS = 3  # with the one that the table is
_STRONG_REPLICAS_WITH_WITNESS = 2


class TableV2(_TableWithPolicies, ITaggable):
    """A table of DynamoDB that CloudFormation replicates to other regions."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-dynamodb.TableV2"

    @staticmethod
    @checked
    def from_table_name(scope: Construct, id: str, table_name: str) -> ITableV2:
        """Return a table made elsewhere, by its name."""
        return TableV2.from_table_attributes(scope, id, table_name=table_name)

    @staticmethod
    @checked
    def from_table_arn(scope: Construct, id: str, table_arn: str) -> ITableV2:
        """Return a table made elsewhere, by its ARN."""
        return TableV2.from_table_attributes(scope, id, table_arn=table_arn)

    @staticmethod
    @takes(TableAttributesV2)
    def from_table_attributes(scope: Construct, id: str, attrs: TableAttributesV2) -> ITableV2:
        """Return a table made elsewhere, by what is known of it.

        Raises:
            ValidationError: not exactly one of name and ARN is given, or the ARN is not one of a table.
        """
        name, arn = table_name_and_arn(scope, attrs)
        if not Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).region:
            raise ValidationError(
                "Table ARN must be of the form: arn:<partition>:dynamodb:<region>:<account>:table/<table-name>; "
                f"there is no region in {arn}",
                scope=scope,
                fix="pass the whole ARN of the table or its replica",
            )
        return _KnownTableV2(scope, id, name, arn, attrs, environment_from_arn=arn)

    @takes(TablePropsV2)
    def __init__(self, scope: Construct, id: str, props: TablePropsV2) -> None:
        super().__init__(
            scope, id, physical_name=PhysicalName.GENERATE_IF_NEEDED if props.table_name is None else props.table_name
        )
        self._keys = KeySchema(
            partition_keys=[props.partition_key], sort_keys=[props.sort_key] if props.sort_key else []
        )
        self._billing = props.billing if props.billing is not None else Billing.on_demand()
        self._indexes = GlobalTableIndexRegister(self)
        self._attributes = AttributeDefinitions(self)
        self._global_indexes: dict[str, GlobalSecondaryIndexPropsV2] = {}
        self._rendered_global_indexes: list[dict[str, Any]] = []
        self._rendered_local_indexes: list[dict[str, Any]] = []
        self._replicas = Replicas(self, props, self._billing.mode)
        self._replica_tables: dict[str, ITableV2] = {}
        self._regions_at_first = [replica.region for replica in props.replicas or ()]
        self.tags = TagManager(TagType.STANDARD, CfnGlobalTable.CFN_RESOURCE_TYPE_NAME)
        self.resource_policy = props.resource_policy
        self.stream_resource_policy = props.stream_resource_policy
        for key in (*self._keys.partition_keys, *self._keys.sort_keys):
            self._attributes.register(key)
        rendered_recovery(props.point_in_time_recovery_specification, props.point_in_time_recovery, self)
        self._take_encryption(props)
        self._check_write_capacity(self._billing._write_capacity)
        for index in props.global_secondary_indexes or ():
            self._add_global_index(index)
        for local_index in props.local_secondary_indexes or ():
            self._add_local_index(local_index)
        for replica in props.replicas or ():
            self._replicas.add(replica)
        self._check_consistency(props)
        billing, consistency = self._billing, props.multi_region_consistency
        self._resource = CfnGlobalTable(
            self,
            "Resource",
            table_name=self.physical_name,
            key_schema=rendered_keys(self._keys),
            attribute_definitions=lazy_any(self._attributes.rendered),
            replicas=lazy_any(self._rendered_replicas),
            global_secondary_indexes=lazy_any(lambda: self._rendered_global_indexes, omit_empty=True),
            local_secondary_indexes=lazy_any(lambda: self._rendered_local_indexes, omit_empty=True),
            billing_mode=billing.mode._value_,
            write_provisioned_throughput_settings=rendered_capacity(billing._write_capacity, "Write"),
            write_on_demand_throughput_settings=rendered_max(billing._max_write, "Write"),
            stream_specification=lazy_any(lambda: self._rendered_stream(props.dynamo_stream)),
            sse_specification=props.encryption._rendered() if props.encryption is not None else None,
            time_to_live_specification=(
                {"attributeName": props.time_to_live_attribute, "enabled": True}
                if props.time_to_live_attribute
                else None
            ),
            warm_throughput=rendered_warm_throughput(props.warm_throughput),
            multi_region_consistency=consistency.name if consistency is not None else None,
            global_table_witnesses=[{"region": props.witness_region}] if props.witness_region else None,
        )
        self._resource.apply_removal_policy(props.removal_policy or RemovalPolicy.RETAIN)
        self.table_arn = self._get_resource_arn_attribute(
            self._resource.attr_arn,
            ArnComponents(service="dynamodb", resource="table", resource_name=self.physical_name),
        )
        self.table_name = self._get_resource_name_attribute(self._resource.ref)
        if props.table_name:
            self.node.add_metadata("aws:cdk:hasPhysicalName", self.table_name)
        self.table_id = self._resource.attr_table_id
        self.table_stream_arn = self._resource.attr_stream_arn

    # -- parts of the constructor -----------------------------------------

    def _take_encryption(self, props: TablePropsV2) -> None:
        self._replica_keys: dict[str, IKey] = {}
        encryption = props.encryption
        if encryption is None or encryption.table_key is None:
            return
        self.encryption_key = encryption.table_key
        if encryption.replica_key_arns:
            from aws_cdk.aws_kms.key import Key

            for region, arn in encryption.replica_key_arns.items():
                self._replica_keys[region] = Key.from_key_arn(self, f"ReplicaKey{region}", arn)

    def _check_write_capacity(self, capacity: Capacity | None) -> None:
        if capacity is not None and capacity.mode is CapacityMode.FIXED:
            raise ValidationError(
                "You cannot configure 'writeCapacity' with FIXED capacity mode",
                scope=self,
                fix="use Capacity.autoscaled(max_capacity=...)",
            )

    def _check_consistency(self, props: TablePropsV2) -> None:
        region, others = props.witness_region or None, self._replicas.regions
        if props.multi_region_consistency is not MultiRegionConsistency.STRONG:
            if region is not None:
                raise ValidationError(
                    "Witness region cannot be specified for a Multi-Region Eventual Consistency (MREC) Global Table - Witness "
                    "regions are only supported for Multi-Region Strong Consistency (MRSC) Global Tables.",
                    scope=self,
                    fix="leave witness_region out, or set multi_region_consistency=MultiRegionConsistency.STRONG",
                )
            return
        if is_unresolved(self.stack.region):
            raise ValidationError(
                "MRSC global tables with STRONG consistency are not supported in a region agnostic stack",
                scope=self,
                fix="give the stack an env with a region",
            )
        expected = _STRONG_REPLICAS if region is None else _STRONG_REPLICAS_WITH_WITNESS
        if len(others) + 1 != expected:
            raise ValidationError(
                f"MRSC global table with{'out' if region is None else ''} witness region must have exactly {expected} replicas "
                f"(including primary), but found {len(others) + 1}. Current configuration: primary region "
                f"'{self.stack.region}', replica regions [{', '.join(others)}]"
                + (f", witness region '{region}'" if region is not None else ""),
                scope=self,
            )

    def _rendered_stream(self, given: StreamViewType | None) -> dict[str, str] | None:
        if given is not None:
            return {"streamViewType": given._value_}
        # What CloudFormation replicates must have a stream with both images.
        return {"streamViewType": StreamViewType.NEW_AND_OLD_IMAGES._value_} if self._replicas.regions else None

    def _rendered_replicas(self) -> list[dict[str, Any]]:
        return self._replicas.rendered(self._global_indexes, self.resource_policy, self.stream_resource_policy)

    # -- indexes ----------------------------------------------------------

    @property
    def has_index(self) -> bool:  # type: ignore[override]  # a table knows by itself
        """Whether the table has an index."""
        return not self._indexes.is_empty

    @takes(GlobalSecondaryIndexPropsV2)
    def add_global_secondary_index(self, props: GlobalSecondaryIndexPropsV2) -> None:
        """Add an index with keys of its own.

        Raises:
            ValidationError: the index contradicts the table or another index.
        """
        self._add_global_index(props)

    @takes(LocalSecondaryIndexProps)
    def add_local_secondary_index(self, props: LocalSecondaryIndexProps) -> None:
        """Add an index with the table's partition key; the table must have a sort key.

        Raises:
            ValidationError: the index contradicts the table or another index.
        """
        self._add_local_index(props)

    def _add_global_index(self, props: GlobalSecondaryIndexPropsV2) -> None:
        keys = keys_of_index(props, self)
        self._indexes.add(props)
        if self._billing.mode is BillingMode.PAY_PER_REQUEST and (props.read_capacity or props.write_capacity):
            raise ValidationError(
                "You cannot configure 'readCapacity' or 'writeCapacity' on a global secondary index when the billing mode is "
                "PAY_PER_REQUEST",
                scope=self,
                fix="leave the capacities out, or set billing=Billing.provisioned(...)",
            )
        self._check_write_capacity(props.write_capacity)
        for key in (*keys.partition_keys, *keys.sort_keys):
            self._attributes.register(key)
        self._global_indexes[props.index_name] = props
        self._rendered_global_indexes.append(
            {
                "indexName": props.index_name,
                "keySchema": rendered_keys(keys),
                "projection": self._indexes.rendered_projection(props),
                "writeProvisionedThroughputSettings": rendered_capacity(
                    props.write_capacity or self._billing._write_capacity, "Write"
                ),
                "writeOnDemandThroughputSettings": rendered_max(props.max_write_request_units, "Write"),
                "warmThroughput": rendered_warm_throughput(props.warm_throughput),
            }
        )

    def _add_local_index(self, props: LocalSecondaryIndexProps) -> None:
        self._indexes.add(props, local=True)
        if not self._keys.sort_keys:
            raise ValidationError(
                "The table must have a sort key in order to add a local secondary index",
                scope=self,
                fix="set sort_key of the table",
            )
        self._attributes.register(props.sort_key)
        keys = KeySchema(partition_keys=self._keys.partition_keys, sort_keys=[props.sort_key])
        self._rendered_local_indexes.append(
            {
                "indexName": props.index_name,
                "keySchema": rendered_keys(keys),
                "projection": self._indexes.rendered_projection(props),
            }
        )

    # -- replicas ---------------------------------------------------------

    @takes(ReplicaTableProps)
    def add_replica(self, props: ReplicaTableProps) -> None:
        """Add a replica in another region.

        Raises:
            ValidationError: its region or capacity does not fit.
        """
        self._replicas.add(props)

    @checked
    def replica(self, region: str) -> ITableV2:
        """Return the replica in a region, for grants and metrics; the table itself in its own region.

        Raises:
            ValidationError: there is no replica in that region.
        """
        if is_unresolved(self.stack.region):
            self._replicas.check_region(region)
        if region == self.stack.region:
            return self
        if region not in self._replicas.regions:
            raise ValidationError(
                f"No replica table exists in region {region}",
                scope=self,
                fix=f"add it with add_replica(region='{region}')",
            )
        table = self._replica_tables.get(region)
        if table is None:
            table = self._replica_tables[region] = self._made_replica(region)
        return table

    def _made_replica(self, region: str) -> ITableV2:
        arn = Arn._format(
            ArnComponents(service="dynamodb", region=region, resource="table", resource_name=self.table_name),
            self.stack,
        )
        known = TableAttributesV2(
            table_arn=arn,
            encryption_key=self._replica_keys.get(region),
            grant_index_permissions=self.has_index,
            # The stream has a label in its ARN that is made when the replica is.
            table_stream_arn=f"{arn}/stream/*",
        )
        return _KnownTableV2(self, f"ReplicaTable{region}", self.table_name, arn, known, region=region)

    def _replica_regions(self) -> Sequence[str]:
        # Those given to the constructor only, as the peer has it.
        return self._regions_at_first


__all__ = ["TableV2"]
