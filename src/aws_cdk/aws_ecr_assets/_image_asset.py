"""What image assets have in common: the place of the image after publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.assets import IAsset
from aws_cdk.core.child_place import ChildPlace, fill_place
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ecr.repository_base import IRepository
    from aws_cdk.core.synthesizers.sources import DockerImageAssetLocation

_REPOSITORY_ID = "Repository"


class ImageAssetBase(Construct, IAsset):
    """An image that is published when the stack is deployed."""

    image_uri: str
    """URI of the image with its tag; cut at its last colon it gives the tag."""
    image_tag: str
    """Tag of the image."""

    def _set_location(self, location: DockerImageAssetLocation) -> None:
        self.image_uri = location.image_uri
        self.image_tag = location.image_tag if location.image_tag is not None else self.asset_hash
        self._repository_name = location.repository_name
        self._repository: IRepository | None = None
        ChildPlace(self, _REPOSITORY_ID, shown_as="aws-cdk-lib.aws_ecr.RepositoryBase")

    @property
    def repository(self) -> IRepository:
        """The repository the image is published to."""
        if self._repository is None:
            from aws_cdk.aws_ecr.repository import Repository

            self._repository = fill_place(
                self,
                _REPOSITORY_ID,
                lambda: Repository.from_repository_name(self, _REPOSITORY_ID, self._repository_name),
            )
        return self._repository

    @repository.setter
    def repository(self, value: IRepository) -> None:
        self._repository = value


def path_below_stack(construct: Construct) -> str:
    """Return the path of a construct as seen from the stack that is deployed; nested stacks are part of it."""
    from aws_cdk.core.logical_id import Names

    return Names.stack_relative_construct_path(construct)
