"""What tasks of SageMaker make, and when."""

from __future__ import annotations

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from aws_cdk.assertions import Template


@pytest.mark.parametrize("used", [False, True])
def test_only_a_task_that_a_machine_has_is_allowed_what_its_images_and_models_need(used: bool) -> None:
    stack = Stack(App(), "S")
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
    place = tasks.S3Location.from_bucket(s3.Bucket(stack, "Bucket"), "k")
    model = tasks.SageMakerCreateModel(
        stack,
        "Model",
        model_name="m",
        vpc=vpc,
        primary_container=tasks.ContainerDefinition(
            image=tasks.DockerImage.from_registry("x"), mode=tasks.Mode.SINGLE_MODEL, model_s3_location=place
        ),
    )
    job = tasks.SageMakerCreateTrainingJob(
        stack,
        "Job",
        training_job_name="n",
        algorithm_specification=tasks.AlgorithmSpecification(algorithm_name="A"),
        input_data_config=[
            tasks.Channel(
                channel_name="c", data_source=tasks.DataSource(s3_data_source=tasks.S3DataSource(s3_location=place))
            )
        ],
        output_data_config=tasks.OutputDataConfig(s3_output_location=place),
    )
    assert not model.connections.security_groups

    if used:
        body = sfn.DefinitionBody.from_chainable(model.next(job))
        sfn.StateMachine(stack, "Machine", definition_body=body)

    resources = Template.from_stack(stack).to_json()["Resources"]
    assert bool(model.connections.security_groups) == used
    assert any(name.startswith("ModelModelSecurityGroup") for name in resources) == used
    assert any(name.startswith("JobSagemakerRoleDefaultPolicy") for name in resources) == used
    assert any(name.startswith("ModelSagemakerRole") for name in resources)


def test_groups_added_after_a_machine_has_the_task_come_last() -> None:
    stack = Stack(App(), "S")
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
    model = tasks.SageMakerCreateModel(
        stack, "Model", model_name="m", vpc=vpc, primary_container=tasks.ContainerDefinition(model_package_name="p")
    )
    model.add_security_group(ec2.SecurityGroup(stack, "First", vpc=vpc))
    sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(model))
    model.add_security_group(ec2.SecurityGroup(stack, "Last", vpc=vpc))

    (machine,) = Template.from_stack(stack).find_resources("AWS::StepFunctions::StateMachine").values()

    text = str(machine["Properties"]["DefinitionString"])
    places = [text.index(f"'{name}") for name in ("First", "ModelModelSecurityGroup", "Last")]
    assert places == sorted(places)
