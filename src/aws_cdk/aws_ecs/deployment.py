"""How new versions of a service are brought out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

# Limits of how traffic is shifted. Source: the ECS API reference, LinearConfiguration and CanaryConfiguration.
_MAX_BAKE_MINUTES = 1440
_MAX_NONCE_LENGTH = 255


class DeploymentControllerType(NamedEnum):
    """Who deploys."""

    ECS = "ECS"
    CODE_DEPLOY = "CODE_DEPLOY"
    EXTERNAL = "EXTERNAL"
    """A program of the user's."""


class DeploymentController(Struct):
    """Who deploys."""

    type: DeploymentControllerType | None = None
    """Default: ECS."""


class DeploymentCircuitBreaker(Struct):
    """Stops deployments whose tasks do not become healthy."""

    enable: bool | None = None
    """Default: yes."""
    rollback: bool | None = None
    """Whether the last good version comes back. Default: no."""


class AlarmBehavior(NamedEnum):
    """What an alarm does to a deployment."""

    ROLLBACK_ON_ALARM = "ROLLBACK_ON_ALARM"
    FAIL_ON_ALARM = "FAIL_ON_ALARM"


class DeploymentAlarmOptions(Struct):
    """What alarms do to a deployment."""

    behavior: AlarmBehavior | None = None
    """Default: ROLLBACK_ON_ALARM."""


class DeploymentAlarmConfig(DeploymentAlarmOptions):
    """Alarms that end deployments."""

    alarm_names: Sequence[str]


class DeploymentStrategy(NamedEnum):
    """How tasks are replaced."""

    ROLLING = "ROLLING"
    """A few at a time."""
    BLUE_GREEN = "BLUE_GREEN"
    """All new ones are started, then traffic is shifted at once."""
    LINEAR = "LINEAR"
    """Traffic is shifted in equal steps."""
    CANARY = "CANARY"
    """A small part of the traffic is shifted first, then all."""


class TrafficShiftConfig(Struct):
    """Steps in which traffic is shifted."""

    step_bake_time: Duration | None = None
    """How long a step lasts, up to 1440 minutes. Default: ECS's."""
    step_percent: int | float | None = None
    """Traffic shifted in a step, in percent. Default: ECS's."""


class DeploymentLifecycleStage(NamedEnum):
    """A point of a deployment."""

    RECONCILE_SERVICE = "RECONCILE_SERVICE"
    PRE_SCALE_UP = "PRE_SCALE_UP"
    POST_SCALE_UP = "POST_SCALE_UP"
    TEST_TRAFFIC_SHIFT = "TEST_TRAFFIC_SHIFT"
    POST_TEST_TRAFFIC_SHIFT = "POST_TEST_TRAFFIC_SHIFT"
    PRODUCTION_TRAFFIC_SHIFT = "PRODUCTION_TRAFFIC_SHIFT"
    POST_PRODUCTION_TRAFFIC_SHIFT = "POST_PRODUCTION_TRAFFIC_SHIFT"


class ForceNewDeployment(Struct):
    """Deploy although nothing has changed."""

    enabled: bool
    nonce: str | None = None
    """A text whose change causes a deployment, of 1 to 255 characters."""


class TaskDefinitionRevision:
    """A revision of a task definition."""

    LATEST: TaskDefinitionRevision

    @checked
    def __init__(self, revision: str) -> None:
        self.revision = revision

    @staticmethod
    @checked
    def of(revision: int | float) -> TaskDefinitionRevision:
        """Return a certain revision.

        Raises:
            ValidationError: it is not a positive number.
        """
        if revision < 1:
            raise ValidationError(f"A task definition revision must be 'latest' or a positive number, got {revision:g}")
        return TaskDefinitionRevision(f"{revision:g}")


TaskDefinitionRevision.LATEST = TaskDefinitionRevision("latest")


class DeploymentLifecycleHookTargetConfig(Struct):
    """What is called at points of a deployment."""

    lifecycle_stages: Sequence[DeploymentLifecycleStage]
    target_arn: str
    role: IRole | None = None
    """Role that ECS calls it with."""


