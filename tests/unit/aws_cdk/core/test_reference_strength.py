"""References between stacks: exports, outputs that are read, and parameters in other regions."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk.core.cross_stack import resolve_references

KEY = "@aws-cdk/core:defaultCrossStackReferences"
HERE = {"account": "111111111111", "region": "eu-west-1"}
OTHER_REGION = {"account": "111111111111", "region": "us-east-1"}
OTHER_ACCOUNT = {"account": "222222222222", "region": "eu-west-1"}
STRONG, WEAK, BOTH = cdk.ReferenceStrength.STRONG, cdk.ReferenceStrength.WEAK, cdk.ReferenceStrength.BOTH


class Pair:
    """A producer ``A`` with a resource ``R``, and a consumer ``B``."""

    def __init__(
        self, context: str | None = None, to: dict[str, str] | None = None, home: dict[str, str] | None = None
    ) -> None:
        self.app = cdk.App(context={KEY: context} if context else None)
        self.a = cdk.Stack(self.app, "A", env=cdk.Environment(**(home or HERE)))
        self.b = cdk.Stack(self.app, "B", env=cdk.Environment(**(to if to is not None else home or HERE)))
        self.resource = cdk.CfnResource(self.a, "R", type="X::Y::Z")

    def use(self, value: Any) -> Any:
        """Use ``value`` in ``B`` and return what it became there."""
        cdk.CfnResource(self.b, "U", type="X::U", properties={"P": value})
        resolve_references(self.app)
        return self.b._to_cloud_formation()["Resources"]["U"]["Properties"]["P"]

    @property
    def outputs(self) -> list[str]:
        return sorted({name[:7] for name in self.a._to_cloud_formation().get("Outputs", {})})

    @property
    def warnings(self) -> list[str]:
        return [
            entry.data.rpartition("[ack: ")[2].rstrip("]") for entry in self.b.node.metadata if "warning" in entry.type
        ]


READ = {"StackName": "A", "Region": "eu-west-1", "OutputName": "PublishOutputRefR73C53195"}


@pytest.mark.parametrize(
    ("context", "value", "outputs", "warnings"),
    [
        (None, {"Fn::ImportValue": "A:ExportsOutputRefR9E56C785"}, ["Exports"], ["DefaultStrong"]),
        ("strong", {"Fn::ImportValue": "A:ExportsOutputRefR9E56C785"}, ["Exports"], []),
        ("weak", {"Fn::GetStackOutput": READ}, ["Publish"], []),
        ("both", {"Fn::GetStackOutput": READ}, ["Exports", "Publish"], ["BothTransitional"]),
    ],
)
def test_the_context_sets_the_default(context: str | None, value: Any, outputs: list[str], warnings: list[str]) -> None:
    pair = Pair(context)
    assert pair.use(pair.resource.ref) == value
    assert pair.outputs == outputs
    assert pair.warnings == [f"@aws-cdk/core:crossStackReferences{name}" for name in warnings]
    assert [stack.node.id for stack in pair.b.dependencies] == ["A"]


def test_an_unknown_default_is_refused() -> None:
    pair = Pair("bogus")
    with pytest.raises(RuntimeError, match=f'(?s)Invalid value for {KEY}: "bogus".*where: B'):
        pair.use(pair.resource.ref)


def test_the_reference_counts_most_then_the_resource_then_the_user() -> None:
    expected = {STRONG: ["Exports"], WEAK: ["Publish"], BOTH: ["Exports", "Publish"]}
    for consumer in (None, *expected):
        for producer in (None, *expected):
            for own in (None, *expected):
                pair = Pair("strong")
                if consumer is not None:
                    cdk.CrossStackReferences.of(pair.b).consume(consumer)
                if producer is not None:
                    cdk.CrossStackReferences.of(pair.resource).produce(producer)
                value = pair.resource.ref if own is None else cdk.Stack.consume_reference(pair.resource.ref, own)
                pair.use(value)
                assert pair.outputs == expected[own or producer or consumer or STRONG], (consumer, producer, own)


def test_lists_cross_as_one_text() -> None:
    for strength, value in (
        (STRONG, {"Fn::ImportValue": "A:ExportsOutputFnGetAttRLCA94CC2C"}),
        (WEAK, {"Fn::GetStackOutput": {**READ, "OutputName": "PublishOutputFnGetAttRL565AB7A5"}}),
    ):
        pair = Pair()
        attribute = cdk.Token.as_list(pair.resource.get_att("L", cdk.ResolutionTypeHint.STRING_LIST))
        used = pair.use(cdk.Stack.consume_list_reference(attribute, strength))
        assert used["Fn::Split"][0] == "||"
        assert list(used["Fn::Split"][1]) == list(value)
        (output,) = pair.a._to_cloud_formation()["Outputs"].values()
        assert output["Value"] == {"Fn::Join": ["||", {"Fn::GetAtt": ["R", "L"]}]}


def test_another_region_is_reached_by_a_parameter() -> None:
    pair = Pair("strong", to=OTHER_REGION)
    name = "/cdk/exports/B/Aeuwest1RefR75342C8F"
    assert pair.use(pair.resource.ref) == {"Fn::GetAtt": ["ExportsReader8B249524", name]}
    template = pair.a._to_cloud_formation()["Resources"]
    writer = template["ExportsWriteruseast10F67B507DDE2E818"]["Properties"]["WriterProps"]
    assert writer == {"region": "us-east-1", "exports": {name: {"Ref": "R"}}}
    reader = pair.b._to_cloud_formation()["Resources"]["ExportsReader8B249524"]["Properties"]["ReaderProps"]
    assert reader == {"region": "us-east-1", "prefix": "B", "imports": {name: f"{{{{resolve:ssm:{name}}}}}"}}


def test_weak_references_read_other_regions_directly() -> None:
    pair = Pair("weak", to=OTHER_REGION)
    assert pair.use(pair.resource.ref) == {"Fn::GetStackOutput": READ}
    assert list(pair.a._to_cloud_formation()["Resources"]) == ["R"]


def test_another_account_takes_a_role_and_is_weak() -> None:
    pair = Pair("strong", to=OTHER_ACCOUNT)
    read = pair.use(pair.resource.ref)["Fn::GetStackOutput"]
    assert list(read) == ["StackName", "Region", "RoleArn", "OutputName"]
    assert pair.warnings == ["@aws-cdk/core:crossAccountRefsAreAlwaysWeak"]
    assert pair.b.dependencies == []
    role = pair.a._to_cloud_formation()["Resources"]["PublishGetStackOutputRoleF953C5C7"]["Properties"]
    principal = role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"]["AWS"]
    assert principal["Fn::Sub"].endswith("role/cdk-hnb659fds-cfn-exec-role-222222222222-eu-west-1")


def test_what_cannot_be_carried_is_refused() -> None:
    pair = Pair("weak", home={"account": "111111111111"}, to=HERE)
    with pytest.raises(RuntimeError, match=r'Stack "B" cannot reference {A/R\[Ref\]} in stack "A".*explicit region'):
        pair.use(pair.resource.ref)
    app = cdk.App()
    producer = cdk.CfnResource(cdk.Stack(app, "A", env=cdk.Environment(**HERE)), "R", type="X::Y::Z")
    consumer = cdk.Stack(app, "B", env=cdk.Environment(**OTHER_ACCOUNT), synthesizer=cdk.LegacyStackSynthesizer())
    cdk.CfnResource(consumer, "U", type="X::U", properties={"P": producer.ref})
    with pytest.raises(RuntimeError, match="Could not find a CloudFormation execution role"):
        resolve_references(app)


def test_only_attributes_are_consumed_with_a_strength() -> None:
    pair = Pair()
    for value in ("plain", cdk.Fn.join("", ["a", pair.resource.ref]), cdk.Aws.REGION):
        with pytest.raises(RuntimeError, match="must be a resource attribute reference"):
            cdk.Stack.consume_reference(value, WEAK)
    with pytest.raises(RuntimeError, match="concatenation"):
        cdk.Stack.consume_reference(f"x-{pair.resource.ref}", WEAK)
    assert pair.a.resolve(cdk.Stack.consume_reference(pair.resource.ref)) == {"Ref": "R"}


def test_a_strength_is_produced_by_a_resource() -> None:
    with pytest.raises(RuntimeError, match="scope has no default child CfnResource"):
        cdk.CrossStackReferences.of(Pair().a).produce(WEAK)


def test_the_app_hears_once_that_it_has_no_default() -> None:
    app = cdk.App()
    resource = cdk.CfnResource(cdk.Stack(app, "A"), "R", type="X::Y::Z")
    users = [cdk.Stack(app, name) for name in "BC"]
    for stack in users:
        cdk.CfnResource(stack, "U", type="X::U", properties={"P": resource.ref})
    resolve_references(app)
    assert [len([e for e in stack.node.metadata if "warning" in e.type]) for stack in users] == [1, 0]


def test_what_is_not_written_into_the_template_refers_to_nothing() -> None:
    from aws_cdk import aws_iam as iam

    app = cdk.App()
    producer, consumer = cdk.Stack(app, "A"), cdk.Stack(app, "B")
    group = iam.Group(producer, "G")

    group.attach_inline_policy(iam.Policy(consumer, "Empty"))

    assembly = app.synth()
    assert "Outputs" not in assembly.get_stack_by_name("A").template
    assert "Resources" not in assembly.get_stack_by_name("B").template
