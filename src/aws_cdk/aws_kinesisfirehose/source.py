"""Where delivery streams read records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kinesis.stream_base import IStream


class ISource(Interface):
    """Something that a delivery stream reads."""

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read it."""
        raise NotImplementedError

    def _bind(self, role_arn: str) -> dict[str, Any]:
        """Return the source by the names of the L1 class."""
        raise NotImplementedError


class KinesisStreamSource(ISource):
    """A data stream of Kinesis."""

    @checked
    def __init__(self, stream: IStream) -> None:
        self._stream = stream

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the stream."""
        return self._stream.grant_read(grantee)

    def _bind(self, role_arn: str) -> dict[str, Any]:
        return {"kinesisStreamArn": self._stream.stream_arn, "roleArn": role_arn}
