"""What images of Amazon Linux have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.machine_image import IMachineImage, MachineImageConfig, parameter_image
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_ec2.user_data import UserData
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

# Below this name Amazon publishes the ids of its Linux images.
PARAMETERS = "/aws/service/ami-amazon-linux-latest/"


class AmazonLinuxCpuType(NamedEnum):
    """The processor's architecture."""

    ARM_64 = "arm64"
    X86_64 = "x86_64"


class AmazonLinuxEdition(NamedEnum):
    """How much is installed."""

    STANDARD = "standard"
    MINIMAL = "minimal"


class AmazonLinuxVirt(NamedEnum):
    """How the machine is made virtual."""

    HVM = "hvm"
    PV = "pv"


class AmazonLinuxStorage(NamedEnum):
    """Where the root volume lies."""

    EBS = "ebs"
    S3 = "s3"
    GENERAL_PURPOSE = "gp2"


class AmazonLinuxImageSsmParameterBaseOptions(Struct):
    """Options of every image of Amazon Linux."""

    additional_cache_key: str | None = None
    """Tells cached look-ups apart that are equal otherwise."""
    cached_in_context: bool | None = None
    """Keep the id that the parameter has when the app runs first, rather than take the newest at each deployment.

    Default: yes for the classes, no for the methods of ``MachineImage``.
    """
    user_data: UserData | None = None
    """User data. Default: an empty shell script."""


class AmazonLinuxImageSsmParameterBaseProps(AmazonLinuxImageSsmParameterBaseOptions):
    """An image of Amazon Linux by the parameter that holds its id."""

    parameter_name: str


class AmazonLinuxImageSsmParameterCommonOptions(AmazonLinuxImageSsmParameterBaseOptions):
    """Options of images of Amazon Linux 2 and later."""

    cpu_type: AmazonLinuxCpuType | None = None
    """The processor's architecture. Default: x86-64."""
    edition: AmazonLinuxEdition | None = None
    """How much is installed. Default: the standard edition."""


class AmazonLinuxImageSsmParameterBase(IMachineImage):
    """An image of Amazon Linux whose id a parameter holds."""

    @takes(AmazonLinuxImageSsmParameterBaseProps)
    def __init__(self, props: AmazonLinuxImageSsmParameterBaseProps) -> None:
        self._base_props = props

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image."""
        props = self._base_props
        return MachineImageConfig(
            image_id=parameter_image(
                scope,
                props.parameter_name,
                cached=props.cached_in_context is not False,
                cache_key=props.additional_cache_key,
            ),
            os_type=OperatingSystemType.LINUX,
            user_data=props.user_data if props.user_data is not None else UserData.for_linux(),
        )

    def _take_parameter(self, name: str, options: AmazonLinuxImageSsmParameterBaseOptions) -> None:
        AmazonLinuxImageSsmParameterBase.__init__(
            self,
            parameter_name=name,
            additional_cache_key=options.additional_cache_key,
            cached_in_context=options.cached_in_context,
            user_data=options.user_data,
        )


def parameter_name(prefix: str, options: AmazonLinuxImageSsmParameterCommonOptions, *parts: str | None) -> str:
    """Return the name of an image's parameter; ``parts`` follow the edition. Internal."""
    minimal = "minimal" if options.edition is AmazonLinuxEdition.MINIMAL else None
    return PARAMETERS + "-".join(part for part in (prefix, minimal, *parts) if part)


def architecture(options: AmazonLinuxImageSsmParameterCommonOptions) -> str:
    """Return the architecture as parameter names have it. Internal."""
    return (options.cpu_type or AmazonLinuxCpuType.X86_64)._value_
