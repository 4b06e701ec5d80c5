"""Images of Amazon Linux 2022."""

from __future__ import annotations

from aws_cdk.aws_ec2.amazon_linux import (
    AmazonLinuxImageSsmParameterBase,
    AmazonLinuxImageSsmParameterCommonOptions,
    architecture,
    parameter_name,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes


class AmazonLinux2022Kernel:
    """A kernel of Amazon Linux 2022."""

    DEFAULT: AmazonLinux2022Kernel
    KERNEL_5_15: AmazonLinux2022Kernel
    CDK_LATEST: AmazonLinux2022Kernel

    @checked
    def __init__(self, version: str) -> None:
        self._version = version

    def to_string(self) -> str:
        """Return the kernel as parameter names have it."""
        return f"kernel-{self._version}"


AmazonLinux2022Kernel.DEFAULT = AmazonLinux2022Kernel("default")
AmazonLinux2022Kernel.KERNEL_5_15 = AmazonLinux2022Kernel("5.15")
AmazonLinux2022Kernel.CDK_LATEST = AmazonLinux2022Kernel("5.15")


class AmazonLinux2022ImageSsmParameterProps(AmazonLinuxImageSsmParameterCommonOptions):
    """Options of an image of Amazon Linux 2022."""

    kernel: AmazonLinux2022Kernel | None = None
    """The kernel. Default: the image's own."""


class AmazonLinux2022ImageSsmParameter(AmazonLinuxImageSsmParameterBase):
    """The newest image of Amazon Linux 2022."""

    @takes(AmazonLinux2022ImageSsmParameterProps)
    def __init__(self, props: AmazonLinux2022ImageSsmParameterProps) -> None:
        self._take_parameter(AmazonLinux2022ImageSsmParameter.ssm_parameter_name(**props._given()), props)

    @staticmethod
    @takes(AmazonLinux2022ImageSsmParameterProps)
    def ssm_parameter_name(props: AmazonLinux2022ImageSsmParameterProps) -> str:
        """Return the name of the public parameter that holds the image's id."""
        kernel = props.kernel.to_string() if props.kernel else None
        return parameter_name("al2022-ami", props, kernel, architecture(props))
