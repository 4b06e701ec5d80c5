"""What job definitions of all kinds have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch.compute_environment_base import name_in_arn
from aws_cdk.aws_batch.retry_strategy import RetryStrategy, rendered_strategy
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_batch import JobDefinitionReference
    from constructs import Construct


class IJobDefinition(IResource):
    """How jobs are run."""

    if TYPE_CHECKING:

        @property
        def job_definition_arn(self) -> str: ...
        @property
        def job_definition_name(self) -> str: ...
        @property
        def job_definition_ref(self) -> JobDefinitionReference: ...
        @property
        def retry_strategies(self) -> Sequence[RetryStrategy]: ...
        @property
        def parameters(self) -> Mapping[str, Any] | None: ...
        @property
        def retry_attempts(self) -> int | float | None: ...
        @property
        def scheduling_priority(self) -> int | float | None: ...
        @property
        def timeout(self) -> Duration | None: ...

    def add_retry_strategy(self, strategy: RetryStrategy) -> None:
        """Say what happens to jobs that failed for one more reason."""
        raise NotImplementedError


class JobDefinitionProps(Struct):
    """Options of job definitions of all kinds."""

    job_definition_name: str | None = None
    """Default: CloudFormation makes one."""
    parameters: Mapping[str, Any] | None = None
    """What ``Ref::name`` in commands stands for. Default: nothing."""
    retry_attempts: int | float | None = None
    """How often a job is tried, 1 to 10. Default: 1."""
    retry_strategies: Sequence[RetryStrategy] | None = None
    """What happens to jobs that failed, by reason: at most 5. Default: all are tried again."""
    scheduling_priority: int | float | None = None
    """The higher, the sooner jobs run within a share, 0 to 9999. Default: none."""
    skip_deregister_on_update: bool | None = None
    """Whether former revisions stay in use after an update. Default: no."""
    timeout: Duration | None = None
    """How long an attempt may take, whole seconds, at least 60. Default: for ever."""


class _JobDefinitionBase(Resource, IJobDefinition):
    """Base of job definitions."""

    job_definition_arn: str
    job_definition_name: str

    @property
    def job_definition_ref(self) -> JobDefinitionReference:
        """The reference to the job definition."""
        from aws_cdk.interfaces.aws_batch import JobDefinitionReference

        return JobDefinitionReference(job_definition_arn=self.job_definition_arn)

    def _take_options(self, props: JobDefinitionProps) -> None:
        """Take over the options."""
        self.parameters: Mapping[str, Any] | None = props.parameters
        self.retry_attempts: int | float | None = props.retry_attempts
        self.retry_strategies: list[RetryStrategy] = list(props.retry_strategies or ())
        self.scheduling_priority: int | float | None = props.scheduling_priority
        self.skip_deregister_on_update: bool | None = props.skip_deregister_on_update
        self.timeout: Duration | None = props.timeout

    @checked
    def add_retry_strategy(self, strategy: RetryStrategy) -> None:
        """Say what happens to jobs that failed for one more reason."""
        self.retry_strategies.append(strategy)

    def _rendered_options(self, props: JobDefinitionProps) -> dict[str, Any]:
        """Return the options of the L1 resource.

        Raises:
            ValidationError: the timeout is no whole number of seconds.
        """
        skip = self.skip_deregister_on_update
        return {
            "job_definition_name": props.job_definition_name,
            "parameters": self.parameters,
            "retry_strategy": {
                "attempts": self.retry_attempts,
                "evaluateOnExit": lazy_any(
                    lambda: [rendered_strategy(strategy) for strategy in self.retry_strategies], omit_empty=True
                ),
            },
            "scheduling_priority": self.scheduling_priority,
            "timeout": {"attemptDurationSeconds": self.timeout.to_seconds() if self.timeout is not None else None},
            "resource_retention_policy": {"skipDeregisterOnUpdate": skip} if skip is not None else None,
        }

    def _take_arn(self, definition: Any) -> None:
        self.job_definition_arn = self._get_resource_arn_attribute(
            definition.ref, service="batch", resource="job-definition", resource_name=self.physical_name
        )


class _ImportedJobDefinition(_JobDefinitionBase):
    """A job definition made elsewhere."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self._take_options(JobDefinitionProps())
        self.job_definition_arn = arn
        self.job_definition_name = name_in_arn(arn, self)


__all__ = ["IJobDefinition", "JobDefinitionProps"]
