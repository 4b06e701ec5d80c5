"""Tasks of ECS as targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_ecs.cluster_base import ICluster
from aws_cdk.aws_ecs.cluster_options import CapacityProviderStrategy
from aws_cdk.aws_ecs.fargate_service import FargatePlatformVersion
from aws_cdk.aws_ecs.modes import Compatibility, NetworkMode
from aws_cdk.aws_ecs.placement import PlacementConstraint, PlacementStrategy
from aws_cdk.aws_ecs.task_definition import TaskDefinition
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_scheduler.schedule_base import ISchedule
    from aws_cdk.aws_scheduler.schedule_target import ScheduleTargetConfig


class Tag(Struct):
    """A tag of a task."""

    key: str
    value: str


class EcsRunTaskBaseProps(ScheduleTargetBaseProps):
    """How a task is run, on instances or on Fargate."""

    task_definition: TaskDefinition
    """The task."""
    capacity_provider_strategies: Nested[Sequence[CapacityProviderStrategy] | None] = nested()
    """Which capacity is used. Default: instances or Fargate, after the class."""
    enable_ecs_managed_tags: bool | None = None
    """Whether ECS puts tags of its own on the task. Default: no."""
    enable_execute_command: bool | None = None
    """Whether commands can be run in the containers. Default: no."""
    group: str | None = None
    """The task's group. Default: the family of the definition."""
    propagate_tags: bool | None = None
    """Whether the task gets the tags of its definition. Default: no."""
    reference_id: str | None = None
    """The task's reference. Default: none."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of tasks with a network interface of their own. Default: the network's."""
    tags: Nested[Sequence[Tag] | None] = nested()
    """The task's own tags. Default: none."""
    task_count: int | float | None = None
    """How many tasks are run. Default: 1."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Subnets of tasks with a network interface of their own. Default: private ones."""


class Ec2TaskProps(EcsRunTaskBaseProps):
    """How a task is run on instances."""

    placement_constraints: Sequence[PlacementConstraint] | None = None
    """Where the task may run. Default: anywhere."""
    placement_strategies: Sequence[PlacementStrategy] | None = None
    """How instances are chosen. Default: ECS's."""


class FargateTaskProps(EcsRunTaskBaseProps):
    """How a task is run on Fargate."""

    assign_public_ip: bool | None = None
    """Whether the task gets a public address; in public subnets alone. Default: yes in public subnets."""
    platform_version: FargatePlatformVersion | None = None
    """The version of Fargate. Default: the latest."""


