"""What runtimes made here and imported ones have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._connected import Connected
from aws_cdk.aws_bedrockagentcore._runtime_metrics import RuntimeMetrics
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_ec2 import Connections
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.interfaces.aws_bedrockagentcore import RuntimeReference

_INVOKE = "bedrock-agentcore:InvokeAgentRuntime"
_INVOKE_FOR_USER = "bedrock-agentcore:InvokeAgentRuntimeForUser"


class IBedrockAgentRuntime(IResource, IGrantable):
    """A runtime, made here or elsewhere."""

    agent_runtime_arn: str
    agent_runtime_id: str
    agent_runtime_name: str
    role: IRole
    agent_runtime_version: str | None
    agent_status: str | None
    created_at: str | None
    last_updated_at: str | None

    if TYPE_CHECKING:

        @property
        def application_log_group(self) -> ILogGroup: ...
        @property
        def connections(self) -> Connections: ...
        @property
        def runtime_ref(self) -> RuntimeReference: ...
        def add_to_role_policy(self, statement: PolicyStatement) -> IBedrockAgentRuntime: ...
        def grant(self, actions: Sequence[str], resources: Sequence[str]) -> Grant: ...
        def grant_invoke(self, grantee: IGrantable) -> Grant: ...
        def grant_invoke_runtime(self, grantee: IGrantable) -> Grant: ...
        def grant_invoke_runtime_for_user(self, grantee: IGrantable) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_invocations(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_invocations_aggregated(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_latency(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_session_count(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_sessions_aggregated(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_system_errors(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_throttles(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_total_errors(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_user_errors(self, props: MetricOptions) -> Metric: ...


class RuntimeBase(RuntimeMetrics, Connected, Resource, IBedrockAgentRuntime):
    """Base of runtimes."""

    agent_runtime_arn: str
    agent_runtime_name: str
    agent_runtime_version: str | None = None
    agent_status: str | None = None
    created_at: str | None = None
    last_updated_at: str | None = None
    _log_group: ILogGroup | None = None

    @property
    def grant_principal(self) -> IPrincipal:
        """The runtime's role, which permissions are given to."""
        return self.role.grant_principal

    @property
    def runtime_ref(self) -> RuntimeReference:
        """The reference to the runtime."""
        from aws_cdk.interfaces.aws_bedrockagentcore import RuntimeReference

        return RuntimeReference(agent_runtime_id=self.agent_runtime_id, agent_runtime_arn=self.agent_runtime_arn)

    @property
    def application_log_group(self) -> ILogGroup:
        """The log group that the service makes for the default endpoint."""
        if self._log_group is None:
            from aws_cdk.aws_logs import LogGroup

            name = f"/aws/bedrock-agentcore/runtimes/{self.agent_runtime_id}-DEFAULT"
            self._log_group = LogGroup.from_log_group_name(self, "ApplicationLogGroup", name)
        return self._log_group

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> IBedrockAgentRuntime:
        """Add a statement to the runtime's role; return the runtime."""
        self.role.add_to_principal_policy(statement)
        return self

    @checked
    def grant(self, actions: Sequence[str], resources: Sequence[str]) -> Grant:
        """Let the runtime do things."""
        return Grant.add_to_principal(grantee=self.role, actions=actions, resource_arns=resources)

    @checked
    def grant_invoke(self, grantee: IGrantable) -> Grant:
        """Let someone call the runtime, also in the name of a user."""
        return self._grant_on_runtime(grantee, [_INVOKE, _INVOKE_FOR_USER])

    @checked
    def grant_invoke_runtime(self, grantee: IGrantable) -> Grant:
        """Let someone call the runtime."""
        return self._grant_on_runtime(grantee, [_INVOKE])

    @checked
    def grant_invoke_runtime_for_user(self, grantee: IGrantable) -> Grant:
        """Let someone call the runtime in the name of a user."""
        return self._grant_on_runtime(grantee, [_INVOKE_FOR_USER])

    def _grant_on_runtime(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        arns = [self.agent_runtime_arn, f"{self.agent_runtime_arn}/*"]  # with its endpoints
        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=arns)
