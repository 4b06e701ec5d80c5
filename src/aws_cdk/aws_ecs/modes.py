"""Modes of tasks: where they run, and what they share."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum


class NetworkMode(NamedEnum):
    """How containers of a task are networked."""

    NONE = "none"
    BRIDGE = "bridge"
    AWS_VPC = "awsvpc"
    HOST = "host"
    NAT = "nat"


class IpcMode(NamedEnum):
    """With whom containers share inter-process communication."""

    NONE = "none"
    HOST = "host"
    TASK = "task"


class PidMode(NamedEnum):
    """With whom containers share processes."""

    HOST = "host"
    TASK = "task"


class Compatibility(NamedEnum):
    """Where tasks can run."""

    EC2 = 0
    FARGATE = 1
    EC2_AND_FARGATE = 2
    EXTERNAL = 3
    MANAGED_INSTANCES = 4
    EC2_AND_MANAGED_INSTANCES = 5
    FARGATE_AND_MANAGED_INSTANCES = 6
    FARGATE_AND_EC2_AND_MANAGED_INSTANCES = 7


class Protocol(NamedEnum):
    """A transport protocol."""

    TCP = "tcp"
    UDP = "udp"


class AppProtocol:
    """A protocol of Service Connect."""

    http: AppProtocol
    http2: AppProtocol
    grpc: AppProtocol

    @checked
    def __init__(self, value: str) -> None:
        self.value = value


AppProtocol.http = AppProtocol("http")
AppProtocol.http2 = AppProtocol("http2")
AppProtocol.grpc = AppProtocol("grpc")


class VersionConsistency(NamedEnum):
    """Whether tags are resolved to digests when a service is deployed."""

    ENABLED = "enabled"
    DISABLED = "disabled"
