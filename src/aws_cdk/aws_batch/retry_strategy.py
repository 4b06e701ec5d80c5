"""When jobs that failed are tried again."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes


class Action(NamedEnum):
    """What happens to a job that failed."""

    EXIT = "EXIT"
    """It has failed."""
    RETRY = "RETRY"
    """It is tried again."""


class CustomReason(Struct):
    """Why a job failed: patterns, where ``*`` at the end stands for any rest. All that are given have to match."""

    on_exit_code: str | None = None
    """The exit code, in digits. Default: any."""
    on_reason: str | None = None
    """The reason that is told. Default: any."""
    on_status_reason: str | None = None
    """The reason of the status. Default: any."""


class Reason:
    """Why a job failed."""

    CANNOT_PULL_CONTAINER: Reason
    """The image could not be had."""
    NON_ZERO_EXIT_CODE: Reason
    """The program says so; it matches an exit code of zero too."""
    SPOT_INSTANCE_RECLAIMED: Reason
    """AWS took spare capacity back."""

    _custom: CustomReason | None = None

    @staticmethod
    @takes(CustomReason)
    def custom(custom_reason_props: CustomReason) -> Reason:
        """Return a reason by patterns of one's own."""
        reason = Reason()
        reason._custom = custom_reason_props
        return reason


Reason.CANNOT_PULL_CONTAINER = Reason.custom(on_reason="CannotPullContainerError:*")
Reason.NON_ZERO_EXIT_CODE = Reason.custom(on_exit_code="*")
Reason.SPOT_INSTANCE_RECLAIMED = Reason.custom(on_status_reason="Host EC2*")


class RetryStrategy:
    """What happens to jobs that failed for a reason."""

    @staticmethod
    @checked
    def of(action: Action, on: Reason) -> RetryStrategy:
        """Return what happens for a reason."""
        return RetryStrategy(action, on)

    @checked
    def __init__(self, action: Action, on: Reason) -> None:
        self.action = action
        self.on = on


def rendered_strategy(strategy: RetryStrategy) -> dict[str, str | None]:
    """Return a strategy as CloudFormation has it."""
    reason = strategy.on._custom or CustomReason()
    return {
        "action": strategy.action._value_,
        "onExitCode": reason.on_exit_code,
        "onReason": reason.on_reason,
        "onStatusReason": reason.on_status_reason,
    }


__all__ = ["Action", "CustomReason", "Reason", "RetryStrategy"]
