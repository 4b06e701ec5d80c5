"""Images for bundling."""

from __future__ import annotations


class DockerImage:
    """A container image to run commands in."""

    def __init__(self, image: str, _image_hash: str | None = None) -> None:
        self.image = image
        self._image_hash = _image_hash

    @staticmethod
    def from_registry(image: str) -> DockerImage:
        """Name an image of a registry; the engine fetches it when it is used."""
        return DockerImage(image)
