"""Listeners of application load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_elasticloadbalancingv2.application_listener_options import (
    AddApplicationActionProps,
    AddApplicationTargetGroupsProps,
    AddApplicationTargetsProps,
    ApplicationListenerAttributes,
    ApplicationListenerLookupOptions,
    ApplicationListenerProps,
    check_rule_options,
)
from aws_cdk.aws_elasticloadbalancingv2.application_listener_rule import ApplicationListenerRule
from aws_cdk.aws_elasticloadbalancingv2.application_protocol import protocol_and_port
from aws_cdk.aws_elasticloadbalancingv2.application_target_group import ApplicationTargetGroup
from aws_cdk.aws_elasticloadbalancingv2.enums import ApplicationProtocol, IpAddressType, MutualAuthenticationMode
from aws_cdk.aws_elasticloadbalancingv2.listener import (
    BaseListener,
    IListener,
    listener_reference,
    look_up_listener,
    ssl_policy,
)
from aws_cdk.aws_elasticloadbalancingv2.listener_action import ListenerAction
from aws_cdk.aws_elasticloadbalancingv2.listener_certificate import (
    ApplicationListenerCertificate,
    IListenerCertificate,
    further_certificates,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.port import Port
    from aws_cdk.aws_elasticloadbalancingv2.application_listener_options import MutualAuthentication
    from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import IApplicationLoadBalancer
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import ListenerReference
    from constructs import Construct


_OPEN_IPV6 = "@aws-cdk/aws-elasticloadbalancingV2:albDualstackWithoutPublicIpv4SecurityGroupRulesDefault"


class IApplicationListenerRef(IListener):
    """A listener of an application load balancer."""

    if TYPE_CHECKING:

        @property
        def is_application_listener(self) -> bool: ...


class IApplicationListener(IConnectable, IApplicationListenerRef):
    """A listener of an application load balancer."""

    if TYPE_CHECKING:

        @takes(AddApplicationActionProps)
        def add_action(self, id: str, props: AddApplicationActionProps) -> None: ...
        def add_certificates(self, id: str, certificates: Sequence[IListenerCertificate]) -> None: ...
        @takes(AddApplicationTargetGroupsProps)
        def add_target_groups(self, id: str, props: AddApplicationTargetGroupsProps) -> None: ...
        @takes(AddApplicationTargetsProps)
        def add_targets(self, id: str, props: AddApplicationTargetsProps) -> ApplicationTargetGroup: ...
        def register_connectable(self, connectable: IConnectable, port_range: Port) -> None: ...


class ApplicationListener(BaseListener, IApplicationListener):
    """A port on which an application load balancer takes requests."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.ApplicationListener"
    is_application_listener = True

    @staticmethod
    @takes(ApplicationListenerAttributes)
    def from_application_listener_attributes(
        scope: Construct, id: str, attrs: ApplicationListenerAttributes
    ) -> IApplicationListener:
        """Return a listener made elsewhere."""
        return _ImportedListener(scope, id, attrs)

    @staticmethod
    @takes(ApplicationListenerLookupOptions)
    def from_lookup(scope: Construct, id: str, options: ApplicationListenerLookupOptions) -> IApplicationListener:
        """Return a listener of the account, found before synthesis.

        Raises:
            ValidationError: an argument is a token, or the stack's environment is not known.
        """
        protocol = options.listener_protocol
        found = look_up_listener(
            scope,
            options,
            "application",
            arn=options.listener_arn,
            protocol=protocol._value_ if protocol is not None else None,
        )
        return _LookedUpListener(scope, id, found)

    @takes(ApplicationListenerProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationListenerProps) -> None:
        """Make a listener.

        Raises:
            ValidationError: protocol and port are both unknown, or options exclude each other.
        """
        protocol, port = protocol_and_port(scope, props.protocol, props.port)
        assert protocol is not None and port is not None  # as they are needed
        self._certificate_arns: list[str] = []
        balancer = props.load_balancer
        super().__init__(
            scope,
            id,
            {
                "load_balancer_arn": balancer.load_balancer_arn,
                "certificates": lazy_any(
                    lambda: [{"certificateArn": arn} for arn in self._certificate_arns], omit_empty=True
                ),
                "protocol": protocol._value_,
                "port": port,
                "ssl_policy": ssl_policy(scope, props.ssl_policy, encrypts=protocol is ApplicationProtocol.HTTPS),
                "mutual_authentication": _mutual_authentication(scope, props.mutual_authentication),
            },
        )
        self.load_balancer: IApplicationLoadBalancer = balancer
        self.protocol: ApplicationProtocol = protocol
        self.port: float = port
        from aws_cdk.aws_ec2.port import Port

        if props.certificates:
            self.add_certificates("DefaultCertificates", props.certificates)
        self._connections = Connections(
            security_groups=balancer.connections.security_groups, default_port=Port.tcp(port)
        )
        if props.default_action is not None and props.default_target_groups is not None:
            raise ValidationError(
                "Specify at most one of 'defaultAction' and 'defaultTargetGroups'",
                scope=self,
                fix="give default_action=ListenerAction.forward([...]), or default_target_groups",
            )
        if props.default_action is not None:
            self._set_default_action(props.default_action)
        if props.default_target_groups is not None:
            self._set_default_action(ListenerAction.forward(props.default_target_groups))
        if props.open is not False:
            self._open(port)

    def _open(self, port: float) -> None:
        from aws_cdk.aws_ec2.peer import Peer

        note = f"Allow from anyone on port {js_number_text(port)}"
        self.connections.allow_default_port_from(Peer.any_ipv4(), note)
        addresses = self.load_balancer.ip_address_type
        if addresses is IpAddressType.DUAL_STACK or (
            addresses is IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4 and flag_enabled(self.node, _OPEN_IPV6)
        ):
            self.connections.allow_default_port_from(Peer.any_ipv6(), note)

    @property
    def connections(self) -> Connections:
        """The connections of the load balancer, on this port."""
        return self._connections

    @checked
    def add_certificates(self, id: str, certificates: Sequence[IListenerCertificate]) -> None:
        """Add certificates, of which clients get the one that fits the host they ask for."""
        for index, certificate in further_certificates(self._certificate_arns, certificates):
            ApplicationListenerCertificate(self, f"{id}{index}", listener=self, certificates=[certificate])

    @takes(AddApplicationActionProps)
    def add_action(self, id: str, props: AddApplicationActionProps) -> None:
        """Do something with requests that meet conditions; without conditions it is what is done by default.

        Raises:
            ValidationError: there are conditions without a priority, or the other way round.
        """
        check_rule_options(self, props)
        if props.priority is not None:
            # As the peer: here the suffix cannot be removed, only at imported listeners.
            ApplicationListenerRule(
                self,
                f"{id}Rule",
                listener=self,
                priority=props.priority,
                conditions=props.conditions,
                action=props.action,
            )
        else:
            self._set_default_action(props.action)

    @takes(AddApplicationTargetGroupsProps)
    def add_target_groups(self, id: str, props: AddApplicationTargetGroupsProps) -> None:
        """Hand requests that meet conditions to target groups; without conditions all that no rule takes.

        Raises:
            ValidationError: there are conditions without a priority, or the other way round.
        """
        check_rule_options(self, props)
        if props.priority is not None:
            ApplicationListenerRule(
                self,
                f"{id}Rule",
                listener=self,
                priority=props.priority,
                conditions=props.conditions,
                target_groups=props.target_groups,
            )
        else:
            self._set_default_action(ListenerAction.forward(props.target_groups))

    @takes(AddApplicationTargetsProps)
    def add_targets(self, id: str, props: AddApplicationTargetsProps) -> ApplicationTargetGroup:
        """Make a target group of targets, and hand requests to it.

        Raises:
            ValidationError: the network of the load balancer is not known, or there are conditions without a priority.
        """
        vpc = self.load_balancer.vpc
        if vpc is None:
            raise ValidationError(
                "Can only call addTargets() when using a constructed Load Balancer or an imported Load Balancer with "
                "specified vpc; construct a new TargetGroup and use addTargetGroup",
                scope=self,
            )
        rule = {name: value for name, value in props._given().items() if name in ("conditions", "priority")}
        options = {name: value for name, value in props._given().items() if name not in rule}
        group = ApplicationTargetGroup(self, f"{id}Group", vpc=vpc, **options)
        self.add_target_groups(id, target_groups=[group], **rule)
        return group

    @checked
    def register_connectable(self, connectable: IConnectable, port_range: Port) -> None:
        """Let the load balancer reach a target."""
        connectable.connections.allow_from(self.load_balancer, port_range, "Load balancer to target")

    def _validate_listener(self) -> list[str]:
        problems = super()._validate_listener()
        if self.protocol is ApplicationProtocol.HTTPS and not self._certificate_arns:
            problems.append("HTTPS Listener needs at least one certificate (call addCertificates)")
        return problems

    def _set_default_action(self, action: ListenerAction) -> None:
        action.bind(self, self)
        self._replace_default_action(action)


