"""What others need of an endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.resource import IResource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_sagemaker import EndpointReference


class IEndpoint(IResource):
    """An endpoint, where a model answers; the classes that make one are one's own or another library's."""

    if TYPE_CHECKING:

        @property
        def endpoint_arn(self) -> str: ...
        @property
        def endpoint_name(self) -> str: ...
        @property
        def endpoint_ref(self) -> EndpointReference: ...
        def grant_invoke(self, grantee: IGrantable) -> Grant: ...


__all__ = ["IEndpoint"]
