"""Instances: new ones, restored ones, replicas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.instance_type import InstanceType
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.subnet_selection import SubnetType
from aws_cdk.aws_rds import _shared as shared
from aws_cdk.aws_rds._l1 import CfnDBInstance
from aws_cdk.aws_rds.database_options import RotationMultiUserOptions, RotationSingleUserOptions, StorageType
from aws_cdk.aws_rds.endpoint import Endpoint, port_text
from aws_cdk.aws_rds.engine import engine_text
from aws_cdk.aws_rds.instance_base import DatabaseInstanceBase
from aws_cdk.aws_rds.instance_options import (
    DatabaseInstanceFromSnapshotProps,
    DatabaseInstanceNewProps,
    DatabaseInstanceProps,
    DatabaseInstanceReadReplicaProps,
    DatabaseInstanceSourceProps,
)
from aws_cdk.aws_rds.parameter_group import ParameterGroup
from aws_cdk.aws_rds.subnet_group import SubnetGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import takes
from aws_cdk.core.token import Token, is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_rds.instance_engine import IInstanceEngine
    from aws_cdk.aws_rds.parameter_group import IParameterGroup
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.aws_secretsmanager.secret_rotation import SecretRotation
    from constructs import Construct

_RIGHT_RESOURCE_ID = "@aws-cdk/aws-rds:setCorrectValueForDatabaseInstanceReadReplicaInstanceResourceId"
_ENGINES_WITH_LIFECYCLE = ("mysql", "postgres")
_DEFAULT_IOPS = 1000
_DEFAULT_STORAGE_GIB = 100
_MAX_THROUGHPUT_RATIO = 0.25


class _NewInstance(DatabaseInstanceBase):
    """Base of the instances that are made here.

    Attributes:
        cloudwatch_log_groups: Groups of the exported logs whose time is limited, by kind.
        vpc: The network.
        vpc_placement: The subnets that were asked for.
    """

    _kind = "an instance"

    def __init__(self, scope: Construct, id: str, props: DatabaseInstanceNewProps) -> None:
        super().__init__(scope, id, physical_name=shared.lower_case(props.instance_identifier))
        self._props = props
        self.vpc = props.vpc
        self.vpc_placement = props.vpc_subnets
        self.cloudwatch_log_groups: dict[str, ILogGroup] = {}
        group = props.subnet_group or SubnetGroup(
            self,
            "SubnetGroup",
            description=f"Subnet group for {self.node.id} database",
            vpc=props.vpc,
            vpc_subnets=props.vpc_subnets,
            removal_policy=shared.removal_of_parts(props.removal_policy),
        )
        self._security_groups: list[ISecurityGroup] = list(
            [self._new_group()] if props.security_groups is None else props.security_groups
        )
        self.connections = Connections(
            security_groups=self._security_groups,
            # The port is known when the instance is made.
            default_port=Port.tcp(Token.as_number(lazy_any(lambda: self.instance_endpoint.port))),
        )
        seconds = props.monitoring_interval.to_seconds() if props.monitoring_interval is not None else None
        monitor = (props.monitoring_role or shared.monitoring_role(self)) if seconds else None
        storage = props.storage_type or StorageType.GP2
        insight = shared.insights(props)
        if props.multi_az and props.availability_zone:
            raise ValidationError(
                "Requesting a specific availability zone is not valid for Multi-AZ instances",
                scope=self,
                fix="leave availability_zone out, or set multi_az to False",
            )
        iops = self._iops(storage)
        directory: Any = None
        if props.domain is not None:
            directory = props.domain_role or shared.directory_role(self)
        self.enable_iam_authentication = props.iam_authentication
        self._new_properties: dict[str, Any] = {
            "apply_immediately": props.apply_immediately,
            "auto_minor_version_upgrade": props.auto_minor_version_upgrade,
            "availability_zone": None if props.multi_az else props.availability_zone,
            "backup_retention_period": props.backup_retention.to_days() if props.backup_retention is not None else None,
            "ca_certificate_identifier": props.ca_certificate.to_string() if props.ca_certificate is not None else None,
            "copy_tags_to_snapshot": True if props.copy_tags_to_snapshot is None else props.copy_tags_to_snapshot,
            "database_insights_mode": insight["mode"],
            "db_instance_class": lazy_string(lambda: f"db.{self.instance_type}"),
            "db_instance_identifier": self.physical_name if props.instance_identifier is not None else None,
            "db_subnet_group_name": group.db_subnet_group_ref.db_subnet_group_name,
            "delete_automated_backups": props.delete_automated_backups,
            "deletion_protection": shared.protection(props),
            "enable_cloudwatch_logs_exports": props.cloudwatch_logs_exports,
            "enable_iam_database_authentication": lazy_any(lambda: self.enable_iam_authentication),
            "enable_performance_insights": insight["enabled"],
            "engine_lifecycle_support": (
                props.engine_lifecycle_support._value_ if props.engine_lifecycle_support is not None else None
            ),
            "iops": iops,
            "monitoring_interval": seconds,
            "monitoring_role_arn": monitor.role_ref.role_arn if monitor is not None else None,
            "multi_az": props.multi_az,
            "db_parameter_group_name": (
                props.parameter_group.bind_to_instance().parameter_group_name
                if props.parameter_group is not None
                else None
            ),
            "option_group_name": props.option_group.option_group_name if props.option_group is not None else None,
            "performance_insights_kms_key_id": insight["kms_key"],
            "performance_insights_retention_period": insight["retention"],
            "port": port_text(props.port) if props.port is not None else None,
            "preferred_backup_window": props.preferred_backup_window,
            "preferred_maintenance_window": props.preferred_maintenance_window,
            "processor_features": _processors(props),
            "publicly_accessible": self._is_public(props),
            "storage_type": storage._value_,
            "storage_throughput": props.storage_throughput,
            "vpc_security_groups": [each.security_group_id for each in self._security_groups],
            "max_allocated_storage": props.max_allocated_storage,
            "domain": props.domain,
            "domain_iam_role_name": directory.role_ref.role_name if directory is not None else None,
            "network_type": props.network_type._value_ if props.network_type is not None else None,
        }

    instance_type: InstanceType

    def _new_group(self) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        return SecurityGroup(
            self, "SecurityGroup", description=f"Security group for {self.node.id} database", vpc=self.vpc
        )

    def _check_lifecycle(self, engine: IInstanceEngine | None) -> None:
        if self._props.engine_lifecycle_support is None or engine is None:
            return
        if engine.engine_type not in _ENGINES_WITH_LIFECYCLE:
            raise ValidationError(
                "'engineLifecycleSupport' can only be specified for RDS for MySQL and RDS for PostgreSQL, "
                f"got: '{engine.engine_type}'",
                scope=self,
            )

    def _iops(self, storage: StorageType) -> int | float | None:
        props = self._props
        iops = props.iops if storage in (StorageType.IO1, StorageType.IO2, StorageType.GP3) else None
        if iops is None and storage in (StorageType.IO1, StorageType.IO2):
            iops = _DEFAULT_IOPS
        throughput = props.storage_throughput
        if throughput is not None and storage is not StorageType.GP3:
            raise ValidationError(
                f"The storage throughput can only be specified with GP3 storage type. Got {storage._value_}.",
                scope=self,
                fix="set storage_type to StorageType.GP3",
            )
        if throughput and iops and not is_unresolved(throughput) and not is_unresolved(iops):
            ratio = throughput / iops
            if ratio > _MAX_THROUGHPUT_RATIO:
                raise ValidationError(
                    f"The maximum ratio of storage throughput to IOPS is {_MAX_THROUGHPUT_RATIO}. "
                    f"Got {js_number_text(ratio)}.",
                    scope=self,
                )
        return iops

    @staticmethod
    def _is_public(props: DatabaseInstanceNewProps) -> bool | None:
        if props.publicly_accessible is not None:
            return props.publicly_accessible
        subnets = props.vpc_subnets
        return subnets.subnet_type is SubnetType.PUBLIC if subnets is not None else None

    @property
    def _rotation_subnets(self) -> Any:
        return self.vpc_placement

    def _take(self, resource: CfnDBInstance) -> None:
        """Read what other constructs need out of the resource."""
        self.instance_identifier = self._get_resource_name_attribute(resource.ref)
        self.db_instance_endpoint_address = resource.attr_endpoint_address
        self.db_instance_endpoint_port = resource.attr_endpoint_port
        self.instance_endpoint = Endpoint(resource.attr_endpoint_address, Token.as_number(resource.attr_endpoint_port))
        resource.apply_removal_policy(self._props.removal_policy or RemovalPolicy.SNAPSHOT)

    def _set_log_retention(self) -> None:
        """Limit how long the exported logs are kept."""
        self.cloudwatch_log_groups = shared.export_logs(
            self,
            self._props,
            self._props.cloudwatch_logs_exports,
            "/aws/rds/instance",
            self.instance_identifier,
        )


class _SourceInstance(_NewInstance):
    """Base of the instances that are no replicas.

    Attributes:
        instance_type: The machine.
        secret: The master user's secret, if there is one.
    """

    engine: IInstanceEngine
    secret: ISecret | None = None
    manage_master_user_password: bool | None = None

    def __init__(self, scope: Construct, id: str, props: DatabaseInstanceSourceProps) -> None:
        super().__init__(scope, id, props)
        self.engine = props.engine
        self._check_lifecycle(props.engine)
        self.instance_type = props.instance_type or InstanceType("m5.large")
        features = props.engine.bind_to_instance(self).features
        names = (features.s3_import, features.s3_export) if features is not None else (None, None)
        roles = shared.s3_roles(self, props, combine=names[0] is not None and names[0] == names[1])
        config = props.engine.bind_to_instance(
            self,
            domain=props.domain,
            option_group=props.option_group,
            s3_import_role=roles[0],
            s3_export_role=roles[1],
            timezone=props.timezone,
        )
        associated = []
        for role, name, way in zip(roles, names, ("import", "export"), strict=True):
            if role is None:
                continue
            if name is None:
                raise ValidationError(f"Engine '{engine_text(props.engine)}' does not support S3 {way}", scope=self)
            # One feature for both ways is named once, by the role that imports; as the peer.
            if way == "import" or names[0] != names[1]:
                associated.append({"roleArn": role.role_arn, "featureName": name})
        group: IParameterGroup | None = props.parameter_group
        if props.parameters is not None:
            if group is not None:
                raise ValidationError(
                    "You cannot specify both parameterGroup and parameters",
                    scope=self,
                    fix="put the parameters into the group",
                )
            group = ParameterGroup(self, "ParameterGroup", engine=props.engine, parameters=props.parameters)
        storage = _DEFAULT_STORAGE_GIB if props.allocated_storage is None else props.allocated_storage
        version = props.engine.engine_version
        self._source_properties: dict[str, Any] = {
            **self._new_properties,
            "associated_roles": associated or None,
            "option_group_name": config.option_group.option_group_name if config.option_group is not None else None,
            "allocated_storage": port_text(storage),
            "allow_major_version_upgrade": props.allow_major_version_upgrade,
            "db_name": props.database_name,
            "engine": props.engine.engine_type,
            "engine_version": version.full_version if version is not None else None,
            "license_model": props.license_model._value_ if props.license_model is not None else None,
            "db_parameter_group_name": group.bind_to_instance().parameter_group_name if group is not None else None,
            "timezone": props.timezone,
        }

    @checked
    def grant_connect(self, grantee: IGrantable, db_user: str | None = None) -> Grant:
        """Let ``grantee`` log in with an identity of IAM; as the master user, if no other is named.

        Raises:
            ValidationError: that is turned off, or nobody is named and there is no secret.
        """
        if db_user is None:
            if self.secret is None:
                raise ValidationError(
                    "A secret or dbUser is required to grantConnect()",
                    scope=self,
                    fix="give grant_connect() the name of the database user",
                )
            db_user = self.secret.secret_value_from_json("username").unsafe_unwrap()
        return super().grant_connect(grantee, db_user)

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


class DatabaseInstance(_SourceInstance):
    """An instance."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.DatabaseInstance"

    @takes(DatabaseInstanceProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseInstanceProps) -> None:
        """Make an instance.

        Raises:
            ValidationError: options contradict each other, or what the engine can do.
        """
        super().__init__(scope, id, props)
        shared.check_insights(self, props)
        credentials = None
        if props.manage_master_user_password:
            self.manage_master_user_password = True
            master = shared.managed_master(self, props.engine, props.credentials)
        else:
            credentials = shared.render_credentials(self, props.engine, props.credentials)
            password = credentials.password
            master = {
                "master_username": credentials.username,
                "master_user_password": password.unsafe_unwrap() if password is not None else None,
            }
        key = props.storage_encryption_key
        resource = CfnDBInstance(
            self,
            "Resource",
            **self._source_properties,
            **master,
            character_set_name=props.character_set_name,
            kms_key_id=key.key_ref.key_arn if key is not None else None,
            storage_encrypted=True if key is not None else props.storage_encrypted,
        )
        self._take(resource)
        self.instance_resource_id = resource.attr_dbi_resource_id
        if credentials is not None and credentials.secret is not None:
            self.secret = credentials.secret.attach(self)
        if props.manage_master_user_password:
            self.secret = shared.managed_secret(self, resource, props.credentials)
        self._set_log_retention()


