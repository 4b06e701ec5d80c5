"""Instances that are added to a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_docdb._l1 import CfnDBInstance
from aws_cdk.aws_docdb.endpoint import Endpoint
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_docdb.cluster_base import IDatabaseCluster
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_rds.database_options import CaCertificate
    from aws_cdk.interfaces.aws_docdb import IDBClusterRef
    from constructs import Construct


class IDatabaseInstance(IResource):
    """An instance, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def db_instance_endpoint_address(self) -> str: ...
        @property
        def db_instance_endpoint_port(self) -> str: ...
        @property
        def db_instance_ref(self) -> Any: ...
        @property
        def instance_arn(self) -> str: ...
        @property
        def instance_endpoint(self) -> Endpoint: ...
        @property
        def instance_identifier(self) -> str: ...


class DatabaseInstanceAttributes(Struct):
    """What is known of an instance that was made elsewhere."""

    instance_endpoint_address: str
    instance_identifier: str
    port: int | float


class DatabaseInstanceProps(Struct):
    """Options of an instance."""

    cluster: IDBClusterRef
    """The cluster that it joins."""
    instance_type: InstanceType
    auto_minor_version_upgrade: bool | None = None
    """Default: yes."""
    availability_zone: str | None = None
    """Default: chosen by the service."""
    ca_certificate: CaCertificate | None = None
    """The authority of its certificate. Default: chosen by the service."""
    db_instance_name: str | None = None
    """Default: chosen by CloudFormation."""
    enable_performance_insights: bool | None = None
    """Default: no."""
    preferred_maintenance_window: str | None = None
    """As ``ddd:hh24:mi-ddd:hh24:mi`` in UTC. Default: chosen by the service."""
    removal_policy: RemovalPolicy | None = None
    """What happens to it when it leaves the stack. Default: RETAIN."""


class _DatabaseInstanceBase(Resource, IDatabaseInstance):
    db_instance_endpoint_address: str
    db_instance_endpoint_port: str
    instance_endpoint: Endpoint
    instance_identifier: str

    @property
    def instance_arn(self) -> str:
        """The ARN, which is one of RDS."""
        return Stack.of(self).format_arn(
            service="rds",
            resource="db",
            resource_name=self.instance_identifier,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )

    @property
    def db_instance_ref(self) -> Any:
        """How other resources refer to the instance."""
        from aws_cdk.interfaces.aws_docdb import DBInstanceReference

        return DBInstanceReference(db_instance_id=self.instance_identifier)


class DatabaseInstance(_DatabaseInstanceBase):
    """An instance of a cluster.

    Attributes:
        db_instance_endpoint_address: The address.
        db_instance_endpoint_port: The port, as a string.
        instance_endpoint: Address and port.
        instance_identifier: Its name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-docdb.DatabaseInstance"

    @staticmethod
    @takes(DatabaseInstanceAttributes)
    def from_database_instance_attributes(
        scope: Construct, id: str, attrs: DatabaseInstanceAttributes
    ) -> IDatabaseInstance:
        """Return an instance that was made elsewhere.

        Raises:
            ValidationError: the port is none.
        """
        return _ImportedInstance(scope, id, attrs)

    @takes(DatabaseInstanceProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseInstanceProps) -> None:
        super().__init__(scope, id)
        self._cluster = props.cluster
        upgraded = props.auto_minor_version_upgrade
        resource = CfnDBInstance(
            self,
            "Resource",
            db_cluster_identifier=props.cluster.db_cluster_ref.db_cluster_id,
            db_instance_class=f"db.{props.instance_type}",
            auto_minor_version_upgrade=True if upgraded is None else upgraded,
            availability_zone=props.availability_zone,
            db_instance_identifier=props.db_instance_name,
            preferred_maintenance_window=props.preferred_maintenance_window,
            enable_performance_insights=props.enable_performance_insights,
            ca_certificate_identifier=props.ca_certificate.to_string() if props.ca_certificate is not None else None,
        )
        self.instance_identifier = resource.ref
        self.db_instance_endpoint_address = resource.attr_endpoint
        self.db_instance_endpoint_port = resource.attr_port
        self.instance_endpoint = Endpoint(resource.attr_endpoint, Token.as_number(resource.attr_port))
        resource.apply_removal_policy(props.removal_policy or RemovalPolicy.RETAIN)

    @property
    def cluster(self) -> IDatabaseCluster:
        """The cluster.

        Raises:
            AssumptionError: a resource was given, not a cluster.
        """
        given: Any = self._cluster
        if not hasattr(given, "cluster_identifier"):
            raise AssumptionError(
                f"'cluster' instance should implement IDatabaseCluster, but doesn't: {type(given).__name__}",
                scope=self,
                fix="give a DatabaseCluster, or one from DatabaseCluster.from_database_cluster_attributes",
            )
        cluster: IDatabaseCluster = given
        return cluster


class _ImportedInstance(_DatabaseInstanceBase):
    def __init__(self, scope: Construct, id: str, attrs: DatabaseInstanceAttributes) -> None:
        super().__init__(scope, id)
        self.instance_identifier = attrs.instance_identifier
        self.db_instance_endpoint_address = attrs.instance_endpoint_address
        self.instance_endpoint = Endpoint(attrs.instance_endpoint_address, attrs.port)
        self.db_instance_endpoint_port = self.instance_endpoint.port_as_string()
