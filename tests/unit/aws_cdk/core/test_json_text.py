"""JSON with lists that are known only at deployment, and ``CfnJson``.

What text becomes otherwise is compared in ``tests/parity/cases/core-json-text``.
"""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import CfnJson, CfnOutput, CfnResource, Fn, JsonNull, Token
from aws_cdk.assertions import Match, Template


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


PROVIDER = {"Fn::GetAtt": ["AWSCDKCfnUtilsProviderCustomResourceProviderHandlerCF82AA57", "Arn"]}


def test_a_list_token_is_written_by_a_custom_resource_once_a_stack(stack: cdk.Stack) -> None:
    value = stack.to_json_string({"l": Token.as_list(Fn.ref("x")), "m": [Token.as_list(Fn.ref("x"))]})
    CfnOutput(stack, "O", value=value)

    template = Template.from_stack(stack)

    written = {"Fn::GetAtt": ["CdkJsonStringifyRefx01A55A1C", "Value"]}
    template.has_output("O", {"Value": {"Fn::Join": ["", ['{"l":', written, ',"m":[', written, "]}"]]}})
    template.resource_count_is("Custom::AWSCDKCfnJsonStringify", 1)
    template.has_resource_properties(
        "Custom::AWSCDKCfnJsonStringify", {"ServiceToken": PROVIDER, "Value": {"Ref": "x"}}
    )


def test_an_element_selected_from_a_list_needs_no_custom_resource(stack: cdk.Stack) -> None:
    value = stack.to_json_string([Fn.select(0, Token.as_list(Fn.ref("x")))])

    assert stack.resolve(value) == {"Fn::Join": ["", ['["', {"Fn::Select": [0, {"Ref": "x"}]}, '"]']]}
    assert not stack.node.children


def test_a_deferred_value_stands_for_an_attribute(stack: cdk.Stack) -> None:
    json = CfnJson(stack, "J", value={"a" + Fn.ref("x"): 1, "n": JsonNull.INSTANCE})
    CfnResource(stack, "Use", type="A::B::C", properties={"P": json, "S": f"<{json.value}>"})

    template = Template.from_stack(stack)

    value = {"Fn::GetAtt": ["JFBF6D9B6", "Value"]}
    template.has_resource_properties("A::B::C", {"P": value, "S": {"Fn::Join": ["", ["<", value, ">"]]}})
    text: Any = {"Fn::Join": ["", ['{"a', {"Ref": "x"}, '":1,"n":null}']]}
    template.has_resource("Custom::AWSCDKCfnJson", {"Properties": {"Value": text}, "DeletionPolicy": "Delete"})
    template.has_resource_properties("AWS::Lambda::Function", {"Runtime": Match.string_like_regexp("^python")})
    assert stack.resolve(json.to_json()) == text
