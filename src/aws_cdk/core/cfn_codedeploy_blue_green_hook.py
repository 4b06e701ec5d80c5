"""The hook with which CodeDeploy replaces the tasks of ECS services in one stack (blue/green deployments)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_hook import CfnHook
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from constructs import Construct


class CfnTrafficRoutingType(NamedEnum):
    """How traffic moves from the old tasks to the new ones."""

    ALL_AT_ONCE = "AllAtOnce"
    TIME_BASED_CANARY = "TimeBasedCanary"
    TIME_BASED_LINEAR = "TimeBasedLinear"


class CfnTrafficRoutingTimeBasedCanary(Struct):
    """A part of the traffic first, the rest after a while."""

    bake_time_mins: float | None = None
    """Minutes to wait with the rest. Default: 5."""
    step_percentage: float | None = None
    """The first part, in percent. Default: 15."""


class CfnTrafficRoutingTimeBasedLinear(Struct):
    """Equal parts of the traffic at equal intervals."""

    bake_time_mins: float | None = None
    """Minutes from part to part. Default: 5."""
    step_percentage: float | None = None
    """Each part, in percent. Default: 15."""


class CfnTrafficRoutingConfig(Struct):
    """How traffic moves."""

    type: CfnTrafficRoutingType
    time_based_canary: Nested[CfnTrafficRoutingTimeBasedCanary | None] = nested()
    time_based_linear: Nested[CfnTrafficRoutingTimeBasedLinear | None] = nested()


class CfnTrafficRoute(Struct):
    """A listener of a load balancer."""

    logical_id: str
    type: str


class CfnTrafficRouting(Struct):
    """The listeners and target groups between which traffic moves."""

    prod_traffic_route: Nested[CfnTrafficRoute]
    target_groups: Sequence[str]
    """The logical ids of two target groups."""
    test_traffic_route: Nested[CfnTrafficRoute]


class CfnCodeDeployBlueGreenApplicationTarget(Struct):
    """The service to deploy."""

    logical_id: str
    type: str


class CfnCodeDeployBlueGreenEcsAttributes(Struct):
    """The parts of a service that are replaced, by logical ids."""

    task_definitions: Sequence[str]
    task_sets: Sequence[str]
    traffic_routing: Nested[CfnTrafficRouting]


class CfnCodeDeployBlueGreenApplication(Struct):
    """One service and its parts."""

    ecs_attributes: Nested[CfnCodeDeployBlueGreenEcsAttributes]
    target: Nested[CfnCodeDeployBlueGreenApplicationTarget]


class CfnCodeDeployBlueGreenAdditionalOptions(Struct):
    """Further options of the deployment."""

    termination_wait_time_in_minutes: float | None = None
    """How long the old tasks stay. Default: 5."""


class CfnCodeDeployBlueGreenLifecycleEventHooks(Struct):
    """Functions to call at points of the deployment, by name or ARN."""

    after_allow_test_traffic: str | None = None
    after_allow_traffic: str | None = None
    after_install: str | None = None
    before_allow_traffic: str | None = None
    before_install: str | None = None


class CfnCodeDeployBlueGreenHookProps(Struct):
    """Options of the hook."""

    applications: Nested[Sequence[CfnCodeDeployBlueGreenApplication]]
    service_role: str
    """The role with which CodeDeploy works."""
    additional_options: Nested[CfnCodeDeployBlueGreenAdditionalOptions | None] = nested()
    lifecycle_event_hooks: Nested[CfnCodeDeployBlueGreenLifecycleEventHooks | None] = nested()
    traffic_routing_config: Nested[CfnTrafficRoutingConfig | None] = nested()


# Lifecycle events in the order of the template, which is the order in which they happen.
_EVENTS = ("before_install", "after_install", "after_allow_test_traffic", "before_allow_traffic", "after_allow_traffic")


class CfnCodeDeployBlueGreenHook(CfnHook):
    """Deploys the ECS services of the stack with CodeDeploy."""

    @takes(CfnCodeDeployBlueGreenHookProps)
    def __init__(self, scope: Construct, id: str, props: CfnCodeDeployBlueGreenHookProps) -> None:
        super().__init__(scope, id, type="AWS::CodeDeploy::BlueGreen")
        self.service_role: str = props.service_role
        self.applications: list[CfnCodeDeployBlueGreenApplication] = list(props.applications)
        self.traffic_routing_config: CfnTrafficRoutingConfig | None = props.traffic_routing_config
        self.additional_options: CfnCodeDeployBlueGreenAdditionalOptions | None = props.additional_options
        self.lifecycle_event_hooks: CfnCodeDeployBlueGreenLifecycleEventHooks | None = props.lifecycle_event_hooks

    def _values_with_references(self) -> list[Any]:
        return [self._render_properties()]

    def _render_properties(self, props: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the properties as they stand in the template; ``props`` is not used."""
        properties: dict[str, Any] = {
            "ServiceRole": self.service_role,
            "Applications": [
                _application(CfnCodeDeployBlueGreenApplication.of(application)) for application in self.applications
            ],
        }
        if self.traffic_routing_config is not None:
            properties["TrafficRoutingConfig"] = _routing_config(
                CfnTrafficRoutingConfig.of(self.traffic_routing_config)
            )
        if self.additional_options is not None:
            options = CfnCodeDeployBlueGreenAdditionalOptions.of(self.additional_options)
            properties["AdditionalOptions"] = {"TerminationWaitTimeInMinutes": options.termination_wait_time_in_minutes}
        if self.lifecycle_event_hooks is not None:
            hooks = CfnCodeDeployBlueGreenLifecycleEventHooks.of(self.lifecycle_event_hooks)
            properties["LifecycleEventHooks"] = {
                event.title().replace("_", ""): getattr(hooks, event) for event in _EVENTS
            }
        return properties


def _application(application: CfnCodeDeployBlueGreenApplication) -> dict[str, Any]:
    attributes = application.ecs_attributes
    routing = attributes.traffic_routing
    return {
        "Target": {"Type": application.target.type, "LogicalID": application.target.logical_id},
        "ECSAttributes": {
            "TaskDefinitions": list(attributes.task_definitions),
            "TaskSets": list(attributes.task_sets),
            "TrafficRouting": {
                "ProdTrafficRoute": _route(routing.prod_traffic_route),
                "TestTrafficRoute": _route(routing.test_traffic_route),
                "TargetGroups": list(routing.target_groups),
            },
        },
    }


def _route(route: CfnTrafficRoute | None) -> dict[str, str]:
    return {} if route is None else {"Type": route.type, "LogicalID": route.logical_id}


def _routing_config(config: CfnTrafficRoutingConfig) -> dict[str, Any]:
    rendered: dict[str, Any] = {"Type": config.type}
    for name, part in (("TimeBasedCanary", config.time_based_canary), ("TimeBasedLinear", config.time_based_linear)):
        if part is not None:
            rendered[name] = {"StepPercentage": part.step_percentage, "BakeTimeMins": part.bake_time_mins}
    return rendered
