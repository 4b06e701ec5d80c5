"""Policies: what a policy engine goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import check_policy_texts, name_in_arn
from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices
from aws_cdk.aws_bedrockagentcore._l1 import CfnPolicy
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore._operation_metrics import ResourceMetrics
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.cedar import PolicyStatement
    from aws_cdk.aws_bedrockagentcore.policy_engine import IPolicyEngine
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.interfaces.aws_bedrockagentcore import PolicyReference
    from constructs import Construct

_SERVICE = "bedrock-agentcore.amazonaws.com"
_LONGEST_NAME = 48


class PolicyValidationMode(Choice):
    """What becomes of a policy that the service finds fault with."""

    FAIL_ON_ANY_FINDINGS: PolicyValidationMode
    """The deployment fails."""
    IGNORE_ALL_FINDINGS: PolicyValidationMode
    """It is made all the same."""


name_choices(
    PolicyValidationMode, FAIL_ON_ANY_FINDINGS="FAIL_ON_ANY_FINDINGS", IGNORE_ALL_FINDINGS="IGNORE_ALL_FINDINGS"
)


class AddPolicyOptions(Struct):
    """Options of a policy made by its engine."""

    statement: PolicyStatement
    description: str | None = None
    """Up to 4096 characters."""
    policy_name: str | None = None
    """Up to 48 letters, digits and underscores, a letter first. Default: made from the construct's path."""
    validation_mode: PolicyValidationMode | None = None
    """Default: the deployment fails if the service finds fault."""


class PolicyProps(AddPolicyOptions):
    """Options of a policy."""

    policy_engine: IPolicyEngine


class PolicyAttributes(Struct):
    """What is known of a policy made elsewhere."""

    policy_arn: str
    policy_engine: IPolicyEngine


class IPolicy(IResource, IGrantable):
    """A policy, made here or elsewhere."""

    policy_arn: str
    policy_engine: IPolicyEngine
    policy_id: str
    description: str | None
    validation_mode: PolicyValidationMode | None

    if TYPE_CHECKING:

        @property
        def policy_name(self) -> str: ...
        @property
        def policy_ref(self) -> PolicyReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_evaluation_latency(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_evaluations(self, props: MetricOptions) -> Metric: ...


class PolicyBase(ResourceMetrics, Resource, IPolicy):
    """Base of policies."""

    description: str | None = None
    validation_mode: PolicyValidationMode | None = None

    @property
    def _metered_arn(self) -> str:
        return self.policy_arn

    @property
    def grant_principal(self) -> IPrincipal:
        """The service, which works as the policy."""
        return ServicePrincipal(_SERVICE)

    @property
    def policy_ref(self) -> PolicyReference:
        """The reference to the policy."""
        from aws_cdk.interfaces.aws_bedrockagentcore import PolicyReference

        return PolicyReference(policy_arn=self.policy_arn)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the policy."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.policy_arn])

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read the policy."""
        return self.grant(grantee, "bedrock-agentcore:GetPolicy")

    @takes(MetricOptions)
    def metric_evaluation_latency(self, props: MetricOptions) -> Metric:
        """Return the time that the policy took, in milliseconds. Default statistic: average."""
        return self.metric("PolicyEvaluationLatency", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_evaluations(self, props: MetricOptions) -> Metric:
        """Return how often the policy was gone by. Default statistic: sum."""
        return self.metric("PolicyEvaluations", **{"statistic": "Sum", **props._given()})


class Policy(PolicyBase):
    """What a policy engine goes by."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.Policy"

    @staticmethod
    @takes(PolicyAttributes)
    def from_policy_attributes(scope: Construct, id: str, attrs: PolicyAttributes) -> IPolicy:
        """Return a policy made elsewhere."""
        return _ImportedPolicy(scope, id, attrs)

    @takes(PolicyProps)
    def __init__(self, scope: Construct, id: str, props: PolicyProps) -> None:
        name = props.policy_name
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, name, _LONGEST_NAME),
        )
        self.definition: str = props.statement.to_cedar()
        check_policy_texts(name, "policy", "policy_name", props.description, self, self.definition)
        mode = props.validation_mode or PolicyValidationMode.FAIL_ON_ANY_FINDINGS
        self.policy_engine = props.policy_engine
        self.description = props.description
        self.validation_mode = mode
        resource = CfnPolicy(
            self,
            "Resource",
            name=self.physical_name,
            policy_engine_id=self.policy_engine.policy_engine_id,
            definition={"cedar": {"statement": self.definition}},
            description=props.description,
            validation_mode=mode.value,
        )
        engine = self.policy_engine.node.default_child
        if engine is not None:  # it is of an engine made here
            resource.node.add_dependency(engine)
        self.policy_arn: str = resource.attr_policy_arn
        self.policy_id: str = resource.attr_policy_id

    @property
    def policy_name(self) -> str:
        """The name."""
        return self.physical_name


class _ImportedPolicy(PolicyBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.PolicyBase"

    def __init__(self, scope: Construct, id: str, attrs: PolicyAttributes) -> None:
        super().__init__(scope, id)
        self.policy_arn = attrs.policy_arn
        self.policy_engine = attrs.policy_engine
        self.policy_id = name_in_arn(attrs.policy_arn, self, option="policy_arn")

    @property
    def policy_name(self) -> str:
        raise ValidationError(
            "policyName is not available on imported Policy resources. The service adds a random suffix to the name, "
            "so its ARN does not tell it.",
            scope=self,
            fix="use `policy_arn` or `policy_id`",
        )


__all__ = [
    "AddPolicyOptions",
    "IPolicy",
    "Policy",
    "PolicyAttributes",
    "PolicyBase",
    "PolicyProps",
    "PolicyValidationMode",
]
