"""What projects, fleets, sources and images of CodeBuild refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, SecretValue, Size, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Match, Template
from aws_cdk.aws_codebuild.build_spec import merge_build_specs
from aws_cdk.core.errors import CdkError

_ARN = "arn:aws:codebuild:eu-west-1:111111111111:fleet/name:uuid"
_V, _T, _A = cb.BuildEnvironmentVariable, cb.BuildEnvironmentVariableType, cb.EventAction


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def _project(stack: Stack, **options: Any) -> cb.Project:
    spec = cb.BuildSpec.from_object({"version": "0.2"})
    return cb.Project(stack, "P", **{"build_spec": spec, **options})


def _fleet(stack: Stack, **options: Any) -> cb.Fleet:
    given = {
        "base_capacity": 1,
        "compute_type": cb.FleetComputeType.SMALL,
        "environment_type": cb.EnvironmentType.LINUX_CONTAINER,
        **options,
    }
    return cb.Fleet(stack, "F", **given)


def _in(image: Any, **options: Any) -> dict[str, Any]:
    return {"environment": {"build_image": image, **options}}


_LAMBDA = cb.LinuxLambdaBuildImage.AMAZON_LINUX_2_NODE_18
_WINDOWS = cb.WindowsBuildImage.WIN_SERVER_CORE_2019_BASE
_ARM = cb.LinuxArmBuildImage.AMAZON_LINUX_2_STANDARD_3_0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"build_spec": None}, "NoSource, you need to provide a concrete buildSpec"),
        ({"build_spec": cb.BuildSpec.from_source_filename("x")}, "you need to provide a concrete buildSpec"),
        ({"badge": True}, "Badge is not supported for source type NO_SOURCE"),
        ({"auto_retry_limit": 11}, "autoRetryLimit must be a value between 0 and 10, got 11"),
        ({"security_groups": []}, "Cannot configure 'securityGroup' or"),
        ({"allow_all_outbound": True}, "'allowAllOutbound' without configuring a VPC"),
        (
            {"environment_variables": {"A": _V(value=SecretValue.secrets_manager("x"))}},
            r"'A' contains a secret value!(.|\n)*checkSecretsInPlainTextEnvVariables",
        ),
        (
            {"environment_variables": {"A": _V(value="arn:aws:secretsmanager:r:1:secret", type=_T.SECRETS_MANAGER)}},
            "SecretManager ARN is missing the name of the secret",
        ),
        ({"logging": {"cloud_watch": {}}}, "Specifying a LogGroup is required"),
        (_in(_LAMBDA, privileged=True), "does not support privileged mode"),
        (_in(_LAMBDA, compute_type=cb.ComputeType.SMALL), "only support Lambda ComputeTypes .*'BUILD_GENERAL1_SMALL'"),
        (_in(_WINDOWS, privileged=True), "Windows images do not support privileged mode"),
        (_in(_WINDOWS, compute_type=cb.ComputeType.SMALL), "do not support the 'BUILD_GENERAL1_SMALL' compute type"),
        (_in(_WINDOWS, compute_type=cb.ComputeType.LAMBDA_1GB), "Windows images do not support Lambda compute types"),
        (_in(_ARM, compute_type=cb.ComputeType.LAMBDA_1GB), "ARM images do not support Lambda .*BUILD_LAMBDA_1GB"),
        (
            _in(cb.LinuxBuildImage.STANDARD_7_0, compute_type=cb.ComputeType.LAMBDA_1GB),
            "x86-64 images do not support Lambda compute types",
        ),
        (
            _in(cb.LinuxGpuBuildImage.DLC_MXNET_1_4_1, compute_type=cb.ComputeType.MEDIUM),
            "GPU images only support .*'BUILD_GENERAL1_MEDIUM' was given",
        ),
        (_in(cb.MacBuildImage.BASE_14), "Mac images must be used with a fleet"),
    ],
)
def test_projects_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(CdkError, match=message) as caught:
        _project(stack, **options)

    assert "S/P" in str(caught.value)


def test_images_have_to_fit_the_fleet(stack: Stack) -> None:
    with pytest.raises(
        CdkError, match=r"environment type of the fleet \(LINUX_CONTAINER\) must match .*\(ARM_CONTAINER\)"
    ):
        _project(stack, **_in(_ARM, fleet=_fleet(stack)))


def test_secondary_sources_and_results_need_identifiers(stack: Stack) -> None:
    bucket = s3.Bucket(stack, "B")

    with pytest.raises(CdkError, match="identifier attribute is mandatory for secondary sources"):
        _project(stack).add_secondary_source(cb.Source.s3(bucket=bucket, path="x"))
    with pytest.raises(CdkError, match="identifier attribute is mandatory for secondary artifacts"):
        cb.Project(stack, "Q", build_spec=cb.BuildSpec.from_object({})).add_secondary_artifact(
            cb.Artifacts.s3(bucket=bucket)
        )


def test_projects_for_pipelines_take_no_further_sources(stack: Stack) -> None:
    project = cb.PipelineProject(stack, "P")

    project.add_secondary_source(cb.Source.s3(bucket=s3.Bucket(stack, "B"), path="x", identifier="a"))

    assert "extraInputs" in project.node.validate()[0]


def test_only_projects_in_a_vpc_have_connections(stack: Stack) -> None:
    for project in (_project(stack), cb.Project.from_project_name(stack, "I", "x")):
        with pytest.raises(CdkError, match="Only VPC-associated Projects have security groups"):
            _ = project.connections


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"base_capacity": 0}, "baseCapacity must be greater than or equal to 1"),
        ({"fleet_name": "x" * 129}, "can not be longer than 128 characters but has 129"),
        ({"compute_type": cb.FleetComputeType.ATTRIBUTE_BASED}, "At least one compute configuration criteria"),
        (
            {"compute_configuration": cb.ComputeConfiguration(v_cpu=1)},
            "only be specified if computeType is ATTRIBUTE_BASED or CUSTOM_INSTANCE_TYPE, got: BUILD_GENERAL1_SMALL",
        ),
        (
            {
                "compute_type": cb.FleetComputeType.ATTRIBUTE_BASED,
                "compute_configuration": cb.ComputeConfiguration(v_cpu=1.5),
            },
            "vCPU count must be a positive integer, got: 1.5",
        ),
        (
            {
                "compute_type": cb.FleetComputeType.ATTRIBUTE_BASED,
                "compute_configuration": cb.ComputeConfiguration(memory=Size.mebibytes(100)),
            },
            "whole number of gibibytes",
        ),
        ({"compute_type": cb.FleetComputeType.CUSTOM_INSTANCE_TYPE}, "instanceType must be specified"),
        (
            {
                "compute_type": cb.FleetComputeType.CUSTOM_INSTANCE_TYPE,
                "compute_configuration": cb.ComputeConfiguration(instance_type=ec2.InstanceType("t3.small"), v_cpu=1),
            },
            "attributes can only be used if computeType is ATTRIBUTE_BASED",
        ),
        ({"security_groups": []}, "Cannot configure securityGroups without configuring a VPC"),
        ({"subnet_selection": {}}, "Cannot configure subnetSelection without configuring a VPC"),
    ],
)
def test_fleets_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(CdkError, match=message):
        _fleet(stack, **options)


@pytest.mark.parametrize("name", ["compute_type", "environment_type", "connections"])
def test_of_imported_fleets_only_names_are_known(stack: Stack, name: str) -> None:
    fleet = cb.Fleet.from_fleet_arn(stack, "F", _ARN)

    assert fleet.fleet_name == "name"
    with pytest.raises(CdkError, match="from an imported Fleet"):
        getattr(fleet, name)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (cb.FilterGroup.in_event_of, "at least one event action"),
        (
            lambda: cb.FilterGroup.in_event_of(_A.PUSH).and_base_branch_is("x"),
            "base reference condition cannot be added",
        ),
        (
            lambda: cb.Source.git_hub(owner="o", webhook=False),
            "`webhookFilters` cannot be used when `webhook` is `false`",
        ),
        (
            lambda: cb.Source.git_hub(owner="o", repo="r", webhook_triggers_batch_build=True),
            "`webhookTriggersBatchBuild` cannot be used when `webhook` is `false`",
        ),
        (
            lambda: cb.Source.bit_bucket(
                owner="o", repo="r", webhook_filters=[cb.FilterGroup.in_event_of(_A.PULL_REQUEST_REOPENED)]
            ),
            "do not support the PULL_REQUEST_REOPENED",
        ),
        (lambda: cb.BuildSpec.from_asset("x").to_build_spec(), "requires a `scope`"),
    ],
)
def test_sources_and_builds_refuse(make: Callable[[], object], message: str) -> None:
    with pytest.raises(CdkError, match=message):
        make()


def test_webhooks_of_an_organization_are_for_its_runners_by_default(stack: Stack) -> None:
    project = _project(stack, source=cb.Source.git_hub(owner="o"))

    cfn: Any = project.node.default_child
    assert stack.resolve(cfn.triggers) == {
        "webhook": True,
        "filterGroups": [[{"type": "EVENT", "pattern": "WORKFLOW_JOB_QUEUED"}]],
        "scopeConfiguration": {"name": "o"},
    }


def test_the_account_of_a_gpu_image_is_known_to_projects_alone(stack: Stack) -> None:
    image = cb.LinuxGpuBuildImage.aws_deep_learning_containers_image("mine", "tag")

    with pytest.raises(CdkError, match="used in a CodeBuild Project"):
        stack.resolve(image.image_id)


def test_reports_are_deleted_only_with_their_group(stack: Stack) -> None:
    with pytest.raises(CdkError, match=r"'deleteReports' .* 'DESTROY'"):
        cb.ReportGroup(stack, "R", delete_reports=True)


def test_variables_can_be_rendered_without_a_project(stack: Stack) -> None:
    role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())

    rendered = cb.Project.serialize_env_variables(
        {"A": _V(value=1), "B": _V(value="x", type=_T.PARAMETER_STORE)}, True, role
    )

    assert [variable._values for variable in rendered] == [
        {"name": "A", "type": "PLAINTEXT", "value": "1"},
        {"name": "B", "type": "PARAMETER_STORE", "value": "x"},
    ]


def test_merged_builds_do_one_after_the_other(stack: Stack) -> None:
    first = cb.BuildSpec.from_object({"version": "0.2", "phases": {"build": {"commands": ["a"]}}})
    second = cb.BuildSpec.from_object({"version": "0.3", "phases": {"build": {"commands": ["b"]}}, "env": {}})

    merged = stack.resolve(merge_build_specs(first, second).to_build_spec())

    assert merged == (
        '{\n  "version": "0.3",\n  "phases": {\n    "build": {\n      "commands": [\n        "a",\n        "b"\n'
        '      ]\n    }\n  },\n  "env": {}\n}'
    )
    with pytest.raises(CdkError, match="Can only merge"):
        merge_build_specs(first, cb.BuildSpec.from_source_filename("x"))


def test_a_fleet_has_a_role_once_it_is_asked_for(stack: Stack) -> None:
    fleet = cb.Fleet(
        stack,
        "F",
        base_capacity=1,
        compute_type=cb.FleetComputeType.SMALL,
        environment_type=cb.EnvironmentType.LINUX_CONTAINER,
    )
    asked_before = fleet.node.try_find_child("Role")

    s3.Bucket(stack, "B").grant_read(fleet)

    template = Template.from_stack(stack)
    assert asked_before is None
    template.resource_count_is("AWS::IAM::Policy", 1)
    template.has_resource_properties("AWS::CodeBuild::Fleet", {"FleetServiceRole": Match.absent()})


@pytest.mark.parametrize(
    ("size", "given", "rendered"),
    [
        ("ATTRIBUTE_BASED", {"v_cpu": 2}, {"disk": 0, "memory": 0, "vCpu": 2}),
        ("ATTRIBUTE_BASED", {"disk": Size.gibibytes(3)}, {"disk": 3, "memory": 0, "vCpu": 0}),
        ("CUSTOM_INSTANCE_TYPE", {"instance_type": ec2.InstanceType("t3.micro")}, {"instanceType": "t3.micro"}),
    ],
)
def test_attributes_that_a_fleet_does_not_ask_for_are_0(
    stack: Stack, size: str, given: dict[str, Any], rendered: dict[str, Any]
) -> None:
    cb.Fleet(
        stack,
        "F",
        base_capacity=1,
        compute_type=cb.FleetComputeType[size],
        environment_type=cb.EnvironmentType.LINUX_EC2,
        compute_configuration=given,
    )

    [fleet] = Template.from_stack(stack).find_resources("AWS::CodeBuild::Fleet").values()
    assert fleet["Properties"]["ComputeConfiguration"] == rendered


def test_a_fleet_by_attributes_has_no_instance_type(stack: Stack) -> None:
    with pytest.raises(CdkError, match="instanceType can only be specified"):
        cb.Fleet(
            stack,
            "F",
            base_capacity=1,
            compute_type=cb.FleetComputeType.ATTRIBUTE_BASED,
            environment_type=cb.EnvironmentType.LINUX_EC2,
            compute_configuration={"v_cpu": 1, "instance_type": ec2.InstanceType("t3.micro")},
        )
