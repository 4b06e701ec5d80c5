"""Options of clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_rds.cluster_instance import IClusterInstance
from aws_cdk.aws_rds.credentials import Credentials, SnapshotCredentials
from aws_cdk.aws_rds.database_options import (
    DatabaseInsightsMode,
    EngineLifecycleSupport,
    NetworkType,
    PerformanceInsightRetention,
)
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.aws_rds.cluster_engine import IClusterEngine
    from aws_cdk.aws_rds.parameter_group import IParameterGroup
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from aws_cdk.interfaces.aws_rds import IDBSubnetGroupRef


class ClusterScalabilityType(NamedEnum):
    """Whether a cluster is split over shards."""

    STANDARD = "standard"
    LIMITLESS = "limitless"
    """It is; shard groups take the place of instances."""


class ClusterScailabilityType(NamedEnum):
    """Whether a cluster is split over shards. Deprecated: use ``ClusterScalabilityType``."""

    STANDARD = "standard"
    LIMITLESS = "limitless"


class DBClusterStorageType(NamedEnum):
    """What storage is paid by."""

    AURORA = "aurora"
    """By requests."""
    AURORA_IOPT1 = "aurora-iopt1"
    """By size alone."""


class InstanceUpdateBehaviour(NamedEnum):
    """In which order instances are changed."""

    BULK = "BULK"
    """All at once."""
    ROLLING = "ROLLING"
    """One after the other."""


class BackupProps(Struct):
    """How a cluster is backed up."""

    retention: Duration
    """How long backups are kept, in days."""
    preferred_window: str | None = None
    """As ``hh24:mi-hh24:mi`` in UTC. Default: chosen by the service."""


class InstanceProps(Struct):
    """Options of instances that are all alike. Deprecated: use ``writer`` and ``readers`` of the cluster."""

    vpc: IVpc
    """The network."""
    allow_major_version_upgrade: bool | None = None
    """Whether an update may change the major version. Default: no."""
    auto_minor_version_upgrade: bool | None = None
    """Default: yes."""
    delete_automated_backups: bool | None = None
    """Default: yes."""
    enable_performance_insights: bool | None = None
    """Default: yes, if options of it are given."""
    instance_type: InstanceType | None = None
    """Default: t3.medium."""
    parameter_group: IParameterGroup | None = None
    """Default: that of the engine."""
    parameters: Mapping[str, str] | None = None
    """Parameters of a group that is made for the instances. Default: none is made."""
    performance_insight_encryption_key: IKey | None = None
    """Default: the key of AWS for RDS."""
    performance_insight_retention: PerformanceInsightRetention | None = None
    """Default: 7 days."""
    preferred_maintenance_window: str | None = None
    """As ``ddd:hh24:mi-ddd:hh24:mi`` in UTC. Default: chosen by the service."""
    publicly_accessible: bool | None = None
    """Default: yes, if the subnets asked for are public."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""


