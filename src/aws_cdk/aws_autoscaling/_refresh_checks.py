"""What an instance refresh may be asked for. Source: observed on aws-cdk-lib 2.275.0, order of the checks included."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.update_policy import InstanceRefreshOptions
    from aws_cdk.core.duration import Duration

_MOST_SECONDS = 172800  # two days
_MOST_ALARMS = 10
_WIDEST_RANGE = 100  # between the smallest and the largest share of the group, in percent


def check_instance_refresh(options: InstanceRefreshOptions) -> None:
    """Refuse what Auto Scaling would not do.

    Raises:
        ValidationError: a share or a time is out of bounds, the checkpoints are no ascending shares, or there are too many
            alarms.
    """
    least, most = options.min_healthy_percentage, options.max_healthy_percentage
    _check_range("minHealthyPercentage", least, 0, 100)
    _check_range("maxHealthyPercentage", most, 100, 200)
    if most is not None and least is None:
        raise ValidationError("maxHealthyPercentage requires minHealthyPercentage to be specified")
    if most is not None and least is not None and not is_unresolved(most) and not is_unresolved(least):
        if most - least > _WIDEST_RANGE:
            raise ValidationError(
                "the difference between minHealthyPercentage and maxHealthyPercentage cannot be greater than "
                f"{_WIDEST_RANGE}, got {js_number_text(most - least)}"
            )
    _check_time("bakeTime", options.bake_time)
    _check_time("checkpointDelay", options.checkpoint_delay)
    if options.checkpoint_delay is not None and options.checkpoint_percentages is None:
        raise ValidationError("checkpointDelay requires checkpointPercentages to be specified")
    if options.checkpoint_percentages is not None:
        _check_checkpoints(options.checkpoint_percentages)
    if options.alarms is not None and len(options.alarms) > _MOST_ALARMS:
        raise ValidationError(f"a maximum of {_MOST_ALARMS} alarms can be specified, got {len(options.alarms)}")


def _check_range(name: str, value: float | None, least: int, most: int) -> None:
    if value is not None and not is_unresolved(value) and not least <= value <= most:
        raise ValidationError(f"{name} must be between {least} and {most}, got {js_number_text(value)}")


def _check_time(name: str, time: Duration | None) -> None:
    if time is None or time.is_unresolved():
        return
    seconds = time.to_seconds()
    if not 0 <= seconds <= _MOST_SECONDS:
        raise ValidationError(f"{name} must be between 0 and {_MOST_SECONDS} seconds, got {js_number_text(seconds)}")


def _check_checkpoints(percentages: Sequence[float]) -> None:
    if any(is_unresolved(value) for value in percentages):
        return
    shown = f"[{','.join(js_number_text(value) for value in percentages)}]"
    if any(not 1 <= value <= 100 for value in percentages):
        raise ValidationError(f"each value in checkpointPercentages must be between 1 and 100, got {shown}")
    if len(set(percentages)) < len(percentages):
        raise ValidationError(f"each value in checkpointPercentages must be unique, got {shown}")
    if any(first > second for first, second in pairwise(percentages)):
        raise ValidationError(f"checkpointPercentages must be in ascending order, got {shown}")
