"""Stacks: names, environments, logical ids, what their templates hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import assertions
from constructs import Construct


def resource(scope: Construct, id: str = "R", **properties: Any) -> cdk.CfnResource:
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


def template(stack: cdk.Stack) -> dict[str, Any]:
    return stack._to_cloud_formation()


def test_names_follow_from_the_path() -> None:
    app = cdk.App()
    stage = cdk.Stage(Construct(app, "Group"), "Prod", stage_name="production")
    stacks = [
        cdk.Stack(app, "Plain"),
        cdk.Stack(Construct(app, "Wrap"), "In"),
        cdk.Stack(stage, "Staged"),
        cdk.Stack(stage, "Given", stack_name="given"),
    ]
    assert [stack.stack_name for stack in stacks] == ["Plain", "WrapIn513FFDF4", "production-Staged", "given"]
    assert [stack.artifact_id for stack in stacks][:2] == ["Plain", "WrapIn513FFDF4"]
    assert stacks[3].template_file == f"{stacks[3].artifact_id}.template.json"


@pytest.mark.parametrize(
    ("env", "environment"),
    [
        (None, "aws://unknown-account/unknown-region"),
        (cdk.Environment(account="1"), "aws://1/unknown-region"),
        (cdk.Environment(account="1", region="r"), "aws://1/r"),
        ({"region": "r"}, "aws://unknown-account/r"),
    ],
)
def test_environments_may_be_known_in_part(env: Any, environment: str) -> None:
    stack = cdk.Stack(cdk.App(), "S", env=env)
    assert stack.environment == environment
    assert cdk.Token.is_unresolved(stack.account) == ("unknown-account" in environment)


def test_an_element_tells_the_line_that_made_it() -> None:
    made = resource(cdk.Stack(cdk.App(), "S"))

    (line,) = made.creation_stack
    file, _, number = line.rpartition(":")
    assert Path(file).name == Path(__file__).name and number.isdigit()


def test_a_stage_hands_its_environment_down() -> None:
    stage = cdk.Stage(cdk.App(), "Stage", env=cdk.Environment(account="1", region="r"))
    assert cdk.Stack(stage, "A").environment == "aws://1/r"
    assert cdk.Stack(stage, "B", env=cdk.Environment(region="s")).environment == "aws://1/s"


def test_a_stack_without_an_app_makes_its_own() -> None:
    stack = cdk.Stack(None, None)
    resource(stack)
    assert isinstance(stack.node.root, cdk.App)
    assert template(stack)["Resources"] == {"R": {"Type": "A::B::C"}}


def test_a_stack_without_an_app_is_written_where_the_command_line_wants_apps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDK_OUTDIR", str(tmp_path))
    stack = cdk.Stack(None, None)
    resource(stack)

    assertions.Template.from_stack(stack)

    assert (tmp_path / "Default.template.json").exists()


def test_the_parts_of_a_template_have_an_order() -> None:
    stack = cdk.Stack(cdk.App(), "S", description="d")
    resource(stack)
    stack.add_transform("T")
    stack.add_metadata("k", "v")
    stack.template_options.template_format_version = "2010-09-09"
    assert list(template(stack)) == ["Description", "Transform", "AWSTemplateFormatVersion", "Metadata", "Resources"]
    stack.add_transform("U")
    assert template(stack)["Transform"] == ["T", "U"]


def test_a_logical_id_may_be_given_to_one_element_alone() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    resource(stack, "X")
    resource(stack, "Y").override_logical_id("X")
    with pytest.raises(RuntimeError, match=r"section 'Resources' already contains 'X': S/X and S/Y\n  where: .*:\d+"):
        template(stack)


def test_logical_ids_are_renamed_everywhere() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    stack.rename_logical_id("Old", "New")
    resource(stack, "User", P=resource(stack, "Old").ref)
    assert template(stack)["Resources"]["User"]["Properties"] == {"P": {"Ref": "New"}}
    with pytest.raises(RuntimeError, match="already been registered for 'Old'"):
        stack.rename_logical_id("Old", "Newer")


def test_a_rename_that_fits_nothing_is_an_error() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    stack.rename_logical_id("Nothing", "New")
    with pytest.raises(RuntimeError, match="not found: Nothing"):
        template(stack)


def test_a_subclass_decides_on_logical_ids() -> None:
    class Own(cdk.Stack):
        def _allocate_logical_id(self, cfn_element: cdk.CfnElement) -> str:
            return "Own" + cfn_element.node.id

    stack = Own(cdk.App(), "S")
    made = resource(stack)
    assert stack.resolve(made.ref) == {"Ref": "OwnR"}
    assert stack.get_logical_id(made) == "OwnR"


def test_an_exported_logical_id_is_kept() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    made = resource(stack)
    stack.export_value(made.ref)
    with pytest.raises(RuntimeError, match="locked and cannot be overridden"):
        made.override_logical_id("Other")


@pytest.mark.parametrize(
    ("limit", "count", "refused"), [(None, 501, True), (2, 3, True), (0, 600, False), (600, 501, False)]
)
def test_the_number_of_resources_has_a_limit(limit: int | None, count: int, refused: bool, tmp_path: Path) -> None:
    context = None if limit is None else {"@aws-cdk/core:stackResourceLimit": limit}
    app = cdk.App(outdir=str(tmp_path), context=context)
    stack = cdk.Stack(app, "S")
    for index in range(count):
        resource(stack, f"R{index}")
    if refused:
        with pytest.raises(RuntimeError, match=rf"{count} is greater than allowed maximum of .*A::B::C \({count}\)"):
            app.synth()
    else:
        app.synth()


@pytest.mark.parametrize(
    ("size", "one_line", "warning"),
    [
        (800_000, False, None),
        (
            800_001,
            False,
            "is approaching limit: 800001/1000000. Split resources into multiple stacks or set suppressTemplateIndentation",
        ),
        (1_000_000, True, "is approaching limit: 1000000/1000000. Split resources into multiple stacks to reduce"),
        (1_000_001, False, "exceeds limit: 1000001/1000000. Split resources into multiple stacks or set"),
    ],
)
def test_the_size_of_a_template_has_a_limit(size: int, one_line: bool, warning: str | None, tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stack = cdk.Stack(
        app, "S", synthesizer=cdk.LegacyStackSynthesizer(), suppress_template_indentation=one_line or None
    )
    frame = len('{"Metadata":{"a":""}}' if one_line else '{\n "Metadata": {\n  "a": ""\n }\n}')
    # A character of two bytes counts once.
    stack.template_options.metadata = {"a": "é" + "x" * (size - frame - 1)}

    messages = [str(message.entry.data) for message in app.synth().get_stack_by_name("S").messages]

    assert [warning is not None and warning in message for message in messages] == ([True] if warning else [])


def test_values_are_exported_by_attribute_or_by_name() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    made = resource(stack)
    listed = made.get_att("L", cdk.ResolutionTypeHint.STRING_LIST)
    assert stack.resolve(stack.export_value(made.ref)) == {"Fn::ImportValue": "S:ExportsOutputRefR9E56C785"}
    assert stack.resolve(stack.export_value("plain", name="mine")) == {"Fn::ImportValue": "mine"}
    assert stack.resolve(stack.export_string_list_value(listed))["Fn::Split"][0] == "||"
    outputs = template(stack)["Outputs"]
    assert outputs["Exportmine"] == {"Value": "plain", "Export": {"Name": "mine"}}
    assert len(outputs) == 3


def test_a_template_may_be_written_on_one_line(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    for name, short in (("Long", None), ("Short", True)):
        resource(cdk.Stack(app, name, suppress_template_indentation=short))
    app.synth()
    texts = {name: (tmp_path / f"{name}.template.json").read_text() for name in ("Long", "Short")}
    assert json.loads(texts["Short"]) == json.loads(texts["Long"])
    assert ("\n" in texts["Long"], "\n" in texts["Short"]) == (True, False)


@pytest.mark.parametrize(
    ("patterns", "wanted"), [(None, True), (["**"], True), ([], False), (["S"], True), (["Other/*"], False)]
)
def test_bundling_is_for_the_stacks_that_are_wanted(patterns: list[str] | None, wanted: bool) -> None:
    context = None if patterns is None else {"aws:cdk:bundling-stacks": patterns}
    assert cdk.Stack(cdk.App(context=context), "S").bundling_required is wanted


def test_the_stack_of_a_construct() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    inner = cdk.NestedStack(stack, "N")
    deep = Construct(Construct(inner, "A"), "B")
    assert cdk.Stack.of(deep) is inner
    assert inner.nested_stack_parent is stack
    with pytest.raises(RuntimeError, match="no Stack found"):
        cdk.Stack.of(cdk.App())


def test_metadata_files_name_outer_constructs_first(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stack = cdk.Stack(app, "S")
    for id in "BA":
        outer = Construct(stack, id)
        outer.node.add_metadata("own:type", 1)
        Construct(outer, "In").node.add_metadata("own:type", {"of": outer.node.id})
    cdk.Stack(stack, "Other").node.add_metadata("own:type", 1)
    app.synth()
    written = json.loads((tmp_path / "S.metadata.json").read_text())
    assert [path for path in written if "/CheckB" not in path and "/BootstrapV" not in path] == [
        "/S",
        "/S/B",
        "/S/A",
        "/S/B/In",
        "/S/A/In",
    ]
    assert [entry["data"] for entry in written["/S/A/In"]] == [{"of": "A"}]


def test_stack_tags_that_are_known_at_deployment_only_are_left_to_the_resources(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stack = cdk.Stack(app, "S", tags={"a": cdk.Aws.REGION, "b": "c"})

    app.synth()

    entries = {entry.type: entry.data for entry in stack.node.metadata}
    assert entries["aws:cdk:warning"].startswith(
        "Ignoring stack tags that contain deploy-time values (found: a=<TOKEN>)."
    )
    assert entries["aws:cdk:stack-tags"] == [{"key": "b", "value": "c"}]


def test_snapshots_of_what_cannot_take_them_are_refused_by_flag() -> None:
    plain = cdk.Stack(cdk.App(), "S")
    cdk.CfnResource(plain, "R", type="AWS::S3::Bucket").apply_removal_policy(cdk.RemovalPolicy.SNAPSHOT)

    strict = cdk.Stack(cdk.App(context={"@aws-cdk/core:validateSnapshotRemovalPolicy": True}), "S")
    with pytest.raises(RuntimeError, match="AWS::S3::Bucket does not support snapshot removal policy"):
        cdk.CfnResource(strict, "R", type="AWS::S3::Bucket").apply_removal_policy(cdk.RemovalPolicy.SNAPSHOT)


@pytest.mark.parametrize(
    "call",
    [
        lambda stack: cdk.Stack.of(None),
        lambda stack: stack.get_logical_id("x"),
        lambda stack: stack.add_dependency(None),
        lambda stack: stack.add_stack_dependency("T"),
    ],
)
def test_what_is_no_construct_is_told_as_a_type_error(call: Any) -> None:
    with pytest.raises(TypeError, match="type of argument"):
        call(cdk.Stack(cdk.App(), "S"))


def test_a_rename_that_meets_another_element_names_both() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "S")
    for id in ("A", "B"):
        cdk.CfnResource(stack, id, type="X::Y::Z")
    stack.rename_logical_id("A", "B")

    with pytest.raises(RuntimeError, match="the same Logical ID: 'A' and 'B' are now both named 'B'"):
        app.synth()


def test_a_logical_id_is_not_left_to_the_deployment() -> None:
    app = cdk.App()
    resource = cdk.CfnResource(cdk.Stack(app, "S"), "R", type="X::Y::Z")
    resource.override_logical_id(cdk.Fn.ref("P"))

    with pytest.raises(RuntimeError, match="used as the key in a map so must resolve to a string"):
        app.synth()


def test_zones_known_at_deployment_only_are_the_same_each_time() -> None:
    stack = cdk.Stack(cdk.App(), "S")

    first = stack.availability_zones
    first.append("z")

    assert stack.availability_zones == first[:2]
    assert stack.resolve(first[1]) == {"Fn::Select": [1, {"Fn::GetAZs": ""}]}


def test_resources_of_apps_know_their_names_and_arns_by_the_names_of_the_peer() -> None:
    class Own(cdk.Resource):
        def __init__(self, scope: Construct, id: str, **options: Any) -> None:
            super().__init__(scope, id, **options)
            self.made = cdk.CfnResource(self, "Resource", type="X::Y::Z", properties={"Name": self._physical_name})
            self.arn = self._get_resource_arn_attribute(
                self.made.get_att("Arn").to_string(), service="own", resource="r", resource_name=self._physical_name
            )

    app = cdk.App()
    here, there = (cdk.Stack(app, id, env=cdk.Environment(account=account)) for id, account in (("S", "1"), ("T", "2")))
    named = Own(here, "O", physical_name="fixed")

    assert here.resolve(named._physical_name) == "fixed"
    assert here.resolve(named.arn) == {"Fn::GetAtt": ["O714C8757", "Arn"]}
    assert there.resolve(named.arn)["Fn::Join"][1][-1].endswith(":1:r/fixed")


def test_exports_are_of_what_the_template_has() -> None:
    app = cdk.App()
    stack, other = cdk.Stack(app, "S"), cdk.Stack(app, "T")
    nested = cdk.NestedStack(stack, "N")
    inner = resource(nested)
    name = stack.resolve(stack.export_value(inner.ref))["Fn::ImportValue"]
    assert name.startswith("S:ExportsOutputFnGetAttNNestedStackNNestedStackResource")
    assert list(template(stack)["Outputs"]) == [name.removeprefix("S:")]
    with pytest.raises(RuntimeError, match="unresolved token in generated export name"):
        nested.export_value(inner.ref)
    with pytest.raises(RuntimeError, match="Referenced resource must be in stack 'T', got 'S/R'"):
        other.export_value(resource(stack).ref)


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("*", ["A"]),
        ("**/A", ["A", "G/A"]),
        ("G/**/A", ["G/A"]),
        ("G**", []),
        ("{B,G/A}", ["G/A"]),
        ("!A", ["G/A"]),
        ("[A-B]", ["A"]),
        ("@(A|B)", ["A"]),
        ("g/a", []),
    ],
)
def test_stacks_to_bundle_are_named_by_globs(pattern: str, wanted: list[str]) -> None:
    app = cdk.App(context={"aws:cdk:bundling-stacks": [pattern]})
    stacks = [cdk.Stack(app, "A"), cdk.Stack(cdk.Stage(app, "G"), "A")]
    assert [stack.node.path for stack in stacks if stack.bundling_required] == wanted
