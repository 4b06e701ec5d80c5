"""Permissions on a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import AccountPrincipal, ServicePrincipal
from aws_cdk.aws_iam.resource_policy import (
    EncryptedResources,
    IEncryptedResource,
    IResourceWithPolicyV2,
    ResourceWithPolicies,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable

# The actions of each grant, in the order the peer writes them. Source: observed on aws-cdk-lib 2.275.0.
READ_ACTIONS = [
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
    "dynamodb:GetItem",
    "dynamodb:Scan",
    "dynamodb:ConditionCheckItem",
]
WRITE_ACTIONS = ["dynamodb:BatchWriteItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
DESCRIBE_ACTIONS = ["dynamodb:DescribeTable"]
RECORDS_ACTIONS = ["dynamodb:GetRecords", "dynamodb:GetShardIterator"]
KEY_READ_ACTIONS = ["kms:Decrypt", "kms:DescribeKey"]
KEY_WRITE_ACTIONS = ["kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
_REPLICATE = ["dynamodb:ReadDataForReplication", "dynamodb:WriteDataForReplication", "dynamodb:ReplicateSettings"]
_REPLICATION_SERVICE = "replication.dynamodb.amazonaws.com"


class TableGrantsProps(Struct):
    """What grants on a table concern."""

    table: Any
    """The table."""
    encrypted_resource: IEncryptedResource | None = None
    """Deprecated: what grants on the table's key. Default: found by the table."""
    has_index: bool | None = None
    """Whether permissions are given on indexes too. Default: no."""
    policy_resource: IResourceWithPolicyV2 | None = None
    """Deprecated: what adds to the table's policy. Default: found by the table."""
    regions: Sequence[str] | None = None
    """Further regions with replicas of the table. Default: none."""


