"""Emptying instances before their group terminates them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_cdk.aws_autoscaling.lifecycle_hook import DefaultResult, LifecycleTransition
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.duration import Duration
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling import AutoScalingGroup
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_kms.key import IKey

_CODE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "handlers", "ecs_drain", "index.py")

# How long a group waits for its instances to be empty, in seconds.
_DRAIN_SECONDS = 300


class _DrainHook(Construct):
    """A function that a group calls before it terminates an instance, and waits for."""

    def __init__(self, scope: AutoScalingGroup, id: str, cluster: ICluster, topic_key: IKey | None) -> None:
        from aws_cdk.aws_autoscaling_hooktargets.function_hook import FunctionHook
        from aws_cdk.aws_lambda.code import Code
        from aws_cdk.aws_lambda.function import Function
        from aws_cdk.aws_lambda.runtime import Runtime

        super().__init__(scope, id)
        with open(_CODE, encoding="utf-8") as file:
            code = file.read()
        function = Function(
            self,
            "Function",
            code=Code.from_inline(code),
            handler="index.handler",
            runtime=Runtime.PYTHON_3_13,
            # A little more than the group waits, so that it is the group that gives up.
            timeout=Duration.seconds(_DRAIN_SECONDS + 10),
            environment={"CLUSTER": cluster.cluster_name},
        )
        scope.add_lifecycle_hook(
            "DrainHook",
            lifecycle_transition=LifecycleTransition.INSTANCE_TERMINATING,
            default_result=DefaultResult.CONTINUE,
            notification_target=FunctionHook(function, topic_key),
            heartbeat_timeout=Duration.seconds(_DRAIN_SECONDS),
        )
        of_cluster = {"ArnEquals": {"ecs:cluster": cluster.cluster_arn}}
        for statement in (
            PolicyStatement(
                actions=[
                    "ec2:DescribeInstances",
                    "ec2:DescribeInstanceAttribute",
                    "ec2:DescribeInstanceStatus",
                    "ec2:DescribeHosts",
                ],
                resources=["*"],
            ),
            PolicyStatement(actions=["autoscaling:CompleteLifecycleAction"], resources=[scope.auto_scaling_group_arn]),
            PolicyStatement(
                actions=["ecs:DescribeContainerInstances", "ecs:DescribeTasks"], resources=["*"], conditions=of_cluster
            ),
            PolicyStatement(
                actions=[
                    "ecs:ListContainerInstances",
                    "ecs:SubmitContainerStateChange",
                    "ecs:SubmitTaskStateChange",
                ],
                resources=[cluster.cluster_arn],
            ),
            PolicyStatement(
                actions=["ecs:UpdateContainerInstancesState", "ecs:ListTasks"],
                resources=["*"],
                conditions=of_cluster,
            ),
        ):
            function.add_to_role_policy(statement)
