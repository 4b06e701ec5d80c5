"""Jobs of one pod."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnJobDefinition
from aws_cdk.aws_batch.job_definition_base import (
    IJobDefinition,
    JobDefinitionProps,
    _ImportedJobDefinition,
    _JobDefinitionBase,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_batch.eks_container_definition import EksContainerDefinition
    from constructs import Construct


class DnsPolicy(NamedEnum):
    """Whom pods ask for addresses."""

    DEFAULT = "Default"
    """Whom the node asks."""
    CLUSTER_FIRST = "ClusterFirst"
    """The cluster, for names of the cluster; else whom the node asks."""
    CLUSTER_FIRST_WITH_HOST_NET = "ClusterFirstWithHostNet"
    """The same for pods on the node's network."""


class IEksJobDefinition(IJobDefinition):
    """How jobs are run as pods."""

    if TYPE_CHECKING:

        @property
        def container(self) -> EksContainerDefinition: ...
        @property
        def dns_policy(self) -> DnsPolicy | None: ...
        @property
        def service_account(self) -> str | None: ...
        @property
        def use_host_network(self) -> bool | None: ...


class EksJobDefinitionProps(JobDefinitionProps):
    """Options of :class:`EksJobDefinition`."""

    container: EksContainerDefinition
    """The container."""
    dns_policy: DnsPolicy | None = None
    """Default: CLUSTER_FIRST."""
    service_account: str | None = None
    """The service account of Kubernetes. Default: ``default``."""
    use_host_network: bool | None = None
    """Whether pods have the node's address. Default: yes."""


class EksJobDefinition(_JobDefinitionBase, IEksJobDefinition):
    """How jobs are run as pods of one container, by EKS."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.EksJobDefinition"

    container: EksContainerDefinition
    dns_policy: DnsPolicy | None
    service_account: str | None
    use_host_network: bool | None

    @staticmethod
    @checked
    def from_eks_job_definition_arn(scope: Construct, id: str, eks_job_definition_arn: str) -> IEksJobDefinition:
        """Return a job definition made elsewhere, by its ARN; its name has the revision, if the ARN has."""
        return _ImportedEksJobDefinition(scope, id, eks_job_definition_arn)

    @takes(EksJobDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: EksJobDefinitionProps) -> None:
        """Make the job definition.

        Raises:
            ValidationError: the timeout or a size is no whole number of what it is measured in.
        """
        super().__init__(scope, id, physical_name=props.job_definition_name)
        self._take_options(props)
        self.container = props.container
        self.dns_policy = props.dns_policy
        self.service_account = props.service_account
        self.use_host_network = props.use_host_network
        definition: Any = CfnJobDefinition(
            self,
            "Resource",
            type="container",
            eks_properties={
                "podProperties": {
                    "containers": [self.container._rendered()],
                    "dnsPolicy": self.dns_policy._value_ if self.dns_policy is not None else None,
                    "hostNetwork": self.use_host_network,
                    "serviceAccountName": self.service_account,
                    "volumes": self.container._rendered_volumes(),
                }
            },
            **self._rendered_options(props),
        )
        self._take_arn(definition)
        self.job_definition_name = self._get_resource_name_attribute(definition.ref)


class _ImportedEksJobDefinition(_ImportedJobDefinition, IEksJobDefinition):
    dns_policy: DnsPolicy | None = None
    service_account: str | None = None
    use_host_network: bool | None = None

    @property
    def container(self) -> EksContainerDefinition:
        """Not known."""
        raise ValidationError(f"the container of imported job definition '{self.node.id}' is not known", scope=self)


__all__ = ["DnsPolicy", "EksJobDefinition", "EksJobDefinitionProps", "IEksJobDefinition"]
