"""Integrations of HTTP APIs with actions of AWS services: queues, event buses, state machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2.http_integration import (
    HttpConnectionType,
    HttpIntegrationSubtype,
    HttpIntegrationType,
    HttpRouteIntegration,
    HttpRouteIntegrationConfig,
    IntegrationCredentials,
    PayloadFormatVersion,
)
from aws_cdk.aws_apigatewayv2.parameter_mapping import MappingValue, ParameterMapping
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.http_route import IHttpRoute
    from aws_cdk.aws_sqs.queue_base import IQueue
    from aws_cdk.aws_stepfunctions import StateMachine
    from aws_cdk.interfaces.aws_events import EventBusReference
    from constructs import Construct

_SUBTYPES = HttpIntegrationSubtype
# The action that each subtype needs. Source: the API Gateway developer guide, "AWS service integrations for HTTP APIs".
_ACTIONS = {
    _SUBTYPES.SQS_SEND_MESSAGE: "sqs:SendMessage",
    _SUBTYPES.SQS_RECEIVE_MESSAGE: "sqs:ReceiveMessage",
    _SUBTYPES.SQS_DELETE_MESSAGE: "sqs:DeleteMessage",
    _SUBTYPES.SQS_PURGE_QUEUE: "sqs:PurgeQueue",
    _SUBTYPES.STEPFUNCTIONS_START_EXECUTION: "states:StartExecution",
    _SUBTYPES.STEPFUNCTIONS_START_SYNC_EXECUTION: "states:StartSyncExecution",
    _SUBTYPES.STEPFUNCTIONS_STOP_EXECUTION: "states:StopExecution",
}


class _ServiceIntegration(HttpRouteIntegration):
    """Calls a service by a role made for the route."""

    def _config(
        self,
        scope: Any,
        *,
        subtype: HttpIntegrationSubtype,
        mapping: ParameterMapping,
        sid: str,
        action: str,
        resource: str,
    ) -> HttpRouteIntegrationConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        role = Role(scope, "InvokeRole", assumed_by=ServicePrincipal("apigateway.amazonaws.com"))
        role.add_to_policy(PolicyStatement(sid=sid, actions=[action], resources=[resource]))
        return HttpRouteIntegrationConfig(
            payload_format_version=PayloadFormatVersion.VERSION_1_0,
            type=HttpIntegrationType.AWS_PROXY,
            subtype=subtype,
            credentials=IntegrationCredentials.from_role(role),
            connection_type=HttpConnectionType.INTERNET,
            parameter_mapping=mapping,
        )


class HttpSqsIntegrationProps(Struct):
    """Options of `HttpSqsIntegration`."""

    queue: IQueue
    """The queue."""
    parameter_mapping: ParameterMapping | None = None
    """Where the action's parameters come from. Default: from the request's body, and the queue's URL."""
    subtype: HttpIntegrationSubtype | None = None
    """The action. Default: a message is sent."""


class HttpSqsIntegration(_ServiceIntegration):
    """Routes that do something with a queue.

    Args:
        id: The id of the construct that is made of it.
        props: Options of :class:`HttpSqsIntegrationProps`.

    Raises:
        ValidationError: the subtype is none of SQS.
    """

    @takes(HttpSqsIntegrationProps)
    def __init__(self, id: str, props: HttpSqsIntegrationProps) -> None:
        super().__init__(id)
        self._props = props
        if props.subtype is not None and not props.subtype.name.startswith("SQS_"):
            raise ValidationError(
                "Subtype must start with `SQS_`", fix="subtype=HttpIntegrationSubtype.SQS_SEND_MESSAGE"
            )
        self._subtype = props.subtype or _SUBTYPES.SQS_SEND_MESSAGE

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Make the role, and return what the first route is told."""
        queue = self._props.queue
        return self._config(
            scope,
            subtype=self._subtype,
            mapping=self._props.parameter_mapping or self._default_mapping(),
            sid="AllowSqsExecution",
            action=_ACTIONS[self._subtype],
            resource=queue.queue_arn,
        )

    def _default_mapping(self) -> ParameterMapping:
        mapping = ParameterMapping().custom("QueueUrl", self._props.queue.queue_url)
        if self._subtype is _SUBTYPES.SQS_SEND_MESSAGE:
            mapping.custom("MessageBody", MappingValue.request_body("MessageBody").value)
        if self._subtype is _SUBTYPES.SQS_DELETE_MESSAGE:
            mapping.custom("ReceiptHandle", MappingValue.request_body("ReceiptHandle").value)
        return mapping


class HttpEventBridgeIntegrationProps(Struct):
    """Options of `HttpEventBridgeIntegration`."""

    event_bus_ref: EventBusReference
    """The event bus."""
    parameter_mapping: ParameterMapping | None = None
    """Where the event comes from. Default: from the request's body."""
    subtype: HttpIntegrationSubtype | None = None
    """The action. Default: an event is put."""


