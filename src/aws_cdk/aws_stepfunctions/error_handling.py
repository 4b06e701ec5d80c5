"""What happens when a state fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class Errors:
    """Names of the errors that Step Functions itself reports."""

    ALL = "States.ALL"
    """Every error."""
    HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout"
    """A task was silent for too long."""
    TIMEOUT = "States.Timeout"
    """A task took too long."""
    TASKS_FAILED = "States.TaskFailed"
    """A task failed."""
    PERMISSIONS = "States.Permissions"
    """A task had not the permissions it needs."""
    RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure"
    """The result path cannot be applied to the input."""
    PARAMETER_PATH_FAILURE = "States.ParameterPathFailure"
    """A path of the parameters names nothing."""
    BRANCH_FAILED = "States.BranchFailed"
    """A branch of a parallel state failed."""
    NO_CHOICE_MATCHED = "States.NoChoiceMatched"
    """None of the conditions of a choice holds, and it has no default."""


class JitterType(NamedEnum):
    """Whether the time before another try is random."""

    FULL = "FULL"
    """It is, up to the interval."""
    NONE = "NONE"
    """It is not."""


class RetryProps(Struct):
    """When and how often a state is tried again."""

    backoff_rate: int | float | None = None
    """What the interval is multiplied with after each try. Default: 2."""
    errors: Sequence[str] | None = None
    """After which errors. Default: all."""
    interval: Duration | None = None
    """The time before the first new try, whole seconds. Default: 1 second."""
    jitter_strategy: JitterType | None = None
    """Whether the time is random. Default: no."""
    max_attempts: int | float | None = None
    """How often; 0 for never. Default: 3."""
    max_delay: Duration | None = None
    """The longest interval, whole seconds. Default: none."""


class CatchProps(Struct):
    """Which errors of a state lead to another one, and how."""

    assign: Mapping[str, Any] | None = None
    """Variables to set. Default: none."""
    errors: Sequence[str] | None = None
    """Which errors. Default: all."""
    outputs: Any = None
    """The input of the state that follows, with JSONata. Default: the error."""
    result_path: str | None = None
    """Where the error goes within the input, with JSONPath; ``JsonPath.DISCARD`` drops it. Default: it replaces it."""
