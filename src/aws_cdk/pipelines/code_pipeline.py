"""Pipelines by CodePipeline."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.callbacks import call_with_struct
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.pipelines import _pipeline_graph as nodes
from aws_cdk.pipelines._action_names import action_name, namespace_of_stack, without_odd_characters
from aws_cdk.pipelines._assembly_paths import assembly_root, path_in_assembly
from aws_cdk.pipelines._asset_publisher import AssetPublisher
from aws_cdk.pipelines._build_factory import Build, build_of
from aws_cdk.pipelines._graph import Graph, Node, common_ancestor, tranches
from aws_cdk.pipelines._stack_actions import StackActions
from aws_cdk.pipelines.action_factory import CodePipelineActionFactoryResult, ProduceActionOptions
from aws_cdk.pipelines.artifact_map import ArtifactMap
from aws_cdk.pipelines.code_build_options import CodeBuildOptions, merged_options
from aws_cdk.pipelines.docker_credentials import (
    DockerCredential,
    DockerCredentialUsage,
    credentials_for,
    install_commands,
)
from aws_cdk.pipelines.manual_approval_step import ManualApprovalStep
from aws_cdk.pipelines.pipeline_base import PipelineBase, PipelineBaseProps
from aws_cdk.pipelines.shell_step import ShellStep
from aws_cdk.pipelines.stack_asset import AssetType
from aws_cdk.pipelines.stack_output import StackOutputsMap
from aws_cdk.pipelines.step import Step
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_spec import BuildSpec
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_codepipeline.pipeline import ExecutionMode, Pipeline, PipelineType
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket

# Source: the CodePipeline guide, "Quotas": actions in a stage.
_MAX_ACTIONS = 50
_V2_BY_DEFAULT = "@aws-cdk/aws-codepipeline:defaultPipelineTypeToV2"


class CodePipelineProps(PipelineBaseProps):
    """Options of a pipeline."""

    artifact_bucket: IBucket | None = None
    """Where artifacts are kept. Default: a new bucket."""
    asset_publishing_code_build_defaults: Nested[CodeBuildOptions | None] = nested()
    """How assets are published, beside ``code_build_defaults``. Default: nothing more."""
    cdk_assets_cli_version: str | None = None
    """Version of ``cdk-assets``. Default: the latest."""
    cli_version: str | None = None
    """Version of the CDK CLI that updates the pipeline. Default: the latest of 2."""
    code_build_defaults: Nested[CodeBuildOptions | None] = nested()
    """How all builds are done. Default: small machines."""
    code_pipeline: Pipeline | None = None
    """A pipeline that stages are added to. Default: a new one."""
    cross_account_keys: bool | None = None
    """Whether artifacts get a KMS key, which stages in other accounts need. Default: no."""
    cross_region_replication_buckets: Mapping[str, IBucket] | None = None
    """Where artifacts are kept for stages in other regions, by region. Default: new buckets."""
    docker_credentials: Sequence[DockerCredential] | None = None
    """Credentials of registries. Default: none."""
    docker_enabled_for_self_mutation: bool | None = None
    """Whether the pipeline's update can use Docker. Default: no."""
    docker_enabled_for_synth: bool | None = None
    """Whether the synth step can use Docker. Default: no."""
    enable_key_rotation: bool | None = None
    """Whether the key is renewed each year. Default: no."""
    execution_mode: ExecutionMode | None = None
    """What happens when runs meet. Default: SUPERSEDED."""
    pipeline_name: str | None = None
    """Name. Default: chosen by CloudFormation."""
    pipeline_type: PipelineType | None = None
    """Generation. Default: V1."""
    publish_assets_in_parallel: bool | None = None
    """Whether each asset is published by a build of its own. Default: yes."""
    reuse_cross_region_support_stacks: bool | None = None
    """Whether pipelines of one account share stacks in other regions. Default: yes."""
    role: IRole | None = None
    """Role of the pipeline. Default: a new one."""
    self_mutation: bool | None = None
    """Whether the pipeline updates itself. Default: yes."""
    self_mutation_code_build_defaults: Nested[CodeBuildOptions | None] = nested()
    """How it updates itself, beside ``code_build_defaults``. Default: nothing more."""
    synth_code_build_defaults: Nested[CodeBuildOptions | None] = nested()
    """How the synth step is done, beside ``code_build_defaults``. Default: nothing more."""
    use_change_sets: bool | None = None
    """Whether stacks are deployed by change sets. Default: yes."""
    use_pipeline_role_for_actions: bool | None = None
    """Whether actions are done with the pipeline's role. Default: they have roles of their own."""


