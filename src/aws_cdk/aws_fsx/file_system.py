"""What file systems of FSx have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.connections import IConnectable
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_kms import IKeyRef


class StorageType(NamedEnum):
    """What data is kept on."""

    SSD = "SSD"
    HDD = "HDD"
    INTELLIGENT_TIERING = "INTELLIGENT_TIERING"


class IFileSystem(IConnectable):
    """A file system."""

    if TYPE_CHECKING:

        @property
        def file_system_id(self) -> str: ...


class FileSystemProps(Struct):
    """Options of file systems of all kinds."""

    storage_capacity_gib: int | float
    """How much it holds, in GiB, in steps that the kind knows."""
    vpc: IVpc
    """The network."""
    backup_id: str | None = None
    """The backup that it begins with. Default: none."""
    kms_key: IKeyRef | None = None
    """The key that data is encrypted with. Default: AWS's key of FSx."""
    removal_policy: RemovalPolicy | None = None
    """What happens to a file system that leaves the stack. Default: RETAIN."""
    security_group: ISecurityGroup | None = None
    """Default: a new one, which lets everything out."""
    storage_type: StorageType | None = None
    """Default: SSD."""


class FileSystemAttributes(Struct):
    """What is known of a file system made elsewhere."""

    dns_name: str
    file_system_id: str
    security_group: ISecurityGroup


class FileSystemBase(Resource, IFileSystem):
    """Base of file systems."""

    connections: Connections
    """The ports that clients use."""
    dns_name: str
    """The name that clients mount it by."""
    file_system_id: str
    """The id."""


__all__ = ["FileSystemAttributes", "FileSystemBase", "FileSystemProps", "IFileSystem", "StorageType"]
