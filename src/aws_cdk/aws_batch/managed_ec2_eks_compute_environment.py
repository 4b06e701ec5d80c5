"""Compute environments for pods of EKS on EC2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnComputeEnvironment
from aws_cdk.aws_batch.machine_images import EksMachineImage, EksMachineImageType, default_type, rendered_image
from aws_cdk.aws_batch.managed_ec2_compute_environment import (
    AllocationStrategy,
    _Ec2Props,
    _ManagedEc2EnvironmentBase,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster
    from constructs import Construct

_AL2023 = (EksMachineImageType.EKS_AL2023, EksMachineImageType.EKS_AL2023_NVIDIA)


class ManagedEc2EksComputeEnvironmentProps(_Ec2Props):
    """Options of :class:`ManagedEc2EksComputeEnvironment`."""

    eks_cluster: ICluster
    """The cluster. It has to let Batch in, with a role binding and an entry in its map of identities."""
    kubernetes_namespace: str
    """Where pods are started; not ``default``, nor one that begins with ``kube-``."""
    images: Nested[Sequence[EksMachineImage] | None] = nested()
    """Machine images. Default: of Batch's choice."""


class ManagedEc2EksComputeEnvironment(_ManagedEc2EnvironmentBase):
    """A compute environment that runs pods of EKS on EC2 instances of Batch."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.ManagedEc2EksComputeEnvironment"

    @takes(ManagedEc2EksComputeEnvironmentProps)
    def __init__(self, scope: Construct, id: str, props: ManagedEc2EksComputeEnvironmentProps) -> None:
        """Make the compute environment.

        Raises:
            ValidationError: options do not go together: the strategy or a price with the kind of capacity, or numbers
                of CPUs; the strategy is BEST_FIT, which pods cannot have.
        """
        super().__init__(scope, id, physical_name=props.compute_environment_name)
        self._take_options(props)
        self._take_machines(props)
        self.images = props.images
        self.kubernetes_namespace: str | None = props.kubernetes_namespace
        self.eks_cluster = props.eks_cluster
        self._take_strategy(props.allocation_strategy)
        if self.allocation_strategy is AllocationStrategy.BEST_FIT:
            raise ValidationError(
                f"ManagedEc2EksComputeEnvironment '{self.node.id}' uses invalid allocation strategy "
                "'AllocationStrategy.BEST_FIT'",
                scope=self,
                fix="choose BEST_FIT_PROGRESSIVE or one of the strategies for spare capacity",
            )
        self._check_numbers()
        self._take_role(props.instance_role)
        default = default_type(self.node, EksMachineImageType.EKS_AL2, EksMachineImageType.EKS_AL2023)
        resources = {
            **self._rendered_machines(),
            "launchTemplate": self._rendered_template(default),
            "ec2Configuration": [
                rendered_image(self, each.image, (each.image_type or default)._value_) for each in self.images
            ]
            if self.images is not None
            else None,
            **self._rendered_place(),
        }
        environment: Any = CfnComputeEnvironment(
            self,
            "Resource",
            eks_configuration={
                "eksClusterArn": self.eks_cluster.cluster_arn,
                "kubernetesNamespace": self.kubernetes_namespace,
            },
            **self._rendered_environment(props, resources),
        )
        self._take_resource(environment)

    def _rendered_template(self, default: EksMachineImageType) -> dict[str, Any] | None:
        template = self.launch_template
        if template is None:
            return None
        newer = any((each.image_type or default) in _AL2023 for each in self.images or ())
        return {
            "launchTemplateId": template.launch_template_id,
            "userdataType": "EKS_NODEADM" if newer else None,  # nodes of Amazon Linux 2023 join by nodeadm
        }


__all__ = ["ManagedEc2EksComputeEnvironment", "ManagedEc2EksComputeEnvironmentProps"]
