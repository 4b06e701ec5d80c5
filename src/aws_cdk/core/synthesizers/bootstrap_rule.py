"""The rule by which a template refuses to deploy where bootstrapping is too old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.cfn_parameter import CfnParameter
from aws_cdk.core.cfn_rule import CfnRule
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack


def add_bootstrap_version_rule(stack: Stack, required_version: int, parameter_name: str) -> None:
    """Add the parameter and the rule to ``stack``, once.

    Rules know no comparison of numbers, so the rule lists the versions that are too old. The description's end marks the
    parameter as uninteresting for differences. Source: observed on aws-cdk-lib 2.275.0; the texts are part of the template.
    """
    if stack.node.try_find_child("BootstrapVersion") is not None:
        return
    parameter = CfnParameter(
        stack,
        "BootstrapVersion",
        type="AWS::SSM::Parameter::Value<String>",
        description="Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter "
        "Store. [cdk:skip]",
        default=parameter_name,
    )
    too_old = [str(version) for version in range(1, required_version)]
    CfnRule(
        stack,
        "CheckBootstrapVersion",
        assertions=[
            {
                "assert": Token.as_any({"Fn::Not": [{"Fn::Contains": [too_old, {"Ref": parameter.logical_id}]}]}),
                "assert_description": f"CDK bootstrap stack version {required_version} required. Please run 'cdk bootstrap' "
                "with a recent version of the CDK CLI.",
            }
        ],
    )
