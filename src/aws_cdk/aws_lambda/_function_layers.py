"""Layers that options of a function bring: Insights, OpenTelemetry, parameters and secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_lambda.layer_version import LayerVersion
from aws_cdk.aws_lambda.runtime import Runtime, RuntimeFamily
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.aws_lambda.function_options import FunctionOptions

_INSIGHTS_POLICY = "CloudWatchLambdaInsightsExecutionRolePolicy"


def add_option_layers(function: Function, props: FunctionOptions) -> None:
    """Add the layers, variables and policies that ``props`` ask for, in the order in which they count as layers."""
    if props.insights_version is not None:
        if function.runtime.name != Runtime.FROM_IMAGE.name:  # an image has to bring the extension itself
            arn = props.insights_version._bind(function, function.architecture)
            function.add_layers(LayerVersion.from_layer_version_arn(function, "LambdaInsightsLayer", arn))
        function.role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(_INSIGHTS_POLICY))
    adot = props.adot_instrumentation
    if adot is not None:
        if function.runtime is Runtime.FROM_IMAGE:
            raise ValidationError(
                "ADOT Lambda layer can't be configured with container image package type",
                scope=function,
                fix="leave adot_instrumentation out; add the collector to the image itself",
            )
        is_python = function.runtime.family is RuntimeFamily.PYTHON
        from aws_cdk.aws_lambda.adot_layers import AdotLambdaExecWrapper

        if is_python and adot.exec_wrapper is not AdotLambdaExecWrapper.INSTRUMENT_HANDLER:
            raise ValidationError(
                "Python Adot Lambda layer requires AdotLambdaExecWrapper.INSTRUMENT_HANDLER, got "
                f"{adot.exec_wrapper.name}",
                scope=function,
                fix="set exec_wrapper=AdotLambdaExecWrapper.INSTRUMENT_HANDLER in adot_instrumentation",
            )
        arn = adot.layer_version._bind(function, function.architecture)
        function.add_layers(LayerVersion.from_layer_version_arn(function, "AdotLayer", arn))
        function.add_environment("AWS_LAMBDA_EXEC_WRAPPER", adot.exec_wrapper._value_)
    extension = props.params_and_secrets
    if extension is not None:
        arn, variables = extension._bind(function, function.architecture)
        function.add_layers(LayerVersion.from_layer_version_arn(function, "ParamsAndSecretsLayer", arn))
        for key, value in variables.items():
            function.add_environment(key, value)
