"""The role that a task works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class TaskRole:
    """A role that a task works with instead of the state machine's."""

    @checked
    def __init__(self, role_arn: str, resource: str) -> None:
        self.role_arn = role_arn
        """The ARN, or a path that gives it."""
        self.resource = resource
        """What the state machine's role has to be allowed to assume."""

    @staticmethod
    @checked
    def from_role(role: IRole) -> TaskRole:
        """Use a role of the app."""
        return TaskRole(role.role_arn, role.role_arn)

    @staticmethod
    @checked
    def from_role_arn_json_path(expression: str) -> TaskRole:
        """Use the role whose ARN is at a path; the state machine may then assume any.

        Raises:
            CdkError: ``expression`` is no path.
        """
        return TaskRole(JsonPath.string_at(expression), "*")


class Credentials(Struct):
    """Who a task works as."""

    role: TaskRole
    """The role."""
