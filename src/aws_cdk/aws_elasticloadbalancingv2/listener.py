"""What listeners of all load balancers have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_elasticloadbalancingv2._l1 import CfnListener
from aws_cdk.aws_elasticloadbalancingv2.attributes import Attributes
from aws_cdk.aws_elasticloadbalancingv2.enums import SslPolicy
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.context_provider import ContextProvider
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.listener_action import IListenerAction
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import ListenerReference
    from constructs import Construct


_POST_QUANTUM = "@aws-cdk/aws-elasticloadbalancingv2:usePostQuantumTlsPolicy"


class IListener(IResource):
    """A listener."""

    if TYPE_CHECKING:

        @property
        def listener_arn(self) -> str: ...
        @property
        def listener_ref(self) -> ListenerReference: ...


class BaseListenerLookupOptions(Struct):
    """Which listener is looked up."""

    listener_port: int | float | None = None
    """Its port. Default: any."""
    load_balancer_arn: str | None = None
    """The ARN of its load balancer. Default: any."""
    load_balancer_tags: Mapping[str, str] | None = None
    """Tags of its load balancer. Default: any."""


class BaseListener(Resource, IListener):
    """A listener of any load balancer."""

    def __init__(self, scope: Construct, id: str, additional_props: Any) -> None:
        super().__init__(scope, id)
        self._default_action: IListenerAction | None = None
        self._attributes = Attributes()
        resource = CfnListener(
            self,
            "Resource",
            **{
                **additional_props,
                "default_actions": lazy_any(
                    lambda: self._default_action.render_actions() if self._default_action is not None else []
                ),
                "listener_attributes": lazy_any(self._attributes.rendered, omit_empty=True),
            },
        )
        self.listener_arn: str = resource.ref
        check_before_synthesis(self, self._validate_listener)

    @property
    def listener_ref(self) -> ListenerReference:
        """The reference to the listener."""
        return listener_reference(self.listener_arn)

    @checked
    def set_attribute(self, key: str, value: str | None = None) -> None:
        """Set an attribute by its key."""
        self._attributes.set(key, value)

    @checked
    def remove_attribute(self, key: str) -> None:
        """Take an attribute away."""
        self._attributes.set(key, None)

    def _validate_listener(self) -> list[str]:
        """Return what is wrong with the listener; called before synthesis."""
        if self._default_action is None:
            return ["Listener needs at least one default action or target group (call addTargetGroups or addAction)"]
        return []

    def _replace_default_action(self, action: IListenerAction) -> None:
        if self._default_action is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-elbv2:listenerExistingDefaultActionReplaced",
                "A default Action already existed on this Listener and was replaced. Configure exactly one default "
                "Action.",
            )
        self._default_action = action


def ssl_policy(scope: Construct, given: SslPolicy | None, *, encrypts: bool) -> str | None:
    """Return the policy that a listener names: the one given, or if it encrypts, what a feature flag says."""
    if given is None and encrypts and flag_enabled(scope.node, _POST_QUANTUM):
        given = SslPolicy.TLS13_12_PQ
    return given._value_ if given is not None else None


def listener_reference(arn: str) -> ListenerReference:
    """Return the reference to a listener."""
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import ListenerReference

    return ListenerReference(listener_arn=arn)


def look_up_listener(
    scope: Construct, options: BaseListenerLookupOptions, kind: str, arn: str | None = None, protocol: str | None = None
) -> dict[str, Any]:
    """Return what is known of a listener in the account: ``listenerArn``, ``listenerPort``, ``securityGroupIds``.

    Args:
        kind: ``application`` or ``network``.

    Raises:
        ValidationError: an argument is a token, or the stack's environment is not known.
    """
    tags = options.load_balancer_tags
    props = {
        "listenerArn": arn,
        "listenerPort": options.listener_port,
        "listenerProtocol": protocol,
        "loadBalancerArn": options.load_balancer_arn,
        "loadBalancerTags": tag_list(tags),
        "loadBalancerType": kind,
    }
    if any(is_unresolved(value) for value in (*props.values(), *(tags or {}).values())):
        raise ValidationError(
            "All arguments to look up a load balancer listener must be concrete (no Tokens)",
            scope=scope,
            fix="give plain text; what is known at deployment only cannot be looked up",
        )
    found: dict[str, Any] = ContextProvider.get_value(
        scope,
        provider="load-balancer-listener",
        props=props,
        dummy_value={
            "listenerArn": (
                f"arn:aws:elasticloadbalancing:us-west-2:123456789012:listener/{kind}/my-load-balancer/50dc6c495c0c9188/"
                "f2f7dc8efc522ab2"
            ),
            "listenerPort": 80,
            "securityGroupIds": ["sg-123456789012"],
        },
    ).value
    return found


def tag_list(tags: Mapping[str, str] | None) -> list[dict[str, str]] | None:
    """Return tags as look-ups list them."""
    return None if tags is None else [{"key": key, "value": value} for key, value in tags.items()]


__all__ = ["BaseListener", "BaseListenerLookupOptions", "IListener"]