class DatabaseInstanceFromSnapshot(_SourceInstance):
    """An instance that is restored from a snapshot."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.DatabaseInstanceFromSnapshot"

    @takes(DatabaseInstanceFromSnapshotProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseInstanceFromSnapshotProps) -> None:
        """Restore an instance.

        Raises:
            ValidationError: not exactly one snapshot is given, or options contradict each other.
        """
        super().__init__(scope, id, props)
        if props.snapshot_identifier is None and props.cluster_snapshot_identifier is None:
            raise ValidationError(
                "You must specify `snapshotIdentifier` or `clusterSnapshotIdentifier`",
                scope=self,
                fix="give snapshot_identifier",
            )
        if props.snapshot_identifier is not None and props.cluster_snapshot_identifier is not None:
            raise ValidationError(
                "You cannot specify both `snapshotIdentifier` and `clusterSnapshotIdentifier`",
                scope=self,
                fix="leave one of them out",
            )
        credentials = shared.render_snapshot_credentials(self, props.credentials)
        password = credentials.password if credentials is not None else None
        resource = CfnDBInstance(
            self,
            "Resource",
            **self._source_properties,
            db_snapshot_identifier=props.snapshot_identifier,
            db_cluster_snapshot_identifier=props.cluster_snapshot_identifier,
            master_user_password=password.unsafe_unwrap() if password is not None else None,
        )
        self._take(resource)
        self.instance_resource_id = resource.attr_dbi_resource_id
        if credentials is not None and credentials.secret is not None:
            self.secret = credentials.secret.attach(self)
        self._set_log_retention()


class DatabaseInstanceReadReplica(_NewInstance):
    """A replica of an instance, which may be read.

    Attributes:
        instance_type: The machine.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.DatabaseInstanceReadReplica"

    @takes(DatabaseInstanceReadReplicaProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseInstanceReadReplicaProps) -> None:
        """Make a replica.

        Raises:
            ValidationError: options contradict each other, or the engine does not back replicas up.
        """
        super().__init__(scope, id, props)
        source = props.source_database_instance
        if source.engine is not None and not source.engine.supports_read_replica_backups and props.backup_retention:
            raise ValidationError(
                f"Cannot set 'backupRetention', as engine '{engine_text(source.engine)}' does not support automatic backups "
                "for read replicas",
                scope=self,
                fix="leave backup_retention out",
            )
        self.instance_type = props.instance_type
        self.engine = None  # as the peer: a replica does not say what it runs
        self._check_lifecycle(source.engine)
        key = props.storage_encryption_key
        resource = CfnDBInstance(
            self,
            "Resource",
            **self._new_properties,
            # By its ARN, since the source may be in another region.
            source_db_instance_identifier=source.instance_arn,
            kms_key_id=key.key_ref.key_arn if key is not None else None,
            storage_encrypted=True if key is not None else props.storage_encrypted,
            allocated_storage=port_text(props.allocated_storage) if props.allocated_storage is not None else None,
            # A directory is joined by engines that are named alone.
            engine=source.engine.engine_type if props.domain is not None and source.engine is not None else None,
        )
        self._take(resource)
        right = flag_enabled(self.node, _RIGHT_RESOURCE_ID)
        self.instance_resource_id = resource.attr_dbi_resource_id if right else resource.attr_db_instance_arn
        self._set_log_retention()


def _processors(props: DatabaseInstanceNewProps) -> list[dict[str, str]] | None:
    features = props.processor_features
    if features is None:
        return None
    given = (("coreCount", features.core_count), ("threadsPerCore", features.threads_per_core))
    return [{"name": name, "value": port_text(value)} for name, value in given if value is not None] or None
