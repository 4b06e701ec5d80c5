"""Flow logs: records of who talked to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnFlowLog
from aws_cdk.aws_ec2.flow_log_destination import (
    DestinationOptions,
    FlowLogDestination,
    FlowLogDestinationConfig,
    FlowLogFileFormat,
)
from aws_cdk.aws_ec2.log_format import LogFormat
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.tag_aspect import Tags
from aws_cdk.core.validations import Acknowledgment, Validations

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_ec2 import FlowLogReference, ISubnetRef
    from aws_cdk.interfaces.aws_kinesisfirehose import IDeliveryStreamRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from constructs import Construct

_NAME_TAG = "Name"
# What the peer accepts of its own report: the specification spells the layout of files in another way than the service.
_CASE_RULES = ("CloudFormation-Validate::F3002", "CloudFormation-Validate::F3003")
_CASE_NOTE = "AWS::EC2::FlowLog DestinationOptions accepts properties in camelCase, even they are listed as PascalCase in the spec"


class FlowLogTrafficType(NamedEnum):
    """Which traffic is recorded."""

    ACCEPT = "ACCEPT"
    ALL = "ALL"
    REJECT = "REJECT"


class FlowLogMaxAggregationInterval(NamedEnum):
    """How long a record covers at most, in seconds."""

    ONE_MINUTE = 60
    TEN_MINUTES = 600


class IFlowLog(IResource):
    """A flow log."""

    if TYPE_CHECKING:

        @property
        def flow_log_ref(self) -> FlowLogReference: ...
        @property
        def flow_log_id(self) -> str: ...


class FlowLogResourceType:
    """Whose traffic is recorded."""

    resource_type: str
    resource_id: str

    @staticmethod
    @checked
    def from_subnet(subnet: ISubnetRef) -> FlowLogResourceType:
        """Return a subnet."""
        return _Recorded("Subnet", subnet.subnet_ref.subnet_id)

    @staticmethod
    @checked
    def from_vpc(vpc: IVpc) -> FlowLogResourceType:
        """Return a network."""
        return _Recorded("VPC", vpc.vpc_id)

    @staticmethod
    @checked
    def from_network_interface_id(id: str) -> FlowLogResourceType:
        """Return a network interface."""
        return _Recorded("NetworkInterface", id)

    @staticmethod
    @checked
    def from_transit_gateway_id(id: str) -> FlowLogResourceType:
        """Return a transit gateway."""
        return _Recorded(_TRANSIT_GATEWAY, id)

    @staticmethod
    @checked
    def from_transit_gateway_attachment_id(id: str) -> FlowLogResourceType:
        """Return an attachment of a transit gateway."""
        return _Recorded(_TRANSIT_GATEWAY_ATTACHMENT, id)


_TRANSIT_GATEWAY = "TransitGateway"
_TRANSIT_GATEWAY_ATTACHMENT = "TransitGatewayAttachment"
_TRANSIT = (_TRANSIT_GATEWAY, _TRANSIT_GATEWAY_ATTACHMENT)


class _Recorded(FlowLogResourceType):
    def __init__(self, resource_type: str, resource_id: str) -> None:
        self.resource_type = resource_type
        self.resource_id = resource_id


class FlowLogOptions(Struct):
    """Options of a flow log."""

    destination: FlowLogDestination | None = None
    """Where the records go. Default: to a new log group."""
    log_format: Sequence[LogFormat] | None = None
    """Fields of a record. Default: those of version 2."""
    max_aggregation_interval: FlowLogMaxAggregationInterval | None = None
    """How long a record covers at most. Default: ten minutes; at transit gateways one."""
    traffic_type: FlowLogTrafficType | None = None
    """Which traffic is recorded. Default: all; not for transit gateways."""


class FlowLogProps(FlowLogOptions):
    """Options of a flow log, with whose traffic it records."""

    resource_type: FlowLogResourceType
    """Whose traffic is recorded."""
    flow_log_name: str | None = None
    """Name of the log. Default: the construct's path."""


