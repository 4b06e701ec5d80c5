"""Tables whose data is in databases elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue.table_base import TableBase, TableBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_glue.connection import IConnection
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from constructs import Construct


class ExternalTableProps(TableBaseProps):
    """Options of a table elsewhere."""

    connection: IConnection
    """How it is reached."""
    external_data_location: str
    """Where it is there, such as ``database.schema.table``."""


class ExternalTable(TableBase):
    """A table whose data is in a database elsewhere; grants are on the table alone.

    Attributes:
        connection: How it is reached.
    """

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.ExternalTable"

    @takes(ExternalTableProps)
    def __init__(self, scope: Construct, id: str, props: ExternalTableProps) -> None:
        self._init_table(scope, id, props)
        self.connection: IConnection = props.connection
        own = {"connectionName": props.connection.connection_name}
        self._make_table(props, props.external_data_location, own)

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read the table."""
        return self._grant_on_table(grantee, read=True)

    @checked
    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let someone write to the table."""
        return self._grant_on_table(grantee, write=True)

    @checked
    def grant_read_write(self, grantee: IGrantable) -> Grant:
        """Let someone read the table and write to it."""
        return self._grant_on_table(grantee, read=True, write=True)
