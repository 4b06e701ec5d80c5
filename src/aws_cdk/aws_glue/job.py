"""What jobs of all kinds have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue.code import Code, object_url
from aws_cdk.aws_glue.job_options import ContinuousLoggingProps, JobAttributes, JobProps, JobState, MetricType
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.service_options import MetricOptions, OnEventOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_glue.security_configuration import ISecurityConfiguration
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_glue import JobReference
    from constructs import Construct

# Source: the Glue developer guide, job parameters: those that Glue keeps for itself.
_RESERVED = ("--debug", "--mode", "--JOB_NAME", "--endpoint")
_LOGGING = (
    "--enable-continuous-cloudwatch-log",
    "--enable-continuous-log-filter",
    "--continuous-log-logGroup",
    "--continuous-log-logStreamPrefix",
    "--continuous-log-conversionPattern",
)
# EventBridge has two names for the same news.
_DETAIL_TYPES = ["Glue Job State Change", "Glue Job Run Status"]


class IJob(IResource, IGrantable):
    """A job, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def job_arn(self) -> str: ...
        @property
        def job_name(self) -> str: ...
        @property
        def job_ref(self) -> JobReference: ...
        @takes(OnEventOptions)
        def on_event(self, id: str, options: OnEventOptions) -> Rule: ...
        @takes(OnEventOptions)
        def on_success(self, id: str, options: OnEventOptions) -> Rule: ...
        @takes(OnEventOptions)
        def on_failure(self, id: str, options: OnEventOptions) -> Rule: ...
        @takes(OnEventOptions)
        def on_timeout(self, id: str, options: OnEventOptions) -> Rule: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, type: MetricType, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_success(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_failure(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_timeout(self, props: MetricOptions) -> Metric: ...


class JobBase(Resource, IJob):
    """Base of jobs: events and metrics."""

    job_arn: str
    job_name: str
    grant_principal: IPrincipal

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)

    @property
    def job_ref(self) -> JobReference:
        """How other resources refer to the job."""
        from aws_cdk.interfaces import aws_glue

        reference: JobReference = aws_glue.JobReference(job_name=self.job_name)
        return reference

    # -- events -----------------------------------------------------------

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for changes of the job's state."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(self, id, **options._with(target=None)._given())
        rule.add_target(options.target)
        rule._merge_pattern(
            {"source": ["aws.glue"], "detailType": _DETAIL_TYPES, "detail": {"jobName": [self.job_name]}}
        )
        return rule

    @takes(OnEventOptions)
    def on_success(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for runs that succeed."""
        return self._on_state_change(id, JobState.SUCCEEDED, **options._given())

    @takes(OnEventOptions)
    def on_failure(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for runs that fail."""
        return self._on_state_change(id, JobState.FAILED, **options._given())

    @takes(OnEventOptions)
    def on_timeout(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for runs that take too long."""
        return self._on_state_change(id, JobState.TIMEOUT, **options._given())

    @takes(OnEventOptions)
    def _on_state_change(self, id: str, job_state: JobState, options: OnEventOptions) -> Rule:
        text = f"Rule triggered when Glue job {self.job_name} is in {job_state._value_} state"
        rule = self.on_event(id, **{"description": text, **options._given()})
        rule.add_event_pattern(detail={"state": [job_state._value_]})
        return rule

    # -- metrics ----------------------------------------------------------

    @takes(MetricOptions)
    def metric(self, metric_name: str, type: MetricType, props: MetricOptions) -> Metric:
        """Return a metric of the job by its name, over all runs. Default statistic: average."""
        from aws_cdk.aws_cloudwatch.metric import Metric

        dimensions = {"JobName": self.job_name, "JobRunId": "ALL", "Type": type._value_}
        metric = Metric(metric_name=metric_name, namespace="Glue", **{"dimensions_map": dimensions, **props._given()})
        return metric.attach_to(self)

    @takes(MetricOptions)
    def metric_success(self, props: MetricOptions) -> Metric:
        """Return the number of runs that succeed, as a rule counts them. Default statistic: sum."""
        return self._state_metric("SuccessMetricRule", JobState.SUCCEEDED, props)

    @takes(MetricOptions)
    def metric_failure(self, props: MetricOptions) -> Metric:
        """Return the number of runs that fail, as a rule counts them. Default statistic: sum."""
        return self._state_metric("FailureMetricRule", JobState.FAILED, props)

    @takes(MetricOptions)
    def metric_timeout(self, props: MetricOptions) -> Metric:
        """Return the number of runs that take too long, as a rule counts them. Default statistic: sum."""
        return self._state_metric("TimeoutMetricRule", JobState.TIMEOUT, props)

    def _state_metric(self, rule_id: str, job_state: JobState, props: MetricOptions) -> Metric:
        from aws_cdk.aws_cloudwatch.metric import Metric

        rule: Any = self.node.try_find_child(rule_id)
        if rule is None:
            rule = self._on_state_change(rule_id, job_state)
        options = {"dimensions_map": {"RuleName": rule.rule_name}, "statistic": "Sum", **props._given()}
        return Metric(namespace="AWS/Events", metric_name="TriggeredRules", **options).attach_to(rule)

    @staticmethod
    def _build_job_arn(scope: Construct, job_name: str) -> str:
        return Stack.of(scope).format_arn(service="glue", resource="job", resource_name=job_name)


class _ImportedJob(JobBase):
    """A job of which the name is known."""

    def __init__(self, scope: Construct, id: str, attrs: JobAttributes) -> None:
        from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

        super().__init__(scope, id)
        self.job_name = attrs.job_name
        self.job_arn = self._build_job_arn(scope, attrs.job_name)
        self.grant_principal = attrs.role.grant_principal if attrs.role is not None else UnknownPrincipal(resource=self)


class Job(JobBase):
    """Base of the kinds of jobs.

    Attributes:
        role: What the job acts as.
    """

    role: IRole

    @staticmethod
    @takes(JobAttributes)
    def from_job_attributes(scope: Construct, id: str, attrs: JobAttributes) -> IJob:
        """Return a job made elsewhere."""
        return _ImportedJob(scope, id, attrs)

    def _init_job(self, props: JobProps) -> None:
        """Take the role, and check the app's own arguments."""
        self.role = props.role
        self.grant_principal = props.role.grant_principal
        self._managed: dict[str, str] = {}
        self._job_props = props

    def _set_managed_argument(self, key: str, value: str | None = None) -> None:
        """Set an argument that the construct answers for; without a value it is only kept from the app."""
        self._managed[key] = value or ""

    def _merge_default_arguments(self, default_arguments: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the arguments of each run: the app's, then the construct's.

        Raises:
            ValidationError: the app gives one that the construct or Glue answers for.
        """
        given = dict(default_arguments or {})
        wrong = [key for key in given if key in _RESERVED or key in self._managed_names()]
        if wrong:
            listed = ",".join(f'"{key}"' for key in wrong)
            raise ValidationError(
                f"the job argument(s) [{listed}] are managed by the construct or reserved by Glue; configure them through the "
                "corresponding props (e.g. continuousLogging, enableMetrics, enableObservabilityMetrics, sparkUI) instead of "
                "defaultArguments",
                scope=self,
            )
        return {**given, **self._managed}

    def _managed_names(self) -> frozenset[str]:
        """The arguments that this kind of job answers for, whether it sets them or not."""
        return frozenset((*_LOGGING, "--job-language", "--extra-py-files"))

    def _setup_continuous_logging(
        self,
        role: IRole,
        props: ContinuousLoggingProps | None = None,
        security_configuration: ISecurityConfiguration | None = None,
    ) -> None:
        """Set the arguments of logs that come while the job runs, and let the job write them."""
        if props is not None and not props.enabled:
            return
        self._set_managed_argument("--enable-continuous-cloudwatch-log", "true")
        if security_configuration is None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-glue-alpha:unencryptedContinuousLogging",
                "the job logs while it runs, and nothing encrypts what it writes: attach a SecurityConfiguration with "
                "cloud_watch_encryption",
            )
        if props is None:
            return
        if props.quiet:
            self._set_managed_argument("--enable-continuous-log-filter", "true")
        if props.log_group is not None:
            self._set_managed_argument("--continuous-log-logGroup", props.log_group.log_group_name)
            props.log_group.grant_write(role)
        if props.log_stream_prefix:
            self._set_managed_argument("--continuous-log-logStreamPrefix", props.log_stream_prefix)
        if props.conversion_pattern:
            self._set_managed_argument("--continuous-log-conversionPattern", props.conversion_pattern)

    def _code_s3_object_url(self, code: Code) -> str:
        """Let the job read ``code``, and return its URL."""
        return object_url(code, self, self.role)

    def _make_job(self, arguments: Mapping[str, str], **own: Any) -> None:
        """Make the resource from what all jobs have and ``own`` properties of a kind."""
        from aws_cdk.aws_glue._l1 import CfnJob

        props = self._job_props
        connections = props.connections
        resource = CfnJob(
            self,
            "Resource",
            name=props.job_name,
            description=props.description,
            role=props.role.role_arn,
            execution_property=(
                {"maxConcurrentRuns": props.max_concurrent_runs} if props.max_concurrent_runs else None
            ),
            timeout=props.timeout.to_minutes() if props.timeout is not None else None,
            connections=(
                {"connections": [each.connection_name for each in connections]} if connections is not None else None
            ),
            security_configuration=(
                props.security_configuration.security_configuration_name
                if props.security_configuration is not None
                else None
            ),
            tags=props.tags,
            default_arguments=arguments,
            **own,
        )
        self.job_name = self._get_resource_name_attribute(resource.ref)
        self.job_arn = self._build_job_arn(self, self.job_name)


def check_prefix(prefix: str | None, scope: Construct) -> None:
    """Refuse a prefix of Spark's logs that does not begin with a slash, or ends with one."""
    wrong = []
    if prefix is not None and not prefix.startswith("/"):
        wrong.append("Prefix must begin with '/'")
    if prefix is not None and re.search(r"/$", prefix):
        wrong.append("Prefix must not end with '/'")
    if wrong:
        raise ValidationError("\n".join([f"Invalid prefix format (value: {prefix})", *wrong]), scope=scope)


__all__ = ["IJob", "Job", "JobBase"]
