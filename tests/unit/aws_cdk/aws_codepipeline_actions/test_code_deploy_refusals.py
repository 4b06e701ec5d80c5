"""What the actions that deploy with CodeDeploy refuse."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_autoscaling as asg
from aws_cdk import aws_codedeploy as cd
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as cpa
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError

_FILES = cp.Artifact("Files")
_FILE = _FILES.at_path("f")
_BOTH = {"app_spec_template_input": _FILES, "task_definition_template_input": _FILES}


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "one of 'taskDefinitionTemplateInput' or 'taskDefinitionTemplateFile' is required"),
        ({"task_definition_template_input": _FILES}, "one of 'appSpecTemplateInput' or 'appSpecTemplateFile' is req"),
        (_BOTH | {"app_spec_template_file": _FILE}, "Exactly one of 'appSpecTemplateInput'"),
        (_BOTH | {"task_definition_template_file": _FILE}, "Exactly one of 'taskDefinitionTemplateInput'"),
        (
            _BOTH | {"container_image_inputs": [{"input": cp.Artifact(f"I{number}")} for number in range(5)]},
            "more than 4 container image inputs, got: 5",
        ),
    ],
)
def test_refused(stack: Stack, options: dict[str, Any], message: str) -> None:
    group = cd.EcsDeploymentGroup.from_ecs_deployment_group_attributes(
        stack,
        "G",
        application=cd.EcsApplication.from_ecs_application_name(stack, "A", "a"),
        deployment_group_name="g",
    )

    with pytest.raises(ValidationError, match=message):
        cpa.CodeDeployEcsDeployAction(action_name="a", deployment_group=group, **options)


def test_machines_may_read_what_is_deployed(stack: Stack) -> None:
    machines = asg.AutoScalingGroup(
        stack,
        "Machines",
        vpc=ec2.Vpc(stack, "Vpc"),
        instance_type=ec2.InstanceType("t3.micro"),
        machine_image=ec2.MachineImage.latest_amazon_linux2(),
    )
    group = cd.ServerDeploymentGroup(stack, "G", auto_scaling_groups=[machines], install_agent=False)
    source = cpa.S3SourceAction(
        action_name="s", bucket=s3.Bucket(stack, "B", versioned=True), bucket_key="k", output=_FILES
    )
    deploy = cpa.CodeDeployServerDeployAction(action_name="d", deployment_group=group, input=_FILES)
    cp.Pipeline(
        stack,
        "P",
        cross_account_keys=False,
        stages=[{"stage_name": "S", "actions": [source]}, {"stage_name": "D", "actions": [deploy]}],
    )

    policies = Template.from_stack(stack).find_resources("AWS::IAM::Policy")

    assert any(
        policy["Properties"]["PolicyDocument"]["Statement"][0]["Action"]
        == ["s3:GetObject*", "s3:GetBucket*", "s3:List*"]
        for name, policy in policies.items()
        if name.startswith("MachinesInstanceRole")
    )
