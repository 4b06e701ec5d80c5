"""What a pipeline does, as a graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_cdk.core.errors import ValidationError
from aws_cdk.pipelines._graph import Graph, Node, leaf_dependencies
from aws_cdk.pipelines.stack_asset import AssetType, StackAsset
from aws_cdk.pipelines.stack_output import missing_output
from aws_cdk.pipelines.step import Step

if TYPE_CHECKING:
    from aws_cdk.pipelines.pipeline_base import PipelineBase
    from aws_cdk.pipelines.stack_deployment import StackDeployment
    from aws_cdk.pipelines.stage_deployment import StageDeployment
    from aws_cdk.pipelines.wave import Wave


class SelfUpdate(NamedTuple):
    """The pipeline updates itself."""


class Publish(NamedTuple):
    """Assets are published; the list grows while the graph is made."""

    assets: list[StackAsset]


class Prepare(NamedTuple):
    """A stack's change set is made."""

    stack: StackDeployment


class Execute(NamedTuple):
    """A stack's change set is executed."""

    stack: StackDeployment
    has_outputs: list[bool]


class Deploy(NamedTuple):
    """A stack is deployed without a change set."""

    stack: StackDeployment
    has_outputs: list[bool]


class PipelineGraph:
    """The graph of a pipeline: its stages are the groups of the root, in order."""

    def __init__(
        self, pipeline: PipelineBase, *, self_mutation: bool, change_sets: bool, single_publisher: bool
    ) -> None:
        self._change_sets = change_sets
        self._single = single_publisher
        self.root = Graph("")
        self._sources = Graph("Source")
        self._assets = Graph("Assets")
        self._steps: dict[int, Node] = {}
        self._published: dict[str, Node] = {}
        self._counts = {AssetType.FILE: 0, AssetType.DOCKER_IMAGE: 0}
        self._deployments: dict[str, Node] = {}
        self._waiting: list[tuple[Node, Step]] = []
        build = Graph("Build")
        self.root.add(self._sources, build)
        files = pipeline.cloud_assembly_file_set
        # There is none if the files come from a part of the pipeline that is not made here.
        self.synth_node = ready = None if files._is_external else self._add_step(files.producer, build)
        if self_mutation:
            update = Graph("UpdatePipeline")
            ready = Node("SelfMutate", SelfUpdate())
            update.add(ready)
            self.root.add(update)
            if self.synth_node is not None:
                ready.depend_on(self.synth_node)
        self._ready: list[Node] = [] if ready is None else [ready]
        self.root.add(self._assets)
        previous: Node | None = None
        for wave in pipeline.waves:
            group = self._add_wave(wave)
            group.depend_on(*(self._ready if previous is None else [previous]))
            previous = group
        self._connect_outputs()
        self._order_stages()

    # -- steps ------------------------------------------------------------

    def _add_step(self, step: Step, group: Graph) -> Node:
        """Add a step to a group, unless it is in the graph, and all it needs."""
        known = self._steps.get(id(step))
        if known is not None:
            return known
        node = self._steps[id(step)] = Node(step.id, step)
        (self._sources if step.is_source else group).add(node)
        for before in step.dependencies:
            node.depend_on(self._add_step(before, group))
        if step.consumed_stack_outputs:
            self._waiting.append((node, step))
        return node

    def _connect_outputs(self) -> None:
        for node, step in self._waiting:
            for reference in step.consumed_stack_outputs:
                producer = self._deployments.get(reference._artifact_id)
                if producer is None:
                    raise missing_output(reference, step)
                producer.data.has_outputs[:] = [True]
                node.depend_on(producer)

    def _add_around(self, group: Graph, pre: Sequence[Step], post: Sequence[Step]) -> None:
        inner = list(group.nodes)
        for step in pre:
            node = self._add_step(step, group)
            for one in inner:
                one.depend_on(node)
        for step in post:
            self._add_step(step, group).depend_on(*inner)

    # -- stages -----------------------------------------------------------

    def _add_wave(self, wave: Wave) -> Graph:
        if len(wave.stages) == 1:
            group = self._stage_group(wave.stages[0])
        else:
            group = Graph(wave.id)
            group.add(*(self._stage_group(stage) for stage in wave.stages))
        self.root.add(group)
        self._add_around(group, wave.pre, wave.post)
        return group

    def _stage_group(self, stage: StageDeployment) -> Graph:
        group = Graph(stage.stage_name)
        groups: dict[int, Graph] = {}
        for stack in stage.stacks:
            groups[id(stack)] = inner = self._stack_group(stage, stack)
            group.add(inner)
        for stack in stage.stacks:
            for before in stack.stack_dependencies:
                if id(before) in groups:
                    groups[id(stack)].depend_on(groups[id(before)])
        self._add_around(group, stage.pre, stage.post)
        return group

    def _stack_group(self, stage: StageDeployment, stack: StackDeployment) -> Graph:
        prefix = f"{stage.stage_name}-"
        name = stack.stack_name
        group = Graph(name[len(prefix) :] if name.startswith(prefix) else name)
        has_outputs: list[bool] = []
        if self._change_sets and stage.prepare_step is not False:
            first, deploy = Node("Prepare", Prepare(stack)), Node("Deploy", Execute(stack, has_outputs))
            group.add(first, deploy)
            deploy.depend_on(first)
            for step in stack.change_set:
                node = self._add_step(step, group)
                node.depend_on(first)
                deploy.depend_on(node)
        else:
            first = deploy = Node("Deploy", Deploy(stack, has_outputs))
            group.add(deploy)
            if stack.change_set:
                raise ValidationError(
                    f"Cannot use 'changeSet' steps for stack '{stack.stack_name}': the pipeline does not support them or they "
                    "have been disabled",
                    fix="leave use_change_sets on",
                )
        self._deployments[stack.stack_artifact_id] = deploy
        self._add_around_stack(group, stack)
        for asset in stack.assets:
            first.depend_on(self._publish(asset))
        return group

    def _add_around_stack(self, group: Graph, stack: StackDeployment) -> None:
        self._add_around(group, stack.pre, stack.post)

    # -- assets -----------------------------------------------------------

    def _publish(self, asset: StackAsset) -> Node:
        kind = "FileAsset" if asset.asset_type is AssetType.FILE else "DockerAsset"
        key = kind if self._single else asset.asset_id
        node = self._published.get(key)
        if node is None:
            self._counts[asset.asset_type] += 1
            id = kind if self._single else f"{kind}{self._counts[asset.asset_type]}"
            node = self._published[key] = Node(id, Publish([]))
            self._assets.add(node)
            node.depend_on(*self._ready)
        assets: list[StackAsset] = node.data.assets
        if all(known.asset_selector != asset.asset_selector for known in assets):
            assets.append(asset)
        return node

    # -- order ------------------------------------------------------------

    def _order_stages(self) -> None:
        """Drop stages without actions; refuse actions that need those of later stages."""
        self.root.nodes = [node for node in self.root.nodes if any(True for _ in node.leaves())]
        self.before = leaf_dependencies(self.root)
        place = {leaf: number for number, stage in enumerate(self.root.nodes) for leaf in stage.leaves()}
        for leaf, needed in self.before.items():
            late: list[Any] = [other for other in needed if place[other] > place[leaf]]
            if late:
                raise ValidationError(
                    f"Dependency cycle in graph: '{leaf.id}' cannot be done after '{late[0].id}', which is in a later stage",
                    fix="move one of them",
                )

    @property
    def stages(self) -> list[Graph]:
        """The groups that become stages of the pipeline."""
        return [node for node in self.root.nodes if isinstance(node, Graph)]
