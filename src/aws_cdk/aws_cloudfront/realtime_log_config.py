"""Logs of requests that are written to a stream within seconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront._l1 import CfnRealtimeLogConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IRole
    from aws_cdk.aws_kinesis import IStream
    from aws_cdk.interfaces.aws_cloudfront import RealtimeLogConfigReference
    from constructs import Construct

_ACTIONS = ("kinesis:DescribeStreamSummary", "kinesis:DescribeStream", "kinesis:PutRecord", "kinesis:PutRecords")


class Endpoint:
    """Where logs go to. Make it with the factory."""

    @staticmethod
    @checked
    def from_kinesis_stream(stream: IStream, role: IRole | None = None) -> Endpoint:
        """Write to a stream.

        Args:
            stream: The stream.
            role: What CloudFront writes as. Default: a new role that may.
        """
        return _KinesisEndpoint(stream, role)

    def _rendered(self, scope: Construct) -> dict[str, Any]:
        raise NotImplementedError


class _KinesisEndpoint(Endpoint):
    def __init__(self, stream: IStream, role: IRole | None) -> None:
        self._stream = stream
        self._role = role

    def _rendered(self, scope: Construct) -> dict[str, Any]:
        role = self._role if self._role is not None else _role_in(scope)
        self._stream.grant(role, *_ACTIONS)
        key = self._stream.encryption_key
        if key is not None:
            key.grant(role, "kms:GenerateDataKey")
        return {
            "kinesis_stream_config": {"role_arn": role.role_arn, "stream_arn": self._stream.stream_arn},
            "stream_type": "Kinesis",
        }


def _role_in(scope: Construct) -> IRole:
    """Return the one role that all streams of the logs share."""
    from aws_cdk.aws_iam import Role, ServicePrincipal

    id = "RealtimeLogKinesisRole"
    found: Any = scope.node.try_find_child(id)
    return found if found is not None else Role(scope, id, assumed_by=ServicePrincipal("cloudfront.amazonaws.com"))


class RealtimeLogConfigProps(Struct):
    """Options of logs."""

    end_points: Sequence[Endpoint]
    fields: Sequence[str]
    """What is logged of a request, in this order: ``timestamp``."""
    sampling_rate: int | float
    """Percents of the requests that are logged, from 1 to 100."""
    realtime_log_config_name: str | None = None
    """Default: made from the construct's path."""


class IRealtimeLogConfig(IResource):
    """Logs of requests."""

    if TYPE_CHECKING:

        @property
        def realtime_log_config_arn(self) -> str: ...
        @property
        def realtime_log_config_name(self) -> str: ...
        @property
        def realtime_log_config_ref(self) -> RealtimeLogConfigReference: ...


class RealtimeLogConfig(Resource, IRealtimeLogConfig):
    """Logs of requests that are written to a stream within seconds.

    Raises:
        ValidationError: the rate is out of bounds.
    """

    _fqn = "aws-cdk-lib.aws_cloudfront.RealtimeLogConfig"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.RealtimeLogConfig"

    @takes(RealtimeLogConfigProps)
    def __init__(self, scope: Construct, id: str, props: RealtimeLogConfigProps) -> None:
        name = (
            props.realtime_log_config_name
            if props.realtime_log_config_name is not None
            else lazy_string(lambda: Names.unique_resource_name(self))
        )
        super().__init__(scope, id, physical_name=name)
        rate = props.sampling_rate
        if not Token.is_unresolved(rate) and not 1 <= rate <= 100:
            raise ValidationError(f"Sampling rate must be between 1 and 100 (inclusive), received {rate:g}", scope=self)
        resource = CfnRealtimeLogConfig(
            self,
            "Resource",
            end_points=[end_point._rendered(self) for end_point in props.end_points],
            fields=list(props.fields),
            name=self.physical_name,
            sampling_rate=rate,
        )
        self._resource = resource
        self.realtime_log_config_arn: str = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="cloudfront", region="", resource="realtime-log-config", resource_name=self.physical_name
            ),
        )
        self.realtime_log_config_name: str = self._get_resource_name_attribute(resource.ref)

    @property
    def realtime_log_config_ref(self) -> RealtimeLogConfigReference:
        """The reference to the logs."""
        from aws_cdk.interfaces.aws_cloudfront import RealtimeLogConfigReference

        # What the resource itself is called by is its ARN too.
        return RealtimeLogConfigReference(realtime_log_config_arn=self._resource.ref)


__all__ = ["Endpoint", "IRealtimeLogConfig", "RealtimeLogConfig", "RealtimeLogConfigProps"]
