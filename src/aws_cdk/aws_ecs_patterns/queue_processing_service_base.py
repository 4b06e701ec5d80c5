"""What services that work off a queue have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_applicationautoscaling.step_scaling_policy import ScalingInterval
from aws_cdk.aws_ecs.cluster_options import CapacityProviderStrategy
from aws_cdk.aws_ecs.deployment import DeploymentCircuitBreaker, DeploymentController
from aws_cdk.aws_ecs.service_options import PropagatedTagSource
from aws_cdk.aws_ecs_patterns._parts import check_cluster, default_cluster, log_driver
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_ecs.base_service import BaseService
    from aws_cdk.aws_ecs.cluster import Cluster
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.secret import Secret
    from aws_cdk.aws_sqs.queue_base import IQueue

_DEFAULT_RETENTION_DAYS = 14
_DEFAULT_RECEIVES = 3
_DEFAULT_CPU_PERCENT = 50
_DEFAULT_MIN_CAPACITY = 1
_DEFAULT_MAX_CAPACITY = 2


class QueueProcessingServiceBaseProps(Struct):
    """What every service that works off a queue may be told."""

    capacity_provider_strategies: Nested[Sequence[CapacityProviderStrategy] | None] = nested()
    """On what tasks run. Default: the launch type."""
    circuit_breaker: Nested[DeploymentCircuitBreaker | None] = nested()
    """Whether a deployment that fails is ended, and perhaps taken back. Default: no."""
    cluster: ICluster | None = None
    """The cluster. Not with ``vpc``. Default: the stack's own for patterns."""
    command: Sequence[str] | None = None
    """The command. Default: the image's."""
    cooldown: Duration | None = None
    """How long after a step of scaling the next may come. Default: 5 minutes."""
    cpu_target_utilization_percent: int | float | None = None
    """At which use of processors there are to be more or fewer tasks. Default: 50."""
    deployment_controller: Nested[DeploymentController | None] = nested()
    """Who deploys. Default: ECS."""
    disable_cpu_based_scaling: bool | None = None
    """Whether the use of processors counts for nothing. Default: it counts."""
    enable_ecs_managed_tags: bool | None = None
    """Whether tasks get tags with cluster and service. Default: no."""
    enable_execute_command: bool | None = None
    """Whether commands can be run in containers. Default: no."""
    enable_logging: bool | None = None
    """Whether containers log to CloudWatch Logs, if no driver is given. Default: yes."""
    environment: Mapping[str, str] | None = None
    """Environment variables; ``QUEUE_NAME`` is added to them."""
    family: str | None = None
    """Name of the task definition. Default: chosen by CloudFormation."""
    image: ContainerImage | None = None
    """The image. Not with a task definition."""
    log_driver: LogDriver | None = None
    """Where containers log. Default: to CloudWatch Logs."""
    max_healthy_percent: int | float | None = None
    """Up to how many tasks there are in a deployment, in percent of those wanted. Default: 200."""
    max_receive_count: int | float | None = None
    """How often a message is tried before it goes to the dead letters; only of a queue made here. Default: 3."""
    max_scaling_capacity: int | float | None = None
    """Up to how many tasks there are. Default: 2."""
    min_healthy_percent: int | float | None = None
    """From how many tasks there are in a deployment, in percent of those wanted. Default: 50."""
    min_scaling_capacity: int | float | None = None
    """From how many tasks there are. Default: 1."""
    propagate_tags: PropagatedTagSource | None = None
    """Whose tags tasks get. Default: none."""
    queue: IQueue | None = None
    """The queue. Default: one is made, with a queue for dead letters."""
    retention_period: Duration | None = None
    """How long dead letters are kept; only of a queue made here. Default: 14 days."""
    scaling_steps: Nested[Sequence[ScalingInterval] | None] = nested()
    """By how much the number of tasks changes at which length of the queue. Default: -1 at 0, 1 from 100, 5 from 500."""
    secrets: Mapping[str, Secret] | None = None
    """Secrets, as environment variables."""
    service_name: str | None = None
    """Name of the service. Default: chosen by CloudFormation."""
    visibility_timeout: Duration | None = None
    """How long a received message is hidden from others; only of a queue made here. Default: 30 seconds."""
    vpc: IVpc | None = None
    """The network. Not with ``cluster``. Default: a new one."""


