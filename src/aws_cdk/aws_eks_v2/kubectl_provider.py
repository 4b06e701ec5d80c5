"""What runs ``kubectl`` and ``helm`` for a cluster when a stack is deployed: a function whose role may do everything on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._kubectl import Kubectl, kubectl_function, let_pull_charts
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Struct, takes
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_eks_v2.cluster_base import ICluster
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.layer_version import ILayerVersion

_NETWORK = "service-role/AWSLambdaVPCAccessExecutionRole"
_PULL = "AmazonEC2ContainerRegistryReadOnly"


class IKubectlProvider(IConstruct):
    """A provider of ``kubectl`` and ``helm``.

    Attributes:
        service_token: What custom resources call.
        role: The role that the function works with, if it is known.
    """

    service_token: str
    role: IRole | None


class KubectlProviderOptions(Struct):
    """Options of a provider."""

    kubectl_layer: ILayerVersion
    """The layer with ``kubectl`` and ``helm``, at ``/opt/kubectl/kubectl`` and ``/opt/helm/helm``."""
    awscli_layer: ILayerVersion | None = None
    """A layer in the place of the one with the AWS CLI. Default: one is made."""
    environment: Mapping[str, str] | None = None
    """Environment variables of the function."""
    memory: Size | None = None
    """The function's memory. Default: 1 GiB."""
    private_subnets: Sequence[ISubnet] | None = None
    """Where the function runs. A cluster that is reached from its network, and has private subnets, takes those."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of all that a provider made by itself consists of; one that a cluster makes follows the cluster.

    Default: removed with the stack.
    """
    role: IRole | None = None
    """The role that the function works with. Default: a new one."""
    security_group: ISecurityGroup | None = None
    """The function's group, in a network. Use ``security_groups``."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """The function's groups, in a network. Default: the cluster's."""


class KubectlProviderProps(KubectlProviderOptions):
    """Options of a provider, and its cluster."""

    cluster: ICluster


class KubectlProviderAttributes(Struct):
    """What is known of a provider made elsewhere."""

    service_token: str
    """What custom resources call."""
    role: IRole | None = None
    """The role that its function works with; is let read charts. Default: not known."""


class KubectlProvider(Construct, IKubectlProvider):
    """A function with ``kubectl`` and ``helm`` for a cluster."""

    @staticmethod
    @takes(KubectlProviderAttributes)
    def from_kubectl_provider_attributes(
        scope: Construct, id: str, attrs: KubectlProviderAttributes
    ) -> IKubectlProvider:
        """Return a provider made elsewhere."""
        return _ImportedProvider(scope, id, attrs)

    @staticmethod
    @checked
    def get_kubectl_provider(scope: Construct, cluster: ICluster) -> IKubectlProvider | None:
        """Return the cluster's provider, if it has one; ``scope`` then waits until the cluster is ready."""
        from aws_cdk.aws_eks_v2.cluster import Cluster

        if isinstance(cluster, Cluster):
            cluster._attach(scope)
        return cluster.kubectl_provider

    @staticmethod
    def _serving(scope: Construct, cluster: ICluster) -> Kubectl:
        provider = KubectlProvider.get_kubectl_provider(scope, cluster)
        if provider is None:
            raise ValidationError(
                "Kubectl Provider is not defined in this cluster. Define it when creating the cluster",
                scope=scope,
                fix="give it `kubectl_provider_options`, or `kubectl_provider` where it was made elsewhere",
            )
        return Kubectl(provider.service_token, None, provider.role)

    @takes(KubectlProviderProps)
    def __init__(self, scope: Construct, id: str, props: KubectlProviderProps) -> None:
        """Make the provider.

        Raises:
            ValidationError: both the group and the groups are given.
        """
        super().__init__(scope, id)
        if props.security_group is not None and props.security_groups is not None:
            raise ValidationError(
                'Cannot specify both "securityGroup" and "securityGroups". Use "securityGroups" only.', scope=self
            )
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.custom_resources.provider import Provider

        place = self._place(props)
        handler = kubectl_function(
            self,
            memory=props.memory,
            environment=props.environment,
            role=props.role,
            awscli_layer=props.awscli_layer,
            kubectl_layer=props.kubectl_layer,
            place=place,
        )
        assert handler.role is not None  # a function that is made here has one
        self.role: IRole = handler.role
        self.role.add_to_principal_policy(
            PolicyStatement(actions=["eks:DescribeCluster"], resources=[props.cluster.cluster_arn])
        )
        if place and props.role is not None:
            # A function gives this to roles of its own making only.
            self.role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(_NETWORK))
        let_pull_charts(self, self.role, _PULL)
        self.service_token: str = Provider(self, "Provider", on_event_handler=handler, **place).service_token
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)

    def _place(self, props: KubectlProviderProps) -> dict[str, Any]:
        if props.private_subnets is None:
            return {}
        groups = props.security_groups
        if groups is None:
            groups = [props.security_group or props.cluster.cluster_security_group]
        return {
            "vpc": props.cluster.vpc,
            "vpc_subnets": {"subnets": props.private_subnets},
            "security_groups": groups,
        }


class _ImportedProvider(Construct, IKubectlProvider):
    _fqn = "constructs.Construct"

    def __init__(self, scope: Construct, id: str, attrs: KubectlProviderAttributes) -> None:
        super().__init__(scope, id)
        self.service_token = attrs.service_token
        self.role = attrs.role


__all__ = [
    "IKubectlProvider",
    "KubectlProvider",
    "KubectlProviderAttributes",
    "KubectlProviderOptions",
    "KubectlProviderProps",
]
