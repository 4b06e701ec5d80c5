"""Options of instances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_rds.credentials import Credentials, SnapshotCredentials
from aws_cdk.aws_rds.database_options import (
    CaCertificate,
    DatabaseInsightsMode,
    EngineLifecycleSupport,
    LicenseModel,
    NetworkType,
    PerformanceInsightRetention,
    ProcessorFeatures,
    StorageType,
)
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.aws_rds.instance_base import IDatabaseInstance
    from aws_cdk.aws_rds.instance_engine import IInstanceEngine
    from aws_cdk.aws_rds.option_group import IOptionGroup
    from aws_cdk.aws_rds.parameter_group import IParameterGroup
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from aws_cdk.interfaces.aws_rds import IDBSubnetGroupRef


class DatabaseInstanceNewProps(Struct):
    """Options of every new instance."""

    vpc: IVpc
    """The network."""
    apply_immediately: bool | None = None
    """Change it at once instead of in its window. Default: as the service has it."""
    auto_minor_version_upgrade: bool | None = None
    """Default: yes."""
    availability_zone: str | None = None
    """Default: chosen by the service."""
    backup_retention: Duration | None = None
    """How long automatic backups are kept, in days; 0 for none. Default: as the service has it, 1 day."""
    ca_certificate: CaCertificate | None = None
    """Default: chosen by the service."""
    cloudwatch_logs_exports: Sequence[str] | None = None
    """Kinds of logs that go to CloudWatch. Default: none."""
    cloudwatch_logs_retention: RetentionDays | None = None
    """How long these are kept. Default: for ever."""
    cloudwatch_logs_retention_role: IRole | None = None
    """Role of the function that limits this. Default: a new one."""
    copy_tags_to_snapshot: bool | None = None
    """Default: yes."""
    database_insights_mode: DatabaseInsightsMode | None = None
    """Default: as the service has it."""
    delete_automated_backups: bool | None = None
    """Delete backups along with the instance. Default: yes."""
    deletion_protection: bool | None = None
    """Default: as the service has it, no."""
    domain: str | None = None
    """Id of an Active Directory to join. Default: none."""
    domain_role: IRoleRef | None = None
    """Role to look users up with. Default: a new one, if there is a directory."""
    enable_performance_insights: bool | None = None
    """Default: yes, if options of it are given."""
    engine_lifecycle_support: EngineLifecycleSupport | None = None
    """Default: as the service has it."""
    iam_authentication: bool | None = None
    """Let identities of IAM log in. Default: if they are granted it."""
    instance_identifier: str | None = None
    """Its name, written in lower case. Default: chosen by CloudFormation."""
    iops: int | float | None = None
    """Operations a second, for IO1, IO2 and GP3. Default: 1000 for IO1 and IO2."""
    max_allocated_storage: int | float | None = None
    """Up to how many GiB the volume grows. Default: it does not."""
    monitoring_interval: Duration | None = None
    """How often it is written down how the machine does; 0 for never. Default: never."""
    monitoring_role: IRoleRef | None = None
    """Role that does so. Default: a new one."""
    multi_az: bool | None = None
    """Keep a standby in another zone. Default: no."""
    network_type: NetworkType | None = None
    """Default: as the service has it, IPv4."""
    option_group: IOptionGroup | None = None
    """Default: none."""
    parameter_group: IParameterGroup | None = None
    """Default: that of the engine."""
    performance_insight_encryption_key: IKeyRef | None = None
    """Default: the key of AWS for RDS."""
    performance_insight_retention: PerformanceInsightRetention | None = None
    """Default: 7 days."""
    port: int | float | None = None
    """Default: the engine's."""
    preferred_backup_window: str | None = None
    """As ``hh24:mi-hh24:mi`` in UTC. Default: chosen by the service."""
    preferred_maintenance_window: str | None = None
    """As ``ddd:hh24:mi-ddd:hh24:mi`` in UTC. Default: chosen by the service."""
    processor_features: Nested[ProcessorFeatures | None] = nested()
    """Default: all processors."""
    publicly_accessible: bool | None = None
    """Default: yes, if the subnets asked for are public."""
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
    storage_throughput: int | float | None = None
    """MiB a second, for GP3."""
    storage_type: StorageType | None = None
    """Default: GP2."""
    subnet_group: IDBSubnetGroupRef | None = None
    """Default: a new one."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""


class DatabaseInstanceSourceProps(DatabaseInstanceNewProps):
    """Options of every instance that is no replica."""

    engine: IInstanceEngine
    """What database it is, with its version."""
    allocated_storage: int | float | None = None
    """In GiB. Default: 100."""
    allow_major_version_upgrade: bool | None = None
    """Default: no."""
    database_name: str | None = None
    """Database to make. Default: none, or as the engine has it."""
    instance_type: InstanceType | None = None
    """Default: m5.large."""
    license_model: LicenseModel | None = None
    """Default: as the engine has it."""
    parameters: Mapping[str, str] | None = None
    """Parameters of a group that is made for the instance. Default: none is made."""
    timezone: str | None = None
    """For SQL Server. Default: as the engine has it."""


class DatabaseInstanceProps(DatabaseInstanceSourceProps):
    """Options of an instance."""

    character_set_name: str | None = None
    """Default: as the engine has it."""
    credentials: Credentials | None = None
    """The master user. Default: ``admin``, or ``postgres``, with a new secret."""
    manage_master_user_password: bool | None = None
    """Let the service keep and renew the password. Default: no."""
    storage_encrypted: bool | None = None
    """Default: yes, if a key is given."""
    storage_encryption_key: IKeyRef | None = None
    """Default: the key of AWS for RDS."""


class DatabaseInstanceFromSnapshotProps(DatabaseInstanceSourceProps):
    """Options of an instance that is restored. Exactly one of the snapshots is given."""

    cluster_snapshot_identifier: str | None = None
    """Name or ARN of a snapshot of a cluster of three zones."""
    credentials: SnapshotCredentials | None = None
    """The master user. Default: as in the snapshot, without a secret."""
    snapshot_identifier: str | None = None
    """Name or ARN of a snapshot of an instance."""


class DatabaseInstanceReadReplicaProps(DatabaseInstanceNewProps):
    """Options of a replica of an instance."""

    instance_type: InstanceType
    """Size of the machine."""
    source_database_instance: IDatabaseInstance
    """The instance that is copied."""
    allocated_storage: int | float | None = None
    """In GiB. Default: that of the source."""
    storage_encrypted: bool | None = None
    """Default: yes, if a key is given."""
    storage_encryption_key: IKeyRef | None = None
    """Default: the key of AWS for RDS."""
