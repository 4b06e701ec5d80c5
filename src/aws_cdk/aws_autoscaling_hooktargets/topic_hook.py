"""A topic that a hook calls."""

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
    from aws_cdk.aws_sns.topic_base import ITopic
    from constructs import Construct


class TopicHook(ILifecycleHookTarget):
    """Publishes to a topic."""

    @checked
    def __init__(self, topic: ITopic) -> None:
        self._topic = topic

    @takes(BindHookTargetOptions)
    def bind(self, _scope: Construct, options: BindHookTargetOptions) -> LifecycleHookTargetConfig:
        """Let the hook's role publish, and return topic and role."""
        role = calling_role(_scope, options)
        self._topic.grant_publish(role)
        return LifecycleHookTargetConfig(notification_target_arn=self._topic.topic_arn, created_role=role)
