"""File systems that builds mount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project_base import IProject
    from constructs import Construct


class FileSystemConfig(Struct):
    """How a project names a file system."""

    location: Any
    """The property of the L1 project, as a struct or mapping."""


class EfsFileSystemLocationProps(Struct):
    """A file system of EFS."""

    identifier: str
    """The variable ``CODEBUILD_IDENTIFIER`` holds the mount point."""
    location: str
    """DNS name and folder: ``fs-1.efs.REGION.amazonaws.com:/FOLDER``."""
    mount_point: str
    """Where the build finds it."""
    mount_options: str | None = None
    """Options of the mount. Default: those for NFS 4.1 that EFS recommends."""


class IFileSystemLocation(Interface):
    """A file system that builds mount."""

    __slots__ = ()

    def bind(self, scope: Construct, project: IProject) -> FileSystemConfig:
        """Return how the project names it."""
        raise NotImplementedError


class FileSystemLocation:
    """Makes file systems for builds."""

    @staticmethod
    @takes(EfsFileSystemLocationProps)
    def efs(props: EfsFileSystemLocationProps) -> IFileSystemLocation:
        """Return a file system of EFS; the project has to be in a VPC that reaches it."""
        return _EfsLocation(props)


class _EfsLocation(IFileSystemLocation):
    def __init__(self, props: EfsFileSystemLocationProps) -> None:
        self._props = props

    @checked
    def bind(self, _scope: Construct, _project: IProject) -> FileSystemConfig:
        props = self._props
        return FileSystemConfig(
            location={
                "identifier": props.identifier,
                "location": props.location,
                "mountOptions": props.mount_options,
                "mountPoint": props.mount_point,
                "type": "EFS",
            }
        )


__all__ = ["EfsFileSystemLocationProps", "FileSystemConfig", "FileSystemLocation", "IFileSystemLocation"]
