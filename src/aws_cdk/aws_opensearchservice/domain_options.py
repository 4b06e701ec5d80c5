"""Options of domains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_opensearchservice._search_options import (
    _CognitoOptions,
    _CustomEndpointOptions,
    _EncryptionAtRestOptions,
    _LoggingOptions,
    _ZoneAwarenessConfig,
)
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.volume_type import EbsDeviceVolumeType
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_opensearchservice.engine_version import EngineVersion
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.core.secret_value import SecretValue


class TLSSecurityPolicy(NamedEnum):
    """The oldest TLS that clients may speak."""

    TLS_1_0 = "Policy-Min-TLS-1-0-2019-07"
    TLS_1_2 = "Policy-Min-TLS-1-2-2019-07"
    TLS_1_2_PFS = "Policy-Min-TLS-1-2-PFS-2023-10"
    """TLS 1.2 with forward secrecy, or 1.3."""


class IpAddressType(NamedEnum):
    """Which addresses a domain has."""

    IPV4 = "ipv4"
    DUAL_STACK = "dualstack"
    """Of IPv4 and of IPv6."""


class NodeType(NamedEnum):
    """What further nodes do."""

    COORDINATOR = "coordinator"
    """Take requests and put answers together, without data of their own."""


class NodeConfig(Struct):
    """How many nodes of a kind there are."""

    count: int | float | None = None
    """At least 1. Default: 1."""
    enabled: bool | None = None
    """Default: no."""
    type: str | None = None
    """Their instance type, which ends with ``.search``."""


class NodeOptions(Struct):
    """Further nodes."""

    node_config: Nested[NodeConfig]
    node_type: NodeType


class CapacityConfig(Struct):
    """Which instances a domain runs on. Instance types end with ``.search``."""

    data_node_instance_type: str | None = None
    """Default: ``r5.large.search``."""
    data_nodes: int | float | None = None
    """Default: 1."""
    master_node_instance_type: str | None = None
    """Default: ``r5.large.search``."""
    master_nodes: int | float | None = None
    """Nodes that do nothing but lead. Default: none."""
    multi_az_with_standby_enabled: bool | None = None
    """Keep one zone as a standby. Default: yes under the flag for it, else as the service has it."""
    node_options: Nested[Sequence[NodeOptions] | None] = nested()
    """Further nodes. Default: none."""
    warm_instance_type: str | None = None
    """Starts with ``ultrawarm``. Default: ``ultrawarm1.medium.search``."""
    warm_nodes: int | float | None = None
    """Nodes of UltraWarm storage. Default: none."""


class ZoneAwarenessConfig(_ZoneAwarenessConfig):
    """Over how many zones the nodes are spread."""


class EbsOptions(Struct):
    """Volumes of the data nodes."""

    enabled: bool | None = None
    """Default: yes."""
    iops: int | float | None = None
    """Operations a second; for IO1, IO2 and GP3."""
    throughput: int | float | None = None
    """125 to 2000 MiB/s; for GP3."""
    volume_size: int | float | None = None
    """In GiB, for each node. Default: 10."""
    volume_type: EbsDeviceVolumeType | None = None
    """Default: GP2."""


class LoggingOptions(_LoggingOptions):
    """Which logs are published. Whoever says no to one that is published has to write ``False``."""


class EncryptionAtRestOptions(_EncryptionAtRestOptions):
    """Whether stored data are encrypted."""


class CognitoOptions(_CognitoOptions):
    """Users of Cognito who may use the dashboards."""


class SAMLOptionsProperty(Struct):
    """Users of a SAML identity provider who may use the dashboards."""

    idp_entity_id: str
    """8 to 512 characters."""
    idp_metadata_content: str
    """What the provider says of itself, as XML; up to 1 MiB of characters."""
    master_backend_role: str | None = None
    """Whoever has this role may do everything; up to 256 characters. Default: nobody."""
    master_user_name: str | None = None
    """This user may do everything; up to 64 characters. Default: nobody."""
    roles_key: str | None = None
    """The element that holds a user's roles. Default: ``roles``."""
    session_timeout_minutes: int | float | None = None
    """1 to 1440 minutes. Default: 60."""
    subject_key: str | None = None
    """The element that holds a user's name. Default: ``NameID``."""


