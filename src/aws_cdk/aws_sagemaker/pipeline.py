"""What others need of a pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.resource import IResource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_sagemaker import PipelineReference


class IPipeline(IResource):
    """A pipeline of SageMaker; the classes that make one are one's own or another library's."""

    if TYPE_CHECKING:

        @property
        def pipeline_arn(self) -> str: ...
        @property
        def pipeline_name(self) -> str: ...
        @property
        def pipeline_ref(self) -> PipelineReference: ...
        def grant_start_pipeline_execution(self, grantee: IGrantable) -> Grant: ...


__all__ = ["IPipeline"]
