"""Grants on domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_opensearchservice._search_grants import _SearchGrants
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_elasticsearch import IDomainRef


class DomainGrants(_SearchGrants):
    """Grants on a domain, for L1 domains as well. Deprecated: use those of OpenSearch Service."""

    @staticmethod
    @checked
    def from_domain(resource: IDomainRef) -> DomainGrants:
        """Return the grants on ``resource``."""
        return DomainGrants(resource)
