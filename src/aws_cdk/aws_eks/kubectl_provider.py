"""What runs ``kubectl`` and ``helm`` for a cluster when a stack is deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._kubectl import Kubectl, kubectl_function, let_pull_charts
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.nested_stack import NestedStack
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster
    from aws_cdk.aws_iam.role_base import IRole

_FAMILY = "aws:cdk:is-custom-resource-handler-runtime-family"
_FAMILY_PYTHON = 2  # Python's place in the enumeration of runtime families
_NETWORK = "service-role/AWSLambdaVPCAccessExecutionRole"
_PULL = "AmazonEC2ContainerRegistryPullOnly"


class IKubectlProvider(IConstruct):
    """A provider of ``kubectl`` and ``helm``."""

    service_token: str
    role_arn: str
    handler_role: IRole


class KubectlProviderProps(Struct):
    """Options of a provider."""

    cluster: ICluster
    """The cluster that it works on."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of all that the provider consists of. Default: removed with the stack."""


class KubectlProviderAttributes(Struct):
    """What is known of a provider made elsewhere."""

    function_arn: str
    """What the custom resources call."""
    handler_role: IRole
    """The role that the function works with; is let read charts."""
    kubectl_role_arn: str
    """The role that it takes to speak to the cluster."""


class KubectlProvider(NestedStack, IKubectlProvider):
    """A function with ``kubectl`` and ``helm`` for a cluster, in a nested stack.

    Attributes:
        service_token: What custom resources call.
        role_arn: The role that speaks to the cluster.
        handler_role: The role that the function works with.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.KubectlProvider"

    @staticmethod
    @takes(KubectlProviderAttributes)
    def from_kubectl_provider_attributes(
        scope: Construct, id: str, attrs: KubectlProviderAttributes
    ) -> IKubectlProvider:
        """Return a provider made elsewhere."""
        return _ImportedProvider(scope, id, attrs)

    @staticmethod
    @checked
    def get_or_create(scope: Construct, cluster: ICluster) -> IKubectlProvider:
        """Return the provider for a cluster in the stack of ``scope``; a stack has one for each cluster.

        Raises:
            ValidationError: the cluster has none, and ``kubectl`` has no role to speak to it.
        """
        from aws_cdk.aws_eks.cluster import Cluster

        if isinstance(cluster, Cluster):
            return cluster._attach(scope)
        if cluster.kubectl_provider is not None:
            return cluster.kubectl_provider
        stack = Stack.of(scope)
        id = f"{Names.node_unique_id(cluster.node)}-KubectlProvider"
        known: Any = stack.node.try_find_child(id)
        provider: IKubectlProvider = known or KubectlProvider(stack, id, cluster=cluster)
        return provider

    @staticmethod
    def _serving(scope: Construct, cluster: ICluster) -> Kubectl:
        provider = KubectlProvider.get_or_create(scope, cluster)
        return Kubectl(provider.service_token, provider.role_arn, provider.handler_role)

    @takes(KubectlProviderProps)
    def __init__(self, scope: Construct, id: str, props: KubectlProviderProps) -> None:
        """Make the provider.

        Raises:
            ValidationError: the cluster's role for ``kubectl`` is not known, or subnets are known without a group.
        """
        super().__init__(scope, id)
        cluster = props.cluster
        if cluster.kubectl_role is None:
            raise ValidationError(
                '"kubectlRole" is not defined, cannot issue kubectl commands against this cluster',
                scope=self,
                fix="give `kubectl_role_arn` or `kubectl_provider` to `Cluster.from_cluster_attributes`",
            )
        if cluster.kubectl_private_subnets is not None and cluster.kubectl_security_group is None:
            raise ValidationError(
                '"kubectlSecurityGroup" is required if "kubectlSubnets" is specified',
                scope=self,
                fix="give `kubectl_security_group_id`",
            )
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.custom_resources.provider import Provider

        place: dict[str, Any] = {}
        if cluster.kubectl_private_subnets is not None:
            place = {
                "vpc": cluster.vpc,
                "vpc_subnets": {"subnets": cluster.kubectl_private_subnets},
                "security_groups": [cluster.kubectl_security_group],
            }
        handler = kubectl_function(
            self,
            memory=cluster.kubectl_memory,
            environment=cluster.kubectl_environment,
            role=cluster.kubectl_lambda_role,
            awscli_layer=cluster.awscli_layer,
            kubectl_layer=cluster.kubectl_layer,
            place=place,
        )
        handler.node.add_metadata(_FAMILY, _FAMILY_PYTHON)
        assert handler.role is not None  # a function that is made here has one
        self.handler_role: IRole = handler.role
        self.role_arn: str = cluster.kubectl_role.role_arn
        self.handler_role.add_to_principal_policy(
            PolicyStatement(actions=["eks:DescribeCluster"], resources=[cluster.cluster_arn])
        )
        if place and cluster.kubectl_lambda_role is not None:
            # A function gives this to roles of its own making only.
            self.handler_role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(_NETWORK))
        let_pull_charts(self, self.handler_role, _PULL)
        self.handler_role.add_to_principal_policy(
            PolicyStatement(actions=["sts:AssumeRole"], resources=[self.role_arn])
        )
        provider = Provider(self, "Provider", on_event_handler=handler, **place)
        self.service_token: str = provider.service_token
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)


class _ImportedProvider(Construct, IKubectlProvider):
    _fqn = "constructs.Construct"

    def __init__(self, scope: Construct, id: str, attrs: KubectlProviderAttributes) -> None:
        super().__init__(scope, id)
        self.service_token = attrs.function_arn
        self.role_arn = attrs.kubectl_role_arn
        self.handler_role = attrs.handler_role


__all__ = ["IKubectlProvider", "KubectlProvider", "KubectlProviderAttributes", "KubectlProviderProps"]
