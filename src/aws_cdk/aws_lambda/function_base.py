"""What functions made here, imported functions, versions and aliases have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from aws_cdk.aws_iam.role import IRole
    from aws_cdk.aws_lambda.architecture import Architecture
    from constructs import Node


class IFunction(IResource):
    """A Lambda function, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def function_arn(self) -> str: ...
        @property
        def function_name(self) -> str: ...
        @property
        def role(self) -> IRole | None: ...
        @property
        def architecture(self) -> Architecture: ...
        @property
        def grant_principal(self) -> IPrincipal: ...
        @property
        def permissions_node(self) -> Node: ...
        @property
        def resource_arns_for_grant_invoke(self) -> list[str]: ...


class FunctionBase(Resource, IFunction):
    """Base of functions."""

    function_arn: str
    function_name: str
    grant_principal: Any
    role: Any = None

    @property
    def permissions_node(self) -> Node:
        """The node that permissions are made in."""
        return self.node

    @property
    def resource_arns_for_grant_invoke(self) -> list[str]:
        """The ARNs a caller must be allowed: the function and its versions and aliases."""
        return [self.function_arn, f"{self.function_arn}:*"]

    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the function's role; nothing if the role is unknown."""
        if self.role is None:
            return
        self.role.add_to_principal_policy(statement)

    def grant_invoke(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` invoke the function."""
        return Grant.add_to_principal(
            grantee=grantee, actions=["lambda:InvokeFunction"], resource_arns=self.resource_arns_for_grant_invoke
        )