class _ClusterBaseProps(Struct):
    """Options of every cluster."""

    engine: IClusterEngine
    auto_minor_version_upgrade: bool | None = None
    """Default: yes."""
    backtrack_window: Duration | None = None
    """How far the cluster can be wound back, up to 72 hours. Default: not at all."""
    backup: Nested[BackupProps | None] = nested()
    """Default: kept for a day."""
    cloudwatch_logs_exports: Sequence[str] | None = None
    """Kinds of logs that go to CloudWatch. Default: none."""
    cloudwatch_logs_retention: RetentionDays | None = None
    """How long these are kept. Default: for ever."""
    cloudwatch_logs_retention_role: IRole | None = None
    """Role of the function that limits this. Default: a new one."""
    cluster_identifier: str | None = None
    """Its name, written in lower case. Default: chosen by CloudFormation."""
    cluster_scailability_type: ClusterScailabilityType | None = None
    """Deprecated: use ``cluster_scalability_type``."""
    cluster_scalability_type: ClusterScalabilityType | None = None
    """Default: standard."""
    copy_tags_to_snapshot: bool | None = None
    """Default: yes."""
    credentials: Credentials | None = None
    """The master user. Default: ``admin``, or ``postgres``, with a new secret."""
    database_insights_mode: DatabaseInsightsMode | None = None
    """Default: as the service has it."""
    default_database_name: str | None = None
    """Database to make. Default: none."""
    delete_automated_backups: bool | None = None
    """Default: yes."""
    deletion_protection: bool | None = None
    """Default: yes, if the cluster stays when it leaves the stack."""
    domain: str | None = None
    """Id of an Active Directory to join. Default: none."""
    domain_role: IRole | None = None
    """Role to look users up with. Default: a new one, if there is a directory."""
    enable_cluster_level_enhanced_monitoring: bool | None = None
    """Monitor the machines as the cluster says, not each by itself. Default: no."""
    enable_data_api: bool | None = None
    """Speak to the cluster over HTTP. Default: if someone is granted it."""
    enable_local_write_forwarding: bool | None = None
    """Let readers hand writes on to the writer. Default: no."""
    enable_performance_insights: bool | None = None
    """Default: yes, if options of it are given."""
    engine_lifecycle_support: EngineLifecycleSupport | None = None
    """Default: as the service has it."""
    iam_authentication: bool | None = None
    """Let identities of IAM log in. Default: no."""
    instance_identifier_base: str | None = None
    """What names of instances out of ``instance_props`` begin with. Default: the cluster's name, if given."""
    instance_props: Nested[InstanceProps | None] = nested()
    """Deprecated: use ``writer`` and ``readers``."""
    instance_update_behaviour: InstanceUpdateBehaviour | None = None
    """Default: all at once."""
    instances: int | float | None = None
    """Number of instances out of ``instance_props``. Default: 2."""
    manage_master_user_password: bool | None = None
    """Let the service keep and renew the password. Default: no."""
    monitoring_interval: Duration | None = None
    """How often it is written down how the machines do: 0, 1, 5, 10, 15, 30 or 60 seconds. Default: never."""
    monitoring_role: IRole | None = None
    """Role that does so. Default: a new one."""
    network_type: NetworkType | None = None
    """Default: as the service has it, IPv4."""
    parameter_group: IParameterGroup | None = None
    """Default: that of the engine."""
    parameters: Mapping[str, str] | None = None
    """Parameters of a group that is made for the cluster. Default: none is made."""
    performance_insight_encryption_key: IKey | None = None
    """Default: the key of AWS for RDS."""
    performance_insight_retention: PerformanceInsightRetention | None = None
    """Default: 7 days."""
    port: int | float | None = None
    """Default: the engine's."""
    preferred_maintenance_window: str | None = None
    """As ``ddd:hh24:mi-ddd:hh24:mi`` in UTC. Default: chosen by the service."""
    readers: Sequence[IClusterInstance] | None = None
    """Instances that may be read. Default: none."""
    removal_policy: RemovalPolicy | None = None
    """What happens to it when it leaves the stack. Default: a snapshot is made."""
    s3_export_buckets: Sequence[IBucket] | None = None
    """Buckets that data may be written to; a role is made. Default: none."""
    s3_export_role: IRole | None = None
    """Role that writes data to S3. Default: none."""
    s3_import_buckets: Sequence[IBucket] | None = None
    """Buckets that data may be read from; a role is made. Default: none."""
    s3_import_role: IRole | None = None
    """Role that reads data from S3. Default: none."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one."""
    serverless_v2_auto_pause_duration: Duration | None = None
    """After how long without a connection serverless instances pause, 5 minutes to a day. Default: as the service has it."""
    serverless_v2_max_capacity: int | float | None = None
    """Of serverless instances, 1 to 256 in steps of a half; 1 is about 2 GiB of memory. Default: 2."""
    serverless_v2_min_capacity: int | float | None = None
    """Of serverless instances, 0 to 256 in steps of a half. Default: 0.5."""
    storage_encrypted: bool | None = None
    """Default: yes, if a key is given."""
    storage_encryption_key: IKeyRef | None = None
    """Default: the key of AWS for RDS."""
    storage_type: DBClusterStorageType | None = None
    """Default: as the service has it."""
    subnet_group: IDBSubnetGroupRef | None = None
    """Default: a new one."""
    vpc: IVpc | None = None
    """The network; with ``writer``."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""
    writer: IClusterInstance | None = None
    """The instance that is written to."""


class DatabaseClusterProps(_ClusterBaseProps):
    """Options of a cluster."""

    replication_source_identifier: str | None = None
    """ARN of a cluster or an instance that this one follows. Default: none."""


class DatabaseClusterFromSnapshotProps(_ClusterBaseProps):
    """Options of a cluster that is restored."""

    snapshot_identifier: str
    """Name or ARN of the snapshot."""
    snapshot_credentials: SnapshotCredentials | None = None
    """The master user. Default: as in the snapshot."""


class DatabaseClusterLookupOptions(Struct):
    """Which cluster is looked up."""

    cluster_identifier: str


class DatabaseClusterAttributes(Struct):
    """What is known of a cluster that was made elsewhere."""

    cluster_identifier: str
    """The identifier."""
    cluster_endpoint_address: str | None = None
    """Host that writes go to. Default: not known."""
    cluster_resource_identifier: str | None = None
    """The id that begins with ``cluster-``; needed to grant connections."""
    data_api_enabled: bool | None = None
    """Default: no."""
    engine: IClusterEngine | None = None
    """Needed to put a proxy before it."""
    instance_endpoint_addresses: Sequence[str] | None = None
    """Hosts of the instances. Default: not known."""
    instance_identifiers: Sequence[str] | None = None
    """Identifiers of the instances, in the same order. Default: not known."""
    port: int | float | None = None
    """The port of all endpoints. Default: not known."""
    reader_endpoint_address: str | None = None
    """Host that reads go to. Default: not known."""
    secret: ISecret | None = None
    """The secret that requests over HTTP name."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Who may reach it. Default: not known."""
