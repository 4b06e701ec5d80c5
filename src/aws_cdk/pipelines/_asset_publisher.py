"""The builds that publish assets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.pipelines import _pipeline_graph as nodes
from aws_cdk.pipelines._action_names import action_name
from aws_cdk.pipelines._assembly_paths import path_in_assembly
from aws_cdk.pipelines._build_factory import Build
from aws_cdk.pipelines.action_factory import CodePipelineActionFactoryResult, ProduceActionOptions
from aws_cdk.pipelines.docker_credentials import DockerCredential, DockerCredentialUsage
from aws_cdk.pipelines.shell_step import ShellStep
from aws_cdk.pipelines.stack_asset import AssetType

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.pipelines._graph import Node
    from aws_cdk.pipelines._publishing_role import PublishingRole
    from aws_cdk.pipelines.code_pipeline import CodePipeline
    from constructs import Construct


class AssetPublisher:
    """Adds the builds that publish assets to stages of one pipeline; all that publish one kind share a role.

    Args:
        pipeline: The pipeline.
        graph: Its stages, which say what is published.
        credentials: Those of registries, for images.
        cli_version: Version of ``cdk-assets``.
        in_parallel: Whether each asset has a build of its own.
    """

    def __init__(
        self,
        pipeline: CodePipeline,
        graph: nodes.PipelineGraph,
        credentials: Sequence[DockerCredential],
        *,
        cli_version: str,
        in_parallel: bool,
    ) -> None:
        self._pipeline = pipeline
        self._graph = graph
        self._credentials = credentials
        self._cli_version = cli_version
        self._in_parallel = in_parallel
        self._roles: dict[AssetType, PublishingRole] = {}

    def produce(self, stage: IStage, node: Node, options: ProduceActionOptions) -> CodePipelineActionFactoryResult:
        """Add the build that publishes the assets of ``node``."""
        from aws_cdk.aws_codepipeline._stage import child_named

        assets = node.data.assets
        kind = assets[0].asset_type
        step = ShellStep(
            node.id,
            input=self._pipeline.cloud_assembly_file_set,
            install_commands=[f"npm install -g cdk-assets@{self._cli_version}"],
            commands=[
                f'cdk-assets --path "{path_in_assembly(self._pipeline, asset.asset_manifest_path)}" --verbose publish '
                f'"{asset.asset_selector}"'
                for asset in assets
            ],
        )
        if self._in_parallel:
            name = action_name(assets[0].display_name or node.id)
        else:
            name = "FileAssets" if kind is AssetType.FILE else "DockerAssets"
        scope = child_named(self._pipeline, "Assets")
        build = Build(
            step,
            project_id=node.id,
            scope=scope,
            role=self._role(kind, scope),
            build_spec_file=None if self._in_parallel else f"buildspec-{scope.node.addr}-{node.id}.yaml",
        )
        return build.produce(stage, options._with(action_name=_free_action_name(stage, name)))

    def _role(self, kind: AssetType, scope: Construct) -> PublishingRole:
        from aws_cdk.pipelines._publishing_role import PublishingRole, let_publish

        role = self._roles.get(kind)
        if role is None:
            is_file = kind is AssetType.FILE
            role = self._roles[kind] = PublishingRole(scope, "FileRole" if is_file else "DockerRole")
            if not is_file:
                for credential in self._credentials:
                    credential.grant_read(role, DockerCredentialUsage.ASSET_PUBLISHING)
            let_publish(
                role,
                [
                    asset.asset_publishing_role_arn
                    for stage in self._graph.stages
                    if stage.id == "Assets"
                    for leaf in stage.leaves()
                    if isinstance(leaf.data, nodes.Publish)
                    for asset in leaf.data.assets
                    if asset.asset_type is kind and asset.asset_publishing_role_arn is not None
                ],
            )
        return role


def _free_action_name(stage: IStage, wanted: str) -> str:
    taken = {action.action_properties.action_name for action in stage.actions}
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}{number}"
    return name
