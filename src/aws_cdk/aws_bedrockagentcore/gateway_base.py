"""What gateways made here and imported ones have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.gateway_authorizer import IGatewayAuthorizerConfig
    from aws_cdk.aws_bedrockagentcore.gateway_protocol import GatewayExceptionLevel, IGatewayProtocolConfig
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms import IKey
    from aws_cdk.interfaces.aws_bedrockagentcore import GatewayReference

_NAMESPACE = "AWS/Bedrock-AgentCore"
_OF_TARGETS = "bedrock-agentcore:GetGatewayTarget", "bedrock-agentcore:GetGateway"
_LISTS = "bedrock-agentcore:ListGateways", "bedrock-agentcore:ListGatewayTargets"
_MANAGE = (
    "bedrock-agentcore:CreateGateway",
    "bedrock-agentcore:CreateGatewayTarget",
    "bedrock-agentcore:UpdateGateway",
    "bedrock-agentcore:UpdateGatewayTarget",
    "bedrock-agentcore:DeleteGateway",
    "bedrock-agentcore:DeleteGatewayTarget",
)


class IGateway(IResource):
    """A gateway, made here or elsewhere."""

    gateway_arn: str
    gateway_id: str
    gateway_name: str
    role: IRole
    authorizer_configuration: IGatewayAuthorizerConfig
    protocol_configuration: IGatewayProtocolConfig
    created_at: str | None
    description: str | None
    exception_level: GatewayExceptionLevel | None
    gateway_url: str | None
    kms_key: IKey | None
    status: str | None
    status_reason: Sequence[str] | None
    updated_at: str | None

    if TYPE_CHECKING:

        @property
        def gateway_ref(self) -> GatewayReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_invoke(self, grantee: IGrantable) -> Grant: ...
        def grant_manage(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_duration(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_invocations(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_latency(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_system_errors(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_target_execution_time(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_target_type(self, target_type: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_throttles(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_user_errors(self, props: MetricOptions) -> Metric: ...


class GatewayBase(Resource, IGateway):
    """Base of gateways. Metrics cover 5 minutes each; their options are those of ``MetricOptions``."""

    created_at: str | None = None
    description: str | None = None
    exception_level: GatewayExceptionLevel | None = None
    gateway_url: str | None = None
    kms_key: IKey | None = None
    status: str | None = None
    status_reason: Sequence[str] | None = None
    updated_at: str | None = None

    @property
    def gateway_ref(self) -> GatewayReference:
        """The reference to the gateway."""
        from aws_cdk.interfaces.aws_bedrockagentcore import GatewayReference

        return GatewayReference(gateway_identifier=self.gateway_id, gateway_arn=self.gateway_arn)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the gateway."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.gateway_arn])

    @checked
    def grant_invoke(self, grantee: IGrantable) -> Grant:
        """Let someone call the gateway."""
        return self.grant(grantee, "bedrock-agentcore:InvokeGateway")

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read how the gateway is made, and list all gateways and targets."""
        own = self.grant(grantee, *_OF_TARGETS)
        return own.combine(Grant.add_to_principal(grantee=grantee, actions=list(_LISTS), resource_arns=["*"]))

    @checked
    def grant_manage(self, grantee: IGrantable) -> Grant:
        """Let someone change the gateway and its targets."""
        return self.grant(grantee, *_MANAGE)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the gateway by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = props._given()
        dimensions = {"Resource": self.gateway_arn, "Operation": "InvokeGateway", "Protocol": "MCP"}
        options["dimensions_map"] = {**dimensions, **(options.get("dimensions_map") or {})}
        return Metric(namespace=_NAMESPACE, metric_name=metric_name, **options).attach_to(self)

    @takes(MetricOptions)
    def metric_duration(self, props: MetricOptions) -> Metric:
        """Return the time from a request to its answer, in milliseconds. Default statistic: average."""
        return self.metric("Duration", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_invocations(self, props: MetricOptions) -> Metric:
        """Return the number of requests. Default statistic: sum."""
        return self.metric("Invocations", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_latency(self, props: MetricOptions) -> Metric:
        """Return the time from a request to the start of its answer, in milliseconds. Default statistic: average."""
        return self.metric("Latency", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_system_errors(self, props: MetricOptions) -> Metric:
        """Return the number of errors of the service. Default statistic: sum."""
        return self.metric("SystemErrors", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_target_execution_time(self, props: MetricOptions) -> Metric:
        """Return the time that targets took, in milliseconds. Default statistic: average."""
        return self.metric("TargetExecutionTime", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_target_type(self, target_type: str, props: MetricOptions) -> Metric:
        """Return the number of requests to one type of targets. Default statistic: sum."""
        given = props._given()
        dimensions = {"TargetType": target_type, **(given.pop("dimensions_map", None) or {})}
        return self.metric("TargetType", **{"statistic": "Sum", **given}, dimensions_map=dimensions)

    @takes(MetricOptions)
    def metric_throttles(self, props: MetricOptions) -> Metric:
        """Return the number of requests turned away because there were too many. Default statistic: sum."""
        return self.metric("Throttles", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_user_errors(self, props: MetricOptions) -> Metric:
        """Return the number of requests that were wrong. Default statistic: sum."""
        return self.metric("UserErrors", **{"statistic": "Sum", **props._given()})
