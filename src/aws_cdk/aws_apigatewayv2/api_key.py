"""API keys of WebSocket APIs: who a request is counted for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway._keys import _KeyBase, arn_of_key
from aws_cdk.aws_apigateway._l1 import CfnApiKey
from aws_cdk.aws_apigatewayv2.stage import ThrottleSettings
from aws_cdk.aws_apigatewayv2.usage_plan import QuotaSettings, UsagePlan, UsagePlanPerApiStage
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_apigateway import ApiKeyReference
    from constructs import Construct


class IApiKey(IResource):
    """An API key."""

    if TYPE_CHECKING:

        @property
        def key_id(self) -> str: ...
        @property
        def key_arn(self) -> str: ...
        @property
        def api_key_ref(self) -> ApiKeyReference: ...


class ApiKeyOptions(Struct):
    """Options of an API key."""

    api_key_name: str | None = None
    """Name of the key. Default: chosen by CloudFormation."""
    description: str | None = None
    """What the key is for."""
    value: str | None = None
    """The key itself, 20 letters or more. Default: chosen by API Gateway."""


class ApiKeyProps(ApiKeyOptions):
    """Options of `ApiKey`."""

    customer_id: str | None = None
    """The customer's id at the AWS Marketplace."""
    enabled: bool | None = None
    """Whether the key may be used. Default: yes."""
    generate_distinct_id: bool | None = None
    """Give the key an id that is not its value. Default: no."""


class RateLimitedApiKeyProps(ApiKeyProps):
    """Options of `RateLimitedApiKey`."""

    api_stages: Nested[Sequence[UsagePlanPerApiStage] | None] = nested()
    """Stages that the usage plan is for."""
    quota: Nested[QuotaSettings | None] = nested()
    """How many requests in a time. Default: as many as one likes."""
    throttle: Nested[ThrottleSettings | None] = nested()
    """How many requests at once and a second. Default: the account's limits."""


class ApiKey(_KeyBase, IApiKey):
    """An API key."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.websocket.ApiKey"

    @staticmethod
    @checked
    def from_api_key_id(scope: Construct, id: str, api_key_id: str) -> IApiKey:
        """Return a key made elsewhere, by its id."""
        return _ImportedApiKey(scope, id, api_key_id)

    @takes(ApiKeyProps)
    def __init__(self, scope: Construct, id: str, props: ApiKeyProps) -> None:
        super().__init__(scope, id, physical_name=props.api_key_name)
        resource = CfnApiKey(
            self,
            "Resource",
            customer_id=props.customer_id,
            description=props.description,
            enabled=props.enabled if props.enabled is not None else True,
            generate_distinct_id=props.generate_distinct_id,
            name=self.physical_name,
            value=props.value,
        )
        self.key_id = resource.ref
        self.key_arn = arn_of_key(self, self.key_id)


class _ImportedApiKey(_KeyBase, IApiKey):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, key_id: str) -> None:
        super().__init__(scope, id)
        self.key_id = key_id
        self.key_arn = arn_of_key(self, key_id)


class RateLimitedApiKey(_KeyBase, IApiKey):
    """An API key with a usage plan of its own."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.RateLimitedApiKey"

    @takes(RateLimitedApiKeyProps)
    def __init__(self, scope: Construct, id: str, props: RateLimitedApiKeyProps) -> None:
        super().__init__(scope, id, physical_name=props.api_key_name)
        own = {name: value for name, value in props._given().items() if name in ApiKeyProps._fields}
        resource = ApiKey(self, "Resource", **own)
        if props.api_stages is not None or props.quota is not None or props.throttle is not None:
            plan = UsagePlan(
                self, "UsagePlanResource", api_stages=props.api_stages, quota=props.quota, throttle=props.throttle
            )
            plan.add_api_key(resource)
        self.key_id = resource.key_id
        self.key_arn = resource.key_arn


__all__ = ["ApiKey", "ApiKeyOptions", "ApiKeyProps", "IApiKey", "RateLimitedApiKey", "RateLimitedApiKeyProps"]
