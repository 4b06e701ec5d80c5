"""Options that most targets have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_sqs.queue_base import IQueue
    from aws_cdk.core.duration import Duration


class TargetBaseProps(Struct):
    """What happens when a target cannot be called."""

    dead_letter_queue: IQueue | None = None
    """Where events go that cannot be delivered. Default: nowhere."""
    max_event_age: Duration | None = None
    """How old an event may be that is tried again, 1 minute to 24 hours. Default: 24 hours."""
    retry_attempts: int | float | None = None
    """How often delivery is tried again, 0 to 185 times. Default: 185."""
