"""What instances made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import IConnectable
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_rds._arns import rds_arn
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
from aws_cdk.core.service_options import MetricOptions, OnEventOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_rds.endpoint import Endpoint
    from aws_cdk.aws_rds.instance_engine import IInstanceEngine
    from aws_cdk.aws_rds.proxy import DatabaseProxy
    from constructs import Construct


class _InstanceMetrics:
    """The metrics that RDS reports of an instance, each over 5 minutes. Options are those of ``MetricOptions``."""

    if TYPE_CHECKING:

        @property
        def instance_identifier(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the instance by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch.metric import Metric

        itself: Any = self  # mixed into constructs alone
        options = {"dimensions_map": {"DBInstanceIdentifier": self.instance_identifier}, **props._given()}
        return Metric(namespace="AWS/RDS", metric_name=metric_name, **options).attach_to(itself)

    @takes(MetricOptions)
    def metric_cpu_utilization(self, props: MetricOptions) -> Metric:
        """Return how busy the processors are, in percent. Default statistic: average."""
        return self.metric("CPUUtilization", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_database_connections(self, props: MetricOptions) -> Metric:
        """Return the number of connections. Default statistic: average."""
        return self.metric("DatabaseConnections", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_free_storage_space(self, props: MetricOptions) -> Metric:
        """Return the free space of the volume, in bytes. Default statistic: average."""
        return self.metric("FreeStorageSpace", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_freeable_memory(self, props: MetricOptions) -> Metric:
        """Return the free memory, in bytes. Default statistic: average."""
        return self.metric("FreeableMemory", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_read_iops(self, props: MetricOptions) -> Metric:
        """Return the reads a second. Default statistic: average."""
        return self.metric("ReadIOPS", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_write_iops(self, props: MetricOptions) -> Metric:
        """Return the writes a second. Default statistic: average."""
        return self.metric("WriteIOPS", **{"statistic": "Average", **props._given()})


class IDatabaseInstance(IResource, IConnectable, ISecretAttachmentTarget, _InstanceMetrics):
    """An instance, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def db_instance_endpoint_address(self) -> str: ...
        @property
        def db_instance_endpoint_port(self) -> str: ...
        @property
        def db_instance_ref(self) -> Any: ...
        @property
        def engine(self) -> IInstanceEngine | None: ...
        @property
        def instance_arn(self) -> str: ...
        @property
        def instance_endpoint(self) -> Endpoint: ...
        @property
        def instance_identifier(self) -> str: ...
        @property
        def instance_resource_id(self) -> str | None: ...
        @takes(DatabaseProxyOptions)
        def add_proxy(self, id: str, options: DatabaseProxyOptions) -> DatabaseProxy: ...
        def grant_connect(self, grantee: IGrantable, db_user: str | None = None) -> Grant: ...
        @takes(OnEventOptions)
        def on_event(self, id: str, options: OnEventOptions) -> Rule: ...


class DatabaseInstanceLookupOptions(Struct):
    """Which instance is looked up."""

    instance_identifier: str


class DatabaseInstanceAttributes(Struct):
    """What is known of an instance that was made elsewhere."""

    instance_endpoint_address: str
    """The host."""
    instance_identifier: str
    """The identifier."""
    port: int | float
    """The port."""
    security_groups: Sequence[ISecurityGroup]
    """Who may reach it."""
    engine: IInstanceEngine | None = None
    """Needed to put a proxy before it."""
    instance_resource_id: str | None = None
    """The id that begins with ``db-``; needed to grant connections."""


