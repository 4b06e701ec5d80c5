"""The network of ``RUN`` commands while an image is built."""

from __future__ import annotations

from aws_cdk.core.arguments import checked


class NetworkMode:
    """A network mode of image builds; ``mode`` is its text for the builder."""

    DEFAULT: NetworkMode
    HOST: NetworkMode
    NONE: NetworkMode

    @checked
    def __init__(self, mode: str) -> None:
        self.mode = mode

    @staticmethod
    @checked
    def custom(mode: str) -> NetworkMode:
        """Return a mode that is not listed here."""
        return NetworkMode(mode)

    @staticmethod
    @checked
    def from_container(container_id: str) -> NetworkMode:
        """Return the mode that shares the network of a container."""
        return NetworkMode(f"container:{container_id}")

    def __repr__(self) -> str:
        return f"NetworkMode({self.mode!r})"


NetworkMode.DEFAULT = NetworkMode("default")
NetworkMode.HOST = NetworkMode("host")
NetworkMode.NONE = NetworkMode("none")
