"""Which functions of a stack are asked whether they answer."""

from __future__ import annotations

from typing import Any

import pytest

from purecdk.toolkit.local.inspection import _providers


@pytest.mark.parametrize(
    "token", [{"Fn::GetAtt": ["Handler", "Arn"]}, {"Fn::GetAtt": "Handler.Arn"}, {"Ref": "Handler"}]
)
def test_functions_behind_custom_resources_are_known_by_the_service_token(token: Any) -> None:
    template = {
        "Resources": {
            "Custom": {"Type": "Custom::Thing", "Properties": {"ServiceToken": token}},
            "Theirs": {
                "Type": "Custom::Thing",
                "Properties": {"ServiceToken": "arn:aws:lambda:us-east-1:1:function:f"},
            },
            "Topic": {"Type": "AWS::SNS::Topic"},
        }
    }

    assert _providers(template) == {"Handler"}
