"""What pipelines refuse: names, places of actions, artifacts, triggers, other accounts and regions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from aws_cdk import App, Duration, Environment, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template
from aws_cdk.core.errors import CdkError

_CONNECTION = "arn:aws:codestar-connections:eu-west-1:111111111111:connection/x"
_PUSH, _PULL = cp.GitPushFilter, cp.GitPullRequestFilter


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S", env=Environment(account="111111111111", region="eu-west-1"))


def _source(stack: Stack, name: str = "Src", artifact: cp.Artifact | None = None) -> cp.IAction:
    bucket: Any = stack.node.try_find_child("B") or s3.Bucket(stack, "B")
    return actions.S3SourceAction(action_name=name, bucket=bucket, bucket_key="k", output=artifact or cp.Artifact())


def _ok(name: str = "Ok", **options: Any) -> cp.IAction:
    return actions.ManualApprovalAction(action_name=name, **options)


def _deploy(artifact: cp.Artifact, **options: Any) -> cp.IAction:
    return actions.CloudFormationCreateUpdateStackAction(
        action_name="c", stack_name="s", template_path=artifact.at_path("t"), admin_permissions=True, **options
    )


def _pipeline(stack: Stack, *stages: tuple[str, Sequence[cp.IAction]], **options: Any) -> cp.Pipeline:
    given = [cp.StageProps(stage_name=name, actions=acts) for name, acts in stages]
    return cp.Pipeline(stack, "P", stages=given, **options)


_Stages = Callable[[Stack], list[tuple[str, list[cp.IAction]]]]


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        (lambda _: [], "at least two stages"),
        (lambda _: [("D", [_ok()]), ("E", [_ok()])], "Action Ok in stage D: first stage may only contain Source"),
        (lambda s: [("S", [_source(s)]), ("E", [_source(s, "x")])], "Source actions may only occur in first stage"),
        (lambda s: [("S", [_source(s)]), ("E", [])], "Stage 'E' must have at least one action"),
        (lambda s: [("S", [_source(s)]), ("D", [_ok()]), ("D", [_ok()])], "Stage with duplicate name 'D'"),
        (lambda s: [("S", [_source(s)]), ("E", [_ok(), _ok()])], "Stage E already contains an action with name 'Ok'"),
        (lambda s: [("S", [_source(s)]), ("E!", [_ok()])], "Stage name must match .* got 'E!'"),
        (lambda s: [("S", [_source(s)]), ("E", [_ok("a b")])], "Action name must match .* got 'a b'"),
        (lambda s: [("S", [_source(s)]), ("E", [_ok(variables_namespace="a b")])], "Namespace name must match"),
        (
            lambda s: [("S", [_source(s)]), ("E", [_deploy(cp.Artifact("nope"))])],
            "using input Artifact 'nope', which is not being produced",
        ),
        (lambda s: [("S", [_source(s)]), ("E", [_deploy(cp.Artifact())])], "using an unnamed input Artifact"),
        (
            lambda s: [("S", [_source(s, "a", cp.Artifact("A")), _source(s, "b", cp.Artifact("A"))]), ("E", [_ok()])],
            "Both Actions 'a' and 'b' .* Artifact 'A'",
        ),
    ],
)
def test_stages_have_to_fit_together(stack: Stack, stages: _Stages, message: str) -> None:
    with pytest.raises(CdkError, match=message):
        _ = _pipeline(stack, *stages(stack))
        app: Any = stack.node.root
        app.synth()


def test_artifacts_are_made_before_they_are_used(stack: Stack) -> None:
    first, second = cp.Artifact("A"), cp.Artifact("Y")
    project = cb.PipelineProject(stack, "Project")
    build = actions.CodeBuildAction(action_name="b", project=project, input=first, outputs=[second], run_order=2)

    pipeline = _pipeline(stack, ("S", [_source(stack, artifact=first)]), ("B", [build, _deploy(second)]))

    assert pipeline.node.validate() == [
        "Stage 2 Action 1 ('B'/'c') is consuming input Artifact 'Y' before it is being produced at Stage 2 Action 2 ('B'/'b')"
    ]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: cp.Artifact("a b"), "Artifact name must match"),
        (lambda: cp.Variable(variable_name="a b"), "Variable name must match"),
        (lambda: cp.Variable(variable_name="a", default_value=""), "between 1 and 1000 characters long, got 0"),
        (lambda: cp.Variable(variable_name="a", description="x" * 201), "not be greater than 200 characters"),
        (lambda: cp.Rule(name="a b"), "Rule name must match"),
        (lambda: _ok(timeout=Duration.minutes(4)), "between 5 minutes and 86400 minutes"),
        (lambda: actions.CommandsAction(action_name="x", commands=[], input=cp.Artifact()), "between 1 and 50, got: 0"),
        (lambda: _ok().on_state_change("x"), "must be added to a stage"),
    ],
)
def test_parts_refuse_what_codepipeline_does_not_take(make: Callable[[], object], message: str) -> None:
    with pytest.raises(CdkError, match=message):
        make()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pipeline_name": "a b"}, "Pipeline name must match"),
        ({"execution_mode": cp.ExecutionMode.QUEUED}, "QUEUED execution mode can only be used with V2 pipelines"),
        ({"cross_account_keys": False, "enable_key_rotation": True}, "requires 'crossAccountKeys'"),
    ],
)
def test_options_of_pipelines_that_contradict_each_other(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(CdkError, match=message):
        cp.Pipeline(stack, "P", **options)


@pytest.mark.parametrize(
    ("git", "message"),
    [
        ({}, "must specify either GitPushFilter or GitPullRequestFilter"),
        (
            {"push_filter": [_PUSH(tags_includes=["a"])] * 4},
            "length of GitPushFilter .* less than or equal to 3, got 4",
        ),
        ({"push_filter": [_PUSH(file_paths_includes=["a"])]}, "cannot specify filePaths without branches"),
        ({"push_filter": [_PUSH()]}, "must specify either tags or branches"),
        ({"push_filter": [_PUSH(tags_includes=["a"] * 9)]}, "maximum length of tagsIncludes .* is 8, got 9"),
        ({"pull_request_filter": [_PULL(file_paths_includes=["a"])]}, "must specify branches in GitPullRequestFilter"),
    ],
)
def test_triggers_refuse(git: dict[str, Any], message: str) -> None:
    source = actions.CodeStarConnectionsSourceAction(
        action_name="Star", owner="o", repo="r", connection_arn=_CONNECTION, output=cp.Artifact()
    )

    with pytest.raises(CdkError, match=message):
        cp.Trigger(
            provider_type=cp.ProviderType.CODE_STAR_SOURCE_CONNECTION,
            git_configuration=cp.GitConfiguration(source_action=source, **git),
        )


def test_triggers_are_for_connections(stack: Stack) -> None:
    with pytest.raises(CdkError, match="must be 'CodeStarSourceConnection', got 'S3'"):
        cp.Trigger(
            provider_type=cp.ProviderType.CODE_STAR_SOURCE_CONNECTION,
            git_configuration={"source_action": _source(stack), "push_filter": [{"tags_includes": ["a"]}]},
        )


def test_stages_are_put_beside_stages_of_the_same_pipeline(stack: Stack) -> None:
    pipeline = _pipeline(stack, ("S", [_source(stack)]), ("D", [_ok()]))
    other = cp.Pipeline(stack, "Q", stages=[cp.StageProps(stage_name="S", actions=[_source(stack)])])

    with pytest.raises(CdkError, match="at most one placement property"):
        pipeline.add_stage(
            stage_name="N", placement={"just_after": pipeline.stages[0], "right_before": other.stages[0]}
        )
    with pytest.raises(CdkError, match="to add it after, 'S', was not found"):
        pipeline.add_stage(stage_name="N", placement=cp.StagePlacement(just_after=other.stages[0]))
    with pytest.raises(CdkError, match=r"named 'nope'\. Available stages: S, D"):
        pipeline.stage("nope")


def test_other_accounts_need_a_key(stack: Stack) -> None:
    artifact = cp.Artifact("A")

    with pytest.raises(CdkError, match=r"must have a KMS Key to add cross-account action 'c' .* '222222222222'"):
        _pipeline(
            stack,
            ("S", [_source(stack, artifact=artifact)]),
            ("D", [_deploy(artifact, account="222222222222")]),
            cross_account_keys=False,
        )


def test_other_regions_need_a_pipeline_with_a_region() -> None:
    stack = Stack(App(analytics_reporting=False), "S")
    artifact = cp.Artifact("A")

    with pytest.raises(CdkError, match="must have an explicitly set region"):
        _pipeline(stack, ("S", [_source(stack, artifact=artifact)]), ("D", [_deploy(artifact, region="us-east-1")]))


def test_builds_in_other_accounts_have_no_results(stack: Stack) -> None:
    theirs = Stack(stack.node.root, "O", env=Environment(account="222222222222", region="eu-west-1"))
    project = cb.PipelineProject(theirs, "Project", project_name="x")
    artifact = cp.Artifact("A")
    build = actions.CodeBuildAction(action_name="b", project=project, input=artifact, outputs=[cp.Artifact()])

    with pytest.raises(CdkError, match="A cross-account CodeBuild action cannot have outputs"):
        _pipeline(stack, ("S", [_source(stack, artifact=artifact)]), ("B", [build]))


def test_sources_are_told_apart_by_branch_and_key(stack: Stack) -> None:
    repository = cc.Repository(stack, "R", repository_name="r")
    bucket = s3.Bucket(stack, "Bucket")

    def twice(make: Callable[[str], cp.IAction]) -> None:
        cp.Pipeline(stack, f"P{make('')}", stages=[cp.StageProps(stage_name="S", actions=[make("a"), make("b")])])

    with pytest.raises(CdkError, match="'branch' parameter cannot be an empty string"):
        actions.CodeCommitSourceAction(action_name="x", repository=repository, output=cp.Artifact(), branch="")
    with pytest.raises(CdkError, match="S3 source action with path 'k' is already present"):
        twice(
            lambda name: actions.S3SourceAction(
                action_name=name or "x",
                bucket=bucket,
                bucket_key="k",
                output=cp.Artifact(),
                trigger=actions.S3Trigger.EVENTS,
            )
        )


def test_approvals_are_granted_once_they_have_a_place(stack: Stack) -> None:
    approval = actions.ManualApprovalAction(action_name="x")

    with pytest.raises(CdkError, match="Cannot grant permissions before binding"):
        approval.grant_manual_approval(iam.Role(stack, "R", assumed_by=iam.AccountRootPrincipal()))


def test_variables_of_an_action_need_a_pipeline(stack: Stack) -> None:
    action = actions.CommandsAction(action_name="x", commands=["a"], input=cp.Artifact(), output_variables=["z"])

    with pytest.raises(CdkError, match="'y' is not exported"):
        action.variable("y")
    with pytest.raises(CdkError, match="never added to a pipeline"):
        stack.resolve(action.variable("z"))


def test_artifacts_are_named_also_where_nothing_is_validated(stack: Stack) -> None:
    output = cp.Artifact()
    _pipeline(stack, ("S", [_source(stack, artifact=output)]), ("D", [_deploy(output)]))

    assembly = stack.node.root.synth(skip_validation=True)

    (pipeline,) = [
        each
        for each in assembly.get_stack_by_name("S").template["Resources"].values()
        if each["Type"] == "AWS::CodePipeline::Pipeline"
    ]
    (source,), (deploy,) = (stage["Actions"] for stage in pipeline["Properties"]["Stages"])
    assert source["OutputArtifacts"] == deploy["InputArtifacts"] == [{"Name": "Artifact_S_Src"}]


@pytest.mark.parametrize(
    ("regions", "own", "stores"), [([], False, 1), (["us-east-1"], True, 1), (["eu-west-1"], False, 2)]
)
def test_the_bucket_given_for_the_pipelines_region_is_its_own(regions: list[str], own: bool, stores: int) -> None:
    stack = Stack(App(analytics_reporting=False), "S", env=Environment(account="111111111111", region="us-east-1"))
    known = s3.Bucket.from_bucket_name(stack, "Known", "known")

    pipeline = _pipeline(
        stack,
        ("Src", [_source(stack)]),
        ("Ok", [_ok()]),
        cross_region_replication_buckets=dict.fromkeys(regions, known),
    )

    assert (pipeline.artifact_bucket is known) is own
    [rendered] = Template.from_stack(stack).find_resources("AWS::CodePipeline::Pipeline").values()
    assert len(rendered["Properties"]["ArtifactStores"]) == stores


def test_replication_needs_a_region_and_no_bucket_besides(stack: Stack) -> None:
    bucket = s3.Bucket.from_bucket_name(stack, "Known", "known")

    with pytest.raises(CdkError, match="Only one of artifactBucket and crossRegionReplicationBuckets"):
        cp.Pipeline(stack, "A", artifact_bucket=bucket, cross_region_replication_buckets={})
    with pytest.raises(CdkError, match="must have an explicitly set region"):
        cp.Pipeline(Stack(App(), "Anywhere"), "B", cross_region_replication_buckets={"eu-west-1": bucket})


def test_other_accounts_need_a_key_also_where_the_own_one_is_not_known() -> None:
    stack, artifact = Stack(App(), "S"), cp.Artifact("a")
    role = iam.Role.from_role_arn(stack, "Role", "arn:aws:iam::222222222222:role/r")
    source = ("Source", [_source(stack, artifact=artifact)])

    with pytest.raises(CdkError, match=r"must have a KMS Key .*pipeline account: '\(current\)'"):
        _pipeline(stack, source, ("Deploy", [_deploy(artifact, role=role)]), cross_account_keys=False)
