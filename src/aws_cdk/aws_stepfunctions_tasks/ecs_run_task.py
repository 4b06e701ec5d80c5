"""Tasks that run ECS tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_ecs.modes import NetworkMode
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._json_path_fields import contains_task_token
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    RUN_JOB,
    WAIT_FOR_TASK_TOKEN,
    checked_pattern,
    events_rule_arn,
    integration_arn,
)
from aws_cdk.aws_stepfunctions_tasks.ecs_launch_target import IEcsLaunchTarget
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.service_options import PropagatedTagSource
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_stepfunctions.task_state_base import ServiceIntegrationPattern
    from constructs import Construct

_FIX_POLICY_FLAG = "@aws-cdk/aws-stepfunctions-tasks:fixRunEcsTaskPolicy"
_RULE = "StepFunctionsGetEventsForECSTaskRule"


class TaskEnvironmentVariable(Struct):
    """An environment variable of a container."""

    name: str
    """Its name."""
    value: str
    """Its value; may be a path."""


class ContainerOverride(Struct):
    """What is other for a container than in the task definition."""

    container_definition: ContainerDefinition
    """The container."""
    command: Sequence[str] | None = None
    """The command. Default: the container's."""
    cpu: int | float | None = None
    """CPU units. Default: the container's."""
    environment: Nested[Sequence[TaskEnvironmentVariable] | None] = nested()
    """More environment variables. Default: none."""
    memory_limit: int | float | None = None
    """Memory at most, in MiB. Default: the container's."""
    memory_reservation: int | float | None = None
    """Memory kept for it, in MiB. Default: the container's."""


class CommonEcsRunTaskProps(Struct):
    """What is run."""

    cluster: ICluster
    """The cluster."""
    task_definition: TaskDefinition
    """The task definition."""
    container_overrides: Nested[Sequence[ContainerOverride] | None] = nested()
    """What is other than in the task definition. Default: nothing."""
    integration_pattern: ServiceIntegrationPattern | None = None
    """When the task is done. Default: FIRE_AND_FORGET."""


class _EcsRunTaskOptions(Struct):
    """What the task takes in either language."""

    cluster: ICluster
    """The cluster."""
    launch_target: IEcsLaunchTarget
    """What it runs on."""
    task_definition: TaskDefinition
    """The task definition."""
    assign_public_ip: bool | None = None
    """Whether it has a public address. Default: no."""
    container_overrides: Nested[Sequence[ContainerOverride] | None] = nested()
    """What is other than in the task definition. Default: nothing."""
    cpu: str | None = None
    """CPU units of the task. Default: the task definition's."""
    enable_execute_command: bool | None = None
    """Whether commands can be run in its containers. Default: no."""
    memory_mib: str | None = None
    """Memory of the task, in MiB. Default: the task definition's."""
    propagated_tag_source: PropagatedTagSource | None = None
    """Whose tags it gets. Default: nobody's."""
    revision_number: int | float | None = None
    """Which revision of the task definition. Default: the latest."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Its security groups. Default: a new one."""
    subnets: Nested[SubnetSelection | None] = nested()
    """Its subnets. Default: private ones, or public ones if it has a public address."""


class EcsRunTaskJsonPathProps(TaskStateJsonPathBaseProps, _EcsRunTaskOptions):
    """Options of a task that runs an ECS task with JSONPath."""


class EcsRunTaskJsonataProps(TaskStateJsonataBaseProps, _EcsRunTaskOptions):
    """Options of a task that runs an ECS task with JSONata."""


class EcsRunTaskProps(TaskStateBaseProps, _EcsRunTaskOptions):
    """Options of a task that runs an ECS task in either language."""


