"""What the patterns share: the default cluster, logs, and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import refuse_ended_flag
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver
    from aws_cdk.aws_ecs.cluster import Cluster
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.modes import Protocol
    from aws_cdk.aws_ecs.port_mapping import PortMapping
    from constructs import Construct

# Ids of clusters begin so; another name would replace the clusters of apps deployed before. Source: observed on the peer.
_DEFAULT_CLUSTER = "EcsDefaultClusterMnL3mNNYN"
_DEFAULT_PORT = 80


def default_cluster(scope: Construct, vpc: IVpc | None) -> Cluster:
    """Return the stack's cluster for patterns that are given none: one for each network."""
    from aws_cdk.aws_ecs.cluster import Cluster

    stack = Stack.of(scope)
    id = f"{_DEFAULT_CLUSTER}{vpc.node.id if vpc is not None else ''}"
    found: Any = stack.node.try_find_child(id)
    return found if found is not None else Cluster(stack, id, vpc=vpc)


def check_cluster(scope: Construct, cluster: object | None, vpc: object | None) -> None:
    """Check that cluster and network are not both given, and the context not what ended with v1.

    Raises:
        ValidationError: they are, or it is.
    """
    refuse_ended_flag(scope.node, "@aws-cdk/aws-ecs-patterns:removeDefaultDesiredCount")
    if cluster is not None and vpc is not None:
        raise ValidationError(
            "You can only specify either vpc or cluster. Alternatively, you can leave both blank",
            scope=scope,
            fix="leave vpc out; the cluster has one",
        )


def check_desired_count(scope: Construct, desired_count: float | None) -> None:
    """Check how many tasks there are to be.

    Raises:
        ValidationError: none.
    """
    if desired_count is not None and not is_unresolved(desired_count) and desired_count < 1:
        raise ValidationError("You must specify a desiredCount greater than 0", scope=scope)


def log_driver(node_id: str, driver: LogDriver | None, enabled: bool | None) -> LogDriver | None:
    """Return where a container logs: as it is given, or else to CloudWatch Logs unless that is off."""
    if driver is not None or enabled is False:
        return driver
    return aws_logs(node_id)


def aws_logs(prefix: str) -> AwsLogDriver:
    """Return logs to a new group of CloudWatch Logs."""
    from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver

    return AwsLogDriver(stream_prefix=prefix)


def check_definition(
    scope: Construct,
    definition: object | None,
    image: object | None,
    both: str = "You must specify either a taskDefinition or an image, not both.",
) -> None:
    """Check that there is either a task definition or an image.

    Args:
        both: What to say if there are both.

    Raises:
        ValidationError: there are both, or neither.
    """
    if definition is not None and image is not None:
        raise ValidationError(both, scope=scope)
    if definition is None and image is None:
        raise ValidationError(
            "You must specify one of: taskDefinition or image",
            scope=scope,
            fix="give task_image_options, or a task_definition of your own",
        )


def port_mapping(container_port: float | None, protocol: Protocol | None = None) -> PortMapping:
    """Return the mapping of a container's port. Default port: 80."""
    from aws_cdk.aws_ecs.port_mapping import PortMapping

    port = container_port if container_port is not None else _DEFAULT_PORT
    return PortMapping(container_port=port) if protocol is None else PortMapping(container_port=port, protocol=protocol)
