"""Trails: records of API calls in an account, or in an organization."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.aws_cloudtrail._l1 import CfnTrail
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.service_options import OnEventOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_iam.role import Role
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_cloudtrail import TrailReference
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from aws_cdk.interfaces.aws_s3 import IBucketRef
    from constructs import Construct

_SERVICE = "cloudtrail.amazonaws.com"
# Limits of a trail. Source: the CloudTrail user guide's quotas, and how the peer counts them.
_MOST_SELECTORS = 5
_MOST_RESOURCES = 250
_MISSING = {"org_id": "missingOrgId", "trail_name": "missingTrailName"}


class ReadWriteType(NamedEnum):
    """Which API calls are recorded."""

    READ_ONLY = "ReadOnly"
    WRITE_ONLY = "WriteOnly"
    ALL = "All"
    NONE = "None"


class DataResourceType(NamedEnum):
    """A kind of resource whose own operations can be recorded."""

    LAMBDA_FUNCTION = "AWS::Lambda::Function"
    """Invocations of functions."""
    S3_OBJECT = "AWS::S3::Object"
    """Operations on objects."""


class ManagementEventSources(NamedEnum):
    """A service whose management events can be left out."""

    KMS = "kms.amazonaws.com"
    RDS_DATA_API = "rdsdata.amazonaws.com"


class InsightType:
    """What CloudTrail looks for in management events that is unusual."""

    API_CALL_RATE: ClassVar[InsightType]
    """How often calls are made that change something."""
    API_ERROR_RATE: ClassVar[InsightType]
    """How often calls fail."""

    @checked
    def __init__(self, value: str) -> None:
        self._value = value

    @property
    def value(self) -> str:
        """As CloudFormation has it."""
        return self._value


InsightType.API_CALL_RATE = InsightType("ApiCallRateInsight")
InsightType.API_ERROR_RATE = InsightType("ApiErrorRateInsight")


class S3EventSelector(Struct):
    """Objects whose operations are recorded."""

    bucket: IBucketRef
    """Their bucket."""
    object_prefix: str | None = None
    """How their keys begin. Default: all objects."""


class AddEventSelectorOptions(Struct):
    """How operations of resources are recorded."""

    exclude_management_event_sources: Sequence[ManagementEventSources] | None = None
    """Services whose management events are left out. Default: none."""
    include_management_events: bool | None = None
    """Whether management events are recorded too. Default: yes."""
    read_write_type: ReadWriteType | None = None
    """Which operations. Default: all."""


class TrailProps(Struct):
    """Options of a trail."""

    bucket: IBucket | None = None
    """Where records are kept. Default: a new bucket, which is read over TLS only."""
    cloud_watch_log_group: ILogGroupRef | None = None
    """The log group, if records are logged. Default: a new one."""
    cloud_watch_logs_retention: RetentionDays | None = None
    """How long a new log group keeps records. Default: a year."""
    enable_file_validation: bool | None = None
    """Whether files of records can be proved to be unchanged. Default: yes."""
    encryption_key: IKey | None = None
    """The key that records are encrypted with; its policy must let CloudTrail use it. Default: none."""
    include_global_service_events: bool | None = None
    """Whether calls to services without a region are recorded. Default: yes."""
    insight_types: Sequence[InsightType] | None = None
    """What is looked for. Default: nothing."""
    is_multi_region_trail: bool | None = None
    """Whether all regions are recorded. Default: yes."""
    is_organization_trail: bool | None = None
    """Whether all accounts of the organization are recorded. Default: no."""
    management_events: ReadWriteType | None = None
    """Which calls that manage resources are recorded. Default: as CloudTrail does, all."""
    org_id: str | None = None
    """The organization; lets it write to the bucket, if the trail has a name. Default: none."""
    s3_key_prefix: str | None = None
    """What keys of records begin with. Default: nothing."""
    send_to_cloud_watch_logs: bool | None = None
    """Whether records are logged to CloudWatch Logs too. Default: no."""
    sns_topic: ITopic | None = None
    """Is told of new files of records. Default: none."""
    trail_name: str | None = None
    """Default: chosen by CloudFormation."""


class Trail(Resource):
    """A record of API calls, in files in a bucket, and perhaps in a log group."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudtrail.Trail"

    @takes(TrailProps)
    def __init__(self, scope: Construct, id: str, props: TrailProps) -> None:
        """Make the trail, and what it needs that is not given."""
        super().__init__(scope, id, physical_name=props.trail_name)
        self._selectors: list[dict[str, Any]] = []
        self._management_events = props.management_events
        bucket = self._bucket(props)
        self.log_group: ILogGroup | None = None
        logs, role = self._logs(props) if props.send_to_cloud_watch_logs else (None, None)
        if props.management_events not in (None, ReadWriteType.NONE):
            self._selectors.append({"includeManagementEvents": True, "readWriteType": props.management_events._value_})
        check_before_synthesis(self, self._validate_selectors)
        if props.sns_topic is not None:
            props.sns_topic.grant_publish(ServicePrincipal(_SERVICE))
        resource = CfnTrail(
            self,
            "Resource",
            is_logging=True,
            enable_log_file_validation=props.enable_file_validation is not False,
            is_multi_region_trail=props.is_multi_region_trail is not False,
            include_global_service_events=props.include_global_service_events is not False,
            trail_name=self.physical_name,
            kms_key_id=props.encryption_key.key_arn if props.encryption_key is not None else None,
            s3_bucket_name=bucket.bucket_name,
            s3_key_prefix=props.s3_key_prefix,
            cloud_watch_logs_log_group_arn=logs,
            cloud_watch_logs_role_arn=role.role_arn if role is not None else None,
            sns_topic_name=props.sns_topic.topic_name if props.sns_topic is not None else None,
            event_selectors=lazy_any(lambda: self._selectors),
            is_organization_trail=props.is_organization_trail,
            insight_selectors=[{"insightType": each.value} for each in props.insight_types]
            if props.insight_types is not None
            else None,
        )
        self.trail_arn: str = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="cloudtrail", resource="trail", resource_name=self.physical_name),
        )
        self.trail_sns_topic_arn: str = resource.attr_sns_topic_arn
        if bucket.policy is not None:  # CloudTrail looks whether it may write
            resource.node.add_dependency(bucket.policy)
        if role is not None:
            resource.node.add_dependency(role)

    @property
    def trail_ref(self) -> TrailReference:
        """The reference to the trail."""
        from aws_cdk.interfaces.aws_cloudtrail import TrailReference

        return TrailReference(trail_name=self.physical_name, trail_arn=self.trail_arn)

    @staticmethod
    @takes(OnEventOptions)
    def on_event(scope: Construct, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for all calls that any trail of the account records; narrow it with a pattern."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(scope, id, **options._with(target=None)._given())
        rule.add_target(options.target)
        rule._merge_pattern({"detail-type": ["AWS API Call via CloudTrail"]})
        return rule

    @takes(AddEventSelectorOptions)
    def add_event_selector(
        self,
        data_resource_type: DataResourceType,
        data_resource_values: Sequence[str],
        options: AddEventSelectorOptions,
    ) -> None:
        """Record operations of resources.

        Args:
            data_resource_type: The kind of resources.
            data_resource_values: Their ARNs, or how these begin.
            options: Which operations.

        Raises:
            ValidationError: there are too many resources, or too many calls of this.
        """
        if len(data_resource_values) > _MOST_RESOURCES:
            raise ValidationError(
                f"A maximum of {_MOST_RESOURCES} data elements can be in one event selector", scope=self
            )
        if len(self._selectors) > _MOST_SELECTORS:
            raise ValidationError(
                f"A maximum of {_MOST_SELECTORS} event selectors are supported per trail.", scope=self
            )
        include = options.include_management_events
        if include is None and self._management_events is ReadWriteType.NONE:
            include = False
        excluded, kind = options.exclude_management_event_sources, options.read_write_type
        self._selectors.append(
            {
                "dataResources": [{"type": data_resource_type._value_, "values": list(data_resource_values)}],
                "includeManagementEvents": include,
                "excludeManagementEventSources": [each._value_ for each in excluded] if excluded is not None else None,
                "readWriteType": kind._value_ if kind is not None else None,
            }
        )

    @takes(AddEventSelectorOptions)
    def add_lambda_event_selector(self, handlers: Sequence[IFunction], options: AddEventSelectorOptions) -> None:
        """Record invocations of functions."""
        if handlers:
            arns = [handler.function_arn for handler in handlers]
            self.add_event_selector(DataResourceType.LAMBDA_FUNCTION, arns, **options._given())

    @takes(AddEventSelectorOptions)
    def log_all_lambda_data_events(self, options: AddEventSelectorOptions) -> None:
        """Record invocations of all functions."""
        self.add_event_selector(
            DataResourceType.LAMBDA_FUNCTION, [f"arn:{self.stack.partition}:lambda"], **options._given()
        )

    @takes(AddEventSelectorOptions)
    def add_s3_event_selector(self, s3_selector: Sequence[S3EventSelector], options: AddEventSelectorOptions) -> None:
        """Record operations on objects."""
        selectors = [S3EventSelector.of(each) for each in s3_selector]
        if selectors:
            arns = [f"{each.bucket.bucket_ref.bucket_arn}/{each.object_prefix or ''}" for each in selectors]
            self.add_event_selector(DataResourceType.S3_OBJECT, arns, **options._given())

    @takes(AddEventSelectorOptions)
    def log_all_s3_data_events(self, options: AddEventSelectorOptions) -> None:
        """Record operations on all objects."""
        self.add_event_selector(DataResourceType.S3_OBJECT, [f"arn:{self.stack.partition}:s3:::"], **options._given())

    # -- the parts --------------------------------------------------------

    def _bucket(self, props: TrailProps) -> IBucket:
        """Return the bucket, into which CloudTrail may write.

        Source of the policy: the CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail".
        """
        from aws_cdk.aws_s3.bucket import Bucket

        bucket = props.bucket if props.bucket is not None else Bucket(self, "S3", enforce_ssl=True)
        service = ServicePrincipal(_SERVICE)
        bucket.add_to_resource_policy(
            PolicyStatement(resources=[bucket.bucket_arn], actions=["s3:GetBucketAcl"], principals=[service])
        )
        folder = f"{props.s3_key_prefix}/AWSLogs" if props.s3_key_prefix else "AWSLogs"
        is_owned = {"s3:x-amz-acl": "bucket-owner-full-control"}
        bucket.add_to_resource_policy(
            PolicyStatement(
                resources=[bucket.arn_for_objects(f"{folder}/{self.stack.account}/*")],
                actions=["s3:PutObject"],
                principals=[service],
                conditions={"StringEquals": is_owned},
            )
        )
        missing = next((name for name in ("org_id", "trail_name") if not getattr(props, name)), None)
        if props.is_organization_trail and missing is not None:
            Annotations.of(self).add_warning_v2(
                f"@aws-cdk/aws-cloudtrail:{_MISSING[missing]}ForOrganizationTrail",
                f"the bucket does not let the organization's accounts write, since there is no {missing}: give it",
            )
        elif props.is_organization_trail:
            trail = self.stack.format_arn(service="cloudtrail", resource="trail", resource_name=str(props.trail_name))
            bucket.add_to_resource_policy(
                PolicyStatement(
                    resources=[bucket.arn_for_objects(f"AWSLogs/{props.org_id}/*")],
                    actions=["s3:PutObject"],
                    principals=[service],
                    conditions={"StringEquals": {**is_owned, "aws:SourceArn": trail}},
                )
            )
        return bucket

    def _validate_selectors(self) -> list[str]:
        if self._management_events is ReadWriteType.NONE and not self._selectors:
            return ["At least one event selector must be added when management event recording is set to None"]
        return []

    def _logs(self, props: TrailProps) -> tuple[str, Role]:
        """Return the ARN of the log group, and the role with which CloudTrail writes to it."""
        from aws_cdk.aws_iam.role import Role
        from aws_cdk.aws_logs.log_group import LogGroup
        from aws_cdk.aws_logs.retention_days import RetentionDays

        group: Any = props.cloud_watch_log_group
        if group is None:
            group = LogGroup(self, "LogGroup", retention=props.cloud_watch_logs_retention or RetentionDays.ONE_YEAR)
        self.log_group = group
        arn: str = group.log_group_ref.log_group_arn
        role = Role(self, "LogsRole", assumed_by=ServicePrincipal(_SERVICE))
        role.add_to_principal_policy(
            PolicyStatement(actions=["logs:PutLogEvents", "logs:CreateLogStream"], resources=[arn])
        )
        return arn, role


__all__ = [
    "AddEventSelectorOptions",
    "DataResourceType",
    "InsightType",
    "ManagementEventSources",
    "ReadWriteType",
    "S3EventSelector",
    "Trail",
    "TrailProps",
]
