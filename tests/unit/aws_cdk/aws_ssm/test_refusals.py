"""What parameters of Systems Manager refuse, with their paths and the options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ssm as ssm
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"allowed_pattern": "y+"}, "does not match the specified allowedPattern"),
        ({"allowed_pattern": "(?<n>y)"}, "does not match the specified allowedPattern"),
        ({"allowed_pattern": "*.txt"}, r"Invalid regular expression: '\*\.txt': nothing to repeat"),
        ({"allowed_pattern": "(?i)x"}, r"Invalid regular expression: '\(\?i\)x'"),
        ({"description": "d" * 1025}, "Description cannot be longer than 1024 characters"),
        ({"parameter_name": ""}, "name must only contain letters, numbers"),
        ({"parameter_name": "a b"}, "name must only contain letters, numbers"),
        ({"parameter_name": "x" * 2049}, "name cannot be longer than 2048 characters"),
        ({"parameter_name": "a/b"}, "Parameter names must be fully qualified"),
        (
            {"parameter_name": "/a", "simple_name": True},
            'not a simple name, but "simpleName" was explicitly set to true',
        ),
        ({"parameter_name": "a", "simple_name": False}, 'a simple name, but "simpleName" was explicitly set to false'),
        ({"simple_name": False}, "auto-generated parameter names always have simple names"),
        ({"parameter_name": cdk.Aws.REGION}, "Unable to determine ARN separator"),
    ],
)
@pytest.mark.parametrize("listed", [False, True])
def test_options_that_do_not_fit_are_refused_with_the_parameters_path(
    stack: cdk.Stack, options: dict[str, Any], message: str, listed: bool
) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        if listed:
            ssm.StringListParameter(stack, "Parameter", string_list_value=["x"], **options)
        else:
            ssm.StringParameter(stack, "Parameter", string_value="x", **options)

    assert "S/Parameter" in str(refused.value)


def test_values_of_a_list_have_no_comma_and_there_is_one_at_least(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match="cannot contain the ',' character"):
        ssm.StringListParameter(stack, "Comma", string_list_value=["a,b"])
    with pytest.raises(ValidationError, match="at least one value"):
        ssm.StringListParameter(stack, "None", string_list_value=[])


def test_an_image_is_a_kind_of_data_not_of_parameter(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match=r"dataType: ParameterDataType\.AWS_EC2_IMAGE"):
        ssm.StringParameter(stack, "Image", string_value="ami-1", type=ssm.ParameterType.AWS_EC2_IMAGE_ID)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda s: ssm.StringParameter.from_string_parameter_name(s, "P", ""),
            "parameterName cannot be an empty string",
        ),
        (
            lambda s: ssm.StringParameter.from_secure_string_parameter_attributes(s, "P", parameter_name=""),
            "Unable to determine ARN separator",
        ),
        (
            lambda s: ssm.StringListParameter.from_string_list_parameter_name(s, "P", ""),
            "Unable to determine ARN separator",
        ),
        (
            lambda s: ssm.StringListParameter.from_list_parameter_attributes(s, "P", parameter_name=""),
            "parameterName cannot be an empty string",
        ),
        (
            lambda s: ssm.StringParameter.from_string_parameter_attributes(
                s, "P", parameter_name="p", type=ssm.ParameterType.SECURE_STRING
            ),
            "fromStringParameterAttributes does not support SecureString",
        ),
        (lambda s: ssm.StringParameter.from_string_parameter_arn(s, "P", "x"), "unexpected StringParameterArn format"),
        (
            lambda s: ssm.StringParameter.from_string_parameter_arn(s, "P", cdk.Aws.REGION),
            "cannot be an unresolved token",
        ),
        (
            lambda s: ssm.StringParameter.value_from_lookup(cdk.Stack(s.node.root, "Agnostic"), "/p"),
            "account/region are not specified",
        ),
        (
            lambda s: ssm.StringParameter.value_from_lookup(s, cdk.Aws.REGION),
            "Cannot determine scope for context provider",
        ),
    ],
)
def test_parameters_made_elsewhere_need_a_name(
    stack: cdk.Stack, make: Callable[[cdk.Stack], Any], message: str
) -> None:
    with pytest.raises(RuntimeError, match=message):
        make(stack)


def test_version_0_is_no_version(stack: cdk.Stack) -> None:
    parameter = ssm.StringParameter.from_string_parameter_attributes(stack, "P", parameter_name="p", version=0)

    assert stack.resolve(parameter.string_value) == {"Ref": "PParameter"}
