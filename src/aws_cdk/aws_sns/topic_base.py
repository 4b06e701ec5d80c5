"""What topics made here and imported topics have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codestarnotifications.notification_rule_target import INotificationRuleTarget
from aws_cdk.aws_iam._policy_check import check_resource_policy
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantOnKeyResult,
    IEncryptedResource,
    IResourceWithPolicy,
)
from aws_cdk.aws_sns.topic_grants import TopicGrants
from aws_cdk.aws_sns.topic_metrics import _TopicMetrics
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_codestarnotifications.notification_rule_target import NotificationRuleTargetConfig
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_sns.subscriber import ITopicSubscription
    from aws_cdk.aws_sns.subscription import Subscription
    from aws_cdk.aws_sns.topic_policy import TopicPolicy


class ITopic(IResource, _TopicMetrics, INotificationRuleTarget):
    """A topic, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def topic_arn(self) -> str: ...
        @property
        def topic_name(self) -> str: ...
        @property
        def topic_ref(self) -> Any: ...
        @property
        def fifo(self) -> bool: ...
        @property
        def content_based_deduplication(self) -> bool: ...
        @property
        def master_key(self) -> IKey | None: ...
        def add_subscription(self, subscription: ITopicSubscription) -> Subscription: ...
        def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult: ...
        def grant_publish(self, identity: IGrantable) -> Grant: ...
        def grant_subscribe(self, identity: IGrantable) -> Grant: ...


class TopicBase(Resource, ITopic, IResourceWithPolicy, IEncryptedResource):
    """Base of topics: policy, subscriptions, grants and metrics."""

    topic_arn: str
    topic_name: str
    fifo: bool
    content_based_deduplication: bool
    master_key: IKey | None = None
    enforce_ssl: bool | None = None
    """Whether publishing without TLS is refused."""
    auto_create_policy: bool = False
    _policy: TopicPolicy | None = None
    _topic_grants: TopicGrants | None = None

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)
        check_resource_policy(self, lambda: self._policy.document if self._policy is not None else None)

    @property
    def topic_ref(self) -> Any:
        """How other resources refer to the topic."""
        from aws_cdk.interfaces import aws_sns

        return aws_sns.TopicReference(topic_arn=self.topic_arn)

    @property
    def grants(self) -> TopicGrants:
        """Gives permissions on the topic."""
        grants = self._topic_grants
        if grants is None:
            grants = self._topic_grants = TopicGrants(self, policy=self, key=self)
        return grants

    @checked
    def add_subscription(self, topic_subscription: ITopicSubscription) -> Subscription:
        """Subscribe to the topic.

        Raises:
            ValidationError: it has subscribed already.
        """
        from aws_cdk.aws_sns.subscription import Subscription

        config = topic_subscription.bind(self)
        scope = config.subscriber_scope or self
        id = config.subscriber_id
        if is_unresolved(id):
            id = _token_id(scope)
        if scope.node.try_find_child(id) is not None:
            raise ValidationError(
                f'A subscription with id "{id}" already exists under the scope {scope.node.path}',
                scope=self,
                fix="add each subscription once",
            )
        options = {
            name: value
            for name, value in config._given().items()
            if name not in ("subscriber_id", "subscriber_scope", "subscription_dependency")
        }
        subscription = Subscription(scope, id, topic=self, **options)
        if config.subscription_dependency is not None:
            subscription.node.add_dependency(config.subscription_dependency)
        return subscription

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the topic's policy, which is made if need be; nothing happens for an imported topic."""
        self._create_topic_policy()
        if self._policy is None:
            return AddToResourcePolicyResult(statement_added=False)
        self._policy.document.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._policy)

    def _create_topic_policy(self) -> None:
        """Make the topic's policy if there is none and it may be made."""
        if self._policy is None and self.auto_create_policy:
            from aws_cdk.aws_sns.topic_policy import TopicPolicy

            self._policy = TopicPolicy(self, "Policy", topics=[self])

    def _create_ssl_policy_document(self) -> PolicyStatement:
        """Return the statement that refuses to publish without TLS."""
        from aws_cdk.aws_sns.topic_policy import tls_statement

        return tls_statement(self.topic_arn)

    def _add_ssl_policy(self) -> None:
        """Refuse to publish without TLS."""
        self.add_to_resource_policy(self._create_ssl_policy_document())

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        """Allow ``actions`` on the key that the topic is encrypted with, if it has one."""
        key = self.master_key
        return GrantOnKeyResult(grant=key.grant(grantee, *actions) if key is not None else None)

    @checked
    def grant_publish(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` publish, and encrypt."""
        return self.grants.publish(grantee)

    @checked
    def grant_subscribe(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` subscribe."""
        return self.grants.subscribe(grantee)

    @checked
    def bind_as_notification_rule_target(self, _scope: Construct) -> NotificationRuleTargetConfig:
        """Let developer tools notify the topic, and return how they name it."""
        from aws_cdk.aws_codestarnotifications.notification_rule_target import NotificationRuleTargetConfig
        from aws_cdk.aws_iam.principals import ServicePrincipal

        self.grant_publish(ServicePrincipal("codestar-notifications.amazonaws.com"))
        return NotificationRuleTargetConfig(target_type="SNS", target_address=self.topic_arn)


def _token_id(scope: Construct) -> str:
    """Return an id for a subscription whose own is known only at deployment."""
    number = 1
    while scope.node.try_find_child(f"TokenSubscription:{number}") is not None:
        number += 1
    return f"TokenSubscription:{number}"


__all__ = ["ITopic", "TopicBase"]
