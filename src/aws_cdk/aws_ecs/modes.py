"""Modes of tasks: where they run, and what they share."""

from __future__ import annotations

from enum import Enum


class NetworkMode(Enum):
    """How containers of a task are networked."""

    NONE = "none"
    BRIDGE = "bridge"
    AWS_VPC = "awsvpc"
    HOST = "host"
    NAT = "nat"


class IpcMode(Enum):
    """With whom containers share inter-process communication."""

    NONE = "none"
    HOST = "host"
    TASK = "task"


class PidMode(Enum):
    """With whom containers share processes."""

    HOST = "host"
    TASK = "task"


class Compatibility(Enum):
    """Where tasks can run."""

    EC2 = 0
    FARGATE = 1
    EC2_AND_FARGATE = 2
    EXTERNAL = 3
    MANAGED_INSTANCES = 4
    EC2_AND_MANAGED_INSTANCES = 5
    FARGATE_AND_MANAGED_INSTANCES = 6
    FARGATE_AND_EC2_AND_MANAGED_INSTANCES = 7


class Protocol(Enum):
    """A transport protocol."""

    TCP = "tcp"
    UDP = "udp"


class AppProtocol:
    """A protocol of Service Connect."""

    http: AppProtocol
    http2: AppProtocol
    grpc: AppProtocol

    def __init__(self, value: str) -> None:
        self.value = value


AppProtocol.http = AppProtocol("http")
AppProtocol.http2 = AppProtocol("http2")
AppProtocol.grpc = AppProtocol("grpc")


class VersionConsistency(Enum):
    """Whether tags are resolved to digests when a service is deployed."""

    ENABLED = "enabled"
    DISABLED = "disabled"
