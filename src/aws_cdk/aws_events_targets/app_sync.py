"""APIs of AppSync as targets."""

from __future__ import annotations

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
    from aws_cdk.aws_appsync import IGraphqlApi
    from aws_cdk.aws_iam.role_base import IRole


class AppSyncGraphQLApiProps(TargetBaseProps):
    """Options of an API as target."""

    graph_ql_operation: str
    """The operation, a mutation."""
    event_role: IRole | None = None
    """The role to call with; it must be let do so already. Default: one of the API."""
    variables: RuleTargetInput | None = None
    """Variables of the operation. Default: the whole event."""


class AppSync(IRuleTarget):
    """Calls an API of AppSync."""

    @takes(AppSyncGraphQLApiProps)
    def __init__(self, appsync_api: IGraphqlApi, props: AppSyncGraphQLApiProps) -> None:
        self._api = appsync_api
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role of the API call its mutations, if no role is given.

        Raises:
            ValidationError: the API lets nobody in by IAM, or its endpoint is not known.
        """
        props = self._props
        if all(mode._value_ != "AWS_IAM" for mode in self._api.modes or ()):
            raise ValidationError(
                "You must have AWS_IAM authorization mode enabled on your API to configure an AppSync target",
                scope=rule,
            )
        if not self._api.graph_ql_endpoint_arn:
            raise ValidationError(
                "You must have a valid `graphQLEndpointArn` set",
                scope=rule,
                fix="give graph_ql_endpoint_arn to GraphqlApi.from_graphql_api_attributes()",
            )
        let_rule_fail_to(rule, props.dead_letter_queue)
        role = props.event_role
        if role is None:
            role = singleton_event_role(self._api)
            self._api.grant_mutation(role)
        return RuleTargetConfig(
            arn=self._api.graph_ql_endpoint_arn,
            role=role,
            input=props.variables,
            target_resource=self._api,
            app_sync_parameters={"graphQlOperation": props.graph_ql_operation},
            **delivery_options(props),
        )
