"""Services on instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ecs._service_checks import check_percents, check_rebalancing, checks_of_service, warn_of_min_percent
from aws_cdk.aws_ecs.base_service import BaseService
from aws_cdk.aws_ecs.cluster_base import ICluster
from aws_cdk.aws_ecs.deployment import DeploymentControllerType
from aws_cdk.aws_ecs.modes import NetworkMode
from aws_cdk.aws_ecs.placement import BuiltInAttributes, PlacementConstraint, PlacementStrategy
from aws_cdk.aws_ecs.service_base import IBaseService, IService
from aws_cdk.aws_ecs.service_options import (
    AvailabilityZoneRebalancing,
    BaseServiceOptions,
    BaseServiceProps,
    LaunchType,
)
from aws_cdk.aws_ecs.task_definition import TaskDefinition
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct


class Ec2ServiceProps(BaseServiceOptions):
    """Options of :class:`Ec2Service`."""

    task_definition: TaskDefinition
    """What the tasks are."""
    assign_public_ip: bool | None = None
    """Whether tasks with a network of their own get public addresses. Default: no."""
    availability_zone_rebalancing: AvailabilityZoneRebalancing | None = None
    """Default: ECS's."""
    daemon: bool | None = None
    """Run one task on each instance. Default: no."""
    placement_constraints: Sequence[PlacementConstraint] | None = None
    """Where tasks may run. Default: anywhere."""
    placement_strategies: Sequence[PlacementStrategy] | None = None
    """How instances are chosen; the first counts most. Default: ECS's."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Of tasks with a network of their own. Default: a new one."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Of tasks with a network of their own. Default: public ones if they get public addresses, else private ones."""


class Ec2ServiceAttributes(Struct):
    """What is known of a service made elsewhere: ARN or name."""

    cluster: ICluster
    """Its cluster."""
    service_arn: str | None = None
    """The ARN. Default: made from the name."""
    service_name: str | None = None
    """The name. Default: read from the ARN."""


class IEc2Service(IService):
    """A service on instances."""

    __slots__ = ()


