"""What a node sends requests to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.tls_client_policy import TlsClientPolicy, rendered_client_policy
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.virtual_service import IVirtualService
    from constructs import Construct


class BackendConfig(Struct):
    """What requests are sent to, by the names of the L1 class."""

    virtual_service_backend: Any


class VirtualServiceBackendOptions(Struct):
    """Options of a service that requests are sent to."""

    tls_client_policy: Nested[TlsClientPolicy | None] = nested()
    """How TLS is used. Default: as the node's defaults say."""


class Backend:
    """What a node sends requests to. Make it with the factory."""

    @staticmethod
    @takes(VirtualServiceBackendOptions)
    def virtual_service(virtual_service: IVirtualService, props: VirtualServiceBackendOptions) -> Backend:
        """Send requests to a service."""
        return _ServiceBackend(virtual_service, props.tls_client_policy)

    def bind(self, scope: Construct) -> BackendConfig:
        """Return what requests are sent to."""
        raise NotImplementedError


class _ServiceBackend(Backend):
    def __init__(self, service: IVirtualService, policy: TlsClientPolicy | None) -> None:
        self._service = service
        self._policy = policy

    @checked
    def bind(self, scope: Construct) -> BackendConfig:
        from aws_cdk.aws_appmesh.virtual_service import VirtualService

        service = self._service
        # An attribute would make a circle where the service is provided by the node itself.
        name = service.physical_name if isinstance(service, VirtualService) else service.virtual_service_name
        policy = rendered_client_policy(self._policy, scope)
        return BackendConfig(
            virtual_service_backend={
                "virtualService": {
                    "virtualServiceName": name,
                    "clientPolicy": {"tls": policy} if policy is not None else None,
                }
            }
        )


__all__ = ["Backend", "BackendConfig", "VirtualServiceBackendOptions"]
