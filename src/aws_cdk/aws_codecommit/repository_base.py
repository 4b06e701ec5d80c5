"""What repositories made here and imported ones have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codecommit.repository_grants import RepositoryGrants
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
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from constructs import Construct


class RepositoryNotificationEvents(NamedEnum):
    """What developer tools can tell of a repository."""

    COMMIT_COMMENT = "codecommit-repository-comments-on-commits"
    PULL_REQUEST_COMMENT = "codecommit-repository-comments-on-pull-requests"
    APPROVAL_STATUS_CHANGED = "codecommit-repository-approvals-status-changed"
    APPROVAL_RULE_OVERRIDDEN = "codecommit-repository-approvals-rule-override"
    PULL_REQUEST_CREATED = "codecommit-repository-pull-request-created"
    PULL_REQUEST_SOURCE_UPDATED = "codecommit-repository-pull-request-source-updated"
    PULL_REQUEST_STATUS_CHANGED = "codecommit-repository-pull-request-status-changed"
    PULL_REQUEST_MERGED = "codecommit-repository-pull-request-merged"
    BRANCH_OR_TAG_CREATED = "codecommit-repository-branches-and-tags-created"
    BRANCH_OR_TAG_DELETED = "codecommit-repository-branches-and-tags-deleted"
    BRANCH_OR_TAG_UPDATED = "codecommit-repository-branches-and-tags-updated"


_E = RepositoryNotificationEvents


class RepositoryNotifyOnOptions(NotificationRuleOptions):
    """Options of a rule that tells of a repository."""

    events: Sequence[RepositoryNotificationEvents]
    """What it tells of."""


class OnCommitOptions(OnEventOptions):
    """Options of a rule for commits."""

    branches: Sequence[str] | None = None
    """Branches. Default: all."""


class _RepositoryEvents:
    """Events and notifications, which every repository has."""

    __slots__ = ()

    if TYPE_CHECKING:
        repository_arn: str

    # -- events -----------------------------------------------------------

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for events of this repository."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(_construct(self), id, **options._with(target=None)._given())
        rule._merge_pattern({"source": ["aws.codecommit"], "resources": [self.repository_arn]})
        rule.add_target(options.target)
        return rule

    def _on(self, id: str, options: OnEventOptions, detail_type: str, events: Sequence[str] = ()) -> Rule:
        rule = self.on_event(id, **options._given())
        rule._merge_pattern({"detailType": [detail_type]})
        if events:
            rule._merge_pattern({"detail": {"event": list(events)}})
        return rule

    def _on_reference(self, id: str, options: OnEventOptions, *events: str) -> Rule:
        return self._on(id, options, "CodeCommit Repository State Change", events)

    @takes(OnEventOptions)
    def on_state_change(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for branches and tags. Fields of the events: ``ReferenceEvent``."""
        return self._on_reference(id, options)

    @takes(OnEventOptions)
    def on_reference_created(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for branches and tags that are created."""
        return self._on_reference(id, options, "referenceCreated")

    @takes(OnEventOptions)
    def on_reference_updated(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for branches and tags that are created or updated."""
        return self._on_reference(id, options, "referenceCreated", "referenceUpdated")

    @takes(OnEventOptions)
    def on_reference_deleted(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for branches and tags that are deleted."""
        return self._on_reference(id, options, "referenceDeleted")

    @takes(OnEventOptions)
    def on_pull_request_state_change(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for pull requests that are opened, changed or closed."""
        return self._on(id, options, "CodeCommit Pull Request State Change")

    @takes(OnEventOptions)
    def on_comment_on_pull_request(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for comments on pull requests."""
        return self._on(id, options, "CodeCommit Comment on Pull Request")

    @takes(OnEventOptions)
    def on_comment_on_commit(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for comments on commits."""
        return self._on(id, options, "CodeCommit Comment on Commit")

    @takes(OnCommitOptions)
    def on_commit(self, id: str, options: OnCommitOptions) -> Rule:
        """Make a rule for commits."""
        rule = self.on_reference_updated(id, **options._with(branches=None)._given())
        if options.branches:
            rule._merge_pattern({"detail": {"referenceName": list(options.branches)}})
        return rule

    # -- notifications ----------------------------------------------------

    @takes(RepositoryNotifyOnOptions)
    def notify_on(
        self, id: str, target: INotificationRuleTarget, options: RepositoryNotifyOnOptions
    ) -> INotificationRule:
        """Notify ``target`` of events of this repository."""
        from aws_cdk.aws_codestarnotifications.notification_rule import NotificationRule

        events = [event._value_ for event in options.events]
        return NotificationRule(
            _construct(self), id, **{**options._given(), "source": self, "targets": [target], "events": events}
        )

    @takes(NotificationRuleOptions)
    def notify_on_pull_request_comment(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of comments on pull requests."""
        return self.notify_on(id, target, events=[_E.PULL_REQUEST_COMMENT], **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_approval_status_changed(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of approvals."""
        return self.notify_on(id, target, events=[_E.APPROVAL_STATUS_CHANGED], **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_approval_rule_overridden(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of rules for approvals that are overridden."""
        return self.notify_on(id, target, events=[_E.APPROVAL_RULE_OVERRIDDEN], **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_pull_request_created(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of pull requests that are opened."""
        return self.notify_on(id, target, events=[_E.PULL_REQUEST_CREATED], **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_pull_request_merged(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of pull requests that are merged."""
        return self.notify_on(id, target, events=[_E.PULL_REQUEST_MERGED], **options._given())

    @takes(NotificationRuleOptions)
    def notifiy_on_pull_request_merged(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Deprecated for its spelling: use ``notify_on_pull_request_merged``."""
        return self.notify_on_pull_request_merged(id, target, **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_branch_or_tag_created(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of branches and tags that are created."""
        return self.notify_on(id, target, events=[_E.BRANCH_OR_TAG_CREATED], **options._given())

    @takes(NotificationRuleOptions)
    def notify_on_branch_or_tag_deleted(
        self, id: str, target: INotificationRuleTarget, options: NotificationRuleOptions
    ) -> INotificationRule:
        """Notify ``target`` of branches and tags that are deleted."""
        return self.notify_on(id, target, events=[_E.BRANCH_OR_TAG_DELETED], **options._given())


class IRepository(_RepositoryEvents, IResource, INotificationRuleSource):
    """A repository of CodeCommit, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:
        repository_name: str
        repository_clone_url_http: str
        repository_clone_url_ssh: str
        repository_clone_url_grc: str

        @property
        def repository_ref(self) -> Any: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_pull(self, grantee: IGrantable) -> Grant: ...
        def grant_pull_push(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...


class _RepositoryBase(Resource, IRepository):
    """Base of repositories."""

    @property
    def repository_ref(self) -> Any:
        """How other resources refer to the repository."""
        from aws_cdk.interfaces import aws_codecommit

        # The resource is referred to by its id, which the peer's classes know as the name too.
        return aws_codecommit.RepositoryReference(
            repository_id=self.repository_name, repository_arn=self.repository_arn
        )

    @property
    def grants(self) -> RepositoryGrants:
        """Gives permissions on the repository."""
        return RepositoryGrants(self)

    # -- permissions ------------------------------------------------------

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions``."""
        return self.grants.actions(grantee, list(actions))

    @checked
    def grant_pull(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull."""
        return self.grants.pull(grantee)

    @checked
    def grant_pull_push(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull and push."""
        return self.grants.pull_push(grantee)

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull, and read pull requests and all else."""
        return self.grants.read(grantee)

    @checked
    def bind_as_notification_rule_source(self, _scope: Construct) -> NotificationRuleSourceConfig:
        """Return what a notification rule has to know."""
        return NotificationRuleSourceConfig(source_arn=self.repository_arn)


def _construct(repository: Any) -> Construct:
    """The same object, as a construct: the members above are mixed into constructs alone."""
    construct: Construct = repository
    return construct


__all__ = ["IRepository", "OnCommitOptions", "RepositoryNotificationEvents", "RepositoryNotifyOnOptions"]
