"""An image that was saved to a tarball."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_cdk.aws_ecr_assets._image_asset import ImageAssetBase, path_below_stack
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.docker_engine import engine
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.sources import DockerImageAssetSource

if TYPE_CHECKING:
    from constructs import Construct

# Loads a tarball with the engine of this machine and prints the image's name, for the publisher to tag; the tarball comes as an
# argument, so that its name needs no quoting. Source: the manifest that aws-cdk-lib 2.275.0 writes; the command line is part of it.
_LOAD = '%s load -i "$1" | tail -n 1 | sed "s/Loaded image[^:]*: //g"'
_LOAD_NAME = "cdk-tarball-image-asset"


class TarballImageAssetProps(Struct):
    """Options of :class:`TarballImageAsset`."""

    tarball_file: str
    """The tarball, as ``docker save`` writes it."""
    display_name: str | None = None
    """Shown to people while publishing. Default: the construct path."""


class TarballImageAsset(ImageAssetBase):
    """An image from a tarball: staged now, loaded and pushed when the stack is deployed."""

    @takes(TarballImageAssetProps)
    def __init__(self, scope: Construct, id: str, props: TarballImageAssetProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.core.asset_staging import AssetStaging

        if not os.path.exists(props.tarball_file):
            raise ValidationError(
                f"Cannot find file at {props.tarball_file}",
                scope=self,
                fix="write the image first, as with docker save; a relative path counts from where the app runs",
            )
        staging = AssetStaging(self, "Staging", source_path=props.tarball_file)
        stack = Stack.of(self)
        self.asset_hash = staging.asset_hash
        # From the outermost assembly, also in a stage, as the peer; the manifest is part of the contract.
        path = os.path.relpath(staging.absolute_staged_path, staging._outdir).replace(os.sep, "/")
        location = call_with_options(
            stack.synthesizer.add_docker_image_asset,
            of=DockerImageAssetSource,
            source_hash=self.asset_hash,
            executable=["sh", "-c", _LOAD % engine(), _LOAD_NAME, path],
            display_name=props.display_name or path_below_stack(self),
        )
        self._set_location(location)
