"""Images of Amazon Linux 2023."""

from __future__ import annotations

from aws_cdk.aws_ec2.amazon_linux import (
    AmazonLinuxImageSsmParameterBase,
    AmazonLinuxImageSsmParameterCommonOptions,
    architecture,
    parameter_name,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes


class AmazonLinux2023Kernel:
    """A kernel of Amazon Linux 2023."""

    DEFAULT: AmazonLinux2023Kernel
    KERNEL_6_1: AmazonLinux2023Kernel
    CDK_LATEST: AmazonLinux2023Kernel

    @checked
    def __init__(self, version: str) -> None:
        self._version = version

    def to_string(self) -> str:
        """Return the kernel as parameter names have it."""
        return f"kernel-{self._version}"


AmazonLinux2023Kernel.DEFAULT = AmazonLinux2023Kernel("default")
AmazonLinux2023Kernel.KERNEL_6_1 = AmazonLinux2023Kernel("6.1")
AmazonLinux2023Kernel.CDK_LATEST = AmazonLinux2023Kernel("6.1")


class AmazonLinux2023ImageSsmParameterProps(AmazonLinuxImageSsmParameterCommonOptions):
    """Options of an image of Amazon Linux 2023."""

    kernel: AmazonLinux2023Kernel | None = None
    """The kernel. Default: the image's own."""


class AmazonLinux2023ImageSsmParameter(AmazonLinuxImageSsmParameterBase):
    """The newest image of Amazon Linux 2023."""

    @takes(AmazonLinux2023ImageSsmParameterProps)
    def __init__(self, props: AmazonLinux2023ImageSsmParameterProps) -> None:
        self._take_parameter(AmazonLinux2023ImageSsmParameter.ssm_parameter_name(**props._given()), props)

    @staticmethod
    @takes(AmazonLinux2023ImageSsmParameterProps)
    def ssm_parameter_name(props: AmazonLinux2023ImageSsmParameterProps) -> str:
        """Return the name of the public parameter that holds the image's id."""
        kernel = (props.kernel or AmazonLinux2023Kernel.DEFAULT).to_string()
        return parameter_name("al2023-ami", props, kernel, architecture(props))
