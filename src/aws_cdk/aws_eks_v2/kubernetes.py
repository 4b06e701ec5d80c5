"""What is installed on clusters, as in ``aws_eks``; the function that does it works with its own role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_eks import helm_chart, kubernetes_manifest, kubernetes_object_value, kubernetes_patch, service_account
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

_MODULE = "aws_cdk.aws_eks_v2"
# The official package lets no property be injected here; ids of their own keep those of the first generation away.
_INJECTION = "aws-cdk-lib.aws-eks-v2."


class HelmChart(helm_chart.HelmChart):
    """A chart that Helm installs on a cluster."""

    PROPERTY_INJECTION_ID = _INJECTION + "HelmChart"
    _module = _MODULE


class KubernetesManifest(kubernetes_manifest.KubernetesManifest):
    """Objects on a cluster that are made, changed and removed with the stack."""

    PROPERTY_INJECTION_ID = _INJECTION + "KubernetesManifest"
    _module = _MODULE


class KubernetesPatch(kubernetes_patch.KubernetesPatch):
    """A change of an object on a cluster."""

    PROPERTY_INJECTION_ID = _INJECTION + "KubernetesPatch"
    _module = _MODULE


class KubernetesObjectValue(kubernetes_object_value.KubernetesObjectValue):
    """A value of an object on a cluster, read when the stack is deployed."""

    PROPERTY_INJECTION_ID = _INJECTION + "KubernetesObjectValue"
    _module = _MODULE


class ServiceAccount(service_account.ServiceAccount):
    """An account of a cluster with a role of AWS."""

    PROPERTY_INJECTION_ID = _INJECTION + "ServiceAccount"
    _module = _MODULE

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Let pods with the account do something; the former name of ``add_to_principal_policy``."""
        return self.add_to_principal_policy(statement).statement_added


__all__ = ["HelmChart", "KubernetesManifest", "KubernetesObjectValue", "KubernetesPatch", "ServiceAccount"]
