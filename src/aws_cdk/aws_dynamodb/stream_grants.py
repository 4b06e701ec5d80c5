"""Permissions on the stream of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey

_READ = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
_KEY_READ = ["kms:Decrypt", "kms:DescribeKey"]


class StreamGrantsProps(Struct):
    """What grants on a stream concern."""

    table_stream_arn: str
    """The stream's ARN."""
    encryption_key: IKey | None = None
    """The key that the table is encrypted with; reading is granted on it too. Default: none."""
    table: Any = None
    """Deprecated: not used."""


class StreamGrants:
    """Gives permissions on the stream of a table; principals must have a policy of their own."""

    @takes(StreamGrantsProps)
    def __init__(self, props: StreamGrantsProps) -> None:
        self._arn = props.table_stream_arn
        self._key = props.encryption_key

    @checked
    def actions(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` on the stream."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self._arn])

    @checked
    def list(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` list streams; that is possible for all streams only."""
        return Grant.add_to_principal(grantee=grantee, actions=["dynamodb:ListStreams"], resource_arns=["*"])

    @checked
    def read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` list streams, read this one, and decrypt."""
        listed = self.list(grantee)
        if self._key is not None:
            self._key.grant(grantee, *_KEY_READ)
        return listed.combine(self.actions(grantee, *_READ))
