"""Planning deployments: what is created, updated, kept, refused, and in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.support.assemblies import TOPIC, AssemblyWriter

from cloud_assembly.schema import read_assembly
from purecdk.toolkit.cloud import DeployedStack
from purecdk.toolkit.deployment import DeployOptions, StackInput, plan_deploy, plan_destroy
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import NotBootstrapped, SettingsError, StackError
from purecdk.toolkit.plan import DeleteStack, DeployStack, KeepStack, ObjectLocation, PackDirectory, Plan, UploadObject

HERE = ResolvedEnvironment(account="123456789012", region="us-east-1")
ACCESS = Access(account="123456789012", region="us-east-1")
PLAIN = DeployOptions()
TEMPLATE: dict[str, Any] = {"Resources": {"Topic": TOPIC}}


def inputs(writer: AssemblyWriter, **changes: Any) -> list[StackInput]:
    assembly = read_assembly(writer.write())
    return [
        StackInput(
            artifact=stack,
            environment=HERE,
            access=ACCESS,
            template=stack.read_template(),
            template_text=stack.template_path.read_text(),
            template_url="https://s3/bucket/key",
            bootstrap_version=33,
            **changes,
        )
        for stack in assembly.stacks
    ]


def deployed(**changes: Any) -> DeployedStack:
    values: dict[str, Any] = {
        "stack_name": "App",
        "stack_id": "id",
        "status": "CREATE_COMPLETE",
        "template": TEMPLATE,
        **changes,
    }
    return DeployedStack(**values)


def app(tmp_path: Path, **properties: Any) -> AssemblyWriter:
    writer = AssemblyWriter(tmp_path)
    writer.stack("App", template=properties.pop("template", TEMPLATE), **properties)
    return writer


def only(tmp_path: Path, found: DeployedStack | None, options: DeployOptions = PLAIN, **properties: Any) -> Any:
    (step,) = plan_deploy(inputs(app(tmp_path, **properties), deployed=found), options).steps
    return step


def test_a_new_stack_is_created_with_its_roles_and_template(tmp_path: Path) -> None:
    step = only(tmp_path, None, tags={"a": "b"})

    assert isinstance(step, DeployStack)
    assert (step.exists, step.template_url, step.template_body, step.tags) == (
        False,
        "https://s3/bucket/key",
        None,
        {"a": "b"},
    )
    assert (
        step.execution_role_arn == "arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1"
    )


def test_stacks_wait_for_those_they_depend_on(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.stack("Web", depends_on=["Api"])
    writer.stack("Api", depends_on=["Base"])
    writer.stack("Base")

    steps = plan_deploy(inputs(writer), DeployOptions()).steps

    place = "stack:123456789012/us-east-1/"
    assert [(step.id, step.needs) for step in steps] == [
        (f"{place}Base", ()),
        (f"{place}Api", (f"{place}Base",)),
        (f"{place}Web", (f"{place}Api",)),
    ]


@pytest.mark.parametrize(
    ("found", "properties", "options", "kept"),
    [
        ({}, {}, {}, True),
        ({"tags": {"a": "b"}}, {}, {}, False),
        ({"template": {"Resources": {}}}, {}, {}, False),
        ({"notification_arns": ("arn:x",)}, {}, {}, False),
        ({}, {}, {"force": True}, False),
        ({}, {}, {"method": "prepare-change-set"}, False),
        ({"status": "UPDATE_ROLLBACK_COMPLETE"}, {}, {}, True),
        ({}, {"notificationArns": ["arn:x"]}, {}, False),
    ],
)
def test_a_stack_is_kept_when_nothing_would_change(
    tmp_path: Path, found: dict[str, Any], properties: dict[str, Any], options: dict[str, Any], kept: bool
) -> None:
    step = only(tmp_path, deployed(**found), DeployOptions(**options), **properties)

    assert isinstance(step, KeepStack) is kept


def test_key_order_of_a_template_is_no_change(tmp_path: Path) -> None:
    turned = {"Resources": {"Topic": {"Properties": {"B": 1, "A": 2}, "Type": "x"}}}
    template = {"Resources": {"Topic": {"Type": "x", "Properties": {"A": 2, "B": 1}}}}

    assert isinstance(only(tmp_path, deployed(template=turned), template=template), KeepStack)


def test_an_ssm_parameter_means_that_something_may_have_changed(tmp_path: Path) -> None:
    def template(description: str) -> dict[str, Any]:
        parameter = {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/x", "Description": description}
        return {"Parameters": {"P": parameter}, "Resources": {}}

    plain, marked = template("x"), template("x [cdk:skip]")

    assert isinstance(only(tmp_path, deployed(template=plain), template=plain), DeployStack)
    assert isinstance(only(tmp_path, deployed(template=marked), template=marked), KeepStack)


def test_parameters_are_given_kept_or_left_to_their_default(tmp_path: Path) -> None:
    template = {
        "Parameters": {
            name: {"Type": "String", **({"Default": "d"} if name != "Given" else {})}
            for name in ("Given", "Kept", "New")
        },
        "Resources": {},
    }
    options = DeployOptions(parameters={"App": {"Given": "1"}, "*": {"Given": "0", "Unknown": "x"}})

    step = only(tmp_path, deployed(parameters={"Kept": "old", "Gone": "x"}), options, template=template)

    assert step.parameters == {"Given": "1", "Kept": None}


def test_a_parameter_without_a_value_is_named(tmp_path: Path) -> None:
    template = {"Parameters": {"Must": {"Type": "String"}}, "Resources": {}}

    with pytest.raises(SettingsError, match="Must") as caught:
        only(tmp_path, None, template=template)

    assert "--parameters App:Must=VALUE" in str(caught.value.fix)


@pytest.mark.parametrize(
    ("status", "recreate"), [("ROLLBACK_COMPLETE", True), ("ROLLBACK_FAILED", True), ("REVIEW_IN_PROGRESS", False)]
)
def test_a_stack_whose_creation_failed_is_made_anew(tmp_path: Path, status: str, recreate: bool) -> None:
    step = only(tmp_path, deployed(status=status, parameters={"Old": "x"}))

    assert (step.recreate, step.exists, step.parameters) == (recreate, False, {})


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        ("UPDATE_ROLLBACK_FAILED", "continue-update-rollback"),
        ("DELETE_FAILED", "purecdk destroy"),
        ("UPDATE_IN_PROGRESS", "wait"),
        ("UPDATE_FAILED", "--no-rollback"),
    ],
)
def test_a_stuck_stack_is_refused_with_the_way_out(tmp_path: Path, status: str, advice: str) -> None:
    with pytest.raises(StackError, match=status) as caught:
        only(tmp_path, deployed(status=status, template={}))

    assert advice in str(caught.value.fix)


def test_a_failed_stack_is_updated_when_rollback_is_off(tmp_path: Path) -> None:
    step = only(tmp_path, deployed(status="UPDATE_FAILED"), DeployOptions(rollback=False))

    assert (step.exists, step.rollback) == (True, False)


@pytest.mark.parametrize(
    ("version", "words"), [(None, "is not bootstrapped"), (5, "has bootstrap version 5, the stack needs 6")]
)
def test_an_environment_without_bootstrap_is_refused(tmp_path: Path, version: int | None, words: str) -> None:
    (stack,) = inputs(app(tmp_path))

    with pytest.raises(NotBootstrapped, match=words) as caught:
        plan_deploy([replace(stack, bootstrap_version=version)], DeployOptions())

    assert "purecdk bootstrap aws://123456789012/us-east-1" in str(caught.value.fix)


def test_a_template_too_large_for_a_request_needs_a_bucket(tmp_path: Path) -> None:
    (stack,) = inputs(app(tmp_path))
    stack = replace(stack, template_url=None, template_text="x" * 51_201)

    with pytest.raises(StackError, match="51201 bytes"):
        plan_deploy([stack], DeployOptions())


def test_termination_protection_is_set_only_where_it_differs(tmp_path: Path) -> None:
    assert only(tmp_path, deployed(), terminationProtection=True).termination_protection is True
    assert (
        only(tmp_path, deployed(termination_protection=True), terminationProtection=True).termination_protection is None
    )


def test_destroying_goes_from_dependents_to_dependencies_and_leaves_out_what_is_not_there(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.stack("Base")
    writer.stack("Api", depends_on=["Base"])
    writer.stack("Gone", depends_on=["Base"])
    assembly = read_assembly(writer.write())

    plan = plan_destroy(
        assembly,
        [
            (stack, ACCESS, None if stack.id == "Gone" else deployed(stack_name=stack.id), "role")
            for stack in assembly.stacks
        ],
    )

    assert [(step.target.stack_name, len(step.needs)) for step in plan.steps if isinstance(step, DeleteStack)] == [
        ("Api", 0),
        ("Base", 1),
    ]


def test_a_protected_stack_is_not_destroyed(tmp_path: Path) -> None:
    assembly = read_assembly(app(tmp_path).write())

    with pytest.raises(StackError, match="termination protection"):
        plan_destroy(assembly, [(assembly.stacks[0], ACCESS, deployed(termination_protection=True), None)])


@pytest.mark.parametrize("prebuild", [True, False])
def test_everything_is_made_before_the_first_stack_is_deployed(tmp_path: Path, prebuild: bool) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.stack("First")
    writer.stack("Second", depends_on=["First"])
    first, second = inputs(writer)
    pack = PackDirectory(id="pack:2", asset="2", name="Code", source=tmp_path)
    location = ObjectLocation(access=ACCESS, bucket="b", key="k")
    upload = UploadObject(
        id="object:2", needs=("pack:2",), asset="2", name="Code", location=location, content_type="", made_by="pack:2"
    )

    plan = plan_deploy([first, replace(second, publish=Plan(steps=(pack, upload)))], DeployOptions(prebuild=prebuild))

    needs = {step.target.stack_name: step.needs for step in plan.steps if isinstance(step, DeployStack)}
    assert ("pack:2" in needs["First"]) is prebuild
    assert "object:2" not in needs["First"]
    assert set(needs["Second"]) == {"pack:2", "object:2", "stack:123456789012/us-east-1/First"}
