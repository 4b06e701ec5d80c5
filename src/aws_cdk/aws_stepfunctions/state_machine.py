"""The state machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principal import IPrincipal
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_stepfunctions._arns import execution_arn, name_in_arn, states_arn, states_components
from aws_cdk.aws_stepfunctions._l1 import CfnStateMachine
from aws_cdk.aws_stepfunctions.definition_body import ChainDefinitionBody, DefinitionBody
from aws_cdk.aws_stepfunctions.encryption import CustomerManagedEncryptionConfiguration, rendered_encryption
from aws_cdk.aws_stepfunctions.log_level import LogLevel
from aws_cdk.aws_stepfunctions.state_graph import StateGraph
from aws_cdk.aws_stepfunctions.state_machine_base import IStateMachine, _StateMachineBase
from aws_cdk.aws_stepfunctions.state_machine_options import LogOptions, StateMachineProps
from aws_cdk.aws_stepfunctions.state_machine_type import StateMachineType
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_MAX_NAME_LENGTH = 80
# As the peer checks it: ")-=" is a range, so that "*", ",", "/", ":", ";" and "<" pass too.
_NAME_PATTERN = "^[a-z0-9+!@.()-=_']+$"
_NAME = re.compile(_NAME_PATTERN, re.IGNORECASE)

# Deliveries of logs have no resource of their own. Source: Step Functions, logging with CloudWatch Logs.
_LOG_ACTIONS = [
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
]
_TRACE_ACTIONS = [
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
]


class StateMachine(_StateMachineBase):
    """A state machine of Step Functions."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions.StateMachine"

    @staticmethod
    @checked
    def from_state_machine_arn(scope: Construct, id: str, state_machine_arn: str) -> IStateMachine:
        """Return a state machine made elsewhere, by its ARN."""
        return _ImportedStateMachine(scope, id, state_machine_arn)

    @staticmethod
    @checked
    def from_state_machine_name(scope: Construct, id: str, state_machine_name: str) -> IStateMachine:
        """Return a state machine of the stack's account and region, by its name."""
        arn = states_arn(scope, "stateMachine", state_machine_name)
        return StateMachine.from_state_machine_arn(scope, id, arn)

    @takes(StateMachineProps)
    def __init__(self, scope: Construct, id: str, props: StateMachineProps) -> None:
        """Make a state machine.

        Raises:
            ValidationError: there is no definition, or there are two; the name is not allowed; logs have no destination.
        """
        super().__init__(scope, id, physical_name=props.state_machine_name)
        body = self._definition_body(props)
        if props.state_machine_name is not None:
            self._check_name(props.state_machine_name)
        if props.logs is not None:
            self._check_logs(props.logs)
        self.role: IRole = props.role or Role(self, "Role", assumed_by=self._service_principal())
        self.grant_principal: IPrincipal = self.role.grant_principal
        self.state_machine_type = props.state_machine_type or StateMachineType.STANDARD
        graph = None
        if isinstance(body, ChainDefinitionBody):
            graph = StateGraph(body.chainable.start_state, "State Machine definition")
        definition = body.bind(self, self.grant_principal, props, graph)
        self._allow_encryption(props)
        logging = self._logging(props)
        tracing = self._tracing(props)
        resource = CfnStateMachine(
            self,
            "Resource",
            state_machine_name=self.physical_name,
            state_machine_type=props.state_machine_type._value_ if props.state_machine_type is not None else None,
            role_arn=self.role.role_arn,
            logging_configuration=logging,
            tracing_configuration=tracing,
            definition=definition.definition,
            definition_string=definition.definition_string,
            definition_s3_location=definition.definition_s3_location,
            definition_substitutions=props.definition_substitutions,
            encryption_configuration=rendered_encryption(props.encryption_configuration),
        )
        resource.apply_removal_policy(props.removal_policy, default=RemovalPolicy.DESTROY)
        resource.node.add_dependency(self.role)
        self.state_machine_name = self._get_resource_name_attribute(resource.attr_name)
        self.state_machine_arn = self._get_resource_arn_attribute(
            resource.ref, states_components("stateMachine", self.physical_name)
        )
        self.state_machine_revision_id = resource.attr_state_machine_revision_id
        if graph is not None:
            graph.bind(self)

    # -- options ----------------------------------------------------------

    def _definition_body(self, props: StateMachineProps) -> DefinitionBody:
        if props.definition is not None and props.definition_body is not None:
            raise ValidationError(
                "Cannot specify definition and definitionBody at the same time",
                scope=self,
                fix="keep definition_body, the newer one",
            )
        if props.definition is not None:
            return DefinitionBody.from_chainable(props.definition)
        if props.definition_body is None:
            raise ValidationError(
                "You need to specify either definition or definitionBody",
                scope=self,
                fix="definition_body=DefinitionBody.from_chainable(...), from_file(...) or from_string(...)",
            )
        return props.definition_body

    def _check_name(self, name: str) -> None:
        if is_unresolved(name):
            return
        if not 1 <= len(name) <= _MAX_NAME_LENGTH:
            raise ValidationError(
                f"State Machine name must be between 1 and {_MAX_NAME_LENGTH} characters. Received: {name}", scope=self
            )
        if not _NAME.match(name):
            raise ValidationError(f'State Machine name must match "{_NAME_PATTERN}/i". Received: {name}', scope=self)

    def _check_logs(self, logs: LogOptions) -> None:
        if logs.level is not LogLevel.OFF and logs.destination is None:
            raise ValidationError(
                "Logs destination is required when level is not OFF.",
                scope=self,
                fix="give destination, a log group, or leave logs out",
            )

    def _service_principal(self) -> IPrincipal:
        """Return Step Functions, restricted to machines of this account, so that no other can lend the role."""
        return ServicePrincipal(
            "states.amazonaws.com",
            conditions={
                "ArnLike": {"aws:SourceArn": states_arn(self, "stateMachine", "*")},
                "StringEquals": {"aws:SourceAccount": Stack.of(self).account},
            },
        )

    def _allow_encryption(self, props: StateMachineProps) -> None:
        configuration = props.encryption_configuration
        if not isinstance(configuration, CustomerManagedEncryptionConfiguration):
            return
        key = configuration.kms_key
        machine = states_arn(self, "stateMachine", self.physical_name)
        self.role.add_to_principal_policy(
            PolicyStatement(
                actions=["kms:Decrypt", "kms:GenerateDataKey"],
                resources=[key.key_arn],
                conditions={"StringEquals": {"kms:EncryptionContext:aws:states:stateMachineArn": machine}},
            )
        )
        if props.logs is None or props.logs.level is LogLevel.OFF:
            return
        key.add_to_resource_policy(
            PolicyStatement(
                actions=["kms:Decrypt*"],
                resources=["*"],
                principals=[ServicePrincipal("delivery.logs.amazonaws.com")],
            )
        )
        source = Stack.of(self).format_arn(service="logs", resource="*", arn_format=ArnFormat.NO_RESOURCE_NAME)
        self.role.add_to_principal_policy(
            PolicyStatement(
                actions=["kms:GenerateDataKey"],
                resources=[key.key_arn],
                conditions={"StringEquals": {"kms:EncryptionContext:SourceArn": source}},
            )
        )

    def _logging(self, props: StateMachineProps) -> dict[str, Any] | None:
        logs = props.logs
        if logs is None:
            return None
        level = logs.level or LogLevel.ERROR
        if level is LogLevel.OFF and logs.destination is None:
            return {"level": level._value_, "includeExecutionData": logs.include_execution_data}
        self.role.add_to_principal_policy(PolicyStatement(actions=_LOG_ACTIONS, resources=["*"]))
        destination: Any = logs.destination
        return {
            "destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": destination.log_group_ref.log_group_arn}}],
            "includeExecutionData": logs.include_execution_data,
            "level": level._value_,
        }

    def _tracing(self, props: StateMachineProps) -> dict[str, Any] | None:
        if props.tracing_enabled is None:
            return None
        if props.tracing_enabled:
            self.role.add_to_principal_policy(PolicyStatement(actions=_TRACE_ACTIONS, resources=["*"]))
        return {"enabled": props.tracing_enabled}

    # -- use --------------------------------------------------------------

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Allow executions something more."""
        self.role.add_to_principal_policy(statement)

    @property
    def _name_in_arn(self) -> str:
        return name_in_arn(self.state_machine_arn)

    def _execution_arn(self, executions_of: str) -> str:
        return execution_arn(self, executions_of)


class _ImportedStateMachine(_StateMachineBase):
    """A state machine made elsewhere."""

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

        super().__init__(scope, id, environment_from_arn=arn)
        self.state_machine_arn = arn
        self.grant_principal = UnknownPrincipal(resource=self)
