"""Options of clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicediscovery.namespace import INamespace, NamespaceType
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IVpc
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.interfaces.aws_kms import IKeyRef


class ContainerInsights(NamedEnum):
    """What CloudWatch collects about containers."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    ENHANCED = "enhanced"
    """Also down to single tasks and containers."""


class CapacityProviderStrategy(Struct):
    """How many tasks run on one capacity provider."""

    capacity_provider: str
    """Its name."""
    base: int | float | None = None
    """Tasks that run here before any run elsewhere; for one provider only. Default: 0."""
    weight: int | float | None = None
    """Share of the other tasks. Default: 0."""

    def rendered(self) -> dict[str, Any]:
        """Return the strategy by the names of the L1 classes."""
        return {"base": self.base, "capacityProvider": self.capacity_provider, "weight": self.weight}


class CloudMapNamespaceOptionsBase(Struct):
    """What a cluster's default namespace takes."""

    use_for_service_connect: bool | None = None
    """Whether it is the default for Service Connect too. Default: no."""


class CloudMapNamespaceOptions(CloudMapNamespaceOptionsBase):
    """A default namespace that is made."""

    name: str
    """Domain of the names in it, for example ``app.local``."""
    type: NamespaceType | None = None
    """Default: DNS_PRIVATE."""
    vpc: IVpc | None = None
    """Counts for nothing, as with the peer: a private namespace is of the cluster's VPC."""


class ExistingCloudMapNamespaceOptions(CloudMapNamespaceOptionsBase):
    """A default namespace that exists already."""

    namespace: INamespace


class ManagedStorageConfiguration(Struct):
    """Keys that storage of tasks is encrypted with."""

    fargate_ephemeral_storage_kms_key: IKey | None = None
    """Key for the disks of tasks on Fargate. Default: one of AWS."""
    kms_key: IKeyRef | None = None
    """Key for volumes that ECS makes. Default: one of AWS."""


__all__ = [
    "CapacityProviderStrategy",
    "CloudMapNamespaceOptions",
    "CloudMapNamespaceOptionsBase",
    "ContainerInsights",
    "ExistingCloudMapNamespaceOptions",
    "ManagedStorageConfiguration",
]
