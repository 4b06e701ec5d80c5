"""What log groups have, made here or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principals import ArnPrincipal
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicy
from aws_cdk.aws_logs.log_group_grants import LogGroupGrants
from aws_cdk.aws_logs.metric_filter import MetricFilter, MetricFilterOptions, MetricFilterProps
from aws_cdk.aws_logs.subscription_filter import (
    SubscriptionFilter,
    SubscriptionFilterOptions,
    SubscriptionFilterProps,
)
from aws_cdk.aws_logs.transformer import Transformer, TransformerOptions, TransformerProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.resource import Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from aws_cdk.aws_logs.log_stream import LogStream
    from aws_cdk.aws_logs.resource_policy import ResourcePolicy
    from aws_cdk.interfaces.aws_logs import LogGroupReference


class StreamOptions(Struct):
    """Options of a log stream of a known log group."""

    log_stream_name: str | None = None
    """The stream's name. Default: chosen by CloudFormation."""


class ILogGroup(IResourceWithPolicy):
    """A log group."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def log_group_arn(self) -> str: ...
        @property
        def log_group_name(self) -> str: ...
        @property
        def log_group_ref(self) -> LogGroupReference: ...

    @takes(StreamOptions)
    def add_stream(self, id: str, props: StreamOptions) -> LogStream:
        """Make a log stream in this log group."""
        raise NotImplementedError

    @takes(SubscriptionFilterOptions)
    def add_subscription_filter(self, id: str, props: SubscriptionFilterOptions) -> SubscriptionFilter:
        """Send events of this log group elsewhere as they come in."""
        raise NotImplementedError

    @takes(MetricFilterOptions)
    def add_metric_filter(self, id: str, props: MetricFilterOptions) -> MetricFilter:
        """Make a CloudWatch metric of events of this log group."""
        raise NotImplementedError

    @takes(TransformerOptions)
    def add_transformer(self, id: str, props: TransformerOptions) -> Transformer:
        """Transform events of this log group as they come in."""
        raise NotImplementedError

    def extract_metric(self, json_field: str, metric_namespace: str, metric_name: str) -> Metric:
        """Make a metric of the numbers in a field of events, and return it."""
        raise NotImplementedError

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` the given actions on the log group and its streams."""
        raise NotImplementedError

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to read log events."""
        raise NotImplementedError

    def grant_write(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make log streams and write events."""
        raise NotImplementedError

    def log_group_physical_name(self) -> str:
        """Return the name given; a token if none was."""
        raise NotImplementedError

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of ``AWS/Logs``."""
        raise NotImplementedError

    @takes(MetricOptions)
    def metric_incoming_bytes(self, props: MetricOptions) -> Metric:
        """Return the metric of how many bytes came in."""
        raise NotImplementedError

    @takes(MetricOptions)
    def metric_incoming_log_events(self, props: MetricOptions) -> Metric:
        """Return the metric of how many events came in."""
        raise NotImplementedError


class LogGroupBase(Resource, ILogGroup):
    """What log groups have, made here or not."""

    grants: LogGroupGrants

    def _init_log_group(self) -> None:
        self._policy: ResourcePolicy | None = None
        self.grants = LogGroupGrants.from_log_group(self)

    @property
    def log_group_ref(self) -> LogGroupReference:
        """A reference to the log group."""
        from aws_cdk.interfaces.aws_logs import LogGroupReference

        return LogGroupReference(log_group_arn=self.log_group_arn, log_group_name=self.log_group_name)

    @takes(StreamOptions)
    def add_stream(self, id: str, props: StreamOptions) -> LogStream:
        """Make a log stream in this log group."""
        from aws_cdk.aws_logs.log_stream import LogStream

        return LogStream(self, id, log_group=self, **props._given())

    @takes(SubscriptionFilterOptions)
    def add_subscription_filter(self, id: str, props: SubscriptionFilterOptions) -> SubscriptionFilter:
        """Send events of this log group elsewhere as they come in."""
        return SubscriptionFilter(self, id, **SubscriptionFilterProps(log_group=self, **props._given())._given())

    @takes(MetricFilterOptions)
    def add_metric_filter(self, id: str, props: MetricFilterOptions) -> MetricFilter:
        """Make a CloudWatch metric of events of this log group."""
        return MetricFilter(self, id, **MetricFilterProps(log_group=self, **props._given())._given())

    @takes(TransformerOptions)
    def add_transformer(self, id: str, props: TransformerOptions) -> Transformer:
        """Transform events of this log group as they come in."""
        return Transformer(self, id, **TransformerProps(log_group=self, **props._given())._given())

    @checked
    def extract_metric(self, json_field: str, metric_namespace: str, metric_name: str) -> Metric:
        """Make a metric of the numbers in a field of events, and return it."""
        from aws_cdk.aws_cloudwatch import Metric
        from aws_cdk.aws_logs.filter_pattern import FilterPattern

        MetricFilter(
            self,
            f"{metric_namespace}_{metric_name}",
            log_group=self,
            metric_name=metric_name,
            metric_namespace=metric_namespace,
            filter_pattern=FilterPattern.exists(json_field),
            metric_value=json_field,
        )
        return Metric(metric_name=metric_name, namespace=metric_namespace).attach_to(self)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` the given actions on the log group and its streams."""
        return self.grants.actions(grantee, actions)

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to read log events."""
        return self.grants.read(grantee)

    @checked
    def grant_write(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make log streams and write events."""
        return self.grants.write(grantee)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the log group's resource policy, which is made at the first one.

        CloudWatch Logs takes accounts, not ARNs, as principals: those of users and roles become their accounts.
        """
        policy = self._policy
        if policy is None:
            from aws_cdk.aws_logs.resource_policy import ResourcePolicy

            policy = self._policy = ResourcePolicy(self, "Policy")
        principals = [_as_account(principal) for principal in statement.principals]
        policy.document.add_statements(statement.copy(principals=principals))
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=policy)

    def log_group_physical_name(self) -> str:
        """Return the name given; a token if none was."""
        return self.physical_name

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of ``AWS/Logs``; ``props`` are those of ``aws_cloudwatch.MetricOptions``.

        Default: the sum of 5 minutes. As the peer, no dimension names the log group.
        """
        from aws_cdk.aws_cloudwatch import Metric

        options = {"statistic": "Sum", **props._given()}
        return Metric(namespace="AWS/Logs", metric_name=metric_name, **options).attach_to(self)

    @takes(MetricOptions)
    def metric_incoming_log_events(self, props: MetricOptions) -> Metric:
        """Return the metric of how many events came in."""
        return self.metric("IncomingLogs", **props._given())

    @takes(MetricOptions)
    def metric_incoming_bytes(self, props: MetricOptions) -> Metric:
        """Return the metric of how many bytes came in."""
        return self.metric("IncomingBytes", **props._given())


def _as_account(principal: IPrincipal) -> IPrincipal:
    account = getattr(principal, "principal_account", None)
    if account is None and isinstance(principal, ArnPrincipal) and principal.arn != "*":
        account = Arn.split(principal.arn, ArnFormat.SLASH_RESOURCE_NAME).account
    return ArnPrincipal(account) if account else principal
