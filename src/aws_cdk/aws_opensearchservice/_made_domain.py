"""Domains that are made here, of OpenSearch and of Elasticsearch: their network, logs and policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import AnyPrincipal
from aws_cdk.aws_opensearchservice import _search_resources as resources
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.cfn_resource_policy import CfnUpdatePolicy
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.resource import Resource

if TYPE_CHECKING:
    from aws_cdk.aws_opensearchservice._search_checks import Settled
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class AccessResource(NamedTuple):
    """The resource that gives a domain its policy: the call that it makes, and how it is named."""

    id: str
    service: str
    action: str
    output_path: str
    resource_type: str


class _MadeDomain(Resource, IConnectable):
    """What the two kinds of domains do alike."""

    _ACCESS: ClassVar[AccessResource]

    domain_arn: str
    domain_endpoint: str
    domain_name: str
    master_user_password: SecretValue | None
    _connections: Connections | None
    _access: AwsCustomResource | None = None

    def _make_log_groups(self, logging: Any) -> dict[str, ILogGroupRef]:
        groups = resources.log_groups(self, logging)
        self.slow_search_log_group: ILogGroupRef | None = groups.get("slow_search_log")
        self.slow_index_log_group: ILogGroupRef | None = groups.get("slow_index_log")
        self.app_log_group: ILogGroupRef | None = groups.get("app_log")
        self.audit_log_group: ILogGroupRef | None = groups.get("audit_log")
        return groups

    def _complete(self, resource: Any, props: Any, settled: Settled, logs_policy: AwsCustomResource | None) -> None:
        """Do what follows the resource: names, the record of the endpoint, the policy."""
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
        self._access_document = PolicyDocument()
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
            self._access = resources.access_policy(self, document=self._access_document, **self._ACCESS._asdict())