class IDeploymentLifecycleHookTarget(Interface):
    """Something that is called at points of a deployment."""

    def bind(self, scope: Construct) -> DeploymentLifecycleHookTargetConfig:
        """Return what is called; may make constructs below ``scope``."""
        raise NotImplementedError


class DeploymentLifecycleLambdaTargetProps(Struct):
    """Options of :class:`DeploymentLifecycleLambdaTarget`."""

    lifecycle_stages: Sequence[DeploymentLifecycleStage]
    role: IRole | None = None
    """Role that ECS calls the function with. Default: a new one."""


class DeploymentLifecycleLambdaTarget(IDeploymentLifecycleHookTarget):
    """A function that is called at points of a deployment."""

    @takes(DeploymentLifecycleLambdaTargetProps)
    def __init__(self, handler: IFunction, id: str, props: DeploymentLifecycleLambdaTargetProps) -> None:
        self._handler = handler
        self._id = id
        self._props = props
        self._role: IRole | None = props.role

    @property
    def role(self) -> IRole:
        """The role that ECS calls the function with.

        Raises:
            ValidationError: it is not made yet, since no service has the hook.
        """
        if self._role is None:
            raise ValidationError(
                "The role is not available before the lifecycle hook is bound to a service",
                fix="give a role, or ask once the service is made",
            )
        return self._role

    @checked
    def bind(self, scope: Construct) -> DeploymentLifecycleHookTargetConfig:
        """Let ECS call the function, with a role below ``scope`` if none is given."""
        if self._role is None:
            from aws_cdk.aws_iam.principals import ServicePrincipal
            from aws_cdk.aws_iam.role import Role

            self._role = Role(scope, f"{self._id}Role", assumed_by=ServicePrincipal("ecs.amazonaws.com"))
            self._handler.grant_invoke(self._role)
        return DeploymentLifecycleHookTargetConfig(
            target_arn=self._handler.function_arn, role=self._role, lifecycle_stages=self._props.lifecycle_stages
        )


def check_traffic_shift(kind: str, config: TrafficShiftConfig, least: float, scope: Construct) -> None:
    """Check the steps of a deployment.

    Raises:
        ValidationError: share or time of a step is out of its limits.
    """
    percent, bake = config.step_percent, config.step_bake_time
    if percent is not None and not is_unresolved(percent) and not least <= percent <= 100:
        raise ValidationError(
            f"{kind} deployment stepPercent must be between {least:.1f} and 100.0, received {percent:g}", scope=scope
        )
    minutes = bake.to_minutes() if bake is not None and not bake.is_unresolved() else None
    if minutes is not None and minutes > _MAX_BAKE_MINUTES:
        raise ValidationError(
            f"{kind} deployment stepBakeTime must be between 0 and {_MAX_BAKE_MINUTES} minutes, received "
            f"{minutes:g} minutes",
            scope=scope,
        )


def rendered_force(force: ForceNewDeployment, scope: Construct) -> dict[str, Any]:
    """Return the property that forces a deployment.

    Raises:
        ValidationError: the nonce is too long, or empty.
    """
    nonce = force.nonce
    if nonce is not None and not is_unresolved(nonce) and not 1 <= len(nonce) <= _MAX_NONCE_LENGTH:
        raise ValidationError(
            f"forceNewDeployment nonce must be between 1 and {_MAX_NONCE_LENGTH} characters, got {len(nonce)}",
            scope=scope,
        )
    return {"enableForceNewDeployment": force.enabled, "forceNewDeploymentNonce": nonce}


__all__ = [
    "AlarmBehavior",
    "DeploymentAlarmConfig",
    "DeploymentAlarmOptions",
    "DeploymentCircuitBreaker",
    "DeploymentController",
    "DeploymentControllerType",
    "DeploymentLifecycleHookTargetConfig",
    "DeploymentLifecycleLambdaTarget",
    "DeploymentLifecycleLambdaTargetProps",
    "DeploymentLifecycleStage",
    "DeploymentStrategy",
    "ForceNewDeployment",
    "IDeploymentLifecycleHookTarget",
    "TaskDefinitionRevision",
    "TrafficShiftConfig",
]
