"""Policy engines: what decides whether an agent may use a tool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import check_policy_texts, name_in_arn, pattern_errors, refuse
from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices
from aws_cdk.aws_bedrockagentcore._l1 import CfnPolicyEngine
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore._operation_metrics import ResourceMetrics
from aws_cdk.aws_bedrockagentcore.policy import AddPolicyOptions, Policy
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.gateway_base import IGateway
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_kms import IKey
    from aws_cdk.interfaces.aws_bedrockagentcore import PolicyEngineReference
    from constructs import Construct

_SERVICE = "bedrock-agentcore.amazonaws.com"
_LONGEST_NAME = 48
_LONGEST_TAG_KEY = 128
_LONGEST_TAG_VALUE = 256
_TAG = r"[a-zA-Z0-9\s._:/=+@-]"
_TAG_CHARACTERS = "Valid characters: a-zA-Z0-9 and ._:/=+@-"
_READ = "bedrock-agentcore:GetPolicyEngine"
_EVALUATE = "bedrock-agentcore:AuthorizeAction", "bedrock-agentcore:PartiallyAuthorizeActions"
_ANY_SUFFIX = "-" + "?" * 10  # what the service adds to the name of a gateway


class PolicyEngineMode(Choice):
    """What a gateway does with what its engine decides."""

    ENFORCE: PolicyEngineMode
    """It acts on it."""
    LOG_ONLY: PolicyEngineMode
    """It writes it down alone."""


name_choices(PolicyEngineMode, ENFORCE="ENFORCE", LOG_ONLY="LOG_ONLY")


class PolicyEngineProps(Struct):
    """Options of an engine."""

    description: str | None = None
    """Up to 4096 characters."""
    kms_key: IKey | None = None
    """What policies are encrypted with. Default: a key of AWS."""
    policy_engine_name: str | None = None
    """Up to 48 letters, digits and underscores, a letter first. Default: made from the construct's path."""
    tags: Mapping[str, str] | None = None


class PolicyEngineAttributes(Struct):
    """What is known of an engine made elsewhere."""

    policy_engine_arn: str
    kms_key_arn: str | None = None


