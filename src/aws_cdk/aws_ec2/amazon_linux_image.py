"""Images of Amazon Linux of any generation; deprecated at the peer in favour of one class a generation."""

from __future__ import annotations

from aws_cdk.aws_ec2.amazon_linux import (
    PARAMETERS,
    AmazonLinuxCpuType,
    AmazonLinuxEdition,
    AmazonLinuxStorage,
    AmazonLinuxVirt,
)
from aws_cdk.aws_ec2.machine_image import GenericSSMParameterImage, MachineImageConfig, parameter_image
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_ec2.user_data import UserData
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from constructs import Construct


class AmazonLinuxGeneration(NamedEnum):
    """A generation of Amazon Linux."""

    AMAZON_LINUX = "amzn"
    AMAZON_LINUX_2 = "amzn2"
    AMAZON_LINUX_2022 = "al2022"
    AMAZON_LINUX_2023 = "al2023"


class AmazonLinuxKernel(NamedEnum):
    """A kernel of Amazon Linux."""

    KERNEL5_X = "kernel-5.10"
    KERNEL6_1 = "kernel-6.1"


# Generations whose images have one kernel each, and neither a choice of storage nor of virtualization.
_ONLY_KERNEL = {
    AmazonLinuxGeneration.AMAZON_LINUX_2022: ("Amazon Linux 2022", AmazonLinuxKernel.KERNEL5_X),
    AmazonLinuxGeneration.AMAZON_LINUX_2023: ("Amazon Linux 2023", AmazonLinuxKernel.KERNEL6_1),
}


class AmazonLinuxImageProps(Struct):
    """Options of an image of Amazon Linux."""

    additional_cache_key: str | None = None
    """Tells cached look-ups apart that are equal otherwise."""
    cached_in_context: bool | None = None
    """Keep the id that the parameter has when the app runs first. Default: no, each deployment takes the newest."""
    cpu_type: AmazonLinuxCpuType | None = None
    """The processor's architecture. Default: x86-64."""
    edition: AmazonLinuxEdition | None = None
    """How much is installed. Default: the standard edition."""
    generation: AmazonLinuxGeneration | None = None
    """The generation. Default: the first."""
    kernel: AmazonLinuxKernel | None = None
    """The kernel. Default: the image's own."""
    storage: AmazonLinuxStorage | None = None
    """Where the root volume lies. Default: a general purpose EBS volume. Not for 2022 and later."""
    user_data: UserData | None = None
    """User data. Default: an empty shell script."""
    virtualization: AmazonLinuxVirt | None = None
    """How the machine is made virtual. Default: HVM. Not for 2022 and later."""


class AmazonLinuxImage(GenericSSMParameterImage):
    """The newest image of a generation of Amazon Linux."""

    @takes(AmazonLinuxImageProps)
    def __init__(self, props: AmazonLinuxImageProps) -> None:
        super().__init__(_parameter_name(props), OperatingSystemType.LINUX, props.user_data)
        self._cached = props.cached_in_context
        self._cache_key = props.additional_cache_key

    @staticmethod
    @takes(AmazonLinuxImageProps)
    def ssm_parameter_name(props: AmazonLinuxImageProps) -> str:
        """Return the name of the public parameter that holds the image's id.

        Raises:
            ValidationError: the generation has no choice of storage or of virtualization.
        """
        return _parameter_name(props)

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image."""
        return MachineImageConfig(
            image_id=parameter_image(scope, self.parameter_name, cached=self._cached, cache_key=self._cache_key),
            os_type=OperatingSystemType.LINUX,
            user_data=self._user_data if self._user_data is not None else UserData.for_linux(),
        )


def _parameter_name(props: AmazonLinuxImageProps) -> str:
    generation = props.generation or AmazonLinuxGeneration.AMAZON_LINUX
    kernel = props.kernel
    virtualization: str | None = (props.virtualization or AmazonLinuxVirt.HVM)._value_
    storage: str | None = (props.storage or AmazonLinuxStorage.GENERAL_PURPOSE)._value_
    if generation in _ONLY_KERNEL:
        title, kernel = _ONLY_KERNEL[generation]
        for option, given in (("Storage", props.storage), ("Virtualization", props.virtualization)):
            if given is not None:
                raise ValidationError(
                    f"{option} parameter does not exist in SSM parameter name for {title}.",
                    fix=f"leave out {option.lower()}",
                )
        virtualization = storage = None
    parts = (
        f"{generation._value_}-ami",
        "minimal" if props.edition is AmazonLinuxEdition.MINIMAL else None,
        kernel._value_ if kernel else None,
        virtualization,
        (props.cpu_type or AmazonLinuxCpuType.X86_64)._value_,
        storage,
    )
    return PARAMETERS + "-".join(part for part in parts if part)
