"""What tables made here and imported tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb.stream_grants import StreamGrants
from aws_cdk.aws_dynamodb.table_grants import TableGrants
from aws_cdk.aws_dynamodb.table_metrics import _TableMetrics
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantOnKeyResult,
    IEncryptedResource,
    IResourceWithPolicy,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct


class ITable(IResource, _TableMetrics):
    """A table, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def table_arn(self) -> str: ...
        @property
        def table_name(self) -> str: ...
        @property
        def table_stream_arn(self) -> str | None: ...
        @property
        def table_ref(self) -> Any: ...
        @property
        def encryption_key(self) -> IKey | None: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_full_access(self, grantee: IGrantable) -> Grant: ...
        def grant_read_data(self, grantee: IGrantable) -> Grant: ...
        def grant_read_write_data(self, grantee: IGrantable) -> Grant: ...
        def grant_stream(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_stream_read(self, grantee: IGrantable) -> Grant: ...
        def grant_table_list_streams(self, grantee: IGrantable) -> Grant: ...
        def grant_write_data(self, grantee: IGrantable) -> Grant: ...


class _TableGranting(Resource, ITable, IResourceWithPolicy, IEncryptedResource):
    """What both generations of tables have in common."""

    table_arn: str
    table_name: str
    table_stream_arn: str | None = None
    encryption_key: IKey | None = None
    has_index: bool = False
    resource_policy: PolicyDocument | None = None
    """The table's policy, if it has one."""
    _table_grants: TableGrants | None = None

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)

    @property
    def table_ref(self) -> Any:
        """How other resources refer to the table."""
        from aws_cdk.interfaces import aws_dynamodb

        return aws_dynamodb.TableReference(table_arn=self.table_arn, table_name=self.table_name)

    @property
    def grants(self) -> TableGrants:
        """Gives permissions on the table."""
        grants = self._table_grants
        if grants is None:
            grants = self._table_grants = TableGrants._of_table(self, self._replica_regions)
        return grants

    def _replica_regions(self) -> Sequence[str]:
        """Return the regions with replicas that permissions are given on."""
        return ()

    @property
    def stream_grants(self) -> StreamGrants:
        """Gives permissions on the table's stream.

        Raises:
            ValidationError: the table has no stream.
        """
        if self.table_stream_arn is None:
            raise ValidationError(
                f"DynamoDB Streams must be enabled on the table {self.node.path}",
                scope=self,
                fix="set stream (dynamo_stream for TableV2), or table_stream_arn for an imported table",
            )
        return StreamGrants(table_stream_arn=self.table_stream_arn, encryption_key=self.encryption_key)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the table's policy; nothing happens for an imported table."""
        return AddToResourcePolicyResult(statement_added=False)

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        """Allow ``actions`` on the key that the table is encrypted with, if it has one."""
        key = self.encryption_key
        return GrantOnKeyResult(grant=key.grant(grantee, *actions) if key is not None else None)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` on the table and its indexes."""
        return self.grants.actions(grantee, *actions)

    @checked
    def grant_full_access(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` do everything with the table, encrypt and decrypt."""
        return self.grants.full_access(grantee)

    @checked
    def grant_read_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read items and decrypt them."""
        return self.grants.read_data(grantee)

    @checked
    def grant_read_write_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read, write and delete items, encrypt and decrypt."""
        return self.grants.read_write_data(grantee)

    @checked
    def grant_write_data(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` write and delete items, encrypt and decrypt."""
        return self.grants.write_data(grantee)

    @checked
    def grant_stream(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` on the table's stream."""
        return self.stream_grants.actions(grantee, *actions)

    @checked
    def grant_stream_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the table's stream and decrypt it."""
        return self.stream_grants.read(grantee)

    @checked
    def grant_table_list_streams(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` list streams."""
        return self.stream_grants.list(grantee)


class TableBase(_TableGranting):
    """Base of tables: grants and metrics."""

    regions: list[str] | None = None
    """Further regions with replicas of the table."""

    @property
    def regional_arns(self) -> list[str]:
        """Deprecated: the ARNs of the table's replicas."""
        return [self.grants._replica_arn(region) for region in self.regions or ()]

    def _replica_regions(self) -> Sequence[str]:
        return self.regions or ()


def table_name_and_arn(scope: Construct, attrs: Any) -> tuple[str, str]:
    """Return name and ARN of a table of which one is known.

    Raises:
        ValidationError: not exactly one is given, or the ARN is not one of a table.
    """
    if attrs.table_arn and attrs.table_name:
        raise ValidationError(
            "Only one of tableArn or tableName can be provided", scope=scope, fix="leave table_name out; the ARN has it"
        )
    if attrs.table_name:
        arn = Arn._format(
            ArnComponents(service="dynamodb", resource="table", resource_name=attrs.table_name), Stack.of(scope)
        )
        return attrs.table_name, arn
    if not attrs.table_arn:
        raise ValidationError(
            "One of tableName or tableArn is required!",
            scope=scope,
            fix="give table_name for a table of the stack's account and region, else table_arn",
        )
    name = Arn.split(attrs.table_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
    if not name:
        raise ValidationError(
            f"ARN for DynamoDB table must be in the form: arn:PARTITION:dynamodb:REGION:ACCOUNT:table/NAME, got "
            f"{attrs.table_arn}",
            scope=scope,
        )
    return name, attrs.table_arn


__all__ = ["ITable", "TableBase"]