class _ExternalListener(Resource, IApplicationListener):
    """A listener made elsewhere."""

    listener_arn: str
    is_application_listener = True
    _connections: Connections

    @property
    def connections(self) -> Connections:
        """The connections of its load balancer, on its port."""
        return self._connections

    @property
    def listener_ref(self) -> ListenerReference:
        """The reference to the listener."""
        return listener_reference(self.listener_arn)

    @checked
    def register_connectable(self, connectable: IConnectable, port_range: Port) -> None:
        """Let the load balancer reach a target."""
        self.connections.allow_to(connectable, port_range, "Load balancer to target")

    @checked
    def add_certificates(self, id: str, certificates: Sequence[IListenerCertificate]) -> None:
        """Add certificates, in one resource."""
        ApplicationListenerCertificate(self, id, listener=self, certificates=certificates)

    @takes(AddApplicationTargetGroupsProps)
    def add_target_groups(self, id: str, props: AddApplicationTargetGroupsProps) -> None:
        """Hand requests that meet conditions to target groups.

        Raises:
            ValidationError: there are no conditions, or no priority.
        """
        check_rule_options(self, props)
        if props.priority is None:
            raise ValidationError(
                "Cannot add default Target Groups to imported ApplicationListener",
                scope=self,
                fix="give conditions and priority, which make a rule of the listener",
            )
        ApplicationListenerRule(
            self,
            id,
            listener=self,
            priority=props.priority,
            conditions=props.conditions,
            target_groups=props.target_groups,
        )

    @takes(AddApplicationTargetsProps)
    def add_targets(self, id: str, props: AddApplicationTargetsProps) -> ApplicationTargetGroup:
        """Refuse: the network of the load balancer is not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Can only call addTargets() when using a constructed ApplicationListener; construct a new TargetGroup and "
            "use addTargetGroup.",
            scope=self,
        )

    @takes(AddApplicationActionProps)
    def add_action(self, id: str, props: AddApplicationActionProps) -> None:
        """Do something with requests that meet conditions.

        Raises:
            ValidationError: there are no conditions, or no priority.
        """
        check_rule_options(self, props)
        if props.priority is None:
            raise ValidationError(
                "priority must be set for actions added to an imported listener",
                scope=self,
                fix="give conditions and priority, which make a rule of the listener",
            )
        ApplicationListenerRule(
            self,
            id if props.remove_suffix else f"{id}Rule",
            listener=self,
            priority=props.priority,
            conditions=props.conditions,
            action=props.action,
        )


class _ImportedListener(_ExternalListener):
    def __init__(self, scope: Construct, id: str, attrs: ApplicationListenerAttributes) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_ec2.port import Port

        self.listener_arn = attrs.listener_arn
        self._connections = Connections(
            security_groups=[attrs.security_group],
            default_port=Port.tcp(attrs.default_port) if attrs.default_port is not None else None,
        )


class _LookedUpListener(_ExternalListener):
    def __init__(self, scope: Construct, id: str, found: dict[str, Any]) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_ec2.port import Port
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        self.listener_arn = found["listenerArn"]
        self._connections = Connections(default_port=Port.tcp(found["listenerPort"]))
        for group in found["securityGroupIds"]:
            self._connections.add_security_group(SecurityGroup.from_lookup_by_id(self, f"SecurityGroup-{group}", group))


def _mutual_authentication(scope: Construct, options: MutualAuthentication | None) -> dict[str, Any] | None:
    """Return how clients show certificates.

    Raises:
        ValidationError: an option needs another mode.
    """
    if options is None:
        return None
    mode = options.mutual_authentication_mode
    store = options.trust_store
    if mode is MutualAuthenticationMode.VERIFY:
        if store is None:
            raise ValidationError(
                f"You must set 'trustStore' when 'mode' is '{mode._value_}'", scope=scope, fix="give trust_store"
            )
    elif mode is not None:
        modes = "'off' or 'passthrough'"
        for name, value in (
            ("trustStore", store),
            ("ignoreClientCertificateExpiry", options.ignore_client_certificate_expiry),
            ("advertiseTrustStoreCaNames", options.advertise_trust_store_ca_names),
        ):
            if value is not None:
                raise ValidationError(
                    f"You cannot set '{name}' when 'mode' is {modes}",
                    scope=scope,
                    fix="MutualAuthenticationMode.VERIFY",
                )
    advertise = options.advertise_trust_store_ca_names
    return {
        "ignoreClientCertificateExpiry": options.ignore_client_certificate_expiry,
        "mode": mode._value_ if mode is not None else None,
        "trustStoreArn": store.trust_store_ref.trust_store_arn if store is not None else None,
        "advertiseTrustStoreCaNames": None if advertise is None else "on" if advertise else "off",
    }


__all__ = ["ApplicationListener", "IApplicationListener", "IApplicationListenerRef"]
