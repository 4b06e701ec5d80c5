"""What runs ``kubectl`` and ``helm`` for a cluster when a stack is deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster import ICluster
    from aws_cdk.aws_iam.role_base import IRole


class IKubectlProvider(IConstruct):
    """A provider of ``kubectl`` and ``helm``."""

    service_token: str
    role_arn: str
    handler_role: IRole


class KubectlProviderAttributes(Struct):
    """What is known of a provider made elsewhere."""

    function_arn: str
    """What the custom resources call."""
    handler_role: IRole
    """The role that the function works with; is let read charts."""
    kubectl_role_arn: str
    """The role that it takes to speak to the cluster."""


class KubectlProvider:
    """Finds providers.

    Raises:
        ValidationError: a provider is to be made; that is not built.
    """

    def __init__(self, scope: Construct, id: str, **options: Any) -> None:
        raise ValidationError(
            f"providers of kubectl are not made by aws_eks.KubectlProvider yet: {id!r}",
            scope=scope,
            fix="use `KubectlProvider.from_kubectl_provider_attributes` for a provider made elsewhere",
        )

    @staticmethod
    @takes(KubectlProviderAttributes)
    def from_kubectl_provider_attributes(
        scope: Construct, id: str, attrs: KubectlProviderAttributes
    ) -> IKubectlProvider:
        """Return a provider made elsewhere."""
        return _ImportedProvider(scope, id, attrs)

    @staticmethod
    def get_or_create(scope: Construct, cluster: ICluster) -> IKubectlProvider:
        """Return the provider of a cluster, for a construct that works on it.

        Raises:
            ValidationError: the cluster has none.
        """
        if cluster.kubectl_provider is None:
            raise ValidationError(
                '"kubectlProvider" is not defined, cannot issue kubectl commands against this cluster',
                scope=scope,
                fix="give `kubectl_provider` to `Cluster.from_cluster_attributes`",
            )
        return cluster.kubectl_provider


class _ImportedProvider(Construct, IKubectlProvider):
    _fqn = "constructs.Construct"

    def __init__(self, scope: Construct, id: str, attrs: KubectlProviderAttributes) -> None:
        super().__init__(scope, id)
        self.service_token = attrs.function_arn
        self.role_arn = attrs.kubectl_role_arn
        self.handler_role = attrs.handler_role


__all__ = ["IKubectlProvider", "KubectlProvider", "KubectlProviderAttributes"]