class AdvancedSecurityOptions(Struct):
    """Access control by index, document and field. The master is known by an ARN or by a name."""

    master_user_arn: str | None = None
    master_user_name: str | None = None
    master_user_password: SecretValue | None = None
    """Default: made up by Secrets Manager."""
    saml_authentication_enabled: bool | None = None
    """Default: yes, if options of SAML are given."""
    saml_authentication_options: Nested[SAMLOptionsProperty | None] = nested()


class CustomEndpointOptions(_CustomEndpointOptions):
    """A name of one's own for the domain."""


class WindowStartTime(Struct):
    """A time of the day, in UTC."""

    hours: int | float
    """0 to 23."""
    minutes: int | float
    """0 to 59."""


class DomainProps(Struct):
    """Options of a domain."""

    version: EngineVersion
    access_policies: Sequence[PolicyStatement] | None = None
    """The domain's policy. Default: nothing is allowed by it."""
    advanced_options: Mapping[str, str] | None = None
    """Settings of the engine. Default: none."""
    automated_snapshot_start_hour: int | float | None = None
    """Hour in UTC of the daily snapshot; for Elasticsearch before 5.3."""
    capacity: Nested[CapacityConfig | None] = nested()
    """Default: one data node."""
    cognito_dashboards_auth: Nested[CognitoOptions | None] = nested()
    """Default: no users of Cognito."""
    cold_storage_enabled: bool | None = None
    """Needs UltraWarm storage. Default: as the service has it."""
    custom_endpoint: Nested[CustomEndpointOptions | None] = nested()
    """Default: the name that the service gives."""
    domain_name: str | None = None
    """3 to 28 lower-case letters, digits and hyphens, a letter first. Default: chosen by CloudFormation."""
    ebs: Nested[EbsOptions | None] = nested()
    """Default: 10 GiB of GP2 a node."""
    enable_auto_software_update: bool | None = None
    """Default: as the service has it."""
    enable_version_upgrade: bool | None = None
    """Upgrade in place instead of replacing the domain. Default: no."""
    encryption_at_rest: Nested[EncryptionAtRestOptions | None] = nested()
    """Default: none."""
    enforce_https: bool | None = None
    """Default: no."""
    fine_grained_access_control: Nested[AdvancedSecurityOptions | None] = nested()
    """Default: none."""
    ip_address_type: IpAddressType | None = None
    """Default: as the service has it."""
    logging: Nested[LoggingOptions | None] = nested()
    """Default: nothing is published."""
    node_to_node_encryption: bool | None = None
    """Default: no."""
    off_peak_window_enabled: bool | None = None
    """Default: yes, if a time is given."""
    off_peak_window_start: Nested[WindowStartTime | None] = nested()
    """When the ten hours for changes begin. Default: 22:00 UTC, if there are such hours."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the domain when it leaves the stack. Default: it stays."""
    s3_vectors_engine_enabled: bool | None = None
    """Keep vectors in S3; needs OpenSearch 2.19, optimized instances and encryption. Default: as the service has it."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """In a VPC. Default: a new one."""
    suppress_logs_resource_policy: bool | None = None
    """Make no policy that lets the service write logs. Default: it is made."""
    tls_security_policy: TLSSecurityPolicy | None = None
    """Default: TLS 1.2."""
    use_latest_service_software_for_blue_green: bool | None = None
    """Default: as the service has it."""
    use_unsigned_basic_auth: bool | None = None
    """Let requests in that are signed with a name and a password alone; with HTTPS, encryption and a master user. Default: no."""
    vpc: IVpc | None = None
    """Default: reachable from the Internet."""
    vpc_subnets: Nested[Sequence[SubnetSelection] | None] = nested()
    """Default: private subnets."""
    zone_awareness: Nested[ZoneAwarenessConfig | None] = nested()
    """Default: one zone."""


class DomainAttributes(Struct):
    """What is known of a domain that was made elsewhere."""

    domain_arn: str
    domain_endpoint: str
