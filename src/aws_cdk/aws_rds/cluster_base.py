"""What clusters made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import IConnectable
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_rds._arns import rds_arn
from aws_cdk.aws_rds._cluster_metrics import _ClusterMetrics
from aws_cdk.aws_rds.proxy_options import DatabaseProxyOptions
from aws_cdk.aws_secretsmanager.attachment_target import (
    AttachmentTargetType,
    ISecretAttachmentTarget,
    SecretAttachmentTargetProps,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_rds.cluster_engine import IClusterEngine
    from aws_cdk.aws_rds.endpoint import Endpoint
    from aws_cdk.aws_rds.proxy import DatabaseProxy
    from aws_cdk.aws_secretsmanager.secret import ISecret

# Source: observed on aws-cdk-lib 2.275.0.
_DATA_API = (
    "rds-data:BatchExecuteStatement",
    "rds-data:BeginTransaction",
    "rds-data:CommitTransaction",
    "rds-data:ExecuteStatement",
    "rds-data:RollbackTransaction",
)


class IDatabaseCluster(IResource, IConnectable, ISecretAttachmentTarget, _ClusterMetrics):
    """A cluster, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def cluster_arn(self) -> str: ...
        @property
        def cluster_endpoint(self) -> Endpoint: ...
        @property
        def cluster_identifier(self) -> str: ...
        @property
        def cluster_read_endpoint(self) -> Endpoint: ...
        @property
        def cluster_resource_identifier(self) -> str: ...
        @property
        def db_cluster_ref(self) -> Any: ...
        @property
        def engine(self) -> IClusterEngine | None: ...
        @property
        def instance_endpoints(self) -> Sequence[Endpoint]: ...
        @property
        def instance_identifiers(self) -> Sequence[str]: ...
        @takes(DatabaseProxyOptions)
        def add_proxy(self, id: str, options: DatabaseProxyOptions) -> DatabaseProxy: ...
        def grant_connect(self, grantee: IGrantable, db_user: str) -> Grant: ...
        def grant_data_api_access(self, grantee: IGrantable) -> Grant: ...


class _DataApi(Resource):
    """What clusters that have the Data API let be done.

    Attributes:
        enable_data_api: Whether the cluster is spoken to over HTTP; if not said, grants turn it on.
        secret: The secret that requests name.
    """

    cluster_identifier: str
    enable_data_api: bool | None = None
    secret: ISecret | None = None
    _data_api_resource: str | None = None

    @property
    def cluster_arn(self) -> str:
        """The ARN."""
        return rds_arn(self, "cluster", self.cluster_identifier)

    @property
    def db_cluster_ref(self) -> Any:
        """How other resources refer to the cluster."""
        from aws_cdk.interfaces.aws_rds import DBClusterReference

        return DBClusterReference(db_cluster_identifier=self.cluster_identifier, db_cluster_arn=self.cluster_arn)

    def grant_data_api_access(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` speak to the cluster over HTTP, and read its secret.

        Raises:
            ValidationError: that is turned off.
        """
        if self.enable_data_api is False:
            raise ValidationError(
                "Cannot grant Data API access when the Data API is disabled",
                scope=self,
                fix="set enable_data_api, or data_api_enabled of what is known of an imported cluster",
            )
        self.enable_data_api = True
        arn = self._data_api_resource or self.cluster_arn
        grant = Grant.add_to_principal(grantee=grantee, actions=list(_DATA_API), resource_arns=[arn])
        if self.secret is not None:
            self.secret.grant_read(grantee)
        return grant

    def as_secret_attachment_target(self) -> SecretAttachmentTargetProps:
        """Return what a secret of the cluster is attached to."""
        return SecretAttachmentTargetProps(
            target_id=self.cluster_identifier, target_type=AttachmentTargetType.RDS_DB_CLUSTER
        )


class DatabaseClusterBase(_DataApi, IDatabaseCluster):
    """Base of clusters: metrics, grants, proxies.

    Attributes:
        cluster_endpoint: Address and port of the writer.
        cluster_identifier: Its name.
        cluster_read_endpoint: Address and port of the readers.
        cluster_resource_identifier: The id that never changes.
        connections: Who may reach it; the default port is the database's.
        engine: The engine, if it is known.
        instance_endpoints: Address and port of each instance.
        instance_identifiers: Names of the instances.
    """

    cluster_endpoint: Endpoint
    cluster_read_endpoint: Endpoint
    cluster_resource_identifier: str
    connections: Connections
    engine: IClusterEngine | None = None
    instance_endpoints: Sequence[Endpoint]
    instance_identifiers: Sequence[str]

    @takes(DatabaseProxyOptions)
    def add_proxy(self, id: str, options: DatabaseProxyOptions) -> DatabaseProxy:
        """Put a proxy before the cluster."""
        from aws_cdk.aws_rds.proxy import DatabaseProxy, ProxyTarget

        return DatabaseProxy(self, id, proxy_target=ProxyTarget.from_cluster(self), **options._given())

    @checked
    def grant_connect(self, grantee: IGrantable, db_user: str) -> Grant:
        """Let ``grantee`` log in as a user of the database, with an identity of IAM."""
        arn = Stack.of(self).format_arn(
            service="rds-db",
            resource="dbuser",
            resource_name=f"{self.cluster_resource_identifier}/{db_user}",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return Grant.add_to_principal(grantee=grantee, actions=["rds-db:connect"], resource_arns=[arn])
