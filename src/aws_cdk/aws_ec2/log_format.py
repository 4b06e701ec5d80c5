"""Fields of the records of flow logs."""

from __future__ import annotations

from aws_cdk.core.arguments import checked

# constant -> field. Source: the VPC user guide, flow log records.
_FIELDS = {
    "VERSION": "version",
    "ACCOUNT_ID": "account-id",
    "INTERFACE_ID": "interface-id",
    "SRC_ADDR": "srcaddr",
    "DST_ADDR": "dstaddr",
    "SRC_PORT": "srcport",
    "DST_PORT": "dstport",
    "PROTOCOL": "protocol",
    "PACKETS": "packets",
    "BYTES": "bytes",
    "START_TIMESTAMP": "start",
    "END_TIMESTAMP": "end",
    "ACTION": "action",
    "LOG_STATUS": "log-status",
    "VPC_ID": "vpc-id",
    "SUBNET_ID": "subnet-id",
    "INSTANCE_ID": "instance-id",
    "TCP_FLAGS": "tcp-flags",
    "TRAFFIC_TYPE": "type",
    "PKT_SRC_ADDR": "pkt-srcaddr",
    "PKT_DST_ADDR": "pkt-dstaddr",
    "REGION": "region",
    "AZ_ID": "az-id",
    "SUBLOCATION_TYPE": "sublocation-type",
    "SUBLOCATION_ID": "sublocation-id",
    "PKT_SRC_AWS_SERVICE": "pkt-src-aws-service",
    "PKT_DST_AWS_SERVICE": "pkt-dst-aws-service",
    "FLOW_DIRECTION": "flow-direction",
    "TRAFFIC_PATH": "traffic-path",
    "ECS_CLUSTER_ARN": "ecs-cluster-arn",
    "ECS_CLUSTER_NAME": "ecs-cluster-name",
    "ECS_CONTAINER_INSTANCE_ARN": "ecs-container-instance-arn",
    "ECS_CONTAINER_INSTANCE_ID": "ecs-container-instance-id",
    "ECS_CONTAINER_ID": "ecs-container-id",
    "ECS_SECOND_CONTAINER_ID": "ecs-second-container-id",
    "ECS_SERVICE_NAME": "ecs-service-name",
    "ECS_TASK_DEFINITION_ARN": "ecs-task-definition-arn",
    "ECS_TASK_ARN": "ecs-task-arn",
    "ECS_TASK_ID": "ecs-task-id",
}
# Those of version 2 come first above.
_DEFAULT_COUNT = 14


class LogFormat:
    """A field of a record, or several."""

    ACCOUNT_ID: LogFormat
    ACTION: LogFormat
    ALL_DEFAULT_FIELDS: LogFormat
    AZ_ID: LogFormat
    BYTES: LogFormat
    DST_ADDR: LogFormat
    DST_PORT: LogFormat
    ECS_CLUSTER_ARN: LogFormat
    ECS_CLUSTER_NAME: LogFormat
    ECS_CONTAINER_ID: LogFormat
    ECS_CONTAINER_INSTANCE_ARN: LogFormat
    ECS_CONTAINER_INSTANCE_ID: LogFormat
    ECS_SECOND_CONTAINER_ID: LogFormat
    ECS_SERVICE_NAME: LogFormat
    ECS_TASK_ARN: LogFormat
    ECS_TASK_DEFINITION_ARN: LogFormat
    ECS_TASK_ID: LogFormat
    END_TIMESTAMP: LogFormat
    FLOW_DIRECTION: LogFormat
    INSTANCE_ID: LogFormat
    INTERFACE_ID: LogFormat
    LOG_STATUS: LogFormat
    PACKETS: LogFormat
    PKT_DST_ADDR: LogFormat
    PKT_DST_AWS_SERVICE: LogFormat
    PKT_SRC_ADDR: LogFormat
    PKT_SRC_AWS_SERVICE: LogFormat
    PROTOCOL: LogFormat
    REGION: LogFormat
    SRC_ADDR: LogFormat
    SRC_PORT: LogFormat
    START_TIMESTAMP: LogFormat
    SUBLOCATION_ID: LogFormat
    SUBLOCATION_TYPE: LogFormat
    SUBNET_ID: LogFormat
    TCP_FLAGS: LogFormat
    TRAFFIC_PATH: LogFormat
    TRAFFIC_TYPE: LogFormat
    VERSION: LogFormat
    VPC_ID: LogFormat

    @checked
    def __init__(self, value: str) -> None:
        self.value: str = value

    @staticmethod
    @checked
    def custom(format_string: str) -> LogFormat:
        """Return text as it is, such as ``${srcaddr} ${dstaddr}``."""
        return LogFormat(format_string)

    @staticmethod
    @checked
    def field(field: str) -> LogFormat:
        """Return a field by its name."""
        return LogFormat(f"${{{field}}}")


for _constant, _field in _FIELDS.items():
    setattr(LogFormat, _constant, LogFormat.field(_field))
LogFormat.ALL_DEFAULT_FIELDS = LogFormat(" ".join(f"${{{name}}}" for name in list(_FIELDS.values())[:_DEFAULT_COUNT]))
