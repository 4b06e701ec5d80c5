"""Calls of functions while a stack is deployed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.handler_provider import handler_provider
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.tokenization import Tokenization
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function import Function

_PROVIDER = "AWSCDK.TriggerCustomResourceProvider"
_TYPE = "Custom::Trigger"


class InvocationType(NamedEnum):
    """How the function is called."""

    EVENT = "Event"
    """Without waiting for it."""
    REQUEST_RESPONSE = "RequestResponse"
    """Its failure makes the deployment fail."""
    DRY_RUN = "DryRun"
    """Not at all: only whether it could be called is checked."""


class TriggerInvalidation(NamedEnum):
    """What makes a trigger call its function again."""

    HANDLER_CHANGE = "WHEN_FUNCTION_CHANGES"
    """A change of the function."""


class ITrigger(IConstruct):
    """A call of a function while a stack is deployed."""

    if TYPE_CHECKING:

        def execute_after(self, *scopes: Construct) -> None: ...
        def execute_before(self, *scopes: Construct) -> None: ...


class TriggerOptions(Struct):
    """When the function is called."""

    execute_after: Sequence[Construct] | None = None
    """What is made before. Default: nothing in particular."""
    execute_before: Sequence[Construct] | None = None
    """What is made after. Default: nothing in particular."""
    execute_on_handler_change: bool | None = None
    """Call it again when it changes. Default: yes."""


class TriggerProps(TriggerOptions):
    """What is called, and when."""

    handler: Function
    """The function."""
    invocation_type: InvocationType | None = None
    """How it is called. Default: its failure makes the deployment fail."""
    timeout: Duration | None = None
    """How long to wait for it. Default: 2 minutes."""


class Trigger(Construct, ITrigger):
    """Calls a function when a stack is made and when the function changes."""

    @takes(TriggerProps)
    def __init__(self, scope: Construct, id: str, props: TriggerProps) -> None:
        super().__init__(scope, id)
        provider = handler_provider(self, _PROVIDER, "trigger")
        provider.add_to_role_policy(
            {
                "Effect": "Allow",
                "Action": ["lambda:InvokeFunction"],
                # Any version: each deployment that changes the function calls another.
                "Resource": [f"{props.handler.function_arn}:*"],
            }
        )
        milliseconds = (props.timeout or Duration.minutes(2)).to_milliseconds()
        CustomResource(
            self,
            "Default",
            resource_type=_TYPE,
            service_token=provider.service_token,
            properties={
                "HandlerArn": props.handler.current_version.function_arn,
                "InvocationType": (props.invocation_type or InvocationType.REQUEST_RESPONSE)._value_,
                "Timeout": Tokenization.stringify_number(milliseconds),
                "ExecuteOnHandlerChange": props.execute_on_handler_change is not False,
            },
        )
        self.execute_after(*(props.execute_after or ()))
        self.execute_before(*(props.execute_before or ()))

    @checked
    def execute_after(self, *scopes: Construct) -> None:
        """Call the function after all of ``scopes`` are made."""
        for scope in scopes:
            self.node.add_dependency(scope)

    @checked
    def execute_before(self, *scopes: Construct) -> None:
        """Call the function before any of ``scopes`` is made."""
        for scope in scopes:
            scope.node.add_dependency(self)


__all__ = ["ITrigger", "InvocationType", "Trigger", "TriggerInvalidation", "TriggerOptions", "TriggerProps"]
