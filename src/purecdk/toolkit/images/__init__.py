"""Container images: built by an engine that the user has, pushed to the registry that ECR names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from purecdk.toolkit.cloud import Cloud
    from purecdk.toolkit.events import Emit
    from purecdk.toolkit.execution import StopRequest
    from purecdk.toolkit.plan import BuildImage, PushImage


class ImagePublisher(Protocol):
    """Performs the image steps of a plan."""

    def build(self, step: BuildImage, emit: Emit, stop: StopRequest) -> str:
        """Build the image and return the name that the engine knows it by."""
        ...

    def close(self) -> None:
        """Forget logins and whatever else was kept for the run."""
        ...

    def push(self, step: PushImage, image: str, cloud: Cloud, emit: Emit, stop: StopRequest) -> None:
        """Push a built image, or the archive at an absolute path, to its place."""
        ...
