"""Evaluation of running agents: a share of their sessions is judged as it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import check_evaluation_tags, check_evaluation_texts, name_in_arn
from aws_cdk.aws_bedrockagentcore._evaluation_role import make_evaluation_role
from aws_cdk.aws_bedrockagentcore._l1 import CfnOnlineEvaluationConfig
from aws_cdk.aws_bedrockagentcore.evaluation_options import (
    DataSourceConfig,
    EvaluatorSelector,
    ExecutionStatus,
    FilterConfig,
)
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_bedrockagentcore import OnlineEvaluationConfigReference
    from constructs import Construct

_MOST_EVALUATORS = 10
_MOST_FILTERS = 5
_SMALLEST_SHARE = 0.01
_LONGEST_MINUTES = 1440
_SHARE = 10
_TIMEOUT = Duration.minutes(15)


class OnlineEvaluationBaseProps(Struct):
    """Options of all evaluations of running agents."""

    online_evaluation_config_name: str
    """Up to 48 letters, digits and underscores, a letter first."""
    description: str | None = None
    """Up to 200 characters."""
    execution_role: IRole | None = None
    """The role that reads logs and asks models; is given no permissions. Default: a new one, with them."""
    execution_status: ExecutionStatus | None = None
    """Default: the service's."""
    filters: Nested[Sequence[FilterConfig] | None] = nested()
    """Up to 5. Default: sessions of all kinds."""
    sampling_percentage: float | None = None
    """How many of a hundred sessions are judged, 0.01 to 100. Default: 10."""
    session_timeout: Duration | None = None
    """After so long without anything new a session is judged, 1 minute to 1 day. Default: 15 minutes."""


class OnlineEvaluationConfigProps(OnlineEvaluationBaseProps):
    """Options of an evaluation of running agents."""

    data_source: DataSourceConfig
    evaluators: Sequence[EvaluatorSelector]
    """1 to 10."""
    tags: Mapping[str, str] | None = None


class OnlineEvaluationConfigAttributes(Struct):
    """What is known of an evaluation made elsewhere."""

    online_evaluation_config_arn: str
    online_evaluation_config_id: str
    online_evaluation_config_name: str
    execution_role_arn: str | None = None


class IOnlineEvaluationConfig(IResource, IGrantable):
    """An evaluation of running agents, made here or elsewhere."""

    online_evaluation_config_arn: str
    online_evaluation_config_id: str
    online_evaluation_config_name: str
    created_at: str | None
    execution_role: IRole | None
    execution_status: str | None
    status: str | None
    updated_at: str | None

    if TYPE_CHECKING:

        @property
        def online_evaluation_config_ref(self) -> OnlineEvaluationConfigReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...


