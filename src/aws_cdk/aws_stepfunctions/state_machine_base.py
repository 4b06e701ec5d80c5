"""What state machines made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.aws_stepfunctions._rendering import present as given
from aws_cdk.aws_stepfunctions.state_machine_grants import StateMachineGrants
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.interfaces.aws_stepfunctions import StateMachineReference


class IStateMachine(IResource, IGrantable):
    """A state machine, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def state_machine_arn(self) -> str: ...
        @property
        def state_machine_ref(self) -> StateMachineReference: ...
        def grant(self, identity: IGrantable, *actions: str) -> Grant: ...
        def grant_execution(self, identity: IGrantable, *actions: str) -> Grant: ...
        def grant_read(self, identity: IGrantable) -> Grant: ...
        def grant_redrive_execution(self, identity: IGrantable) -> Grant: ...
        def grant_start_execution(self, identity: IGrantable) -> Grant: ...
        def grant_start_sync_execution(self, identity: IGrantable) -> Grant: ...
        def grant_task_response(self, identity: IGrantable) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_aborted(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_failed(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_started(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_succeeded(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_throttled(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_time(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_timed_out(self, props: MetricOptions) -> Metric: ...


class _StateMachineBase(Resource, IStateMachine):
    """Grants and metrics of a state machine. Options of metrics are those of ``MetricOptions``."""

    state_machine_arn: str
    grant_principal: IPrincipal
    _grants: StateMachineGrants | None = None

    @property
    def state_machine_ref(self) -> StateMachineReference:
        """The reference to the state machine."""
        from aws_cdk.interfaces.aws_stepfunctions import StateMachineReference

        return StateMachineReference(state_machine_arn=self.state_machine_arn)

    @property
    def grants(self) -> StateMachineGrants:
        """Gives permissions on the state machine."""
        if self._grants is None:
            self._grants = StateMachineGrants(self)
        return self._grants

    @checked
    def grant(self, identity: IGrantable, *actions: str) -> Grant:
        """Let ``identity`` do ``actions`` on the machine."""
        return self.grants.actions(identity, *actions)

    @checked
    def grant_execution(self, identity: IGrantable, *actions: str) -> Grant:
        """Let ``identity`` do ``actions`` on executions of the machine."""
        return self.grants.execution(identity, *actions)

    @checked
    def grant_read(self, identity: IGrantable) -> Grant:
        """Let ``identity`` read machine and executions."""
        return self.grants.read(identity)

    @checked
    def grant_redrive_execution(self, identity: IGrantable) -> Grant:
        """Let ``identity`` go on with failed executions."""
        return self.grants.redrive_execution(identity)

    @checked
    def grant_start_execution(self, identity: IGrantable) -> Grant:
        """Let ``identity`` start executions."""
        return self.grants.start_execution(identity)

    @checked
    def grant_start_sync_execution(self, identity: IGrantable) -> Grant:
        """Let ``identity`` start executions and wait for them; express machines only."""
        return self.grants.start_sync_execution(identity)

    @checked
    def grant_task_response(self, identity: IGrantable) -> Grant:
        """Let ``identity`` report the outcome of tasks."""
        return self.grants.task_response(identity)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the machine by its name. Default statistic: sum."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {
            "dimensions_map": {"StateMachineArn": self.state_machine_arn},
            "statistic": "Sum",
            **given(props._given()),
        }
        return Metric(namespace="AWS/States", metric_name=metric_name, **options).attach_to(self)

    @takes(MetricOptions)
    def metric_aborted(self, props: MetricOptions) -> Metric:
        """Return how many executions were aborted. Default statistic: sum."""
        return self.metric("ExecutionsAborted", **props._given())

    @takes(MetricOptions)
    def metric_failed(self, props: MetricOptions) -> Metric:
        """Return how many executions failed. Default statistic: sum."""
        return self.metric("ExecutionsFailed", **props._given())

    @takes(MetricOptions)
    def metric_started(self, props: MetricOptions) -> Metric:
        """Return how many executions were started. Default statistic: sum."""
        return self.metric("ExecutionsStarted", **props._given())

    @takes(MetricOptions)
    def metric_succeeded(self, props: MetricOptions) -> Metric:
        """Return how many executions succeeded. Default statistic: sum."""
        return self.metric("ExecutionsSucceeded", **props._given())

    @takes(MetricOptions)
    def metric_throttled(self, props: MetricOptions) -> Metric:
        """Return how often a transition was throttled. Default statistic: sum."""
        return self.metric("ExecutionThrottled", **props._given())

    @takes(MetricOptions)
    def metric_time(self, props: MetricOptions) -> Metric:
        """Return how long executions took, in milliseconds. Default statistic: average."""
        return self.metric("ExecutionTime", **{"statistic": "Average", **given(props._given())})

    @takes(MetricOptions)
    def metric_timed_out(self, props: MetricOptions) -> Metric:
        """Return how many executions took too long. Default statistic: sum."""
        return self.metric("ExecutionsTimedOut", **props._given())
