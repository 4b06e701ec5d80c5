"""Volumes of tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class Scope(NamedEnum):
    """How long a docker volume lives."""

    TASK = "task"
    SHARED = "shared"


class Host(Struct):
    """A folder of the container instance."""

    source_path: str | None = None
    """The folder. Default: one of docker's choice."""


class DockerVolumeConfiguration(Struct):
    """A docker volume."""

    driver: str
    scope: Scope
    autoprovision: bool | None = None
    driver_opts: Mapping[str, str] | None = None
    labels: Mapping[str, str] | None = None


class AuthorizationConfig(Struct):
    """How a task proves to EFS who it is."""

    access_point_id: str | None = None
    iam: str | None = None
    """``ENABLED`` or ``DISABLED``."""


class EfsVolumeConfiguration(Struct):
    """A file system of EFS."""

    file_system_id: str
    authorization_config: Nested[AuthorizationConfig | None] = nested()
    root_directory: str | None = None
    transit_encryption: str | None = None
    """``ENABLED`` or ``DISABLED``."""
    transit_encryption_port: int | float | None = None


class Volume(Struct):
    """A volume that containers can mount."""

    name: str
    configured_at_launch: bool | None = None
    docker_volume_configuration: Nested[DockerVolumeConfiguration | None] = nested()
    efs_volume_configuration: Nested[EfsVolumeConfiguration | None] = nested()
    host: Nested[Host | None] = nested()


class BaseMountPoint(Struct):
    """Where something is mounted."""

    container_path: str
    read_only: bool


class MountPoint(BaseMountPoint):
    """A volume mounted into a container."""

    source_volume: str


class VolumeFrom(Struct):
    """Mounts taken over from another container."""

    read_only: bool
    source_container: str


class ScratchSpace(Struct):
    """A folder of the instance, made a volume and mounted at once."""

    container_path: str
    name: str
    read_only: bool
    source_path: str


def rendered_volume(volume: Volume) -> dict[str, Any]:
    """Return a volume by the names of the L1 class."""
    docker, efs = volume.docker_volume_configuration, volume.efs_volume_configuration
    return {
        "host": {"sourcePath": volume.host.source_path} if volume.host is not None else None,
        "name": volume.name,
        "configuredAtLaunch": volume.configured_at_launch,
        "dockerVolumeConfiguration": {
            "autoprovision": docker.autoprovision,
            "driver": docker.driver,
            "driverOpts": docker.driver_opts,
            "labels": docker.labels,
            "scope": docker.scope._value_,
        }
        if docker is not None
        else None,
        "efsVolumeConfiguration": {
            "filesystemId": efs.file_system_id,
            "authorizationConfig": {
                "accessPointId": efs.authorization_config.access_point_id,
                "iam": efs.authorization_config.iam,
            }
            if efs.authorization_config is not None
            else None,
            "rootDirectory": efs.root_directory,
            "transitEncryption": efs.transit_encryption,
            "transitEncryptionPort": efs.transit_encryption_port,
        }
        if efs is not None
        else None,
    }


__all__ = [
    "AuthorizationConfig",
    "BaseMountPoint",
    "DockerVolumeConfiguration",
    "EfsVolumeConfiguration",
    "Host",
    "MountPoint",
    "Scope",
    "ScratchSpace",
    "Volume",
    "VolumeFrom",
]
