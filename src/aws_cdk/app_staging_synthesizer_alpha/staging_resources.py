"""What a stack publishes its assets to: buckets and repositories made for the app."""

from __future__ import annotations

from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.sources import DockerImageAssetSource, FileAssetSource
from constructs import IConstruct
from constructs._interface import Interface


class FileStagingLocation(Struct):
    """Where a file asset goes."""

    bucket_name: str
    """The bucket; may hold the tokens of account and region, or their placeholders."""
    assume_role_arn: str | None = None
    """The role to upload with. Default: the caller's own credentials."""
    dependency_stack: Stack | None = None
    """The stack to deploy before anything is uploaded. Default: none."""
    prefix: str | None = None
    """What the object's key starts with. Default: nothing."""


class ImageStagingLocation(Struct):
    """Where an image asset goes."""

    repo_name: str
    """The repository."""
    assume_role_arn: str | None = None
    """The role to push with. Default: the caller's own credentials."""
    dependency_stack: Stack | None = None
    """The stack to deploy before anything is pushed. Default: none."""


class IStagingResources(IConstruct):
    """Buckets and repositories for the assets of an app."""

    @takes(FileAssetSource)
    def add_file(self, asset: FileAssetSource) -> FileStagingLocation:
        """Make room for a file; return where it goes."""
        raise NotImplementedError

    @takes(DockerImageAssetSource)
    def add_docker_image(self, asset: DockerImageAssetSource) -> ImageStagingLocation:
        """Make room for an image; return where it goes."""
        raise NotImplementedError


class ObtainStagingResourcesContext(Struct):
    """What a factory of staging resources is told beside the stack."""

    environment_string: str
    """The stack's account and region, with ``ACCOUNT`` and ``REGION`` for unknown ones."""
    qualifier: str
    """The qualifier of the bootstrapping in use."""
    deploy_role_arn: str | None = None
    """The role that deploys the stack. Default: the caller's own credentials."""


class IStagingResourcesFactory(Interface):
    """Makes or finds the staging resources of a stack."""

    @takes(ObtainStagingResourcesContext)
    def obtain_staging_resources(self, stack: Stack, context: ObtainStagingResourcesContext) -> IStagingResources:
        """Return the staging resources that ``stack`` uses."""
        raise NotImplementedError
