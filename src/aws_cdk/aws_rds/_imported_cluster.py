"""Clusters that were made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_rds.cluster_base import DatabaseClusterBase
from aws_cdk.aws_rds.endpoint import Endpoint
from aws_cdk.core.errors import AssumptionError

if TYPE_CHECKING:
    from aws_cdk.aws_rds.cluster_options import DatabaseClusterAttributes
    from constructs import Construct

T = TypeVar("T")


class _ImportedCluster(DatabaseClusterBase):
    def __init__(self, scope: Construct, id: str, attrs: DatabaseClusterAttributes) -> None:
        super().__init__(scope, id)
        self._attrs = attrs
        self.cluster_identifier = attrs.cluster_identifier
        self.connections = Connections(
            security_groups=attrs.security_groups,
            default_port=Port.tcp(attrs.port) if attrs.port is not None else None,
        )
        self.engine = attrs.engine
        self.secret = attrs.secret
        # Of a cluster made elsewhere nothing can be turned on here.
        self.enable_data_api = bool(attrs.data_api_enabled)

    @property
    def cluster_resource_identifier(self) -> str:  # type: ignore[override]  # known or refused
        return self._known(
            self._attrs.cluster_resource_identifier, "clusterResourceIdentifier", "a clusterResourceIdentifier"
        )

    @property
    def cluster_endpoint(self) -> Endpoint:  # type: ignore[override]  # known or refused
        return self._endpoint(self._attrs.cluster_endpoint_address, "clusterEndpoint", "an endpoint address and port")

    @property
    def cluster_read_endpoint(self) -> Endpoint:  # type: ignore[override]  # known or refused
        return self._endpoint(
            self._attrs.reader_endpoint_address, "clusterReadEndpoint", "a readerEndpointAddress and port"
        )

    @property
    def instance_identifiers(self) -> Sequence[str]:  # type: ignore[override]  # known or refused
        return self._known(self._attrs.instance_identifiers, "instanceIdentifiers", "provided instanceIdentifiers")

    @property
    def instance_endpoints(self) -> Sequence[Endpoint]:  # type: ignore[override]  # known or refused
        addresses = self._known(
            self._attrs.instance_endpoint_addresses, "instanceEndpoints", "instanceEndpointAddresses and port"
        )
        return [self._endpoint(each, "instanceEndpoints", "instanceEndpointAddresses and port") for each in addresses]

    def _endpoint(self, address: str | None, what: str, without: str) -> Endpoint:
        if address is None or self._attrs.port is None:
            self._refuse(what, without)
        return Endpoint(address, self._attrs.port)

    def _known(self, value: T | None, what: str, without: str) -> T:
        if value is None:
            self._refuse(what, without)
        return value

    def _refuse(self, what: str, without: str) -> NoReturn:
        raise AssumptionError(f"Cannot access `{what}` of an imported cluster without {without}", scope=self)