class OnlineEvaluationBase(Resource, IOnlineEvaluationConfig):
    """Base of evaluations of running agents."""

    created_at: str | None = None
    execution_role: IRole | None = None
    execution_status: str | None = None
    status: str | None = None
    updated_at: str | None = None

    @property
    def grant_principal(self) -> IPrincipal:
        """The role, which permissions are given to."""
        if self.execution_role is None:
            return UnknownPrincipal(resource=self)
        return self.execution_role.grant_principal

    @property
    def online_evaluation_config_ref(self) -> OnlineEvaluationConfigReference:
        """The reference to the evaluation."""
        from aws_cdk.interfaces.aws_bedrockagentcore import OnlineEvaluationConfigReference

        return OnlineEvaluationConfigReference(online_evaluation_config_arn=self.online_evaluation_config_arn)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the evaluation."""
        arns = [self.online_evaluation_config_arn]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=arns)


class OnlineEvaluationConfig(OnlineEvaluationBase):
    """An evaluation of running agents."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.OnlineEvaluationConfig"

    @staticmethod
    @checked
    def from_online_evaluation_config_arn(
        scope: Construct, id: str, online_evaluation_config_arn: str
    ) -> IOnlineEvaluationConfig:
        """Return an evaluation made elsewhere, by its ARN."""
        name = name_in_arn(online_evaluation_config_arn, scope, option="online_evaluation_config_arn")
        return _imported(scope, id, online_evaluation_config_arn, name)

    @staticmethod
    @takes(OnlineEvaluationConfigAttributes)
    def from_online_evaluation_config_attributes(
        scope: Construct, id: str, attrs: OnlineEvaluationConfigAttributes
    ) -> IOnlineEvaluationConfig:
        """Return an evaluation made elsewhere."""
        return _ImportedOnlineEvaluation(scope, id, attrs)

    @staticmethod
    @checked
    def from_online_evaluation_config_id(
        scope: Construct, id: str, online_evaluation_config_id: str
    ) -> IOnlineEvaluationConfig:
        """Return an evaluation made elsewhere, by its id."""
        arn = Stack.of(scope).format_arn(
            service="bedrock-agentcore", resource="online-evaluation-config", resource_name=online_evaluation_config_id
        )
        return _imported(scope, id, arn, online_evaluation_config_id)

    @takes(OnlineEvaluationConfigProps)
    def __init__(self, scope: Construct, id: str, props: OnlineEvaluationConfigProps) -> None:
        name = props.online_evaluation_config_name
        super().__init__(scope, id, physical_name=name)
        check_evaluation_texts("Configuration name", "online_evaluation_config_name", name, props.description, self)
        check_evaluation_tags(props.tags, self, latin_keys=True)  # as the peer, which takes no digits
        self._check(props)
        self.online_evaluation_config_name: str = name
        logs = props.data_source.bind().cloud_watch_logs
        role: IRole = props.execution_role or make_evaluation_role(self, logs.log_group_names)
        self.execution_role = role
        self.execution_status = props.execution_status.value if props.execution_status is not None else None
        share = props.sampling_percentage
        resource = CfnOnlineEvaluationConfig(
            self,
            "Resource",
            online_evaluation_config_name=name,
            data_source_config={
                "cloud_watch_logs": {"log_group_names": logs.log_group_names, "service_names": logs.service_names}
            },
            evaluators=[{"evaluator_id": one.bind().evaluator_id} for one in props.evaluators],
            evaluation_execution_role_arn=role.role_arn,
            rule={
                "sampling_config": {"sampling_percentage": share if share is not None else _SHARE},
                "session_config": {"session_timeout_minutes": (props.session_timeout or _TIMEOUT).to_minutes()},
                "filters": [
                    {"key": one.key, "operator": one.operator.value, "value": one.value._rendered}
                    for one in props.filters
                ]
                if props.filters
                else None,
            },
            description=props.description,
            execution_status=self.execution_status,
            tags=[{"key": key, "value": value} for key, value in props.tags.items()] if props.tags else None,
        )
        from aws_cdk.aws_iam.role import Role

        if isinstance(role, Role):  # as the peer: no other kind of role is waited for
            resource.node.add_dependency(role)
        self.online_evaluation_config_arn: str = resource.attr_online_evaluation_config_arn
        self.online_evaluation_config_id: str = resource.attr_online_evaluation_config_id
        self.status = resource.attr_status
        self.created_at = resource.attr_created_at
        self.updated_at = resource.attr_updated_at

    def _check(self, props: OnlineEvaluationConfigProps) -> None:
        count = len(props.evaluators)
        if not count:
            self._refuse("At least 1 evaluator is required, got 0", "evaluators")
        if count > _MOST_EVALUATORS:
            self._refuse(f"At most {_MOST_EVALUATORS} evaluators are allowed, got {count}", "evaluators")
        share = props.sampling_percentage
        if share is not None and not is_unresolved(share):
            if share < _SMALLEST_SHARE:
                self._refuse(
                    f"Sampling percentage must be at least {_SMALLEST_SHARE}, got {js_number_text(share)}",
                    "sampling_percentage",
                )
            if share > 100:
                self._refuse(
                    f"Sampling percentage must be at most 100, got {js_number_text(share)}", "sampling_percentage"
                )
        timeout = props.session_timeout
        if timeout is not None and not timeout.is_unresolved():
            minutes = timeout.to_minutes()
            if minutes < 1:
                self._refuse(f"Session timeout must be at least 1 minute(s), got {minutes}", "session_timeout")
            if minutes > _LONGEST_MINUTES:
                self._refuse(
                    f"Session timeout must be at most {_LONGEST_MINUTES} minutes, got {minutes}", "session_timeout"
                )
        filters = len(props.filters or ())
        if filters > _MOST_FILTERS:
            self._refuse(f"At most {_MOST_FILTERS} filters are allowed, got {filters}", "filters")

    def _refuse(self, message: str, option: str) -> None:
        raise ValidationError(message, scope=self, fix=f"correct `{option}`")


def _imported(scope: Construct, id: str, arn: str, config_id: str) -> IOnlineEvaluationConfig:
    attributes = OnlineEvaluationConfigAttributes(
        online_evaluation_config_arn=arn,
        online_evaluation_config_id=config_id,
        online_evaluation_config_name=config_id,
    )
    return _ImportedOnlineEvaluation(scope, id, attributes)


class _ImportedOnlineEvaluation(OnlineEvaluationBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.OnlineEvaluationBase"

    def __init__(self, scope: Construct, id: str, attrs: OnlineEvaluationConfigAttributes) -> None:
        super().__init__(scope, id)
        self.online_evaluation_config_arn = attrs.online_evaluation_config_arn
        self.online_evaluation_config_id = attrs.online_evaluation_config_id
        self.online_evaluation_config_name = attrs.online_evaluation_config_name
        if attrs.execution_role_arn is not None:
            from aws_cdk.aws_iam.role import Role

            self.execution_role = Role.from_role_arn(scope, f"{id}Role", attrs.execution_role_arn)


__all__ = [
    "IOnlineEvaluationConfig",
    "OnlineEvaluationBase",
    "OnlineEvaluationBaseProps",
    "OnlineEvaluationConfig",
    "OnlineEvaluationConfigAttributes",
    "OnlineEvaluationConfigProps",
]