class EcsRunTask(TaskStateBase, IConnectable):
    """Runs an ECS task, and perhaps waits for its end."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions-tasks.EcsRunTask"

    @staticmethod
    @takes(EcsRunTaskJsonPathProps)
    def json_path(scope: Construct, id: str, props: EcsRunTaskJsonPathProps) -> EcsRunTask:
        """Make the task with JSONPath."""
        return EcsRunTask(scope, id, **props._given())

    @staticmethod
    @takes(EcsRunTaskJsonataProps)
    def jsonata(scope: Construct, id: str, props: EcsRunTaskJsonataProps) -> EcsRunTask:
        """Make the task with JSONata."""
        return EcsRunTask(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EcsRunTaskProps)
    def __init__(self, scope: Construct, id: str, props: EcsRunTaskProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the token is passed on to no container; there is no essential container; a network is given
                for a task that shares its host's.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._connections = Connections()
        self._groups: list[ISecurityGroup] = []
        self._pattern = checked_pattern(
            props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN), self
        )
        if self._pattern is WAIT_FOR_TASK_TOKEN and not self._passes_token():
            raise ValidationError(
                "Task Token is required in at least one `containerOverrides.environment` for callback. Use "
                "JsonPath.taskToken to set the token.",
                scope=self,
            )
        if props.task_definition.default_container is None:
            raise ValidationError(
                "A TaskDefinition must have at least one essential container", scope=self, fix="call add_container()"
            )
        self._network: dict[str, Any] | None = None
        if props.task_definition.network_mode is NetworkMode.AWS_VPC:
            self._configure_network()
        elif props.security_groups or props.subnets is not None:
            raise ValidationError(
                "Supplied TaskDefinition must have 'networkMode' of 'AWS_VPC' to use 'vpcSubnets' and 'securityGroup'. "
                f"Received: {props.task_definition.network_mode._value_}",
                scope=self,
            )
        for override in props.container_overrides or ():
            known = override.container_definition.container_name
            if not any(container.container_name == known for container in props.task_definition.containers):
                raise ValidationError(
                    f"Overrides mention container with name '{known}', but no such container in task definition",
                    scope=self,
                    fix="name a container of the task definition in container_overrides",
                )
        self._task_policies = self._statements()

    @property
    def connections(self) -> Connections:
        """The task's network; without groups if it shares its host's."""
        return self._connections

    def _passes_token(self) -> bool:
        return any(
            contains_task_token({"value": variable.value})
            for override in self._props.container_overrides or ()
            for variable in override.environment or ()
        )

    def _configure_network(self) -> None:
        props = self._props
        given = props.subnets
        if given is not None:
            selection = given._given()
        else:
            public = bool(props.assign_public_ip)
            selection = {"subnet_type": SubnetType.PUBLIC if public else SubnetType.PRIVATE_WITH_EGRESS}
        groups = props.security_groups
        self._groups = list(groups) if groups else [SecurityGroup(self, "SecurityGroup", vpc=props.cluster.vpc)]
        for group in self._groups:
            self._connections.add_security_group(group)
        self._network = {
            "AwsvpcConfiguration": present(
                {
                    "AssignPublicIp": "ENABLED" if props.assign_public_ip else None,
                    "Subnets": props.cluster.vpc.select_subnets(**selection).subnet_ids,
                    "SecurityGroups": [group.security_group_id for group in self._groups],
                }
            )
        }

    def _statements(self) -> list[PolicyStatement]:
        definition = self._props.task_definition
        arn = definition.task_definition_arn
        roles = [definition.task_role, definition.execution_role]
        fixed = flag_enabled(self.node, _FIX_POLICY_FLAG)
        statements = [
            PolicyStatement(actions=["ecs:RunTask"], resources=[arn if fixed else self._any_revision(arn)]),
            PolicyStatement(actions=["ecs:StopTask", "ecs:DescribeTasks"], resources=["*"]),
            PolicyStatement(actions=["iam:PassRole"], resources=[role.role_arn for role in roles if role is not None]),
        ]
        if self._pattern is RUN_JOB:
            statements.append(
                PolicyStatement(
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                    resources=[events_rule_arn(self, _RULE)],
                )
            )
        return statements

    def _any_revision(self, arn: str) -> str:
        """Return the ARN of all revisions of a task definition."""
        parts = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME)
        family = str(parts.resource_name).partition(":")[0] if not is_unresolved(arn) else parts.resource_name
        return Stack.of(self).format_arn(
            partition=parts.partition,
            service=parts.service,
            region=parts.region,
            account=parts.account,
            resource=parts.resource,
            arn_format=parts.arn_format,
            resource_name=f"{family}:*",
        )

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        definition = props.task_definition
        target = props.launch_target.bind(self, task_definition=definition, cluster=props.cluster)
        revision = props.revision_number
        family = definition.family
        source = props.propagated_tag_source
        overrides = self._rendered_overrides()
        parameters = present(
            {
                "Cluster": props.cluster.cluster_arn,
                "TaskDefinition": family if revision is None else f"{family}:{js_number_text(revision)}",
                "NetworkConfiguration": self._network,
                "Overrides": overrides or None,
                "PropagateTags": source._value_ if source is not None else None,
                **(target.parameters or {}),
                "EnableExecuteCommand": props.enable_execute_command,
            }
        )
        return {
            "Resource": integration_arn("ecs", "runTask", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }

    def _rendered_overrides(self) -> dict[str, Any]:
        props = self._props
        containers = [
            present(
                {
                    "Name": override.container_definition.container_name,
                    "Command": override.command,
                    "Cpu": override.cpu,
                    "Memory": override.memory_limit,
                    "MemoryReservation": override.memory_reservation,
                    "Environment": (
                        [{"Name": variable.name, "Value": variable.value} for variable in override.environment]
                        if override.environment is not None
                        else None
                    ),
                }
            )
            for override in props.container_overrides or ()
        ]
        return present({"Cpu": props.cpu, "Memory": props.memory_mib, "ContainerOverrides": containers or None})
