"""The table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb._l1 import CfnTable
from aws_cdk.aws_dynamodb.contributor_insights import rendered_insights
from aws_cdk.aws_dynamodb.encryption import TableEncryption
from aws_cdk.aws_dynamodb.import_source import rendered_import_source
from aws_cdk.aws_dynamodb.point_in_time_recovery import rendered_recovery
from aws_cdk.aws_dynamodb.schema import (
    Attribute,
    AttributeDefinitions,
    KeySchema,
    SchemaOptions,
    keys_of_index,
    rendered_keys,
)
from aws_cdk.aws_dynamodb.secondary_index import GlobalSecondaryIndexProps, IndexRegister, LocalSecondaryIndexProps
from aws_cdk.aws_dynamodb.table_base import ITable, TableBase, table_name_and_arn
from aws_cdk.aws_dynamodb.table_kinds import StreamViewType
from aws_cdk.aws_dynamodb.table_options import TableAttributes, TableProps
from aws_cdk.aws_dynamodb.throughput import (
    BillingMode,
    rendered_on_demand,
    rendered_warm_throughput,
)
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import StructLater, takes

if TYPE_CHECKING:
    from aws_cdk.aws_dynamodb.scalable_table_attribute import EnableScalingProps, IScalableTableAttribute
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.custom_resource import CustomResource
    from constructs import Construct
else:
    EnableScalingProps = StructLater("aws_cdk.aws_dynamodb.scalable_table_attribute", "EnableScalingProps")

_DEFAULT_CAPACITY = 5
_SCALING_ROLE = (
    "role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com",
    "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable",
)


class Table(TableBase):
    """A table of DynamoDB."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-dynamodb.Table"

    @staticmethod
    @checked
    def from_table_name(scope: Construct, id: str, table_name: str) -> ITable:
        """Return a table made elsewhere, by its name."""
        return Table.from_table_attributes(scope, id, table_name=table_name)

    @staticmethod
    @checked
    def from_table_arn(scope: Construct, id: str, table_arn: str) -> ITable:
        """Return a table made elsewhere, by its ARN."""
        return Table.from_table_attributes(scope, id, table_arn=table_arn)

    @staticmethod
    @takes(TableAttributes)
    def from_table_attributes(scope: Construct, id: str, attrs: TableAttributes) -> ITable:
        """Return a table made elsewhere, by what is known of it.

        Raises:
            ValidationError: not exactly one of name and ARN is given, or the ARN is not one of a table.
        """
        return _ImportedTable(scope, id, attrs)

    @takes(TableProps)
    def __init__(self, scope: Construct, id: str, props: TableProps) -> None:
        super().__init__(scope, id, physical_name=props.table_name)
        if props.partition_key is None:
            raise ValidationError("partitionKey is required for Table", scope=self, fix="set partition_key")
        replicated = props.replication_regions is not None
        if replicated:
            self._check_replication(props)
        encryption = self._encryption(props)
        insights = rendered_insights(
            props.contributor_insights_specification,
            props.contributor_insights_enabled,
            self,
            "contributorInsightsEnabled",
        )
        recovery = rendered_recovery(props.point_in_time_recovery_specification, props.point_in_time_recovery, self)
        self._billing_mode = props.billing_mode or (
            BillingMode.PAY_PER_REQUEST if replicated else BillingMode.PROVISIONED
        )
        stream_view = StreamViewType.NEW_AND_OLD_IMAGES if replicated else props.stream
        self._check_provisioning(props.read_capacity, props.write_capacity)
        self._init_schema(props, props.partition_key)
        self.resource_policy = props.resource_policy
        on_demand = self._billing_mode is BillingMode.PAY_PER_REQUEST
        self._resource = CfnTable(
            self,
            "Resource",
            table_name=self.physical_name,
            key_schema=rendered_keys(self._keys),
            attribute_definitions=lazy_any(self._attributes.rendered),
            global_secondary_indexes=lazy_any(lambda: list(self._global_indexes.values()), omit_empty=True),
            local_secondary_indexes=lazy_any(lambda: list(self._local_indexes.values()), omit_empty=True),
            point_in_time_recovery_specification=recovery,
            billing_mode=self._billing_mode._value_ if on_demand else None,
            provisioned_throughput=self._rendered_capacity(props.read_capacity, props.write_capacity),
            on_demand_throughput=(
                rendered_on_demand(props.max_read_request_units, props.max_write_request_units) if on_demand else None
            ),
            sse_specification=encryption,
            stream_specification={"streamViewType": stream_view._value_} if stream_view else None,
            table_class=props.table_class._value_ if props.table_class else None,
            time_to_live_specification=(
                {"attributeName": props.time_to_live_attribute, "enabled": True}
                if props.time_to_live_attribute
                else None
            ),
            contributor_insights_specification=insights,
            kinesis_stream_specification=_rendered_kinesis_stream(props),
            deletion_protection_enabled=props.deletion_protection,
            import_source_specification=rendered_import_source(props.import_source),
            resource_policy=lazy_any(
                lambda: {"policyDocument": self.resource_policy} if self.resource_policy is not None else None
            ),
            warm_throughput=rendered_warm_throughput(props.warm_throughput),
        )
        self._resource.apply_removal_policy(props.removal_policy)
        self._init_names(props, has_stream=stream_view is not None)
        self._scaling_role = self._made_scaling_role()
        check_before_synthesis(self, self._validate_table)
        self._init_replicas(props)

    # -- parts of the constructor -----------------------------------------

    def _init_schema(self, props: TableProps, partition_key: Attribute) -> None:
        """Begin the register of attributes, keys and indexes, which calls after the constructor add to."""
        self._indexes = IndexRegister(self)
        self._attributes = AttributeDefinitions(self)
        self._keys = KeySchema(partition_keys=[partition_key], sort_keys=[props.sort_key] if props.sort_key else [])
        self._global_indexes: dict[str, dict[str, Any]] = {}
        self._local_indexes: dict[str, dict[str, Any]] = {}
        self._index_keys: dict[str, KeySchema] = {}
        self._scaling: dict[tuple[str | None, str], IScalableTableAttribute] = {}
        for key in (*self._keys.partition_keys, *self._keys.sort_keys):
            self._attributes.register(key)

    def _init_names(self, props: TableProps, *, has_stream: bool) -> None:
        self.table_arn = self._get_resource_arn_attribute(
            self._resource.attr_arn,
            ArnComponents(service="dynamodb", resource="table", resource_name=self.physical_name),
        )
        self.table_name = self._get_resource_name_attribute(self._resource.ref)
        if props.table_name:
            self.node.add_metadata("aws:cdk:hasPhysicalName", self.table_name)
        self.table_stream_arn = self._resource.attr_stream_arn if has_stream else None

    def _init_replicas(self, props: TableProps) -> None:
        self._replicas: list[CustomResource] = []
        self.regions = list(dict.fromkeys(props.replication_regions or ()))
        if self.regions:
            # Replicas need functions, which a table without them does not load.
            from aws_cdk.aws_dynamodb._replica_provider import make_replicas

            self._replicas = make_replicas(self, props, self.regions)

    def _encryption(self, props: TableProps) -> dict[str, Any] | None:
        kind, key = props.encryption, props.encryption_key
        if kind is None:
            kind = TableEncryption.CUSTOMER_MANAGED if key is not None else None
        if key is not None and kind is not TableEncryption.CUSTOMER_MANAGED:
            raise ValidationError(
                "encryptionKey cannot be specified unless encryption is set to TableEncryption.CUSTOMER_MANAGED (it was set "
                f"to {kind._value_ if kind else None})",
                scope=self,
                fix="leave encryption out, or set it to TableEncryption.CUSTOMER_MANAGED",
            )
        if kind is None:
            return None
        if kind is not TableEncryption.CUSTOMER_MANAGED:
            return {"sseEnabled": kind is TableEncryption.AWS_MANAGED}
        if key is None:
            from aws_cdk.aws_kms.key import Key

            key = Key(
                self,
                "Key",
                description=f"Customer-managed key auto-created for encrypting DynamoDB table at {self.node.path}",
                enable_key_rotation=True,
            )
        self.encryption_key = key
        return {"sseEnabled": True, "kmsMasterKeyId": key.key_arn, "sseType": "KMS"}

    def _check_replication(self, props: TableProps) -> None:
        regions = props.replication_regions or ()
        if props.stream is not None and props.stream is not StreamViewType.NEW_AND_OLD_IMAGES:
            raise ValidationError(
                "`stream` must be set to `NEW_AND_OLD_IMAGES` when specifying `replicationRegions`",
                scope=self,
                fix="leave stream out, or set stream=StreamViewType.NEW_AND_OLD_IMAGES",
            )
        if self.stack.region in regions:
            raise ValidationError(
                "`replicationRegions` cannot include the region where this stack is deployed.",
                scope=self,
                fix=f"leave {self.stack.region} out",
            )
        if props.encryption is TableEncryption.CUSTOMER_MANAGED or props.encryption_key is not None:
            raise ValidationError(
                "TableEncryption.CUSTOMER_MANAGED is not supported by DynamoDB Global Tables (where replicationRegions was set)",
                scope=self,
                fix="use TableV2, whose replicas can have keys of their own",
            )

    def _validate_table(self) -> list[str]:
        """Tell what is wrong and was not put right by later calls."""
        found = []
        if self._local_indexes and not self._keys.sort_keys:
            found.append("a sort key of the table must be specified to add local secondary indexes")
        if self._replicas and self._billing_mode is BillingMode.PROVISIONED:
            scaling: Any = self._scaling.get((None, "Write"))
            needs = "A global Table that uses PROVISIONED as the billing mode needs auto-scaled write capacity"
            if scaling is None:
                found.append(f"{needs}. Use the autoScaleWriteCapacity() method to enable it.")
            elif not scaling._has_policy:
                found.append(
                    f"{needs} with a policy. Call one of the scaleOn*() methods of the object returned from "
                    "autoScaleWriteCapacity()"
                )
        return found

    def _made_scaling_role(self) -> IRole:
        from aws_cdk.aws_iam.role import Role

        resource, name = _SCALING_ROLE
        arn = Arn._format(
            ArnComponents(service="iam", region="", resource=resource, resource_name=name), Stack.of(self)
        )
        return Role.from_role_arn(self, "ScalingRole", arn)

    def _check_provisioning(self, read: float | None, write: float | None) -> None:
        if self._billing_mode is BillingMode.PAY_PER_REQUEST and (read is not None or write is not None):
            raise ValidationError(
                "you cannot provision read and write capacity for a table with PAY_PER_REQUEST billing mode",
                scope=self,
                fix="leave the capacities out, or set billing_mode=BillingMode.PROVISIONED",
            )

    def _rendered_capacity(self, read: float | None, write: float | None) -> dict[str, Any] | None:
        if self._billing_mode is BillingMode.PAY_PER_REQUEST:
            return None
        return {
            "readCapacityUnits": read or _DEFAULT_CAPACITY,  # as the peer: 0 stands for the default too
            "writeCapacityUnits": write or _DEFAULT_CAPACITY,
        }

    # -- policy -----------------------------------------------------------

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the table's policy, which is made if need be."""
        if self.resource_policy is None:
            self.resource_policy = PolicyDocument()
        self.resource_policy.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self)

    # -- indexes ----------------------------------------------------------

    @property
    def has_index(self) -> bool:  # type: ignore[override]  # a table knows by itself
        """Whether the table has an index."""
        return not self._indexes.is_empty

    @takes(GlobalSecondaryIndexProps)
    def add_global_secondary_index(self, props: GlobalSecondaryIndexProps) -> None:
        """Add an index with keys of its own.

        Raises:
            ValidationError: the index contradicts the table or another index.
        """
        self._check_provisioning(props.read_capacity, props.write_capacity)
        insights = rendered_insights(
            props.contributor_insights_specification,
            props.contributor_insights_enabled,
            self,
            "contributorInsightsEnabled",
        )
        self._indexes.add(props)
        keys = keys_of_index(props, self)
        for key in (*keys.partition_keys, *keys.sort_keys):
            self._attributes.register(key)
        on_demand = self._billing_mode is BillingMode.PAY_PER_REQUEST
        self._global_indexes[props.index_name] = {
            "indexName": props.index_name,
            "keySchema": rendered_keys(keys),
            "projection": self._indexes.rendered_projection(props),
            "provisionedThroughput": self._rendered_capacity(props.read_capacity, props.write_capacity),
            "onDemandThroughput": (
                rendered_on_demand(props.max_read_request_units, props.max_write_request_units) if on_demand else None
            ),
            "warmThroughput": rendered_warm_throughput(props.warm_throughput),
            "contributorInsightsSpecification": insights,
        }
        self._index_keys[props.index_name] = keys

    @takes(LocalSecondaryIndexProps)
    def add_local_secondary_index(self, props: LocalSecondaryIndexProps) -> None:
        """Add an index with the table's partition key; the table must have a sort key.

        Raises:
            ValidationError: the index contradicts the table or another index.
        """
        self._indexes.add(props, local=True)
        self._attributes.register(props.sort_key)
        keys = KeySchema(partition_keys=self._keys.partition_keys, sort_keys=[props.sort_key])
        self._local_indexes[props.index_name] = {
            "indexName": props.index_name,
            "keySchema": rendered_keys(keys),
            "projection": self._indexes.rendered_projection(props),
        }
        self._index_keys[props.index_name] = keys

    @checked
    def schema_v2(self, index_name: str | None = None) -> KeySchema:
        """Return the keys of the table, or of one of its indexes.

        Raises:
            ValidationError: there is no such index.
        """
        if index_name is None:
            return self._keys
        if index_name not in self._index_keys:
            raise ValidationError(
                f"Cannot find schema for index: {index_name}. Use 'addGlobalSecondaryIndex' or 'addLocalSecondaryIndex' to "
                "add index",
                scope=self,
                fix="add the index first",
            )
        return self._index_keys[index_name]

    @checked
    def schema(self, index_name: str | None = None) -> SchemaOptions:
        """Deprecated: the first keys of the table, or of one of its indexes.

        Raises:
            ValidationError: there is no such index.
        """
        keys = self.schema_v2(index_name)
        return SchemaOptions(
            partition_key=keys.partition_keys[0], sort_key=keys.sort_keys[0] if keys.sort_keys else None
        )

    # -- scaling ----------------------------------------------------------

    @takes(EnableScalingProps)
    def auto_scale_read_capacity(self, props: EnableScalingProps) -> IScalableTableAttribute:
        """Scale the capacity for reading.

        Raises:
            ValidationError: capacity is not provisioned, or scaled already.
        """
        return self._scale(None, "Read", props)

    @takes(EnableScalingProps)
    def auto_scale_write_capacity(self, props: EnableScalingProps) -> IScalableTableAttribute:
        """Scale the capacity for writing.

        Raises:
            ValidationError: capacity is not provisioned, or scaled already.
        """
        return self._scale(None, "Write", props)

    @takes(EnableScalingProps)
    def auto_scale_global_secondary_index_read_capacity(
        self, index_name: str, props: EnableScalingProps
    ) -> IScalableTableAttribute:
        """Scale the capacity of an index for reading.

        Args:
            index_name: The index.

        Raises:
            ValidationError: there is no such index, its capacity is not provisioned, or scaled already.
        """
        return self._scale(index_name, "Read", props)

    @takes(EnableScalingProps)
    def auto_scale_global_secondary_index_write_capacity(
        self, index_name: str, props: EnableScalingProps
    ) -> IScalableTableAttribute:
        """Scale the capacity of an index for writing.

        Args:
            index_name: The index.

        Raises:
            ValidationError: there is no such index, its capacity is not provisioned, or scaled already.
        """
        return self._scale(index_name, "Write", props)

    def _scale(self, index_name: str | None, kind: str, props: EnableScalingProps) -> IScalableTableAttribute:
        # Scaling needs a module of its own, which a table without it does not load.
        from aws_cdk.aws_applicationautoscaling.scalable_target import ServiceNamespace
        from aws_cdk.aws_dynamodb.scalable_table_attribute import _ScalableTableAttribute

        if (index_name, kind) in self._scaling:
            whose = "table" if index_name is None else "index"
            raise ValidationError(
                f"{kind} AutoScaling already enabled for this {whose}",
                scope=self,
                fix="keep what the first call returned, and add rules to it",
            )
        if self._billing_mode is BillingMode.PAY_PER_REQUEST:
            raise ValidationError(
                "AutoScaling is not available for tables with PAY_PER_REQUEST billing mode",
                scope=self,
                fix="set billing_mode=BillingMode.PROVISIONED",
            )
        if index_name is not None and index_name not in self._global_indexes:
            raise ValidationError(
                f"No global secondary index with name {index_name}",
                scope=self,
                fix="add it with add_global_secondary_index() first",
            )
        what, place = ("table", "") if index_name is None else ("index", f"/index/{index_name}")
        attribute = _ScalableTableAttribute(
            self,
            f"{index_name or ''}{kind}Scaling",
            service_namespace=ServiceNamespace.DYNAMODB,
            resource_id=f"table/{self.table_name}{place}",
            dimension=f"dynamodb:{what}:{kind}CapacityUnits",
            role=self._scaling_role,
            max_capacity=props.max_capacity,
            min_capacity=props.min_capacity,
        )
        self._scaling[index_name, kind] = attribute
        if index_name is None and kind == "Write":
            for replica in self._replicas:
                replica.node.add_dependency(attribute)
        return attribute


class _ImportedTable(TableBase):
    """A table of which name or ARN and a few attributes are known."""

    def __init__(self, scope: Construct, id: str, attrs: TableAttributes) -> None:
        name, arn = table_name_and_arn(scope, attrs)
        super().__init__(scope, id)
        self.regions = []
        self.table_name = name
        self.table_arn = arn
        self.table_stream_arn = attrs.table_stream_arn
        self.encryption_key = attrs.encryption_key
        self.has_index = bool(attrs.grant_index_permissions or attrs.global_indexes or attrs.local_indexes)


def _rendered_kinesis_stream(props: TableProps) -> dict[str, Any] | None:
    if props.kinesis_stream is None:
        return None
    precision = props.kinesis_precision_timestamp
    return {
        "streamArn": props.kinesis_stream.stream_arn,
        "approximateCreationDateTimePrecision": precision._value_ if precision else None,
    }


__all__ = ["Table"]
