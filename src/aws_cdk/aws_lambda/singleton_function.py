"""A function that a stack has once, however often it is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.function import Function, FunctionProps
from aws_cdk.aws_lambda.function_base import FunctionBase
from aws_cdk.aws_lambda.function_settings import EnvironmentOptions
from aws_cdk.aws_lambda.permission import Permission
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import Connections
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_lambda.layer_version import ILayerVersion
    from aws_cdk.aws_lambda.runtime import Runtime
    from aws_cdk.aws_lambda.version import Version
    from aws_cdk.aws_logs import ILogGroup
    from constructs import Construct, IConstruct, IDependable, Node


class SingletonFunctionProps(FunctionProps):
    """Options of :class:`SingletonFunction`."""

    uuid: str
    """Names the function: the stack has one for each value."""
    lambda_purpose: str | None = None
    """Begins the function's logical id. Default: ``SingletonLambda``."""


class SingletonFunction(FunctionBase):
    """A function that the stack has once for each ``uuid``; the first call's options count."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.SingletonFunction"

    _can_create_permissions = True

    @takes(SingletonFunctionProps)
    def __init__(self, scope: Construct, id: str, props: SingletonFunctionProps) -> None:
        super().__init__(scope, id)
        self._function = self._ensure(props)
        self.runtime: Runtime = self._function.runtime
        self.architecture = self._function.architecture
        self.function_arn = self._function.function_arn
        self.function_name = self._function.function_name
        self.role = self._function.role
        self.grant_principal = self._function.grant_principal
        self.construct_name = self._function.node.id

    def _ensure(self, props: SingletonFunctionProps) -> Function:
        id = (props.lambda_purpose or "SingletonLambda") + re.sub("[^a-zA-Z0-9]", "", props.uuid)
        existing: Any = self.stack.node.try_find_child(id)
        if existing is not None:
            return existing  # type: ignore[no-any-return]  # made by the line below
        return Function(self.stack, id, **props._with(uuid=None, lambda_purpose=None)._given())

    @property
    def permissions_node(self) -> Node:
        """The node that permissions are made in: the function's."""
        return self._function.permissions_node

    @property
    def is_bound_to_vpc(self) -> bool:
        """Whether the function works in a VPC."""
        return self._function.is_bound_to_vpc

    @property
    def connections(self) -> Connections:
        """The network connections of a function in a VPC."""
        return self._function.connections

    @property
    def log_group(self) -> ILogGroup:
        """The function's log group."""
        return self._function.log_group

    @property
    def current_version(self) -> Version:
        """The version of what the function is now."""
        return self._function.current_version

    @property
    def resource_arns_for_grant_invoke(self) -> list[str]:
        """The ARNs a caller must be allowed."""
        return self._function.resource_arns_for_grant_invoke

    @takes(EnvironmentOptions)
    def add_environment(self, key: str, value: str, options: EnvironmentOptions) -> Function:
        """Add an environment variable."""
        return self._function.add_environment(key, value, **options._given())

    @checked
    def add_layers(self, *layers: ILayerVersion) -> None:
        """Add layers."""
        self._function.add_layers(*layers)

    @takes(Permission)
    def add_permission(self, name: str, permission: Permission) -> None:
        """Let a principal call the function."""
        self._function.add_permission(name, **permission._given())

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the function's role."""
        self._function.add_to_role_policy(statement)

    @checked
    def add_dependency(self, *up: IDependable) -> None:
        """Have the function made after ``up``."""
        self._function.node.add_dependency(*up)

    @checked
    def depend_on(self, down: IConstruct) -> None:
        """Have ``down`` made after the function."""
        down.node.add_dependency(self._function)

    @checked
    def add_metadata(self, type: str, data: Any, **options: Any) -> None:
        """Add metadata to the function's construct."""
        self._function.node.add_metadata(type, data, **options)

    def _function_node(self) -> Node:
        return self._function.node

    def _check_edge_compatibility(self) -> None:
        self._function._check_edge_compatibility()
