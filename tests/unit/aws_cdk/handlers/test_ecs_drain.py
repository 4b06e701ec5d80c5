"""Instances of clusters are emptied before their group terminates them."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from tests.support.requests import check_request

Load = Callable[[str], ModuleType]

_TOKEN = {
    "LifecycleHookName": "hook",
    "LifecycleActionToken": "5ad95a0e-1f0b-4a56-9b6c-0123456789ab",
    "AutoScalingGroupName": "group",
}


class Cluster:
    """A cluster of one instance, with as many tasks at each look as ``tasks`` says."""

    def __init__(self, *tasks: int) -> None:
        self.tasks = list(tasks)
        self.drained: list[str] = []

    def get_paginator(self, operation: str) -> Any:
        return self

    def paginate(self, cluster: str) -> list[dict[str, Any]]:
        return [{"containerInstanceArns": []}, {"containerInstanceArns": ["arn:instance"]}]

    def describe_container_instances(self, cluster: str, containerInstances: list[str]) -> dict[str, Any]:
        running = self.tasks.pop(0) if self.drained else 9
        known = {"containerInstanceArn": "arn:instance", "ec2InstanceId": "i-1", "pendingTasksCount": 0}
        return {"containerInstances": [{**known, "runningTasksCount": running}]}

    def update_container_instances_state(self, cluster: str, containerInstances: list[str], status: str) -> None:
        assert status == "DRAINING"
        self.drained += containerInstances


class Group:
    def __init__(self) -> None:
        self.completed: list[dict[str, Any]] = []

    def complete_lifecycle_action(self, **options: Any) -> None:
        check_request("autoscaling", "CompleteLifecycleAction", options)
        self.completed.append(options)


@pytest.fixture(autouse=True)
def _cluster_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLUSTER", "cluster")


def event(**message: str) -> dict[str, Any]:
    return {"Records": [{"Sns": {"Message": json.dumps(message)}}]}


def test_a_group_goes_on_once_the_instance_has_no_tasks(load_handler: Load) -> None:
    cluster, group, pauses = Cluster(2, 1, 0), Group(), list[float]()

    load_handler("ecs_drain").handler(event(EC2InstanceId="i-1", **_TOKEN), None, cluster, group, pauses.append)

    assert cluster.drained == ["arn:instance"]
    assert pauses == [10, 10]
    assert group.completed == [{"LifecycleActionResult": "CONTINUE", **_TOKEN}]


def test_a_group_goes_on_with_an_instance_that_the_cluster_does_not_know(load_handler: Load) -> None:
    cluster, group = Cluster(), Group()

    load_handler("ecs_drain").handler(event(EC2InstanceId="i-2", **_TOKEN), None, cluster, group)

    assert cluster.drained == []
    assert len(group.completed) == 1


def test_the_message_that_tries_out_a_hook_does_nothing(load_handler: Load) -> None:
    group = Group()

    load_handler("ecs_drain").handler(event(Event="autoscaling:TEST_NOTIFICATION"), None, Cluster(), group)

    assert group.completed == []