class QueueProcessingServiceBase(Construct):
    """A service that works off a queue: all but the service itself."""

    cluster: ICluster
    dead_letter_queue: IQueue | None
    environment: dict[str, str]
    log_driver: LogDriver | None
    max_capacity: float
    min_capacity: float
    scaling_steps: list[ScalingInterval]
    secrets: Mapping[str, Secret] | None
    sqs_queue: IQueue

    @takes(QueueProcessingServiceBaseProps)
    def __init__(self, scope: Construct, id: str, props: QueueProcessingServiceBaseProps) -> None:
        """Make the queue.

        Raises:
            ValidationError: options exclude each other.
        """
        self._init_queue(scope, id, props)

    def _init_queue(self, scope: Construct, id: str, props: QueueProcessingServiceBaseProps) -> None:
        super().__init__(scope, id)
        check_cluster(self, props.cluster, props.vpc)
        self.cluster = props.cluster or self._get_default_cluster(self, props.vpc)
        for option, value in (
            ("retentionPeriod", props.retention_period),
            ("visibilityTimeout", props.visibility_timeout),
            ("maxReceiveCount", props.max_receive_count),
        ):
            if props.queue is not None and value is not None:
                raise ValidationError(
                    f"{option} can be set only when queue is not set. Specify them in the QueueProps of the queue",
                    scope=self,
                    fix="set it where the queue is made",
                )
        self.dead_letter_queue = None
        self.sqs_queue = props.queue if props.queue is not None else self._queue(props)
        self._cpu_percent = (
            props.cpu_target_utilization_percent
            if props.cpu_target_utilization_percent is not None
            else _DEFAULT_CPU_PERCENT
        )
        self._scales_on_cpu = not props.disable_cpu_based_scaling
        self._cooldown = props.cooldown
        steps = props.scaling_steps
        self.scaling_steps = (
            list(steps)
            if steps is not None
            else [
                ScalingInterval(upper=0, change=-1),
                ScalingInterval(lower=100, change=1),
                ScalingInterval(lower=500, change=5),
            ]
        )
        self.log_driver = log_driver(self.node.id, props.log_driver, props.enable_logging)
        self.environment = {**(props.environment or {}), "QUEUE_NAME": self.sqs_queue.queue_name}
        self.secrets = props.secrets
        self.min_capacity = (
            props.min_scaling_capacity if props.min_scaling_capacity is not None else _DEFAULT_MIN_CAPACITY
        )
        self.max_capacity = props.max_scaling_capacity or _DEFAULT_MAX_CAPACITY
        CfnOutput(self, "SQSQueue", value=self.sqs_queue.queue_name)
        CfnOutput(self, "SQSQueueArn", value=self.sqs_queue.queue_arn)

    def _queue(self, props: QueueProcessingServiceBaseProps) -> IQueue:
        """Make the queue and one for dead letters, with outputs that name the latter."""
        from aws_cdk.aws_sqs.queue import Queue

        letters = self.dead_letter_queue = Queue(
            self,
            "EcsProcessingDeadLetterQueue",
            retention_period=(
                props.retention_period if props.retention_period is not None else Duration.days(_DEFAULT_RETENTION_DAYS)
            ),
        )
        queue = Queue(
            self,
            "EcsProcessingQueue",
            visibility_timeout=props.visibility_timeout,
            dead_letter_queue={
                "queue": letters,
                "max_receive_count": props.max_receive_count or _DEFAULT_RECEIVES,
            },
        )
        CfnOutput(self, "SQSDeadLetterQueue", value=letters.queue_name)
        CfnOutput(self, "SQSDeadLetterQueueArn", value=letters.queue_arn)
        return queue

    def _configure_autoscaling_for_service(self, service: BaseService) -> None:
        """Have the number of tasks follow processors and the queue."""
        count = service.auto_scale_task_count(max_capacity=self.max_capacity, min_capacity=self.min_capacity)
        if self._scales_on_cpu:
            count.scale_on_cpu_utilization("CpuScaling", target_utilization_percent=self._cpu_percent)
        count.scale_on_metric(
            "QueueMessagesVisibleScaling",
            metric=self.sqs_queue.metric_approximate_number_of_messages_visible(),
            scaling_steps=self.scaling_steps,
            cooldown=self._cooldown,
        )

    def _grant_permissions_to_service(self, service: BaseService) -> None:
        """Let tasks receive messages."""
        self.sqs_queue.grant_consume_messages(service.task_definition.task_role)

    def _get_default_cluster(self, scope: Construct, vpc: IVpc | None = None) -> Cluster:
        """Return the stack's cluster for patterns that are given none."""
        return default_cluster(scope, vpc)


__all__ = ["QueueProcessingServiceBase", "QueueProcessingServiceBaseProps"]
