"""Strategies: how fast a configuration reaches those who ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appconfig._l1 import CfnDeploymentStrategy
from aws_cdk.aws_appconfig._names import own_name
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class GrowthType(NamedEnum):
    """How the share of those who are given the new configuration grows."""

    LINEAR = "LINEAR"
    """By the factor each time."""
    EXPONENTIAL = "EXPONENTIAL"
    """By the factor, doubled each time."""


class RolloutStrategyProps(Struct):
    """Options of a rollout."""

    deployment_duration: Duration
    """How long it takes: whole minutes, up to a day."""
    growth_factor: int | float
    """The share of a step, in percent: 1 to 100."""
    final_bake_time: Duration | None = None
    """How long alarms are watched after it: whole minutes, up to a day. Default: not at all."""


class RolloutStrategy:
    """How a configuration is rolled out. Make it with one of the factories, or take one that AWS recommends.

    Attributes:
        deployment_duration: How long it takes.
        final_bake_time: How long alarms are watched after it.
        growth_factor: The share of a step, in percent.
        growth_type: How the share grows.
    """

    ALL_AT_ONCE: RolloutStrategy
    CANARY_10_PERCENT_20_MINUTES: RolloutStrategy
    LINEAR_20_PERCENT_EVERY_6_MINUTES: RolloutStrategy
    LINEAR_50_PERCENT_EVERY_30_SECONDS: RolloutStrategy

    @checked
    def __init__(self, growth_type: GrowthType, props: RolloutStrategyProps) -> None:
        self.deployment_duration = props.deployment_duration
        self.final_bake_time = props.final_bake_time
        self.growth_factor = props.growth_factor
        self.growth_type: GrowthType | None = growth_type

    @staticmethod
    @takes(RolloutStrategyProps)
    def linear(props: RolloutStrategyProps) -> RolloutStrategy:
        """Return a rollout in equal steps."""
        return RolloutStrategy(GrowthType.LINEAR, props)

    @staticmethod
    @takes(RolloutStrategyProps)
    def exponential(props: RolloutStrategyProps) -> RolloutStrategy:
        """Return a rollout in steps that double."""
        return RolloutStrategy(GrowthType.EXPONENTIAL, props)


# Source: the AWS AppConfig user guide, "Predefined deployment strategies".
RolloutStrategy.ALL_AT_ONCE = RolloutStrategy.linear(
    growth_factor=100, deployment_duration=Duration.minutes(0), final_bake_time=Duration.minutes(10)
)
RolloutStrategy.CANARY_10_PERCENT_20_MINUTES = RolloutStrategy.exponential(
    growth_factor=10, deployment_duration=Duration.minutes(20), final_bake_time=Duration.minutes(10)
)
RolloutStrategy.LINEAR_20_PERCENT_EVERY_6_MINUTES = RolloutStrategy.linear(
    growth_factor=20, deployment_duration=Duration.minutes(30), final_bake_time=Duration.minutes(30)
)
RolloutStrategy.LINEAR_50_PERCENT_EVERY_30_SECONDS = RolloutStrategy.linear(
    growth_factor=50, deployment_duration=Duration.minutes(1), final_bake_time=Duration.minutes(1)
)


class DeploymentStrategyId:
    """The id of a strategy: one that AWS has in every account, or another.

    Attributes:
        id: The id.
    """

    ALL_AT_ONCE: DeploymentStrategyId
    CANARY_10_PERCENT_20_MINUTES: DeploymentStrategyId
    LINEAR_20_PERCENT_EVERY_6_MINUTES: DeploymentStrategyId
    LINEAR_50_PERCENT_EVERY_30_SECONDS: DeploymentStrategyId

    @checked
    def __init__(self, id: str) -> None:
        self.id = id

    @staticmethod
    @checked
    def from_string(deployment_strategy_id: str) -> DeploymentStrategyId:
        """Return the id that is written so."""
        return DeploymentStrategyId(deployment_strategy_id)


DeploymentStrategyId.ALL_AT_ONCE = DeploymentStrategyId("AppConfig.AllAtOnce")
DeploymentStrategyId.CANARY_10_PERCENT_20_MINUTES = DeploymentStrategyId("AppConfig.Canary10Percent20Minutes")
DeploymentStrategyId.LINEAR_20_PERCENT_EVERY_6_MINUTES = DeploymentStrategyId("AppConfig.Linear20PercentEvery6Minutes")
DeploymentStrategyId.LINEAR_50_PERCENT_EVERY_30_SECONDS = DeploymentStrategyId(
    "AppConfig.Linear50PercentEvery30Seconds"
)


class IDeploymentStrategy(IResource):
    """A strategy, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def deployment_duration_in_minutes(self) -> int | float | None: ...
        @property
        def deployment_strategy_arn(self) -> str: ...
        @property
        def deployment_strategy_id(self) -> str: ...
        @property
        def deployment_strategy_ref(self) -> Any: ...
        @property
        def description(self) -> str | None: ...
        @property
        def final_bake_time_in_minutes(self) -> int | float | None: ...
        @property
        def growth_factor(self) -> int | float | None: ...
        @property
        def growth_type(self) -> GrowthType | None: ...
        @property
        def name(self) -> str | None: ...


