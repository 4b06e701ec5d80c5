"""Where a build runs: image, machine, variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild.compute_type import ComputeType, DockerServerComputeType
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_image import IBuildImage
    from aws_cdk.aws_codebuild.fleet import IFleet
    from aws_cdk.aws_ec2 import ISecurityGroup
    from aws_cdk.aws_s3.bucket_base import IBucket


class BuildEnvironmentVariableType(NamedEnum):
    """Where the value of a variable is kept."""

    PLAINTEXT = "PLAINTEXT"
    """In the project, for everyone to see."""
    PARAMETER_STORE = "PARAMETER_STORE"
    """In a parameter of Systems Manager; the variable's value is its name."""
    SECRETS_MANAGER = "SECRETS_MANAGER"
    """In a secret; the variable's value is its name or ARN, and perhaps ``:KEY:STAGE:ID``."""


class HostKernel(NamedEnum):
    """Kernel of the machine that a build runs on."""

    LINUX_KERNEL_4 = "LINUX_KERNEL_4"
    LINUX_KERNEL_6 = "LINUX_KERNEL_6"
    LINUX_KERNEL_LATEST = "LINUX_KERNEL_LATEST"


class BuildEnvironmentVariable(Struct):
    """An environment variable of a build."""

    value: Any
    """The value, or where it is kept."""
    type: BuildEnvironmentVariableType | None = None
    """Where it is kept. Default: PLAINTEXT."""


class BuildEnvironmentCertificate(Struct):
    """A certificate that builds trust, as a file in a bucket."""

    bucket: IBucket
    object_key: str
    """Key of the PEM file."""


class DockerServerOptions(Struct):
    """A Docker server that builds share."""

    compute_type: DockerServerComputeType
    """Size of its machine."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Its security groups. Default: none."""


class BuildEnvironment(Struct):
    """Where a build runs."""

    build_image: IBuildImage | None = None
    """The image. Default: ``LinuxBuildImage.STANDARD_7_0``."""
    certificate: Nested[BuildEnvironmentCertificate | None] = nested()
    """A certificate to trust. Default: none."""
    compute_type: ComputeType | None = None
    """Size of the machine. Default: the image's."""
    docker_server: Nested[DockerServerOptions | None] = nested()
    """A Docker server that builds share. Default: none."""
    environment_variables: Nested[Mapping[str, BuildEnvironmentVariable] | None] = nested()
    """Environment variables; those of the project win. Default: none."""
    fleet: IFleet | None = None
    """Machines kept ready for builds. Default: made for each build."""
    host_kernel: HostKernel | None = None
    """Kernel of the machine. Default: CodeBuild's."""
    privileged: bool | None = None
    """Whether the build may run Docker. Default: no."""