class EcsRunTask(ScheduleTargetBase):
    """Base of targets that run a task."""

    _launch_type: str

    @takes(EcsRunTaskBaseProps)
    def __init__(self, cluster: ICluster, props: EcsRunTaskBaseProps) -> None:
        self._init_task(cluster, props)

    def _init_task(self, cluster: ICluster, props: EcsRunTaskBaseProps) -> None:
        super().__init__(props, cluster.cluster_arn)
        self.cluster = cluster
        self.props = props

    def _add_target_action_to_role(self, role: IRole) -> None:
        task = self.props.task_definition
        roles = [task.task_role, *([task.execution_role] if task.execution_role is not None else [])]
        role.add_to_principal_policy(
            PolicyStatement(
                actions=["iam:PassRole"],
                resources=[each.role_arn for each in roles],
                conditions={"StringLike": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
            )
        )
        role.add_to_principal_policy(PolicyStatement(actions=["ecs:RunTask"], resources=[task.task_definition_arn]))
        if self.props.propagate_tags is True or self.props.tags is not None:
            tasks = Stack.of(self.cluster).format_arn(
                service="ecs", resource="task", resource_name=f"{self.cluster.cluster_name}/*"
            )
            role.add_to_principal_policy(PolicyStatement(actions=["ecs:TagResource"], resources=[tasks]))

    @checked
    def bind(self, schedule: ISchedule) -> ScheduleTargetConfig:
        """Return what is run for ``schedule``, and with which role.

        Raises:
            ValidationError: the task cannot run so: it is for Fargate and not for instances, or the other way round, or its
                place in the network does not fit.
        """
        self._check_task()
        return super().bind(schedule)

    def _bind_base_target_config(self, _schedule: ISchedule) -> ScheduleTargetConfig:
        return super()._bind_base_target_config(_schedule)._with(ecs_parameters=self._parameters())

    def _check_task(self) -> None:
        """Refuse what cannot run so."""

    def _parameters(self) -> dict[str, Any]:
        props = self.props
        providers, tags = props.capacity_provider_strategies, props.tags
        return {
            "taskDefinitionArn": props.task_definition.task_definition_arn,
            "capacityProviderStrategy": [each._given() for each in providers] if providers is not None else None,
            "launchType": self._launch_type if providers is None else None,
            "enableEcsManagedTags": props.enable_ecs_managed_tags,
            "enableExecuteCommand": props.enable_execute_command,
            "group": props.group,
            "propagateTags": "TASK_DEFINITION" if props.propagate_tags else None,
            "referenceId": props.reference_id,
            "tags": [{"key": tag.key, "value": tag.value} for tag in tags] if tags is not None else None,
            "taskCount": props.task_count,
        }

    def _network(self, **more: Any) -> dict[str, Any]:
        props = self.props
        selection = props.vpc_subnets or SubnetSelection(subnet_type=SubnetType.PRIVATE_WITH_EGRESS)
        groups = props.security_groups
        return {
            "awsvpcConfiguration": {
                **more,
                "subnets": self.cluster.vpc.select_subnets(**selection._given()).subnet_ids,
                "securityGroups": [group.security_group_id for group in groups] if groups is not None else None,
            }
        }


class EcsRunEc2Task(EcsRunTask):
    """Runs a task on instances."""

    _launch_type = "EC2"

    @takes(Ec2TaskProps)
    def __init__(self, cluster: ICluster, props: Ec2TaskProps) -> None:
        """Describe the task, which has to run on instances."""
        self._init_task(cluster, props)
        self._constraints = props.placement_constraints
        self._strategies = props.placement_strategies

    def _check_task(self) -> None:
        props = self.props
        if props.task_definition.compatibility is Compatibility.FARGATE:
            raise ValidationError("TaskDefinition is not compatible with EC2 launch type", scope=props.task_definition)
        has_interface = props.task_definition.network_mode is NetworkMode.AWS_VPC
        if not has_interface and (props.security_groups is not None or props.vpc_subnets is not None):
            raise ValidationError(
                "Security groups and subnets can only be used with awsvpc network mode", scope=props.task_definition
            )

    def _parameters(self) -> dict[str, Any]:
        constraints, strategies = self._constraints, self._strategies
        has_interface = self.props.task_definition.network_mode is NetworkMode.AWS_VPC
        return {
            **super()._parameters(),
            "placementConstraints": [rule for each in constraints for rule in each.to_json()] if constraints else None,
            "placementStrategy": [rule for each in strategies for rule in each.to_json()] if strategies else None,
            "networkConfiguration": self._network() if has_interface else None,
        }


class EcsRunFargateTask(EcsRunTask):
    """Runs a task on Fargate."""

    _launch_type = "FARGATE"

    @takes(FargateTaskProps)
    def __init__(self, cluster: ICluster, props: FargateTaskProps) -> None:
        """Describe the task, which has to run on Fargate; a public address it has in public subnets alone."""
        self._init_task(cluster, props)
        is_public = props.vpc_subnets is not None and props.vpc_subnets.subnet_type is SubnetType.PUBLIC
        self._is_public = is_public
        self._has_public_address = is_public if props.assign_public_ip is None else props.assign_public_ip
        self._platform_version = props.platform_version

    def _check_task(self) -> None:
        props = self.props
        if not props.task_definition.is_fargate_compatible:
            raise ValidationError(
                "TaskDefinition is not compatible with Fargate launch type.", scope=props.task_definition
            )
        if self._has_public_address and not self._is_public:
            raise ValidationError(
                "assignPublicIp should be set to true only for public subnets",
                scope=props.task_definition,
                fix="choose them with vpc_subnets",
            )

    def _parameters(self) -> dict[str, Any]:
        version = self._platform_version
        return {
            **super()._parameters(),
            "platformVersion": version._value_ if version is not None else None,
            "networkConfiguration": self._network(assignPublicIp="ENABLED" if self._has_public_address else "DISABLED"),
        }


__all__ = [
    "Ec2TaskProps",
    "EcsRunEc2Task",
    "EcsRunFargateTask",
    "EcsRunTask",
    "EcsRunTaskBaseProps",
    "FargateTaskProps",
    "Tag",
]
