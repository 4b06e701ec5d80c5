"""What tasks that run by the clock have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_ecs.service_options import PropagatedTagSource
from aws_cdk.aws_ecs_patterns._parts import aws_logs, default_cluster
from aws_cdk.aws_events_targets.ecs_task_options import Tag
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_applicationautoscaling.schedule import Schedule
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver
    from aws_cdk.aws_ecs.cluster import Cluster
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.aws_ecs.fargate_service import FargatePlatformVersion
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.secret import Secret
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_events.schedule import Schedule as RuleSchedule
    from aws_cdk.aws_events_targets.ecs_task import EcsTask


class ScheduledTaskImageProps(Struct):
    """The container of a task, by its image."""

    image: ContainerImage
    """The image."""
    command: Sequence[str] | None = None
    """The command. Default: the image's."""
    container_name: str | None = None
    """The container's name. Default: ``ScheduledContainer``."""
    environment: Mapping[str, str] | None = None
    """Environment variables."""
    log_driver: LogDriver | None = None
    """Where it logs. Default: to CloudWatch Logs."""
    secrets: Mapping[str, Secret] | None = None
    """Secrets, as environment variables."""


class ScheduledTaskBaseProps(Struct):
    """What every task that runs by the clock may be told."""

    schedule: Schedule
    """When it runs."""
    cluster: ICluster | None = None
    """The cluster. Default: the stack's own for patterns."""
    desired_task_count: int | float | None = None
    """How many run at once; 1 or more. Default: 1."""
    enabled: bool | None = None
    """Whether it runs. Default: yes."""
    propagate_tags: PropagatedTagSource | None = None
    """Whose tags tasks get. Default: none."""
    rule_name: str | None = None
    """Name of the rule. Default: chosen by CloudFormation."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of tasks with a network of their own. Default: one is made."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Subnets of tasks with a network of their own. Default: private ones."""
    tags: Nested[Sequence[Tag] | None] = nested()
    """Tags of tasks."""
    vpc: IVpc | None = None
    """The network, if there is no cluster. Default: a new one."""


class ScheduledTaskBase(Construct):
    """A rule that starts tasks by the clock: all but the task definition."""

    @takes(ScheduledTaskBaseProps)
    def __init__(self, scope: Construct, id: str, props: ScheduledTaskBaseProps) -> None:
        """Make the rule.

        Raises:
            ValidationError: no task is to run.
        """
        self._init_rule(scope, id, props)

    def _init_rule(self, scope: Construct, id: str, props: ScheduledTaskBaseProps) -> None:
        from aws_cdk.aws_events.rule import Rule

        props.schedule._bind(scope)
        super().__init__(scope, id)
        self.cluster: ICluster = props.cluster or self._get_default_cluster(self, props.vpc)
        count = props.desired_task_count
        if count is not None and not is_unresolved(count) and count < 1:
            raise ValidationError("You must specify a desiredTaskCount greater than 0", scope=self)
        self.desired_task_count: float = count if count is not None else 1
        self.subnet_selection: SubnetSelection = props.subnet_selection or SubnetSelection(
            subnet_type=SubnetType.PRIVATE_WITH_EGRESS
        )
        self.tags: list[Tag] | None = list(props.tags) if props.tags is not None else None
        self.propagate_tags: PropagatedTagSource | None = props.propagate_tags
        self._security_groups = props.security_groups
        self.event_rule: Rule = Rule(
            self,
            "ScheduledEventRule",
            schedule=_schedule_of_rule(props.schedule),
            rule_name=props.rule_name,
            enabled=props.enabled,
        )

    def _add_task_definition_to_event_target(
        self, task_definition: TaskDefinition, platform_version: FargatePlatformVersion | None = None
    ) -> EcsTask:
        """Have the rule start tasks of a definition, on Fargate with a version of it."""
        from aws_cdk.aws_events_targets.ecs_task import EcsTask

        task = EcsTask(
            cluster=self.cluster,
            task_definition=task_definition,
            task_count=self.desired_task_count,
            subnet_selection=self.subnet_selection,
            security_groups=self._security_groups,
            propagate_tags=self.propagate_tags,
            tags=self.tags,
            platform_version=platform_version,
        )
        self._add_task_as_target(task)
        return task

    def _add_task_as_target(self, ecs_task_target: EcsTask) -> None:
        """Have the rule start a task."""
        self.event_rule.add_target(ecs_task_target)

    def _get_default_cluster(self, scope: Construct, vpc: IVpc | None = None) -> Cluster:
        """Return the stack's cluster for patterns that are given none."""
        return default_cluster(scope, vpc)

    def _create_aws_log_driver(self, prefix: str) -> AwsLogDriver:
        """Return logs to CloudWatch Logs."""
        return aws_logs(prefix)


def _schedule_of_rule(schedule: Schedule) -> RuleSchedule:
    """Return a schedule as rules take it; what is remarkable about it is told to the rule, too."""
    from aws_cdk.aws_events.schedule import Schedule as RuleSchedule

    given = RuleSchedule.expression(schedule.expression_string)
    given._bind = schedule._bind  # type: ignore[method-assign]  # the same contract
    return given


__all__ = ["ScheduledTaskBase", "ScheduledTaskBaseProps", "ScheduledTaskImageProps"]
