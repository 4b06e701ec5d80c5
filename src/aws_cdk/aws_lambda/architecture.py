"""Processor architectures of Lambda functions."""

from __future__ import annotations

from aws_cdk.core.arguments import checked


class Architecture:
    """An instruction set, and the container platform that builds for it."""

    ARM_64: Architecture
    X86_64: Architecture

    @checked
    def __init__(self, name: str, docker_platform: str) -> None:
        self.name = name
        self.docker_platform = docker_platform

    @staticmethod
    @checked
    def custom(name: str, docker_platform: str | None = None) -> Architecture:
        """Return an architecture that is not listed here; the platform is ``linux/amd64`` unless given."""
        return Architecture(name, docker_platform or "linux/amd64")

    def to_string(self) -> str:
        """Return the name."""
        return self.name

    def __repr__(self) -> str:
        return f"Architecture({self.name!r})"


Architecture.ARM_64 = Architecture("arm64", "linux/arm64")
Architecture.X86_64 = Architecture("x86_64", "linux/amd64")