class HttpEventBridgeIntegration(_ServiceIntegration):
    """Routes that put events on a bus.

    Args:
        id: The id of the construct that is made of it.
        props: Options of :class:`HttpEventBridgeIntegrationProps`.
    """

    @takes(HttpEventBridgeIntegrationProps)
    def __init__(self, id: str, props: HttpEventBridgeIntegrationProps) -> None:
        super().__init__(id)
        self._props = props

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Make the role, and return what the first route is told.

        Raises:
            ValidationError: the subtype is none of EventBridge.
        """
        subtype = self._props.subtype or _SUBTYPES.EVENTBRIDGE_PUT_EVENTS
        if subtype is not _SUBTYPES.EVENTBRIDGE_PUT_EVENTS:
            raise ValidationError(
                "Subtype must start with `EventBridge-`",
                scope=scope,
                fix="leave subtype out, or give EVENTBRIDGE_PUT_EVENTS",
            )
        bus = self._props.event_bus_ref
        mapping = self._props.parameter_mapping or _event_mapping()
        mapping.custom("EventBusName", bus.event_bus_name)
        return self._config(
            scope,
            subtype=subtype,
            mapping=mapping,
            sid="AllowEventBridgePutEvents",
            action="events:PutEvents",
            resource=bus.event_bus_arn,
        )


def _event_mapping() -> ParameterMapping:
    mapping = ParameterMapping()
    for name in ("Detail", "DetailType", "Source"):
        mapping.custom(name, MappingValue.request_body(name).value)
    return mapping


class HttpStepFunctionsIntegrationProps(Struct):
    """Options of `HttpStepFunctionsIntegration`."""

    state_machine: StateMachine
    """The state machine."""
    parameter_mapping: ParameterMapping | None = None
    """Where the action's parameters come from. Default: the state machine's ARN, and no input."""
    subtype: HttpIntegrationSubtype | None = None
    """The action. Default: an execution is started."""


class HttpStepFunctionsIntegration(_ServiceIntegration):
    """Routes that start or stop executions of a state machine.

    Args:
        id: The id of the construct that is made of it.
        props: Options of :class:`HttpStepFunctionsIntegrationProps`.
    """

    @takes(HttpStepFunctionsIntegrationProps)
    def __init__(self, id: str, props: HttpStepFunctionsIntegrationProps) -> None:
        super().__init__(id)
        self._props = props
        self._subtype = props.subtype or _SUBTYPES.STEPFUNCTIONS_START_EXECUTION

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Make the role, and return what the first route is told.

        Raises:
            ValidationError: the subtype is none of Step Functions, or the state machine's type does not allow it.
        """
        from aws_cdk.aws_stepfunctions import StateMachineType

        machine = self._props.state_machine
        if not self._subtype.name.startswith("STEPFUNCTIONS_"):
            raise ValidationError("Subtype must start with `STEPFUNCTIONS_`", scope=scope)
        synchronous = self._subtype is _SUBTYPES.STEPFUNCTIONS_START_SYNC_EXECUTION
        if synchronous and machine.state_machine_type is StateMachineType.STANDARD:
            raise ValidationError(
                "Cannot use subtype `STEPFUNCTIONS_START_SYNC_EXECUTION` with a standard type state machine",
                scope=scope,
                fix="make the state machine with state_machine_type=StateMachineType.EXPRESS",
            )
        arn = machine.state_machine_arn
        if self._subtype is _SUBTYPES.STEPFUNCTIONS_STOP_EXECUTION:
            arn = Stack.of(machine).format_arn(
                service="states",
                resource="execution",
                resource_name=f"{machine.state_machine_name}:*",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            )
        return self._config(
            scope,
            subtype=self._subtype,
            mapping=self._props.parameter_mapping
            or ParameterMapping().custom("StateMachineArn", machine.state_machine_arn),
            sid="AllowStepFunctionsExecution",
            action=_ACTIONS[self._subtype],
            resource=arn,
        )


__all__ = [
    "HttpEventBridgeIntegration",
    "HttpEventBridgeIntegrationProps",
    "HttpSqsIntegration",
    "HttpSqsIntegrationProps",
    "HttpStepFunctionsIntegration",
    "HttpStepFunctionsIntegrationProps",
]
