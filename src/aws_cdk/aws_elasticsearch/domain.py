"""A domain of Elasticsearch, as the service was before it was named OpenSearch Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.volume_type import EbsDeviceVolumeType
from aws_cdk.aws_elasticsearch._l1 import CfnDomain
from aws_cdk.aws_elasticsearch.domain_base import IDomain, _DomainBase
from aws_cdk.aws_elasticsearch.domain_options import (
    CapacityConfig,
    DomainAttributes,
    DomainProps,
    EbsOptions,
    LoggingOptions,
    TLSSecurityPolicy,
)
from aws_cdk.aws_opensearchservice import _search_checks as checks
from aws_cdk.aws_opensearchservice import _search_resources as resources
from aws_cdk.aws_opensearchservice._made_domain import AccessResource, _MadeDomain
from aws_cdk.aws_opensearchservice._search_domain import (
    MasterUser,
    Network,
    cluster,
    cognito,
    encryption,
    endpoint_options,
    name_of_arn,
    name_of_endpoint,
    settle,
    without_scheme,
    zone_awareness,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct

# Source: observed on aws-cdk-lib 2.275.0.
_FLAVOUR = checks.Flavour(
    suffix=".elasticsearch",
    or_opensearch="",
    dashboards="Kibana",
    without_ebs=("i3", "r6gd"),
    only_own_disks="I3 and R6GD",
    ebs_optional="r3, i3 or r6gd",
)


class Domain(_MadeDomain, _DomainBase):
    """A cluster of Elasticsearch. Deprecated: use ``Domain`` of OpenSearch Service.

    Attributes:
        app_log_group: Where errors are logged, if they are.
        audit_log_group: Where it is logged who did what, if it is.
        master_user_password: The password of the master user, if there is one with a name.
        slow_index_log_group: Where slow indexing is logged, if it is.
        slow_search_log_group: Where slow searches are logged, if they are.
    """

    _ACCESS = AccessResource(
        id="ESAccessPolicy",
        service="ES",
        action="updateElasticsearchDomainConfig",
        output_path="DomainConfig.ElasticsearchClusterConfig.AccessPolicies",
        resource_type="Custom::ElasticsearchAccessPolicy",
    )

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticsearch.Domain"

    @staticmethod
    @checked
    def from_domain_endpoint(scope: Construct, id: str, domain_endpoint: str) -> IDomain:
        """Return a domain that was made elsewhere, by its address: ``https://search-name-x1y2.eu-west-1.es.amazonaws.com``.

        Raises:
            ValidationError: it is not an address.
        """
        name = name_of_endpoint(scope, domain_endpoint)
        arn = Stack.of(scope).format_arn(service="es", resource="domain", resource_name=name)
        return Domain.from_domain_attributes(scope, id, domain_arn=arn, domain_endpoint=domain_endpoint)

    @staticmethod
    @takes(DomainAttributes)
    def from_domain_attributes(scope: Construct, id: str, attrs: DomainAttributes) -> IDomain:
        """Return a domain that was made elsewhere."""
        return _ImportedDomain(scope, id, attrs)

    @takes(DomainProps)
    def __init__(self, scope: Construct, id: str, props: DomainProps) -> None:
        """Make a domain.

        Raises:
            ValidationError: options contradict each other, or what the engine and its instances can do.
        """
        super().__init__(scope, id, physical_name=props.domain_name)
        checks.check_name(self, props.domain_name)
        capacity = props.capacity or CapacityConfig()
        settled = settle(self, props, _FLAVOUR, cognito=props.cognito_kibana_auth is not None)
        zones = zone_awareness(self, props.zone_awareness)
        network = Network(self, props, zones) if props.vpc is not None else None
        self._connections = network.connections if network is not None else None
        version = checks.elasticsearch_version(self, props.version.version)
        checks.check_versions(self, version, settled, _FLAVOUR)
        checks.check_instances(self, version, settled, _FLAVOUR)
        checks.check_security(self, settled)
        master = MasterUser(self, props, settled)
        self.master_user_password = master.password
        logging = props.logging or LoggingOptions()
        groups = self._make_log_groups(logging)
        logs_policy = resources.allow_logs(self, groups) if groups else None
        ebs = props.ebs or EbsOptions()
        resource = CfnDomain(
            self,
            "Resource",
            domain_name=self.physical_name,
            elasticsearch_version=props.version.version,
            elasticsearch_cluster_config={**cluster(capacity, settled), **zones},
            ebs_options={
                "ebsEnabled": settled.ebs,
                "volumeSize": (10 if ebs.volume_size is None else ebs.volume_size) if settled.ebs else None,
                "volumeType": (ebs.volume_type or EbsDeviceVolumeType.GP2)._value_ if settled.ebs else None,
                "iops": ebs.iops if settled.ebs else None,
            },
            encryption_at_rest_options=encryption(props, settled),
            node_to_node_encryption_options={"enabled": settled.node_to_node},
            log_publishing_options=resources.log_publishing(logging, groups, tell_off=False),
            cognito_options=cognito(props.cognito_kibana_auth) or {"enabled": False},
            vpc_options=network.options if network is not None else None,
            snapshot_options=(
                {"automatedSnapshotStartHour": props.automated_snapshot_start_hour}
                if props.automated_snapshot_start_hour
                else None
            ),
            domain_endpoint_options=endpoint_options(self, props, settled, TLSSecurityPolicy.TLS_1_0),
            advanced_security_options=master.options(),
            advanced_options=props.advanced_options,
        )
        self._complete(resource, props, settled, logs_policy)


class _ImportedDomain(_DomainBase):
    """A domain of which ARN and endpoint are known."""

    def __init__(self, scope: Construct, id: str, attrs: DomainAttributes) -> None:
        super().__init__(scope, id)
        self.domain_arn = attrs.domain_arn
        self.domain_name = name_of_arn(attrs.domain_arn)
        self.domain_endpoint = without_scheme(attrs.domain_endpoint)
