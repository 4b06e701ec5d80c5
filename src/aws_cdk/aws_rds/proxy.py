"""Proxies of databases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_rds._l1 import CfnDBCluster, CfnDBInstance, CfnDBProxy, CfnDBProxyTargetGroup
from aws_cdk.aws_rds.cluster_instance import IAuroraClusterInstance
from aws_cdk.aws_rds.proxy_endpoint import (
    DatabaseProxyEndpoint,
    DatabaseProxyEndpointOptions,
    IDatabaseProxyEndpoint,
)
from aws_cdk.aws_rds.proxy_options import ClientPasswordAuthType, DatabaseProxyOptions, DefaultAuthScheme
from aws_cdk.aws_secretsmanager.attachment_target import (
    AttachmentTargetType,
    ISecretAttachmentTarget,
    SecretAttachmentTargetProps,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_rds.cluster_base import IDatabaseCluster
    from aws_cdk.aws_rds.instance_base import IDatabaseInstance
    from constructs import Construct

_UNIQUE_NAME = "@aws-cdk/aws-rds:databaseProxyUniqueResourceName"
_LONGEST_NAME = 60
_FAMILIES = {
    ClientPasswordAuthType.MYSQL_NATIVE_PASSWORD: "MYSQL",
    ClientPasswordAuthType.MYSQL_CACHING_SHA2_PASSWORD: "MYSQL",
    ClientPasswordAuthType.POSTGRES_SCRAM_SHA_256: "POSTGRESQL",
    ClientPasswordAuthType.POSTGRES_MD5: "POSTGRESQL",
    ClientPasswordAuthType.SQL_SERVER_AUTHENTICATION: "SQLSERVER",
}


class ProxyTargetConfig(Struct):
    """What a proxy is told of its database."""

    engine_family: str
    db_clusters: Sequence[IDatabaseCluster] | None = None
    db_instances: Sequence[IDatabaseInstance] | None = None


class ProxyTarget:
    """The database behind a proxy. Make it with one of the factories."""

    @checked
    def __init__(self, instance: IDatabaseInstance | None, cluster: IDatabaseCluster | None) -> None:
        self._instance = instance
        self._cluster = cluster

    @staticmethod
    @checked
    def from_instance(instance: IDatabaseInstance) -> ProxyTarget:
        """Return an instance as the target."""
        return ProxyTarget(instance, None)

    @staticmethod
    @checked
    def from_cluster(cluster: IDatabaseCluster) -> ProxyTarget:
        """Return a cluster as the target."""
        return ProxyTarget(None, cluster)

    @checked
    def bind(self, proxy: DatabaseProxy) -> ProxyTargetConfig:
        """Let the proxy reach the database, and return what it is told of it.

        Raises:
            ValidationError: the engine is not known, or proxies do not speak to it.
        """
        database: Any = self._instance if self._instance is not None else self._cluster
        engine = database.engine
        if engine is None:
            raise ValidationError(
                f"Could not determine engine for proxy target '{database.node.path}'. Please provide it explicitly when "
                "importing the resource",
                scope=proxy,
            )
        if engine.engine_family is None:
            raise ValidationError(
                "RDS proxies require an engine family to be specified on the database cluster or instance. No family "
                f"specified for engine '{engine.engine_type}'",
                scope=proxy,
            )
        kind = "Instance" if self._instance is not None else "Cluster"
        database.connections.allow_default_port_from(proxy, f"Allow connections to the database {kind} from the Proxy")
        return ProxyTargetConfig(
            engine_family=engine.engine_family,
            db_clusters=[self._cluster] if self._cluster is not None else None,
            db_instances=[self._instance] if self._instance is not None else None,
        )


class DatabaseProxyProps(DatabaseProxyOptions):
    """Options of a proxy."""

    proxy_target: ProxyTarget


class DatabaseProxyAttributes(Struct):
    """What is known of a proxy that was made elsewhere."""

    db_proxy_arn: str
    db_proxy_name: str
    endpoint: str
    security_groups: Sequence[ISecurityGroup]


class IDatabaseProxy(IResource):
    """A proxy, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def db_proxy_arn(self) -> str: ...
        @property
        def db_proxy_name(self) -> str: ...
        @property
        def db_proxy_ref(self) -> Any: ...
        @property
        def endpoint(self) -> str: ...
        def grant_connect(self, grantee: IGrantable, db_user: str | None = None) -> Grant: ...


