"""Empties a container instance before its group terminates it: called, by a topic, by a lifecycle hook."""

import json
import os
import time
from typing import Any

import boto3

PAUSE_SECONDS = 10


def handler(event: Any, context: Any, ecs: Any = None, autoscaling: Any = None, sleep: Any = time.sleep) -> None:
    """Move the tasks of the instance named in each message elsewhere, then let the group go on."""
    ecs = ecs or boto3.client("ecs")
    autoscaling = autoscaling or boto3.client("autoscaling")
    for record in event["Records"]:
        message = json.loads(record["Sns"]["Message"])
        instance = message.get("EC2InstanceId")
        if not instance:
            # The group sends a message to try out a new hook.
            print("no instance in this message: nothing to do")
            continue
        drain(ecs, os.environ["CLUSTER"], instance, sleep)
        autoscaling.complete_lifecycle_action(
            LifecycleActionResult="CONTINUE",
            **{
                key: message[key]
                for key in ("LifecycleHookName", "LifecycleActionToken", "AutoScalingGroupName")
                if key in message
            },
        )


def drain(ecs: Any, cluster: str, instance: str, sleep: Any) -> None:
    """Have ECS move the tasks of an instance elsewhere, and wait until it has none."""
    arn = container_instance(ecs, cluster, instance)
    if arn is None:
        print(f"{instance} is not in {cluster}")
        return
    ecs.update_container_instances_state(cluster=cluster, containerInstances=[arn], status="DRAINING")
    while True:
        found = ecs.describe_container_instances(cluster=cluster, containerInstances=[arn])["containerInstances"]
        left = sum(each["runningTasksCount"] + each["pendingTasksCount"] for each in found)
        print(f"{instance} has {left} tasks")
        if not left:
            return
        sleep(PAUSE_SECONDS)


def container_instance(ecs: Any, cluster: str, instance: str) -> Any:
    """Return the ARN that ECS knows an instance by, or nothing."""
    for page in ecs.get_paginator("list_container_instances").paginate(cluster=cluster):
        arns = page["containerInstanceArns"]
        if not arns:
            continue
        known = ecs.describe_container_instances(cluster=cluster, containerInstances=arns)["containerInstances"]
        for each in known:
            if each["ec2InstanceId"] == instance:
                return each["containerInstanceArn"]
    return None
