"""Queues of jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnJobQueue
from aws_cdk.aws_batch.compute_environment_base import name_in_arn
from aws_cdk.aws_batch.scheduling_policy import ISchedulingPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import js_number_text
from constructs import IValidation

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_batch import IComputeEnvironmentRef, ISchedulingPolicyRef, JobQueueReference
    from constructs import Construct

# Source: the AWS Batch API reference, "JobStateTimeLimitAction".
_LIMIT_SECONDS = (600, 86400)


class JobStateTimeLimitActionsAction(NamedEnum):
    """What happens to a job that waits too long."""

    CANCEL = "CANCEL"
    TERMINATE = "TERMINATE"


class JobStateTimeLimitActionsReason(NamedEnum):
    """Why a job waits."""

    INSUFFICIENT_INSTANCE_CAPACITY = "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY"
    """AWS has no capacity."""
    COMPUTE_ENVIRONMENT_MAX_RESOURCE = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE"
    """The compute environments may not grow that far."""
    JOB_RESOURCE_REQUIREMENT = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"
    """No compute environment has what it needs."""


class JobStateTimeLimitActionsState(NamedEnum):
    """The state in which a job waits."""

    RUNNABLE = "RUNNABLE"


class JobStateTimeLimitAction(Struct):
    """What happens to a job at the head of the queue that waits too long."""

    max_time: Duration
    """How long it may wait: 10 minutes to 24 hours, in whole seconds."""
    reason: JobStateTimeLimitActionsReason
    """Why it waits."""
    action: JobStateTimeLimitActionsAction | None = None
    """Default: CANCEL."""
    state: JobStateTimeLimitActionsState | None = None
    """Default: RUNNABLE."""


class OrderedComputeEnvironment(Struct):
    """A compute environment of a queue."""

    compute_environment: IComputeEnvironmentRef
    """The compute environment."""
    order: int | float
    """The lower, the sooner it is tried; each has its own."""


class IJobQueue(IResource):
    """A queue of jobs."""

    if TYPE_CHECKING:

        @property
        def compute_environments(self) -> Sequence[OrderedComputeEnvironment]: ...
        @property
        def job_queue_arn(self) -> str: ...
        @property
        def job_queue_name(self) -> str: ...
        @property
        def job_queue_ref(self) -> JobQueueReference: ...
        @property
        def priority(self) -> int | float: ...
        @property
        def enabled(self) -> bool | None: ...
        @property
        def scheduling_policy(self) -> ISchedulingPolicy | None: ...

    def add_compute_environment(self, compute_environment: IComputeEnvironmentRef, order: int | float) -> None:
        """Let jobs run in one more compute environment."""
        raise NotImplementedError


class JobQueueProps(Struct):
    """Options of :class:`JobQueue`."""

    compute_environments: Nested[Sequence[OrderedComputeEnvironment] | None] = nested()
    """Where jobs run. Default: none; add at least one."""
    enabled: bool | None = None
    """Whether it takes jobs. Default: yes."""
    job_queue_name: str | None = None
    """Default: CloudFormation makes one."""
    job_state_time_limit_actions: Nested[Sequence[JobStateTimeLimitAction] | None] = nested()
    """What happens to jobs that wait too long. Default: nothing."""
    priority: int | float | None = None
    """The higher, the sooner its jobs run where queues share a compute environment. Default: 1."""
    scheduling_policy: ISchedulingPolicyRef | None = None
    """How jobs of several shares take turns. Default: first in, first out."""


class _JobQueueBase(Resource, IJobQueue):
    """Base of queues."""

    job_queue_arn: str
    job_queue_name: str

    @property
    def job_queue_ref(self) -> JobQueueReference:
        """The reference to the queue."""
        from aws_cdk.interfaces.aws_batch import JobQueueReference

        return JobQueueReference(job_queue_arn=self.job_queue_arn)


class JobQueue(_JobQueueBase):
    """A queue of jobs."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.JobQueue"

    @staticmethod
    @checked
    def from_job_queue_arn(scope: Construct, id: str, job_queue_arn: str) -> IJobQueue:
        """Return a queue made elsewhere, by its ARN."""
        return _ImportedJobQueue(scope, id, job_queue_arn)

    @takes(JobQueueProps)
    def __init__(self, scope: Construct, id: str, props: JobQueueProps) -> None:
        """Make the queue.

        Raises:
            ValidationError: a job would have to wait too shortly or too long for something to happen.
        """
        super().__init__(scope, id, physical_name=props.job_queue_name)
        self.compute_environments: list[OrderedComputeEnvironment] = list(props.compute_environments or ())
        self.priority: int | float = props.priority if props.priority is not None else 1
        self.enabled: bool | None = props.enabled
        self._policy: Any = props.scheduling_policy
        queue: Any = CfnJobQueue(
            self,
            "Resource",
            compute_environment_order=lazy_any(
                lambda: [
                    {
                        "computeEnvironment": each.compute_environment.compute_environment_ref.compute_environment_arn,
                        "order": each.order,
                    }
                    for each in self.compute_environments
                ]
            ),
            priority=self.priority,
            job_queue_name=props.job_queue_name,
            state="DISABLED" if self.enabled is False else "ENABLED",
            scheduling_policy_arn=self._policy.scheduling_policy_ref.scheduling_policy_arn
            if self._policy is not None
            else None,
            job_state_time_limit_actions=self._rendered_limits(props.job_state_time_limit_actions or ()) or None,
        )
        self.job_queue_arn = self._get_resource_arn_attribute(
            queue.attr_job_queue_arn, service="batch", resource="job-queue", resource_name=self.physical_name
        )
        self.job_queue_name = name_in_arn(self.job_queue_arn, self)
        self.node.add_validation(_HasEnvironments(self))

    @property
    def scheduling_policy(self) -> ISchedulingPolicy | None:
        """How jobs take turns.

        Raises:
            ValidationError: the policy is an L1 construct.
        """
        policy = self._policy
        if policy is not None and not isinstance(policy, ISchedulingPolicy):
            raise ValidationError(
                f"'schedulingPolicy' instance should implement ISchedulingPolicy, but doesn't: {type(policy).__name__}",
                scope=self,
                fix="use the L1 construct itself",
            )
        return policy

    @checked
    def add_compute_environment(self, compute_environment: IComputeEnvironmentRef, order: int | float) -> None:
        """Let jobs run in one more compute environment; the lower the order, the sooner it is tried."""
        self.compute_environments.append(
            OrderedComputeEnvironment(compute_environment=compute_environment, order=order)
        )

    def _rendered_limits(self, actions: Sequence[JobStateTimeLimitAction]) -> list[dict[str, Any]]:
        least, most = _LIMIT_SECONDS
        rendered = []
        for index, each in enumerate(actions):
            seconds = each.max_time.to_seconds()
            if not each.max_time.is_unresolved() and not least <= seconds <= most:
                raise ValidationError(
                    f"maxTime must be between {least} and {most} seconds, got {js_number_text(seconds)} seconds at "
                    f"jobStateTimeLimitActions[{index}]",
                    scope=self,
                )
            rendered.append(
                {
                    "action": (each.action or JobStateTimeLimitActionsAction.CANCEL)._value_,
                    "maxTimeSeconds": seconds,
                    "reason": each.reason._value_,
                    "state": (each.state or JobStateTimeLimitActionsState.RUNNABLE)._value_,
                }
            )
        return rendered


