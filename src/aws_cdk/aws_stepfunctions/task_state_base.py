"""The base of tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._json_path_fields import render_fields
from aws_cdk.aws_stepfunctions._rendering import checked_path, present
from aws_cdk.aws_stepfunctions._task_metrics import _TaskMetrics
from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.error_handling import CatchProps, RetryProps
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.aws_stepfunctions.state_props import (
    AssignableStateOptions,
    JsonataCommonOptions,
    JsonPathCommonOptions,
    StateBaseProps,
)
from aws_cdk.aws_stepfunctions.task_role import Credentials
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_stepfunctions.chain import Chain
    from aws_cdk.aws_stepfunctions.state_graph import StateGraph
    from aws_cdk.aws_stepfunctions.timeout import Timeout
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class IntegrationPattern(NamedEnum):
    """When a task is done."""

    REQUEST_RESPONSE = "REQUEST_RESPONSE"
    """As soon as the service has answered."""
    RUN_JOB = "RUN_JOB"
    """When the job that was started is finished."""
    WAIT_FOR_TASK_TOKEN = "WAIT_FOR_TASK_TOKEN"
    """When someone returns the task's token."""


class ServiceIntegrationPattern(NamedEnum):
    """When a task is done. Deprecated: :class:`IntegrationPattern`."""

    FIRE_AND_FORGET = "FIRE_AND_FORGET"
    SYNC = "SYNC"
    WAIT_FOR_TASK_TOKEN = "WAIT_FOR_TASK_TOKEN"


class TaskMetricsConfig(Struct):
    """Which metrics Step Functions has of a task."""

    metric_dimensions: Mapping[str, Any] | None = None
    """Their dimensions."""
    metric_prefix_plural: str | None = None
    """What the names of counts begin with."""
    metric_prefix_singular: str | None = None
    """What the names of times begin with."""


class TaskStateBaseOptions(Struct):
    """What every task takes."""

    credentials: Nested[Credentials | None] = nested()
    """Who the task works as. Default: the state machine's role."""
    heartbeat: Duration | None = None
    """Deprecated: ``heartbeat_timeout``."""
    heartbeat_timeout: Timeout | None = None
    """How long the task may be silent. Default: for ever."""
    integration_pattern: IntegrationPattern | None = None
    """When the task is done. Default: REQUEST_RESPONSE, for most tasks."""
    task_timeout: Timeout | None = None
    """How long the task may take. Default: for ever."""
    timeout: Duration | None = None
    """Deprecated: ``task_timeout``."""


class TaskStateJsonPathBaseProps(StateBaseProps, TaskStateBaseOptions, AssignableStateOptions, JsonPathCommonOptions):
    """What every task takes with JSONPath."""

    result_path: str | None = None
    """Where the result goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""
    result_selector: Mapping[str, Any] | None = None
    """The result made anew from parts of itself. Default: as it is."""


class TaskStateJsonataBaseProps(StateBaseProps, TaskStateBaseOptions, AssignableStateOptions, JsonataCommonOptions):
    """What every task takes with JSONata."""


class TaskStateBaseProps(
    StateBaseProps, TaskStateBaseOptions, AssignableStateOptions, JsonPathCommonOptions, JsonataCommonOptions
):
    """What every task takes in either language."""

    result_path: str | None = None
    """Where the result goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""
    result_selector: Mapping[str, Any] | None = None
    """The result made anew from parts of itself. Default: as it is."""


class TaskStateBase(State, INextable, _TaskMetrics):
    """A step that has something done by a service. Tasks of ``aws_stepfunctions_tasks`` derive from it."""

    _task_metrics: TaskMetricsConfig | None = None
    _task_policies: list[PolicyStatement] | None = None

    @takes(TaskStateBaseProps)
    def __init__(self, scope: Construct, id: str, props: TaskStateBaseProps) -> None:
        self._init_task(scope, id, props)

    def _init_task(self, scope: Construct, id: str, props: Struct) -> None:
        self._init_state(scope, id, props)
        given = props._given()
        self._credentials: Credentials | None = given.get("credentials")
        self._timeout: Duration | None = given.get("timeout")
        self._task_timeout: Timeout | None = given.get("task_timeout")
        self._heartbeat: Duration | None = given.get("heartbeat")
        self._heartbeat_timeout: Timeout | None = given.get("heartbeat_timeout")

    @takes(RetryProps)
    def add_retry(self, props: RetryProps) -> TaskStateBase:
        """Try again after errors.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_retry_props(props)
        return self

    @takes(CatchProps)
    def add_catch(self, handler: IChainable, props: CatchProps) -> TaskStateBase:
        """Go on with ``handler`` after errors.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_catch_props(handler.start_state, props)
        return self

    @checked
    def next(self, next: IChainable) -> Chain:
        """Let ``next`` follow; return both as a chain."""
        return self._chain_next(next)

    def _when_bound_to_graph(self, graph: StateGraph) -> None:
        super()._when_bound_to_graph(graph)
        for statement in self._task_policies or ():
            graph.register_policy_statement(statement)
        if self._credentials is not None:
            from aws_cdk.aws_iam.policy_statement import PolicyStatement

            graph.register_policy_statement(
                PolicyStatement(actions=["sts:AssumeRole"], resources=[self._credentials.role.resource])
            )

    @checked
    def to_state_json(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        return present(
            {
                **self._render_query_language(top_level_query_language),
                **self._render_next_end(),
                **self._render_retry_catch(top_level_query_language),
                **self._render_task_base(top_level_query_language),
                **self._render_task(top_level_query_language),
            }
        )

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        """Return what the task has done, and by which service."""
        raise NotImplementedError(f"{type(self).__name__} must define _render_task()")

    def _render_task_base(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        timeout, heartbeat = self._task_timeout, self._heartbeat_timeout
        return {
            "Type": "Task",
            "Comment": self._comment,
            "TimeoutSeconds": _seconds(self._timeout, timeout),
            "TimeoutSecondsPath": timeout.path if timeout is not None else None,
            "HeartbeatSeconds": _seconds(self._heartbeat, heartbeat),
            "HeartbeatSecondsPath": heartbeat.path if heartbeat is not None else None,
            "InputPath": checked_path(self._input_path, self),
            "OutputPath": checked_path(self._output_path, self),
            "ResultPath": checked_path(self._result_path, self),
            # Tasks give their arguments later; this is the place that the key has.
            "Arguments": None,
            "Output": self._outputs,
            **self._render_result_selector(),
            **self._render_credentials(),
            **self._render_assign(top_level_query_language),
        }

    def _render_credentials(self) -> dict[str, Any]:
        credentials = self._credentials
        return {
            "Credentials": render_fields({"RoleArn": credentials.role.role_arn}) if credentials is not None else None
        }

    def _rendered_parameters(self, parameters: Any, top_level: QueryLanguage | None) -> dict[str, Any]:
        """Return what the task works on in the state's language."""
        if self._is_jsonata(top_level):
            return {"Arguments": parameters}
        return {"Parameters": render_fields(parameters)}


def _seconds(duration: Duration | None, timeout: Timeout | None) -> Any:
    if duration is not None:
        return duration.to_seconds()
    if timeout is None:
        return None
    return timeout.seconds if timeout.seconds is not None else timeout.jsonata_expression
