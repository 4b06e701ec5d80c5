"""Replicas of tables that CloudFormation does not replicate itself: custom resources behind a provider of the stack's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.function import Function
from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.cfn_condition import CfnCondition
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.feature_flags import FeatureFlags
from aws_cdk.core.fn import Fn
from aws_cdk.core.handler_code import handler_folder
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.nested_stack import NestedStack
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved
from aws_cdk.custom_resources._handler_function import handler_runtime, note_family
from aws_cdk.custom_resources.provider import Provider
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_dynamodb.table import Table
    from aws_cdk.aws_dynamodb.table_options import TableProps
    from aws_cdk.aws_iam.role_base import IRole

_PROVIDER = "@aws-cdk/aws-dynamodb.ReplicaProvider"
_RETAIN_REPLICA = "@aws-cdk/aws-dynamodb:retainTableReplica"
_REPLICATION_ROLE = (
    "role/aws-service-role/replication.dynamodb.amazonaws.com",
    "AWSServiceRoleForDynamoDBReplication",
)


class ReplicaProvider(NestedStack):
    """The provider of replicas; a stack has one, which is made for its first table with replicas."""

    _fqn = "aws-cdk-lib.NestedStack"

    def __init__(
        self, scope: Construct, id: str, table_name: str, regions: Sequence[str], timeout: Duration | None
    ) -> None:
        super().__init__(scope, id)
        self._on_event = Function(
            self,
            "OnEventHandler",
            code=Code.from_asset(handler_folder("table_replica")),
            runtime=handler_runtime(),
            handler="index.onEventHandler",
            timeout=Duration.minutes(5),
        )
        self._is_complete = Function(
            self,
            "IsCompleteHandler",
            code=Code.from_asset(handler_folder("table_replica")),
            runtime=handler_runtime(),
            handler="index.isCompleteHandler",
            timeout=Duration.seconds(30),
        )
        note_family(self._on_event)
        note_family(self._is_complete)
        self._let_replicate(table_name, regions)
        provider = Provider(
            self,
            "Provider",
            on_event_handler=self._on_event,
            is_complete_handler=self._is_complete,
            query_interval=Duration.seconds(10),
            total_timeout=timeout,
        )
        self.service_token = provider.service_token

    @staticmethod
    def for_table(table: Table, regions: Sequence[str], timeout: Duration | None) -> ReplicaProvider:
        """Return the provider of a table's stack."""
        stack = Stack.of(table)
        known = stack.node.try_find_child(_PROVIDER)
        if isinstance(known, ReplicaProvider):
            return known
        return ReplicaProvider(stack, _PROVIDER, table.table_name, regions, timeout)

    @property
    def on_event_role(self) -> IRole:
        """The role that makes and deletes replicas."""
        return _role_of(self._on_event)

    @property
    def is_complete_role(self) -> IRole:
        """The role that looks at tables."""
        return _role_of(self._is_complete)

    def _let_replicate(self, table_name: str, regions: Sequence[str]) -> None:
        resource, name = _REPLICATION_ROLE
        linked_role = Arn._format(
            ArnComponents(service="iam", region="", resource=resource, resource_name=name), Stack.of(self)
        )
        replicas = [
            Arn._format(
                # As the peer: the partition of other regions is told by AWS, also where flags ask for literals.
                ArnComponents(
                    partition=Aws.PARTITION,
                    region=region,
                    service="dynamodb",
                    resource="table",
                    resource_name=table_name,
                ),
                Stack.of(self),
            )
            for region in regions
        ]
        for actions, resources in (
            (["iam:CreateServiceLinkedRole"], [linked_role]),
            (["dynamodb:DescribeLimits"], ["*"]),
            (["dynamodb:DeleteTable", "dynamodb:DeleteTableReplica"], replicas),
        ):
            self._on_event.add_to_role_policy(PolicyStatement(actions=actions, resources=resources))


def make_replicas(table: Table, props: TableProps, regions: Sequence[str]) -> list[CustomResource]:
    """Make a replica in each region, one after the other, and return the resources that stand for them."""
    stack = Stack.of(table)
    provider = ReplicaProvider.for_table(table, regions, props.replication_timeout)
    replica_arns = [
        Arn._format(
            ArnComponents(region=region, service="dynamodb", resource="table", resource_name=table.table_name), stack
        )
        for region in regions
    ]
    arns = [
        table.table_arn,
        lazy_string(lambda: f"{table.table_arn}/index/*" if table.has_index else Aws.NO_VALUE),
    ]
    policies = [
        _policy(table, provider.on_event_role, (["dynamodb:*"], arns), (["dynamodb:*"], replica_arns)),
        _policy(table, provider.is_complete_role, (["dynamodb:DescribeTable"], arns)),
    ]
    made: list[CustomResource] = []
    previous: tuple[CustomResource, CfnCondition | None] | None = None
    for region in regions:
        replica = CustomResource(
            table,
            f"Replica{region}",
            service_token=provider.service_token,
            resource_type="Custom::DynamoDBReplica",
            properties=_properties(table, props, region),
        )
        replica.node.add_dependency(*policies)
        condition = _not_in(region, table, replica) if is_unresolved(stack.region) else None
        if previous is not None:
            _after(replica, *previous)  # DynamoDB makes one replica at a time
        previous = (replica, condition)
        made.append(replica)
    return made


def _properties(table: Table, props: TableProps, region: str) -> dict[str, Any]:
    properties: dict[str, Any] = {"TableName": table.table_name, "Region": region}
    if FeatureFlags.of(table).is_enabled(_RETAIN_REPLICA):
        policy = props.replica_removal_policy or props.removal_policy or RemovalPolicy.RETAIN
        properties["SkipReplicaDeletion"] = policy is RemovalPolicy.RETAIN
    if props.wait_for_replication_to_finish is not None:
        properties["SkipReplicationCompletedWait"] = "false" if props.wait_for_replication_to_finish else "true"
    return properties


def _policy(table: Table, role: IRole, *permissions: tuple[Sequence[str], Sequence[str]]) -> Construct:
    """Make a policy for a role of the provider that is in the table's stack, as it names the table."""
    place = Construct(table, f"SourceTableAttachedManagedPolicy-{Names.node_unique_id(role.node)}")
    ManagedPolicy(
        place,
        "Resource",
        description=f"DynamoDB replication managed policy for table {table.table_name}",
        roles=[role],
        statements=[
            PolicyStatement(actions=actions, resources=resources) for actions, resources in permissions if resources
        ],
    )
    return place


def _not_in(region: str, table: Table, replica: CustomResource) -> CfnCondition:
    """Let a replica be made only where the table itself is not."""
    condition = CfnCondition(
        table,
        f"StackRegionNotEquals{region}",
        expression=Fn.condition_not(Fn.condition_equals(region, Aws.REGION)),
    )
    _resource_of(replica).cfn_options.condition = condition
    return condition


def _after(replica: CustomResource, previous: CustomResource, condition: CfnCondition | None) -> None:
    if condition is None:
        replica.node.add_dependency(previous)
        return
    # CloudFormation cannot depend on a resource that may not be there; a reference in metadata orders the two as well.
    reference = Fn.condition_if(condition.logical_id, previous.ref, Aws.NO_VALUE)
    _resource_of(replica).add_metadata("DynamoDbReplicationDependency", reference)


def _resource_of(replica: CustomResource) -> Any:
    return replica.node.default_child


def _role_of(function: Function) -> IRole:
    role = function.role
    assert role is not None  # a function made here has one
    return role