class _HasEnvironments(IValidation):
    """A queue has compute environments, in an order."""

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue

    def validate(self) -> list[str]:
        environments = self._queue.compute_environments
        if not environments:
            return ["This JobQueue does not link any ComputeEnvironments"]
        if len({each.order for each in environments}) < len(environments):
            return ["assigns the same order to different ComputeEnvironments"]
        return []


class _ImportedJobQueue(_JobQueueBase):
    _fqn = "aws-cdk-lib.Resource"
    enabled: bool | None = None
    priority: int | float = 1  # as the peer
    scheduling_policy: ISchedulingPolicy | None = None

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.compute_environments: list[OrderedComputeEnvironment] = []
        self.job_queue_arn = arn
        self.job_queue_name = name_in_arn(arn, self)

    @checked
    def add_compute_environment(self, compute_environment: IComputeEnvironmentRef, order: int | float) -> None:
        raise ValidationError(f"cannot add ComputeEnvironments to imported JobQueue '{self.node.id}'", scope=self)


__all__ = [
    "IJobQueue",
    "JobQueue",
    "JobQueueProps",
    "JobStateTimeLimitAction",
    "JobStateTimeLimitActionsAction",
    "JobStateTimeLimitActionsReason",
    "JobStateTimeLimitActionsState",
    "OrderedComputeEnvironment",
]
