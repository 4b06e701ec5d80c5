"""What tables with replicas, the replicas and imported tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb.table_base import ITable, _TableGranting
from aws_cdk.aws_dynamodb.table_grants import (
    DESCRIBE_ACTIONS,
    KEY_READ_ACTIONS,
    KEY_WRITE_ACTIONS,
    READ_ACTIONS,
    RECORDS_ACTIONS,
    WRITE_ACTIONS,
    refuse_services,
)
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_dynamodb.table_grants import TableGrants
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable

_STREAM_ACTIONS = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]


class ITableV2(ITable):
    """A table that can have replicas, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def grants(self) -> TableGrants: ...
        @property
        def table_id(self) -> str | None: ...


class TableBaseV2(_TableGranting, ITableV2):
    """Base of tables that can have replicas: grants and metrics.

    Unlike those of ``grants``, permissions given by methods of the table cover indexes only if there were any by then.
    """

    table_id: str | None = None

    def _metric_place(self) -> dict[str, Any]:
        return {"region": self.env.region, "account": self.stack.account}

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` on the table and its indexes."""
        refuse_services(grantee, self)
        arns = self._arns_for_grants
        return Grant.add_to_principal_or_resource(
            grantee=grantee, actions=list(actions), resource_arns=arns, resource_self_arns=arns, resource=self
        )

    @checked
    def grant_full_access(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` do everything with the table, encrypt and decrypt."""
        return self._grant(grantee, ["dynamodb:*"], [*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS])

    @checked
    def grant_read_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read items and decrypt them."""
        grant = self._grant(grantee, [*READ_ACTIONS, *DESCRIBE_ACTIONS], KEY_READ_ACTIONS)
        return grant.combine(self._grant_records(grantee))

    @checked
    def grant_read_write_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read, write and delete items, encrypt and decrypt."""
        actions = [*READ_ACTIONS, *WRITE_ACTIONS, *DESCRIBE_ACTIONS]
        grant = self._grant(grantee, actions, [*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS])
        return grant.combine(self._grant_records(grantee))

    @checked
    def grant_write_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` write and delete items, encrypt and decrypt."""
        return self._grant(grantee, [*WRITE_ACTIONS, *DESCRIBE_ACTIONS], [*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS])

    @checked
    def grant_stream(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` on the table's stream.

        Raises:
            ValidationError: no stream is known of the table.
        """
        return self._grant_stream(grantee, actions)

    @checked
    def grant_stream_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the table's stream and decrypt it.

        Raises:
            ValidationError: no stream is known of the table, or ``grantee`` is a service.
        """
        listed = self.grant_table_list_streams(grantee)
        refuse_services(grantee, self)
        self.grant_on_key(grantee, *KEY_READ_ACTIONS)
        return listed.combine(self._grant_stream(grantee, _STREAM_ACTIONS))

    @checked
    def grant_table_list_streams(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` list streams of the table.

        Raises:
            ValidationError: no stream is known of the table.
        """
        return self._grant_stream(grantee, ["dynamodb:ListStreams"])

    # -- the parts --------------------------------------------------------

    @property
    def _arns_for_grants(self) -> list[str]:
        return [self.table_arn, f"{self.table_arn}/index/*"] if self.has_index else [self.table_arn]

    def _grant(self, grantee: IGrantable, actions: Sequence[str], key_actions: Sequence[str]) -> Grant:
        refuse_services(grantee, self)
        on_key = self.grant_on_key(grantee, *key_actions).grant
        grant = Grant.add_to_principal_or_resource(
            grantee=grantee,
            actions=list(actions),
            resource_arns=self._arns_for_grants,
            # A policy of the table cannot name the table, which would have to be there first.
            resource_self_arns=["*"],
            resource=self,
        )
        return grant if on_key is None else on_key.combine(grant)

    def _grant_records(self, grantee: IGrantable) -> Grant:
        return Grant.add_to_principal(grantee=grantee, actions=RECORDS_ACTIONS, resource_arns=self._arns_for_grants)

    def _grant_stream(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        if self.table_stream_arn is None:
            raise ValidationError(
                f"No stream ARN found on the table {self.node.path}",
                scope=self,
                fix="give table_stream_arn with from_table_attributes",
            )
        return Grant.add_to_principal(
            grantee=grantee, actions=list(actions), resource_arns=[self.table_stream_arn], scope=self
        )


class _TableWithPolicies(TableBaseV2):
    """A table made here: it and its stream can have policies."""

    resource_policy: PolicyDocument | None
    stream_resource_policy: PolicyDocument | None

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the table's policy, which is made if need be."""
        if self.resource_policy is None:
            self.resource_policy = PolicyDocument()
        return _added(statement, self.resource_policy, self)

    @checked
    def add_to_stream_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the policy of the table's stream, which is made if need be."""
        if self.stream_resource_policy is None:
            self.stream_resource_policy = PolicyDocument()
        return _added(statement, self.stream_resource_policy, self)


def _added(statement: PolicyStatement, policy: PolicyDocument, table: TableBaseV2) -> AddToResourcePolicyResult:
    policy.add_statements(statement)
    return AddToResourcePolicyResult(statement_added=True, policy_dependable=table)


class _KnownTableV2(TableBaseV2):
    """A table of which name, ARN and a few attributes are known: an imported one, or a replica."""

    def __init__(self, scope: Any, id: str, name: str, arn: str, attrs: Any, **environment: str) -> None:
        super().__init__(scope, id, **environment)
        self.table_name = name
        self.table_arn = arn
        self.table_id = attrs.table_id
        self.table_stream_arn = attrs.table_stream_arn
        self.encryption_key = attrs.encryption_key
        self.has_index = bool(attrs.grant_index_permissions or attrs.global_indexes or attrs.local_indexes)


__all__ = ["ITableV2", "TableBaseV2"]