class CodePipeline(PipelineBase):
    """A pipeline that deploys stages of this app, and updates itself."""

    @takes(CodePipelineProps)
    def __init__(self, scope: Construct, id: str, props: CodePipelineProps) -> None:
        """Make a pipeline; its resources are made when the app is synthesized, or by ``build_pipeline``.

        Raises:
            ValidationError: the synth step gives no files.
        """
        self._init_pipeline(scope, id, props.synth)
        self._props = props
        self.self_mutation_enabled = props.self_mutation is not False
        self.use_pipeline_role_for_actions = props.use_pipeline_role_for_actions is True
        self._credentials = list(props.docker_credentials or ())
        self._artifacts = ArtifactMap()
        self._pipeline: Pipeline | None = None
        self._synth_project: IProject | None = None
        self._self_mutation_project: IProject | None = None
        self._fallback: Artifact | None = None
        self._stack_actions = StackActions(self)
        self._action_role: IRole | None = None
        self._security_check: Any = None  # made by the first step that checks permissions
        self._to_credit: list[tuple[IProject, DockerCredentialUsage]] = []

    # -- what was built ---------------------------------------------------

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline of CodePipeline.

        Raises:
            AssumptionError: it is not built yet.
        """
        if self._pipeline is None:
            raise AssumptionError(
                "Pipeline not created yet", scope=self, fix="call build_pipeline() before reading this property"
            )
        return self._pipeline

    @property
    def synth_project(self) -> IProject:
        """The project of the synth step.

        Raises:
            AssumptionError: it is not built yet.
        """
        if self._synth_project is None:
            raise AssumptionError(
                "Call pipeline.buildPipeline() before reading this property", scope=self, fix="call build_pipeline()"
            )
        return self._synth_project

    @property
    def self_mutation_project(self) -> IProject:
        """The project that updates the pipeline.

        Raises:
            AssumptionError: it is not built yet, or does not update itself.
        """
        if self._pipeline is None:
            raise AssumptionError(
                "Call pipeline.buildPipeline() before reading this property", scope=self, fix="call build_pipeline()"
            )
        if self._self_mutation_project is None:
            raise AssumptionError(
                "No selfMutationProject since the selfMutation property was set to false",
                scope=self,
                fix="leave self_mutation on",
            )
        return self._self_mutation_project

    @property
    def _build_action_role(self) -> IRole | None:
        """The role of all actions that build; ``None`` if they are done with the pipeline's."""
        if self.use_pipeline_role_for_actions:
            return None
        if self._action_role is None:
            from aws_cdk.aws_iam.principals import ArnPrincipal
            from aws_cdk.aws_iam.role import Role

            trusted = ArnPrincipal(self.pipeline.role.role_arn)
            self._action_role = Role(self, "CodeBuildActionRole", assumed_by=trusted)
        return self._action_role

    # -- building ---------------------------------------------------------

    def _do_build_pipeline(self) -> None:
        if self._pipeline is not None:
            raise AssumptionError(
                "Pipeline already created",
                scope=self,
                fix="call build_pipeline() once, after all stages and waves were added",
            )
        self._pipeline = self._given_pipeline() or self._make_pipeline()
        self._graph = nodes.PipelineGraph(
            self,
            self_mutation=self.self_mutation_enabled,
            change_sets=self._props.use_change_sets is not False,
            single_publisher=self._props.publish_assets_in_parallel is False,
        )
        self._publisher = AssetPublisher(
            self,
            self._graph,
            self._credentials,
            cli_version=self._props.cdk_assets_cli_version or "latest",
            in_parallel=self._props.publish_assets_in_parallel is not False,
        )
        before_update = True
        for stage in self._graph.stages:
            self._build_stage(stage, before_update=before_update)
            if stage.id == "UpdatePipeline":
                before_update = False
        for project, usage in self._to_credit:
            for credential in self._credentials:
                credential.grant_read(project, usage)

    def _given_pipeline(self) -> Pipeline | None:
        props = self._props
        if props.code_pipeline is None:
            return None
        for option, name in (
            (props.pipeline_name, "pipelineName"),
            (props.cross_account_keys, "crossAccountKeys"),
            (props.enable_key_rotation, "enableKeyRotation"),
            (props.cross_region_replication_buckets, "crossRegionReplicationBuckets"),
            (props.reuse_cross_region_support_stacks, "reuseCrossRegionSupportStacks"),
            (props.role, "role"),
            (props.artifact_bucket, "artifactBucket"),
        ):
            if option is not None:
                raise ValidationError(
                    f"Cannot set '{name}' if an existing CodePipeline is given using 'codePipeline'",
                    scope=self,
                    fix="set it where the Pipeline is made, and leave it out here",
                )
        return props.code_pipeline

    def _make_pipeline(self) -> Pipeline:
        from aws_cdk.aws_codepipeline.pipeline import Pipeline, PipelineType
        from aws_cdk.core.annotations import Annotations

        props = self._props
        kind = props.pipeline_type
        if kind is None and flag_enabled(self.node, _V2_BY_DEFAULT):
            kind = PipelineType.V2
        elif kind is None:
            kind = PipelineType.V1
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-codepipeline:unspecifiedPipelineType",
                "without pipelineType this is a pipeline of type V1; set it to `PipelineType.V2` for the newer type",
            )
        return Pipeline(
            self,
            "Pipeline",
            pipeline_name=props.pipeline_name,
            pipeline_type=kind,
            cross_account_keys=props.cross_account_keys is True,
            cross_region_replication_buckets=props.cross_region_replication_buckets,
            reuse_cross_region_support_stacks=props.reuse_cross_region_support_stacks,
            # A change of the pipeline takes effect in the run that makes it.
            restart_execution_on_update=True,
            role=props.role,
            enable_key_rotation=props.enable_key_rotation,
            artifact_bucket=props.artifact_bucket,
            use_pipeline_role_for_actions=self.use_pipeline_role_for_actions,
            execution_mode=props.execution_mode,
        )

    def _build_stage(self, stage: Graph, *, before_update: bool) -> None:
        leaves = list(stage.leaves())
        ancestor = common_ancestor(leaves) or stage
        chunks = _chunks(tranches(leaves, self._graph.before))
        for number, chunk in enumerate(chunks, 1):
            name = stage.id if len(chunks) == 1 else f"{stage.id}.{number}"
            made = self.pipeline.add_stage(stage_name=name)
            run_order: float = 1
            for tranche in chunk:
                consumed: float = 0
                for node in tranche:
                    result = self._build_action(made, node, ancestor, run_order, before_update)
                    consumed = max(consumed, result.run_orders_consumed)
                run_order += consumed

    def _build_action(
        self, stage: IStage, node: Node, ancestor: Node, run_order: float, before_update: bool
    ) -> CodePipelineActionFactoryResult:
        from aws_cdk.aws_codepipeline._stage import child_named

        name = action_name(*node.ids_below(ancestor))
        options = ProduceActionOptions(
            action_name=name,
            run_order=run_order,
            scope=child_named(self.pipeline, stage.stage_name),
            artifacts=self._artifacts,
            fallback_artifact=self._fallback,
            pipeline=self,
            code_build_defaults=self._defaults_for(node),
            before_self_mutation=before_update,
            variables_namespace=self._namespace_of(node, ancestor, name),
            stack_outputs_map=StackOutputsMap(self),
        )
        result = self._produce(stage, node, options)
        if isinstance(node.data, Step) and self._fallback is None:  # a source, if the pipeline was not begun elsewhere
            files = node.data.primary_output
            self._fallback = self._artifacts.to_code_pipeline(files) if files is not None else None
        if result.project is not None:
            self._note_project(node, result.project)
        return result

    def _note_project(self, node: Node, project: IProject) -> None:
        if node is self._graph.synth_node:
            self._synth_project = project
            self._to_credit.append((project, DockerCredentialUsage.SYNTH))
        elif isinstance(node.data, nodes.SelfUpdate):
            self._self_mutation_project = project
            self._to_credit.append((project, DockerCredentialUsage.SELF_UPDATE))
        elif isinstance(node.data, nodes.Publish):
            self._to_credit.append((project, DockerCredentialUsage.ASSET_PUBLISHING))

    def _namespace_of(self, node: Node, ancestor: Node, action: str) -> str | None:
        data = node.data
        if isinstance(data, (nodes.Execute, nodes.Deploy)):
            return namespace_of_stack(data.stack.stack_artifact_id) if data.has_outputs else None
        if isinstance(data, Step) and data._namespace_used:
            # Dots are legal in names, but not in namespaces.
            data._namespace = "@".join(
                without_odd_characters(name).replace(".", "@")
                for name in (*(one.id for one in ancestor.path()), action)
            )
            return data._namespace
        return None

    def _produce(self, stage: IStage, node: Node, options: ProduceActionOptions) -> CodePipelineActionFactoryResult:
        data = node.data
        if isinstance(data, nodes.SelfUpdate):
            return self._update_itself(stage, options)
        if isinstance(data, nodes.Publish):
            return self._publisher.produce(stage, node, options)
        if isinstance(data, nodes.Prepare):
            return self._stack_actions.prepare(stage, data.stack, options)
        if isinstance(data, nodes.Execute):
            return self._stack_actions.execute(stage, data.stack, options)
        if isinstance(data, nodes.Deploy):
            return self._stack_actions.deploy(stage, data.stack, options)
        produce = getattr(data, "produce_action", None)
        if produce is not None:
            # Steps of this library take keywords; those of apps may name some of them, or take the struct.
            is_own = type(data).produce_action.__module__.startswith("aws_cdk.pipelines.")
            made = produce(stage, **options._given()) if is_own else call_with_struct(produce, stage, struct=options)
            result: CodePipelineActionFactoryResult = CodePipelineActionFactoryResult.of(made)
            return result
        if isinstance(data, ShellStep):
            return build_of(data, is_synth=node is self._graph.synth_node).produce(stage, options)
        if isinstance(data, ManualApprovalStep):
            return self._approve(stage, data, options)
        raise ValidationError(
            f"Deployment step '{data}' is not supported for CodePipeline-backed pipelines",
            scope=self,
            fix="use ShellStep, CodeBuildStep or ManualApprovalStep, or have the step implement ICodePipelineActionFactory",
        )

    # -- kinds of actions -------------------------------------------------

    def _approve(
        self, stage: IStage, step: ManualApprovalStep, options: ProduceActionOptions
    ) -> CodePipelineActionFactoryResult:
        from aws_cdk.aws_codepipeline_actions.manual_approval_action import ManualApprovalAction

        stage.add_action(
            ManualApprovalAction(
                action_name=options.action_name,
                run_order=options.run_order,
                additional_information=step.comment,
                external_entity_link=step.review_url,
                notification_topic=step.notification_topic,
            )
        )
        return CodePipelineActionFactoryResult(run_orders_consumed=1)

    def _update_itself(self, stage: IStage, options: ProduceActionOptions) -> CodePipelineActionFactoryResult:
        from aws_cdk.aws_codepipeline._stage import child_named
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.core.stack import Stack
        from aws_cdk.core.stage import Stage

        stack = Stack.of(self.pipeline)
        assembly = path_in_assembly(self, Stage.of(self).outdir)  # the one that has the pipeline's stack
        version = f"@{self._props.cli_version}" if self._props.cli_version is not None else "@2"
        step = ShellStep(
            "SelfMutate",
            input=self.cloud_assembly_file_set,
            install_commands=[f"npm install -g aws-cdk{version}"],
            commands=[
                f"cdk -a {_as_argument(assembly)} deploy {_as_argument(stack.node.path)} --require-approval=never --verbose"
            ],
        )
        policy = [
            PolicyStatement(
                actions=["sts:AssumeRole"],
                resources=[f"arn:*:iam::{stack.account}:role/*"],
                conditions={
                    "ForAnyValue:StringEquals": {
                        "iam:ResourceTag/aws-cdk:bootstrap-role": ["image-publishing", "file-publishing", "deploy"]
                    }
                },
            ),
            PolicyStatement(actions=["cloudformation:DescribeStacks"], resources=["*"]),
            # For the check of the bootstrap bucket.
            PolicyStatement(actions=["s3:ListBucket"], resources=["*"]),
        ]
        name = self._props.pipeline_name
        build = Build(
            step,
            project_id="SelfMutation",
            scope=child_named(self, "UpdatePipeline"),
            project_name=f"{name}-selfupdate" if name is not None else None,
            options=CodeBuildOptions(role_policy=policy),
        )
        return build.produce(stage, options)

    # -- options of builds ------------------------------------------------

    def _defaults_for(self, node: Node) -> CodeBuildOptions:
        from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
        from aws_cdk.aws_codebuild.compute_type import ComputeType
        from aws_cdk.aws_codebuild.linux_build_image import LinuxBuildImage

        props, data = self._props, node.data
        basic = CodeBuildOptions(
            build_environment=BuildEnvironment(compute_type=ComputeType.SMALL, build_image=LinuxBuildImage.STANDARD_7_0)
        )
        if node is self._graph.synth_node:
            own = props.synth_code_build_defaults
            special = self._special(bool(props.docker_enabled_for_synth), DockerCredentialUsage.SYNTH)
        elif isinstance(data, nodes.SelfUpdate):
            own = props.self_mutation_code_build_defaults
            special = self._special(bool(props.docker_enabled_for_self_mutation), DockerCredentialUsage.SELF_UPDATE)
        elif isinstance(data, nodes.Publish):
            own = props.asset_publishing_code_build_defaults
            is_image = data.assets[0].asset_type is AssetType.DOCKER_IMAGE
            special = self._special(is_image, DockerCredentialUsage.ASSET_PUBLISHING)
        else:
            return merged_options(basic, props.code_build_defaults)
        return merged_options(basic, props.code_build_defaults, own, special)

    def _special(self, privileged: bool, usage: DockerCredentialUsage) -> CodeBuildOptions:
        from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
        from aws_cdk.aws_codebuild.build_spec import BuildSpec
        from aws_cdk.core.stack import Stack

        commands = install_commands(credentials_for(self._credentials, usage), Stack.of(self))
        spec = {"version": "0.2", "phases": {"pre_build": {"commands": commands}}}
        return CodeBuildOptions(
            build_environment=BuildEnvironment(privileged=True) if privileged else None,
            partial_build_spec=BuildSpec.from_object(spec) if commands else None,
        )

    # -- files ------------------------------------------------------------

    def _write_file(self, name: str, spec: BuildSpec) -> None:
        from aws_cdk.core.stack import Stack

        text: Any = Stack.of(self).resolve(spec.to_build_spec(self))
        if not isinstance(text, str):
            raise ValidationError(
                "This BuildSpec contains CloudFormation references and is supported by publishInParallel=false: "
                f"{json.dumps(text, indent=2)}",
                scope=self,
                fix="set publish_assets_in_parallel to True, or give what the build needs by name, not by reference",
            )
        with open(os.path.join(assembly_root(self), name), "w", encoding="utf-8") as file:
            file.write(text)


def _chunks(groups: list[list[Node]]) -> list[list[list[Node]]]:
    """Return groups of actions split into stages that are not too long."""
    chunks: list[list[list[Node]]] = [[]]
    room = _MAX_ACTIONS
    for group in groups:
        rest = group
        while rest:
            if room == 0:
                chunks.append([])
                room = _MAX_ACTIONS
            chunks[-1].append(rest[:room])
            taken = len(rest[:room])
            rest = rest[taken:]
            room -= taken
    return chunks


def _as_argument(text: str) -> str:
    """Return ``text`` for a command line."""
    return f'"{text}"' if re.search(r"[\s;$()'\"]", text) else text


__all__ = ["CodePipeline", "CodePipelineProps"]
