"""The controller that makes load balancers of AWS, as in ``aws_eks``; its chart takes any values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks import alb_controller
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_eks.alb_controller_version import AlbControllerVersion
    from aws_cdk.aws_eks_v2.cluster import Cluster
    from constructs import Construct


class AlbControllerOptions(Struct):
    """Options of the controller."""

    version: AlbControllerVersion
    additional_helm_chart_values: Mapping[str, Any] | None = None
    """More values of the chart. Default: its own."""
    overwrite_service_account: bool | None = None
    """Whether its account on the cluster is changed if it is there already. Default: no."""
    policy: Any = None
    """What it may do, as a policy in JSON. Default: what its version needs; unknown versions need one."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of it when it leaves the stack. Default: it is removed."""
    repository: str | None = None
    """Where its image is. Default: the registry of EKS in us-west-2."""


class AlbControllerProps(AlbControllerOptions):
    """Options of the controller, and its cluster."""

    cluster: Cluster


class AlbController(alb_controller.AlbController):
    """Installs the controller of load balancers of AWS on a cluster, with a role that lets it work."""

    _module = "aws_cdk.aws_eks_v2"

    @classmethod
    @takes(AlbControllerProps)
    def create(cls, scope: Construct, props: AlbControllerProps) -> AlbController:  # type: ignore[override]  # options differ
        """Install the controller, as a part of the stack of ``scope``.

        Raises:
            ValidationError: the version is unknown and there is no ``policy``; nothing runs ``kubectl`` for the cluster.
        """
        return cls(*cls._in_stack(scope, props.cluster), **props._given())

    @takes(AlbControllerProps)
    def __init__(self, scope: Construct, id: str, props: AlbControllerProps) -> None:
        """Install the controller.

        Raises:
            ValidationError: the version is unknown and there is no ``policy``; nothing runs ``kubectl`` for the cluster.
        """
        self._install(scope, id, props)

    def _more_values(self, chosen: Any) -> dict[str, Any]:
        return dict(chosen or {})


__all__ = ["AlbController", "AlbControllerOptions", "AlbControllerProps"]