class Ec2Service(BaseService, IEc2Service):
    """Tasks that are kept running on instances of a cluster."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.Ec2Service"

    @staticmethod
    @checked
    def from_ec2_service_arn(scope: Construct, id: str, ec2_service_arn: str) -> IEc2Service:
        """Return a service made elsewhere, by its ARN."""
        from aws_cdk.aws_ecs._imported_service import service_of_arn

        return service_of_arn(scope, id, ec2_service_arn)  # type: ignore[return-value]  # same members

    @staticmethod
    @takes(Ec2ServiceAttributes)
    def from_ec2_service_attributes(scope: Construct, id: str, attrs: Ec2ServiceAttributes) -> IBaseService:
        """Return a service made elsewhere, by ARN or name.

        Raises:
            ValidationError: both are given, or neither.
        """
        from aws_cdk.aws_ecs._imported_service import service_of_attributes

        return service_of_attributes(scope, id, attrs)

    @takes(Ec2ServiceProps)
    def __init__(self, scope: Construct, id: str, props: Ec2ServiceProps) -> None:
        """Make a service.

        Raises:
            ValidationError: options contradict each other or the task definition.
        """
        _check_options(props, scope)
        self._daemon = bool(props.daemon)
        self._rebalanced = props.availability_zone_rebalancing is AvailabilityZoneRebalancing.ENABLED
        # Nothing is rendered for what was never said; an empty list for what was said to be empty.
        self._constraints: list[dict[str, str]] | None = None
        self._strategies: list[dict[str, str]] | None = None
        task, controller = props.task_definition, props.deployment_controller
        external = controller is not None and controller.type is DeploymentControllerType.EXTERNAL
        rebalancing = props.availability_zone_rebalancing
        common = {name: value for name, value in props._given().items() if name in BaseServiceOptions._fields}
        if self._daemon:
            common.setdefault("max_healthy_percent", 100)
            common.setdefault("min_healthy_percent", 0)
        additional: dict[str, Any] = {
            "cluster": props.cluster.cluster_name,
            "task_definition": None if external else task.task_definition_arn,
            "placement_constraints": lazy_any(lambda: self._constraints),
            "placement_strategies": lazy_any(lambda: self._strategies),
            "scheduling_strategy": "DAEMON" if self._daemon else "REPLICA",
            "availability_zone_rebalancing": rebalancing._value_ if rebalancing is not None else None,
        }
        self._init_service(scope, id, BaseServiceProps(launch_type=LaunchType.EC2, **common), additional, task)
        if props.placement_constraints is not None:
            self.add_placement_constraints(*props.placement_constraints)
        if props.placement_strategies is not None:
            self.add_placement_strategies(*props.placement_strategies)
        if task.network_mode is NetworkMode.AWS_VPC:
            self._configure_aws_vpc_networking_with_security_groups(
                props.cluster.vpc, props.assign_public_ip, props.vpc_subnets, props.security_groups
            )
        else:
            # The tasks are reached by way of the instances.
            self.connections.add_security_group(*props.cluster.connections.security_groups)
        warn_of_min_percent(self, props, "Daemon" if self._daemon else "")
        checks_of_service(self, needs_instances=not props.daemon)

    @checked
    def add_placement_strategies(self, *new_strategies: PlacementStrategy) -> None:
        """Add ways to choose instances, after those there are.

        Raises:
            ValidationError: the service is a daemon, or moves tasks between zones that are not what comes first.
        """
        if new_strategies and self._daemon:
            raise ValidationError("Can't configure placement strategies when daemon=true", scope=self)
        added = [rule for strategy in new_strategies for rule in strategy.to_json()]
        strategies = [*(self._strategies or ()), *added]
        _check_first(strategies, self._rebalanced, self)
        self._strategies = strategies

    @checked
    def add_placement_constraints(self, *constraints: PlacementConstraint) -> None:
        """Say where tasks may run; as in the peer, what was said before is forgotten.

        Raises:
            ValidationError: the service moves tasks between zones, but a rule names zones.
        """
        rules = [rule for constraint in constraints for rule in constraint.to_json()]
        _check_rules(rules, self._rebalanced, self)
        self._constraints = rules

    def attach_to_classic_lb(self, load_balancer: Any) -> None:
        """Add the default container to a classic load balancer.

        Raises:
            ValidationError: the service moves tasks between zones.
        """
        if self._rebalanced:
            raise ValidationError(
                "AvailabilityZoneRebalancing.ENABLED disallows using the service as a target of a Classic Load Balancer",
                scope=self,
            )
        super().attach_to_classic_lb(load_balancer)


def _check_options(props: Ec2ServiceProps, scope: Construct) -> None:
    if props.daemon and props.desired_count is not None:
        raise ValidationError(
            "Daemon mode launches one task on every instance. Don't supply desiredCount.",
            scope=scope,
            fix="leave desired_count out",
        )
    most = props.max_healthy_percent
    if props.daemon and most is not None and not is_unresolved(most) and most != 100:
        raise ValidationError(
            "Maximum percent must be 100 for daemon mode.", scope=scope, fix="leave max_healthy_percent out"
        )
    check_percents(props, scope)
    if not props.task_definition.is_ec2_compatible:
        raise ValidationError(
            "Supplied TaskDefinition is not configured for compatibility with EC2",
            scope=scope,
            fix="use an Ec2TaskDefinition",
        )
    if props.daemon and props.placement_strategies:
        raise ValidationError("Can't configure placement strategies when daemon=true", scope=scope)
    rebalanced = props.availability_zone_rebalancing is AvailabilityZoneRebalancing.ENABLED
    if rebalanced and props.daemon:
        raise ValidationError(
            "AvailabilityZoneRebalancing.ENABLED cannot be used with daemon mode",
            scope=scope,
            fix="leave availability_zone_rebalancing or daemon out",
        )
    check_rebalancing(props, scope)
    if props.task_definition.network_mode is not NetworkMode.AWS_VPC and (
        props.vpc_subnets is not None or props.security_groups is not None or props.assign_public_ip
    ):
        raise ValidationError(
            "vpcSubnets, securityGroup(s) and assignPublicIp can only be used in AwsVpc networking mode",
            scope=scope,
            fix="set network_mode of the task definition to NetworkMode.AWS_VPC, or leave these options out",
        )


def _check_first(strategies: list[dict[str, str]], rebalanced: bool, scope: Construct) -> None:
    zone = BuiltInAttributes.AVAILABILITY_ZONE
    if rebalanced and strategies and strategies[0] != {"type": "spread", "field": zone}:
        raise ValidationError(
            "AvailabilityZoneBalancing.ENABLED requires that the first placement strategy, if any, be 'spread across "
            f'"{zone}"\'',
            scope=scope,
        )


def _check_rules(rules: list[dict[str, str]], rebalanced: bool, scope: Construct) -> None:
    zone = BuiltInAttributes.AVAILABILITY_ZONE
    if rebalanced and any(zone in rule.get("expression", "") for rule in rules):
        raise ValidationError(f'AvailabilityZoneBalancing.ENABLED disallows usage of "{zone}"', scope=scope)


__all__ = ["Ec2Service", "Ec2ServiceAttributes", "Ec2ServiceProps", "IEc2Service"]
