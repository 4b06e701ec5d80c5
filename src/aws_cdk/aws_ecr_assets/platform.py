"""The platform that an image is built for."""

from __future__ import annotations

from aws_cdk.core.arguments import checked


class Platform:
    """A platform of image builds; ``platform`` is its text for the builder."""

    LINUX_AMD64: Platform
    LINUX_ARM64: Platform

    @checked
    def __init__(self, platform: str) -> None:
        self.platform = platform

    @staticmethod
    @checked
    def custom(platform: str) -> Platform:
        """Return a platform that is not listed here."""
        return Platform(platform)

    def __repr__(self) -> str:
        return f"Platform({self.platform!r})"


Platform.LINUX_AMD64 = Platform("linux/amd64")
Platform.LINUX_ARM64 = Platform("linux/arm64")
