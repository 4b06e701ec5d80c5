"""Options of clusters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.aws_rds.database_options import CaCertificate
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_docdb import IDBClusterParameterGroupRef


class StorageType(NamedEnum):
    """What storage is paid by."""

    STANDARD = "standard"
    """By size and by requests."""
    IOPT1 = "iopt1"
    """By size alone; from engine version 5.0.0 on."""


class BackupProps(Struct):
    """How backups are made."""

    retention: Duration
    """How long they are kept: whole days, 1 to 35."""
    preferred_window: str | None = None
    """When they are made, in UTC, as ``hh24:mi-hh24:mi``. Default: chosen by the service."""


class Login(Struct):
    """Who the master user is."""

    username: str
    """Names that the engine keeps to itself, such as ``admin``, are refused by the service."""
    exclude_characters: str | None = None
    """Characters that a password made up has not. Default: double quotes, at signs and slashes."""
    kms_key: IKey | None = None
    """Encrypts the secret. Default: the account's default key."""
    password: SecretValue | None = None
    """Never give it as plain text. Default: one is made up, in a secret."""
    secret_name: str | None = None
    """Default: chosen by CloudFormation."""


class RotationMultiUserOptions(Struct):
    """How the password of a user is renewed by the master user."""

    secret: ISecret
    """Its secret; it names the master's by ``masterarn``."""
    automatically_after: Duration | None = None
    """Default: 30 days."""


class ServerlessV2ScalingConfiguration(Struct):
    """The range of a serverless cluster, in capacity units of about 2 GiB."""

    max_capacity: int | float
    min_capacity: int | float


class DatabaseClusterAttributes(Struct):
    """What is known of a cluster that was made elsewhere."""

    cluster_identifier: str
    cluster_endpoint_address: str | None = None
    instance_endpoint_addresses: Sequence[str] | None = None
    instance_identifiers: Sequence[str] | None = None
    port: int | float | None = None
    """The port, of all its endpoints."""
    reader_endpoint_address: str | None = None
    security_group: ISecurityGroup | None = None


class DatabaseClusterProps(Struct):
    """Options of a cluster."""

    master_user: Nested[Login]
    vpc: IVpc
    """A network with subnets in at least two availability zones."""
    backup: Nested[BackupProps | None] = nested()
    """Default: as the service has it, a day."""
    ca_certificate: CaCertificate | None = None
    """The authority of the instances' certificates. Default: chosen by the service."""
    cloud_watch_logs_retention: RetentionDays | None = None
    """How long exported logs are kept. Default: for ever."""
    cloud_watch_logs_retention_role: IRole | None = None
    """Role of the function that sets that. Default: one is made."""
    copy_tags_to_snapshot: bool | None = None
    """Default: no."""
    db_cluster_name: str | None = None
    """Default: chosen by CloudFormation."""
    deletion_protection: bool | None = None
    """Default: no."""
    enable_performance_insights: bool | None = None
    """Of all instances. Default: no."""
    engine_version: str | None = None
    """Three numbers with dots between. Default: chosen by the service."""
    export_audit_logs_to_cloud_watch: bool | None = None
    """They need the parameter ``audit_logs`` as well. Default: no."""
    export_profiler_logs_to_cloud_watch: bool | None = None
    """They need the parameter ``profiler`` as well. Default: no."""
    instance_identifier_base: str | None = None
    """What the names of instances begin with; a number follows. Default: made from the cluster's name, if it has one."""
    instance_maintenance_window: str | None = None
    """As ``ddd:hh24:mi-ddd:hh24:mi`` in UTC. Default: chosen by the service."""
    instance_removal_policy: RemovalPolicy | None = None
    """What happens to instances when they leave the stack; not SNAPSHOT. Default: as to the cluster, and where that takes a
    snapshot they are deleted."""
    instances: int | float | None = None
    """How many. Default: 1."""
    instance_type: InstanceType | None = None
    """Size of the instances, unless the cluster is serverless."""
    kms_key: IKey | None = None
    """Encrypts the storage. Default: AWS's key."""
    manage_master_user_password: bool | None = None
    """Whether the service keeps the password and renews it. Default: no."""
    master_user_secret_kms_key: IKey | None = None
    """Encrypts the secret that the service keeps. Default: AWS's key."""
    parameter_group: IDBClusterParameterGroupRef | None = None
    """Default: that of the family."""
    port: int | float | None = None
    """Default: 27017, by the service."""
    preferred_maintenance_window: str | None = None
    """As ``ddd:hh24:mi-ddd:hh24:mi`` in UTC. Default: chosen by the service."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the cluster when it leaves the stack. Default: RETAIN."""
    security_group: ISecurityGroup | None = None
    """Default: one is made."""
    security_group_removal_policy: RemovalPolicy | None = None
    """What happens to a security group made here; not SNAPSHOT. Default: as to the cluster, and where that takes a snapshot
    it is deleted."""
    serverless_v2_scaling_configuration: Nested[ServerlessV2ScalingConfiguration | None] = nested()
    """Makes the cluster serverless, from engine version 5.0.0 on. Default: it has instances."""
    storage_encrypted: bool | None = None
    """Default: yes."""
    storage_type: StorageType | None = None
    """Default: STANDARD, by the service."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""