class DeploymentStrategyProps(Struct):
    """Options of a strategy."""

    rollout_strategy: RolloutStrategy
    deployment_strategy_name: str | None = None
    """Default: made from the construct's place."""
    description: str | None = None
    """Default: none."""


class _DeploymentStrategyBase(Resource, IDeploymentStrategy):
    deployment_duration_in_minutes: int | float | None = None
    deployment_strategy_arn: str
    deployment_strategy_id: str
    description: str | None = None
    final_bake_time_in_minutes: int | float | None = None
    growth_factor: int | float | None = None
    growth_type: GrowthType | None = None
    name: str | None = None

    @property
    def deployment_strategy_ref(self) -> Any:
        """How other resources refer to the strategy."""
        from aws_cdk.interfaces.aws_appconfig import DeploymentStrategyReference

        return DeploymentStrategyReference(deployment_strategy_id=self.deployment_strategy_id)


class DeploymentStrategy(_DeploymentStrategyBase):
    """A strategy.

    Attributes:
        deployment_duration_in_minutes: How long a rollout takes.
        deployment_strategy_arn: The ARN.
        deployment_strategy_id: Its id.
        description: What it is for, if that is said.
        final_bake_time_in_minutes: How long alarms are watched after a rollout.
        growth_factor: The share of a step, in percent.
        growth_type: How the share grows.
        name: Its name, if that is known.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appconfig.DeploymentStrategy"

    @staticmethod
    @checked
    def from_deployment_strategy_arn(scope: Construct, id: str, deployment_strategy_arn: str) -> IDeploymentStrategy:
        """Return a strategy that was made elsewhere, by its ARN.

        Raises:
            ValidationError: it names no strategy.
        """
        parts = Stack.of(scope).split_arn(deployment_strategy_arn, ArnFormat.SLASH_RESOURCE_NAME)
        if not parts.resource_name:
            raise ValidationError("Missing required deployment strategy id from deployment strategy ARN", scope=scope)
        return _ImportedDeploymentStrategy(scope, id, deployment_strategy_arn, parts.resource_name)

    @staticmethod
    @checked
    def from_deployment_strategy_id(
        scope: Construct, id: str, deployment_strategy_id: DeploymentStrategyId
    ) -> IDeploymentStrategy:
        """Return a strategy of the same account and region, or one that AWS has there, by its id."""
        own_id = deployment_strategy_id.id
        return _ImportedDeploymentStrategy(scope, id, _arn_of(scope, own_id), own_id)

    @takes(DeploymentStrategyProps)
    def __init__(self, scope: Construct, id: str, props: DeploymentStrategyProps) -> None:
        """Make a strategy.

        Raises:
            ValidationError: a time is not of whole minutes.
        """
        super().__init__(scope, id)
        rollout = props.rollout_strategy
        bake = rollout.final_bake_time
        self.deployment_duration_in_minutes = rollout.deployment_duration.to_minutes()
        self.growth_factor = rollout.growth_factor
        self.description = props.description
        self.final_bake_time_in_minutes = bake.to_minutes() if bake is not None else None
        self.growth_type = rollout.growth_type
        self.name = props.deployment_strategy_name or own_name(self)
        self.deployment_strategy_id = CfnDeploymentStrategy(
            self,
            "Resource",
            name=self.name,
            deployment_duration_in_minutes=self.deployment_duration_in_minutes,
            growth_factor=self.growth_factor,
            replicate_to="NONE",
            description=self.description,
            final_bake_time_in_minutes=self.final_bake_time_in_minutes,
            growth_type=self.growth_type._value_ if self.growth_type is not None else None,
        ).ref
        self.deployment_strategy_arn = _arn_of(self, self.deployment_strategy_id)


class _ImportedDeploymentStrategy(_DeploymentStrategyBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, own_id: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.deployment_strategy_arn = arn
        self.deployment_strategy_id = own_id


def _arn_of(scope: Construct, own_id: str) -> str:
    return Stack.of(scope).format_arn(service="appconfig", resource="deploymentstrategy", resource_name=own_id)
