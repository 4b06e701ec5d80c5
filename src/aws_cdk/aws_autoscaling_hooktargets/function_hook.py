"""A function that a hook calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_autoscaling.lifecycle_hook import (
    BindHookTargetOptions,
    ILifecycleHookTarget,
    LifecycleHookTargetConfig,
)
from aws_cdk.aws_autoscaling_hooktargets._role import calling_role
from aws_cdk.aws_autoscaling_hooktargets.topic_hook import TopicHook
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct


class FunctionHook(ILifecycleHookTarget):
    """Calls a function, by a topic made for it."""

    @checked
    def __init__(self, fn: IFunction, encryption_key: IKey | None = None) -> None:
        self._function = fn
        self._key = encryption_key

    @takes(BindHookTargetOptions)
    def bind(self, _scope: Construct, options: BindHookTargetOptions) -> LifecycleHookTargetConfig:
        """Make the topic, subscribe the function, and return topic and role."""
        from aws_cdk.aws_sns import Topic
        from aws_cdk.aws_sns_subscriptions import LambdaSubscription

        topic = Topic(_scope, "Topic", master_key=self._key)
        role = calling_role(_scope, options)
        if self._key is not None:
            self._key.grant(role, "kms:Decrypt", "kms:GenerateDataKey")
        topic.add_subscription(LambdaSubscription(self._function))
        return TopicHook(topic).bind(_scope, lifecycle_hook=options.lifecycle_hook, role=role)
