"""An image that is built from a directory with a Dockerfile."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecr_assets._image_asset import ImageAssetBase, path_below_stack
from aws_cdk.aws_ecr_assets.docker_image_asset_options import (
    DockerImageAssetInvalidationOptions,
    DockerImageAssetOptions,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.copy_options import IgnoreMode
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import refuse_ended_flag
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.struct import takes
from aws_cdk.core.synthesizers.sources import DockerImageAssetSource
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.cfn_resource import CfnResource
    from constructs import Construct

# Part of every image's hash: it says how images are published. Source: observed on aws-cdk-lib 2.275.0.
_HASH_VERSION = "1.21.0"
_METADATA_CONTEXT = "aws:cdk:enable-asset-metadata"


class DockerImageAssetProps(DockerImageAssetOptions):
    """Options of :class:`DockerImageAsset`."""

    directory: str
    """The build context, with the Dockerfile in it."""


class DockerImageAsset(ImageAssetBase):
    """An image: its build context is staged now; it is built and pushed when the stack is deployed.

    Attributes:
        asset_hash: Names the content of the context and the options that count.
        image_tag: The image's tag.
        image_uri: The image's URI with the tag.
        repository: The repository it is pushed to.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecr-assets.DockerImageAsset"

    @takes(DockerImageAssetProps)
    def __init__(self, scope: Construct, id: str, props: DockerImageAssetProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.core.asset_staging import AssetStaging

        for name, value in props._given().items():
            if is_unresolved(value):
                raise ValidationError(
                    f"Cannot use Token as value of '{props._fields[name].camel}': this value is used before deployment starts",
                    scope=self,
                    fix=f"give {name} a plain value",
                )
        _refuse_tokens(self, "buildArgs", props.build_args)
        _refuse_tokens(self, "buildContexts", props.build_contexts)
        _refuse_tokens(self, "buildSecrets", props.build_secrets)
        directory = os.path.abspath(props.directory)
        if not os.path.exists(directory):
            raise ValidationError(
                f"Cannot find image directory at {directory}",
                scope=self,
                fix="give the folder that holds the Dockerfile; a relative path counts from where the app runs",
            )
        # Joined as text: an absolute path is taken as one within the directory, as by the peer.
        dockerfile = os.path.normpath(f"{directory}{os.sep}{props.file or 'Dockerfile'}")
        if not dockerfile.startswith(directory + os.sep):
            raise ValidationError(
                f"The file '{props.file}' lies outside of the image's directory, which alone is staged and built: {directory}",
                scope=self,
                fix="move the Dockerfile into the directory, or choose a directory around both and name what to leave out "
                "in exclude",
            )
        if not os.path.exists(dockerfile):
            raise ValidationError(
                f"Cannot find file at {dockerfile}",
                scope=self,
                fix="put a Dockerfile into the directory, or name it with the option 'file'",
            )
        staging = AssetStaging(
            self,
            "Staging",
            source_path=directory,
            follow=props.follow_symlinks,
            exclude=self._excluded(directory, dockerfile, props),
            ignore_mode=props.ignore_mode or self._default_ignore_mode(),
            extra_hash=_extra_hash(props),
        )
        stack = Stack.of(self)
        self.asset_hash = staging.asset_hash
        self.asset_path = staging.relative_staged_path(stack)
        self._props = props
        location = call_with_options(
            stack.synthesizer.add_docker_image_asset,
            of=DockerImageAssetSource,
            directory_name=self.asset_path,
            asset_name=props.asset_name,
            docker_build_args=props.build_args,
            docker_build_contexts=props.build_contexts,
            docker_build_secrets=props.build_secrets,
            docker_build_ssh=props.build_ssh,
            docker_build_target=props.target,
            docker_file=props.file,
            source_hash=self.asset_hash,
            network_mode=props.network_mode.mode if props.network_mode else None,
            platform=props.platform.platform if props.platform else None,
            docker_outputs=props.outputs,
            docker_cache_from=props.cache_from,
            docker_cache_to=props.cache_to,
            docker_cache_disabled=props.cache_disabled,
            display_name=props.display_name or props.asset_name or path_below_stack(self),
        )
        self._set_location(location)

    def _default_ignore_mode(self) -> IgnoreMode:
        # The flag is always on in v2; reading it refuses an app that still switches it off.
        refuse_ended_flag(self.node, "@aws-cdk/aws-ecr-assets:dockerIgnoreSupport")
        return IgnoreMode.DOCKER

    def _excluded(self, directory: str, dockerfile: str, props: DockerImageAssetProps) -> list[str]:
        """The patterns of ``.dockerignore``, then those given; Dockerfile and ``.dockerignore`` stay, the assembly goes."""
        excluded: list[str] = []
        ignore_file = os.path.join(directory, ".dockerignore")
        if os.path.exists(ignore_file):
            with open(ignore_file, encoding="utf-8", errors="replace", newline="") as file:
                excluded += [line for line in file.read().split("\n") if line]
        excluded += props.exclude or ()
        excluded += ["!.dockerignore", f"!{os.path.basename(dockerfile)}"]
        excluded.append(Stage.of(self).outdir)
        return excluded

    @checked
    def add_resource_metadata(self, resource: CfnResource, resource_property: str) -> None:
        """Tell tools such as SAM CLI how to build the image behind a property of ``resource`` on this machine.

        Nothing is added unless the context ``aws:cdk:enable-asset-metadata`` is on, as the command line sets it.
        """
        if not self.node.try_get_context(_METADATA_CONTEXT):
            return
        props = self._props
        entries: dict[str, Any] = {
            "aws:asset:path": self.asset_path,
            "aws:asset:dockerfile-path": props.file or "Dockerfile",
            "aws:asset:docker-build-args": props.build_args,
            "aws:asset:docker-build-contexts": props.build_contexts,
            "aws:asset:docker-build-secrets": props.build_secrets,
            "aws:asset:docker-build-ssh": props.build_ssh,
            "aws:asset:docker-build-target": props.target,
            "aws:asset:property": resource_property,
            "aws:asset:docker-outputs": props.outputs,
            "aws:asset:docker-cache-from": props.cache_from,
            "aws:asset:docker-cache-to": props.cache_to,
            "aws:asset:docker-cache-disabled": props.cache_disabled,
        }
        for key, value in entries.items():
            if value is not None:
                resource.add_metadata(key, value)


def _extra_hash(props: DockerImageAssetProps) -> str:
    from cloud_assembly.schema.json_text import json_text

    counted = props.invalidation or DockerImageAssetInvalidationOptions()
    values: dict[str, tuple[bool | None, Any]] = {
        "user": (counted.extra_hash, props.extra_hash),
        "buildArgs": (counted.build_args, props.build_args),
        "buildContexts": (counted.build_contexts, props.build_contexts),
        "buildSecrets": (counted.build_secrets, props.build_secrets),
        "buildSsh": (counted.build_ssh, props.build_ssh),
        "target": (counted.target, props.target),
        "file": (counted.file, props.file),
        "networkMode": (counted.network_mode, {"mode": props.network_mode.mode} if props.network_mode else None),
        "platform": (counted.platform, {"platform": props.platform.platform} if props.platform else None),
        "outputs": (counted.outputs, props.outputs),
    }
    # As the peer: an empty text counts as not given, an empty mapping or list does not.
    document = {
        key: value
        for key, (counts, value) in values.items()
        if counts is not False and value is not None and value != ""
    }
    return json_text({**document, "version": _HASH_VERSION})


def _refuse_tokens(scope: Construct, option: str, values: Mapping[str, str] | None) -> None:
    for key, value in (values or {}).items():
        if is_unresolved(key) or is_unresolved(value):
            raise ValidationError(
                f'Cannot use tokens in keys or values of "{option}" since they are needed before deployment',
                scope=scope,
                fix="give plain text, as from the context or the environment",
            )
