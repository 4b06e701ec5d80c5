"""API keys: who a request is counted for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._keys import _KeyBase, arn_of_key
from aws_cdk.aws_apigateway._l1 import CfnApiKey
from aws_cdk.aws_apigateway.api_key_grants import ApiKeyGrants
from aws_cdk.aws_apigateway.api_key_options import ApiKeyOptions
from aws_cdk.aws_apigateway.usage_plan import QuotaSettings, ThrottleSettings, UsagePlan, UsagePlanPerApiStage
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.aws_apigateway.stage import IStage
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


class ApiKeyProps(ApiKeyOptions):
    """Options of `ApiKey`."""

    customer_id: str | None = None
    """The customer's id at the AWS Marketplace."""
    enabled: bool | None = None
    """Whether the key may be used. Default: yes."""
    generate_distinct_id: bool | None = None
    """Give the key an id that is not its value. Default: no."""
    resources: Sequence[IRestApi] | None = None
    """APIs whose own stages the key is for; the older way of giving ``stages``."""
    stages: Sequence[IStage] | None = None
    """Stages that the key is for."""


class RateLimitedApiKeyProps(ApiKeyProps):
    """Options of `RateLimitedApiKey`."""

    api_stages: Nested[Sequence[UsagePlanPerApiStage] | None] = nested()
    """Stages that the usage plan is for."""
    quota: Nested[QuotaSettings | None] = nested()
    """How many requests in a time. Default: as many as one likes."""
    throttle: Nested[ThrottleSettings | None] = nested()
    """How many requests at once and a second. Default: the account's limits."""


class _ApiKeyBase(_KeyBase, IApiKey):
    @property
    def grants(self) -> ApiKeyGrants:
        """Gives permissions on the key."""
        return ApiKeyGrants.from_api_key(self)


class ApiKey(_ApiKeyBase):
    """An API key."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.ApiKey"

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
            stage_keys=self._stage_keys(props),
            value=props.value,
        )
        self.key_id = resource.ref
        self.key_arn = arn_of_key(self, self.key_id)

    def _stage_keys(self, props: ApiKeyProps) -> list[dict[str, str]] | None:
        if props.resources is not None and props.stages is not None:
            raise ValidationError(
                'Only one of "resources" or "stages" should be provided',
                scope=self,
                fix="leave resources out, the older one",
            )
        if props.resources is not None:
            return [_stage_key_of_api(api, self) for api in props.resources]
        if props.stages is not None:
            return [_stage_key(stage.rest_api, stage) for stage in props.stages]
        return None


class _ImportedApiKey(_ApiKeyBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, key_id: str) -> None:
        super().__init__(scope, id)
        self.key_id = key_id
        self.key_arn = arn_of_key(self, key_id)


class RateLimitedApiKey(_ApiKeyBase):
    """An API key with a usage plan of its own."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.RateLimitedApiKey"

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


def _stage_key_of_api(api: Any, scope: Any) -> dict[str, str]:
    stage = getattr(api, "_stage", None)
    if stage is None:
        raise ValidationError(
            'Cannot add an ApiKey to a RestApi that does not contain a "deploymentStage".',
            scope=scope,
            fix="set deployment_stage of the API, or give stages",
        )
    return _stage_key(api, stage)


def _stage_key(api: Any, stage: Any) -> dict[str, str]:
    return {"rest_api_id": api.rest_api_id, "stage_name": stage.stage_name}


__all__ = ["ApiKey", "ApiKeyProps", "IApiKey", "RateLimitedApiKey", "RateLimitedApiKeyProps"]
