"""Workflows: jobs and crawlers that start one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue._l1 import CfnTrigger, CfnWorkflow
from aws_cdk.aws_glue.trigger_options import (
    ConditionalTriggerOptions,
    EventBatchingCondition,
    EventTriggerOptions,
    OnDemandTriggerOptions,
    PredicateLogical,
    ScheduledTriggerOptions,
    TriggerOptions,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_glue import ITriggerRef
    from constructs import Construct

_WINDOW = Duration.minutes(15)


class WorkflowProps(Struct):
    """Options of a workflow."""

    default_run_properties: Mapping[str, str] | None = None
    """What each run is told."""
    description: str | None = None
    max_concurrent_runs: int | None = None
    """Default: as many as there are."""
    workflow_name: str | None = None
    """Default: made by CloudFormation."""


class WorkflowAttributes(Struct):
    """What is known of a workflow made elsewhere."""

    workflow_name: str
    workflow_arn: str | None = None
    """Not used, as with the peer: the ARN is that of the stack's account and region."""


class IWorkflow(IResource):
    """A workflow, made here or elsewhere."""

    workflow_arn: str
    workflow_name: str

    if TYPE_CHECKING:

        @takes(ConditionalTriggerOptions)
        def add_conditional_trigger(self, id: str, options: ConditionalTriggerOptions) -> ITriggerRef: ...
        @takes(EventTriggerOptions)
        def add_event_trigger(self, id: str, options: EventTriggerOptions) -> ITriggerRef: ...
        @takes(OnDemandTriggerOptions)
        def add_on_demand_trigger(self, id: str, options: OnDemandTriggerOptions) -> ITriggerRef: ...
        @takes(ScheduledTriggerOptions)
        def add_scheduled_trigger(self, id: str, options: ScheduledTriggerOptions) -> ITriggerRef: ...


class WorkflowBase(Resource, IWorkflow):
    """Base of workflows."""

    @staticmethod
    def extract_name_from_arn(scope: Construct, workflow_arn: str) -> str:
        """Return the name in an ARN.

        Raises:
            ValidationError: there is none.
        """
        name = Arn.split(workflow_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if name is None:
            raise ValidationError(
                f"the ARN names no workflow: {workflow_arn}", scope=scope, fix="correct `workflow_arn`"
            )
        return name

    def _build_workflow_arn(self, scope: Construct, workflow_name: str) -> str:
        """Return the ARN of a workflow of the stack's account and region."""
        return Stack.of(scope).format_arn(service="glue", resource="workflow", resource_name=workflow_name)

    @takes(OnDemandTriggerOptions)
    def add_on_demand_trigger(self, id: str, options: OnDemandTriggerOptions) -> ITriggerRef:
        """Make a trigger that waits to be asked: it starts the workflow."""
        return self._trigger(id, "ON_DEMAND", options)

    @takes(ScheduledTriggerOptions)
    def add_scheduled_trigger(self, id: str, options: ScheduledTriggerOptions) -> ITriggerRef:
        """Make a trigger that goes by time: it starts the workflow."""
        return self._trigger(
            id,
            "SCHEDULED",
            options,
            schedule=options.schedule.expression_string,
            start_on_creation=bool(options.start_on_creation),
        )

    @takes(EventTriggerOptions)
    def add_event_trigger(self, id: str, options: EventTriggerOptions) -> ITriggerRef:
        """Make a trigger that goes by events of EventBridge: it starts the workflow."""
        return self._trigger(id, "EVENT", options, event_batching_condition=_batch(options.event_batching_condition))

    @takes(ConditionalTriggerOptions)
    def add_conditional_trigger(self, id: str, options: ConditionalTriggerOptions) -> ITriggerRef:
        """Make a trigger that goes by what happened to others of the workflow."""
        predicate = options.predicate
        conditions = predicate.conditions
        logical = None  # there is no choice with one condition
        if conditions is None or len(conditions) != 1:
            logical = (predicate.logical or PredicateLogical.AND)._value_
        return self._trigger(
            id,
            "CONDITIONAL",
            options,
            predicate={
                "conditions": [one._rendered() for one in conditions] if conditions is not None else None,
                "logical": logical,
            },
            event_batching_condition=_batch(None),  # as the peer, though no event starts it
            start_on_creation=options.start_on_creation,
        )

    def _trigger(self, id: str, kind: str, options: TriggerOptions, **own: Any) -> ITriggerRef:
        return CfnTrigger(
            self,
            id,
            name=options.name,
            description=options.description,
            type=kind,
            workflow_name=self.workflow_name,
            actions=[action._rendered() for action in options.actions],
            **own,
        )


class Workflow(WorkflowBase):
    """Jobs and crawlers that start one another."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.Workflow"

    @staticmethod
    @checked
    def from_workflow_arn(scope: Construct, id: str, workflow_arn: str) -> IWorkflow:
        """Return a workflow made elsewhere, by its ARN; as the peer, the name alone is taken from it."""
        name = WorkflowBase.extract_name_from_arn(scope, workflow_arn)
        return Workflow.from_workflow_attributes(scope, id, workflow_name=name)

    @staticmethod
    @takes(WorkflowAttributes)
    def from_workflow_attributes(scope: Construct, id: str, attrs: WorkflowAttributes) -> IWorkflow:
        """Return a workflow made elsewhere."""
        return _ImportedWorkflow(scope, id, attrs)

    @staticmethod
    @checked
    def from_workflow_name(scope: Construct, id: str, workflow_name: str) -> IWorkflow:
        """Return a workflow made elsewhere, by its name."""
        return Workflow.from_workflow_attributes(scope, id, workflow_name=workflow_name)

    @takes(WorkflowProps)
    def __init__(self, scope: Construct, id: str, props: WorkflowProps) -> None:
        super().__init__(scope, id, physical_name=props.workflow_name)
        resource = CfnWorkflow(
            self,
            "Resource",
            name=props.workflow_name,
            description=props.description,
            default_run_properties=props.default_run_properties,
            max_concurrent_runs=props.max_concurrent_runs,
        )
        self.workflow_name = self._get_resource_name_attribute(resource.ref)
        self.workflow_arn = self._build_workflow_arn(self, self.workflow_name)


def _batch(condition: EventBatchingCondition | None) -> Mapping[str, Any]:
    given = condition or EventBatchingCondition(batch_size=1)
    return {"batchSize": given.batch_size, "batchWindow": (given.batch_window or _WINDOW).to_seconds()}


class _ImportedWorkflow(WorkflowBase):
    _fqn = "aws-cdk-lib.aws_glue.WorkflowBase"

    def __init__(self, scope: Construct, id: str, attrs: WorkflowAttributes) -> None:
        super().__init__(scope, id)
        self.workflow_name = attrs.workflow_name
        self.workflow_arn = self._build_workflow_arn(self, attrs.workflow_name)


__all__ = ["IWorkflow", "Workflow", "WorkflowAttributes", "WorkflowBase", "WorkflowProps"]
