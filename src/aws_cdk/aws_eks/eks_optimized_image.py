"""Images of AWS for nodes that EKS does not manage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.machine_image import IMachineImage, MachineImageConfig
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_ec2.user_data import UserData
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from constructs import Construct

_DEFAULT_VERSION = "1.24"
# Noted in the metadata of whoever uses an image; the text is part of the assembly.
_RULE = "CloudFormation-Validate::W2506"
_NOTE = "SSM parameter is typed as String instead of AWS::SSM::Parameter::Value<AWS::EC2::Image::Id> for historical reasons."


class NodeType(NamedEnum):
    """What nodes have."""

    STANDARD = "Standard"
    GPU = "GPU"
    INFERENTIA = "INFERENTIA"
    TRAINIUM = "TRAINIUM"


class CpuArch(NamedEnum):
    """What processors nodes have."""

    ARM_64 = "arm64"
    X86_64 = "x86_64"


class MachineImageType(NamedEnum):
    """How nodes are told their cluster."""

    AMAZON_LINUX_2 = 0
    """By a script."""
    BOTTLEROCKET = 1
    """By settings in TOML."""


class EksOptimizedImageProps(Struct):
    """Options of an image."""

    cpu_arch: CpuArch | None = None
    """Default: x86-64."""
    kubernetes_version: str | None = None
    """Such as ``1.33``. Default: 1.24."""
    node_type: NodeType | None = None
    """Default: without anything special."""


class EksOptimizedImage(IMachineImage):
    """An image with Amazon Linux 2 for nodes."""

    @takes(EksOptimizedImageProps)
    def __init__(self, props: EksOptimizedImageProps) -> None:
        accelerated = props.node_type not in (None, NodeType.STANDARD)
        # Source: "Retrieve recommended Amazon Linux AMI IDs", EKS user guide.
        variant = "-gpu" if accelerated else "-arm64" if props.cpu_arch is CpuArch.ARM_64 else ""
        version = props.kubernetes_version if props.kubernetes_version is not None else _DEFAULT_VERSION
        self._parameter = f"/aws/service/eks/optimized-ami/{version}/amazon-linux-2{variant}/recommended/image_id"

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image, found by a public parameter."""
        return MachineImageConfig(
            image_id=_image_of(scope, self._parameter),
            os_type=OperatingSystemType.LINUX,
            user_data=UserData.for_linux(),
        )


class _BottlerocketImage(IMachineImage):
    """The image with Bottlerocket for nodes of a version of Kubernetes, with processors of x86-64."""

    def __init__(self, kubernetes_version: str) -> None:
        self._parameter = f"/aws/service/bottlerocket/aws-k8s-{kubernetes_version}/x86_64/latest/image_id"

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        return MachineImageConfig(
            image_id=_image_of(scope, self._parameter),
            os_type=OperatingSystemType.LINUX,
            user_data=UserData.custom(""),
        )


def _image_of(scope: Construct, parameter: str) -> str:
    from aws_cdk.aws_ssm.string_parameter import StringParameter
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.validations import Acknowledgment, Validations

    Validations.of(Stack.of(scope)).acknowledge(Acknowledgment(id=_RULE, reason=_NOTE))
    return StringParameter.value_for_string_parameter(scope, parameter)


# Beginnings of families; others count as ordinary. Source: observed on aws-cdk-lib 2.275.0.
_ARM = ("a1", "c6g", "c7g", "m6g", "r6g", "t4g")
_GPU = ("p2", "p3", "g2", "g3", "g4")
_INFERENTIA = ("inf1", "inf2")
_TRAINIUM = ("trn1",)


def cpu_arch_of(instance_type: InstanceType) -> CpuArch:
    """Return what processors instances count as having."""
    return CpuArch.ARM_64 if instance_type.to_string().startswith(_ARM) else CpuArch.X86_64


def node_type_of(instance_type: InstanceType) -> NodeType:
    """Return what instances count as having."""
    name = instance_type.to_string()
    if name.startswith(_GPU):
        return NodeType.GPU
    if name.startswith(_INFERENTIA):
        return NodeType.INFERENTIA
    return NodeType.TRAINIUM if name.startswith(_TRAINIUM) else NodeType.STANDARD


__all__ = ["CpuArch", "EksOptimizedImage", "EksOptimizedImageProps", "MachineImageType", "NodeType"]