class IPolicyEngine(IResource, IGrantable):
    """An engine, made here or elsewhere."""

    policy_engine_arn: str
    policy_engine_id: str
    description: str | None
    kms_key: IKey | None

    if TYPE_CHECKING:

        @property
        def policy_engine_name(self) -> str: ...
        @property
        def policy_engine_ref(self) -> PolicyEngineReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_evaluate(self, grantee: IGrantable) -> Grant: ...
        def grant_evaluate_for_gateway(self, grantee: IGrantable, gateway: IGateway) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_authorization_latency(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_denied_requests(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_errors(self, props: MetricOptions) -> Metric: ...


class GatewayPolicyEngineConfig(Struct):
    """The engine that a gateway asks."""

    policy_engine: IPolicyEngine
    mode: PolicyEngineMode | None = None
    """Default: what it decides is acted on."""


class PolicyEngineBase(ResourceMetrics, Resource, IPolicyEngine):
    """Base of engines."""

    description: str | None = None
    kms_key: IKey | None = None

    @property
    def _metered_arn(self) -> str:
        return self.policy_engine_arn

    @property
    def grant_principal(self) -> IPrincipal:
        """The service, as long as it works for the engine."""
        # Of the engine's id, which is the name and a random part, nothing but the name may be used here: what grants
        # permissions may have to be there before the engine.
        source = Stack.of(self).format_arn(
            service="bedrock-agentcore", resource="policy-engine", resource_name=f"{self.policy_engine_name}-*"
        )
        return ServicePrincipal(_SERVICE).with_conditions(
            {"StringEquals": {"aws:SourceAccount": Stack.of(self).account}, "ArnLike": {"aws:SourceArn": source}}
        )

    @property
    def policy_engine_ref(self) -> PolicyEngineReference:
        """The reference to the engine."""
        from aws_cdk.interfaces.aws_bedrockagentcore import PolicyEngineReference

        return PolicyEngineReference(policy_engine_arn=self.policy_engine_arn)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the engine."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.policy_engine_arn])

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read how the engine is made."""
        return self.grant(grantee, _READ)

    @checked
    def grant_evaluate(self, grantee: IGrantable) -> Grant:
        """Let someone ask the engine."""
        return self.grant(grantee, _READ, *_EVALUATE)

    @checked
    def grant_evaluate_for_gateway(self, grantee: IGrantable, gateway: IGateway) -> Grant:
        """Let someone ask the engine about calls to one gateway; all gateways if its name is known when deployed."""
        stack = Stack.of(self)
        name = Stack.of(gateway).resolve(gateway.gateway_name)
        pattern = f"{name.lower()}{_ANY_SUFFIX}" if isinstance(name, str) else "*"
        arn = f"arn:{stack.partition}:bedrock-agentcore:{stack.region}:{stack.account}:gateway/{pattern}"
        arns = [self.policy_engine_arn, arn]
        return self.grant_read(grantee).combine(
            Grant.add_to_principal(grantee=grantee, actions=list(_EVALUATE), resource_arns=arns)
        )

    @takes(MetricOptions)
    def metric_authorization_latency(self, props: MetricOptions) -> Metric:
        """Return the time that decisions took, in milliseconds. Default statistic: average."""
        return self.metric("AuthorizationLatency", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_authorizations(self, props: MetricOptions) -> Metric:
        """Return the number of decisions. Default statistic: sum."""
        return self.metric("Authorizations", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_denied_requests(self, props: MetricOptions) -> Metric:
        """Return the number of decisions against a call. Default statistic: sum."""
        return self.metric("DeniedRequests", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_errors(self, props: MetricOptions) -> Metric:
        """Return the number of decisions that failed. Default statistic: sum."""
        return self.metric("Errors", **{"statistic": "Sum", **props._given()})


class PolicyEngine(PolicyEngineBase):
    """What decides whether an agent may use a tool."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.PolicyEngine"

    @staticmethod
    @takes(PolicyEngineAttributes)
    def from_policy_engine_attributes(scope: Construct, id: str, attrs: PolicyEngineAttributes) -> IPolicyEngine:
        """Return an engine made elsewhere."""
        return _ImportedPolicyEngine(scope, id, attrs)

    @takes(PolicyEngineProps)
    def __init__(self, scope: Construct, id: str, props: PolicyEngineProps) -> None:
        name = props.policy_engine_name
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, name, _LONGEST_NAME),
        )
        check_policy_texts(name, "policy engine", "policy_engine_name", props.description, self)
        self._check_tags(props.tags or {})
        self.description = props.description
        self.kms_key = props.kms_key
        self.tags: Mapping[str, str] | None = props.tags
        self.policies: list[Policy] = []
        self._resource = CfnPolicyEngine(
            self,
            "Resource",
            name=self.physical_name,
            description=props.description,
            encryption_key_arn=props.kms_key.key_arn if props.kms_key is not None else None,
            tags=[{"key": key, "value": value} for key, value in props.tags.items()] if props.tags else None,
        )
        self.policy_engine_arn: str = self._resource.attr_policy_engine_arn
        self.policy_engine_id: str = self._resource.attr_policy_engine_id

    @property
    def policy_engine_name(self) -> str:
        """The name."""
        return self.physical_name

    @takes(AddPolicyOptions)
    def add_policy(self, id: str, options: AddPolicyOptions) -> Policy:
        """Make a policy of the engine, after those that it has: the service makes one at a time."""
        policy = Policy(self, id, policy_engine=self, **options._given())
        if self.policies:
            policy.node.add_dependency(self.policies[-1])
        self.policies.append(policy)
        return policy

    def _check_tags(self, tags: Mapping[str, str]) -> None:
        what = f"PolicyEngine '{self.physical_name}' tag"
        errors = []
        for key, value in tags.items():
            if not 1 <= len(key) <= _LONGEST_TAG_KEY:
                errors.append(
                    f'{what} key length must be between 1 and {_LONGEST_TAG_KEY} characters. Key: "{key}" has length '
                    f"{len(key)}"
                )
            message = f'{what} key contains invalid characters. Key: "{key}". {_TAG_CHARACTERS}'
            errors += pattern_errors(key, f"{_TAG}+", message)
            if len(value) > _LONGEST_TAG_VALUE:
                errors.append(
                    f'{what} value length cannot exceed {_LONGEST_TAG_VALUE} characters. Key: "{key}", value has '
                    f"length {len(value)}"
                )
            message = f'{what} value contains invalid characters. Key: "{key}", Value: "{value}". {_TAG_CHARACTERS}'
            errors += pattern_errors(value, f"{_TAG}*", message)
        refuse(errors, self, option="tags")


class _ImportedPolicyEngine(PolicyEngineBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.PolicyEngineBase"

    def __init__(self, scope: Construct, id: str, attrs: PolicyEngineAttributes) -> None:
        super().__init__(scope, id)
        self.policy_engine_arn = attrs.policy_engine_arn
        self.policy_engine_id = name_in_arn(attrs.policy_engine_arn, self, option="policy_engine_arn")
        if attrs.kms_key_arn is not None:
            from aws_cdk.aws_kms import Key

            self.kms_key = Key.from_key_arn(scope, f"{id}Key", attrs.kms_key_arn)

    @property
    def grant_principal(self) -> IPrincipal:
        from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

        return UnknownPrincipal(resource=self)

    @property
    def policy_engine_name(self) -> str:
        raise ValidationError(
            "policyEngineName is not available on imported PolicyEngine resources. The service adds a random suffix "
            "to the name, so its ARN does not tell it.",
            scope=self,
            fix="use `policy_engine_arn` or `policy_engine_id`",
        )


__all__ = [
    "GatewayPolicyEngineConfig",
    "IPolicyEngine",
    "PolicyEngine",
    "PolicyEngineAttributes",
    "PolicyEngineBase",
    "PolicyEngineMode",
    "PolicyEngineProps",
]
