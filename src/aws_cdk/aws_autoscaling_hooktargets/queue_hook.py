"""A queue that a hook calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_autoscaling.lifecycle_hook import (
    BindHookTargetOptions,
    ILifecycleHookTarget,
    LifecycleHookTargetConfig,
)
from aws_cdk.aws_autoscaling_hooktargets._role import calling_role
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_sqs.queue_base import IQueue
    from constructs import Construct


class QueueHook(ILifecycleHookTarget):
    """Sends a message to a queue."""

    @checked
    def __init__(self, queue: IQueue) -> None:
        self._queue = queue

    @takes(BindHookTargetOptions)
    def bind(self, _scope: Construct, options: BindHookTargetOptions) -> LifecycleHookTargetConfig:
        """Let the hook's role send messages, and return queue and role."""
        role = calling_role(_scope, options)
        self._queue.grant_send_messages(role)
        return LifecycleHookTargetConfig(notification_target_arn=self._queue.queue_arn, created_role=role)
