"""Indexes of partitions, which CloudFormation does not make: custom resources behind a provider of the stack's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_kms.key_grants import KeyGrants
from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.function import Function
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.handler_code import handler_folder
from aws_cdk.core.stack import Stack
from aws_cdk.custom_resources._handler_function import handler_runtime, note_family
from aws_cdk.custom_resources.provider import Provider
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_glue.table_base import TableBase
    from aws_cdk.aws_iam.role_base import IRole

_PROVIDER = "@aws-cdk--aws-glue-alpha.PartitionIndexProvider"  # as the peer has it, though the module is no alpha one
_ACTIONS = (
    "glue:GetPartitionIndexes",
    "glue:CreatePartitionIndex",
    "glue:DeletePartitionIndex",
    "glue:GetTable",
    "glue:UpdateTable",
)


class _PartitionIndexProvider(Construct):
    """The provider of indexes; a stack has one, which is made for its first index."""

    _fqn = "constructs.Construct"

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._handlers = [self._handler("Handler", "on_event"), self._handler("IsComplete", "is_complete")]
        provider = Provider(
            self,
            "Provider",
            on_event_handler=self._handlers[0],
            is_complete_handler=self._handlers[1],
            query_interval=Duration.seconds(10),
            total_timeout=Duration.minutes(15),
        )
        self.service_token = provider.service_token

    @property
    def roles(self) -> list[IRole]:
        """What the handlers act as."""
        roles = [handler.role for handler in self._handlers]
        return [role for role in roles if role is not None]

    def let_change(self, table: TableBase) -> None:
        """Let the handlers make and delete indexes of a table."""
        database = table.database
        arns = [table.table_arn, database.database_arn, database.catalog.catalog_arn]
        for handler in self._handlers:
            if database.catalog.encryption_key is not None:
                KeyGrants.from_key(database.catalog.encryption_key).decrypt(handler)
            handler.add_to_role_policy(PolicyStatement(actions=list(_ACTIONS), resources=arns))

    def _handler(self, id: str, entry: str) -> Function:
        function = Function(
            self,
            id,
            code=Code.from_asset(handler_folder("partition_index")),
            runtime=handler_runtime(),
            handler=f"index.{entry}",
            timeout=Duration.minutes(1),
        )
        note_family(function)
        return function


def make_partition_index(table: TableBase, name: str, keys: Sequence[str]) -> CustomResource:
    """Make an index of a table's partitions."""
    stack = Stack.of(table)
    known: Any = stack.node.try_find_child(_PROVIDER)
    provider: _PartitionIndexProvider = known if known is not None else _PartitionIndexProvider(stack, _PROVIDER)
    provider.let_change(table)
    resource = CustomResource(
        table,
        f"partition-index-{name}",
        service_token=provider.service_token,
        resource_type="Custom::GluePartitionIndex",
        properties={
            "DatabaseName": table.database.database_name,
            "TableName": table.table_name,
            "IndexName": name,
            "Keys": list(keys),
        },
    )
    resource.node.add_dependency(*provider.roles)
    return resource
