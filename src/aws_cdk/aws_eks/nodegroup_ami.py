"""Images of managed groups of nodes, and which of them fit which instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.instance_type import InstanceArchitecture
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from constructs import Construct


class NodegroupAmiType(NamedEnum):
    """An image of AWS for nodes."""

    AL2_X86_64 = "AL2_x86_64"
    AL2_X86_64_GPU = "AL2_x86_64_GPU"
    AL2_ARM_64 = "AL2_ARM_64"
    BOTTLEROCKET_ARM_64 = "BOTTLEROCKET_ARM_64"
    BOTTLEROCKET_X86_64 = "BOTTLEROCKET_x86_64"
    BOTTLEROCKET_ARM_64_NVIDIA = "BOTTLEROCKET_ARM_64_NVIDIA"
    BOTTLEROCKET_X86_64_NVIDIA = "BOTTLEROCKET_x86_64_NVIDIA"
    BOTTLEROCKET_ARM_64_FIPS = "BOTTLEROCKET_ARM_64_FIPS"
    BOTTLEROCKET_X86_64_FIPS = "BOTTLEROCKET_x86_64_FIPS"
    WINDOWS_CORE_2019_X86_64 = "WINDOWS_CORE_2019_x86_64"
    WINDOWS_CORE_2022_X86_64 = "WINDOWS_CORE_2022_x86_64"
    WINDOWS_FULL_2019_X86_64 = "WINDOWS_FULL_2019_x86_64"
    WINDOWS_FULL_2022_X86_64 = "WINDOWS_FULL_2022_x86_64"
    AL2023_X86_64_STANDARD = "AL2023_x86_64_STANDARD"
    AL2023_X86_64_NEURON = "AL2023_x86_64_NEURON"
    AL2023_X86_64_NVIDIA = "AL2023_x86_64_NVIDIA"
    AL2023_ARM_64_NVIDIA = "AL2023_ARM_64_NVIDIA"
    AL2023_ARM_64_STANDARD = "AL2023_ARM_64_STANDARD"


# Families with accelerators. Source: observed on aws-cdk-lib 2.275.0, which knows no later ones.
_ACCELERATED = frozenset(
    (
        *("g3", "g3s", "g4ad", "g4dn", "g5", "g5g", "g6", "g6e", "g7e"),
        *("inf1", "inf2", "trn1", "trn1n", "trn2"),
        *("p2", "p3", "p3dn", "p4d", "p4de", "p5", "p5e", "p5en"),
    )
)

_Ami = NodegroupAmiType
# What fits which instances, in the order in which refusals list it. Source: as above.
_FOR_ACCELERATED = (
    _Ami.AL2_X86_64_GPU,
    _Ami.AL2023_X86_64_NEURON,
    _Ami.AL2023_X86_64_NVIDIA,
    _Ami.AL2023_ARM_64_NVIDIA,
    _Ami.BOTTLEROCKET_X86_64_NVIDIA,
    _Ami.BOTTLEROCKET_ARM_64_NVIDIA,
)
_FOR_ARM = (_Ami.AL2_ARM_64, _Ami.AL2023_ARM_64_STANDARD, _Ami.BOTTLEROCKET_ARM_64)
_FOR_X86 = (
    _Ami.AL2_X86_64,
    _Ami.AL2023_X86_64_STANDARD,
    _Ami.BOTTLEROCKET_X86_64,
    _Ami.WINDOWS_CORE_2019_X86_64,
    _Ami.WINDOWS_CORE_2022_X86_64,
    _Ami.WINDOWS_FULL_2019_X86_64,
    _Ami.WINDOWS_FULL_2022_X86_64,
)

# Source: "Deploy Windows nodes on EKS clusters", EKS user guide.
_WITHOUT_WINDOWS = frozenset(("c3", "c4", "d2", "i2", "m4", "m6a", "r3"))
_WINDOWS_AFTER_ALL = "m4.16xlarge"


def fitting_amis(types: Sequence[InstanceType], scope: Construct) -> tuple[NodegroupAmiType, ...]:
    """Return the images that fit all these instances, which are at least one.

    Raises:
        ValidationError: no image fits all of them.
    """
    fitting = {_fitting(instance_type) for instance_type in types}
    if len(fitting) > 1:
        raise ValidationError(
            "instanceTypes of different architectures is not allowed",
            scope=scope,
            fix="make a group of nodes of each kind",
        )
    return fitting.pop()


def _fitting(instance_type: InstanceType) -> tuple[NodegroupAmiType, ...]:
    if instance_type.to_string().partition(".")[0] in _ACCELERATED:
        return _FOR_ACCELERATED
    return _FOR_ARM if instance_type.architecture is InstanceArchitecture.ARM_64 else _FOR_X86


def default_ami(fitting: tuple[NodegroupAmiType, ...], *, prefers_2023: bool) -> NodegroupAmiType:
    """Return which of the images that fit is taken if none is asked for."""
    if fitting is _FOR_ACCELERATED or not prefers_2023:
        return fitting[0]
    return fitting[1]


def checked_ami(
    asked: NodegroupAmiType,
    fitting: tuple[NodegroupAmiType, ...],
    types: Sequence[InstanceType],
    scope: Construct,
) -> NodegroupAmiType:
    """Return the image that is asked for.

    Raises:
        ValidationError: the instances do not start from it.
    """
    if asked not in fitting:
        raise ValidationError(
            f"The specified AMI does not match the instance types architecture: {asked.name}",
            scope=scope,
            fix=f"as `ami_type` specify one of {', '.join(ami.name for ami in fitting)} or don't specify any",
        )
    if asked.name.startswith("WINDOWS"):
        for instance_type in types:
            _check_windows(instance_type.to_string(), scope)
    return asked


def _check_windows(instance_type: str, scope: Construct) -> None:
    if instance_type.partition(".")[0] in _WITHOUT_WINDOWS and instance_type != _WINDOWS_AFTER_ALL:
        raise ValidationError(
            f"The specified instanceType does not support Windows workloads: {instance_type}",
            scope=scope,
            fix="take instances of another family than "
            f"{', '.join(sorted(_WITHOUT_WINDOWS))}; of m4, {_WINDOWS_AFTER_ALL} does",
        )


__all__ = ["NodegroupAmiType"]
