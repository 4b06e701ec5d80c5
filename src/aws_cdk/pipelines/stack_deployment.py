"""Stacks that a pipeline deploys."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.pipelines.stack_asset import AssetType, StackAsset

if TYPE_CHECKING:
    from aws_cdk.cloud_assembly_schema.asset_manifest import AssetManifest
    from aws_cdk.cx_api.stack_artifact import CloudFormationStackArtifact
    from aws_cdk.pipelines.step import Step

_UNKNOWN = ("unknown-account", "unknown-region")


class StackDeploymentProps(Struct):
    """A stack to deploy."""

    absolute_template_path: str
    """Path of the template."""
    construct_path: str
    """Path of the stack in the app."""
    stack_artifact_id: str
    """Name of its artifact."""
    stack_name: str
    """CloudFormation's name of it."""
    account: str | None = None
    """Account. Default: the pipeline's."""
    assets: Nested[Sequence[StackAsset] | None] = nested()
    """Assets. Default: none."""
    assume_role_arn: str | None = None
    """The role to deploy with. Default: none."""
    execution_role_arn: str | None = None
    """The role of CloudFormation. Default: none."""
    region: str | None = None
    """Region. Default: the pipeline's."""
    tags: Mapping[str, str] | None = None
    """Tags. Default: none."""
    template_s3_uri: str | None = None
    """Where the template is published. Default: nowhere."""


class StackDeployment:
    """A stack that a pipeline deploys."""

    @staticmethod
    @checked
    def from_artifact(stack_artifact: CloudFormationStackArtifact) -> StackDeployment:
        """Return the deployment of a stack that was synthesized."""
        environment = stack_artifact.environment
        return StackDeployment(
            StackDeploymentProps(
                stack_artifact_id=stack_artifact.id,
                construct_path=stack_artifact.hierarchical_id,
                stack_name=stack_artifact.stack_name,
                absolute_template_path=stack_artifact.template_full_path,
                account=None if environment.account in _UNKNOWN else environment.account,
                region=None if environment.region in _UNKNOWN else environment.region,
                tags=stack_artifact.tags,
                assume_role_arn=stack_artifact.assume_role_arn,
                execution_role_arn=stack_artifact.cloud_formation_execution_role_arn,
                assets=_assets_of(stack_artifact),
                template_s3_uri=stack_artifact.stack_template_asset_object_url,
            )
        )

    @checked
    def __init__(self, props: StackDeploymentProps) -> None:
        self.stack_artifact_id = props.stack_artifact_id
        self.construct_path = props.construct_path
        self.account = props.account
        self.region = props.region
        self.tags = dict(props.tags or {})
        self.assume_role_arn = props.assume_role_arn
        self.execution_role_arn = props.execution_role_arn
        self.stack_name = props.stack_name
        self.absolute_template_path = props.absolute_template_path
        self.template_url = _https_url(props.template_s3_uri, props.region)
        self.assets = [asset for asset in props.assets or () if not asset.is_template]
        self.template_asset = next((asset for asset in props.assets or () if asset.is_template), None)
        self.stack_dependencies: list[StackDeployment] = []
        self.pre: list[Step] = []
        self.change_set: list[Step] = []
        self.post: list[Step] = []

    @checked
    def add_stack_dependency(self, stack_deployment: StackDeployment) -> None:
        """Deploy this stack after another one."""
        self.stack_dependencies.append(stack_deployment)

    @checked
    def add_stack_steps(self, pre: Sequence[Step], change_set: Sequence[Step], post: Sequence[Step]) -> None:
        """Do steps before the stack, between its change set and the change, and after it."""
        self.pre.extend(pre)
        self.change_set.extend(change_set)
        self.post.extend(post)


def _assets_of(stack: CloudFormationStackArtifact) -> list[StackAsset]:
    from aws_cdk.cx_api.cloud_artifact import AssetManifestArtifact

    template_file = os.path.basename(stack.template_full_path)
    found: list[StackAsset] = []
    for artifact in stack.dependencies:
        if not isinstance(artifact, AssetManifestArtifact):
            continue
        manifest: AssetManifest = artifact.contents
        kinds: tuple[tuple[AssetType, Any], ...] = (
            (AssetType.FILE, manifest.files),
            (AssetType.DOCKER_IMAGE, manifest.docker_images),
        )
        for kind, entries in kinds:
            for asset_id, asset in (entries or {}).items():
                is_template = kind is AssetType.FILE and asset.source.path == template_file
                for destination_id, destination in asset.destinations.items():
                    found.append(
                        StackAsset(
                            asset_manifest_path=artifact.file,
                            asset_id=asset_id,
                            asset_selector=f"{asset_id}:{destination_id}",
                            asset_type=kind,
                            asset_publishing_role_arn=destination.assume_role_arn,
                            is_template=is_template,
                            display_name=asset.display_name,
                        )
                    )
    return found


def _https_url(uri: str | None, region: str | None) -> str | None:
    """Return the HTTPS form of ``s3://BUCKET/KEY``."""
    if uri is None or not uri.startswith("s3://"):
        return uri
    bucket, _, key = uri[len("s3://") :].partition("/")
    return f"https://s3.{region}.amazonaws.com/{bucket}/{key}" if region else f"https://s3.amazonaws.com/{bucket}/{key}"


__all__ = ["StackDeployment", "StackDeploymentProps"]
