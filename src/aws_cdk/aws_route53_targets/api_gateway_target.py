"""Domain names of REST APIs as targets of alias records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.domain_name import IDomainName
    from aws_cdk.aws_apigateway.rest_api_base import RestApiBase
    from aws_cdk.aws_route53 import IHostedZone, IRecordSet


class ApiGatewayDomain(IAliasRecordTarget):
    """A domain name of a REST API."""

    @checked
    def __init__(self, domain_name: IDomainName) -> None:
        self._domain_name = domain_name

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the endpoint behind the domain name."""
        return AliasRecordTargetConfig(
            dns_name=self._domain_name.domain_name_alias_domain_name,
            hosted_zone_id=self._domain_name.domain_name_alias_hosted_zone_id,
        )


class ApiGateway(ApiGatewayDomain):
    """The first domain name of a REST API.

    Raises:
        ValidationError: the API has none.
    """

    @checked
    def __init__(self, api: RestApiBase) -> None:
        if api.domain_name is None:
            raise ValidationError(
                "API does not define a default domain name", scope=api, fix="give domain_name, or call add_domain_name"
            )
        super().__init__(api.domain_name)


__all__ = ["ApiGateway", "ApiGatewayDomain"]
