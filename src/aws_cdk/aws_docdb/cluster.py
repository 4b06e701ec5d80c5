"""Clusters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_docdb._l1 import CfnDBCluster, CfnDBInstance, CfnDBSubnetGroup
from aws_cdk.aws_docdb.cluster_base import IDatabaseCluster, _DatabaseClusterBase, _ImportedCluster
from aws_cdk.aws_docdb.cluster_options import (
    DatabaseClusterAttributes,
    DatabaseClusterProps,
    RotationMultiUserOptions,
    StorageType,
)
from aws_cdk.aws_docdb.database_secret import NOT_IN_PASSWORDS, DatabaseSecret
from aws_cdk.aws_docdb.endpoint import Endpoint
from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.port import Port
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.naming import camel_case
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import takes
from aws_cdk.core.token import Token, is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.aws_secretsmanager.secret_rotation import SecretRotation
    from aws_cdk.aws_secretsmanager.secret_rotation_application import SecretRotationApplication
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_VERSION = r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
_TIME = r"(sun|mon|tue|wed|thu|fri|sat):([01][0-9]|2[0-3]):[0-5][0-9]"
_WINDOW = f"{_TIME}-{_TIME}"
_FIRST_VERSION_OF_NEW_KINDS = 5
_LEAST_SUBNETS = 2
_ROTATION_ID = "RotationSingleUser"


class DatabaseCluster(_DatabaseClusterBase):
    """A cluster of Amazon DocumentDB.

    Attributes:
        cluster_endpoint: Address and port of the writer.
        cluster_identifier: Its name.
        cluster_read_endpoint: Address and port of the readers.
        cluster_resource_identifier: The id that never changes.
        connections: Who may reach it; the default port is the database's.
        instance_endpoints: Address and port of each instance; none of a serverless cluster.
        instance_identifiers: Names of the instances.
        secret: The secret of the master user, if it was made here.
        security_group_id: The security group, the given one or that made here.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-docdb.DatabaseCluster"
    DEFAULT_NUM_INSTANCES = 1
    DEFAULT_PORT = 27017

    cluster_endpoint: Endpoint
    cluster_read_endpoint: Endpoint
    instance_endpoints: list[Endpoint]
    instance_identifiers: list[str]
    secret: ISecret | None = None
    security_group_id: str

    @staticmethod
    @takes(DatabaseClusterAttributes)
    def from_database_cluster_attributes(
        scope: Construct, id: str, attrs: DatabaseClusterAttributes
    ) -> IDatabaseCluster:
        """Return a cluster that was made elsewhere."""
        return _ImportedCluster(scope, id, attrs)

    @takes(DatabaseClusterProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: options contradict each other, or what the engine can do.
        """
        super().__init__(scope, id)
        self._vpc = props.vpc
        self._vpc_subnets = props.vpc_subnets
        self._check_options(props)
        selection = props.vpc_subnets._given() if props.vpc_subnets is not None else {}
        found = props.vpc.select_subnets(**selection)
        if len(found.subnet_ids) < _LEAST_SUBNETS:
            raise ValidationError(
                f"Cluster requires at least {_LEAST_SUBNETS} subnets, got {len(found.subnet_ids)}",
                scope=self,
                fix="choose subnets of two availability zones with vpc_subnets",
            )
        self._internet = found.internet_connectivity_established
        subnets = CfnDBSubnetGroup(
            self,
            "Subnets",
            db_subnet_group_description=f"Subnets for {id} database",
            subnet_ids=list(found.subnet_ids),
        )
        group = props.security_group or self._new_group(props)
        self.security_group_id = group.security_group_id
        self._security_group_ids = [self.security_group_id]
        master = self._master(props)
        self._check_storage(props)
        backup, serverless = props.backup, props.serverless_v2_scaling_configuration
        resource = CfnDBCluster(
            self,
            "Resource",
            engine_version=props.engine_version,
            db_cluster_identifier=props.db_cluster_name,
            db_subnet_group_name=subnets.ref,
            port=props.port,
            vpc_security_group_ids=lazy_list(lambda: self._security_group_ids),
            db_cluster_parameter_group_name=(
                props.parameter_group.db_cluster_parameter_group_ref.db_cluster_parameter_group_name
                if props.parameter_group is not None
                else None
            ),
            deletion_protection=props.deletion_protection,
            backup_retention_period=backup.retention.to_days() if backup is not None else None,
            preferred_backup_window=backup.preferred_window if backup is not None else None,
            preferred_maintenance_window=props.preferred_maintenance_window,
            enable_cloudwatch_logs_exports=self._exports(props) or None,
            kms_key_id=props.kms_key.key_arn if props.kms_key is not None else None,
            storage_encrypted=True if props.storage_encrypted is None else props.storage_encrypted,
            copy_tags_to_snapshot=props.copy_tags_to_snapshot,
            storage_type=props.storage_type._value_ if props.storage_type is not None else None,
            serverless_v2_scaling_configuration=(
                {"minCapacity": serverless.min_capacity, "maxCapacity": serverless.max_capacity}
                if serverless is not None
                else None
            ),
            **master,
        )
        resource.apply_removal_policy(props.removal_policy)
        self.cluster_identifier = resource.ref
        self.cluster_resource_identifier = resource.attr_cluster_resource_id
        port = Token.as_number(resource.attr_port)
        self.cluster_endpoint = Endpoint(resource.attr_endpoint, port)
        self.cluster_read_endpoint = Endpoint(resource.attr_read_endpoint, port)
        if self.secret is not None:
            self.secret = self.secret.attach(self)
        self._keep_logs(props)
        self.instance_identifiers = []
        self.instance_endpoints = []
        if serverless is None:
            self._add_instances(props, port)
        self.connections = Connections(default_port=Port.tcp(port), security_groups=[group])

    def _check_options(self, props: DatabaseClusterProps) -> None:
        sized, serverless = props.instance_type is not None, props.serverless_v2_scaling_configuration is not None
        if not sized and not serverless:
            raise ValidationError(
                "Either instanceType (for provisioned clusters) or serverlessV2ScalingConfiguration (for serverless "
                "clusters) must be specified",
                scope=self,
                fix="give instance_type or serverless_v2_scaling_configuration",
            )
        for option, window in (
            ("preferred_maintenance_window", props.preferred_maintenance_window),
            ("instance_maintenance_window", props.instance_maintenance_window),
        ):
            if window is not None and not is_unresolved(window) and not re.fullmatch(_WINDOW, window, re.IGNORECASE):
                raise ValidationError(
                    f"{camel_case(option)} must be in the format ddd:hh24:mi-ddd:hh24:mi, e.g. sat:09:00-sat:09:30, got "
                    f"'{window}'",
                    scope=self,
                    fix=f"give {option} in UTC, with days of three letters and hours of two digits",
                )
        if sized and serverless:
            raise ValidationError(
                "Cannot specify both instanceType and serverlessV2ScalingConfiguration",
                scope=self,
                fix="leave instance_type or serverless_v2_scaling_configuration out",
            )

    def _new_group(self, props: DatabaseClusterProps) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        group = SecurityGroup(self, "SecurityGroup", description="DocumentDB security group", vpc=props.vpc)
        resource: Any = group.node.default_child
        resource.apply_removal_policy(
            self._policy_of_part(
                "AWS::EC2::SecurityGroup", "security_group_removal_policy", props.security_group_removal_policy, props
            )
        )
        return group

    def _policy_of_part(
        self, resource_type: str, option: str, given: RemovalPolicy | None, props: DatabaseClusterProps
    ) -> RemovalPolicy | None:
        """Return what happens to something that takes no snapshots."""
        if given is RemovalPolicy.SNAPSHOT:
            raise ValidationError(
                f"{resource_type} does not support the SNAPSHOT removal policy",
                scope=self,
                fix=f"choose RETAIN or DESTROY as {option}",
            )
        if given is not None:
            return given
        return RemovalPolicy.DESTROY if props.removal_policy is RemovalPolicy.SNAPSHOT else props.removal_policy

    def _master(self, props: DatabaseClusterProps) -> dict[str, Any]:
        """Return the properties of the master user; a password that is made up goes into a secret."""
        user, key = props.master_user, props.master_user_secret_kms_key
        self._excluded = NOT_IN_PASSWORDS if user.exclude_characters is None else user.exclude_characters
        self._managed = bool(props.manage_master_user_password)
        if self._managed and user.password is not None:
            raise ValidationError(
                "You can't manage the master user password with AWS Secrets Manager if masterUser.password is specified",
                scope=self,
                fix="leave the password of master_user out, or manage_master_user_password",
            )
        if key is not None and not self._managed:
            raise ValidationError(
                "masterUserSecretKmsKey is valid only if manageMasterUserPassword is true",
                scope=self,
                fix="set manage_master_user_password, or give the key as kms_key of master_user",
            )
        managed = {"manage_master_user_password": props.manage_master_user_password}
        if self._managed:
            return {
                **managed,
                "master_username": user.username,
                "master_user_secret_kms_key_id": key.key_arn if key is not None else None,
            }
        if user.password is not None:
            return {
                **managed,
                "master_username": user.username,
                "master_user_password": user.password.unsafe_unwrap(),
            }
        self.secret = DatabaseSecret(
            self,
            "Secret",
            username=user.username,
            encryption_key=user.kms_key,
            exclude_characters=self._excluded,
            secret_name=user.secret_name,
        )
        return {
            **managed,
            "master_username": self.secret.secret_value_from_json("username").unsafe_unwrap(),
            "master_user_password": self.secret.secret_value_from_json("password").unsafe_unwrap(),
        }

    def _check_storage(self, props: DatabaseClusterProps) -> None:
        if props.kms_key is not None and props.storage_encrypted is False:
            raise ValidationError(
                "KMS key supplied but storageEncrypted is false",
                scope=self,
                fix="leave kms_key or storage_encrypted out",
            )
        version = props.engine_version
        if version is None:
            return
        parts = re.fullmatch(_VERSION, version)
        if parts is None:
            raise ValidationError(
                f"Invalid engine version: '{version}'. Engine version must be in the format x.y.z",
                scope=self,
                fix="give engine_version as the service lists it, such as 5.0.0",
            )
        if int(parts[1]) >= _FIRST_VERSION_OF_NEW_KINDS:
            return
        if props.storage_type is StorageType.IOPT1:
            raise ValidationError(
                f"I/O-optimized storage is supported starting with engine version 5.0.0, got '{version}'",
                scope=self,
                fix="choose another storage_type or engine_version",
            )
        if props.serverless_v2_scaling_configuration is not None:
            raise ValidationError(
                f"DocumentDB serverless requires engine version 5.0.0 or higher, got '{version}'",
                scope=self,
                fix="choose another engine_version, or give instance_type in place of serverless_v2_scaling_configuration",
            )

    @staticmethod
    def _exports(props: DatabaseClusterProps) -> list[str]:
        wanted = (
            ("audit", props.export_audit_logs_to_cloud_watch),
            ("profiler", props.export_profiler_logs_to_cloud_watch),
        )
        return [log for log, exported in wanted if exported]

    def _keep_logs(self, props: DatabaseClusterProps) -> None:
        if props.cloud_watch_logs_retention is None:
            return
        from aws_cdk.aws_logs.log_retention import LogRetention

        for log in self._exports(props):
            LogRetention(
                self,
                f"LogRetention{log}",
                log_group_name=f"/aws/docdb/{self.cluster_identifier}/{log}",
                retention=props.cloud_watch_logs_retention,
                role=props.cloud_watch_logs_retention_role,
            )

    def _add_instances(self, props: DatabaseClusterProps, port: int | float) -> None:
        count = self.DEFAULT_NUM_INSTANCES if props.instances is None else props.instances
        if count < 1:
            raise ValidationError(
                "At least one instance is required for provisioned clusters", scope=self, fix="raise instances"
            )
        policy = self._policy_of_part(
            "AWS::DocDB::DBInstance", "instance_removal_policy", props.instance_removal_policy, props
        )
        base = props.instance_identifier_base
        if base is None and props.db_cluster_name is not None:
            base = f"{props.db_cluster_name}instance"
        number = 0
        while number < count:
            number += 1
            resource = CfnDBInstance(
                self,
                f"Instance{number}",
                db_cluster_identifier=self.cluster_identifier,
                db_instance_identifier=f"{base}{number}" if base is not None else None,
                db_instance_class=f"db.{props.instance_type}",
                preferred_maintenance_window=props.instance_maintenance_window,
                enable_performance_insights=props.enable_performance_insights,
                ca_certificate_identifier=(
                    props.ca_certificate.to_string() if props.ca_certificate is not None else None
                ),
            )
            resource.apply_removal_policy(policy)
            # The instances need their way out while they are made.
            resource.node.add_dependency(self._internet)
            self.instance_identifiers.append(resource.ref)
            self.instance_endpoints.append(Endpoint(resource.attr_endpoint, port))

    @checked
    def add_rotation_single_user(self, automatically_after: Duration | None = None) -> SecretRotation:
        """Let the master user's password be renewed, every 30 days if not said otherwise.

        Raises:
            ValidationError: there is no secret, the service renews it itself, or it is renewed already.
        """
        from aws_cdk.aws_secretsmanager.secret_rotation_application import SecretRotationApplication

        secret = self._rotated("single user")
        if self.node.try_find_child(_ROTATION_ID) is not None:
            raise ValidationError("A single user rotation was already added to this cluster.", scope=self)
        application = SecretRotationApplication.MONGODB_ROTATION_SINGLE_USER
        return self._rotation(_ROTATION_ID, secret, None, application, automatically_after)

    @takes(RotationMultiUserOptions)
    def add_rotation_multi_user(self, id: str, options: RotationMultiUserOptions) -> SecretRotation:
        """Let another user's password be renewed by the master user.

        Raises:
            ValidationError: the master user has no secret, or the service renews it itself.
        """
        from aws_cdk.aws_secretsmanager.secret_rotation_application import SecretRotationApplication

        master = self._rotated("multi user")
        application = SecretRotationApplication.MONGODB_ROTATION_MULTI_USER
        return self._rotation(id, options.secret, master, application, options.automatically_after)

    def _rotated(self, kind: str) -> ISecret:
        if self._managed:
            raise ValidationError(
                "Cannot add rotation when `manageMasterUserPassword` is enabled. Amazon DocumentDB automatically rotates "
                "the master password when it manages the secret.",
                scope=self,
                fix="leave manage_master_user_password out",
            )
        if self.secret is None:
            raise ValidationError(
                f"Cannot add {kind} rotation for a cluster without secret.",
                scope=self,
                fix="leave the password of master_user out, so that a secret is made",
            )
        return self.secret

    def _rotation(
        self,
        id: str,
        secret: ISecret,
        master: ISecret | None,
        application: SecretRotationApplication,
        after: Duration | None,
    ) -> SecretRotation:
        from aws_cdk.aws_secretsmanager.secret_rotation import SecretRotation

        return SecretRotation(
            self,
            id,
            secret=secret,
            master_secret=master,
            automatically_after=after,
            application=application,
            exclude_characters=self._excluded,
            vpc=self._vpc,
            vpc_subnets=self._vpc_subnets,
            target=self,
        )

    @checked
    def add_security_groups(self, *security_groups: ISecurityGroup) -> None:
        """Put the cluster into more security groups; rules that ``connections`` makes do not go there."""
        self._security_group_ids += [group.security_group_id for group in security_groups]
