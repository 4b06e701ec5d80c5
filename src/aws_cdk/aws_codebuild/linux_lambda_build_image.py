"""Images for builds that run on Lambda."""

from __future__ import annotations

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
from aws_cdk.aws_codebuild.build_image import IBuildImage, _BuildImage
from aws_cdk.aws_codebuild.compute_type import ComputeType, written_compute_type
from aws_cdk.core.struct import takes


class _LambdaBuildImage(_BuildImage):
    AMAZON_LINUX_2_CORRETTO_11: IBuildImage
    AMAZON_LINUX_2_CORRETTO_17: IBuildImage
    AMAZON_LINUX_2_DOTNET_6: IBuildImage
    AMAZON_LINUX_2_GO_1_21: IBuildImage
    AMAZON_LINUX_2_NODE_18: IBuildImage
    AMAZON_LINUX_2_PYTHON_3_11: IBuildImage
    AMAZON_LINUX_2_RUBY_3_2: IBuildImage
    AMAZON_LINUX_2023_CORRETTO_21: IBuildImage
    AMAZON_LINUX_2023_DOTNET_8: IBuildImage
    AMAZON_LINUX_2023_GO_1_24: IBuildImage
    AMAZON_LINUX_2023_NODE_20: IBuildImage
    AMAZON_LINUX_2023_NODE_22: IBuildImage
    AMAZON_LINUX_2023_NODE_24: IBuildImage
    AMAZON_LINUX_2023_PYTHON_3_12: IBuildImage
    AMAZON_LINUX_2023_PYTHON_3_13: IBuildImage
    AMAZON_LINUX_2023_RUBY_3_4: IBuildImage

    _default_compute_type = ComputeType.LAMBDA_1GB

    @takes(BuildEnvironment)
    def validate(self, build_environment: BuildEnvironment) -> list[str]:
        """Return what does not fit in an environment with this image."""
        problems = []
        if build_environment.privileged:
            problems.append("Lambda compute type does not support privileged mode")
        size = build_environment.compute_type
        if size is not None and not size.name.startswith("LAMBDA_"):
            problems.append(
                "Lambda images only support Lambda ComputeTypes between 'BUILD_LAMBDA_1GB' and 'BUILD_LAMBDA_10GB', got "
                f"'{written_compute_type(size)}'"
            )
        return problems


class LinuxLambdaBuildImage(_LambdaBuildImage):
    """An image for builds that run on Lambda with x86-64."""


class LinuxArmLambdaBuildImage(_LambdaBuildImage):
    """An image for builds that run on Lambda with ARM."""


_TAGS = {
    "AMAZON_LINUX_2_CORRETTO_11": "corretto11",
    "AMAZON_LINUX_2_CORRETTO_17": "corretto17",
    "AMAZON_LINUX_2_DOTNET_6": "dotnet6",
    "AMAZON_LINUX_2_GO_1_21": "go1.21",
    "AMAZON_LINUX_2_NODE_18": "nodejs18",
    "AMAZON_LINUX_2_PYTHON_3_11": "python3.11",
    "AMAZON_LINUX_2_RUBY_3_2": "ruby3.2",
    "AMAZON_LINUX_2023_CORRETTO_21": "corretto21",
    "AMAZON_LINUX_2023_DOTNET_8": "dotnet8",
    "AMAZON_LINUX_2023_GO_1_24": "go1.24",
    "AMAZON_LINUX_2023_NODE_20": "nodejs20",
    "AMAZON_LINUX_2023_NODE_22": "nodejs22",
    "AMAZON_LINUX_2023_NODE_24": "nodejs24",
    "AMAZON_LINUX_2023_PYTHON_3_12": "python3.12",
    "AMAZON_LINUX_2023_PYTHON_3_13": "python3.13",
    "AMAZON_LINUX_2023_RUBY_3_4": "ruby3.4",
}
for _name, _tag in _TAGS.items():
    setattr(
        LinuxLambdaBuildImage,
        _name,
        LinuxLambdaBuildImage(
            f"aws/codebuild/amazonlinux-x86_64-lambda-standard:{_tag}", "LINUX_LAMBDA_CONTAINER", pulled_by=None
        ),
    )
    setattr(
        LinuxArmLambdaBuildImage,
        _name,
        LinuxArmLambdaBuildImage(
            f"aws/codebuild/amazonlinux-aarch64-lambda-standard:{_tag}", "ARM_LAMBDA_CONTAINER", pulled_by=None
        ),
    )

__all__ = ["LinuxArmLambdaBuildImage", "LinuxLambdaBuildImage"]
