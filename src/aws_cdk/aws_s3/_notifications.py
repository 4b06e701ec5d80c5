"""The custom resource that sets the notifications of a bucket.

A function does it, since the bucket's own property could only name destinations that already allow the bucket to send,
and those permissions name the bucket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy import Policy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_s3.notifications import BucketNotificationDestinationType, NotificationKeyFilter
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.handler_code import inline_code
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.stack import Stack
from aws_cdk.core.tag_manager import TagManager, TagType
from constructs import Construct, Dependable, IConstruct, IDependable

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import BucketBase
    from aws_cdk.aws_s3.notifications import EventType, IBucketNotificationDestination

_KEEP_FOREIGN = "@aws-cdk/aws-s3:keepNotificationInImportedBucket"
# The id under which a stack has its one handler; part of logical ids that are deployed already.
_HANDLER_ID = "BucketNotificationsHandler050a0587b7544547bf325f094a3db834"

# kind of destination -> (list in the configuration, key of the destination in its entries)
_LISTS = {
    BucketNotificationDestinationType.LAMBDA: ("LambdaFunctionConfigurations", "LambdaFunctionArn"),
    BucketNotificationDestinationType.QUEUE: ("QueueConfigurations", "QueueArn"),
    BucketNotificationDestinationType.TOPIC: ("TopicConfigurations", "TopicArn"),
}


class _Handler(Construct):
    """The function that sets notifications, one for a stack."""

    @staticmethod
    def of(scope: Construct, role: IRole | None) -> _Handler:
        """Return the handler of the stack that ``scope`` is in; ``role`` counts if it is made now."""
        stack = Stack.of(scope)
        existing = stack.node.try_find_child(_HANDLER_ID)
        return existing if isinstance(existing, _Handler) else _Handler(stack, _HANDLER_ID, role)

    def __init__(self, scope: Construct, id: str, role: IRole | None) -> None:
        super().__init__(scope, id)
        self.tags = TagManager(TagType.KEY_VALUE, "AWS::Lambda::Function")
        self.role: IRole = role or Role(self, "Role", assumed_by=ServicePrincipal("lambda.amazonaws.com"))
        self.role.add_managed_policy(
            ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaBasicExecutionRole")
        )
        resource = CfnResource(
            self,
            "Resource",
            type="AWS::Lambda::Function",
            properties={
                "Description": 'AWS CloudFormation handler for "Custom::S3BucketNotifications" resources (@aws-cdk/aws-s3)',
                "Code": {"ZipFile": inline_code("bucket_notifications")},
                "Handler": "index.handler",
                "Role": self.role.role_arn,
                "Runtime": "python3.13",
                "Timeout": Duration.minutes(5).to_seconds(),
                "Tags": self.tags.rendered_tags,
            },
        )
        resource.node.add_dependency(self.role)
        self.function_arn = resource.get_att("Arn").to_string()


class _PolicyIfAny(IDependable):
    """Depends on the bucket's policy, if it has one by the time dependencies are followed.

    Setting notifications and setting the policy at once makes S3 refuse one of the two.
    """

    def __init__(self, bucket: BucketBase) -> None:
        class _Roots(Dependable):
            @property
            def dependency_roots(self) -> list[IConstruct]:
                return [bucket.policy] if bucket.policy is not None else []

        Dependable.implement(self, _Roots())


class BucketNotifications(Construct):
    """The notifications of one bucket."""

    _fqn = "constructs.Construct"

    def __init__(self, bucket: BucketBase, *, handler_role: IRole | None, skip_destination_validation: bool) -> None:
        super().__init__(bucket, "Notifications")
        self._bucket = bucket
        self._handler_role = handler_role
        self._skip_destination_validation = skip_destination_validation
        self._event_bridge = False
        self._entries: dict[BucketNotificationDestinationType, list[dict[str, Any]]] = {kind: [] for kind in _LISTS}
        self._resource: CfnResource | None = None

    def add(
        self, event: EventType, destination: IBucketNotificationDestination, *filters: NotificationKeyFilter
    ) -> None:
        """Notify ``destination`` of ``event``."""
        resource = self._made_resource()
        target = destination.bind(self, self._bucket)
        if target.dependencies:
            resource.node.add_dependency(*target.dependencies)
        _, arn_key = _LISTS[target.type]
        entry: dict[str, Any] = {"Events": [event._value_]}
        key_filter = self._rendered_filter(filters)
        if key_filter is not None:
            entry["Filter"] = key_filter
        entry[arn_key] = target.arn
        self._entries[target.type].append(entry)

    def enable_event_bridge(self) -> None:
        """Send all events to the default event bus."""
        self._made_resource()
        self._event_bridge = True

    def _made_resource(self) -> CfnResource:
        if self._resource is not None:
            return self._resource
        handler = _Handler.of(self, self._handler_role)
        # A bucket made elsewhere may have notifications of its own; they are kept.
        managed = not _is_imported(self._bucket) and not flag_enabled(self.node, _KEEP_FOREIGN)
        arn = self._bucket.bucket_arn
        statements = [PolicyStatement(actions=["s3:PutBucketNotification"], resources=[arn])]
        if not managed:
            statements.append(PolicyStatement(actions=["s3:GetBucketNotification"], resources=[arn]))
        policy = Policy(self, "HandlerPolicy", statements=statements, roles=[handler.role])
        self._resource = CfnResource(
            self,
            "Resource",
            type="Custom::S3BucketNotifications",
            properties={
                "ServiceToken": handler.function_arn,
                "BucketName": self._bucket.bucket_name,
                "NotificationConfiguration": lazy_any(self._rendered),
                "Managed": managed,
                "SkipDestinationValidation": self._skip_destination_validation,
            },
        )
        self._resource.node.add_dependency(policy, _PolicyIfAny(self._bucket))
        return self._resource

    def _rendered(self) -> dict[str, Any]:
        configuration: dict[str, Any] = {"EventBridgeConfiguration": {}} if self._event_bridge else {}
        for kind, (list_key, _) in _LISTS.items():
            if self._entries[kind]:
                configuration[list_key] = self._entries[kind]
        return configuration

    def _rendered_filter(self, filters: tuple[NotificationKeyFilter, ...]) -> dict[str, Any] | None:
        if not filters:
            return None
        found: dict[str, list[str]] = {"suffix": [], "prefix": []}
        for given in filters:
            filter = NotificationKeyFilter.of(given)
            if not filter.suffix and not filter.prefix:
                raise ValidationError(
                    "NotificationKeyFilter must specify `prefix` and/or `suffix`",
                    scope=self._bucket,
                    fix="leave the filter out to be notified for all objects",
                )
            for name, value in (("suffix", filter.suffix), ("prefix", filter.prefix)):
                if value:
                    found[name].append(value)
        for name, values in found.items():
            if len(values) > 1:
                raise ValidationError(
                    f"Cannot specify more than one {name} rule in a filter.",
                    scope=self._bucket,
                    fix=f"add one notification for each {name}: {', '.join(values)}",
                )
        rules = [{"Name": name, "Value": value} for name, values in found.items() for value in values]
        return {"Key": {"FilterRules": rules}}


def _is_imported(bucket: BucketBase) -> bool:
    from aws_cdk.aws_s3.bucket import Bucket

    return not isinstance(bucket, Bucket)
