"""Images for machines with graphics processors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
from aws_cdk.aws_codebuild.build_image import (
    BuildImageBindOptions,
    BuildImageConfig,
    IBindableBuildImage,
    IBuildImage,
    _BuildImage,
)
from aws_cdk.aws_codebuild.compute_type import ComputeType, written_compute_type
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import takes
from aws_cdk.core.token import IResolveContext, string_of

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_ecr import IRepository
    from constructs import Construct


class LinuxGpuBuildImage(_BuildImage, IBindableBuildImage):
    """An image for machines with graphics processors: one of AWS's deep learning containers, or of a repository."""

    DLC_MXNET_1_4_1: IBuildImage
    DLC_MXNET_1_6_0: IBuildImage
    DLC_PYTORCH_1_2_0: IBuildImage
    DLC_PYTORCH_1_3_1: IBuildImage
    DLC_PYTORCH_1_4_0_INFERENCE: IBuildImage
    DLC_PYTORCH_1_4_0_TRAINING: IBuildImage
    DLC_PYTORCH_1_5_0_INFERENCE: IBuildImage
    DLC_PYTORCH_1_5_0_TRAINING: IBuildImage
    DLC_TENSORFLOW_1_14_0: IBuildImage
    DLC_TENSORFLOW_1_15_0: IBuildImage
    DLC_TENSORFLOW_1_15_2_INFERENCE: IBuildImage
    DLC_TENSORFLOW_1_15_2_TRAINING: IBuildImage
    DLC_TENSORFLOW_2_0_0: IBuildImage
    DLC_TENSORFLOW_2_0_1: IBuildImage
    DLC_TENSORFLOW_2_1_0_INFERENCE: IBuildImage
    DLC_TENSORFLOW_2_1_0_TRAINING: IBuildImage
    DLC_TENSORFLOW_2_2_0_TRAINING: IBuildImage

    _default_compute_type = ComputeType.LARGE

    @checked
    def __init__(self, repository_name: str, tag: str, account: str | None) -> None:
        self._repository_name = repository_name
        self._account = account
        # The account of AWS's own containers depends on the region: known once a project uses the image.
        self._image_account: str | None = None
        written = account if account is not None else string_of(LazyValue(self._produce_account))
        super().__init__(
            f"{written}.dkr.ecr.{Aws.REGION}.{Aws.URL_SUFFIX}/{repository_name}:{tag}", "LINUX_GPU_CONTAINER"
        )

    @staticmethod
    @checked
    def aws_deep_learning_containers_image(repository_name: str, tag: str, account: str | None = None) -> IBuildImage:
        """Return a deep learning container. Default of ``account``: the one that AWS keeps them in."""
        return LinuxGpuBuildImage(repository_name, tag, account)

    @staticmethod
    @checked
    def from_ecr_repository(repository: IRepository, tag: str | None = None) -> IBuildImage:
        """Return an image of a repository of ECR, by tag. Default: ``latest``."""
        account = repository.env.account
        return LinuxGpuBuildImage(repository.repository_name, tag if tag is not None else "latest", account)

    def _produce_account(self, _context: IResolveContext) -> str:
        if self._image_account is None:
            raise AssumptionError(
                "Make sure this 'LinuxGpuBuildImage' is used in a CodeBuild Project construct.",
                fix="give the image to a project before its name is needed",
            )
        return self._image_account

    @takes(BuildImageBindOptions)
    def bind(self, scope: Construct, project: IProject, _options: BuildImageBindOptions) -> BuildImageConfig:
        """Let the project pull the image."""
        from aws_cdk.aws_ecr import Repository
        from aws_cdk.core.stack import Stack
        from aws_cdk.region_info import FactName

        stack = Stack.of(scope)
        account = self._account
        if account is None:
            account = stack.regional_fact(FactName.DLC_REPOSITORY_ACCOUNT)
        self._image_account = account
        repository = Repository.from_repository_attributes(
            scope,
            "AwsDlcRepositoryCodeBuild",
            repository_name=self._repository_name,
            repository_arn=stack.format_arn(
                service="ecr", resource="repository", resource_name=self._repository_name, account=account
            ),
        )
        repository.grant_pull(project)
        return BuildImageConfig()

    @takes(BuildEnvironment)
    def validate(self, build_environment: BuildEnvironment) -> list[str]:
        """Return what does not fit in an environment with this image."""
        size = build_environment.compute_type
        if size is not None and size not in (ComputeType.LARGE, ComputeType.SMALL):
            return [
                "GPU images only support ComputeType 'BUILD_GENERAL1_LARGE' and 'BUILD_GENERAL1_SMALL' - "
                f"'{written_compute_type(size)}' was given"
            ]
        return []


_DEEP_LEARNING_CONTAINERS = {
    "DLC_MXNET_1_4_1": ("mxnet-training", "1.4.1-gpu-py36-cu100-ubuntu16.04"),
    "DLC_MXNET_1_6_0": ("mxnet-training", "1.6.0-gpu-py36-cu101-ubuntu16.04"),
    "DLC_PYTORCH_1_2_0": ("pytorch-training", "1.2.0-gpu-py36-cu100-ubuntu16.04"),
    "DLC_PYTORCH_1_3_1": ("pytorch-training", "1.3.1-gpu-py36-cu101-ubuntu16.04"),
    "DLC_PYTORCH_1_4_0_INFERENCE": ("pytorch-inference", "1.4.0-gpu-py36-cu101-ubuntu16.04"),
    "DLC_PYTORCH_1_4_0_TRAINING": ("pytorch-training", "1.4.0-gpu-py36-cu101-ubuntu16.04"),
    "DLC_PYTORCH_1_5_0_INFERENCE": ("pytorch-inference", "1.5.0-gpu-py36-cu101-ubuntu16.04"),
    "DLC_PYTORCH_1_5_0_TRAINING": ("pytorch-training", "1.5.0-gpu-py36-cu101-ubuntu16.04"),
    "DLC_TENSORFLOW_1_14_0": ("tensorflow-training", "1.14.0-gpu-py36-cu100-ubuntu16.04"),
    "DLC_TENSORFLOW_1_15_0": ("tensorflow-training", "1.15.0-gpu-py36-cu100-ubuntu18.04"),
    "DLC_TENSORFLOW_1_15_2_INFERENCE": ("tensorflow-inference", "1.15.2-gpu-py36-cu100-ubuntu18.04"),
    "DLC_TENSORFLOW_1_15_2_TRAINING": ("tensorflow-training", "1.15.2-gpu-py37-cu100-ubuntu18.04"),
    "DLC_TENSORFLOW_2_0_0": ("tensorflow-training", "2.0.0-gpu-py36-cu100-ubuntu18.04"),
    "DLC_TENSORFLOW_2_0_1": ("tensorflow-training", "2.0.1-gpu-py36-cu100-ubuntu18.04"),
    "DLC_TENSORFLOW_2_1_0_INFERENCE": ("tensorflow-inference", "2.1.0-gpu-py36-cu101-ubuntu18.04"),
    "DLC_TENSORFLOW_2_1_0_TRAINING": ("tensorflow-training", "2.1.0-gpu-py36-cu101-ubuntu18.04"),
    "DLC_TENSORFLOW_2_2_0_TRAINING": ("tensorflow-training", "2.2.0-gpu-py37-cu101-ubuntu18.04"),
}
for _name, (_repository, _tag) in _DEEP_LEARNING_CONTAINERS.items():
    setattr(LinuxGpuBuildImage, _name, LinuxGpuBuildImage(_repository, _tag, None))

__all__ = ["LinuxGpuBuildImage"]