class DatabaseInstanceBase(Resource, IDatabaseInstance):
    """Base of instances: metrics, events, grants, proxies.

    Attributes:
        connections: Who may reach it; the default port is the database's.
        db_instance_endpoint_address: The address.
        db_instance_endpoint_port: The port, as a string.
        enable_iam_authentication: Whether identities of IAM may log in; if not said, grants turn it on.
        engine: The engine, if it is known.
        instance_endpoint: Address and port.
        instance_identifier: Its name.
        instance_resource_id: The id that never changes, if it is known.
    """

    connections: Connections
    db_instance_endpoint_address: str
    db_instance_endpoint_port: str
    enable_iam_authentication: bool | None = None
    engine: IInstanceEngine | None = None
    instance_endpoint: Endpoint
    instance_identifier: str
    instance_resource_id: str | None = None

    @staticmethod
    @takes(DatabaseInstanceAttributes)
    def from_database_instance_attributes(
        scope: Construct, id: str, attrs: DatabaseInstanceAttributes
    ) -> IDatabaseInstance:
        """Return an instance that was made elsewhere."""
        from aws_cdk.aws_rds._imported_instance import _ImportedInstance

        return _ImportedInstance(scope, id, attrs)

    @staticmethod
    @takes(DatabaseInstanceLookupOptions)
    def from_lookup(scope: Construct, id: str, options: DatabaseInstanceLookupOptions) -> IDatabaseInstance:
        """Return an instance that is looked up when the app is synthesized.

        Raises:
            ValidationError: the stack's environment is not known, the name is a token, or there is none.
        """
        from aws_cdk.aws_rds._lookup import looked_up, looked_up_groups, looked_up_port

        found = looked_up(
            scope,
            "DBInstance",
            options.instance_identifier,
            {
                "DBInstanceArn": "TESTARN",
                "Endpoint.Address": "TESTADDRESS",
                "Endpoint.Port": "5432",
                "DbiResourceId": "TESTID",
                "DBSecurityGroups": [],
                "VPCSecurityGroups": [],
            },
        )
        port = looked_up_port(found)
        if port is None:
            raise ValidationError(f"the instance {options.instance_identifier} has no port yet", scope=scope)
        return DatabaseInstanceBase.from_database_instance_attributes(
            scope,
            id,
            instance_identifier=options.instance_identifier,
            instance_endpoint_address=found["Endpoint.Address"],
            port=port,
            instance_resource_id=found.get("DbiResourceId"),
            security_groups=looked_up_groups(
                scope, found.get("DBSecurityGroups") or found.get("VPCSecurityGroups") or ()
            ),
        )

    @property
    def instance_arn(self) -> str:
        """The ARN."""
        return rds_arn(self, "db", self.instance_identifier)

    @property
    def db_instance_ref(self) -> Any:
        """How other resources refer to the instance."""
        from aws_cdk.interfaces.aws_rds import DBInstanceReference

        return DBInstanceReference(db_instance_identifier=self.instance_identifier, db_instance_arn=self.instance_arn)

    @takes(DatabaseProxyOptions)
    def add_proxy(self, id: str, options: DatabaseProxyOptions) -> DatabaseProxy:
        """Put a proxy before the instance."""
        from aws_cdk.aws_rds.proxy import DatabaseProxy, ProxyTarget

        return DatabaseProxy(self, id, proxy_target=ProxyTarget.from_instance(self), **options._given())

    @checked
    def grant_connect(self, grantee: IGrantable, db_user: str | None = None) -> Grant:
        """Let ``grantee`` log in as a user of the database, with an identity of IAM.

        Raises:
            ValidationError: that is turned off, or the user or the instance's resource id is not known.
        """
        if self.enable_iam_authentication is False:
            raise ValidationError(
                "Cannot grant connect when IAM authentication is disabled",
                scope=self,
                fix="set iam_authentication=True",
            )
        if self.instance_resource_id is None:
            raise ValidationError(
                "For imported Database Instances, instanceResourceId is required to grantConnect()",
                scope=self,
                fix="give instance_resource_id with from_database_instance_attributes",
            )
        if db_user is None:
            raise ValidationError(
                "For imported Database Instances, the dbUser is required to grantConnect()",
                scope=self,
                fix="give grant_connect() the name of the database user",
            )
        self.enable_iam_authentication = True
        arn = Stack.of(self).format_arn(
            service="rds-db",
            resource="dbuser",
            resource_name=f"{self.instance_resource_id}/{db_user}",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return Grant.add_to_principal(grantee=grantee, actions=["rds-db:connect"], resource_arns=[arn])

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for events of this instance."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(self, id, **options._with(target=None)._given())
        rule._merge_pattern({"source": ["aws.rds"], "resources": [self.instance_arn]})
        rule.add_target(options.target)
        return rule

    def as_secret_attachment_target(self) -> SecretAttachmentTargetProps:
        """Return what a secret of the instance is attached to."""
        return SecretAttachmentTargetProps(
            target_id=self.instance_identifier, target_type=AttachmentTargetType.RDS_DB_INSTANCE
        )
