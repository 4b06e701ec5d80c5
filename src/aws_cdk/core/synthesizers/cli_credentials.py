"""The synthesizer that publishes and deploys with the caller's own credentials."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.asset_manifest_builder import (
    AssetManifestBuilder,
    AssetManifestDockerImageDestination,
    AssetManifestFileDestination,
)
from aws_cdk.core.synthesizers.default import (
    BOOTSTRAP_QUALIFIER_CONTEXT,
    DefaultStackSynthesizer,
    _given_or,
    _placeholder_filler,
    check_no_tokens,
)
from aws_cdk.core.synthesizers.sources import (
    DockerImageAssetLocation,
    DockerImageAssetSource,
    FileAssetLocation,
    FileAssetSource,
)
from aws_cdk.core.synthesizers.stack_synthesizer import (
    IBoundStackSynthesizer,
    IReusableStackSynthesizer,
    StackSynthesizer,
)

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.synthesis import SynthesisSession


class CliCredentialsStackSynthesizerProps(Struct):
    """Options of :class:`CliCredentialsStackSynthesizer`."""

    bucket_prefix: str | None = None
    """What keys of file assets begin with. Default: nothing."""
    docker_tag_prefix: str | None = None
    """What tags of images begin with. Default: nothing."""
    file_assets_bucket_name: str | None = None
    """The bucket for file assets. Default: that of the bootstrap stack."""
    image_assets_repository_name: str | None = None
    """The repository for image assets. Default: that of the bootstrap stack."""
    qualifier: str | None = None
    """Tells bootstrap stacks of one environment apart. Default: that of the context, else ``hnb659fds``."""


class CliCredentialsStackSynthesizer(StackSynthesizer, IReusableStackSynthesizer, IBoundStackSynthesizer):
    """Uses bootstrap bucket and repository, but assumes no roles."""

    @takes(CliCredentialsStackSynthesizerProps)
    def __init__(self, props: CliCredentialsStackSynthesizerProps) -> None:
        super().__init__()
        self._props = props
        check_no_tokens("CliCredentialsStackSynthesizer", props)
        self._assets = AssetManifestBuilder()

    @property
    def bootstrap_qualifier(self) -> str | None:
        """The qualifier of the bootstrap resources; ``None`` before the synthesizer is bound, as for the peer."""
        bound: str | None = self.__dict__.get("_qualifier")
        return bound

    def reusable_bind(self, stack: Stack) -> IBoundStackSynthesizer:
        """Return a copy bound to ``stack``.

        Copies share the list of assets, so each stack's manifest has those of the others known by then, as with the peer.
        """
        bound = copy.copy(self)
        bound._bound_stack = None  # type: ignore[assignment]  # until it is bound
        bound.bind(stack)
        return bound

    def bind(self, stack: Stack) -> None:
        """Fill the names for ``stack``."""
        super().bind(stack)
        props, defaults = self._props, DefaultStackSynthesizer
        qualifier = (
            props.qualifier or stack.node.try_get_context(BOOTSTRAP_QUALIFIER_CONTEXT) or defaults.DEFAULT_QUALIFIER
        )
        self._qualifier = str(qualifier)  # context may have a number
        fill = _placeholder_filler(stack, self._qualifier)
        self._bucket_name = fill(_given_or(props.file_assets_bucket_name, defaults.DEFAULT_FILE_ASSETS_BUCKET_NAME))
        if not self._bucket_name:
            raise ValidationError("Bucket name is required (file_assets_bucket_name)", scope=stack)
        self._repository_name = fill(
            _given_or(props.image_assets_repository_name, defaults.DEFAULT_IMAGE_ASSETS_REPOSITORY_NAME)
        )
        self._bucket_prefix = fill(_given_or(props.bucket_prefix, defaults.DEFAULT_FILE_ASSET_PREFIX))
        self._tag_prefix = fill(_given_or(props.docker_tag_prefix, defaults.DEFAULT_DOCKER_ASSET_PREFIX))

    @takes(FileAssetSource)
    def add_file_asset(self, asset: FileAssetSource) -> FileAssetLocation:
        """Publish a file to the bootstrap bucket."""
        target = AssetManifestFileDestination(bucket_name=self._bucket_name, bucket_prefix=self._bucket_prefix)
        return self._file_location(
            self._assets.default_add_file_asset(self.bound_stack, asset, target, display_name=asset.display_name)
        )

    @takes(DockerImageAssetSource)
    def add_docker_image_asset(self, asset: DockerImageAssetSource) -> DockerImageAssetLocation:
        """Publish an image to the bootstrap repository."""
        target = AssetManifestDockerImageDestination(
            repository_name=self._repository_name, docker_tag_prefix=self._tag_prefix
        )
        return self._image_location(
            self._assets.default_add_docker_image_asset(
                self.bound_stack, asset, target, display_name=asset.display_name
            )
        )

    def synthesize(self, session: SynthesisSession) -> None:
        """Write template, asset manifest and artifacts."""
        template = self._synthesize_template(session)
        location = call_with_options(self.add_file_asset, of=FileAssetSource, **template._given())
        manifest_id = self._assets.emit_manifest(self.bound_stack, session)
        self._emit_artifact(
            session,
            stack_template_asset_object_url=location.s3_object_url_with_placeholders,
            additional_dependencies=[manifest_id],
        )
