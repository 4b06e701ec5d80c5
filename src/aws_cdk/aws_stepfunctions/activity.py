"""Activities: tasks that workers outside of AWS's services do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_stepfunctions._arns import name_in_arn, states_arn, states_components
from aws_cdk.aws_stepfunctions._l1 import CfnActivity
from aws_cdk.aws_stepfunctions._rendering import present as given
from aws_cdk.aws_stepfunctions.encryption import (
    CustomerManagedEncryptionConfiguration,
    EncryptionConfiguration,
    rendered_encryption,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_stepfunctions import ActivityReference
    from constructs import Construct


_LONGEST_NAME = 80


class ActivityProps(Struct):
    """Options of an activity."""

    activity_name: str | None = None
    """Name. Default: made from the construct path."""
    encryption_configuration: EncryptionConfiguration | None = None
    """How data at rest is encrypted. Default: with keys of AWS."""


class IActivity(IResource):
    """An activity, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def activity_arn(self) -> str: ...
        @property
        def activity_name(self) -> str: ...
        @property
        def activity_ref(self) -> ActivityReference: ...
        @property
        def encryption_configuration(self) -> EncryptionConfiguration | None: ...


class _ActivityBase(Resource, IActivity):
    """What activities made here and imported ones have in common."""

    activity_arn: str
    activity_name: str
    encryption_configuration: EncryptionConfiguration | None = None

    @property
    def activity_ref(self) -> ActivityReference:
        """The reference to the activity."""
        from aws_cdk.interfaces.aws_stepfunctions import ActivityReference

        return ActivityReference(activity_arn=self.activity_arn)


class Activity(_ActivityBase):
    """A task that workers ask Step Functions for."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions.Activity"

    @staticmethod
    @checked
    def from_activity_arn(scope: Construct, id: str, activity_arn: str) -> IActivity:
        """Return an activity made elsewhere, by its ARN."""
        return _ImportedActivity(scope, id, activity_arn)

    @staticmethod
    @checked
    def from_activity_name(scope: Construct, id: str, activity_name: str) -> IActivity:
        """Return an activity of the stack's account and region, by its name."""
        return Activity.from_activity_arn(scope, id, states_arn(scope, "activity", activity_name))

    @takes(ActivityProps)
    def __init__(self, scope: Construct, id: str, props: ActivityProps) -> None:
        name = props.activity_name or lazy_string(lambda: _name_of(self))
        super().__init__(scope, id, physical_name=name)
        self.encryption_configuration = props.encryption_configuration
        if isinstance(props.encryption_configuration, CustomerManagedEncryptionConfiguration):
            activity = states_arn(self, "activity", self.physical_name)
            props.encryption_configuration.kms_key.add_to_resource_policy(
                PolicyStatement(
                    actions=["kms:Decrypt", "kms:GenerateDataKey"],
                    resources=["*"],
                    principals=[ServicePrincipal("states.amazonaws.com")],
                    conditions={"StringEquals": {"kms:EncryptionContext:aws:states:activityArn": activity}},
                )
            )
        resource = CfnActivity(
            self,
            "Resource",
            name=self.physical_name,
            encryption_configuration=rendered_encryption(props.encryption_configuration),
        )
        self.activity_arn = self._get_resource_arn_attribute(
            resource.ref, states_components("activity", self.physical_name)
        )
        self.activity_name = self._get_resource_name_attribute(resource.attr_name)

    @checked
    def grant(self, identity: IGrantable, *actions: str) -> Grant:
        """Let ``identity`` do ``actions`` on the activity."""
        return Grant.add_to_principal(grantee=identity, actions=list(actions), resource_arns=[self.activity_arn])

    # -- metrics, each over 5 minutes; options are those of ``MetricOptions`` ----

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the activity by its name. Default statistic: sum."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"ActivityArn": self.activity_arn}, "statistic": "Sum", **given(props._given())}
        return Metric(namespace="AWS/States", metric_name=metric_name, **options).attach_to(self)

    @takes(MetricOptions)
    def metric_failed(self, props: MetricOptions) -> Metric:
        """Return how often the activity failed. Default statistic: sum."""
        return self.metric("ActivitiesFailed", **props._given())

    @takes(MetricOptions)
    def metric_heartbeat_timed_out(self, props: MetricOptions) -> Metric:
        """Return how often a worker was silent for too long. Default statistic: sum."""
        return self.metric("ActivitiesHeartbeatTimedOut", **props._given())

    @takes(MetricOptions)
    def metric_run_time(self, props: MetricOptions) -> Metric:
        """Return how long workers took, in milliseconds. Default statistic: average."""
        return self.metric("ActivityRunTime", **{"statistic": "Average", **given(props._given())})

    @takes(MetricOptions)
    def metric_scheduled(self, props: MetricOptions) -> Metric:
        """Return how often the activity was scheduled. Default statistic: sum."""
        return self.metric("ActivitiesScheduled", **props._given())

    @takes(MetricOptions)
    def metric_schedule_time(self, props: MetricOptions) -> Metric:
        """Return how long the activity waited for a worker, in milliseconds. Default statistic: average."""
        return self.metric("ActivityScheduleTime", **{"statistic": "Average", **given(props._given())})

    @takes(MetricOptions)
    def metric_started(self, props: MetricOptions) -> Metric:
        """Return how often a worker started. Default statistic: sum."""
        return self.metric("ActivitiesStarted", **props._given())

    @takes(MetricOptions)
    def metric_succeeded(self, props: MetricOptions) -> Metric:
        """Return how often the activity succeeded. Default statistic: sum."""
        return self.metric("ActivitiesSucceeded", **props._given())

    @takes(MetricOptions)
    def metric_time(self, props: MetricOptions) -> Metric:
        """Return how long the activity waited and ran, in milliseconds. Default statistic: average."""
        return self.metric("ActivityTime", **{"statistic": "Average", **given(props._given())})

    @takes(MetricOptions)
    def metric_timed_out(self, props: MetricOptions) -> Metric:
        """Return how often a worker took too long. Default statistic: sum."""
        return self.metric("ActivitiesTimedOut", **props._given())


class _ImportedActivity(_ActivityBase):
    """An activity made elsewhere."""

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.activity_arn = arn
        self.activity_name = name_in_arn(arn)


def _name_of(activity: Activity) -> str:
    """Return a name made from the path; of a long one, its two ends."""
    name = Names.unique_id(activity)
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else name[:half] + name[-half:]
