"""The synthesizer of nested stacks: assets are the parent's affair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.synthesizers.sources import (
    DockerImageAssetLocation,
    DockerImageAssetSource,
    FileAssetLocation,
    FileAssetSource,
)
from aws_cdk.core.synthesizers.stack_synthesizer import IStackSynthesizer, StackSynthesizer

if TYPE_CHECKING:
    from aws_cdk.core.synthesis import SynthesisSession


class NestedStackSynthesizer(StackSynthesizer):
    """Hands assets to the synthesizer of the stack it is nested in, and writes the template alone."""

    def __init__(self, parent_deployment: IStackSynthesizer) -> None:
        super().__init__()
        self._parent = parent_deployment

    @property
    def bootstrap_qualifier(self) -> str | None:
        """The parent's."""
        return self._parent.bootstrap_qualifier

    @property
    def lookup_role(self) -> str | None:
        """The parent's."""
        return self._parent.lookup_role

    @property
    def cloud_formation_execution_role(self) -> str | None:
        """The parent's."""
        return self._parent.cloud_formation_execution_role

    def add_file_asset(self, **asset: Any) -> FileAssetLocation:
        """Publish a file as the parent does."""
        location: FileAssetLocation = call_with_options(self._parent.add_file_asset, of=FileAssetSource, **asset)
        return location

    def add_docker_image_asset(self, **asset: Any) -> DockerImageAssetLocation:
        """Publish an image as the parent does."""
        location: DockerImageAssetLocation = call_with_options(
            self._parent.add_docker_image_asset, of=DockerImageAssetSource, **asset
        )
        return location

    def synthesize(self, session: SynthesisSession) -> None:
        """Write the template; it was made an asset of the parent before."""
        self._synthesize_template(session)
