"""A log stream: a sequence of log events from one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_logs._l1 import CfnLogStream
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_logs import ILogGroupRef, LogStreamReference


class ILogStream(IResource):
    """A log stream."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def log_stream_name(self) -> str: ...
        @property
        def log_stream_ref(self) -> LogStreamReference: ...


class LogStreamProps(Struct):
    """Options of a log stream."""

    log_group: ILogGroupRef
    """The log group that the stream belongs to."""
    log_stream_name: str | None = None
    """The stream's name. Default: chosen by CloudFormation."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the stream when it leaves the template. Default: it is kept."""


class LogStreamAttributes(Struct):
    """What an existing log stream is known by."""

    log_group_name: str
    """The name of its log group."""
    log_stream_name: str
    """Its name."""


class LogStream(Resource, ILogStream):
    """A log stream."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-logs.LogStream"

    @staticmethod
    @checked
    def from_log_stream_name(scope: Construct, id: str, log_stream_name: str) -> ILogStream:
        """Return an existing stream by its name; its log group stays unknown."""
        return _ImportedLogStream(scope, id, log_stream_name, None)

    @staticmethod
    @takes(LogStreamAttributes)
    def from_log_stream_attributes(scope: Construct, id: str, attrs: LogStreamAttributes) -> ILogStream:
        """Return an existing stream by what is known of it."""
        return _ImportedLogStream(scope, id, attrs.log_stream_name, attrs.log_group_name)

    @takes(LogStreamProps)
    def __init__(self, scope: Construct, id: str, props: LogStreamProps) -> None:
        super().__init__(scope, id, physical_name=props.log_stream_name)
        self._log_group_name = props.log_group.log_group_ref.log_group_name
        resource = CfnLogStream(
            self, "Resource", log_group_name=self._log_group_name, log_stream_name=self.physical_name
        )
        resource.apply_removal_policy(props.removal_policy)
        self._log_stream_name = self._get_resource_name_attribute(resource.ref)

    @property
    def log_stream_name(self) -> str:
        """The stream's name."""
        return self._log_stream_name

    @property
    def log_stream_ref(self) -> LogStreamReference:
        """A reference to the stream."""
        from aws_cdk.interfaces.aws_logs import LogStreamReference

        return LogStreamReference(log_group_name=self._log_group_name, log_stream_name=self._log_stream_name)


class _ImportedLogStream(Resource, ILogStream):
    """A log stream known by its name."""

    _fqn = "aws-cdk-lib.Resource"

    log_stream_name: str

    def __init__(self, scope: Construct, id: str, log_stream_name: str, log_group_name: str | None) -> None:
        super().__init__(scope, id)
        self.log_stream_name = log_stream_name
        self._log_group_name = log_group_name

    @property
    def log_stream_ref(self) -> LogStreamReference:
        """A reference to the stream.

        Raises:
            ValidationError: the stream's log group is not known.
        """
        from aws_cdk.core.errors import ValidationError
        from aws_cdk.interfaces.aws_logs import LogStreamReference

        if self._log_group_name is None:
            raise ValidationError(
                "the log group of a stream imported by its name is not known",
                scope=self,
                fix="use LogStream.from_log_stream_attributes",
            )
        return LogStreamReference(log_group_name=self._log_group_name, log_stream_name=self.log_stream_name)
