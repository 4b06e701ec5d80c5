"""Tasks of ECS as targets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_ecs.cluster_base import ICluster
from aws_cdk.aws_ecs.fargate_service import FargatePlatformVersion
from aws_cdk.aws_ecs.modes import NetworkMode
from aws_cdk.aws_ecs.service_options import LaunchType, PropagatedTagSource
from aws_cdk.aws_ecs.task_definition import ITaskDefinition
from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.ecs_task_options import (
    ContainerOverride,
    EphemeralStorageOverride,
    InferenceAcceleratorOverride,
    Tag,
    rendered_override,
)
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class EcsTaskProps(TargetBaseProps):
    """Options of a task as target."""

    cluster: ICluster
    task_definition: ITaskDefinition
    assign_public_ip: bool | None = None
    """Whether the task gets a public address; in public subnets alone. Default: yes in public subnets."""
    container_overrides: Nested[Sequence[ContainerOverride] | None] = nested()
    """What is changed of containers."""
    cpu: str | None = None
    """CPU units of the task, in place of the definition's."""
    enable_execute_command: bool | None = None
    """Whether commands can be run in the containers. Default: no."""
    ephemeral_storage: Nested[EphemeralStorageOverride | None] = nested()
    """The task's own disk, in place of the definition's."""
    execution_role: IRole | None = None
    """Role that starts the task, in place of the definition's."""
    inference_accelerator_overrides: Nested[Sequence[InferenceAcceleratorOverride] | None] = nested()
    launch_type: LaunchType | None = None
    """Default: EC2 if the definition can run there, else FARGATE. Used in networks of the task's own alone."""
    memory: str | None = None
    """Memory of the task in MiB, in place of the definition's."""
    platform_version: FargatePlatformVersion | None = None
    """Default: ECS's."""
    propagate_tags: PropagatedTagSource | None = None
    """TASK_DEFINITION or NONE. Default: NONE."""
    role: IRole | None = None
    """The role to run tasks with. Default: one of the task definition."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Of tasks with a network of their own. Default: one of the task definition."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Of tasks with a network of their own. Default: private ones."""
    tags: Nested[Sequence[Tag] | None] = nested()
    """Tags of the task. Default: none."""
    task_count: int | float | None = None
    """How many tasks are run. Default: 1."""
    task_role: IRole | None = None
    """Role that the containers work with, in place of the definition's."""


