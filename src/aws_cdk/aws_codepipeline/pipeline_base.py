"""What pipelines made here and imported ones have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codestarnotifications.notification_rule import NotificationRuleOptions
from aws_cdk.aws_codestarnotifications.notification_rule_source import (
    INotificationRuleSource,
    NotificationRuleSourceConfig,
)
from aws_cdk.aws_events.rule import OnEventOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codestarnotifications.notification_rule import INotificationRule
    from aws_cdk.aws_codestarnotifications.notification_rule_target import INotificationRuleTarget
    from aws_cdk.aws_events.rule import Rule
    from constructs import Construct


class PipelineNotificationEvents(NamedEnum):
    """What developer tools can tell of a pipeline."""

    PIPELINE_EXECUTION_FAILED = "codepipeline-pipeline-pipeline-execution-failed"
    PIPELINE_EXECUTION_CANCELED = "codepipeline-pipeline-pipeline-execution-canceled"
    PIPELINE_EXECUTION_STARTED = "codepipeline-pipeline-pipeline-execution-started"
    PIPELINE_EXECUTION_RESUMED = "codepipeline-pipeline-pipeline-execution-resumed"
    PIPELINE_EXECUTION_SUCCEEDED = "codepipeline-pipeline-pipeline-execution-succeeded"
    PIPELINE_EXECUTION_SUPERSEDED = "codepipeline-pipeline-pipeline-execution-superseded"
    STAGE_EXECUTION_STARTED = "codepipeline-pipeline-stage-execution-started"
    STAGE_EXECUTION_SUCCEEDED = "codepipeline-pipeline-stage-execution-succeeded"
    STAGE_EXECUTION_RESUMED = "codepipeline-pipeline-stage-execution-resumed"
    STAGE_EXECUTION_CANCELED = "codepipeline-pipeline-stage-execution-canceled"
    STAGE_EXECUTION_FAILED = "codepipeline-pipeline-stage-execution-failed"
    ACTION_EXECUTION_SUCCEEDED = "codepipeline-pipeline-action-execution-succeeded"
    ACTION_EXECUTION_FAILED = "codepipeline-pipeline-action-execution-failed"
    ACTION_EXECUTION_CANCELED = "codepipeline-pipeline-action-execution-canceled"
    ACTION_EXECUTION_STARTED = "codepipeline-pipeline-action-execution-started"
    MANUAL_APPROVAL_FAILED = "codepipeline-pipeline-manual-approval-failed"
    MANUAL_APPROVAL_NEEDED = "codepipeline-pipeline-manual-approval-needed"
    MANUAL_APPROVAL_SUCCEEDED = "codepipeline-pipeline-manual-approval-succeeded"


_E = PipelineNotificationEvents
_OF_EXECUTION = (
    _E.PIPELINE_EXECUTION_FAILED,
    _E.PIPELINE_EXECUTION_CANCELED,
    _E.PIPELINE_EXECUTION_STARTED,
    _E.PIPELINE_EXECUTION_RESUMED,
    _E.PIPELINE_EXECUTION_SUCCEEDED,
    _E.PIPELINE_EXECUTION_SUPERSEDED,
)
_OF_STAGES = (
    _E.STAGE_EXECUTION_CANCELED,
    _E.STAGE_EXECUTION_FAILED,
    _E.STAGE_EXECUTION_RESUMED,
    _E.STAGE_EXECUTION_STARTED,
    _E.STAGE_EXECUTION_SUCCEEDED,
)
_OF_ACTIONS = (
    _E.ACTION_EXECUTION_CANCELED,
    _E.ACTION_EXECUTION_FAILED,
    _E.ACTION_EXECUTION_STARTED,
    _E.ACTION_EXECUTION_SUCCEEDED,
)
_OF_APPROVALS = (_E.MANUAL_APPROVAL_FAILED, _E.MANUAL_APPROVAL_NEEDED, _E.MANUAL_APPROVAL_SUCCEEDED)


class PipelineNotifyOnOptions(NotificationRuleOptions):
    """Options of a rule that tells of a pipeline."""

    events: Sequence[PipelineNotificationEvents]
    """What it tells of."""


class _PipelineEvents:
    """Events and notifications, which every pipeline has."""

    __slots__ = ()

    if TYPE_CHECKING:
        pipeline_arn: str

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for events of this pipeline."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(_construct(self), id, **options._with(target=None)._given())
        rule.add_target(options.target)
        rule._merge_pattern({"source": ["aws.codepipeline"], "resources": [self.pipeline_arn]})
        return rule

    @takes(OnEventOptions)
    def on_state_change(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for runs of this pipeline that begin or end."""
        rule = self.on_event(id, **options._given())
        rule._merge_pattern({"detailType": ["CodePipeline Pipeline Execution State Change"]})
        return rule

    @takes(PipelineNotifyOnOptions)
    def notify_on(
        self, id: str, target: INotificationRuleTarget, options: PipelineNotifyOnOptions
    ) -> INotificationRule:
        """Notify ``target`` of events of this pipeline."""
        from aws_cdk.aws_codestarnotifications.notification_rule import NotificationRule

        events = [event._value_ for event in options.events]
        given = {**options._given(), "source": self, "targets": [target], "events": events}
        return NotificationRule(_construct(self), id, **given)

    @takes(NotificationRuleOptions)
    def notify_on_execution_state_change(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of runs of this pipeline."""
        return self.notify_on(id, target, events=_OF_EXECUTION, **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_any_stage_state_change(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of all stages."""
        return self.notify_on(id, target, events=_OF_STAGES, **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_any_action_state_change(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of all actions."""
        return self.notify_on(id, target, events=_OF_ACTIONS, **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_any_manual_approval_state_change(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of all approvals."""
        return self.notify_on(id, target, events=_OF_APPROVALS, **options._given())


class IPipeline(_PipelineEvents, IResource, INotificationRuleSource):
    """A pipeline, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:
        pipeline_name: str

        @property
        def pipeline_ref(self) -> Any: ...


class _PipelineBase(Resource, IPipeline):
    """Base of pipelines."""

    @property
    def pipeline_ref(self) -> Any:
        """How other resources refer to the pipeline."""
        from aws_cdk.interfaces import aws_codepipeline

        fields: Any = aws_codepipeline.PipelineReference
        given = {"pipeline_name": self.pipeline_name, "pipeline_arn": self.pipeline_arn}
        return fields(**{name: value for name, value in given.items() if name in fields._fields})

    @checked
    def bind_as_notification_rule_source(self, _scope: Construct) -> NotificationRuleSourceConfig:
        """Return what a notification rule has to know."""
        return NotificationRuleSourceConfig(source_arn=self.pipeline_arn)


def _construct(pipeline: Any) -> Construct:
    """The same object, as a construct: the members above are mixed into constructs alone."""
    construct: Construct = pipeline
    return construct


__all__ = ["IPipeline", "PipelineNotificationEvents", "PipelineNotifyOnOptions"]
