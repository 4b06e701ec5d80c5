"""What actions on other services refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_s3 as s3
from aws_cdk.core.errors import CdkError

_FILES = cp.Artifact("Files")


def _stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def _ecs(**options: Any) -> Any:
    service = ecs.BaseService.from_service_arn_with_cluster(_stack(), "E", "arn:aws:ecs:eu-west-1:1:service/cl/se")
    return actions.EcsDeployAction(action_name="x", service=service, **options)


def _relative_directory() -> Any:
    stack = _stack()
    action = actions.Ec2DeployAction(
        action_name="x",
        input=_FILES,
        instance_type=actions.Ec2InstanceType.EC2,
        instance_tag_key="k",
        deploy_specifications=actions.Ec2DeploySpecifications.inline(target_directory="x", post_script="y"),
    )
    source = actions.S3SourceAction(action_name="s", bucket=s3.Bucket(stack, "B"), bucket_key="k", output=_FILES)
    stages = [("Source", source), ("Do", action)]
    return cp.Pipeline(stack, "P", stages=[cp.StageProps(stage_name=name, actions=[one]) for name, one in stages])


@pytest.mark.parametrize(
    ("attempt", "problem"),
    [
        (_ecs, "one of 'input' or 'imageFile' is required"),
        (lambda: _ecs(input=_FILES, image_file=_FILES.at_path("x")), "Exactly one of"),
        (lambda: _ecs(input=_FILES, deployment_timeout=Duration.minutes(61)), "between 1 and 60 minutes, got: 61"),
        (lambda: _ecs(input=_FILES, deployment_timeout=Duration.minutes(0)), "got: 0"),
        (lambda: actions.Ec2MaxInstances.targets(0), "positive integer. got 0"),
        (lambda: actions.Ec2MaxInstances.targets(1.5), "got 1.5"),
        (lambda: actions.Ec2MaxInstances.percentage(0), "between 1 and 100"),
        (lambda: actions.Ec2MaxInstances.percentage(101), "got 101"),
        (_relative_directory, "must be an absolute path"),
    ],
)
def test_what_is_refused(attempt: Callable[[], Any], problem: str) -> None:
    with pytest.raises(CdkError, match=problem):
        attempt()


def test_numbers_of_machines() -> None:
    assert actions.Ec2MaxInstances.targets(3).value == "3"
    assert actions.Ec2MaxInstances.percentage(100).value == "100%"


def test_inputs_of_state_machines() -> None:
    literal = actions.StateMachineInput.literal({"a": "ü"})
    assert (literal.input, literal.input_type, literal.input_artifact) == ('{"a":"ü"}', "Literal", None)
    assert actions.StateMachineInput.file_path(_FILES.at_path("x")).input_artifact is _FILES


def test_scans_take_one_artifact_at_most() -> None:
    scan = actions.InspectorSourceCodeScanAction(action_name="x", input=_FILES, output=cp.Artifact("Out"))

    bounds = scan.action_properties.artifact_bounds

    assert (bounds.min_inputs, bounds.max_inputs, bounds.min_outputs, bounds.max_outputs) == (0, 1, 1, 1)
