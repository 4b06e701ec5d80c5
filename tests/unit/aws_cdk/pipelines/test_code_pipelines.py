"""What CDK Pipelines refuse, and what of them shows before and after they are built."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Aws, CfnOutput, Environment, Stack, Stage, pipelines
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3_assets as assets
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk.core.errors import CdkError

_CONNECTION = "arn:aws:codestar-connections:eu-west-1:111111111111:connection/x"
_ENV = Environment(account="111111111111", region="eu-west-1")


class One(Stage):
    def __init__(self, scope: Any, id: str, asset: str | None = None, **options: Any) -> None:
        super().__init__(scope, id, **options)
        self.stack = Stack(self, "A", tags={"owner": "me"} if asset else None)
        sns.Topic(self.stack, "T")
        if asset:
            assets.Asset(self.stack, "File", path=asset)
        self.output = CfnOutput(self.stack, "O", value="x")


def _source(name: str = "o/r") -> pipelines.CodePipelineSource:
    return pipelines.CodePipelineSource.connection(name, "m", connection_arn=_CONNECTION)


def _ok(id: str, **options: Any) -> pipelines.ManualApprovalStep:
    return pipelines.ManualApprovalStep(id, **options)


def _shell(id: str, **options: Any) -> pipelines.ShellStep:
    return pipelines.ShellStep(id, commands=["c"], **options)


class Made:
    def __init__(self, folder: Any = None, **options: Any) -> None:
        self.app = App(analytics_reporting=False, outdir=str(folder) if folder else None)
        self.stack = Stack(self.app, "S", env=_ENV)
        options.setdefault("synth", _shell("Synth", input=_source()))
        self.pipeline = pipelines.CodePipeline(self.stack, "P", **options)

    def add(self, id: str = "D", **options: Any) -> One:
        stage = One(self.stack, id, env=_ENV)
        self.pipeline.add_stage(stage, **options)
        return stage

    def built(self) -> list[tuple[str, list[tuple[str, float]]]]:
        self.pipeline.build_pipeline()
        return [
            (
                stage.stage_name,
                [(each.action_properties.action_name, each.action_properties.run_order or 1) for each in stage.actions],
            )
            for stage in self.pipeline.pipeline.stages
        ]


def _built_twice() -> None:
    made = Made()
    made.add()
    made.built()
    made.pipeline.build_pipeline()


def _stage_after_build() -> None:
    made = Made()
    made.add()
    made.built()
    made.add("E")


def _no_stack() -> None:
    made = Made()
    made.pipeline.add_stage(Stage(made.stack, "Empty"))


def _stack_of_another_stage() -> None:
    made = Made()
    made.add(stack_steps=[pipelines.StackSteps(stack=made.stack)])


def _change_set_steps_without_change_sets() -> None:
    made = Made(use_change_sets=False)
    stage = One(made.stack, "D")
    made.pipeline.add_stage(stage, stack_steps=[pipelines.StackSteps(stack=stage.stack, change_set=[_ok("x")])])
    made.built()


def _output_of_a_stack_elsewhere() -> None:
    made = Made()
    other = One(made.stack, "Other")
    made.add(post=[_shell("x", env_from_cfn_outputs={"O": other.output})])
    made.built()


def _steps_in_a_circle() -> None:
    made = Made()
    first, second = _ok("first"), _ok("second")
    first.add_step_dependency(second)
    second.add_step_dependency(first)
    made.add(pre=[first])
    made.built()


def _output_before_its_stack() -> None:
    made = Made()
    stage = One(made.stack, "D")
    made.pipeline.add_stage(stage, pre=[_shell("x", env_from_cfn_outputs={"O": stage.output})])
    made.built()


def _output_of_a_later_stage() -> None:
    made = Made()
    later = One(made.stack, "Later", env=_ENV)
    made.add(post=[_shell("x", env_from_cfn_outputs={"O": later.output})])
    made.pipeline.add_stage(later)
    made.built()


def _same_step_id_twice() -> None:
    made = Made()
    made.add(pre=[_ok("x")], post=[_ok("x")])
    made.built()


def _same_stage_twice() -> None:
    made = Made()
    stage = made.add()
    made.pipeline.add_stage(stage)
    made.built()


def _no_source() -> None:
    made = Made(synth=_shell("Synth"))
    made.add()
    made.built()


def _options_of_a_given_pipeline() -> None:
    stack = Stack(App(analytics_reporting=False), "S")
    synth = _shell("Synth", input=_source())
    given = cp.Pipeline(stack, "C")
    pipelines.CodePipeline(stack, "P", synth=synth, code_pipeline=given, pipeline_name="x").build_pipeline()


def _step_of_no_known_kind() -> None:
    class Mine(pipelines.Step):
        pass

    made = Made()
    made.add(pre=[Mine("m")])
    made.built()


def _variable_after_build() -> None:
    made = Made()
    step = pipelines.CodeBuildStep("x", commands=["c"])
    made.add(pre=[step])
    made.built()
    step.exported_variable("V")


def _variable_of_a_step_elsewhere() -> None:
    made = Made()
    CfnOutput(made.stack, "V", value=pipelines.CodeBuildStep("t", commands=["x"]).exported_variable("V"))
    made.add()
    made.app.synth()


def _variable_that_no_step_uses() -> None:
    made = Made()
    step = pipelines.CodeBuildStep("t", commands=["x"])
    used = pipelines.ShellStep("u", commands=["x"], env={"V": step.exported_variable("V")})
    made.pipeline.add_wave("W", pre=[step], post=[used])
    CfnOutput(made.stack, "V", value=step.exported_variable("V"))
    made.app.synth()


def _file_system_without_vpc() -> None:
    place = cb.FileSystemLocation.efs(identifier="i", location="fs.x", mount_point="/m")
    made = Made(synth=pipelines.CodeBuildStep("S", commands=["c"], input=_source(), file_system_locations=[place]))
    made.add()
    made.built()


def _other_primary_directory() -> None:
    _shell("x", primary_output_directory="a").primary_output_directory("b")


def _second_producer() -> None:
    pipelines.FileSet("x", _ok("a")).produced_by(_ok("b"))


def _reference_in_a_file_of_commands() -> None:
    stack = Stack(App(), "S", env=_ENV)
    pipeline = pipelines.CodePipeline(
        stack,
        "P",
        synth=_shell("Synth", input=_source()),
        publish_assets_in_parallel=False,
        docker_credentials=[pipelines.DockerCredential.docker_hub(secretsmanager.Secret(stack, "Secret"))],
    )
    pipeline.add_stage(One(stack, "D", asset=__file__, env=_ENV))
    pipeline.build_pipeline()


def _no_self_mutation() -> None:
    made = Made(self_mutation=False)
    made.add()
    made.built()
    _ = made.pipeline.self_mutation_project


@pytest.mark.parametrize(
    ("attempt", "problem"),
    [
        (_built_twice, "can only call it once"),
        (_stage_after_build, "can't add Stages anymore"),
        (lambda: Made(synth=_ok("x")), "must produce a primary output"),
        (lambda: Made().pipeline.pipeline, "not created yet"),
        (lambda: Made().pipeline.synth_project, "buildPipeline"),
        (lambda: Made().pipeline.self_mutation_project, "buildPipeline"),
        (lambda: pipelines.CodeBuildStep("x", commands=[]).project, "buildPipeline"),
        (_no_self_mutation, "No selfMutationProject"),
        (_no_stack, "should contain at least one Stack"),
        (_stack_of_another_stage, "Missing Stack 'S' in Stage 'D'"),
        (_change_set_steps_without_change_sets, "Cannot use 'changeSet' steps for stack 'D-A'"),
        (_output_of_a_stack_elsewhere, "is not in the pipeline"),
        (_steps_in_a_circle, "Dependency cycle"),
        (_output_before_its_stack, "Dependency cycle"),
        (_output_of_a_later_stage, "in a later stage"),
        (_same_step_id_twice, "duplicate id: x"),
        (_same_stage_twice, "duplicate id: D"),
        (_no_source, "requires an input"),
        (_options_of_a_given_pipeline, "Cannot set 'pipelineName'"),
        (_step_of_no_known_kind, "Mine.m.' is not supported"),
        (_variable_after_build, "already been produced"),
        (_variable_of_a_step_elsewhere, "Output for step .+ not configured"),
        (_variable_that_no_step_uses, "Output for step .+ not configured"),
        (lambda: _shell("x", input=_ok("y")), "primary input should be"),
        (lambda: _shell("x", additional_inputs={"d": _ok("y")}), "additionalInput for directory 'd'"),
        (lambda: _shell("x", additional_inputs={".": _source()}), "via 'input' property"),
        (_file_system_without_vpc, "requires a vpc"),
        (_other_primary_directory, "cannot be changed to 'b'"),
        (lambda: _source("noslash"), "CodeStar repository name should be"),
        (lambda: _source(Aws.REGION), "cannot be unresolved"),
        (lambda: pipelines.CodePipelineSource.git_hub("a/b/c", "m"), "GitHub repository name should be"),
        (lambda: _ok(Aws.REGION), "cannot be unresolved"),
        (lambda: pipelines.FileSet("x").producer, "doesn't have a producer"),
        (_second_producer, "already has a producer"),
        (_reference_in_a_file_of_commands, "contains CloudFormation references"),
        (lambda: pipelines.DockerCredential.ecr([]), "at least one"),
    ],
)
def test_what_is_refused(attempt: Callable[[], Any], problem: str) -> None:
    with pytest.raises(CdkError, match=problem):
        attempt()


def test_a_step_that_two_stages_need_is_done_once_where_it_is_needed_first() -> None:
    made = Made()
    shared = _ok("shared")
    before = _ok("before")
    before.add_step_dependency(shared)
    made.add("D", pre=[before])
    made.add("E", pre=[shared])
    assert made.built()[3:] == [
        ("D", [("shared", 1), ("before", 2), ("A.Prepare", 3), ("A.Deploy", 4)]),
        ("E", [("Prepare", 1), ("Deploy", 2)]),
    ]


def test_waves_without_anything_to_do_are_left_out() -> None:
    made = Made(self_mutation=False)
    made.pipeline.add_wave("Empty")
    made.add()
    assert [name for name, _ in made.built()] == ["Source", "Build", "D"]


def test_properties_after_the_build() -> None:
    made = Made()
    step = pipelines.CodeBuildStep("x", commands=["c"])
    made.add(post=[step])
    made.built()
    assert step.grant_principal is step.project.grant_principal
    assert made.pipeline.synth_project.node.path == "S/P/Pipeline/Build/Synth/CdkBuildProject"
    assert made.pipeline.self_mutation_project.node.path == "S/P/UpdatePipeline/SelfMutation"
    assert pipelines.PipelineBase.is_pipeline(made.pipeline)
    assert not pipelines.PipelineBase.is_pipeline(made.stack)
    assert [str(step), str(made.pipeline.cloud_assembly_file_set)] == ["CodeBuildStep(x)", "FileSet(Output)"]
    assert made.pipeline.synth.primary_output is made.pipeline.cloud_assembly_file_set


def test_files_written_beside_the_templates(tmp_path: Any) -> None:
    asset = tmp_path / "a.txt"
    asset.write_text("a")
    made = Made(tmp_path / "out", publish_assets_in_parallel=False)
    made.pipeline.add_stage(One(made.stack, "D", asset=str(asset), env=_ENV))
    made.app.synth()
    written = {name: str(tmp_path / "out" / name) for name in os.listdir(tmp_path / "out")}
    (build_spec,) = (path for name, path in written.items() if name.startswith("buildspec-"))
    with open(build_spec, encoding="utf-8") as file:
        commands = json.load(file)["phases"]["build"]["commands"]
    assert len(commands) == 1
    assert commands[0].startswith('cdk-assets --path "assembly-S-D/')
    (config,) = (tmp_path / "out" / "assembly-S-D").glob("*.config.json")
    assert json.loads(config.read_text()) == {"Tags": {"owner": "me"}}


def test_a_step_of_the_app_that_takes_the_options_as_one_struct() -> None:
    class Mine(pipelines.Step, pipelines.ICodePipelineActionFactory):
        def produce_action(self, stage: Any, options: Any) -> Any:  # type: ignore[override]
            stage.add_action(actions.ManualApprovalAction(action_name=options.action_name, run_order=options.run_order))
            return {"run_orders_consumed": 5}

    made = Made()
    made.add(pre=[Mine("m")])
    assert made.built()[3] == ("D", [("m", 1), ("A.Prepare", 6), ("A.Deploy", 7)])


def test_a_source_of_the_app() -> None:
    class Mine(pipelines.CodePipelineSource):
        def __init__(self, id: str) -> None:
            super().__init__(id)
            self._configure_primary_output(pipelines.FileSet("Files", self))

        def _get_action(
            self, output: Any, action_name: str, run_order: float, variables_namespace: str | None = None
        ) -> Any:
            return actions.CodeStarConnectionsSourceAction(
                output=output,
                action_name=action_name,
                run_order=run_order,
                owner="o",
                repo="r",
                connection_arn=_CONNECTION,
            )

    made = Made(synth=_shell("Synth", input=Mine("Mine")))
    made.add()
    assert made.built()[0] == ("Source", [("Mine", 1)])


def test_a_stage_without_environment_in_a_pipeline_that_has_one() -> None:
    made = Made()
    made.pipeline.add_stage(One(made.stack, "D"))
    assert made.built()[-1] == ("D", [("Prepare", 1), ("Deploy", 2)])


def test_environments_are_put_together() -> None:
    from aws_cdk.pipelines.code_build_options import merged_environments

    first = cb.BuildEnvironment(privileged=True, environment_variables={"A": cb.BuildEnvironmentVariable(value="1")})
    second = cb.BuildEnvironment(
        compute_type=cb.ComputeType.LARGE, environment_variables={"B": cb.BuildEnvironmentVariable(value="2")}
    )
    merged = merged_environments(first, second)
    assert (merged.privileged, merged.compute_type) == (True, cb.ComputeType.LARGE)
    assert list(merged.environment_variables or ()) == ["A", "B"]


def test_the_role_that_publishes_covers_what_projects_ask_for() -> None:
    from aws_cdk.pipelines._publishing_role import PublishingRole

    stack = Stack(App(analytics_reporting=False), "S")
    role = PublishingRole(stack, "R")
    statement = iam.PolicyStatement(
        actions=["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], resources=["mine"]
    )
    assert role.add_to_principal_policy(statement).statement_added
    role.add_to_principal_policy(iam.PolicyStatement(actions=["x:Y"], resources=["*"]))
    policy: Any = stack.resolve(role.node.find_child("DefaultPolicy").document.to_json())
    assert "mine" not in str(policy)
    assert policy["Statement"][-1]["Action"] == "x:Y"
