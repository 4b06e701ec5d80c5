"""Stages as pipelines hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import ActionCategory, ActionProperties, IAction, IStage
from aws_cdk.aws_codepipeline.custom_action_registration import written_category
from aws_cdk.aws_codepipeline.rule import render_conditions, render_failure
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_codepipeline.pipeline import Pipeline
    from aws_cdk.aws_codepipeline.stage import StageProps
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_events.rule_target import IRuleTarget
    from aws_cdk.aws_iam.role_base import IRole

# Source of the limits: the CodePipeline API reference.
_NAME = re.compile(r"[a-zA-Z0-9.@_-]{1,100}\Z")
_NAMESPACE = re.compile(r"[A-Za-z0-9@_-]{1,100}\Z")
_NOT_IN_ARTIFACTS = re.compile(r"[@.]")  # legal in names of stages and actions only


def check_name(what: str, name: str | None, scope: Any) -> None:
    """Refuse names of pipelines, stages and actions that CodePipeline does not take."""
    if name is not None and not is_unresolved(name) and not _NAME.match(name):
        raise ValidationError(
            f"{what} name must match regular expression: /^[a-zA-Z0-9.@_-]{{1,100}}$/, got '{name}'", scope=scope
        )


def check_namespace(name: str | None, scope: Any) -> None:
    """Refuse names of variables' namespaces that CodePipeline does not take."""
    if name is not None and not is_unresolved(name) and not _NAMESPACE.match(name):
        raise ValidationError(
            f"Namespace name must match regular expression: /^[A-Za-z0-9@_-]{{1,100}}$/, got '{name}'", scope=scope
        )


class BoundAction:
    """An action of a pipeline, with what it told the pipeline."""

    def __init__(self, action: IAction, configuration: Any, role: IRole | None, region: str | None) -> None:
        properties: ActionProperties = action.action_properties
        self.properties = properties
        self.name = properties.action_name
        self.inputs: list[Artifact] = list(properties.inputs or ())
        self.outputs: list[Artifact] = list(properties.outputs or ())
        self.run_order = properties.run_order if properties.run_order is not None else 1
        self.region = region if region is not None else properties.region
        self._configuration = configuration
        self._role = role

    def render(self) -> dict[str, Any]:
        """Return the action as the L1 pipeline has it."""
        properties = self.properties
        return {
            "name": self.name,
            "inputArtifacts": [{"name": item.artifact_name} for item in self.inputs] or None,
            "outputArtifacts": [
                {"name": item.artifact_name, "files": item.artifact_files or None} for item in self.outputs
            ]
            or None,
            "actionTypeId": {
                "category": written_category(properties.category),
                "version": properties.version or "1",
                "owner": properties.owner or "AWS",
                "provider": properties.provider,
            },
            "configuration": self._configuration,
            "runOrder": self.run_order,
            "timeoutInMinutes": properties.timeout.to_minutes() if properties.timeout is not None else None,
            "roleArn": self._role.role_arn if self._role is not None else None,
            "region": self.region,
            "namespace": properties.variables_namespace,
            "commands": list(properties.commands) if properties.commands is not None else None,
            "outputVariables": list(properties.output_variables) if properties.output_variables is not None else None,
        }

    def artifact_problems(self) -> list[str]:
        """Return where there are too many or too few artifacts."""
        bounds = self.properties.artifact_bounds
        kind = f"{written_category(self.properties.category)}/{self.properties.provider}"
        return [
            *_out_of_bounds("input", len(self.inputs), bounds.min_inputs, bounds.max_inputs, kind),
            *_out_of_bounds("output", len(self.outputs), bounds.min_outputs, bounds.max_outputs, kind),
        ]


def _out_of_bounds(what: str, count: int, least: float, most: float, kind: str) -> list[str]:
    if count < least:
        return [f"{kind} must have at least {least:g} {what} artifacts"]
    if count > most:
        return [f"{kind} cannot have more than {most:g} {what} artifacts"]
    return []


