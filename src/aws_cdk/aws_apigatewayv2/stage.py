"""What stages of HTTP and WebSocket APIs have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnStage
from aws_cdk.aws_apigatewayv2.access_log import rendered_log
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.access_log import IAccessLogSettings
    from aws_cdk.aws_apigatewayv2.api_mapping import ApiMapping
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.interfaces.aws_apigatewayv2 import IDomainNameRef, StageReference


class IStage(IResource):
    """An API being served under a name."""

    if TYPE_CHECKING:

        @property
        def stage_name(self) -> str: ...
        @property
        def url(self) -> str: ...
        @property
        def stage_ref(self) -> StageReference: ...
        def add_stage_variable(self, name: str, value: str) -> None: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...


class ThrottleSettings(Struct):
    """How many requests at once and a second."""

    burst_limit: int | float | None = None
    """How many at once, a whole number."""
    rate_limit: int | float | None = None
    """How many a second, over a longer time."""


class DomainMappingOptions(Struct):
    """Under which domain name a stage answers."""

    domain_name: IDomainNameRef
    """The domain name."""
    mapping_key: str | None = None
    """The path. Default: the root."""


class StageOptions(Struct):
    """Options of any stage."""

    access_log_settings: IAccessLogSettings | None = None
    """The access log. Default: there is none."""
    auto_deploy: bool | None = None
    """Deploy each change of the API at once. Default: no."""
    description: str | None = None
    """What the stage is for."""
    detailed_metrics_enabled: bool | None = None
    """Report metrics of each route. Default: no."""
    domain_mapping: Nested[DomainMappingOptions | None] = nested()
    """Under which domain name it answers. Default: none of one's own."""
    stage_variables: Mapping[str, str] | None = None
    """Values that integrations may use."""
    throttle: Nested[ThrottleSettings | None] = nested()
    """How many requests. Default: the account's limits."""


class StageAttributes(Struct):
    """What is known of a stage made elsewhere."""

    stage_name: str
    """Its name."""


class _StageBase(Resource, IStage):
    """Base of stages."""

    stage_name: str
    _api: Any
    _mapping: ApiMapping | None = None

    @property
    def stage_ref(self) -> StageReference:
        """The reference to the stage."""
        from aws_cdk.interfaces.aws_apigatewayv2 import StageReference

        return StageReference(api_id=self._api.api_ref.api_id, stage_name=self.stage_name)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric by its name (options of ``MetricOptions``). Default statistic: average."""
        options = {
            **props._given(),
            "dimensions_map": {
                "ApiId": self._api.api_ref.api_id,
                "Stage": self.stage_name,
                **(props.dimensions_map or {}),
            },
        }
        metric: Metric = self._api.metric(metric_name, **options)
        return metric.attach_to(self)

    @checked
    def add_stage_variable(self, name: str, value: str) -> None:
        """Add a value that integrations may use."""
        self._variables[name] = value

    @property
    def _variables(self) -> dict[str, str]:
        known: dict[str, str] = self.__dict__.setdefault("_stage_variables", {})
        return known

    def _make_stage(self, props: StageOptions) -> None:
        """Make the resource, and map the stage to its domain name."""
        self._variables.update(props.stage_variables or {})
        CfnStage(
            self,
            "Resource",
            api_id=self._api.api_ref.api_id,
            stage_name=self.stage_name,
            access_log_settings=rendered_log(props.access_log_settings, self),
            auto_deploy=props.auto_deploy,
            default_route_settings=_route_settings(props),
            description=props.description,
            stage_variables=lazy_any(lambda: self._variables or None),
        )
        mapping = props.domain_mapping
        if mapping is None:
            return
        from aws_cdk.aws_apigatewayv2.api_mapping import ApiMapping

        name: Any = mapping.domain_name
        # As the peer: a mapping without a key says so in its id.
        key = mapping.mapping_key if mapping.mapping_key is not None else "undefined"
        self._mapping = ApiMapping(
            self,
            f"{name.node.path}{key}",
            api=self._api,
            domain_name=mapping.domain_name,
            stage=self,
            **({} if mapping.mapping_key is None else {"api_mapping_key": mapping.mapping_key}),
        )
        # The domain name has to be there before the stage is.
        self.node.add_dependency(name)


def _route_settings(props: StageOptions) -> dict[str, Any] | None:
    throttle = props.throttle
    if throttle is None and not props.detailed_metrics_enabled:
        return None
    return {
        "throttling_burst_limit": throttle.burst_limit if throttle is not None else None,
        "throttling_rate_limit": throttle.rate_limit if throttle is not None else None,
        "detailed_metrics_enabled": props.detailed_metrics_enabled,
    }


__all__ = ["DomainMappingOptions", "IStage", "StageAttributes", "StageOptions", "ThrottleSettings"]
