"""Options of domains. All of this is deprecated: OpenSearch Service takes its place."""

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
    from aws_cdk.aws_elasticsearch.elasticsearch_version import ElasticsearchVersion
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.core.secret_value import SecretValue


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


class ZoneAwarenessConfig(_ZoneAwarenessConfig):
    """Over how many zones the nodes are spread."""


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


class LoggingOptions(_LoggingOptions):
    """Which logs are published. Whoever says no to one that is published has to write ``False``."""


class EncryptionAtRestOptions(_EncryptionAtRestOptions):
    """Whether stored data are encrypted."""


class CognitoOptions(_CognitoOptions):
    """Users of Cognito who may use Kibana."""


class AdvancedSecurityOptions(Struct):
    """Access control by index, document and field. The master is known by an ARN or by a name."""

    master_user_arn: str | None = None
    master_user_name: str | None = None
    master_user_password: SecretValue | None = None
    """Default: made up by Secrets Manager."""


class CustomEndpointOptions(_CustomEndpointOptions):
    """A name of one's own for the domain."""


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
