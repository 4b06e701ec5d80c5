"""How an asset is made out of its source by a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.docker_volume import DockerVolume
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.core.docker_image import DockerImage


class BundlingOutput(NamedEnum):
    """What the output of bundling is."""

    ARCHIVED = "archived"
    """A directory with one archive, which is the asset."""
    NOT_ARCHIVED = "not-archived"
    """A directory, which is packed as the asset."""
    AUTO_DISCOVER = "auto-discover"
    """``ARCHIVED`` if there is one archive and nothing else, else ``NOT_ARCHIVED``."""
    SINGLE_FILE = "single-file"
    """A directory with one file, which is the asset as it is."""


class BundlingFileAccess(NamedEnum):
    """How the container sees the source and hands back the output."""

    VOLUME_COPY = "VOLUME_COPY"
    """Both are copied into and out of volumes; works where the engine does not see this machine's files."""
    BIND_MOUNT = "BIND_MOUNT"
    """Both are mounted."""


class ILocalBundling(Interface):
    """Bundles on this machine, without a container."""

    def try_bundle(self, output_dir: str, *args: Any, **options: Any) -> bool:
        """Leave the asset in ``output_dir`` and return true; return false to have the container do it.

        The bundling options come as keywords if the method has keyword-only parameters, else as one struct.
        """
        raise NotImplementedError


class LibraryBundling(ILocalBundling):
    """Base of the library's own bundlers."""

    _is_hashed = False
    """Whether the hash of the bundling options tells that there is a local bundler, as it does for those of apps."""
    _declined_because: str | None = None
    """Why the last call declined, for the message if the container fails as well."""


class BundlingOptions(Struct):
    """The command that makes an asset, and the container it runs in."""

    image: DockerImage
    """The container's image."""
    bundling_file_access: BundlingFileAccess | None = None
    """How files get in and out. Default: ``BIND_MOUNT``."""
    command: Sequence[str] | None = None
    """The command. Default: that of the image."""
    entrypoint: Sequence[str] | None = None
    """The entry point. Default: that of the image."""
    environment: Mapping[str, str] | None = None
    """Environment variables in the container."""
    local: ILocalBundling | None = None
    """Tried first; the container runs only if it declines."""
    network: str | None = None
    """Network of the container."""
    output_type: BundlingOutput | None = None
    """What the output is. Default: ``AUTO_DISCOVER``."""
    platform: str | None = None
    """Platform of the image, as the engine writes it: ``linux/arm64``. Default: the engine's."""
    security_opt: str | None = None
    """Security option of the container."""
    user: str | None = None
    """Who runs the command: ``UID:GID``. Default: the user who runs the app, so that the output is theirs."""
    volumes: Nested[Sequence[DockerVolume] | None] = nested()
    """Directories of this machine to mount as well."""
    volumes_from: Sequence[str] | None = None
    """Containers whose volumes to mount as well."""
    working_directory: str | None = None
    """Where the command runs. Default: ``/asset-input``."""
