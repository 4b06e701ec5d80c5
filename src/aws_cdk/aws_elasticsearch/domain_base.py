"""What domains made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_elasticsearch.domain_grants import DomainGrants
from aws_cdk.aws_opensearchservice._domain_metrics import _DomainMetrics
from aws_cdk.aws_opensearchservice._search_grants import _GrantingDomain
from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_elasticsearch import DomainReference


class IDomain(IResource, _DomainMetrics):
    """A domain, made here or elsewhere. Deprecated: use that of OpenSearch Service."""

    if TYPE_CHECKING:

        @property
        def domain_arn(self) -> str: ...
        @property
        def domain_endpoint(self) -> str: ...
        @property
        def domain_name(self) -> str: ...
        @property
        def domain_ref(self) -> Any: ...
        def grant_read(self, identity: IGrantable) -> Grant: ...
        def grant_write(self, identity: IGrantable) -> Grant: ...
        def grant_read_write(self, identity: IGrantable) -> Grant: ...
        def grant_index_read(self, index: str, identity: IGrantable) -> Grant: ...
        def grant_index_write(self, index: str, identity: IGrantable) -> Grant: ...
        def grant_index_read_write(self, index: str, identity: IGrantable) -> Grant: ...
        def grant_path_read(self, path: str, identity: IGrantable) -> Grant: ...
        def grant_path_write(self, path: str, identity: IGrantable) -> Grant: ...
        def grant_path_read_write(self, path: str, identity: IGrantable) -> Grant: ...


class _DomainBase(_GrantingDomain, Resource, IDomain):
    """Base of domains: grants and metrics.

    Attributes:
        domain_arn: The ARN.
        domain_endpoint: The name it is reached under, without a scheme.
        domain_name: The name.
    """

    domain_arn: str
    domain_endpoint: str
    domain_name: str

    @property
    def domain_ref(self) -> DomainReference:
        """The reference to the domain."""
        from aws_cdk.interfaces.aws_elasticsearch import DomainReference

        return DomainReference(domain_arn=self.domain_arn, domain_name=self.domain_name)

    @property
    def grants(self) -> DomainGrants:
        """What may be done with the domain."""
        return DomainGrants.from_domain(self)
