"""Images of Amazon Linux 2."""

from __future__ import annotations

from aws_cdk.aws_ec2.amazon_linux import (
    AmazonLinuxImageSsmParameterBase,
    AmazonLinuxImageSsmParameterCommonOptions,
    AmazonLinuxStorage,
    AmazonLinuxVirt,
    architecture,
    parameter_name,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes


class AmazonLinux2Kernel:
    """A kernel of Amazon Linux 2."""

    DEFAULT: AmazonLinux2Kernel
    KERNEL_5_10: AmazonLinux2Kernel
    CDK_LATEST: AmazonLinux2Kernel

    @checked
    def __init__(self, version: str | None) -> None:
        self._version = version

    def to_string(self) -> str | None:
        """Return the kernel as parameter names have it."""
        return f"kernel-{self._version}" if self._version else None


AmazonLinux2Kernel.DEFAULT = AmazonLinux2Kernel(None)
AmazonLinux2Kernel.KERNEL_5_10 = AmazonLinux2Kernel("5.10")
AmazonLinux2Kernel.CDK_LATEST = AmazonLinux2Kernel("5.10")


class AmazonLinux2ImageSsmParameterProps(AmazonLinuxImageSsmParameterCommonOptions):
    """Options of an image of Amazon Linux 2."""

    kernel: AmazonLinux2Kernel | None = None
    """The kernel. Default: the image's own."""
    storage: AmazonLinuxStorage | None = None
    """Where the root volume lies. Default: a general purpose EBS volume."""
    virtualization: AmazonLinuxVirt | None = None
    """How the machine is made virtual. Default: HVM."""


class AmazonLinux2ImageSsmParameter(AmazonLinuxImageSsmParameterBase):
    """The newest image of Amazon Linux 2."""

    @takes(AmazonLinux2ImageSsmParameterProps)
    def __init__(self, props: AmazonLinux2ImageSsmParameterProps) -> None:
        self._take_parameter(AmazonLinux2ImageSsmParameter.ssm_parameter_name(**props._given()), props)

    @staticmethod
    @takes(AmazonLinux2ImageSsmParameterProps)
    def ssm_parameter_name(props: AmazonLinux2ImageSsmParameterProps) -> str:
        """Return the name of the public parameter that holds the image's id."""
        return parameter_name(
            "amzn2-ami",
            props,
            props.kernel.to_string() if props.kernel else None,
            (props.virtualization or AmazonLinuxVirt.HVM)._value_,
            architecture(props),
            (props.storage or AmazonLinuxStorage.GENERAL_PURPOSE)._value_,
        )
