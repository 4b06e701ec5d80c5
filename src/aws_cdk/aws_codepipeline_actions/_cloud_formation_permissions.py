"""What roles of CloudFormation actions may do; actions of one role share statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.stack import Stack
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole

# Marks the role; observed on aws-cdk-lib 2.275.0.
_ID = "8389e75f-0810-4838-bf64-d6f85a95cf83"


class _RolePermissions(Construct):
    """The statements of a role that CloudFormation actions share."""

    def __init__(self, role: IRole) -> None:
        scope: Any = role
        super().__init__(scope, _ID)
        self._role = role
        self._statements: dict[tuple[tuple[str, ...], str | None], PolicyStatement] = {}

    @staticmethod
    def of(role: IRole) -> _RolePermissions:
        """Return those of ``role``, made at the first call."""
        found = role.node.try_find_child(_ID)
        return found if isinstance(found, _RolePermissions) else _RolePermissions(role)

    def execute_change_set(self, stack_name: str, change_set_name: str, region: str | None) -> None:
        """Allow to execute a change set."""
        actions = ("DescribeChangeSet", "DescribeStackEvents", "DescribeStacks", "ExecuteChangeSet")
        self._allow_on_stack(actions, stack_name, region, change_set_name)

    def create_change_set(self, stack_name: str, change_set_name: str, region: str | None) -> None:
        """Allow to make a change set, or to replace it."""
        actions = ("CreateChangeSet", "DeleteChangeSet", "DescribeChangeSet", "DescribeStacks")
        self._allow_on_stack(actions, stack_name, region, change_set_name)

    def create_update_stack(self, stack_name: str, region: str | None, *, replace: bool) -> None:
        """Allow to make or update a stack; also to delete it, if it is replaced when that fails."""
        actions = (
            "CreateStack",
            *(("DeleteStack",) if replace else ()),
            "DescribeStack*",
            "GetStackPolicy",
            "GetTemplate*",
            "SetStackPolicy",
            "UpdateStack",
            "ValidateTemplate",
        )
        self._allow_on_stack(actions, stack_name, region)

    def delete_stack(self, stack_name: str, region: str | None) -> None:
        """Allow to delete a stack."""
        self._allow_on_stack(("DeleteStack", "DescribeStack*"), stack_name, region)

    def create_update_stack_set(self, stack_set_name: str) -> None:
        """Allow to make or update a stack set and its instances."""
        actions = (
            "CreateStackInstances",
            "CreateStackSet",
            "DescribeStackSet",
            "DescribeStackSetOperation",
            "ListStackInstances",
            "UpdateStackSet",
        )
        arn = Stack.of(self).format_arn(
            service="cloudformation", resource="stackset", resource_name=f"{stack_set_name}:*"
        )
        self._statement(tuple(f"cloudformation:{action}" for action in actions)).add_resources(arn)

    def pass_role(self, role: IRole) -> None:
        """Allow to give a role to CloudFormation."""
        self._statement(("iam:PassRole",)).add_resources(role.role_arn)

    def _allow_on_stack(
        self,
        actions: tuple[str, ...],
        stack_name: str,
        region: str | None,
        change_set_name: str | None = None,
    ) -> None:
        arn = Stack.of(self).format_arn(
            service="cloudformation", resource="stack", resource_name=f"{stack_name}/*", region=region
        )
        named = tuple(f"cloudformation:{action}" for action in actions)
        self._statement(named, change_set_name).add_resources(arn)

    def _statement(self, actions: tuple[str, ...], change_set_name: str | None = None) -> PolicyStatement:
        known = self._statements.get((actions, change_set_name))
        if known is None:
            conditions: dict[str, Any] = {}
            if change_set_name is not None:
                conditions = {"StringEqualsIfExists": {"cloudformation:ChangeSetName": change_set_name}}
            known = PolicyStatement(actions=list(actions), conditions=conditions)
            self._statements[actions, change_set_name] = known
            self._role.add_to_principal_policy(known)
        return known
