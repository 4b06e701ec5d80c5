"""What services made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.resource import IResource

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.cluster_base import ICluster


class IService(IResource):
    """A service, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def service_arn(self) -> str: ...
        @property
        def service_name(self) -> str: ...
        @property
        def service_ref(self) -> Any: ...


class IBaseService(IService):
    """A service of which the cluster is known."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def cluster(self) -> ICluster: ...