class PipelineStage(IStage):
    """A stage of a pipeline."""

    def __init__(self, props: StageProps, pipeline: Pipeline) -> None:
        check_name("Stage", props.stage_name, pipeline)
        self._props = props
        self._pipeline = pipeline
        self._scope = Construct(pipeline, props.stage_name)
        self._actions: list[IAction] = []
        self.bound: list[BoundAction] = []
        for action in props.actions or ():
            self.add_action(action)

    @property
    def stage_name(self) -> str:
        """Name, unique in the pipeline."""
        return self._props.stage_name

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline."""
        return self._pipeline

    @property
    def actions(self) -> list[IAction]:
        """What is done."""
        return list(self._actions)

    @checked
    def add_action(self, action: IAction) -> None:
        """Do a further action.

        Raises:
            ValidationError: its name is taken or not allowed, or it cannot be done where it would have to be.
        """
        name = action.action_properties.action_name
        check_name("Action", name, self._scope)
        if any(known.name == name for known in self.bound):
            raise ValidationError(
                f"Stage {self.stage_name} already contains an action with name '{name}'",
                scope=self._scope,
                fix="give each action of a stage an action_name of its own",
            )
        self.bound.append(self._pipeline._attach_action(self, action, self._scope_of(action)))
        self._actions.append(action)

    def _scope_of(self, action: IAction) -> Construct:
        """Return the construct of an action: one that is there, or a new one, with an id that is known now."""
        name = action.action_properties.action_name
        if not is_unresolved(name):
            return child_named(self._scope, name)
        base = id = action.action_properties.provider
        number = 1
        while self._scope.node.try_find_child(id) is not None:
            number += 1
            id = f"{base}{number}"
        return Construct(self._scope, id)

    @checked
    def on_state_change(self, name: str, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """Make a rule for the stage's begin and end (options of a rule)."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(self._scope, name, **options)
        rule.add_target(target)
        rule._merge_pattern(
            {
                "detailType": ["CodePipeline Stage Execution State Change"],
                "source": ["aws.codepipeline"],
                "resources": [self._pipeline.pipeline_arn],
                "detail": {"stage": [self.stage_name]},
            }
        )
        return rule

    def render(self) -> dict[str, Any]:
        """Return the stage as the L1 pipeline has it."""
        self._name_artifacts()
        props = self._props
        return {
            "name": self.stage_name,
            "actions": [action.render() for action in self.bound],
            "beforeEntry": render_conditions(props.before_entry),
            "onFailure": render_failure(props.on_failure),
            "onSuccess": render_conditions(props.on_success),
        }

    def disabled_transition(self) -> dict[str, Any] | None:
        """Return why nothing enters the stage, or ``None`` if runs do."""
        props = self._props
        if props.transition_to_enabled is not False:
            return None
        return {"reason": props.transition_disabled_reason or "Transition disabled", "stageName": self.stage_name}

    def problems(self) -> list[str]:
        """Return what is wrong with the stage."""
        if not self.bound:
            return [f"Stage '{self.stage_name}' must have at least one action"]
        return [problem for action in self.bound for problem in action.artifact_problems()]

    def _name_artifacts(self) -> None:
        for action in self.bound:
            unnamed = [item for item in action.outputs if item.artifact_name is None]
            base = f"Artifact_{self.stage_name}_{action.name}"
            for number, item in enumerate(unnamed, 1):
                name = base if len(unnamed) == 1 else f"{base}_{number}"
                item._set_name(_NOT_IN_ARTIFACTS.sub("", name))


def child_named(scope: Construct, id: str) -> Construct:
    """Return a child of ``scope``, made if there is none."""
    known: Construct | None = scope.node.try_find_child(id)
    return known if known is not None else Construct(scope, id)


def validate_stages(stages: Sequence[PipelineStage]) -> list[str]:
    """Return what is wrong with stages together: where sources are, and which artifacts exist when they are needed."""
    return [*_source_problems(stages), *_count_problems(stages), *_stage_problems(stages), *_artifact_problems(stages)]


def _source_problems(stages: Sequence[PipelineStage]) -> list[str]:
    problems = []
    for number, stage in enumerate(stages):
        for action in stage.bound:
            is_source = action.properties.category is ActionCategory.SOURCE
            where = f"Action {action.name} in stage {stage.stage_name}"
            if number == 0 and not is_source:
                problems.append(f"{where}: first stage may only contain Source actions")
            elif number > 0 and is_source:
                problems.append(f"{where}: Source actions may only occur in first stage")
    return problems


def _count_problems(stages: Sequence[PipelineStage]) -> list[str]:
    return ["Pipeline must have at least two stages"] if len(stages) < 2 else []


def _stage_problems(stages: Sequence[PipelineStage]) -> list[str]:
    return [problem for stage in stages for problem in stage.problems()]


def _artifact_problems(stages: Sequence[PipelineStage]) -> list[str]:
    for stage in stages:
        stage._name_artifacts()
    problems = []
    places = [(number, stage, action) for number, stage in enumerate(stages) for action in stage.bound]
    producers: dict[str, tuple[int, PipelineStage, BoundAction]] = {}
    for place in places:
        for item in place[2].outputs:
            name = item.artifact_name or ""
            if name in producers:
                problems.append(
                    f"Both Actions '{producers[name][2].name}' and '{place[2].name}' are producing (producting) Artifact "
                    f"'{name}'. Every artifact can only be produced once."
                )
            producers[name] = place
    for place in places:
        number, _, action = place
        for item in action.inputs:
            if item.artifact_name is None:
                problems.append(
                    f"Action '{action.name}' is using an unnamed input Artifact, which is not being produced in this pipeline"
                )
                continue
            producer = producers.get(item.artifact_name)
            if producer is None:
                problems.append(
                    f"Action '{action.name}' is using input Artifact '{item.artifact_name}', which is not being produced in this "
                    "pipeline"
                )
            elif (number, action.run_order) <= (producer[0], producer[2].run_order):
                problems.append(
                    f"{_place(place)} is consuming input Artifact '{item.artifact_name}' before it is being produced at "
                    f"{_place(producer)}"
                )
    return problems


def _place(place: tuple[int, PipelineStage, BoundAction]) -> str:
    number, stage, action = place
    return f"Stage {number + 1} Action {action.run_order:g} ('{stage.stage_name}'/'{action.name}')"
