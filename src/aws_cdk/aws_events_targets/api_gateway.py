"""APIs of API Gateway as targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.aws_apigatewayv2.http_api import IHttpApi
    from aws_cdk.aws_iam.role_base import IRole


class ApiGatewayProps(TargetBaseProps):
    """Options of an API as target."""

    event_role: IRole | None = None
    """The role to call it with. Default: one of the API."""
    header_parameters: Mapping[str, str] | None = None
    """Headers of the request. Default: none."""
    method: str | None = None
    """The HTTP method. Default: any."""
    path: str | None = None
    """The path, with a ``*`` for each value of ``path_parameter_values``. Default: ``/``."""
    path_parameter_values: Sequence[str] | None = None
    """What takes the places of the path's ``*``. Default: nothing."""
    post_body: RuleTargetInput | None = None
    """The request's body. Default: the whole event."""
    query_string_parameters: Mapping[str, str] | None = None
    """The query. Default: none."""
    stage: str | None = None
    """The stage. Default: the API's own."""


class ApiGateway(IRuleTarget):
    """Calls a REST API."""

    @takes(ApiGatewayProps)
    def __init__(self, rest_api: IRestApi, props: ApiGatewayProps) -> None:
        self._api = rest_api
        self._props = props

    @property
    def i_rest_api(self) -> IRestApi:
        """The API."""
        return self._api

    @property
    def rest_api(self) -> IRestApi:
        """The API; the older name of :attr:`i_rest_api`."""
        return self._api

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` call the API.

        Raises:
            ValidationError: the path does not fit its values, or there is no stage.
        """
        stage = self._props.stage or self._api.deployment_stage.stage_name
        return _config(self._api, stage, rule, self._props)


class ApiGatewayV2(IRuleTarget):
    """Calls an HTTP API."""

    @takes(ApiGatewayProps)
    def __init__(self, http_api: IHttpApi, props: ApiGatewayProps) -> None:
        self._api = http_api
        self._props = props

    @property
    def i_http_api(self) -> IHttpApi:
        """The API."""
        return self._api

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` call the API.

        Raises:
            ValidationError: the path does not fit its values.
        """
        default = self._api.default_stage
        stage = self._props.stage or (default.stage_name if default is not None else None)
        return _config(self._api, stage, rule, self._props)


def _config(api: Any, stage: str | None, rule: Any, props: ApiGatewayProps) -> RuleTargetConfig:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    let_rule_fail_to(rule, props.dead_letter_queue)
    if (props.path or "").count("*") != len(props.path_parameter_values or ()):
        raise ValidationError(
            "The number of wildcards in the path does not match the number of path pathParameterValues.", scope=rule
        )
    arn = api.arn_for_execute_api(props.method, props.path or "/", stage)
    role = props.event_role if props.event_role is not None else singleton_event_role(api)
    role.add_to_principal_policy(
        PolicyStatement(resources=[arn], actions=["execute-api:Invoke", "execute-api:ManageConnections"])
    )
    return RuleTargetConfig(
        arn=arn,
        role=role,
        input=props.post_body,
        target_resource=api,
        http_parameters={
            "headerParameters": props.header_parameters,
            "queryStringParameters": props.query_string_parameters,
            "pathParameterValues": props.path_parameter_values,
        },
        **delivery_options(props),
    )


__all__ = ["ApiGateway", "ApiGatewayProps", "ApiGatewayV2"]
