"""A state machine that asks a function again and again whether something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_stepfunctions.log_level import LogLevel
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_ASK = "framework-isComplete-task"
_GIVE_UP = "framework-onTimeout-task"
# What a state machine needs to log. Source: Step Functions developer guide, "Logging using CloudWatch Logs".
_LOG_ACTIONS = [
    "logs:CreateLogDelivery",
    "logs:CreateLogStream",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutLogEvents",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
]


class LogOptions(Struct):
    """What a state machine logs, and where."""

    destination: ILogGroupRef | None = None
    """The log group. Default: a new one."""
    include_execution_data: bool | None = None
    """Whether what goes in and out of states is logged. Default: no."""
    level: LogLevel | None = None
    """Which events are logged. Default: errors."""


class WaiterStateMachineProps(Struct):
    """What a waiter asks, and how often."""

    backoff_rate: int | float
    """By what the pause grows from one attempt to the next."""
    interval: Duration
    """The first pause."""
    is_complete_handler: IFunction
    """The function that is asked; it raises while it is not done."""
    max_attempts: int | float
    """How often it is asked."""
    timeout_handler: IFunction
    """The function that is called after the last attempt."""
    disable_logging: bool | None = None
    """Log nothing. Default: no."""
    log_options: Nested[LogOptions | None] = nested()
    """What is logged. Default: errors."""


class WaiterStateMachine(Construct):
    """Asks a function until it succeeds, and calls another when it never does.

    Attributes:
        state_machine_arn: ARN of the state machine.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.custom-resources.WaiterStateMachine"

    @takes(WaiterStateMachineProps)
    def __init__(self, scope: Construct, id: str, props: WaiterStateMachineProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_stepfunctions import CfnStateMachine

        self._is_complete_handler = props.is_complete_handler
        role = Role(self, "Role", assumed_by=ServicePrincipal("states.amazonaws.com"))
        props.is_complete_handler.grant_invoke(role)
        props.timeout_handler.grant_invoke(role)
        logging = None if props.disable_logging else self._logging(role, props.log_options or LogOptions())
        resource: Any = CfnStateMachine(
            self,
            "Resource",
            definition_string=Stack.of(self).to_json_string(_definition(props)),
            role_arn=role.role_arn,
            logging_configuration=logging,
        )
        resource.node.add_dependency(role)
        self.state_machine_arn: str = resource.ref

    @checked
    def grant_start_execution(self, identity: IGrantable) -> Grant:
        """Let ``identity`` start the state machine."""
        return Grant.add_to_principal(
            grantee=identity, actions=["states:StartExecution"], resource_arns=[self.state_machine_arn]
        )

    def _logging(self, role: Role, options: LogOptions) -> dict[str, Any]:
        from aws_cdk.aws_logs.log_group import LogGroup

        role.add_to_principal_policy(PolicyStatement(actions=_LOG_ACTIONS, resources=["*"]))
        destination: Any = options.destination
        if destination is None:
            # The prefix keeps the resource policy of the log from growing with each state machine.
            name = f"/aws/vendedlogs/states/waiter-state-machine-{self._is_complete_handler.function_name}-{self.node.addr}"
            destination = LogGroup(self, "LogGroup", log_group_name=name)
        return {
            "destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": destination.log_group_ref.log_group_arn}}],
            "includeExecutionData": bool(options.include_execution_data),
            "level": options.level._value_ if options.level is not None else "ERROR",
        }


def _definition(props: WaiterStateMachineProps) -> dict[str, Any]:
    retry = {
        "ErrorEquals": ["States.ALL"],
        "IntervalSeconds": props.interval.to_seconds(),
        "MaxAttempts": props.max_attempts,
        "BackoffRate": props.backoff_rate,
    }
    return {
        "StartAt": _ASK,
        "States": {
            _ASK: {
                "End": True,
                "Retry": [retry],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": _GIVE_UP}],
                "Type": "Task",
                "Resource": props.is_complete_handler.function_arn,
            },
            _GIVE_UP: {"End": True, "Type": "Task", "Resource": props.timeout_handler.function_arn},
        },
    }


__all__ = ["LogOptions", "WaiterStateMachine", "WaiterStateMachineProps"]
