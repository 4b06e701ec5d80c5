"""Tasks that create models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
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
    checked_pattern,
    input_value,
    integration_arn,
    service_arn,
)
from aws_cdk.aws_stepfunctions_tasks._sage_maker import (
    FULL_NETWORK_ACTIONS,
    known_name,
    pass_role_statement,
    tag_statement,
)
from aws_cdk.aws_stepfunctions_tasks.sage_maker_container import IContainerDefinition
from aws_cdk.aws_stepfunctions_tasks.sage_maker_types import ISageMakerTask
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct

_ROLE_ACTIONS = [
    "cloudwatch:PutMetricData",
    "logs:CreateLogStream",
    "logs:CreateLogGroup",
    "logs:PutLogEvents",
    "logs:DescribeLogStreams",
    "ecr:GetAuthorizationToken",
]


class _SageMakerCreateModelOptions(Struct):
    """What the task takes in either language."""

    model_name: str
    """Name of the model."""
    primary_container: IContainerDefinition
    """The container."""
    containers: Sequence[IContainerDefinition] | None = None
    """More containers. Default: none."""
    enable_network_isolation: bool | None = None
    """Whether the containers have no network. Default: they have."""
    role: IRole | None = None
    """The role that SageMaker works with. Default: a new one."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Which subnets of the VPC. Default: private ones."""
    tags: TaskInput | None = None
    """Tags of the model: an object. Default: none."""
    vpc: IVpc | None = None
    """The VPC it is in. Default: none of yours."""


class SageMakerCreateModelJsonPathProps(TaskStateJsonPathBaseProps, _SageMakerCreateModelOptions):
    """Options of a task that creates a model with JSONPath."""


class SageMakerCreateModelJsonataProps(TaskStateJsonataBaseProps, _SageMakerCreateModelOptions):
    """Options of a task that creates a model with JSONata."""


class SageMakerCreateModelProps(TaskStateBaseProps, _SageMakerCreateModelOptions):
    """Options of a task that creates a model in either language."""


class SageMakerCreateModel(TaskStateBase, ISageMakerTask, IConnectable):
    """Creates a model."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions-tasks.SageMakerCreateModel"

    @staticmethod
    @takes(SageMakerCreateModelJsonPathProps)
    def json_path(scope: Construct, id: str, props: SageMakerCreateModelJsonPathProps) -> SageMakerCreateModel:
        """Make the task with JSONPath."""
        return SageMakerCreateModel(scope, id, **props._given())

    @staticmethod
    @takes(SageMakerCreateModelJsonataProps)
    def jsonata(scope: Construct, id: str, props: SageMakerCreateModelJsonataProps) -> SageMakerCreateModel:
        """Make the task with JSONata."""
        return SageMakerCreateModel(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SageMakerCreateModelProps)
    def __init__(self, scope: Construct, id: str, props: SageMakerCreateModelProps) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        self._groups: list[ISecurityGroup] = []
        self._containers: tuple[Any, list[Any]] | None = None
        self._role: IRole = props.role or self._made_role()
        self._grant_principal = self._role.grant_principal
        self._connections = Connections()
        selection = props.subnet_selection
        self._subnets = (
            props.vpc.select_subnets(**(selection._given() if selection is not None else {}))
            if props.vpc is not None
            else None
        )
        name = known_name(props.model_name)
        # SageMaker writes names of models in lower case in ARNs.
        name = name if is_unresolved(name) else name.lower()
        self._task_policies = [
            PolicyStatement(
                actions=["sagemaker:CreateModel"],
                resources=[service_arn(self, "sagemaker", "model", f"{name}*")],
            ),
            tag_statement(),
            pass_role_statement(self._role),
        ]

    @property
    def role(self) -> IRole:
        """The role that SageMaker works with."""
        return self._role

    @property
    def grant_principal(self) -> IPrincipal:
        """The role, for grants."""
        return self._grant_principal

    @property
    def connections(self) -> Connections:
        """The network of the model; without groups if it is in no VPC, and before a state machine has the task."""
        return self._connections

    @checked
    def add_security_group(self, security_group: ISecurityGroup) -> None:
        """Add a security group to the model."""
        self._groups.append(security_group)

    def _made_role(self) -> IRole:
        role = Role(
            self,
            "SagemakerRole",
            assumed_by=ServicePrincipal("sagemaker.amazonaws.com"),
            inline_policies={
                "CreateModel": PolicyDocument(statements=[PolicyStatement(actions=_ROLE_ACTIONS, resources=["*"])])
            },
        )
        if self._props.vpc is not None:
            role.add_to_principal_policy(PolicyStatement(actions=FULL_NETWORK_ACTIONS, resources=["*"]))
        return role

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        if self._containers is None:
            self._containers = self._bound()
        primary, others = self._containers
        parameters = present(
            {
                "EnableNetworkIsolation": props.enable_network_isolation,
                "ExecutionRoleArn": self._role.role_arn,
                "ModelName": props.model_name,
                "Tags": input_value(props.tags),
                "PrimaryContainer": primary,
                "Containers": others or None,
                "VpcConfig": self._rendered_network(),
            }
        )
        return {
            "Resource": integration_arn("sagemaker", "createModel", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }

    def _bound(self) -> tuple[Any, list[Any]]:
        """Return the first container and the others, and make what they need.

        Only when the task is written, as the peer: one that no state machine has needs nothing.
        """
        props = self._props
        if props.vpc is not None:
            group = SecurityGroup(self, "ModelSecurityGroup", vpc=props.vpc)
            self._connections.add_security_group(group)
            self._groups.append(group)
        primary = props.primary_container.bind(self).parameters
        # As the peer: further containers are written with what binding gives, under its own name.
        return primary, [{"parameters": container.bind(self).parameters} for container in props.containers or ()]

    def _rendered_network(self) -> dict[str, Any] | None:
        if self._subnets is None:
            return None
        return {
            "SecurityGroupIds": lazy_list(lambda: [group.security_group_id for group in self._groups]),
            "Subnets": self._subnets.subnet_ids,
        }
