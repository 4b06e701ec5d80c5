"""What target groups of all load balancers have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_elasticloadbalancingv2._l1 import CfnTargetGroup
from aws_cdk.aws_elasticloadbalancingv2.attributes import Attributes, name_problems
from aws_cdk.aws_elasticloadbalancingv2.enums import Protocol, TargetGroupIpAddressType, TargetType
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.resource_environment import ResourceEnvironment
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text, number_of
from constructs import Construct, DependencyGroup, IConstruct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import TargetGroupReference
    from constructs import IDependable

_MAX_PERCENTAGE = 100
_FAILOVER = "target_group_health.dns_failover.minimum_healthy_targets"
_ROUTING = "target_group_health.unhealthy_state_routing.minimum_healthy_targets"


class HealthCheck(Struct):
    """How it is found out whether a target is healthy. What is left out is as Elastic Load Balancing has it."""

    enabled: bool | None = None
    """Whether targets are checked. Default: yes, but for functions."""
    healthy_grpc_codes: str | None = None
    """Codes of gRPC that are healthy, such as ``0,12`` or ``0-99``."""
    healthy_http_codes: str | None = None
    """Codes of HTTP that are healthy, such as ``200,202`` or ``200-299``."""
    healthy_threshold_count: int | float | None = None
    """After how many good answers a target is healthy, 2 to 10."""
    interval: Duration | None = None
    """How long between checks, 5 to 300 seconds."""
    path: str | None = None
    """What is asked for, over HTTP."""
    port: str | None = None
    """The port that is asked. Default: the one of the traffic."""
    protocol: Protocol | None = None
    """What is spoken."""
    timeout: Duration | None = None
    """How long an answer may take, 2 to 120 seconds."""
    unhealthy_threshold_count: int | float | None = None
    """After how many bad answers a target is unhealthy, 2 to 10."""


class TargetGroupHealth(Struct):
    """How many targets must be healthy."""

    dns_minimum_healthy_target_count: int | float | None = None
    """With fewer healthy targets the zone is taken out of the name service. 0 means any number."""
    dns_minimum_healthy_target_percentage: int | float | None = None
    """The same in percent, 1 to 100; 0 means any number."""
    routing_minimum_healthy_target_count: int | float | None = None
    """With fewer healthy targets all targets get requests, unhealthy ones too."""
    routing_minimum_healthy_target_percentage: int | float | None = None
    """The same in percent, 1 to 100; 0 means any number."""


class BaseTargetGroupProps(Struct):
    """What every target group may be told."""

    cross_zone_enabled: bool | None = None
    """Whether targets get requests of other zones. Default: as the load balancer has it."""
    deregistration_delay: Duration | None = None
    """How long a target is kept that is leaving, up to an hour. Default: 5 minutes."""
    health_check: Nested[HealthCheck | None] = nested()
    """How targets are checked. Default: as Elastic Load Balancing does by itself."""
    ip_address_type: TargetGroupIpAddressType | None = None
    """Which addresses targets have. Default: IPv4."""
    target_group_health: Nested[TargetGroupHealth | None] = nested()
    """How many targets must be healthy. Default: one."""
    target_group_name: str | None = None
    """The name, up to 32 letters, digits and hyphens. Default: chosen by CloudFormation."""
    target_type: TargetType | None = None
    """What targets are. Default: told by the targets."""
    vpc: IVpc | None = None
    """The network targets are in; only functions need none."""


class TargetGroupAttributes(Struct):
    """What is known of a target group made elsewhere."""

    target_group_arn: str
    """The ARN."""
    load_balancer_arns: str | None = None
    """The ARN of its load balancer; metrics need it."""


class LoadBalancerTargetProps(Struct):
    """What became of a target."""

    target_type: TargetType
    """What it is."""
    target_json: Any = None
    """How the group lists it. Default: it adds itself, as tasks and instances of scaling groups do."""


class ITargetGroup(IConstruct):
    """A target group."""

    if TYPE_CHECKING:

        @property
        def load_balancer_arns(self) -> str: ...
        @property
        def load_balancer_attached(self) -> IDependable: ...
        @property
        def target_group_arn(self) -> str: ...
        @property
        def target_group_name(self) -> str: ...
        @property
        def target_group_ref(self) -> TargetGroupReference: ...


class TargetGroupBase(Construct, ITargetGroup):
    """A target group of any load balancer."""

    @checked
    def __init__(self, scope: Construct, id: str, base_props: BaseTargetGroupProps, additional_props: Any) -> None:
        super().__init__(scope, id)
        self.load_balancer_attached_dependencies = DependencyGroup()
        self.target_type: TargetType | None = base_props.target_type
        self.health_check: HealthCheck = base_props.health_check or HealthCheck()
        self._vpc = base_props.vpc
        self._name = base_props.target_group_name
        self._targets: list[Any] = []
        self._attributes = Attributes()
        self._set_common_attributes(base_props)
        options: dict[str, Any] = dict(additional_props)
        port = options.get("port")
        self.default_port: Any = port if port is not None else number_of(lazy_any(lambda: None))
        self._resource = resource = CfnTargetGroup(
            self,
            "Resource",
            name=base_props.target_group_name,
            target_group_attributes=lazy_any(self._rendered_attributes, omit_empty=True),
            target_type=lazy_string(lambda: self.target_type._value_ if self.target_type is not None else None),
            targets=lazy_any(lambda: self._targets, omit_empty=True),
            vpc_id=lazy_string(self._vpc_id),
            ip_address_type=base_props.ip_address_type._value_ if base_props.ip_address_type else None,
            health_check_enabled=lazy_any(lambda: self.health_check.enabled),
            health_check_interval_seconds=number_of(lazy_any(lambda: _seconds(self.health_check.interval))),
            health_check_path=lazy_string(lambda: self.health_check.path),
            health_check_port=lazy_string(lambda: self.health_check.port),
            health_check_protocol=lazy_string(
                lambda: self.health_check.protocol._value_ if self.health_check.protocol is not None else None
            ),
            health_check_timeout_seconds=number_of(lazy_any(lambda: _seconds(self.health_check.timeout))),
            healthy_threshold_count=number_of(lazy_any(lambda: self.health_check.healthy_threshold_count)),
            unhealthy_threshold_count=number_of(lazy_any(lambda: self.health_check.unhealthy_threshold_count)),
            matcher=lazy_any(self._matcher),
            **options,
        )
        self.target_group_arn: str = resource.ref
        self.target_group_full_name: str = resource.attr_target_group_full_name
        self.target_group_name: str = resource.attr_target_group_name
        self.target_group_load_balancer_arns: Any = resource.attr_load_balancer_arns
        check_before_synthesis(self, self._validate_target_group)

    # -- what others see --------------------------------------------------

    @property
    def load_balancer_arns(self) -> str:
        """The ARNs of the load balancers, with commas between them."""
        return Fn.join(",", self.target_group_load_balancer_arns)

    @property
    def load_balancer_attached(self) -> IDependable:
        """What to depend on to come after the group has a load balancer."""
        return self.load_balancer_attached_dependencies

    @property
    def target_group_ref(self) -> TargetGroupReference:
        """The reference to the group."""
        from aws_cdk.interfaces.aws_elasticloadbalancingv2 import TargetGroupReference

        return TargetGroupReference(target_group_arn=self.target_group_arn)

    @property
    def env(self) -> ResourceEnvironment:
        """Account and region."""
        stack = Stack.of(self)
        return ResourceEnvironment(account=stack.account, region=stack.region)

    @property
    def first_load_balancer_full_name(self) -> str:
        """The full name of the first load balancer that the group is attached to.

        Raises:
            ValidationError: it is attached to none.
        """
        raise NotImplementedError

    # -- settings ---------------------------------------------------------

    @takes(HealthCheck)
    def configure_health_check(self, health_check: HealthCheck) -> None:
        """Replace how targets are checked."""
        self.health_check = health_check

    @checked
    def set_attribute(self, key: str, value: str | None = None) -> None:
        """Set an attribute by its key; without a value it is taken away."""
        self._attributes.set(key, value)

    def _set_common_attributes(self, props: BaseTargetGroupProps) -> None:
        attributes = self._attributes
        delay = props.deregistration_delay
        attributes.set_given(
            "deregistration_delay.timeout_seconds", js_number_text(delay.to_seconds()) if delay is not None else None
        )
        attributes.set_given("load_balancing.cross_zone.enabled", props.cross_zone_enabled)
        health = props.target_group_health
        if health is not None:
            self._set_minimum(f"{_FAILOVER}.count", health.dns_minimum_healthy_target_count)
            self._set_minimum(f"{_FAILOVER}.percentage", health.dns_minimum_healthy_target_percentage, _MAX_PERCENTAGE)
            self._set_minimum(f"{_ROUTING}.count", health.routing_minimum_healthy_target_count)
            self._set_minimum(
                f"{_ROUTING}.percentage", health.routing_minimum_healthy_target_percentage, _MAX_PERCENTAGE
            )

    def _set_minimum(self, key: str, value: float | None, most: int | None = None) -> None:
        if value is None:
            return
        if most is not None and not is_unresolved(value) and value > most:
            raise ValidationError(
                f"{key} must be an integer from 1 to {most} or 'off'. Received: {js_number_text(value)}", scope=self
            )
        self._attributes.set(key, "off" if value == 0 else js_number_text(value))

    def _rendered_attributes(self) -> list[dict[str, str]]:
        # Functions know no stickiness; the peer takes this one attribute away and leaves those that go with it.
        return self._attributes.rendered("stickiness.enabled" if self.target_type is TargetType.LAMBDA else None)

    def _vpc_id(self) -> str | None:
        vpc = self._vpc
        return vpc.vpc_id if vpc is not None and self.target_type is not TargetType.LAMBDA else None

    def _matcher(self) -> dict[str, Any] | None:
        check = self.health_check
        if check.healthy_grpc_codes is None and check.healthy_http_codes is None:
            return None
        return {"grpcCode": check.healthy_grpc_codes, "httpCode": check.healthy_http_codes}

    # -- targets ----------------------------------------------------------

    def _add_load_balancer_target(self, props: LoadBalancerTargetProps) -> None:
        """Add a target of the kind that the group has.

        Raises:
            ValidationError: it is of another kind than those before, or the second function.
        """
        kind = props.target_type
        if self.target_type is not None and self.target_type is not kind:
            raise ValidationError(
                f"Already have a of type '{self.target_type._value_}', adding '{kind._value_}'; make all targets the same "
                "type.",
                scope=self,
            )
        self.target_type = kind
        if kind is TargetType.LAMBDA and self._targets:
            raise ValidationError(
                "TargetGroup can only contain one LAMBDA target. Create a new TargetGroup.", scope=self
            )
        if props.target_json is not None:
            self._targets.append(props.target_json)

    # -- checks -----------------------------------------------------------

    def _validate_health_check(self) -> list[str]:
        """Return what is wrong with the health check."""
        interval, timeout = _seconds(self.health_check.interval), _seconds(self.health_check.timeout)
        if interval is not None and timeout is not None and not _any_token(interval, timeout) and interval < timeout:
            return [
                "Health check interval must be greater than or equal to the timeout; received interval "
                f"{js_number_text(interval)}, timeout {js_number_text(timeout)}."
            ]
        return []

    def _validate_target_group(self) -> list[str]:
        """Return what is wrong with the group; called before synthesis."""
        problems = []
        if self.target_type is None and not self._targets:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-elbv2:targetGroupSpecifyTargetTypeForEmptyTargetGroup",
                "When creating an empty TargetGroup, you should specify a 'targetType' (this warning may become an "
                "error in the future).",
            )
        if self.target_type is not TargetType.LAMBDA and self._vpc is None:
            problems.append("'vpc' is required for a non-Lambda TargetGroup")
        return [*problems, *name_problems("Target group", self._name), *self._validate_health_check()]


class _ImportedTargetGroup(Construct, ITargetGroup):
    """A target group of which the ARN is known, and perhaps its load balancer."""

    def __init__(self, scope: Construct, id: str, attrs: TargetGroupAttributes) -> None:
        super().__init__(scope, id)
        self.target_group_arn: str = attrs.target_group_arn
        if not is_unresolved(attrs.target_group_arn):
            Arn.split(attrs.target_group_arn, ArnFormat.SLASH_RESOURCE_NAME)  # refuses what is no ARN
        # The part of an ARN after its fifth colon: targetgroup/NAME/ID.
        self._full_name = _select(attrs.target_group_arn, 5, ":")
        self.target_group_name: str = _select(self._full_name, 1)
        self.load_balancer_arns: str = attrs.load_balancer_arns or Aws.NO_VALUE
        self._has_load_balancer = attrs.load_balancer_arns is not None

    @property
    def load_balancer_attached(self) -> IDependable:
        """Nothing: the group has been there before."""
        return DependencyGroup()

    @property
    def target_group_ref(self) -> TargetGroupReference:
        """The reference to the group."""
        from aws_cdk.interfaces.aws_elasticloadbalancingv2 import TargetGroupReference

        return TargetGroupReference(target_group_arn=self.target_group_arn)

    @property
    def env(self) -> ResourceEnvironment:
        """Account and region, as the ARN says."""
        parts = Arn.split(self.target_group_arn, ArnFormat.SLASH_RESOURCE_NAME)
        return ResourceEnvironment(account=parts.account or "", region=parts.region or "")

    def _load_balancer_full_name(self, kind: str) -> str:
        if not self._has_load_balancer:
            raise ValidationError(
                f"The imported {kind}TargetGroup needs the associated {kind}Balancer to be able to provide metrics. "
                "Please specify the ARN value when importing it.",
                scope=self,
                fix="give load_balancer_arns to from_target_group_attributes",
            )
        return full_name_of_load_balancer(self.load_balancer_arns)


def full_name_of_load_balancer(arn: str) -> str:
    """Return the full name of a load balancer, by which metrics know it.

    It is ``app/NAME/ID`` in ``...:loadbalancer/app/NAME/ID`` and in a listener's ``...:listener/app/NAME/ID/ID``.
    """
    return "/".join(_select(arn, index) for index in (1, 2, 3))


def _select(text: str, index: int, separator: str = "/") -> str:
    """The part of ``text`` between separators, also of a token."""
    if is_unresolved(text):
        return str(Fn.select(index, Fn.split(separator, text)))
    parts = text.split(separator)
    if index >= len(parts):
        raise ValidationError(f"'{text}' is not the ARN of a load balancer, a listener or a target group")
    return parts[index]


def add_targets(group: Any, targets: Sequence[Any], attach: str) -> None:
    """Have each target attach itself to ``group`` by its method ``attach``, and list it."""
    for target in targets:
        group._add_load_balancer_target(LoadBalancerTargetProps.of(getattr(target, attach)(group)))


def attach_to_imported(group: Any, targets: Sequence[Any], attach: str) -> None:
    """Have each target attach itself to a group made elsewhere.

    Raises:
        ValidationError: the group would have to list it.
    """
    for target in targets:
        if LoadBalancerTargetProps.of(getattr(target, attach)(group)).target_json is not None:
            raise ValidationError(
                "Cannot add a non-self registering target to an imported TargetGroup. Create a new TargetGroup instead.",
                scope=group,
            )


def _any_token(*values: Any) -> bool:
    return any(is_unresolved(value) for value in values)


def _seconds(duration: Duration | None) -> float | None:
    return None if duration is None else duration.to_seconds()


__all__ = [
    "BaseTargetGroupProps",
    "HealthCheck",
    "ITargetGroup",
    "LoadBalancerTargetProps",
    "TargetGroupAttributes",
    "TargetGroupBase",
    "TargetGroupHealth",
]