class FlowLog(Resource, IFlowLog):
    """A record of who talked to whom."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.FlowLog"

    @takes(FlowLogProps)
    def __init__(self, scope: Construct, id: str, props: FlowLogProps) -> None:
        super().__init__(scope, id)
        destination = props.destination or FlowLogDestination.to_cloud_watch_logs()
        config = destination.bind(self, self)
        self.log_group: ILogGroupRef | None = config.log_group
        self.bucket: IBucket | None = config.s3_bucket
        self.iam_role: IRole | None = config.iam_role
        self.key_prefix: str | None = config.key_prefix
        self.delivery_stream: IDeliveryStreamRef | None = config.delivery_stream
        self.delivery_stream_arn: str | None = config.delivery_stream_arn
        Tags.of(self).add(_NAME_TAG, props.flow_log_name or self.node.path)
        is_transit = props.resource_type.resource_type in _TRANSIT
        interval = props.max_aggregation_interval
        if is_transit and interval is FlowLogMaxAggregationInterval.TEN_MINUTES:
            raise ValidationError(
                "maxAggregationInterval must be set to ONE_MINUTE for Transit Gateway and Transit Gateway Attachment",
                scope=self,
                fix="leave max_aggregation_interval out",
            )
        if is_transit and props.traffic_type is not None:
            raise ValidationError(
                "trafficType is not supported for Transit Gateway and Transit Gateway Attachment",
                scope=self,
                fix="leave traffic_type out",
            )
        traffic = props.traffic_type or FlowLogTrafficType.ALL
        log = CfnFlowLog(
            self,
            "FlowLog",
            destination_options=_rendered_options(config.destination_options),
            deliver_logs_permission_arn=config.iam_role.role_arn if config.iam_role is not None else None,
            log_destination_type=config.log_destination_type._value_,
            log_group_name=config.log_group.log_group_ref.log_group_name if config.log_group is not None else None,
            max_aggregation_interval=interval._value_ if interval is not None else None,
            resource_id=props.resource_type.resource_id,
            resource_type=props.resource_type.resource_type,
            traffic_type=None if is_transit else traffic._value_,
            log_format=" ".join(field.value for field in props.log_format) if props.log_format is not None else None,
            log_destination=_log_destination(config),
        )
        self.node.default_child = log
        for rule in _CASE_RULES:
            Validations.of(self).acknowledge(Acknowledgment(id=rule, reason=_CASE_NOTE))
        if config.s3_bucket is not None:
            _outlived_by_what_serves(log, config.s3_bucket)
        self._id: str = log.ref

    @staticmethod
    @checked
    def from_flow_log_id(scope: Construct, id: str, flow_log_id: str) -> IFlowLog:
        """Return a flow log that was made elsewhere."""
        return _ImportedFlowLog(scope, id, flow_log_id)

    @property
    def flow_log_id(self) -> str:
        """Its id."""
        return self._id

    @property
    def flow_log_ref(self) -> FlowLogReference:
        """The reference to the log."""
        return _reference(self._id)


class _ImportedFlowLog(Resource, IFlowLog):
    def __init__(self, scope: Construct, id: str, flow_log_id: str) -> None:
        super().__init__(scope, id)
        self._id = flow_log_id

    @property
    def flow_log_id(self) -> str:
        return self._id

    @property
    def flow_log_ref(self) -> FlowLogReference:
        return _reference(self._id)


def _reference(flow_log_id: str) -> FlowLogReference:
    from aws_cdk.interfaces.aws_ec2 import FlowLogReference

    return FlowLogReference(flow_log_id=flow_log_id)


def _outlived_by_what_serves(log: CfnFlowLog, bucket: IBucket) -> None:
    """Have deliveries stop before the bucket loses its policy, and before its objects are deleted."""
    from aws_cdk.aws_s3._auto_delete import AUTO_DELETE_ID

    if bucket.policy is not None:
        log.node.add_dependency(bucket.policy)
    emptying = bucket.node.try_find_child(AUTO_DELETE_ID)
    if emptying is not None and emptying.node.default_child is not None:
        log.node.add_dependency(emptying.node.default_child)


def _log_destination(config: FlowLogDestinationConfig) -> str | None:
    if config.s3_bucket is not None:
        arn = config.s3_bucket.bucket_arn
        return f"{arn}/{config.key_prefix}" if config.key_prefix else arn
    return config.delivery_stream_arn


def _rendered_options(options: DestinationOptions | None) -> dict[str, Any] | None:
    """Return the property for the layout of files; CloudFormation takes it as free JSON, in the service's own spelling."""
    if options is None:
        return None
    return {
        "fileFormat": (options.file_format or FlowLogFileFormat.PLAIN_TEXT)._value_,
        "perHourPartition": options.per_hour_partition,
        "hiveCompatiblePartitions": options.hive_compatible_partitions,
    }
