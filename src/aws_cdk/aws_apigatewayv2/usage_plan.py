"""Usage plans of WebSocket APIs: how much those with an API key may call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._keys import rendered_quota, rendered_throttle
from aws_cdk.aws_apigateway._l1 import CfnUsagePlan, CfnUsagePlanKey
from aws_cdk.aws_apigatewayv2.stage import ThrottleSettings
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.web_socket_api import IWebSocketApi
    from aws_cdk.aws_apigatewayv2.web_socket_stage import IWebSocketStage
    from aws_cdk.interfaces.aws_apigateway import IApiKeyRef, UsagePlanReference
    from constructs import Construct

_KEY = "UsagePlanKeyResource"


class Period(NamedEnum):
    """The time of a quota."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"


class QuotaSettings(Struct):
    """How many requests in a time."""

    limit: int | float | None = None
    """How many, a whole number. Default: as many as one likes."""
    offset: int | float | None = None
    """How many requests of the first time are taken for made already."""
    period: Period | None = None
    """The time."""


class UsagePlanPerApiStage(Struct):
    """A stage that a usage plan is for."""

    api: IWebSocketApi | None = None
    """The API."""
    stage: IWebSocketStage | None = None
    """The stage."""


class UsagePlanProps(Struct):
    """Options of `UsagePlan`."""

    api_stages: Nested[Sequence[UsagePlanPerApiStage] | None] = nested()
    """Stages that the plan is for."""
    description: str | None = None
    """What the plan is for."""
    quota: Nested[QuotaSettings | None] = nested()
    """How many requests in a time. Default: as many as one likes."""
    throttle: Nested[ThrottleSettings | None] = nested()
    """How many requests at once and a second. Default: the account's limits."""
    usage_plan_name: str | None = None
    """Name of the plan. Default: none."""


class AddApiKeyOptions(Struct):
    """Options of adding a key to a plan."""

    override_logical_id: str | None = None
    """The logical id of what ties the key to the plan. Default: made of the key's path."""


class IUsagePlan(IResource):
    """A usage plan."""

    if TYPE_CHECKING:

        @property
        def usage_plan_id(self) -> str: ...
        @property
        def usage_plan_ref(self) -> UsagePlanReference: ...
        @takes(AddApiKeyOptions)
        def add_api_key(self, api_key: IApiKeyRef, options: AddApiKeyOptions) -> None: ...


class _UsagePlanBase(Resource, IUsagePlan):
    usage_plan_id: str

    @property
    def usage_plan_ref(self) -> UsagePlanReference:
        """The reference to the plan."""
        from aws_cdk.interfaces.aws_apigateway import UsagePlanReference

        return UsagePlanReference(usage_plan_id=self.usage_plan_id)

    @takes(AddApiKeyOptions)
    def add_api_key(self, api_key: IApiKeyRef, options: AddApiKeyOptions) -> None:
        """Have requests with a key counted by this plan."""
        key: Any = api_key
        resource = CfnUsagePlanKey(
            self,
            f"{_KEY}:{Names.node_unique_id(key.node)}",
            key_id=key.api_key_ref.api_key_id,
            key_type="API_KEY",
            usage_plan_id=self.usage_plan_id,
        )
        if options.override_logical_id:
            resource.override_logical_id(options.override_logical_id)


class UsagePlan(_UsagePlanBase):
    """How much those with an API key may call."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.websocket.UsagePlan"

    @staticmethod
    @checked
    def from_usage_plan_id(scope: Construct, id: str, usage_plan_id: str) -> IUsagePlan:
        """Return a plan made elsewhere, by its id."""
        return _ImportedUsagePlan(scope, id, usage_plan_id)

    @takes(UsagePlanProps)
    def __init__(self, scope: Construct, id: str, props: UsagePlanProps) -> None:
        super().__init__(scope, id)
        self._api_stages = list(props.api_stages or ())
        resource = CfnUsagePlan(
            self,
            "Resource",
            api_stages=lazy_any(self._rendered_stages),
            description=props.description,
            quota=rendered_quota(self, props.quota),
            throttle=rendered_throttle(self, props.throttle),
            usage_plan_name=props.usage_plan_name,
        )
        for stage in self._api_stages:
            for part in (stage.api, stage.stage):
                if part is not None:
                    self.node.add_dependency(part)
        self.usage_plan_id = resource.ref

    @takes(UsagePlanPerApiStage)
    def add_api_stage(self, api_stage: UsagePlanPerApiStage) -> None:
        """Have the plan hold for a stage."""
        self._api_stages.append(api_stage)

    def _rendered_stages(self) -> list[dict[str, Any]] | None:
        if not self._api_stages:
            return None
        # As the peer: an API without a stage says nothing.
        return [
            {"stage": each.stage.stage_name, "apiId": each.stage.api.api_id}
            for each in self._api_stages
            if each.stage is not None
        ]


class _ImportedUsagePlan(_UsagePlanBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, usage_plan_id: str) -> None:
        super().__init__(scope, id)
        self.usage_plan_id = usage_plan_id


__all__ = [
    "AddApiKeyOptions",
    "IUsagePlan",
    "Period",
    "QuotaSettings",
    "UsagePlan",
    "UsagePlanPerApiStage",
    "UsagePlanProps",
]
