"""Permissions on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable


class ClusterGrants:
    """Gives permissions on a cluster."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    @staticmethod
    def from_cluster(resource: Any) -> ClusterGrants:
        """Return the grants of any cluster, made with L1 or L2."""
        return ClusterGrants(resource)

    @property
    def resource(self) -> Any:
        """The cluster."""
        return self._resource

    @checked
    def task_protection(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` protect tasks from being stopped when a service is scaled in or deployed."""
        return Grant.add_to_principal(
            grantee=grantee,
            actions=["ecs:UpdateTaskProtection"],
            resource_arns=[tasks_arn(self._resource, self._resource.cluster_ref.cluster_name, "*")],
        )


def tasks_arn(cluster: Any, name: str, pattern: str) -> str:
    """Return the ARN of the tasks of a cluster that have ids like ``pattern``."""
    return Stack.of(cluster).format_arn(service="ecs", resource="task", resource_name=f"{name}/{pattern}")


__all__ = ["ClusterGrants"]