class TableGrants:
    """Gives permissions on a table, its indexes, replicas and key.

    Permissions go to the policy of the principal, or to that of the table where the principal has none or belongs to another
    account.
    """

    @takes(TableGrantsProps)
    def __init__(self, props: TableGrantsProps) -> None:
        self._table = props.table
        self._regions = list(props.regions or ())
        self._has_index: Callable[[], bool] = lambda: bool(props.has_index)
        self._policy = props.policy_resource or ResourceWithPolicies.of(props.table)
        self._key = props.encrypted_resource or EncryptedResources.of(props.table)

    @staticmethod
    @checked
    def from_table(table: Any, regions: Sequence[str] | None = None, has_index: bool | None = None) -> TableGrants:
        """Return the grants of any table, made with L1 or L2."""
        return TableGrants(table=table, regions=regions, has_index=has_index)

    @staticmethod
    def _of_table(table: Any, regions: Callable[[], Sequence[str]]) -> TableGrants:
        """Return the grants of a table made with L2, whose indexes and regions may still be added to."""
        grants = TableGrants(table=table, policy_resource=table, encrypted_resource=table)
        grants._has_index = lambda: bool(table.has_index)
        grants._given_regions = regions  # type: ignore[method-assign]  # asked when something is granted
        return grants

    def _given_regions(self) -> Sequence[str]:
        return self._regions

    @checked
    def actions(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` on the table and its indexes."""
        return self._on_table(grantee, actions, self._arns)

    @checked
    def read_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read items and decrypt them."""
        arns = self._arns
        on_key = self._on_key(grantee, KEY_READ_ACTIONS)
        grant = self._on_table(grantee, [*READ_ACTIONS, *DESCRIBE_ACTIONS], arns)
        return self._combined(grant, on_key, self._on_records(grantee, arns))

    @checked
    def write_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` write and delete items, encrypt and decrypt."""
        grant = self._on_table(grantee, [*WRITE_ACTIONS, *DESCRIBE_ACTIONS], self._arns)
        return self._combined(grant, self._on_key(grantee, [*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS]))

    @checked
    def read_write_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read, write and delete items, encrypt and decrypt."""
        arns = self._arns
        grant = self._on_table(grantee, [*READ_ACTIONS, *WRITE_ACTIONS, *DESCRIBE_ACTIONS], arns)
        on_key = self._on_key(grantee, [*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS])
        return self._combined(grant, on_key, self._on_records(grantee, arns))

    @checked
    def full_access(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` do everything with the table, encrypt and decrypt."""
        grant = self._on_table(grantee, ["dynamodb:*"], self._arns)
        return self._combined(grant, self._on_key(grantee, [*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS]))

    @checked
    def multi_account_replication_from(self, source_replica_arn: str) -> None:
        """Let DynamoDB replicate to this table from a table of another account."""
        self._let_service_replicate(source_replica_arn, "AllowReplicationService")

    @checked
    def multi_account_replication_to(self, destination_replica_arn: str) -> None:
        """Let another account make a replica of this table, and DynamoDB replicate to it."""
        account = _account_of(destination_replica_arn)
        self._add(
            PolicyStatement(
                sid=f"AllowMultiAccountReplicaAssociation{account}",
                actions=["dynamodb:AssociateTableReplica"],
                resources=["*"],
                principals=[AccountPrincipal(account)],
            )
        )
        self._let_service_replicate(destination_replica_arn, f"AllowReplicationServiceReadWrite{account}")

    # -- the parts --------------------------------------------------------

    def _let_service_replicate(self, other_arn: str, sid: str) -> None:
        self._add(
            PolicyStatement(
                sid=sid,
                actions=_REPLICATE,
                resources=["*"],
                principals=[ServicePrincipal(_REPLICATION_SERVICE)],
                conditions={
                    "StringEquals": {"aws:SourceAccount": [Stack.of(self._table).account, _account_of(other_arn)]}
                },
            )
        )
        self._on_key(ServicePrincipal(_REPLICATION_SERVICE), [*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS])

    def _add(self, statement: PolicyStatement) -> None:
        if self._policy is not None:
            self._policy.add_to_resource_policy(statement)

    @property
    def _arns(self) -> list[str]:
        """The ARNs of the table and its replicas, then those of their indexes, which may be added later.

        Statements of one grant share them, so that they can be merged.
        """
        arns = [self._table.table_ref.table_arn, *(self._replica_arn(region) for region in self._given_regions())]
        return [*arns, *(lazy_string(partial(self._arn_of_indexes, arn)) for arn in arns)]

    def _arn_of_indexes(self, arn: str) -> str | None:
        return f"{arn}/index/*" if self._has_index() else None

    def _replica_arn(self, region: str) -> str:
        return Arn._format(
            ArnComponents(
                service="dynamodb", region=region, resource="table", resource_name=self._table.table_ref.table_name
            ),
            Stack.of(self._table),
        )

    def _on_table(self, grantee: IGrantable, actions: Sequence[str], arns: Sequence[str]) -> Grant:
        refuse_services(grantee, self._table)
        if self._policy is None:
            return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=arns)
        return Grant.add_to_principal_or_resource(
            grantee=grantee,
            actions=list(actions),
            resource_arns=arns,
            resource=self._policy,
            # A policy of the table cannot name the table, which would have to be there first.
            resource_self_arns=["*"],
        )

    def _on_records(self, grantee: IGrantable, arns: Sequence[str]) -> Grant:
        return Grant.add_to_principal(grantee=grantee, actions=RECORDS_ACTIONS, resource_arns=arns)

    def _on_key(self, grantee: IGrantable, actions: Sequence[str]) -> Grant | None:
        return self._key.grant_on_key(grantee, *actions).grant if self._key is not None else None

    @staticmethod
    def _combined(grant: Grant, *others: Grant | None) -> Grant:
        for other in others:
            if other is not None:
                grant = grant.combine(other)
        return grant


def refuse_services(grantee: IGrantable, table: Any) -> None:
    """Check that a grantee is no service, alone or among others, to which permissions are given in other terms."""
    if "Service" in grantee.grant_principal.policy_fragment.principal_json:
        raise ValidationError(
            "DynamoDB grant* methods do not support ServicePrincipal grantees. Use table.addToResourcePolicy() for an "
            "explicit service-specific table policy with required service principal, actions, and conditions",
            scope=table,
        )


def _account_of(arn: str) -> str:
    account = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).account
    return account if account is not None else ""
