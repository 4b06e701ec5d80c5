"""Hooks of templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aws_cdk.core.cfn_codedeploy_blue_green_hook import (
    CfnCodeDeployBlueGreenAdditionalOptions,
    CfnCodeDeployBlueGreenApplication,
    CfnCodeDeployBlueGreenApplicationTarget,
    CfnCodeDeployBlueGreenEcsAttributes,
    CfnCodeDeployBlueGreenHook,
    CfnCodeDeployBlueGreenLifecycleEventHooks,
    CfnTrafficRoute,
    CfnTrafficRouting,
    CfnTrafficRoutingConfig,
    CfnTrafficRoutingTimeBasedCanary,
    CfnTrafficRoutingTimeBasedLinear,
)
from aws_cdk.core.cfn_hook import CfnHook
from aws_cdk.core.struct import Struct
from constructs import Construct

_BLUE_GREEN = "AWS::CodeDeploy::BlueGreen"
_Names = Callable[[str], str]


def make_hook(scope: Construct, id: str, type: str, properties: dict[str, Any], logical_id: _Names) -> CfnHook:
    """Return a hook of parsed properties.

    Args:
        scope: Where it is made.
        id: Its name in the template.
        type: Its type.
        properties: Its properties; values may be tokens, and text where numbers are wanted.
        logical_id: Gives the logical id in the stack of a resource of the template; raises if there is none.
    """
    if type != _BLUE_GREEN or not isinstance(properties.get("Applications"), list):
        return CfnHook(scope, id, type=type, properties=properties)
    hook = CfnCodeDeployBlueGreenHook(scope, id, service_role="", applications=[])
    hook.service_role = properties.get("ServiceRole")  # type: ignore[assignment]  # templates may leave it out
    hook.applications = [_application(application, logical_id) for application in properties["Applications"]]
    hook.traffic_routing_config = _routing_config(properties.get("TrafficRoutingConfig"))
    options = properties.get("AdditionalOptions")
    if isinstance(options, dict):
        hook.additional_options = _trusted(
            CfnCodeDeployBlueGreenAdditionalOptions,
            termination_wait_time_in_minutes=options.get("TerminationWaitTimeInMinutes"),
        )
    events = properties.get("LifecycleEventHooks")
    if isinstance(events, dict):
        hook.lifecycle_event_hooks = _trusted(
            CfnCodeDeployBlueGreenLifecycleEventHooks,
            before_install=events.get("BeforeInstall"),
            after_install=events.get("AfterInstall"),
            after_allow_test_traffic=events.get("AfterAllowTestTraffic"),
            before_allow_traffic=events.get("BeforeAllowTraffic"),
            after_allow_traffic=events.get("AfterAllowTraffic"),
        )
    return hook


def _trusted(struct: type[Struct], **values: Any) -> Any:
    made = struct.__new__(struct)
    made.__dict__.update(values)
    return made


def _application(given: dict[str, Any], logical_id: _Names) -> CfnCodeDeployBlueGreenApplication:
    # In this order names are looked up, so this is the order in which one that is missing is named.
    target, parts = given.get("Target") or {}, given.get("ECSAttributes") or {}
    service = logical_id(target["LogicalID"]) if "LogicalID" in target else None
    routing = parts.get("TrafficRouting") or {}
    attributes: CfnCodeDeployBlueGreenEcsAttributes = _trusted(
        CfnCodeDeployBlueGreenEcsAttributes,
        task_definitions=[logical_id(name) for name in parts.get("TaskDefinitions") or ()],
        task_sets=[logical_id(name) for name in parts.get("TaskSets") or ()],
        traffic_routing=_trusted(
            CfnTrafficRouting,
            prod_traffic_route=_route(routing.get("ProdTrafficRoute"), logical_id),
            test_traffic_route=_route(routing.get("TestTrafficRoute"), logical_id),
            target_groups=[logical_id(name) for name in routing.get("TargetGroups") or ()],
        ),
    )
    made: CfnCodeDeployBlueGreenApplication = _trusted(
        CfnCodeDeployBlueGreenApplication,
        ecs_attributes=attributes,
        target=_trusted(
            CfnCodeDeployBlueGreenApplicationTarget,
            type=target.get("Type"),
            logical_id=service,
        ),
    )
    return made


def _route(given: dict[str, Any] | None, logical_id: _Names) -> Any:
    if given is None:
        return None
    name = given.get("LogicalID")
    return _trusted(CfnTrafficRoute, type=given.get("Type"), logical_id=logical_id(name) if name is not None else None)


def _routing_config(given: Any) -> Any:
    if not isinstance(given, dict):
        return None
    return _trusted(
        CfnTrafficRoutingConfig,
        type=given.get("Type"),
        time_based_canary=_steps(CfnTrafficRoutingTimeBasedCanary, given.get("TimeBasedCanary")),
        time_based_linear=_steps(CfnTrafficRoutingTimeBasedLinear, given.get("TimeBasedLinear")),
    )


def _steps(struct: type[Struct], given: Any) -> Any:
    if not isinstance(given, dict):
        return None
    return _trusted(struct, step_percentage=given.get("StepPercentage"), bake_time_mins=given.get("BakeTimeMins"))
