"""What memories made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._operation_metrics import OperationMetrics
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms import IKey
    from aws_cdk.interfaces.aws_bedrockagentcore import MemoryReference

_SERVICE = "bedrock-agentcore:"
_WRITE = (f"{_SERVICE}CreateEvent",)
_READ_RECORDS = f"{_SERVICE}GetMemoryRecord", f"{_SERVICE}RetrieveMemoryRecords", f"{_SERVICE}ListMemoryRecords"
_LIST_SPEAKERS = f"{_SERVICE}ListActors", f"{_SERVICE}ListSessions"
_READ_EVENTS = f"{_SERVICE}GetEvent", f"{_SERVICE}ListEvents", *_LIST_SPEAKERS
_DELETE_EVENTS = (f"{_SERVICE}DeleteEvent",)
_DELETE_RECORDS = (f"{_SERVICE}DeleteMemoryRecord",)
_MANAGE = tuple(f"{_SERVICE}{verb}Memory" for verb in ("Create", "Get", "Delete", "Update"))


class IMemory(IResource, IGrantable):
    """A memory, made here or elsewhere."""

    memory_arn: str
    memory_id: str
    created_at: str | None
    execution_role: IRole | None
    kms_key: IKey | None
    status: str | None
    updated_at: str | None

    if TYPE_CHECKING:

        @property
        def memory_ref(self) -> MemoryReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_admin(self, grantee: IGrantable) -> Grant: ...
        def grant_delete(self, grantee: IGrantable) -> Grant: ...
        def grant_delete_long_term_memory(self, grantee: IGrantable) -> Grant: ...
        def grant_delete_short_term_memory(self, grantee: IGrantable) -> Grant: ...
        def grant_full_access(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_read_long_term_memory(self, grantee: IGrantable) -> Grant: ...
        def grant_read_short_term_memory(self, grantee: IGrantable) -> Grant: ...
        def grant_write(self, grantee: IGrantable) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_errors_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_event_creation_count(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_for_api_operation(self, metric_name: str, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_invocations_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_latency_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...


class MemoryBase(OperationMetrics, Resource, IMemory):
    """Base of memories. Events are what was said lately; records are what is kept of it for long."""

    created_at: str | None = None
    execution_role: IRole | None = None
    kms_key: IKey | None = None
    status: str | None = None
    updated_at: str | None = None

    @property
    def _metered_arn(self) -> str:
        return self.memory_arn

    @property
    def grant_principal(self) -> IPrincipal:
        """The memory's role, which permissions are given to."""
        if self.execution_role is None:
            return UnknownPrincipal(resource=self)
        return self.execution_role.grant_principal

    @property
    def memory_ref(self) -> MemoryReference:
        """The reference to the memory."""
        from aws_cdk.interfaces.aws_bedrockagentcore import MemoryReference

        return MemoryReference(memory_arn=self.memory_arn)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the memory."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.memory_arn])

    @checked
    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let someone add events."""
        return self.grant(grantee, *_WRITE)

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read events and records."""
        return self.grant(grantee, *_READ_EVENTS, *_READ_RECORDS)

    @checked
    def grant_read_short_term_memory(self, grantee: IGrantable) -> Grant:
        """Let someone read events."""
        return self.grant(grantee, *_READ_EVENTS)

    @checked
    def grant_read_long_term_memory(self, grantee: IGrantable) -> Grant:
        """Let someone read records."""
        return self.grant(grantee, *_READ_RECORDS, *_LIST_SPEAKERS)

    @checked
    def grant_delete(self, grantee: IGrantable) -> Grant:
        """Let someone delete events and records."""
        return self.grant(grantee, *_DELETE_EVENTS, *_DELETE_RECORDS)

    @checked
    def grant_delete_short_term_memory(self, grantee: IGrantable) -> Grant:
        """Let someone delete events."""
        return self.grant(grantee, *_DELETE_EVENTS)

    @checked
    def grant_delete_long_term_memory(self, grantee: IGrantable) -> Grant:
        """Let someone delete records."""
        return self.grant(grantee, *_DELETE_RECORDS)

    @checked
    def grant_admin(self, grantee: IGrantable) -> Grant:
        """Let someone change the memory itself."""
        return self.grant(grantee, *_MANAGE)

    @checked
    def grant_full_access(self, grantee: IGrantable) -> Grant:
        """Let someone do everything with it."""
        every = (*_WRITE, *_READ_EVENTS, *_READ_RECORDS, *_DELETE_EVENTS, *_DELETE_RECORDS, *_MANAGE)
        return self.grant(grantee, *every)

    @takes(MetricOptions)
    def metric_event_creation_count(self, props: MetricOptions) -> Metric:
        """Return the number of events that were added. Default statistic: sum."""
        return self._of("CreationCount", {"ItemType": "Event"}, "Sum", props)

    @takes(MetricOptions)
    def metric_memory_record_creation_count(self, props: MetricOptions) -> Metric:
        """Return the number of records that were drawn from events. Default statistic: sum."""
        return self._of("CreationCount", {"ItemType": "MemoryRecordsExtracted"}, "Sum", props)
