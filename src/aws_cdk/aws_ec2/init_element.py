"""What all elements of a start-up configuration have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct


class InitServiceRestartHandle:
    """Says that a service restarts when an element changes: given to both."""

    def __init__(self) -> None:
        self._commands: list[str] = []
        self._files: list[str] = []
        self._sources: list[str] = []
        self._packages: dict[str, list[str]] = {}

    def _add_command(self, key: str) -> None:
        self._commands.append(key)

    def _add_file(self, file_name: str) -> None:
        self._files.append(file_name)

    def _add_source(self, directory: str) -> None:
        self._sources.append(directory)

    def _add_package(self, package_type: str, key: str) -> None:
        self._packages.setdefault(package_type, []).append(key)

    def _rendered(self) -> dict[str, Any]:
        """Return the elements bound so far, as a service names them."""
        lists: dict[str, Any] = {
            "commands": list(self._commands),
            "files": list(self._files),
            "packages": {name: list(keys) for name, keys in self._packages.items()},
            "sources": list(self._sources),
        }
        return {name: value for name, value in lists.items() if value}


class BindTarget:
    """Where an element is rendered for, and its place among those of its type. Internal."""

    __slots__ = ("index", "platform", "role", "scope")

    def __init__(self, scope: Construct, role: IRole, platform: OperatingSystemType, index: int) -> None:
        self.scope = scope
        self.role = role
        self.platform = platform
        self.index = index

    @property
    def key(self) -> str:
        """The key of an element that was given none: three digits."""
        return f"{self.index:03d}"


class BoundElement:
    """A rendered element. Internal.

    Attributes:
        config: What is merged into the section of the element's type.
        bucket_name: A bucket that the instance reads with its role's credentials.
        asset_hash: Names the content of the asset behind the element.
    """

    __slots__ = ("asset_hash", "bucket_name", "config")

    def __init__(
        self, config: dict[str, Any], *, bucket_name: str | None = None, asset_hash: str | None = None
    ) -> None:
        self.config = config
        self.bucket_name = bucket_name
        self.asset_hash = asset_hash


class InitElement:
    """One thing that is set up when an instance starts first."""

    @property
    def element_type(self) -> str:
        """The kind of element, such as ``FILE``."""
        raise NotImplementedError

    def _bind(self, target: BindTarget) -> BoundElement:
        raise NotImplementedError


def restart_handles(handles: Iterable[InitServiceRestartHandle] | None) -> tuple[InitServiceRestartHandle, ...]:
    """Return the handles given. Internal."""
    return tuple(handles or ())


def bound_object(config: dict[str, Any], bucket: IBucket, key: str, target: BindTarget) -> BoundElement:
    """Let the instance read an object, and return the element. Internal."""
    bucket.grant_read(target.role, key)
    return BoundElement(config, bucket_name=bucket.bucket_name)
