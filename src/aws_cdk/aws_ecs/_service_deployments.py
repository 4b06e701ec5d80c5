"""How a service brings out new versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.deployment import (
    AlarmBehavior,
    DeploymentAlarmOptions,
    DeploymentControllerType,
    DeploymentStrategy,
    ForceNewDeployment,
    IDeploymentLifecycleHookTarget,
    check_traffic_shift,
    rendered_force,
)
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.service_options import BaseServiceProps
    from aws_cdk.aws_ecs.task_definition import TaskDefinition

_NO_DEFAULT_ALARM = "@aws-cdk/aws-ecs:removeDefaultDeploymentAlarm"
_NO_EXPLICIT_CONTROLLER = "@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker"

_LEAST_LINEAR_PERCENT = 3.0
_LEAST_CANARY_PERCENT = 0.1


class _Deployments(Resource):
    """The part of a service that deploys: controller, alarms, hooks, how traffic is shifted."""

    if TYPE_CHECKING:
        deployment_alarms: Any
        task_definition: TaskDefinition
        _props: BaseServiceProps
        _hooks: list[IDeploymentLifecycleHookTarget]
        _force: dict[str, Any] | None
        _resource: Any

    def is_using_ecs_deployment_controller(self) -> bool:
        """Whether ECS itself deploys the service; as in the peer, a controller without a type is another one."""
        return self._props.deployment_controller is None or controller_type(self._props) is DeploymentControllerType.ECS

    def _deployment_controller(self, props: BaseServiceProps) -> Any:
        controller = props.deployment_controller
        if controller is not None:
            return {"type": controller.type._value_ if controller.type is not None else None}
        explicit = props.circuit_breaker is not None and not flag_enabled(self.node, _NO_EXPLICIT_CONTROLLER)
        return {"type": "ECS"} if explicit else None

    def _deployment_configuration(self, props: BaseServiceProps) -> dict[str, Any]:
        breaker = props.circuit_breaker
        linear, canary = props.linear_configuration, props.canary_configuration
        strategy = props.deployment_strategy
        return {
            "maximumPercent": props.max_healthy_percent or 200,
            "minimumHealthyPercent": 50 if props.min_healthy_percent is None else props.min_healthy_percent,
            "deploymentCircuitBreaker": {
                "enable": breaker.enable is not False,
                "rollback": bool(breaker.rollback),
            }
            if breaker is not None
            else None,
            "alarms": lazy_any(lambda: self.deployment_alarms),
            "strategy": strategy._value_ if strategy is not None else None,
            "bakeTimeInMinutes": props.bake_time.to_minutes() if props.bake_time is not None else None,
            "lifecycleHooks": lazy_any(self._rendered_hooks, omit_empty=True),
            "linearConfiguration": {
                "stepPercent": linear.step_percent,
                "stepBakeTimeInMinutes": linear.step_bake_time.to_minutes() if linear.step_bake_time else None,
            }
            if linear is not None
            else None,
            "canaryConfiguration": {
                "canaryPercent": canary.step_percent,
                "canaryBakeTimeInMinutes": canary.step_bake_time.to_minutes() if canary.step_bake_time else None,
            }
            if canary is not None
            else None,
        }

    def _use_revision(self, props: BaseServiceProps) -> None:
        """Name the task definition by its family where a certain revision is not to be the template's."""
        by_code_deploy = controller_type(props) is DeploymentControllerType.CODE_DEPLOY
        revision = props.task_definition_revision
        if revision is None and not by_code_deploy:
            return
        family = self.task_definition.family
        certain = revision is not None and revision.revision != "latest"
        self._resource.task_definition = f"{family}:{revision.revision}" if certain and revision else family
        self.node.add_dependency(self.task_definition)

    def _check_traffic_shifts(self, props: BaseServiceProps) -> None:
        """Check the options of how traffic is shifted.

        Raises:
            ValidationError: they are not those of the strategy, or out of range.
        """
        strategy = props.deployment_strategy
        for config, wanted, name, least in (
            (props.linear_configuration, DeploymentStrategy.LINEAR, "Linear", _LEAST_LINEAR_PERCENT),
            (props.canary_configuration, DeploymentStrategy.CANARY, "Canary", _LEAST_CANARY_PERCENT),
        ):
            if config is None:
                continue
            if strategy is not wanted:
                raise ValidationError(
                    f"{name} configuration requires deploymentStrategy to be set to {wanted._value_}",
                    scope=self,
                    fix=f"set deployment_strategy to DeploymentStrategy.{wanted.name}",
                )
            check_traffic_shift(name, config, least, self)

    def _warn_of_deployment(self, props: BaseServiceProps) -> None:
        kind = controller_type(props)
        if kind is DeploymentControllerType.EXTERNAL:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ecs:externalDeploymentController",
                "task definition and launch type are left out, since the external deployment controller sets them",
            )
        if not self.is_using_ecs_deployment_controller():
            if props.circuit_breaker is not None:
                Annotations.of(self).add_error("Deployment circuit breaker requires the ECS deployment controller.")
                self.node.add_metadata("aws:cdk:error-code", "CircuitBreakerRequiresEcsController")
        elif props.circuit_breaker is None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ecs:shouldUseCircuitBreaker",
                "a deployment whose tasks do not become healthy goes on for hours; set circuit_breaker to end it",
            )

    def _set_alarms(self, props: BaseServiceProps) -> None:
        alarms = props.deployment_alarms
        if alarms is not None:
            if not alarms.alarm_names:
                raise ValidationError(
                    "at least one alarm name is required when specifying deploymentAlarms, received empty array",
                    scope=self,
                    fix="name alarms, or leave deployment_alarms out",
                )
            if not self.is_using_ecs_deployment_controller():
                raise ValidationError(
                    "Deployment alarms requires the ECS deployment controller.",
                    scope=self,
                    fix="leave deployment_alarms or deployment_controller out",
                )
            self._enable_alarms(alarms.alarm_names, alarms.behavior)
        elif self.is_using_ecs_deployment_controller() and not flag_enabled(self.node, _NO_DEFAULT_ALARM):
            self.deployment_alarms = {"alarmNames": [], "enable": False, "rollback": False}

    @takes(DeploymentAlarmOptions)
    def enable_deployment_alarms(self, alarm_names: Sequence[str], options: DeploymentAlarmOptions) -> None:
        """Have alarms end deployments.

        Raises:
            ValidationError: no alarm is named, or another behavior was asked for before.
        """
        if not alarm_names:
            raise ValidationError(
                "at least one alarm name is required when calling enableDeploymentAlarms(), received empty array",
                scope=self,
            )
        for name in alarm_names:
            if is_unresolved(name):
                self._tell_of_circle(name)
        self._enable_alarms(alarm_names, options.behavior)

    def _tell_of_circle(self, alarm_name: str) -> None:
        import json

        resolved = json.dumps(self.stack.resolve(alarm_name), separators=(",", ":"))
        # The text is part of the assembly, word for word.
        Annotations.of(self).add_info(
            f"Deployment alarm ({resolved}) enabled on {self.node.id} may cause a circular dependency error when this stack "
            "deploys. The alarm name references the alarm's logical id, or another resource. See the 'Deployment alarms' "
            "section in the module README for more details."
        )

    def _enable_alarms(self, alarm_names: Sequence[str], behavior: AlarmBehavior | None) -> None:
        before = self.deployment_alarms
        if before is not None and before["enable"]:
            kept = AlarmBehavior.ROLLBACK_ON_ALARM if before["rollback"] else AlarmBehavior.FAIL_ON_ALARM
            if behavior is not None and behavior is not kept:
                raise ValidationError(
                    "all deployment alarms on an ECS service must have the same AlarmBehavior. Attempted to enable "
                    f"deployment alarms with {behavior._value_}, but alarms were previously enabled with {kept._value_}",
                    scope=self,
                    fix="leave behavior out in the later call",
                )
            # As the peer: alarms of later calls are not added to those of the first.
            return
        self.deployment_alarms = {
            "alarmNames": list(alarm_names),
            "enable": True,
            "rollback": behavior is not AlarmBehavior.FAIL_ON_ALARM,
        }

    @checked
    def add_lifecycle_hook(self, target: IDeploymentLifecycleHookTarget) -> None:
        """Have something called at points of each deployment."""
        self._hooks.append(target)

    def _rendered_hooks(self) -> list[dict[str, Any]]:
        rendered = []
        for hook in self._hooks:
            config = hook.bind(self)
            rendered.append(
                {
                    "hookTargetArn": config.target_arn,
                    "roleArn": config.role.role_arn if config.role is not None else None,
                    "lifecycleStages": [stage._value_ for stage in config.lifecycle_stages],
                }
            )
        return rendered

    @checked
    def force_new_deployment(self, nonce: str | None = None) -> None:
        """Deploy although nothing has changed.

        Args:
            nonce: A text whose change causes a deployment. Default: the time, so that every synthesis causes one.

        Raises:
            ValidationError: the nonce is longer than 255 characters, or empty.
        """
        self._force = rendered_force(ForceNewDeployment(enabled=True, nonce=_now() if nonce is None else nonce), self)


def controller_type(props: BaseServiceProps) -> DeploymentControllerType | None:
    """Return who deploys, if the options say so."""
    return props.deployment_controller.type if props.deployment_controller is not None else None


def _now() -> str:
    from datetime import datetime, timezone

    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
