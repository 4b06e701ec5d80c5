"""Permissions on state machines and their executions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_stepfunctions._arns import execution_arn, name_in_arn
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable

# The actions of each grant, in the order the peer writes them. Source: observed on aws-cdk-lib 2.275.0.
_READ_MACHINE = ["states:ListExecutions", "states:ListStateMachines"]
_READ_EXECUTIONS = [
    "states:DescribeExecution",
    "states:DescribeStateMachineForExecution",
    "states:GetExecutionHistory",
]
_READ_ALL = ["states:ListActivities", "states:DescribeStateMachine", "states:DescribeActivity"]
_TASK_RESPONSE = ["states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat"]


class StateMachineGrantsProps(Struct):
    """What grants of a state machine are made of."""

    resource: Any
    """The state machine."""


class StateMachineGrants:
    """Gives permissions on a state machine and its executions."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    @staticmethod
    def from_state_machine(resource: Any) -> StateMachineGrants:
        """Return the grants of any state machine, made with L1 or L2."""
        return StateMachineGrants(resource)

    @property
    def resource(self) -> Any:
        """The state machine."""
        return self._resource

    @property
    def _arn(self) -> str:
        return str(self._resource.state_machine_ref.state_machine_arn)

    def _executions(self) -> str:
        return execution_arn(self._resource, name_in_arn(self._arn))

    def _grant(self, grantee: IGrantable, actions: Sequence[str], resource: str) -> Grant:
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[resource])

    @checked
    def actions(self, identity: IGrantable, *actions: str) -> Grant:
        """Let ``identity`` do ``actions`` on the machine."""
        return self._grant(identity, actions, self._arn)

    @checked
    def execution(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` on executions of the machine."""
        return self._grant(grantee, actions, self._executions())

    @checked
    def start_execution(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` start executions."""
        return self.actions(grantee, "states:StartExecution")

    @checked
    def start_sync_execution(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` start executions and wait for them; express machines only."""
        return self.actions(grantee, "states:StartSyncExecution")

    @checked
    def redrive_execution(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` go on with failed executions."""
        return self.execution(grantee, "states:RedriveExecution")

    @checked
    def read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read machine and executions."""
        self._grant(grantee, _READ_MACHINE, self._arn)
        self._grant(grantee, _READ_EXECUTIONS, self._executions())
        return self._grant(grantee, _READ_ALL, "*")

    @checked
    def task_response(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` report the outcome of tasks."""
        return self.actions(grantee, *_TASK_RESPONSE)
