"""Calls of AWS's APIs as targets."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import let_rule_invoke
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.struct import Struct, takes

# Id by which a stack finds its one function for all calls; that of the peer.
_UUID = "b4cf1abd-4e4f-4bc6-9944-1af7ccd9ec37"


class AwsApiInput(Struct):
    """A call."""

    action: str
    """The operation, as in JavaScript's SDK: ``updateService``."""
    service: str
    """The service, as in JavaScript's SDK: ``ECS``, ``cloudwatch-logs``."""
    api_version: str | None = None
    """Not used: there is one version of each API."""
    catch_error_pattern: str | None = None
    """Regular expression of errors' codes that count as success. Default: none does."""
    parameters: Any = None
    """Parameters of the operation; fields of the event may stand in them."""


class AwsApiProps(AwsApiInput):
    """Options of :class:`AwsApi`."""

    policy_statement: PolicyStatement | None = None
    """What the function may do. Default: the operation, on everything."""


class AwsApi(IRuleTarget):
    """Makes a call of an API of AWS, by a function that the stack has once for all such targets."""

    @takes(AwsApiProps)
    def __init__(self, props: AwsApiProps) -> None:
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let the stack's function make the call, and ``rule`` call the function."""
        from aws_cdk.custom_resources._handler_function import _HandlerFunction
        from aws_cdk.custom_resources._sdk_services import iam_prefix_of

        props = self._props
        function = _HandlerFunction(
            rule,
            f"{rule.node.id}{id}Handler",
            "aws_api",
            uuid=_UUID,
            lambda_purpose="AWS",
            timeout=Duration.seconds(60),
            memory_size=256,
        )
        action = f"{iam_prefix_of(props.service)}:{props.action[:1].upper()}{props.action[1:]}"
        function.add_to_role_policy(props.policy_statement or PolicyStatement(actions=[action], resources=["*"]))
        let_rule_invoke(rule, function)
        given = {
            "service": props.service,
            "action": props.action,
            "parameters": props.parameters,
            "catchErrorPattern": props.catch_error_pattern,
            "apiVersion": props.api_version,
        }
        return RuleTargetConfig(
            arn=function.function_arn,
            input=RuleTargetInput.from_object({name: value for name, value in given.items() if value is not None}),
            target_resource=function,
        )
