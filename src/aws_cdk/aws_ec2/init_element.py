"""What all elements of a start-up configuration have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_ec2._init_binding import BindTarget, BoundElement


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
        """Return the elements bound so far, as a service names them.

        As the peer, those that are bound later join those lists that have something in them now.
        """
        lists: dict[str, Any] = {
            "commands": self._commands,
            "files": self._files,
            "packages": self._packages,
            "sources": self._sources,
        }
        return {name: value for name, value in lists.items() if value}


class InitElement:
    """One thing that is set up when an instance starts first."""

    @property
    def element_type(self) -> str:
        """The kind of element, such as ``FILE``."""
        raise NotImplementedError

    def _bind(self, target: BindTarget) -> BoundElement:
        raise NotImplementedError
