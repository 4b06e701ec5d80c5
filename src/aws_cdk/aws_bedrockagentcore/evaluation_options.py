"""What is judged of running agents, and by which evaluators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.evaluator import IEvaluator
    from aws_cdk.aws_bedrockagentcore.runtime_base import IBedrockAgentRuntime
    from aws_cdk.aws_bedrockagentcore.runtime_endpoint import IRuntimeEndpoint

_MOST_GROUPS = 5
_DEFAULT = "DEFAULT"


class _Named:
    def __init__(self, value: str) -> None:
        self.value = value


class BuiltinEvaluator(_Named):
    """An evaluator of the service; others than those named here by their ids."""

    COHERENCE: BuiltinEvaluator
    CONCISENESS: BuiltinEvaluator
    CORRECTNESS: BuiltinEvaluator
    FAITHFULNESS: BuiltinEvaluator
    GOAL_SUCCESS_RATE: BuiltinEvaluator
    HARMFULNESS: BuiltinEvaluator
    HELPFULNESS: BuiltinEvaluator
    INSTRUCTION_FOLLOWING: BuiltinEvaluator
    REFUSAL: BuiltinEvaluator
    RESPONSE_RELEVANCE: BuiltinEvaluator
    STEREOTYPING: BuiltinEvaluator
    TOOL_PARAMETER_ACCURACY: BuiltinEvaluator
    TOOL_SELECTION_ACCURACY: BuiltinEvaluator


class ExecutionStatus(_Named):
    """Whether agents are judged."""

    DISABLED: ExecutionStatus
    ENABLED: ExecutionStatus


class FilterOperator(_Named):
    """How something known of a session is compared."""

    CONTAINS: FilterOperator
    EQUAL: FilterOperator
    GREATER_THAN: FilterOperator
    GREATER_THAN_OR_EQUAL: FilterOperator
    LESS_THAN: FilterOperator
    LESS_THAN_OR_EQUAL: FilterOperator
    NOT_CONTAINS: FilterOperator
    NOT_EQUAL: FilterOperator


def _pascal(name: str) -> str:
    return name.title().replace("_", "")


for _name in BuiltinEvaluator.__annotations__:
    setattr(BuiltinEvaluator, _name, BuiltinEvaluator(f"Builtin.{_pascal(_name)}"))
for _name in ExecutionStatus.__annotations__:
    setattr(ExecutionStatus, _name, ExecutionStatus(_name))
for _name in FilterOperator.__annotations__:
    _word = f"{_pascal(_name)}s" if _name in ("EQUAL", "NOT_EQUAL") else _pascal(_name)
    setattr(FilterOperator, _name, FilterOperator(_word))


class FilterValue:
    """What something known of a session is compared with."""

    @checked
    def __init__(self, rendered: dict[str, Any]) -> None:
        self._rendered = rendered

    @staticmethod
    @checked
    def boolean(value: bool) -> FilterValue:
        """Compare with true or false."""
        return FilterValue({"booleanValue": value})

    @staticmethod
    @checked
    def number(value: float) -> FilterValue:
        """Compare with a number."""
        return FilterValue({"doubleValue": value})

    @staticmethod
    @checked
    def string(value: str) -> FilterValue:
        """Compare with a text."""
        return FilterValue({"stringValue": value})


class FilterConfig(Struct):
    """Which sessions are judged."""

    key: str
    operator: FilterOperator
    value: FilterValue


class EvaluatorSelectorBindResult(Struct):
    """Which evaluator judges."""

    evaluator_id: str


class EvaluatorSelector:
    """Which evaluator judges.

    Attributes:
        evaluator_id: Its id.
    """

    @checked
    def __init__(self, evaluator_id: str) -> None:
        self.evaluator_id = evaluator_id

    @staticmethod
    @checked
    def builtin(evaluator: BuiltinEvaluator) -> EvaluatorSelector:
        """Let one of the service's judge."""
        return EvaluatorSelector(evaluator.value)

    @staticmethod
    @checked
    def custom(evaluator: IEvaluator) -> EvaluatorSelector:
        """Let one of the app's judge."""
        return EvaluatorSelector(evaluator.evaluator_id)

    def bind(self) -> EvaluatorSelectorBindResult:
        """Return which evaluator judges."""
        return EvaluatorSelectorBindResult(evaluator_id=self.evaluator_id)


class CloudWatchLogsDataSourceConfig(Struct):
    """Logs that tell what agents did."""

    log_group_names: Sequence[str]
    """1 to 5."""
    service_names: Sequence[str]
    """Exactly one: the name that the agent's traces have."""


class DataSourceConfigBindResult(Struct):
    """Where it is told what agents did."""

    cloud_watch_logs: Nested[CloudWatchLogsDataSourceConfig]


class DataSourceConfig:
    """Where it is told what agents did.

    Attributes:
        cloud_watch_logs_config: The logs.
    """

    @checked
    def __init__(self, logs: CloudWatchLogsDataSourceConfig) -> None:
        self.cloud_watch_logs_config = logs

    @staticmethod
    @takes(CloudWatchLogsDataSourceConfig)
    def from_cloud_watch_logs(config: CloudWatchLogsDataSourceConfig) -> DataSourceConfig:
        """Read logs.

        Raises:
            ValidationError: there are none or too many groups or names.
        """
        groups, names = len(config.log_group_names), len(config.service_names)
        if not groups:
            raise ValidationError("At least 1 log group name is required, got 0")
        if groups > _MOST_GROUPS:
            raise ValidationError(f"At most {_MOST_GROUPS} log group names are allowed, got {groups}")
        if not names:
            raise ValidationError("At least 1 service name is required, got 0")
        if names > 1:
            raise ValidationError(f"At most 1 service name is allowed, got {names}")
        return DataSourceConfig(config)

    @staticmethod
    @checked
    def from_agent_runtime_endpoint(
        runtime: IBedrockAgentRuntime, endpoint: IRuntimeEndpoint | None = None
    ) -> DataSourceConfig:
        """Read what an endpoint of a runtime writes. Default: the runtime's own endpoint."""
        name = endpoint.endpoint_name if endpoint is not None else _DEFAULT
        return DataSourceConfig.from_agent_runtime_endpoint_name(runtime, name)

    @staticmethod
    @checked
    def from_agent_runtime_endpoint_name(runtime: IBedrockAgentRuntime, endpoint_name: str) -> DataSourceConfig:
        """Read what an endpoint of a runtime writes, by the endpoint's name."""
        return DataSourceConfig.from_cloud_watch_logs(
            log_group_names=[f"/aws/bedrock-agentcore/runtimes/{runtime.agent_runtime_id}-{endpoint_name}"],
            service_names=[f"{runtime.agent_runtime_name}.{endpoint_name}"],
        )

    def bind(self) -> DataSourceConfigBindResult:
        """Return where it is told."""
        return DataSourceConfigBindResult(cloud_watch_logs=self.cloud_watch_logs_config)


__all__ = [
    "BuiltinEvaluator",
    "CloudWatchLogsDataSourceConfig",
    "DataSourceConfig",
    "DataSourceConfigBindResult",
    "EvaluatorSelector",
    "EvaluatorSelectorBindResult",
    "ExecutionStatus",
    "FilterConfig",
    "FilterOperator",
    "FilterValue",
]
