"""Options of listeners of application load balancers, and of what is added to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.enums import (
    ApplicationProtocol,
    ApplicationProtocolVersion,
    MutualAuthenticationMode,
    SslPolicy,
    TargetGroupLoadBalancingAlgorithmType,
)
from aws_cdk.aws_elasticloadbalancingv2.listener import BaseListenerLookupOptions
from aws_cdk.aws_elasticloadbalancingv2.target_group import HealthCheck
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import IApplicationLoadBalancer
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import (
        IApplicationLoadBalancerTarget,
        IApplicationTargetGroup,
    )
    from aws_cdk.aws_elasticloadbalancingv2.listener_action import ListenerAction
    from aws_cdk.aws_elasticloadbalancingv2.listener_certificate import IListenerCertificate
    from aws_cdk.aws_elasticloadbalancingv2.listener_condition import ListenerCondition
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import ITrustStoreRef
    from constructs import Construct


class MutualAuthentication(Struct):
    """How clients show certificates."""

    advertise_trust_store_ca_names: bool | None = None
    """Whether clients are told which authorities count; needs VERIFY. Default: no."""
    ignore_client_certificate_expiry: bool | None = None
    """Whether expired certificates count; needs VERIFY. Default: no."""
    mutual_authentication_mode: MutualAuthenticationMode | None = None
    """Whether certificates are checked. Default: OFF."""
    trust_store: ITrustStoreRef | None = None
    """The authorities that count; needed by VERIFY."""


class BaseApplicationListenerProps(Struct):
    """Options of a listener."""

    certificates: Sequence[IListenerCertificate] | None = None
    """Certificates for HTTPS; the first is the default."""
    default_action: ListenerAction | None = None
    """What is done with requests that no rule takes. Not with ``default_target_groups``."""
    default_target_groups: Sequence[IApplicationTargetGroup] | None = None
    """Where requests go that no rule takes. Not with ``default_action``."""
    mutual_authentication: Nested[MutualAuthentication | None] = nested()
    """How clients show certificates. Default: they need not."""
    open: bool | None = None
    """Whether everybody may connect. Default: yes."""
    port: int | float | None = None
    """The port. Default: the protocol's."""
    protocol: ApplicationProtocol | None = None
    """What clients speak. Default: told by the port."""
    ssl_policy: SslPolicy | None = None
    """Which versions and ciphers of TLS are taken. Default: as Elastic Load Balancing has it."""


class ApplicationListenerProps(BaseApplicationListenerProps):
    """Options of a listener made by itself."""

    load_balancer: IApplicationLoadBalancer
    """The load balancer."""


class ApplicationListenerAttributes(Struct):
    """What is known of a listener made elsewhere."""

    listener_arn: str
    """The ARN."""
    security_group: ISecurityGroup
    """The security group of its load balancer."""
    default_port: int | float | None = None
    """Its port."""


class ApplicationListenerLookupOptions(BaseListenerLookupOptions):
    """Which listener is looked up."""

    listener_arn: str | None = None
    """Its ARN. Default: any."""
    listener_protocol: ApplicationProtocol | None = None
    """What clients speak. Default: any."""


class AddRuleProps(Struct):
    """When a rule is used; both options or none."""

    conditions: Sequence[ListenerCondition] | None = None
    """What requests must be like. Default: it is what is done by default."""
    priority: int | float | None = None
    """Rules of lower numbers are tried first; 1 or more."""


class AddApplicationActionProps(AddRuleProps):
    """An action, and when it is done."""

    action: ListenerAction
    """The action."""
    remove_suffix: bool | None = None
    """Whether the rule's id lacks the ending ``Rule``; only for imported listeners. Default: no."""


class AddApplicationTargetGroupsProps(AddRuleProps):
    """Target groups, and which requests they get."""

    target_groups: Sequence[IApplicationTargetGroup]
    """The groups."""


class AddApplicationTargetsProps(AddRuleProps):
    """Targets, and which requests they get."""

    deregistration_delay: Duration | None = None
    """How long a target is kept that is leaving, up to an hour. Default: 5 minutes."""
    enable_anomaly_mitigation: bool | None = None
    """Whether targets that answer oddly get less; needs the weighted random algorithm. Default: no."""
    health_check: Nested[HealthCheck | None] = nested()
    """How targets are checked. Default: as Elastic Load Balancing does by itself."""
    load_balancing_algorithm_type: TargetGroupLoadBalancingAlgorithmType | None = None
    """Which target gets a request. Default: round robin."""
    port: int | float | None = None
    """The port of targets. Default: the protocol's."""
    protocol: ApplicationProtocol | None = None
    """What targets speak. Default: told by the port."""
    protocol_version: ApplicationProtocolVersion | None = None
    """The version of HTTP. Default: HTTP1."""
    slow_start: Duration | None = None
    """Over which time a new target gets more and more, 30 to 900 seconds. Default: it gets its part at once."""
    stickiness_cookie_duration: Duration | None = None
    """How long requests of a client go to one target, up to 7 days. Default: they need not."""
    stickiness_cookie_name: str | None = None
    """The app's cookie that tells clients apart. Default: the load balancer makes one."""
    target_group_name: str | None = None
    """Name of the group. Default: chosen by CloudFormation."""
    targets: Sequence[IApplicationLoadBalancerTarget] | None = None
    """The targets."""


def check_rule_options(scope: Construct, props: AddRuleProps) -> None:
    """Check that conditions and priority go together.

    Raises:
        ValidationError: one is given without the other.
    """
    if bool(props.conditions) != (props.priority is not None):
        raise ValidationError(
            "Setting 'conditions', 'pathPattern' or 'hostHeader' also requires 'priority', and vice versa",
            scope=scope,
            fix="give both: rules are tried by rising priority",
        )


__all__ = [
    "AddApplicationActionProps",
    "AddApplicationTargetGroupsProps",
    "AddApplicationTargetsProps",
    "AddRuleProps",
    "ApplicationListenerAttributes",
    "ApplicationListenerLookupOptions",
    "ApplicationListenerProps",
    "BaseApplicationListenerProps",
    "MutualAuthentication",
]
