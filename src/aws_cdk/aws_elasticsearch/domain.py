"""A domain of Elasticsearch, as the service was before it was named OpenSearch Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.connections import Connections, IConnectable
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
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import AnyPrincipal
from aws_cdk.aws_opensearchservice import _search_checks as checks
from aws_cdk.aws_opensearchservice import _search_resources as resources
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
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.cfn_resource_policy import CfnUpdatePolicy
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
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


class Domain(_DomainBase, IConnectable):
    """A cluster of Elasticsearch. Deprecated: use ``Domain`` of OpenSearch Service.

    Attributes:
        app_log_group: Where errors are logged, if they are.
        audit_log_group: Where it is logged who did what, if it is.
        master_user_password: The password of the master user, if there is one with a name.
        slow_index_log_group: Where slow indexing is logged, if it is.
        slow_search_log_group: Where slow searches are logged, if they are.
    """

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
        self._access: AwsCustomResource | None = None
        self._access_document = PolicyDocument()
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
        self.master_user_password: SecretValue | None = master.password
        logging = props.logging or LoggingOptions()
        groups = resources.log_groups(self, logging)
        self.slow_search_log_group: ILogGroupRef | None = groups.get("slow_search_log")
        self.slow_index_log_group: ILogGroupRef | None = groups.get("slow_index_log")
        self.app_log_group: ILogGroupRef | None = groups.get("app_log")
        self.audit_log_group: ILogGroupRef | None = groups.get("audit_log")
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
        resource.apply_removal_policy(props.removal_policy)
        if props.enable_version_upgrade:
            resource.cfn_options.update_policy = CfnUpdatePolicy(enable_version_upgrade=True)
        self.domain_name = self._get_resource_name_attribute(resource.ref)
        self.domain_endpoint = resource.attr_domain_endpoint
        self.domain_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="es", resource="domain", resource_name=self.physical_name)
        )
        if props.domain_name is not None:
            self.node.add_metadata("aws:cdk:hasPhysicalName", props.domain_name)
        if props.custom_endpoint is not None:
            resources.endpoint_record(self, props.custom_endpoint, self.domain_endpoint)
        if logs_policy is not None:
            resource.node.add_dependency(logs_policy)
        self.add_access_policies(*props.access_policies or ())
        if settled.unsigned:
            self.add_access_policies(
                PolicyStatement(actions=["es:ESHttp*"], principals=[AnyPrincipal()], resources=[f"{self.domain_arn}/*"])
            )

    @property
    def connections(self) -> Connections:
        """Who may reach it.

        Raises:
            AssumptionError: it is in no VPC.
        """
        if self._connections is None:
            raise AssumptionError(
                "Connections are only available on VPC enabled domains. Use the 'vpc' property to place a domain inside "
                "a VPC",
                scope=self,
            )
        return self._connections

    @checked
    def add_access_policies(self, *access_policy_statements: PolicyStatement) -> None:
        """Add statements to the domain's policy."""
        if not access_policy_statements:
            return
        self._access_document.add_statements(*access_policy_statements)
        if self._access is None:
            self._access = resources.access_policy(
                self,
                "ESAccessPolicy",
                document=self._access_document,
                service="ES",
                action="updateElasticsearchDomainConfig",
                output_path="DomainConfig.ElasticsearchClusterConfig.AccessPolicies",
                resource_type="Custom::ElasticsearchAccessPolicy",
            )


class _ImportedDomain(_DomainBase):
    """A domain of which ARN and endpoint are known."""

    def __init__(self, scope: Construct, id: str, attrs: DomainAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.domain_arn)
        self.domain_arn = attrs.domain_arn
        self.domain_name = name_of_arn(attrs.domain_arn)
        self.domain_endpoint = without_scheme(attrs.domain_endpoint)
