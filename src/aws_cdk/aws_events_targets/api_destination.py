"""API destinations as targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_events.api_destination import IApiDestination
    from aws_cdk.aws_iam.role_base import IRole


class ApiDestinationProps(TargetBaseProps):
    """Options of an API destination as target."""

    event: RuleTargetInput | None = None
    """What is sent. Default: the whole event."""
    event_role: IRole | None = None
    """The role to call it with. Default: one of the API destination."""
    header_parameters: Mapping[str, str] | None = None
    """Headers. Default: none."""
    path_parameter_values: Sequence[str] | None = None
    """What stands for ``*`` in the address. Default: nothing."""
    query_string_parameters: Mapping[str, str] | None = None
    """Values in the query string. Default: none."""


class ApiDestination(IRuleTarget):
    """Calls an API destination."""

    @takes(ApiDestinationProps)
    def __init__(self, api_destination: IApiDestination, props: ApiDestinationProps) -> None:
        self._destination = api_destination
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role call the API destination."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        props, destination = self._props, self._destination
        http = {
            "headerParameters": props.header_parameters,
            "pathParameterValues": props.path_parameter_values,
            "queryStringParameters": props.query_string_parameters,
        }
        let_rule_fail_to(rule, props.dead_letter_queue)
        role = props.event_role or singleton_event_role(destination)
        role.add_to_principal_policy(
            PolicyStatement(resources=[destination.api_destination_arn], actions=["events:InvokeApiDestination"])
        )
        return RuleTargetConfig(
            arn=destination.api_destination_arn,
            role=role,
            input=props.event,
            target_resource=destination,
            http_parameters=http if any(http.values()) else None,
            **delivery_options(props),
        )
