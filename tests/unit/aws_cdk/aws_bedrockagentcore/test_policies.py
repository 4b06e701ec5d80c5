"""Policy engines and statements of Cedar: what is refused, and what is quoted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Fn, Stack
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk.aws_iam import Grant, User
from aws_cdk.core.errors import ValidationError

Who = agentcore.PolicyPrincipal
What = agentcore.PolicyAction
Where = agentcore.PolicyResource
If = agentcore.PolicyCondition
At = agentcore.PolicyAttribute
STATEMENT = agentcore.PolicyStatement.from_cedar("permit(principal, action, resource);")
TOKEN = Fn.ref("AWS::StackName")
ENGINE_ARN = "arn:aws:bedrock-agentcore:us-east-1:123456789012:policy-engine/pe-1"


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"policy_engine_name": ""}, "The field policyEngineName is 0 characters long"),
        ({"policy_engine_name": "a-b"}, 'The policy engine name "a-b" must start with a letter'),
        ({"description": "d" * 4097}, "The field description is 4097 characters long"),
        ({"tags": {"": "v"}}, 'tag key length must be between 1 and 128 characters. Key: "" has length 0'),
        ({"tags": {"k": "v!"}}, 'tag value contains invalid characters. Key: "k", Value: "v!"'),
        ({"tags": {"k": "v" * 257}}, "tag value length cannot exceed 256 characters"),
    ],
)
def test_engine_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Engine") as caught:
        agentcore.PolicyEngine(stack, "Engine", **options)

    assert message in caught.value.what


def test_name_of_a_policy_is_checked(stack: Stack) -> None:
    with pytest.raises(ValidationError, match="The field policyName is 49 characters long"):
        agentcore.PolicyEngine(stack, "Engine").add_policy("Policy", statement=STATEMENT, policy_name="a" * 49)


@pytest.mark.parametrize(
    ("text", "message"),
    [("x" * 34, "must be at least 35 characters"), ("x" * 153601, "must be less than or equal to 153600 characters")],
)
def test_definition_of_a_policy_has_a_length(stack: Stack, text: str, message: str) -> None:
    statement = agentcore.PolicyStatement.from_cedar(text)

    with pytest.raises(ValidationError, match=f"The field definition is {len(text)} characters long but {message}"):
        agentcore.PolicyEngine(stack, "Engine").add_policy("Policy", statement=statement)


def test_names_of_what_is_elsewhere_are_not_known(stack: Stack) -> None:
    engine = agentcore.PolicyEngine.from_policy_engine_attributes(stack, "Engine", policy_engine_arn=ENGINE_ARN)
    policy = agentcore.Policy.from_policy_attributes(
        stack, "Policy", policy_arn=f"{ENGINE_ARN}/policy/p", policy_engine=engine
    )

    with pytest.raises(ValidationError, match="policyEngineName is not available"):
        _ = engine.policy_engine_name
    with pytest.raises(ValidationError, match="policyName is not available"):
        _ = policy.policy_name


def test_engine_elsewhere_may_have_a_policy_here(stack: Stack) -> None:
    engine = agentcore.PolicyEngine.from_policy_engine_attributes(stack, "Engine", policy_engine_arn=ENGINE_ARN)

    policy = agentcore.Policy(stack, "Policy", policy_engine=engine, statement=STATEMENT)

    assert stack.resolve(policy.policy_arn) == {"Fn::GetAtt": ["Policy23B91518", "PolicyArn"]}


def test_all_gateways_are_granted_if_the_name_is_known_when_deployed(stack: Stack) -> None:
    gateway = agentcore.Gateway(
        stack, "Gateway", gateway_name=TOKEN, authorizer_configuration=agentcore.GatewayAuthorizer.using_aws_iam()
    )
    user = User(stack, "User")

    agentcore.PolicyEngine(stack, "Engine").grant_evaluate_for_gateway(user, gateway)

    policy: Any = user.node.find_child("DefaultPolicy")
    assert ":gateway/*" in str(stack.resolve(policy.document.to_json()))


@pytest.mark.parametrize(
    ("write", "message"),
    [
        (lambda: Who.entity_type("a b"), "principal type must be Cedar identifiers joined by '::'"),
        (lambda: Who.in_group("A::if", "g"), "principal group type must be Cedar identifiers"),
        (lambda: Where.any_of_type("__cedar::A"), "resource type must be Cedar identifiers"),
        (lambda: Where.any_of_type(TOKEN), "resource type must be a concrete Cedar entity type"),
        (lambda: Who.entity("A", ""), "principal id cannot be an empty string. Use entityType()"),
        (lambda: Who.in_group("A", ""), "group id cannot be an empty string"),
        (lambda: Where.instance("A", 'a"'), "resource id cannot contain a double quote, a backslash, or a carriage"),
        (lambda: What.any_of([]), "At least one action must be specified"),
        (lambda: What.one("A::B::Action::x"), "action must be a qualified Cedar action id"),
        (lambda: What.one('A::Other::"x"'), "action entity type must end in 'Action'"),
        (lambda: What.one("if::Action::x"), "action namespace must be Cedar identifiers"),
        (lambda: What.one("A::Action::"), "action id cannot be an empty string"),
        (lambda: What.one("A::Action::a\\b"), "action id cannot contain a double quote"),
        (lambda: What.one(f"{TOKEN}::Action::x"), "action must start with a concrete Cedar action entity type"),
        (lambda: At.context('a."'), "attribute cannot contain a double quote"),
        (lambda: At.context(f"a.{TOKEN}"), "attribute must be a concrete name"),
        (lambda: If.string_equals(At.context("a"), "\r"), "condition value cannot contain a double quote"),
        (lambda: If.string_in(At.context("a"), ["\\"]), "set member cannot contain a double quote"),
        (lambda: If.ip_in_range(At.context("a"), '"'), "ipRange cannot contain a double quote"),
        (lambda: If.number_equals(At.context("a"), 1.5), "condition value must be an integer, because Cedar has no"),
        (lambda: If.number_in(At.context("a"), [2**53]), "set member must be an integer"),
        (lambda: If.number_in(At.context("a"), []), "At least one value must be specified"),
        (lambda: If.any_of([]), "At least one condition must be specified for anyOf()"),
        (lambda: If.all_of([]), "At least one condition must be specified for allOf()"),
    ],
)
def test_what_cedar_cannot_say_is_refused_as_it_is_written(write: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        part = write()
        given: dict[str, Any] = {"principal": Who.any(), "action": What.any(), "resource": Where.any_of_type("A")}
        if isinstance(part, (If, At)):
            given["when"] = [part if isinstance(part, If) else If.boolean_equals(part, True)]
        else:
            given[{Who: "principal", What: "action", Where: "resource"}[type(part)]] = part
        agentcore.PolicyStatement(effect=agentcore.PolicyEffect.PERMIT, **given).to_cedar()

    assert message in caught.value.what


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("  permit;  ", "permit;"),
        (" ", "permit(\n  principal,\n  action,\n  resource is AgentCore::Gateway\n);"),
    ],
)
def test_text_of_a_statement_is_stripped(given: str, text: str) -> None:
    assert agentcore.PolicyStatement.from_cedar(given).to_cedar() == text


def test_what_is_no_name_is_quoted() -> None:
    conditions = [
        If.string_equals(At.context("a..if"), "\n"),
        If.number_less_than(At.principal("b-c.d"), -3.0),
        If.boolean_equals(At.resource(""), False),
    ]

    statement = agentcore.PolicyStatement(
        effect=agentcore.PolicyEffect.FORBID,
        principal=Who.any(),
        action=What.one("A::Action::B::C"),
        resource=Where.any_of_type("A"),
        when=conditions,
    )

    assert statement.to_cedar() == (
        'forbid(\n  principal,\n  action == A::Action::"B::C",\n  resource is A\n)\nwhen {\n  '
        'context.a[""]["if"] == "\n" && principal["b-c"].d < -3 && resource[""] == false\n};'
    )


def test_who_an_imported_engine_works_as_is_not_known(stack: Stack) -> None:
    engine = agentcore.PolicyEngine.from_policy_engine_attributes(stack, "Engine", policy_engine_arn=ENGINE_ARN)

    Grant.add_to_principal(grantee=engine, actions=["a:b"], resource_arns=["*"])

    (message,) = [entry.data for entry in engine.node.metadata if entry.type == "aws:cdk:warning"]
    assert "[ack: @aws-cdk/aws-iam:unknownPrincipalAddStatementToRole]" in message


@pytest.mark.parametrize("given", [None, "mine"])
def test_an_engine_works_as_the_service_under_its_name(stack: Stack, given: str | None) -> None:
    engine = agentcore.PolicyEngine(stack, "Engine", policy_engine_name=given)

    conditions = stack.resolve(engine.grant_principal.policy_fragment.conditions)
    assert conditions["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    source = conditions["ArnLike"]["aws:SourceArn"]["Fn::Join"][1]
    assert source[-1] == f":policy-engine/{stack.resolve(engine.policy_engine_name)}-*"
