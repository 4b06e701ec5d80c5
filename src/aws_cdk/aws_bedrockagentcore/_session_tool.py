"""What browsers and code interpreters have in common: tools that agents work with in sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from aws_cdk.aws_bedrockagentcore._connected import Connected
from aws_cdk.aws_bedrockagentcore._operation_metrics import SessionMetrics
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_ec2 import Connections, ISecurityGroup
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


class SessionToolAttributes(Struct):
    """What is known of a tool made elsewhere, beside its ARN."""

    role_arn: str
    created_at: str | None = None
    last_updated_at: str | None = None
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: not known; network access cannot be managed."""
    status: str | None = None


class ISessionTool(IResource, IGrantable):
    """A tool, made here or elsewhere."""

    execution_role: IRole
    created_at: str | None
    last_updated_at: str | None
    status: str | None

    if TYPE_CHECKING:

        @property
        def connections(self) -> Connections: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_use(self, grantee: IGrantable) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_errors_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_for_api_operation(self, metric_name: str, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_invocations_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_latency_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_session_duration(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_system_errors_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_throttles_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_user_errors_for_api_operation(self, operation: str, props: MetricOptions) -> Metric: ...


class SessionTool(SessionMetrics, Connected, Resource, ISessionTool):
    """Base of tools.

    Attributes:
        _read: Actions on the tool that show how it and its sessions are made.
        _lists: Actions that list tools and sessions, which are possible for all together only.
        _use: Actions on the tool with which agents work.
    """

    created_at: str | None = None
    last_updated_at: str | None = None
    status: str | None = None
    _read: ClassVar[tuple[str, ...]]
    _lists: ClassVar[tuple[str, ...]]
    _use: ClassVar[tuple[str, ...]]

    @property
    def grant_principal(self) -> IPrincipal:
        """The tool's role, which permissions are given to."""
        return self.execution_role.grant_principal

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the tool."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self._metered_arn])

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read how the tool and its sessions are made, and list all of them."""
        own = self.grant(grantee, *self._read)
        return own.combine(Grant.add_to_principal(grantee=grantee, actions=list(self._lists), resource_arns=["*"]))

    def grant_use(self, grantee: IGrantable) -> Grant:
        """Let someone start and stop sessions, and work in them."""
        return self.grant(grantee, *self._use)

    def _take(self, scope: Construct, id: str, attrs: SessionToolAttributes) -> None:
        """Become the tool made elsewhere that ``attrs`` describe."""
        from aws_cdk.aws_iam.role import Role

        self.execution_role = Role.from_role_arn(scope, f"{id}Role", attrs.role_arn)
        self.created_at = attrs.created_at
        self.last_updated_at = attrs.last_updated_at
        self.status = attrs.status
        if attrs.security_groups:
            from aws_cdk.aws_ec2.connections import Connections

            self._connections = Connections(security_groups=attrs.security_groups)
