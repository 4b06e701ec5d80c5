"""Machine images of compute environments on EC2."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.machine_image import IMachineImage
    from constructs import Construct, Node

_DEFAULT_TO_AL2023 = "@aws-cdk/aws-batch:defaultToAL2023"


class EcsMachineImageType(NamedEnum):
    """The kind of image that ECS runs on, which Batch keeps up to date."""

    ECS_AL2 = "ECS_AL2"
    ECS_AL2023 = "ECS_AL2023"
    ECS_AL2_NVIDIA = "ECS_AL2_NVIDIA"
    ECS_AL2023_NVIDIA = "ECS_AL2023_NVIDIA"


class EksMachineImageType(NamedEnum):
    """The kind of image that EKS runs on, which Batch keeps up to date."""

    EKS_AL2 = "EKS_AL2"
    EKS_AL2_NVIDIA = "EKS_AL2_NVIDIA"
    EKS_AL2023 = "EKS_AL2023"
    EKS_AL2023_NVIDIA = "EKS_AL2023_NVIDIA"


class EcsMachineImage(Struct):
    """An image for container instances of ECS."""

    image: IMachineImage | None = None
    """Default: the newest of the type."""
    image_type: EcsMachineImageType | None = None
    """Default: ECS_AL2, or ECS_AL2023 under the flag ``@aws-cdk/aws-batch:defaultToAL2023``."""


class EksMachineImage(Struct):
    """An image for nodes of EKS."""

    image: IMachineImage | None = None
    """Default: the newest of the type."""
    image_type: EksMachineImageType | None = None
    """Default: EKS_AL2, or EKS_AL2023 under the flag ``@aws-cdk/aws-batch:defaultToAL2023``."""


_T = TypeVar("_T", EcsMachineImageType, EksMachineImageType)


def default_type(node: Node, older: _T, newer: _T) -> _T:
    """Return the type of images that name none."""
    return newer if flag_enabled(node, _DEFAULT_TO_AL2023) else older


def rendered_image(scope: Construct, image: IMachineImage | None, image_type: str) -> dict[str, str | None]:
    """Return an image as CloudFormation has it; an image of one's own is looked up under ``scope``."""
    return {
        "imageIdOverride": image.get_image(scope).image_id if image is not None else None,
        "imageType": image_type,
    }


__all__ = ["EcsMachineImage", "EcsMachineImageType", "EksMachineImage", "EksMachineImageType"]