class EcsTask(IRuleTarget):
    """Runs a task of ECS.

    Attributes:
        security_groups: Security groups of the task, if it has a network of its own.
    """

    @takes(EcsTaskProps)
    def __init__(self, props: EcsTaskProps) -> None:
        """Describe the task.

        Raises:
            ValidationError: tags are to come from a service.
        """
        self._props = props
        task: Any = props.task_definition
        self._task = task
        if props.propagate_tags is PropagatedTagSource.SERVICE:
            raise ValidationError(
                "When propagateTags is passed, it must be set to TASK_DEFINITION or NONE.", scope=task
            )
        self._role = props.role or singleton_event_role(task)
        for statement in self._statements():
            self._role.add_to_principal_policy(statement)
        self.security_groups: list[ISecurityGroup] | None = None
        if task.network_mode is NetworkMode.AWS_VPC:
            self.security_groups = list(props.security_groups or ()) or [self._group()]
        elif props.security_groups is not None:
            Annotations.of(task).add_warning_v2(
                "@aws-cdk/aws-events-targets:ecsTaskSecurityGroupIgnored",
                "security groups are ignored when network mode is not awsvpc",
            )

    def _group(self) -> ISecurityGroup:
        """Return the security group of the task definition, made when it is first needed."""
        existing: Any = self._task.node.try_find_child("SecurityGroup")
        if existing is not None:
            group: ISecurityGroup = existing
            return group
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        return SecurityGroup(self._task, "SecurityGroup", vpc=self._props.cluster.vpc)

    def _statements(self) -> list[PolicyStatement]:
        task, cluster = self._task, self._props.cluster
        stack = cluster.stack
        statements = [
            PolicyStatement(
                actions=["ecs:RunTask"],
                resources=[_runnable(task.task_definition_arn)],
                conditions={"ArnEquals": {"ecs:cluster": cluster.cluster_arn}},
            ),
            PolicyStatement(
                actions=["ecs:TagResource"],
                resources=[f"arn:{stack.partition}:ecs:{cluster.env.region}:*:task/{cluster.cluster_name}/*"],
            ),
        ]
        roles = [task.execution_role] if task.execution_role is not None else []
        if task.is_fargate_compatible:
            roles.append(task.task_role)
        return statements + [PolicyStatement(actions=["iam:PassRole"], resources=[role.role_arn]) for role in roles]

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let the role run tasks.

        Raises:
            ValidationError: a public address in subnets that are not public.
        """
        props, task = self._props, self._task
        let_rule_fail_to(rule, props.dead_letter_queue)
        return RuleTargetConfig(
            arn=props.cluster.cluster_arn,
            role=self._role,
            ecs_parameters=self._parameters(),
            input=RuleTargetInput.from_object(self._input()),
            target_resource=task,
            **delivery_options(props),
        )

    def _parameters(self) -> dict[str, Any]:
        props, task = self._props, self._task
        parameters: dict[str, Any] = {
            "taskCount": 1 if props.task_count is None else props.task_count,
            "taskDefinitionArn": task.task_definition_arn,
            "propagateTags": props.propagate_tags._value_ if props.propagate_tags is not None else None,
            "tagList": [{"key": tag.key, "value": tag.value} for tag in props.tags] if props.tags is not None else None,
            "enableExecuteCommand": props.enable_execute_command,
        }
        if task.network_mode is NetworkMode.AWS_VPC:
            launch_type = props.launch_type or (LaunchType.EC2 if task.is_ec2_compatible else LaunchType.FARGATE)
            parameters["launchType"] = launch_type._value_
            parameters["platformVersion"] = props.platform_version._value_ if props.platform_version else None
            parameters["networkConfiguration"] = {"awsVpcConfiguration": self._network()}
        return parameters

    def _network(self) -> dict[str, Any]:
        props = self._props
        selection = props.subnet_selection or SubnetSelection(subnet_type=SubnetType.PRIVATE_WITH_EGRESS)
        public = selection.subnet_type is SubnetType.PUBLIC
        if props.assign_public_ip and not public:
            raise ValidationError(
                "assignPublicIp should be set to true only for PUBLIC subnets",
                scope=self._task,
                fix="choose them with subnet_selection",
            )
        assigned = public if props.assign_public_ip is None else props.assign_public_ip
        return {
            "subnets": props.cluster.vpc.select_subnets(**selection._given()).subnet_ids,
            "assignPublicIp": "ENABLED" if assigned else "DISABLED",
            "securityGroups": [group.security_group_id for group in self.security_groups or ()],
        }

    def _input(self) -> dict[str, Any]:
        """Return what is changed of the task, as ECS wants it."""
        props = self._props
        storage, accelerators = props.ephemeral_storage, props.inference_accelerator_overrides
        changes = {
            "containerOverrides": [rendered_override(item) for item in props.container_overrides]
            if props.container_overrides is not None
            else None,
            "cpu": props.cpu,
            "ephemeralStorage": {"sizeInGiB": storage.size_in_gib} if storage is not None else None,
            "executionRole": props.execution_role.role_arn if props.execution_role is not None else None,
            "inferenceAcceleratorOverrides": [
                {"deviceName": item.device_name, "deviceType": item.device_type} for item in accelerators
            ]
            if accelerators is not None
            else None,
            "memory": props.memory,
            "taskRole": props.task_role.role_arn if props.task_role is not None else None,
        }
        return {name: value for name, value in changes.items() if value is not None}


__all__ = ["EcsTask", "EcsTaskProps"]


def _runnable(arn: str) -> str:
    """Return ``arn`` as a policy needs it: without a revision the latest is run, whose ARN has one."""
    if is_unresolved(arn) or re.search(r":\d+$", arn):
        return arn
    return f"{arn}:*"
