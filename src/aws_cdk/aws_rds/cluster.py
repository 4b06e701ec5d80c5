"""Clusters: new ones and restored ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_rds import _shared as shared
from aws_cdk.aws_rds._cluster_instances import Instances
from aws_cdk.aws_rds._l1 import CfnDBCluster
from aws_cdk.aws_rds._serverless_v2 import Capacity
from aws_cdk.aws_rds.cluster_base import DatabaseClusterBase, IDatabaseCluster
from aws_cdk.aws_rds.cluster_options import (
    ClusterScailabilityType,
    ClusterScalabilityType,
    DatabaseClusterAttributes,
    DatabaseClusterFromSnapshotProps,
    DatabaseClusterLookupOptions,
    DatabaseClusterProps,
    _ClusterBaseProps,
)
from aws_cdk.aws_rds.database_options import (
    PerformanceInsightRetention,
    RotationMultiUserOptions,
    RotationSingleUserOptions,
)
from aws_cdk.aws_rds.endpoint import Endpoint
from aws_cdk.aws_rds.parameter_group import ParameterGroup
from aws_cdk.aws_rds.subnet_group import SubnetGroup
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes
from aws_cdk.core.token import Token, is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_rds.cluster_engine import ClusterEngineConfig, IClusterEngine
    from aws_cdk.aws_rds.credentials import Credentials
    from aws_cdk.aws_rds.database_options import DatabaseInsightsMode
    from aws_cdk.aws_rds.parameter_group import IParameterGroup
    from aws_cdk.aws_secretsmanager.secret_rotation import SecretRotation
    from aws_cdk.aws_secretsmanager.secret_rotation_application import SecretRotationApplication
    from constructs import Construct

_MONITORING_SECONDS = (0, 1, 5, 10, 15, 30, 60)
_LEAST_SUBNETS = 2
_NO_OLD_CREDENTIALS = "@aws-cdk/aws-rds:preventRenderingDeprecatedCredentials"


class _NewCluster(DatabaseClusterBase):
    """Base of the clusters that are made here.

    Attributes:
        cloudwatch_log_groups: Groups of the exported logs whose time is limited, by kind.
        database_insights_mode: How much Database Insights shows, if it was said.
        has_serverless_instance: Whether an instance grows and shrinks with the load.
        manage_master_user_password: Whether the service keeps the password.
        monitoring_role: What writes metrics of the machines, if they are taken.
        multi_user_rotation_application: What renews the secret of another user than the master.
        performance_insight_encryption_key: Encrypts what Performance Insights keeps, if one was given.
        performance_insight_retention: How long Performance Insights keeps it, if it is on.
        performance_insights_enabled: Whether Performance Insights is on for the cluster.
        single_user_rotation_application: What renews the secret of the master.
        vpc: The network.
        vpc_subnets: The subnets that were asked for.
    """

    _kind = "a cluster"
    engine: IClusterEngine
    has_serverless_instance: bool | None = None
    manage_master_user_password: bool | None = None

    def __init__(self, scope: Construct, id: str, props: _ClusterBaseProps) -> None:
        super().__init__(scope, id, physical_name=shared.lower_case(props.cluster_identifier))
        self._props = props
        self.engine = props.engine
        self.cloudwatch_log_groups: dict[str, ILogGroup] = {}
        self._place(id, props)
        config, associated = self._bind_engine(props)
        directory: Any = None
        if props.domain is not None:
            directory = props.domain_role or shared.directory_role(self, "RDSClusterDirectoryServiceRole")
        self._check_logs(props)
        self._note_insights(props)
        self.single_user_rotation_application: SecretRotationApplication = props.engine.single_user_rotation_application
        self.multi_user_rotation_application: SecretRotationApplication = props.engine.multi_user_rotation_application
        self._monitoring = self._check_monitoring(props)
        self.monitoring_role: IRole | None = self._monitoring[1]
        self.enable_data_api = props.enable_data_api
        self._new_properties = self._rendered(props, config, associated, directory)

    # -- parts of the constructor -----------------------------------------

    def _place(self, id: str, props: _ClusterBaseProps) -> None:
        legacy = props.instance_props
        self.vpc, self.vpc_subnets = self._network(props)
        self._capacity = Capacity(self, props)
        selection = self.vpc_subnets._given() if self.vpc_subnets is not None else {}
        found = self.vpc.select_subnets(**selection)
        self._internet = found.internet_connectivity_established
        if len(found.subnet_ids) < _LEAST_SUBNETS:
            Annotations.of(self).add_error(f"Cluster requires at least 2 subnets, got {len(found.subnet_ids)}")
        self._subnet_group = props.subnet_group or SubnetGroup(
            self,
            "Subnets",
            description=f"Subnets for {id} database",
            vpc=self.vpc,
            vpc_subnets=self.vpc_subnets,
            removal_policy=shared.removal_of_parts(props.removal_policy),
        )
        groups = props.security_groups if legacy is None else legacy.security_groups
        self._security_groups: list[ISecurityGroup] = list([self._new_group()] if groups is None else groups)

    def _bind_engine(self, props: _ClusterBaseProps) -> tuple[ClusterEngineConfig, list[dict[str, Any]]]:
        """Return what the engine says, and the roles that it works with."""
        import_role, export_role = shared.s3_roles(
            self, props, combine=bool(props.engine.combine_import_and_export_roles)
        )
        group: IParameterGroup | None = props.parameter_group
        if props.parameters is not None:
            if group is not None:
                raise ValidationError(
                    "You cannot specify both parameterGroup and parameters",
                    scope=self,
                    fix="put the parameters into the group",
                )
            group = ParameterGroup(self, "ParameterGroup", engine=props.engine, parameters=props.parameters)
        config = props.engine.bind_to_cluster(
            self, s3_import_role=import_role, s3_export_role=export_role, parameter_group=group
        )
        features = config.features
        self._capacity.check_pause(bool(features and features.serverless_v2_auto_pause_supported))
        associated: list[dict[str, Any]] = []
        for role, name in (
            (import_role, features.s3_import if features is not None else None),
            (export_role, features.s3_export if features is not None else None),
        ):
            # One role for both ways is named once, unless the ways have names of their own.
            if role is None or (role is import_role and associated and not name):
                continue
            associated.append({"roleArn": role.role_arn, "featureName": name})
        return config, associated

    def _note_insights(self, props: _ClusterBaseProps) -> None:
        shared.check_insights(self, props)
        insight = self._insight = shared.insights(props)
        self._insights_enabled = bool(insight["enabled"])
        self.performance_insights_enabled: bool = self._insights_enabled
        self.performance_insight_retention: PerformanceInsightRetention | None = (
            props.performance_insight_retention or PerformanceInsightRetention.DEFAULT if insight["enabled"] else None
        )
        self.performance_insight_encryption_key: IKey | None = props.performance_insight_encryption_key
        self.database_insights_mode: DatabaseInsightsMode | None = props.database_insights_mode

    def _rendered(
        self, props: _ClusterBaseProps, config: ClusterEngineConfig, associated: list[dict[str, Any]], directory: Any
    ) -> dict[str, Any]:
        """Return the properties of a cluster that is not made of another."""
        own_monitoring = bool(props.enable_cluster_level_enhanced_monitoring)
        interval, monitor = self._monitoring
        insight, configured = self._insight, config.parameter_group
        version = props.engine.engine_version
        return {
            "associated_roles": associated or None,
            "auto_minor_version_upgrade": props.auto_minor_version_upgrade,
            "engine": props.engine.engine_type,
            "engine_version": version.full_version if version is not None else None,
            "engine_lifecycle_support": (
                props.engine_lifecycle_support._value_ if props.engine_lifecycle_support is not None else None
            ),
            "db_cluster_identifier": self.physical_name if props.cluster_identifier is not None else None,
            "db_subnet_group_name": self._subnet_group.db_subnet_group_ref.db_subnet_group_name,
            "vpc_security_group_ids": [each.security_group_id for each in self._security_groups],
            "port": props.port if props.port is not None else config.port,
            "db_cluster_parameter_group_name": (
                configured.bind_to_cluster().parameter_group_name if configured is not None else None
            ),
            "deletion_protection": shared.protection(props),
            "enable_iam_database_authentication": props.iam_authentication,
            "enable_http_endpoint": lazy_any(lambda: self.enable_data_api),
            "network_type": props.network_type._value_ if props.network_type is not None else None,
            "serverless_v2_scaling_configuration": lazy_any(
                lambda: self._capacity.configuration() if self.has_serverless_instance else None
            ),
            "storage_type": props.storage_type._value_ if props.storage_type is not None else None,
            "enable_local_write_forwarding": props.enable_local_write_forwarding,
            "cluster_scalability_type": self._scalability(props),
            "backtrack_window": props.backtrack_window.to_seconds() if props.backtrack_window is not None else None,
            "backup_retention_period": props.backup.retention.to_days() if props.backup is not None else None,
            "preferred_backup_window": props.backup.preferred_window if props.backup is not None else None,
            "preferred_maintenance_window": props.preferred_maintenance_window,
            "database_name": props.default_database_name,
            "enable_cloudwatch_logs_exports": props.cloudwatch_logs_exports,
            "copy_tags_to_snapshot": True if props.copy_tags_to_snapshot is None else props.copy_tags_to_snapshot,
            "domain": props.domain,
            "domain_iam_role_name": directory.role_name if directory is not None else None,
            "performance_insights_enabled": insight["enabled"],
            "performance_insights_kms_key_id": insight["kms_key"],
            "performance_insights_retention_period": insight["retention"],
            "database_insights_mode": insight["mode"],
            "delete_automated_backups": props.delete_automated_backups,
            "monitoring_interval": interval if own_monitoring else None,
            "monitoring_role_arn": monitor.role_arn if own_monitoring and monitor is not None else None,
            "kms_key_id": (
                props.storage_encryption_key.key_ref.key_arn if props.storage_encryption_key is not None else None
            ),
            "storage_encrypted": True if props.storage_encryption_key is not None else props.storage_encrypted,
        }

    def _network(self, props: _ClusterBaseProps) -> tuple[IVpc, SubnetSelection | None]:
        legacy = props.instance_props
        if (props.vpc is None) == (legacy is None):
            raise ValidationError(
                "Provide either vpc or instanceProps.vpc, but not both",
                scope=self,
                fix="give vpc with writer and readers; instance_props is the older way",
            )
        if legacy is not None:
            return legacy.vpc, legacy.vpc_subnets
        assert props.vpc is not None
        return props.vpc, props.vpc_subnets

    def _new_group(self) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        return SecurityGroup(self, "SecurityGroup", description="RDS security group", vpc=self.vpc)

    def _check_logs(self, props: _ClusterBaseProps) -> None:
        known = props.engine.supported_log_types
        unknown = [each for each in props.cloudwatch_logs_exports or () if each not in known]
        if unknown:
            raise ValidationError(
                f"Unsupported logs for the current engine type: {','.join(unknown)}",
                scope=self,
                fix=f"choose from {', '.join(known)}",
            )

    def _check_monitoring(self, props: _ClusterBaseProps) -> tuple[int | float | None, Any]:
        interval = props.monitoring_interval
        if interval is None:
            if props.enable_cluster_level_enhanced_monitoring:
                raise ValidationError(
                    "`monitoringInterval` must be set when `enableClusterLevelEnhancedMonitoring` is true.",
                    scope=self,
                    fix="give monitoring_interval",
                )
            return None, props.monitoring_role
        seconds = interval.to_seconds()
        if seconds not in _MONITORING_SECONDS:
            raise ValidationError(
                f"'monitoringInterval' must be one of 0, 1, 5, 10, 15, 30, or 60 seconds, got: {seconds:g} seconds.",
                scope=self,
            )
        role = props.monitoring_role or (shared.monitoring_role(self) if seconds else None)
        return seconds, role

    def _scalability(self, props: _ClusterBaseProps) -> str | None:
        new, old = props.cluster_scalability_type, props.cluster_scailability_type
        if new is not None and old is not None:
            raise ValidationError(
                "You cannot specify both clusterScalabilityType and clusterScailabilityType (deprecated). Use "
                "clusterScalabilityType.",
                scope=self,
            )
        chosen: ClusterScalabilityType | ClusterScailabilityType | None = new if new is not None else old
        return chosen._value_ if chosen is not None else None

    @property
    def _is_limitless(self) -> bool:
        return ClusterScalabilityType.LIMITLESS._value_ == self._scalability(self._props)

    @property
    def _rotation_subnets(self) -> Any:
        return self.vpc_subnets

    def _take(self, resource: CfnDBCluster) -> None:
        """Read what other constructs need out of the resource."""
        self.cluster_identifier = self._get_resource_name_attribute(resource.ref)
        self.cluster_resource_identifier = resource.attr_db_cluster_resource_id
        port = Token.as_number(resource.attr_endpoint_port)
        self.cluster_endpoint = Endpoint(resource.attr_endpoint_address, port)
        self.cluster_read_endpoint = Endpoint(resource.attr_read_endpoint_address, port)
        self.connections = Connections(security_groups=self._security_groups, default_port=Port.tcp(port))
        resource.apply_removal_policy(self._props.removal_policy or RemovalPolicy.SNAPSHOT)

    def _add_instances(self) -> None:
        """Limit how long the exported logs are kept, and make the instances.

        Raises:
            ValidationError: there is no instance, or there are too many ways to have one.
        """
        props = self._props
        self.cloudwatch_log_groups = shared.export_logs(
            self, props, props.cloudwatch_logs_exports, "/aws/rds/cluster", self.cluster_identifier
        )
        if (props.writer is not None or props.readers is not None) and (
            props.instances is not None or props.instance_props is not None
        ):
            raise ValidationError(
                "Cannot provide writer or readers if instances or instanceProps are provided",
                scope=self,
                fix="leave instances and instance_props out, the older way",
            )
        _, monitor = self._monitoring
        instances = Instances(
            self,
            props,
            subnet_group=self._subnet_group,
            after=self._internet,
            monitoring=None if props.enable_cluster_level_enhanced_monitoring else (props.monitoring_interval, monitor),
            insights=self._insight if self._insights_enabled else None,
            capacity=self._capacity,
        )
        if props.instance_props is not None:
            instances.make_alike()
        elif not self._is_limitless:
            instances.make_each()
        port = self.cluster_endpoint.port
        self.instance_identifiers = instances.identifiers
        self.instance_endpoints = [Endpoint(address, port) for address in instances.addresses]

    @takes(RotationSingleUserOptions)
    def add_rotation_single_user(self, options: RotationSingleUserOptions) -> SecretRotation:
        """Let the master user's password be renewed.

        Raises:
            ValidationError: there is no secret, the service renews it itself, or it is renewed already.
        """
        return shared.rotate_master(self, self, options, bool(self.manage_master_user_password))

    @takes(RotationMultiUserOptions)
    def add_rotation_multi_user(self, id: str, options: RotationMultiUserOptions) -> SecretRotation:
        """Let another user's password be renewed by the master user.

        Raises:
            ValidationError: the master user has no secret, or the service renews it itself.
        """
        return shared.rotate_user(self, id, self, options, bool(self.manage_master_user_password))

    @takes(MetricOptions)
    def metric_serverless_database_capacity(self, props: MetricOptions) -> Metric:
        """Return the capacity of serverless instances. Default statistic: average."""
        return self.metric("ServerlessDatabaseCapacity", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_acu_utilization(self, props: MetricOptions) -> Metric:
        """Return how much of their greatest capacity serverless instances use, in percent. Default statistic: average."""
        return self.metric("ACUUtilization", **{"statistic": "Average", **props._given()})


class DatabaseCluster(_NewCluster):
    """A cluster: a writer, and readers of the same data."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.DatabaseCluster"

    @staticmethod
    @takes(DatabaseClusterAttributes)
    def from_database_cluster_attributes(
        scope: Construct, id: str, attrs: DatabaseClusterAttributes
    ) -> IDatabaseCluster:
        """Return a cluster that was made elsewhere."""
        from aws_cdk.aws_rds._imported_cluster import _ImportedCluster

        return _ImportedCluster(scope, id, attrs)

    @staticmethod
    @takes(DatabaseClusterLookupOptions)
    def from_lookup(scope: Construct, id: str, options: DatabaseClusterLookupOptions) -> IDatabaseCluster:
        """Return a cluster that is looked up when the app is synthesized.

        Raises:
            ValidationError: the stack's environment is not known, the name is a token, or there is none.
        """
        from aws_cdk.aws_rds._lookup import looked_up, looked_up_groups, looked_up_port

        if is_unresolved(options.cluster_identifier):
            raise ValidationError(
                "Cannot look up a cluster with a tokenized cluster identifier.",
                scope=scope,
                fix="name the cluster as plain text",
            )
        found = looked_up(
            scope,
            "DBCluster",
            options.cluster_identifier,
            {
                "DBClusterArn": "TESTARN",
                "Endpoint.Address": "TESTADDRESS",
                "Endpoint.Port": "5432",
                "ReadEndpoint.Address": "TESTREADERADDRESS",
                "DBClusterResourceId": "TESTID",
                "VpcSecurityGroupIds": [],
                "EnableHttpEndpoint": True,
            },
        )
        return DatabaseCluster.from_database_cluster_attributes(
            scope,
            id,
            cluster_identifier=options.cluster_identifier,
            cluster_endpoint_address=found.get("Endpoint.Address"),
            port=looked_up_port(found),
            reader_endpoint_address=found.get("ReadEndpoint.Address"),
            cluster_resource_identifier=found.get("DBClusterResourceId"),
            security_groups=looked_up_groups(scope, found.get("VpcSecurityGroupIds") or ()),
            data_api_enabled=found.get("EnableHttpEndpoint"),
        )

    @takes(DatabaseClusterProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: options contradict each other, or what the engine can do.
        """
        super().__init__(scope, id, props)
        source = props.replication_source_identifier
        if source is not None and props.credentials is not None:
            raise ValidationError(
                f"{type(self).__name__} initialization failed due to the following validation error(s):\n- Cannot specify "
                "both `replicationSourceIdentifier` and `credentials`. The value is inherited from the source DB cluster",
                scope=self,
            )
        credentials: Credentials | None = None
        master: dict[str, Any] = {}
        if props.manage_master_user_password:
            self.manage_master_user_password = True
            master = shared.managed_master(self, props.engine, props.credentials)
        else:
            credentials = shared.render_credentials(self, props.engine, props.credentials)
            password = credentials.password
            if source is None:
                master = {
                    "master_username": credentials.username,
                    "master_user_password": password.unsafe_unwrap() if password is not None else None,
                }
        resource = CfnDBCluster(
            self, "Resource", **self._new_properties, **master, replication_source_identifier=source
        )
        self._take(resource)
        if credentials is not None and credentials.secret is not None:
            self.secret = credentials.secret.attach(self)
        if props.manage_master_user_password:
            self.secret = shared.managed_secret(self, resource, props.credentials)
        self._add_instances()


class DatabaseClusterFromSnapshot(_NewCluster):
    """A cluster that is restored from a snapshot."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.DatabaseClusterFromSnapshot"

    @takes(DatabaseClusterFromSnapshotProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseClusterFromSnapshotProps) -> None:
        """Restore a cluster.

        Raises:
            ValidationError: options contradict each other, or what the engine can do.
        """
        super().__init__(scope, id, props)
        if props.credentials is not None and props.credentials.secret is None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-rds:useSnapshotCredentials",
                "credentials are not applied to a cluster out of a snapshot. Use snapshot_credentials to change its password",
            )
        if props.credentials is None and props.snapshot_credentials is None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-rds:generatedCredsNotApplied",
                "the credentials that are made are not applied to the cluster, so add_rotation_single_user and "
                "add_rotation_multi_user cannot be used on it. Give snapshot_credentials",
            )
        made = None
        master: dict[str, Any] = {}
        if props.manage_master_user_password:
            self.manage_master_user_password = True
            master = shared.managed_master(self, props.engine, props.credentials)
            del master["master_username"]
        elif not flag_enabled(self.node, _NO_OLD_CREDENTIALS):
            made = shared.render_credentials(self, props.engine, props.credentials)
        credentials = shared.render_snapshot_credentials(self, props.snapshot_credentials, "SnapshotSecret")
        if credentials is not None and credentials.password is not None:
            master["master_user_password"] = credentials.password.unsafe_unwrap()
        resource = CfnDBCluster(
            self, "Resource", **self._new_properties, **master, snapshot_identifier=props.snapshot_identifier
        )
        self._take(resource)
        for each in (made, credentials):
            if each is not None and each.secret is not None:
                self.secret = each.secret.attach(self)
        if props.manage_master_user_password:
            self.secret = shared.managed_secret(self, resource, props.credentials)
        self._add_instances()
