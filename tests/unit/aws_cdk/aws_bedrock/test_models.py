"""Models of Bedrock."""

from __future__ import annotations

import pytest

from aws_cdk import App, Environment, Stack
from aws_cdk import aws_bedrock as bedrock


def test_models_have_arns_without_account() -> None:
    stack = Stack(App(), "S", env=Environment(account="111122223333", region="eu-west-1"))
    identifier = bedrock.FoundationModelIdentifier.ANTHROPIC_CLAUDE_V2
    model = bedrock.FoundationModel.from_foundation_model_id(stack, "M", identifier)
    assert model.model_id == "anthropic.claude-v2"
    assert stack.resolve(model.model_arn) == {
        "Fn::Join": [
            "",
            ["arn:", {"Ref": "AWS::Partition"}, ":bedrock:eu-west-1::foundation-model/anthropic.claude-v2"],
        ]
    }
    assert stack.node.try_find_child("M") is None


def test_names_of_models() -> None:
    assert "AMAZON_NOVA_LITE_V1_0" in dir(bedrock.FoundationModelIdentifier)
    assert bedrock.FoundationModelIdentifier("any.model").model_id == "any.model"
    with pytest.raises(AttributeError, match="has no model NOTHING"):
        _ = bedrock.FoundationModelIdentifier.NOTHING


def test_provisioned_models_are_what_their_arn_says() -> None:
    arn = "arn:aws:bedrock:eu-west-1:111122223333:provisioned-model/abc"
    assert bedrock.ProvisionedModel.from_provisioned_model_arn(Stack(App(), "S"), "P", arn).model_arn == arn
