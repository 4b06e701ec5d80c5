"""The metrics of EventBridge Scheduler, by what they tell.

Source: the EventBridge Scheduler user guide, "Monitoring with Amazon CloudWatch".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric

THROTTLED = "InvocationThrottleCount"
ERRORS = "TargetErrorCount"
ATTEMPTS = "InvocationAttemptCount"
TARGET_THROTTLED = "TargetErrorThrottledCount"
DROPPED = "InvocationDroppedCount"
SENT_TO_DLQ = "InvocationsSentToDeadLetterCount"
TRUNCATED = "InvocationsSentToDeadLetterCount_Truncated_MessageSizeExceeded"
_FAILED_TO_BE_SENT = "InvocationsFailedToBeSentToDeadLetterCount"


def failed_to_be_sent(error_code: str | None) -> str:
    """Return the name of the metric of events that dead-letter queues did not take, of one error or of all."""
    return f"{_FAILED_TO_BE_SENT}_{error_code}" if error_code else _FAILED_TO_BE_SENT


def scheduler_metric(metric_name: str, **options: Any) -> Metric:
    """Return a metric of all schedules, or of those that ``dimensions_map`` names. Default statistic: the sum."""
    from aws_cdk.aws_cloudwatch import Metric

    return Metric(**{"namespace": "AWS/Scheduler", "metric_name": metric_name, "statistic": "Sum", **options})
