"""Options of domains. All of this is deprecated: OpenSearch Service takes its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.volume_type import EbsDeviceVolumeType
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_elasticsearch.elasticsearch_version import ElasticsearchVersion
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class TLSSecurityPolicy(NamedEnum):
    """The oldest TLS that clients may speak."""

    TLS_1_0 = "Policy-Min-TLS-1-0-2019-07"
    TLS_1_2 = "Policy-Min-TLS-1-2-2019-07"


class CapacityConfig(Struct):
    """Which instances a domain runs on. Instance types end with ``.elasticsearch``."""

    data_node_instance_type: str | None = None
    """Default: ``r5.large.elasticsearch``."""
    data_nodes: int | float | None = None
    """Default: 1."""
    master_node_instance_type: str | None = None
    """Default: ``r5.large.elasticsearch``."""
    master_nodes: int | float | None = None
    """Nodes that do nothing but lead. Default: none."""
    warm_instance_type: str | None = None
    """Starts with ``ultrawarm``. Default: ``ultrawarm1.medium.elasticsearch``."""
    warm_nodes: int | float | None = None
    """Nodes of UltraWarm storage. Default: none."""


class ZoneAwarenessConfig(Struct):
    """Over how many zones the nodes are spread."""

    availability_zone_count: int | float | None = None
    """2 or 3. Default: 2, if zones are minded."""
    enabled: bool | None = None
    """Default: yes, if a number of zones is given."""


class EbsOptions(Struct):
    """Volumes of the data nodes."""

    enabled: bool | None = None
    """Default: yes."""
    iops: int | float | None = None
    """Operations a second; for IO1."""
    volume_size: int | float | None = None
    """In GiB, for each node. Default: 10."""
    volume_type: EbsDeviceVolumeType | None = None
    """Default: GP2."""


class LoggingOptions(Struct):
    """Which logs are published. Whoever says no to one that is published has to write ``False``."""

    app_log_enabled: bool | None = None
    """Logs of errors. Default: no."""
    app_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""
    audit_log_enabled: bool | None = None
    """Logs of who did what; needs fine-grained access control. Default: no."""
    audit_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""
    slow_index_log_enabled: bool | None = None
    """Logs of indexing that took long. Default: no."""
    slow_index_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""
    slow_search_log_enabled: bool | None = None
    """Logs of searches that took long. Default: no."""
    slow_search_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""


class EncryptionAtRestOptions(Struct):
    """Whether stored data are encrypted."""

    enabled: bool | None = None
    """Default: yes, if a key is given."""
    kms_key: IKeyRef | None = None
    """Default: the key of AWS for the service."""


class CognitoOptions(Struct):
    """Users of Cognito who may use Kibana."""

    identity_pool_id: str
    role: IRoleRef
    """What the service sets Cognito up as."""
    user_pool_id: str


class AdvancedSecurityOptions(Struct):
    """Access control by index, document and field. The master is known by an ARN or by a name."""

    master_user_arn: str | None = None
    master_user_name: str | None = None
    master_user_password: SecretValue | None = None
    """Default: made up by Secrets Manager."""


class CustomEndpointOptions(Struct):
    """A name of one's own for the domain."""

    domain_name: str
    """The whole name."""
    certificate: ICertificateRef | None = None
    """Default: a new one."""
    hosted_zone: IHostedZone | None = None
    """Zone to write the name into, and to prove by that it is one's own. Default: none."""


class DomainProps(Struct):
    """Options of a domain."""

    version: ElasticsearchVersion
    access_policies: Sequence[PolicyStatement] | None = None
    """The domain's policy. Default: nothing is allowed by it."""
    advanced_options: Mapping[str, str] | None = None
    """Settings of the engine. Default: none."""
    automated_snapshot_start_hour: int | float | None = None
    """Hour in UTC of the daily snapshot; for Elasticsearch before 5.3."""
    capacity: Nested[CapacityConfig | None] = nested()
    """Default: one data node."""
    cognito_kibana_auth: Nested[CognitoOptions | None] = nested()
    """Default: no users of Cognito."""
    custom_endpoint: Nested[CustomEndpointOptions | None] = nested()
    """Default: the name that the service gives."""
    domain_name: str | None = None
    """3 to 28 lower-case letters, digits and hyphens, a letter first. Default: chosen by CloudFormation."""
    ebs: Nested[EbsOptions | None] = nested()
    """Default: 10 GiB of GP2 a node."""
    enable_version_upgrade: bool | None = None
    """Upgrade in place instead of replacing the domain. Default: no."""
    encryption_at_rest: Nested[EncryptionAtRestOptions | None] = nested()
    """Default: none."""
    enforce_https: bool | None = None
    """Default: no."""
    fine_grained_access_control: Nested[AdvancedSecurityOptions | None] = nested()
    """Default: none."""
    logging: Nested[LoggingOptions | None] = nested()
    """Default: nothing is published."""
    node_to_node_encryption: bool | None = None
    """Default: no."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the domain when it leaves the stack. Default: it stays."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """In a VPC. Default: a new one."""
    tls_security_policy: TLSSecurityPolicy | None = None
    """Default: TLS 1.0."""
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
