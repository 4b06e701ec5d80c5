"""What buckets made here and imported buckets have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._policy_check import check_resource_policy
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantOnKeyResult,
    IEncryptedResource,
    IResourceWithPolicy,
)
from aws_cdk.aws_s3.bucket_grants import BucketGrants
from aws_cdk.aws_s3.replication import GrantReplicationPermissionProps
from aws_cdk.aws_s3.urls import TransferAccelerationUrlOptions, VirtualHostedStyleUrlOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.struct import StructLater, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3._notifications import BucketNotifications
    from aws_cdk.aws_s3.access import ObjectOwnership
    from aws_cdk.aws_s3.bucket_policy import BucketPolicy
    from aws_cdk.aws_s3.cloud_trail_events import OnCloudTrailBucketEventOptions
    from aws_cdk.aws_s3.notifications import EventType, IBucketNotificationDestination, NotificationKeyFilter
    from constructs import Construct
else:
    OnCloudTrailBucketEventOptions = StructLater("aws_cdk.aws_s3.cloud_trail_events", "OnCloudTrailBucketEventOptions")


class IBucket(IResource):
    """A bucket, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:
        policy: BucketPolicy | None
        replication_role_arn: str | None

        @property
        def bucket_arn(self) -> str: ...
        @property
        def bucket_name(self) -> str: ...
        @property
        def bucket_domain_name(self) -> str: ...
        @property
        def bucket_dual_stack_domain_name(self) -> str: ...
        @property
        def bucket_regional_domain_name(self) -> str: ...
        @property
        def bucket_website_domain_name(self) -> str: ...
        @property
        def bucket_website_url(self) -> str: ...
        @property
        def bucket_ref(self) -> Any: ...
        @property
        def encryption_key(self) -> IKey | None: ...
        @property
        def is_website(self) -> bool | None: ...
        def add_event_notification(
            self, event: EventType, dest: IBucketNotificationDestination, *filters: NotificationKeyFilter
        ) -> None: ...
        def add_object_created_notification(
            self, dest: IBucketNotificationDestination, *filters: NotificationKeyFilter
        ) -> None: ...
        def add_object_removed_notification(
            self, dest: IBucketNotificationDestination, *filters: NotificationKeyFilter
        ) -> None: ...
        def add_replication_policy(
            self, role_arn: str, access_control_transition: bool | None = None, account: str | None = None
        ) -> None: ...
        def add_to_resource_policy(self, permission: PolicyStatement) -> AddToResourcePolicyResult: ...
        def arn_for_objects(self, key_pattern: str) -> str: ...
        def enable_event_bridge_notification(self) -> None: ...
        def grant_delete(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant: ...
        def grant_public_access(self, key_prefix: str | None = None, *allowed_actions: str) -> Grant: ...
        def grant_put(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant: ...
        def grant_put_acl(self, identity: IGrantable, objects_key_pattern: str | None = None) -> Grant: ...
        def grant_read(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant: ...
        def grant_read_write(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant: ...
        @takes(GrantReplicationPermissionProps)
        def grant_replication_permission(
            self, identity: IGrantable, props: GrantReplicationPermissionProps
        ) -> Grant: ...
        def grant_write(
            self,
            identity: IGrantable,
            objects_key_pattern: Any = None,
            allowed_action_patterns: Sequence[str] | None = None,
        ) -> Grant: ...
        @takes(OnCloudTrailBucketEventOptions)
        def on_cloud_trail_event(self, id: str, options: OnCloudTrailBucketEventOptions) -> Rule: ...
        @takes(OnCloudTrailBucketEventOptions)
        def on_cloud_trail_put_object(self, id: str, options: OnCloudTrailBucketEventOptions) -> Rule: ...
        @takes(OnCloudTrailBucketEventOptions)
        def on_cloud_trail_write_object(self, id: str, options: OnCloudTrailBucketEventOptions) -> Rule: ...
        def s3_url_for_object(self, key: str | None = None) -> str: ...
        @takes(TransferAccelerationUrlOptions)
        def transfer_acceleration_url_for_object(
            self, key: str | None, options: TransferAccelerationUrlOptions
        ) -> str: ...
        def url_for_object(self, key: str | None = None) -> str: ...
        @takes(VirtualHostedStyleUrlOptions)
        def virtual_hosted_url_for_object(self, key: str | None, options: VirtualHostedStyleUrlOptions) -> str: ...


_GIVEN: Any = None  # stands for the options of methods whose other parameters have defaults; takes() fills it


class BucketBase(Resource, IBucket, IResourceWithPolicy, IEncryptedResource):
    """Base of buckets: grants, addresses, notifications and events."""

    bucket_arn: str
    bucket_name: str
    bucket_domain_name: str
    bucket_dual_stack_domain_name: str
    bucket_regional_domain_name: str
    encryption_key: IKey | None = None
    is_website: bool | None = None
    policy: BucketPolicy | None = None
    """The policy, if there is one yet."""
    replication_role_arn: str | None = None
    """The role that objects are replicated with, if they are."""
    auto_create_policy: bool = False
    """Whether a policy is made when the first statement is added."""
    disallow_public_access: bool | None = None
    """Whether public policies are refused."""
    notifications_handler_role: IRole | None = None
    """The role of the function that sets the bucket's notifications. Default: one made for it."""
    notifications_skip_destination_validation: bool | None = None
    """Whether S3 is told not to check the destinations of notifications."""
    object_ownership: ObjectOwnership | None = None
    """Who owns objects that others write, if it is set."""
    _notifications: BucketNotifications | None = None
    _bucket_grants: BucketGrants | None = None

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        super()._init_resource(scope, id, props)
        check_resource_policy(self, lambda: self.policy.document if self.policy is not None else None)

    @property
    def bucket_ref(self) -> Any:
        """How other resources refer to the bucket."""
        from aws_cdk.interfaces import aws_s3

        return aws_s3.BucketReference(bucket_name=self.bucket_name, bucket_arn=self.bucket_arn)

    # -- policy and grants ------------------------------------------------

    @checked
    def add_to_resource_policy(self, permission: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the bucket's policy, which is made if need be; nothing happens for an imported bucket."""
        if self.policy is None and self.auto_create_policy:
            self._maybe_auto_create_policy()
        if self.policy is not None:
            self.policy.document.add_statements(permission)
            return AddToResourcePolicyResult(statement_added=True, policy_dependable=self.policy)
        return AddToResourcePolicyResult(statement_added=False)

    def _maybe_auto_create_policy(self) -> None:
        """Make the bucket's policy if there is none and it may be made."""
        if self.policy is None and self.auto_create_policy:
            from aws_cdk.aws_s3.bucket_policy import BucketPolicy

            self.policy = BucketPolicy(self, "Policy", bucket=self)

    @property
    def grants(self) -> BucketGrants:
        """Gives permissions on the bucket."""
        grants = self._bucket_grants
        if grants is None:
            grants = self._bucket_grants = BucketGrants(
                self, policy=self, key=self, blocks_public_policy=lambda: bool(self.disallow_public_access)
            )
        return grants

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        """Allow ``actions`` on the key that the bucket is encrypted with, if it has one."""
        key = self.encryption_key
        return GrantOnKeyResult(grant=key.grant(grantee, *actions) if key is not None else None)

    @checked
    def grant_read(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``identity`` read objects (all by default) and decrypt them."""
        return self.grants.read(identity, objects_key_pattern)

    @checked
    def grant_write(
        self,
        identity: IGrantable,
        objects_key_pattern: Any = None,
        allowed_action_patterns: Sequence[str] | None = None,
    ) -> Grant:
        """Let ``identity`` write and delete objects (all by default) and encrypt them."""
        return self.grants.write(identity, objects_key_pattern, allowed_action_patterns)

    @checked
    def grant_put(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``identity`` write objects (all by default) and encrypt them."""
        return self.grants.put(identity, objects_key_pattern)

    @checked
    def grant_put_acl(self, identity: IGrantable, objects_key_pattern: str | None = None) -> Grant:
        """Let ``identity`` set access control lists of objects (all by default)."""
        return self.grants.put_acl(identity, objects_key_pattern)

    @checked
    def grant_delete(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``identity`` delete objects (all by default)."""
        return self.grants.delete(identity, objects_key_pattern)

    @checked
    def grant_read_write(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``identity`` read, write and delete objects (all by default)."""
        return self.grants.read_write(identity, objects_key_pattern)

    @takes(GrantReplicationPermissionProps)
    def grant_replication_permission(self, identity: IGrantable, props: GrantReplicationPermissionProps) -> Grant:
        """Let ``identity`` replicate objects to other buckets."""
        return self.grants._replication_permission(identity, props)

    @checked
    def grant_public_access(self, key_prefix: str | None = None, *allowed_actions: str) -> Grant:
        """Let everyone read objects (all by default), or do what ``allowed_actions`` names.

        Raises:
            ValidationError: the bucket blocks public policies.
        """
        return self.grants.public_access(key_prefix, *allowed_actions)

    @checked
    def add_replication_policy(
        self, role_arn: str, access_control_transition: bool | None = None, account: str | None = None
    ) -> None:
        """Let a role of another account replicate objects to this bucket.

        Args:
            role_arn: The role that the source bucket replicates with.
            access_control_transition: Let it make this bucket's account the owner of replicas.
            account: The account of the source bucket; needed with ``access_control_transition``.

        Raises:
            ValidationError: ``access_control_transition`` without ``account``.
        """
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import AccountPrincipal, ArnPrincipal

        principal = ArnPrincipal(role_arn)
        self.add_to_resource_policy(
            PolicyStatement(
                actions=["s3:GetBucketVersioning", "s3:PutBucketVersioning"],
                resources=[self.bucket_arn],
                principals=[principal],
            )
        )
        self.add_to_resource_policy(
            PolicyStatement(
                actions=["s3:ReplicateObject", "s3:ReplicateDelete"],
                resources=[self.arn_for_objects("*")],
                principals=[principal],
            )
        )
        if access_control_transition:
            if not account:
                raise ValidationError(
                    "account must be specified to override ownership access control transition",
                    scope=self,
                    fix="pass the account of the source bucket",
                )
            self.add_to_resource_policy(
                PolicyStatement(
                    actions=["s3:ObjectOwnerOverrideToBucketOwner"],
                    resources=[self.arn_for_objects("*")],
                    principals=[AccountPrincipal(account)],
                )
            )

    # -- names and addresses ----------------------------------------------

    @checked
    def arn_for_objects(self, key_pattern: str) -> str:
        """Return the ARN of the objects whose keys match; the pattern may hold ``*``."""
        return f"{self.bucket_arn}/{key_pattern}"

    @checked
    def url_for_object(self, key: str | None = None) -> str:
        """Return the HTTPS address of an object, or of the bucket, with the bucket in the path."""
        stack = self.stack
        address = f"https://s3.{self.env.region}.{stack.url_suffix}/{self.bucket_name}"
        return _joined(address, key)

    @takes(VirtualHostedStyleUrlOptions)
    def virtual_hosted_url_for_object(
        self, key: str | None = None, options: VirtualHostedStyleUrlOptions = _GIVEN
    ) -> str:
        """Return the HTTPS address of an object, or of the bucket, with the bucket in the host name."""
        domain = self.bucket_domain_name if options.regional is False else self.bucket_regional_domain_name
        return _joined(f"https://{domain}", key)

    @takes(TransferAccelerationUrlOptions)
    def transfer_acceleration_url_for_object(
        self, key: str | None = None, options: TransferAccelerationUrlOptions = _GIVEN
    ) -> str:
        """Return the HTTPS address of an object, or of the bucket, through the edge locations of AWS."""
        dual_stack = ".dualstack" if options.dual_stack else ""
        # As the peer: without a key the address ends in a slash, unlike the other addresses.
        return _joined(f"https://{self.bucket_name}.s3-accelerate{dual_stack}.amazonaws.com", key or "")

    @checked
    def s3_url_for_object(self, key: str | None = None) -> str:
        """Return the ``s3://`` address of an object, or of the bucket."""
        return _joined(f"s3://{self.bucket_name}", key)

    # -- notifications ----------------------------------------------------

    @checked
    def add_event_notification(
        self, event: EventType, dest: IBucketNotificationDestination, *filters: NotificationKeyFilter
    ) -> None:
        """Notify a queue, topic or function of events.

        Args:
            event: The kind of events.
            dest: Where the notification goes.
            filters: Only objects whose key matches; at most one prefix and one suffix in all.

        Raises:
            ValidationError: a filter is empty, or there are two prefixes or two suffixes.
        """
        self._notification_settings().add(event, dest, *filters)

    @checked
    def add_object_created_notification(
        self, dest: IBucketNotificationDestination, *filters: NotificationKeyFilter
    ) -> None:
        """Notify of objects written."""
        from aws_cdk.aws_s3.notifications import EventType

        self.add_event_notification(EventType.OBJECT_CREATED, dest, *filters)

    @checked
    def add_object_removed_notification(
        self, dest: IBucketNotificationDestination, *filters: NotificationKeyFilter
    ) -> None:
        """Notify of objects deleted."""
        from aws_cdk.aws_s3.notifications import EventType

        self.add_event_notification(EventType.OBJECT_REMOVED, dest, *filters)

    def enable_event_bridge_notification(self) -> None:
        """Send all events to the account's default event bus."""
        self._notification_settings().enable_event_bridge()

    def _notification_settings(self) -> BucketNotifications:
        settings = self._notifications
        if settings is None:
            from aws_cdk.aws_s3._notifications import BucketNotifications

            settings = self._notifications = BucketNotifications(
                self,
                handler_role=self.notifications_handler_role,
                skip_destination_validation=bool(self.notifications_skip_destination_validation),
            )
        return settings

    # -- events of CloudTrail ---------------------------------------------

    @takes(OnCloudTrailBucketEventOptions)
    def on_cloud_trail_event(self, id: str, options: OnCloudTrailBucketEventOptions) -> Rule:
        """Return a rule for calls on the bucket's objects; a trail must record them.

        Args:
            id: The rule's id in the bucket.
        """
        return self._cloud_trail_rule("rule_for_event", id, options)

    @takes(OnCloudTrailBucketEventOptions)
    def on_cloud_trail_put_object(self, id: str, options: OnCloudTrailBucketEventOptions) -> Rule:
        """Return a rule for ``PutObject`` calls; objects also come by other ways, see :meth:`on_cloud_trail_write_object`.

        Args:
            id: The rule's id in the bucket.
        """
        return self._cloud_trail_rule("rule_for_put_object", id, options)

    @takes(OnCloudTrailBucketEventOptions)
    def on_cloud_trail_write_object(self, id: str, options: OnCloudTrailBucketEventOptions) -> Rule:
        """Return a rule for all calls by which objects come into the bucket.

        Args:
            id: The rule's id in the bucket.
        """
        return self._cloud_trail_rule("rule_for_write", id, options)

    def _cloud_trail_rule(self, kind: str, id: str, options: OnCloudTrailBucketEventOptions) -> Rule:
        # Few apps have such rules, so the module of event rules is not loaded with every bucket.
        from aws_cdk.aws_s3 import cloud_trail_events

        rule: Rule = getattr(cloud_trail_events, kind)(self, id, options)
        return rule


def _joined(address: str, key: str | None) -> str:
    if key is None:
        return address
    # A key may start with a slash, which is then taken for the one between.
    return f"{address}{key}" if not is_unresolved(key) and key.startswith("/") else f"{address}/{key}"


__all__ = ["BucketBase", "IBucket"]
