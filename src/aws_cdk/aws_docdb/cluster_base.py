"""What clusters made here and imported ones have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from aws_cdk.aws_docdb.endpoint import Endpoint
from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_secretsmanager.attachment_target import (
    AttachmentTargetType,
    ISecretAttachmentTarget,
    SecretAttachmentTargetProps,
)
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.aws_docdb.cluster_options import DatabaseClusterAttributes
    from constructs import Construct

T = TypeVar("T")


class IDatabaseCluster(IResource, IConnectable, ISecretAttachmentTarget):
    """A cluster, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def cluster_endpoint(self) -> Endpoint: ...
        @property
        def cluster_identifier(self) -> str: ...
        @property
        def cluster_read_endpoint(self) -> Endpoint: ...
        @property
        def db_cluster_ref(self) -> Any: ...
        @property
        def instance_endpoints(self) -> Sequence[Endpoint]: ...
        @property
        def instance_identifiers(self) -> Sequence[str]: ...
        @property
        def security_group_id(self) -> str: ...


class _DatabaseClusterBase(Resource, IDatabaseCluster):
    cluster_identifier: str
    connections: Connections

    @property
    def db_cluster_ref(self) -> Any:
        """How other resources refer to the cluster."""
        from aws_cdk.interfaces.aws_docdb import DBClusterReference

        return DBClusterReference(db_cluster_id=self.cluster_identifier)

    def as_secret_attachment_target(self) -> SecretAttachmentTargetProps:
        """Return what a secret of the cluster is attached to."""
        return SecretAttachmentTargetProps(
            target_id=self.cluster_identifier, target_type=AttachmentTargetType.DOCDB_DB_CLUSTER
        )


class _ImportedCluster(_DatabaseClusterBase):
    def __init__(self, scope: Construct, id: str, attrs: DatabaseClusterAttributes) -> None:
        super().__init__(scope, id)
        self._attrs = attrs
        addresses = (
            attrs.cluster_endpoint_address,
            attrs.reader_endpoint_address,
            *(attrs.instance_endpoint_addresses or ()),
        )
        if attrs.port is not None and any(address is not None for address in addresses):
            Endpoint("", attrs.port)  # refuses what is no port
        self.cluster_identifier = attrs.cluster_identifier
        self.connections = Connections(
            security_groups=[attrs.security_group] if attrs.security_group is not None else None,
            default_port=Port.tcp(attrs.port) if attrs.port is not None else None,
        )

    @property
    def cluster_endpoint(self) -> Endpoint:
        return self._endpoint(self._attrs.cluster_endpoint_address, "clusterEndpoint", "an endpoint address and port")

    @property
    def cluster_read_endpoint(self) -> Endpoint:
        return self._endpoint(
            self._attrs.reader_endpoint_address, "clusterReadEndpoint", "a readerEndpointAddress and port"
        )

    @property
    def instance_identifiers(self) -> Sequence[str]:
        return self._known(self._attrs.instance_identifiers, "instanceIdentifiers", "provided instanceIdentifiers")

    @property
    def instance_endpoints(self) -> Sequence[Endpoint]:
        what, without = "instanceEndpoints", "instanceEndpointAddresses and port"
        addresses = self._known(self._attrs.instance_endpoint_addresses, what, without)
        return [self._endpoint(each, what, without) for each in addresses]

    @property
    def security_group_id(self) -> str:
        return self._known(self._attrs.security_group, "securityGroupId", "securityGroupId").security_group_id

    def _endpoint(self, address: str | None, what: str, without: str) -> Endpoint:
        if address is None or self._attrs.port is None:
            self._refuse(what, without)
        return Endpoint(address, self._attrs.port)

    def _known(self, value: T | None, what: str, without: str) -> T:
        if value is None:
            self._refuse(what, without)
        return value

    def _refuse(self, what: str, without: str) -> NoReturn:
        raise AssumptionError(
            f"Cannot access `{what}` of an imported cluster without {without}",
            scope=self,
            fix="give it to DatabaseCluster.from_database_cluster_attributes",
        )