class _ProxyBase(Resource, IDatabaseProxy):
    db_proxy_arn: str
    db_proxy_name: str
    endpoint: str

    @property
    def db_proxy_ref(self) -> Any:
        """How other resources refer to the proxy."""
        from aws_cdk.interfaces.aws_rds import DBProxyReference

        return DBProxyReference(db_proxy_name=self.db_proxy_name, db_proxy_arn=self.db_proxy_arn)

    @checked
    def grant_connect(self, grantee: IGrantable, db_user: str | None = None) -> Grant:
        """Let ``grantee`` log in as a user of the database, with an identity of IAM.

        Raises:
            ValidationError: it is not known as whom.
        """
        if not db_user:
            raise ValidationError(
                "For imported Database Proxies, the dbUser is required in grantConnect()",
                scope=self,
                fix="give grant_connect() the name of the database user",
            )
        id = Arn.split(self.db_proxy_arn, ArnFormat.COLON_RESOURCE_NAME).resource_name
        arn = Stack.of(self).format_arn(
            service="rds-db",
            resource="dbuser",
            resource_name=f"{id}/{db_user}",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return Grant.add_to_principal(grantee=grantee, actions=["rds-db:connect"], resource_arns=[arn])


class DatabaseProxy(_ProxyBase, IConnectable, ISecretAttachmentTarget):
    """A proxy that shares the connections of a database.

    Attributes:
        connections: Who may reach it.
        db_proxy_arn: The ARN.
        db_proxy_name: The name.
        endpoint: The address.
    """

    connections: Connections

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.DatabaseProxy"

    @staticmethod
    @takes(DatabaseProxyAttributes)
    def from_database_proxy_attributes(scope: Construct, id: str, attrs: DatabaseProxyAttributes) -> IDatabaseProxy:
        """Return a proxy that was made elsewhere."""
        return _ImportedProxy(scope, id, attrs)

    @takes(DatabaseProxyProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseProxyProps) -> None:
        """Make a proxy.

        Raises:
            ValidationError: it has no way to log in, or the engine does not go with it.
        """
        super().__init__(scope, id)
        name = props.db_proxy_name
        if name is None:
            unique = flag_enabled(self.node, _UNIQUE_NAME)
            name = Names.unique_resource_name(self, max_length=_LONGEST_NAME) if unique else id
        self._secrets = list(props.secrets or ())
        if not self._secrets and props.default_auth_scheme in (None, DefaultAuthScheme.NONE):
            raise ValidationError(
                "One or more secrets are required when defaultAuthScheme is not specified or is NONE.",
                scope=self,
                fix="give secrets, such as the secret of the cluster or instance",
            )
        role = props.role or Role(self, "IAMRole", assumed_by=ServicePrincipal("rds.amazonaws.com"))
        for secret in self._secrets:
            secret.grant_read(role)
            if secret.encryption_key is not None:
                secret.encryption_key.grant_decrypt(role)
        groups = props.security_groups
        if groups is None:
            groups = [self._new_group(props)]
        self.connections = Connections(security_groups=groups)
        target = props.proxy_target.bind(self)
        self._check_password_type(props.client_password_auth_type, target.engine_family)
        selection = props.vpc_subnets._given() if props.vpc_subnets is not None else {}
        resource = CfnDBProxy(
            self,
            "Resource",
            auth=[self._auth(props, each.secret_arn) for each in self._secrets] if props.secrets is not None else None,
            db_proxy_name=name,
            debug_logging=props.debug_logging,
            default_auth_scheme=props.default_auth_scheme._value_ if props.default_auth_scheme is not None else None,
            engine_family=target.engine_family,
            idle_client_timeout=(
                props.idle_client_timeout.to_seconds() if props.idle_client_timeout is not None else None
            ),
            require_tls=True if props.require_tls is None else props.require_tls,
            role_arn=role.role_arn,
            vpc_security_group_ids=[each.security_group_id for each in groups],
            vpc_subnet_ids=list(props.vpc.select_subnets(**selection).subnet_ids),
        )
        self.db_proxy_name = resource.ref
        self.db_proxy_arn = resource.attr_db_proxy_arn
        self.endpoint = resource.attr_endpoint
        self._connect(props, target)

    def _new_group(self, props: DatabaseProxyProps) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        description = "SecurityGroup for Database Proxy"
        return SecurityGroup(self, "ProxySecurityGroup", description=description, vpc=props.vpc)

    def _check_password_type(self, kind: ClientPasswordAuthType | None, family: str) -> None:
        if kind is not None and _FAMILIES[kind] != family:
            raise ValidationError(
                f"{kind._value_} client password authentication type requires {_FAMILIES[kind]} engineFamily, got {family}",
                scope=self,
            )

    @staticmethod
    def _auth(props: DatabaseProxyProps, secret_arn: str) -> dict[str, Any]:
        kind = props.client_password_auth_type
        return {
            "authScheme": "SECRETS",
            "iamAuth": "REQUIRED" if props.iam_auth else "DISABLED",
            "secretArn": secret_arn,
            "clientPasswordAuthType": kind._value_ if kind is not None else None,
        }

    def _connect(self, props: DatabaseProxyProps, target: ProxyTargetConfig) -> None:
        clusters, instances = target.db_clusters, target.db_instances
        filters = props.session_pinning_filters
        group = CfnDBProxyTargetGroup(
            self,
            "ProxyTargetGroup",
            target_group_name="default",
            db_proxy_name=self.db_proxy_name,
            db_instance_identifiers=[each.instance_identifier for each in instances] if instances is not None else None,
            db_cluster_identifiers=[each.cluster_identifier for each in clusters] if clusters is not None else None,
            connection_pool_configuration_info={
                "connectionBorrowTimeout": props.borrow_timeout.to_seconds()
                if props.borrow_timeout is not None
                else None,
                "initQuery": props.init_query,
                "maxConnectionsPercent": props.max_connections_percent,
                "maxIdleConnectionsPercent": props.max_idle_connections_percent,
                "sessionPinningFilters": [each.filter_name for each in filters] if filters is not None else None,
            },
        )
        for cluster in clusters or ():
            for child in cluster.node.children:
                # A cluster without its instances is no target yet.
                if isinstance(child, (IAuroraClusterInstance, CfnDBCluster, CfnDBInstance)):
                    group.node.add_dependency(child)

    @takes(DatabaseProxyEndpointOptions)
    def add_endpoint(self, id: str, options: DatabaseProxyEndpointOptions) -> IDatabaseProxyEndpoint:
        """Add a further endpoint."""
        return DatabaseProxyEndpoint(self, id, db_proxy=self, **options._given())

    def as_secret_attachment_target(self) -> SecretAttachmentTargetProps:
        """Return what a secret of the proxy is attached to."""
        return SecretAttachmentTargetProps(target_id=self.db_proxy_name, target_type=AttachmentTargetType.RDS_DB_PROXY)

    @checked
    def grant_connect(self, grantee: IGrantable, db_user: str | None = None) -> Grant:
        """Let ``grantee`` log in with an identity of IAM; as the user of the secret, if no other is named.

        Raises:
            ValidationError: nobody is named, and there is not exactly one secret.
        """
        if not db_user:
            if len(self._secrets) > 1:
                raise ValidationError(
                    "When the Proxy contains multiple Secrets, you must pass a dbUser explicitly to grantConnect()",
                    scope=self,
                    fix="give grant_connect() the name of the database user",
                )
            if self._secrets:
                db_user = self._secrets[0].secret_value_from_json("username").unsafe_unwrap()
        return super().grant_connect(grantee, db_user)


class _ImportedProxy(_ProxyBase):
    def __init__(self, scope: Construct, id: str, attrs: DatabaseProxyAttributes) -> None:
        super().__init__(scope, id)
        self.db_proxy_arn = attrs.db_proxy_arn
        self.db_proxy_name = attrs.db_proxy_name
        self.endpoint = attrs.endpoint
        self.connections = Connections(security_groups=attrs.security_groups)
