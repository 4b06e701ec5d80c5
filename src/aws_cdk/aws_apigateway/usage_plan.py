"""Usage plans: how much those with an API key may call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._keys import rendered_quota, rendered_throttle
from aws_cdk.aws_apigateway._l1 import CfnUsagePlan, CfnUsagePlanKey
from aws_cdk.core.arguments import checked
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.method import Method
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.aws_apigateway.stage import Stage
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


class ThrottleSettings(Struct):
    """How many requests at once and a second."""

    burst_limit: int | float | None = None
    """How many at once, a whole number."""
    rate_limit: int | float | None = None
    """How many a second, over a longer time."""


class ThrottlingPerMethod(Struct):
    """How many requests of one method."""

    method: Method
    """The method."""
    throttle: Nested[ThrottleSettings]
    """How many."""


class UsagePlanPerApiStage(Struct):
    """A stage that a usage plan is for."""

    api: IRestApi | None = None
    """The API; the stage's counts."""
    stage: Stage | None = None
    """The stage."""
    throttle: Nested[Sequence[ThrottlingPerMethod] | None] = nested()
    """How many requests of single methods."""


class UsagePlanProps(Struct):
    """Options of `UsagePlan`."""

    api_stages: Nested[Sequence[UsagePlanPerApiStage] | None] = nested()
    """Stages that the plan is for."""
    description: str | None = None
    """What the plan is for."""
    name: str | None = None
    """Name of the plan. Default: none."""
    quota: Nested[QuotaSettings | None] = nested()
    """How many requests in a time. Default: as many as one likes."""
    throttle: Nested[ThrottleSettings | None] = nested()
    """How many requests at once and a second. Default: the account's limits."""


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
        first = self.node.try_find_child(_KEY) is None
        # Without the flag the first key has an id of its own, whichever comes first.
        stable = flag_enabled(self.node, "@aws-cdk/aws-apigateway:usagePlanKeyOrderInsensitiveId")
        id = _KEY if first and not stable else f"{_KEY}:{Names.node_unique_id(key.node)}"
        resource = CfnUsagePlanKey(
            self,
            id,
            key_id=key.api_key_ref.api_key_id,
            key_type="API_KEY",
            usage_plan_id=self.usage_plan_id,
        )
        if options.override_logical_id:
            resource.override_logical_id(options.override_logical_id)


class UsagePlan(_UsagePlanBase):
    """How much those with an API key may call."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.UsagePlan"

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
            api_stages=lazy_any(self._rendered_stages, omit_empty=True),
            description=props.description,
            quota=_quota(self, props.quota),
            throttle=rendered_throttle(self, props.throttle),
            usage_plan_name=props.name,
        )
        self.usage_plan_id = resource.ref

    @takes(UsagePlanPerApiStage)
    def add_api_stage(self, api_stage: UsagePlanPerApiStage) -> None:
        """Have the plan hold for a stage."""
        self._api_stages.append(api_stage)

    def _rendered_stages(self) -> list[dict[str, Any]]:
        return [self._rendered_stage(stage) for stage in self._api_stages]

    def _rendered_stage(self, stage: UsagePlanPerApiStage) -> dict[str, Any]:
        throttle = {
            f"{each.method.resource.path}/{each.method.http_method}": rendered_throttle(self, each.throttle)
            for each in stage.throttle or ()
        }
        return {
            # As the peer: an API without a stage says nothing.
            "apiId": stage.stage.rest_api.rest_api_id if stage.stage is not None else None,
            "stage": stage.stage.stage_name if stage.stage is not None else None,
            "throttle": throttle,
        }


def _quota(scope: Construct, quota: QuotaSettings | None) -> dict[str, Any] | None:
    rendered = rendered_quota(scope, quota)
    # As the peer: a limit of 0 is as good as none.
    return rendered if rendered is None else {**rendered, "limit": rendered["limit"] or None}


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
    "ThrottleSettings",
    "ThrottlingPerMethod",
    "UsagePlan",
    "UsagePlanPerApiStage",
    "UsagePlanProps",
]
