"""A function that is called while the stack is deployed."""

from __future__ import annotations

from aws_cdk.aws_lambda.function import Function, FunctionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes
from aws_cdk.triggers.trigger import ITrigger, Trigger, TriggerOptions
from constructs import Construct


class TriggerFunctionProps(FunctionProps, TriggerOptions):
    """Options of a function that is called while the stack is deployed."""


class TriggerFunction(Function, ITrigger):
    """A function that is called when the stack is made and when it changes.

    Attributes:
        trigger: The call.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.triggers.TriggerFunction"

    @takes(TriggerFunctionProps)
    def __init__(self, scope: Construct, id: str, props: TriggerFunctionProps) -> None:
        when = TriggerOptions._fields
        given = props._given()
        super().__init__(scope, id, **{name: value for name, value in given.items() if name not in when})
        options = {name: given[name] for name in when if name in given}
        # The call is waited for as long as the function may run.
        self.trigger = Trigger(self, "Trigger", handler=self, timeout=props.timeout, **options)

    @checked
    def execute_after(self, *scopes: Construct) -> None:
        """Call the function after all of ``scopes`` are made."""
        self.trigger.execute_after(*scopes)

    @checked
    def execute_before(self, *scopes: Construct) -> None:
        """Call the function before any of ``scopes`` is made."""
        self.trigger.execute_before(*scopes)


__all__ = ["TriggerFunction", "TriggerFunctionProps"]
