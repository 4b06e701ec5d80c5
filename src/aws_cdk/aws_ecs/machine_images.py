"""Images for the instances of clusters."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_ec2.instance_type import InstanceArchitecture
from aws_cdk.aws_ec2.machine_image import IMachineImage, MachineImageConfig, parameter_image
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_ec2.user_data import UserData
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from constructs import Construct


_GIVEN: Any = None  # filled by takes


class MachineImageType(NamedEnum):
    """How instances are told their cluster."""

    AMAZON_LINUX_2 = 0
    """By a file that a script writes."""
    BOTTLEROCKET = 1
    """By settings in TOML."""


class AmiHardwareType(NamedEnum):
    """What instances have."""

    STANDARD = "Standard"
    GPU = "GPU"
    ARM = "ARM64"
    NEURON = "Neuron"


class WindowsOptimizedVersion(NamedEnum):
    """A version of Windows."""

    SERVER_2025 = "2025"
    SERVER_2022 = "2022"
    SERVER_2019 = "2019"
    SERVER_2016 = "2016"


class BottlerocketEcsVariant(NamedEnum):
    """A variant of Bottlerocket."""

    AWS_ECS_1 = "aws-ecs-1"
    AWS_ECS_1_NVIDIA = "aws-ecs-1-nvidia"
    AWS_ECS_2 = "aws-ecs-2"
    AWS_ECS_2_NVIDIA = "aws-ecs-2-nvidia"


class EcsOptimizedImageOptions(Struct):
    """How an image is found."""

    additional_cache_key: str | None = None
    """Tells cached look-ups apart that are equal otherwise."""
    cached_in_context: bool | None = None
    """Keep the id that the parameter has when the app runs first. Default: no, each deployment takes the newest."""


class BottleRocketImageProps(EcsOptimizedImageOptions):
    """Options of :class:`BottleRocketImage`."""

    architecture: InstanceArchitecture | None = None
    """Default: x86-64."""
    variant: BottlerocketEcsVariant | None = None
    """Default: AWS_ECS_1."""


# Parts of the public parameters' names. Source: "Retrieving Amazon ECS-optimized AMI metadata", ECS guide.
_LINUX = "/aws/service/ecs/optimized-ami"
_HARDWARE: dict[str, dict[AmiHardwareType, str]] = {
    "amazon-linux": {},
    "amazon-linux-2": {
        AmiHardwareType.GPU: "gpu/",
        AmiHardwareType.ARM: "arm64/",
        AmiHardwareType.NEURON: "inf/",
    },
    "amazon-linux-2023": {
        AmiHardwareType.GPU: "gpu/",
        AmiHardwareType.ARM: "arm64/",
        AmiHardwareType.NEURON: "neuron/",
    },
}


class EcsOptimizedImage(IMachineImage):
    """An image of AWS for the instances of clusters. Make it with one of the factories."""

    @checked
    def __init__(self, parameter: str, options: EcsOptimizedImageOptions, system: OperatingSystemType) -> None:
        self._parameter = parameter
        self._options = options
        self._system = system

    @staticmethod
    @takes(EcsOptimizedImageOptions)
    def amazon_linux(options: EcsOptimizedImageOptions) -> EcsOptimizedImage:
        """Return the image of the first Amazon Linux."""
        return _linux("amazon-linux", None, options)

    @staticmethod
    @takes(EcsOptimizedImageOptions)
    def amazon_linux2(
        hardware_type: AmiHardwareType | None = None, options: EcsOptimizedImageOptions = _GIVEN
    ) -> EcsOptimizedImage:
        """Return the image of Amazon Linux 2. Default: for instances without anything special."""
        return _linux("amazon-linux-2", hardware_type, options)

    @staticmethod
    @takes(EcsOptimizedImageOptions)
    def amazon_linux2023(
        hardware_type: AmiHardwareType | None = None, options: EcsOptimizedImageOptions = _GIVEN
    ) -> EcsOptimizedImage:
        """Return the image of Amazon Linux 2023. Default: for instances without anything special."""
        return _linux("amazon-linux-2023", hardware_type, options)

    @staticmethod
    @takes(EcsOptimizedImageOptions)
    def windows(windows_version: WindowsOptimizedVersion, options: EcsOptimizedImageOptions) -> EcsOptimizedImage:
        """Return the image of a version of Windows."""
        name = f"Windows_Server-{windows_version._value_}-English-Full-ECS_Optimized"
        parameter = f"/aws/service/ami-windows-latest/{name}/image_id"
        return EcsOptimizedImage(parameter, options, OperatingSystemType.WINDOWS)

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image, found by a public parameter."""
        windows = self._system is OperatingSystemType.WINDOWS
        return MachineImageConfig(
            image_id=_image_id(scope, self._parameter, self._options),
            os_type=self._system,
            user_data=UserData.for_windows() if windows else UserData.for_linux(),
        )


def _linux(generation: str, hardware: AmiHardwareType | None, options: EcsOptimizedImageOptions) -> EcsOptimizedImage:
    part = _HARDWARE[generation].get(hardware, "") if hardware is not None else ""
    parameter = f"{_LINUX}/{generation}/{part}recommended/image_id"
    return EcsOptimizedImage(parameter, options, OperatingSystemType.LINUX)


class BottleRocketImage(IMachineImage):
    """An image of Bottlerocket, a Linux for containers alone."""

    @takes(BottleRocketImageProps)
    def __init__(self, props: BottleRocketImageProps) -> None:
        variant = (props.variant or BottlerocketEcsVariant.AWS_ECS_1)._value_
        architecture = (props.architecture or InstanceArchitecture.X86_64)._value_
        self._parameter = f"/aws/service/bottlerocket/{variant}/{architecture}/latest/image_id"
        if props.additional_cache_key is not None and not props.cached_in_context:
            raise ValidationError(
                '"additionalCacheKey" was set but "cachedInContext" is false, so it will have no effect',
                fix="pass cached_in_context=True",
            )
        self._options = props

    @staticmethod
    def is_bottle_rocket_image(x: Any) -> bool:
        """Tell whether ``x`` is such an image."""
        return isinstance(x, BottleRocketImage)

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image, found by a public parameter."""
        return MachineImageConfig(
            image_id=_image_id(scope, self._parameter, self._options),
            os_type=OperatingSystemType.LINUX,
            user_data=UserData.custom(""),
        )


def _image_id(scope: Construct, parameter: str, options: EcsOptimizedImageOptions) -> str:
    cached, key = options.cached_in_context, options.additional_cache_key
    return parameter_image(scope, parameter, cached=cached, cache_key=key, acknowledged=False)  # as the peer


__all__ = [
    "AmiHardwareType",
    "BottleRocketImage",
    "BottleRocketImageProps",
    "BottlerocketEcsVariant",
    "EcsOptimizedImage",
    "EcsOptimizedImageOptions",
    "MachineImageType",
    "WindowsOptimizedVersion",
]
