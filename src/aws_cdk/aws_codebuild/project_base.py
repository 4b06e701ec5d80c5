"""What projects made here and imported ones have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codestarnotifications.notification_rule import NotificationRuleOptions
from aws_cdk.aws_codestarnotifications.notification_rule_source import (
    INotificationRuleSource,
    NotificationRuleSourceConfig,
)
from aws_cdk.aws_events.rule import OnEventOptions
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_codestarnotifications.notification_rule import INotificationRule
    from aws_cdk.aws_codestarnotifications.notification_rule_target import INotificationRuleTarget
    from aws_cdk.aws_ec2 import Connections
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_NAMESPACE = "AWS/CodeBuild"
_BATCH_ACTIONS = ("codebuild:StartBuild", "codebuild:StopBuild", "codebuild:RetryBuild")


class ProjectNotificationEvents(NamedEnum):
    """What developer tools can tell of a project."""

    BUILD_FAILED = "codebuild-project-build-state-failed"
    BUILD_SUCCEEDED = "codebuild-project-build-state-succeeded"
    BUILD_IN_PROGRESS = "codebuild-project-build-state-in-progress"
    BUILD_STOPPED = "codebuild-project-build-state-stopped"
    BUILD_PHASE_FAILED = "codebuild-project-build-phase-failure"
    BUILD_PHASE_SUCCEEDED = "codebuild-project-build-phase-success"


class ProjectNotifyOnOptions(NotificationRuleOptions):
    """Options of a rule that tells of a project."""

    events: Sequence[ProjectNotificationEvents]
    """What it tells of."""


class BatchBuildConfig(Struct):
    """How a project runs batches of builds."""

    role: IRole
    """The role that starts and stops the builds of a batch."""


class BindToCodePipelineOptions(Struct):
    """What a project is told when a pipeline uses it."""

    artifact_bucket: Any
    """The pipeline's bucket."""


class _ProjectEvents:
    """Events, metrics and notifications, which every project has."""

    __slots__ = ()

    if TYPE_CHECKING:
        project_name: str

    # -- events -----------------------------------------------------------

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for events of this project."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(_construct(self), id, **options._with(target=None)._given())
        rule.add_target(options.target)
        rule._merge_pattern({"source": ["aws.codebuild"], "detail": {"project-name": [self.project_name]}})
        return rule

    @takes(OnEventOptions)
    def on_state_change(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for builds that begin or end. Fields of the events: ``StateChangeEvent``."""
        rule = self.on_event(id, **options._given())
        rule._merge_pattern({"detailType": ["CodeBuild Build State Change"]})
        return rule

    @takes(OnEventOptions)
    def on_phase_change(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for phases of builds that end. Fields of the events: ``PhaseChangeEvent``."""
        rule = self.on_event(id, **options._given())
        rule._merge_pattern({"detailType": ["CodeBuild Build Phase Change"]})
        return rule

    @takes(OnEventOptions)
    def on_build_started(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for builds that begin."""
        return self._on_status(id, options, "IN_PROGRESS")

    @takes(OnEventOptions)
    def on_build_failed(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for builds that fail."""
        return self._on_status(id, options, "FAILED")

    @takes(OnEventOptions)
    def on_build_succeeded(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for builds that succeed."""
        return self._on_status(id, options, "SUCCEEDED")

    def _on_status(self, id: str, options: OnEventOptions, status: str) -> Rule:
        rule = self.on_state_change(id, **options._given())
        rule._merge_pattern({"detail": {"build-status": [status]}})
        return rule

    # -- metrics ----------------------------------------------------------

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the project by its name (options of ``MetricOptions``)."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"ProjectName": self.project_name}, **props._given()}
        return Metric(namespace=_NAMESPACE, metric_name=metric_name, **options).attach_to(_construct(self))

    @takes(MetricOptions)
    def metric_builds(self, props: MetricOptions) -> Metric:
        """Return the number of builds. Default statistic: sum over 5 minutes."""
        return self.metric("Builds", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_duration(self, props: MetricOptions) -> Metric:
        """Return how long builds take, in seconds. Default statistic: average over 5 minutes."""
        return self.metric("Duration", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_succeeded_builds(self, props: MetricOptions) -> Metric:
        """Return the number of builds that succeed. Default statistic: sum over 5 minutes."""
        return self.metric("SucceededBuilds", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_failed_builds(self, props: MetricOptions) -> Metric:
        """Return the number of builds that fail. Default statistic: sum over 5 minutes."""
        return self.metric("FailedBuilds", **{"statistic": "Sum", **props._given()})

    # -- notifications ----------------------------------------------------

    @takes(ProjectNotifyOnOptions)
    def notify_on(self, id: str, target: INotificationRuleTarget, options: ProjectNotifyOnOptions) -> INotificationRule:
        """Notify ``target`` of events of this project."""
        from aws_cdk.aws_codestarnotifications.notification_rule import NotificationRule

        return NotificationRule(
            _construct(self),
            id,
            **{
                **options._given(),
                "source": self,
                "targets": [target],
                "events": [event._value_ for event in options.events],
            },
        )

    @takes(NotificationRuleOptions)
    def notify_on_build_succeeded(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of builds that succeed."""
        return self.notify_on(id, target, events=[ProjectNotificationEvents.BUILD_SUCCEEDED], **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_build_failed(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of builds that fail."""
        return self.notify_on(id, target, events=[ProjectNotificationEvents.BUILD_FAILED], **options._given())


class IProject(_ProjectEvents, IResource, IGrantable, INotificationRuleSource):
    """A project, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:
        project_arn: str
        project_name: str
        role: IRole | None

        @property
        def project_ref(self) -> Any: ...
        @property
        def connections(self) -> Connections: ...
        def enable_batch_builds(self) -> BatchBuildConfig | None: ...
        def add_to_role_policy(self, policy_statement: PolicyStatement) -> None: ...


class _ProjectBase(Resource, IProject):
    """Base of projects."""

    _grant_principal: IPrincipal
    _connections: Connections | None = None

    @property
    def grant_principal(self) -> IPrincipal:
        """Who gets permissions: the project's role."""
        return self._grant_principal

    @property
    def project_ref(self) -> Any:
        """How other resources refer to the project."""
        from aws_cdk.interfaces import aws_codebuild

        return aws_codebuild.ProjectReference(project_name=self.project_name, project_arn=self.project_arn)

    @property
    def connections(self) -> Connections:
        """Rules of the project's security groups.

        Raises:
            AssumptionError: the project is in no VPC.
        """
        if self._connections is None:
            raise AssumptionError(
                'Only VPC-associated Projects have security groups to manage. Supply the "vpc" parameter when creating the '
                "Project",
                scope=self,
            )
        return self._connections

    def enable_batch_builds(self) -> BatchBuildConfig | None:
        """Let the project run batches; ``None`` for a project made elsewhere."""
        return None

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the project's role, if it is known."""
        if self.role is not None:
            self.role.add_to_principal_policy(statement)

    @checked
    def bind_as_notification_rule_source(self, _scope: Construct) -> NotificationRuleSourceConfig:
        """Return what a notification rule has to know."""
        return NotificationRuleSourceConfig(source_arn=self.project_arn)


def _construct(project: Any) -> Construct:
    """The same object, as a construct: the members above are mixed into constructs alone."""
    construct: Construct = project
    return construct


__all__ = [
    "BatchBuildConfig",
    "BindToCodePipelineOptions",
    "IProject",
    "ProjectNotificationEvents",
    "ProjectNotifyOnOptions",
]
