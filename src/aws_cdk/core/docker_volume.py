"""Directories of this machine in a container."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class DockerVolumeConsistency(NamedEnum):
    """How soon this machine and the container see each other's changes; engines without a virtual machine ignore it."""

    CONSISTENT = "consistent"
    """At once."""
    DELEGATED = "delegated"
    """The container's view leads."""
    CACHED = "cached"
    """This machine's view leads."""


class DockerVolume(Struct):
    """A directory of this machine that a container sees."""

    container_path: str
    """Where the container sees it."""
    host_path: str
    """The directory on this machine."""
    consistency: DockerVolumeConsistency | None = None
    """How soon changes are seen. Default: ``DELEGATED``."""
