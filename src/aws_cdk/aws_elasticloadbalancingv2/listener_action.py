"""What listeners of application load balancers do with requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_elasticloadbalancingv2.enums import UnauthenticatedAction
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.application_listener import IApplicationListener
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import IApplicationTargetGroup
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct, IConstruct

_IDENTITY_PROVIDER_PORT = 443
_LONGEST_ENDPOINT = 256


class IListenerAction(Interface):
    """What a listener does with requests or connections."""

    def render_actions(self) -> list[Any]:
        """Return the actions as listeners have them."""
        raise NotImplementedError

    def render_rule_actions(self) -> list[Any]:
        """Return the actions as rules have them."""
        raise NotImplementedError


class ForwardOptions(Struct):
    """How requests are handed on."""

    stickiness_duration: Duration | None = None
    """How long requests of a client go to the group that got the first. Default: they need not."""


class WeightedTargetGroup(Struct):
    """A target group, and how much it gets."""

    target_group: IApplicationTargetGroup
    """The group."""
    weight: int | float | None = None
    """Its part of the requests, 0 to 999. Default: 1."""


class FixedResponseOptions(Struct):
    """An answer."""

    content_type: str | None = None
    """Its type: ``text/plain``, ``text/css``, ``text/html``, ``application/javascript`` or ``application/json``."""
    message_body: str | None = None
    """Its body, up to 1,024 characters. Default: none."""


class RedirectOptions(Struct):
    """Where requests are sent; what is left out stays as it is. ``#{host}`` and the like stand for what was asked."""

    host: str | None = None
    """The host."""
    path: str | None = None
    """The path, which starts with ``/``."""
    permanent: bool | None = None
    """Whether browsers may remember it. Default: no."""
    port: str | None = None
    """The port."""
    protocol: str | None = None
    """``HTTP`` or ``HTTPS``."""
    query: str | None = None
    """The query, without ``?``."""


class AuthenticateOidcOptions(Struct):
    """How users are signed in by OpenID Connect."""

    authorization_endpoint: str
    """Where users sign in."""
    client_id: str
    """The client's id."""
    client_secret: SecretValue
    """The client's secret."""
    issuer: str
    """Who issues tokens."""
    next: ListenerAction
    """What is done for users who are signed in."""
    token_endpoint: str
    """Where tokens are given."""
    user_info_endpoint: str
    """Where it is told who a user is."""
    allow_https_outbound: bool | None = None
    """Let the load balancer reach the endpoints over HTTPS. Default: yes."""
    authentication_request_extra_params: Mapping[str, str] | None = None
    """Further parameters, up to 10, of the request to sign in."""
    on_unauthenticated_request: UnauthenticatedAction | None = None
    """What is done for users who are not. Default: they sign in."""
    scope: str | None = None
    """What is asked of users' data. Default: ``openid``."""
    session_cookie_name: str | None = None
    """Name of the cookie. Default: ``AWSELBAuthSessionCookie``."""
    session_timeout: Duration | None = None
    """How long a sign-in lasts. Default: 7 days."""


class AuthenticateJwtOptions(Struct):
    """How tokens in requests are checked."""

    issuer: str
    """Who issues tokens."""
    jwks_endpoint: str
    """Where the issuer's keys are."""
    next: ListenerAction
    """What is done with requests whose token is good."""


class ListenerAction(IListenerAction):
    """What a listener or a rule does with a request; one action may follow another."""

    @checked
    def __init__(self, default_action_json: Any, next: ListenerAction | None = None) -> None:
        self._action = default_action_json
        self._rule_action: Any = None
        self.next = next

    # -- kinds of actions -------------------------------------------------

    @staticmethod
    @takes(ForwardOptions)
    def forward(target_groups: Sequence[IApplicationTargetGroup], options: ForwardOptions) -> ListenerAction:
        """Return the action that hands requests to target groups, in equal parts.

        Raises:
            ValidationError: there are none.
        """
        _need_groups(target_groups, "ListenerAction.forward()")
        if len(target_groups) == 1 and options.stickiness_duration is None:
            return _Forward(target_groups, {"type": "forward", "targetGroupArn": target_groups[0].target_group_arn})
        equal = [WeightedTargetGroup(target_group=group, weight=1) for group in target_groups]
        return ListenerAction.weighted_forward(equal, **options._given())

    @staticmethod
    @takes(ForwardOptions)
    def weighted_forward(target_groups: Sequence[WeightedTargetGroup], options: ForwardOptions) -> ListenerAction:
        """Return the action that hands requests to target groups, in parts as their weights are.

        Raises:
            ValidationError: there are none.
        """
        _need_groups(target_groups, "ListenerAction.weightedForward()")
        weighted = [WeightedTargetGroup.of(group) for group in target_groups]
        return _Forward([group.target_group for group in weighted], forward_json(weighted, options.stickiness_duration))

    @staticmethod
    @takes(FixedResponseOptions)
    def fixed_response(status_code: int | float, options: FixedResponseOptions) -> ListenerAction:
        """Return the action that answers by itself."""
        return ListenerAction(
            {
                "type": "fixed-response",
                "fixedResponseConfig": {
                    "statusCode": js_number_text(status_code),
                    "contentType": options.content_type,
                    "messageBody": options.message_body,
                },
            }
        )

    @staticmethod
    @takes(RedirectOptions)
    def redirect(options: RedirectOptions) -> ListenerAction:
        """Return the action that sends clients elsewhere.

        Raises:
            ValidationError: nothing changes, so that it would go on for ever, or the path does not start with ``/``.
        """
        if not any((options.host, options.path, options.port, options.protocol, options.query)):
            raise ValidationError(
                "To prevent redirect loops, set at least one of 'protocol', 'host', 'port', 'path', or 'query'."
            )
        if options.path and not options.path.startswith("/"):
            raise ValidationError(
                f"Redirect path must start with a '/', got: {options.path}", fix=f"path='/{options.path}'"
            )
        return ListenerAction(
            {
                "type": "redirect",
                "redirectConfig": {
                    "statusCode": "HTTP_301" if options.permanent else "HTTP_302",
                    "host": options.host,
                    "path": options.path,
                    "port": options.port,
                    "protocol": options.protocol,
                    "query": options.query,
                },
            }
        )

    @staticmethod
    @takes(AuthenticateOidcOptions)
    def authenticate_oidc(options: AuthenticateOidcOptions) -> ListenerAction:
        """Return the action that signs users in by OpenID Connect."""
        return _Oidc(options)

    @staticmethod
    @takes(AuthenticateJwtOptions)
    def authenticate_jwt(options: AuthenticateJwtOptions) -> ListenerAction:
        """Return the action that checks tokens in requests.

        Raises:
            ValidationError: the endpoint's address is not one of https, or is longer than 256 characters.
        """
        endpoint = options.jwks_endpoint
        if not is_unresolved(endpoint) and not endpoint.startswith("https://"):
            raise ValidationError(
                f"JWKS endpoint must use HTTPS protocol, got: {endpoint}",
                fix="give an address that begins with https://",
            )
        if not is_unresolved(endpoint) and len(endpoint) > _LONGEST_ENDPOINT:
            raise ValidationError(
                f"JWKS endpoint must be {_LONGEST_ENDPOINT} characters or fewer, got {len(endpoint)} characters"
            )
        config = {"issuer": options.issuer, "jwksEndpoint": options.jwks_endpoint}
        return ListenerAction({"type": "jwt-validation", "jwtValidationConfig": config}, options.next)

    # -- rendering --------------------------------------------------------

    def render_actions(self) -> list[Any]:
        """Return this action and those that follow, as listeners have them."""
        return self._renumber([self._action, *(self.next.render_actions() if self.next else ())])

    def render_rule_actions(self) -> list[Any]:
        """Return this action and those that follow, as rules have them."""
        own = self._action if self._rule_action is None else self._rule_action
        return self._renumber([own, *(self.next.render_rule_actions() if self.next else ())])

    @checked
    def bind(
        self, scope: Construct, listener: IApplicationListener, associating_construct: IConstruct | None = None
    ) -> None:
        """Do what a listener needs for the action; called as the action is given to it or to a rule of it."""
        if self.next is not None:
            self.next.bind(scope, listener, associating_construct)

    def _add_rule_action(self, action_json: Any) -> None:
        """Say how rules have the action, where it differs from listeners."""
        self._rule_action = action_json

    def _renumber(self, actions: list[Any]) -> list[Any]:
        """Number the actions, if there are several."""
        if len(actions) < 2:
            return actions
        return [with_order(action, order) for order, action in enumerate(actions, start=1)]


def with_order(action: Any, order: int) -> Any:
    """Return ``action``, a mapping or a property of L1, with its place among others."""
    if isinstance(action, Struct):
        return action._with(order=order)
    return {**action, "order": order}


class _Forward(ListenerAction):
    def __init__(self, groups: Sequence[IApplicationTargetGroup], action: Any) -> None:
        super().__init__(action)
        self._groups = groups

    @checked
    def bind(
        self, scope: Construct, listener: IApplicationListener, associating_construct: IConstruct | None = None
    ) -> None:
        for group in self._groups:
            group.register_listener(listener, associating_construct)


class _Oidc(ListenerAction):
    def __init__(self, options: AuthenticateOidcOptions) -> None:
        config = {
            "authorizationEndpoint": options.authorization_endpoint,
            "clientId": options.client_id,
            "clientSecret": options.client_secret.unsafe_unwrap(),
            "issuer": options.issuer,
            "tokenEndpoint": options.token_endpoint,
            "userInfoEndpoint": options.user_info_endpoint,
            **session_options(options),
        }
        super().__init__({"type": "authenticate-oidc", "authenticateOidcConfig": config}, options.next)
        self._add_rule_action({"type": "authenticate-oidc", "authenticateOidcConfig": for_rule(config, options)})
        self._allow_https_outbound = options.allow_https_outbound is not False

    @checked
    def bind(
        self, scope: Construct, listener: IApplicationListener, associating_construct: IConstruct | None = None
    ) -> None:
        super().bind(scope, listener, associating_construct)
        if self._allow_https_outbound:
            allow_identity_provider(listener)


def allow_identity_provider(listener: IApplicationListener) -> None:
    """Let the load balancer of ``listener`` reach who signs users in."""
    from aws_cdk.aws_ec2.port import Port

    listener.connections.allow_to_any_ipv4(Port.tcp(_IDENTITY_PROVIDER_PORT), "Allow to IdP endpoint")


def session_options(options: Any) -> dict[str, Any]:
    """Return what all ways to sign in have in common, as listeners have it."""
    on_request = options.on_unauthenticated_request
    timeout = options.session_timeout
    return {
        "authenticationRequestExtraParams": options.authentication_request_extra_params,
        "onUnauthenticatedRequest": on_request._value_ if on_request is not None else None,
        "scope": options.scope,
        "sessionCookieName": options.session_cookie_name,
        "sessionTimeout": js_number_text(timeout.to_seconds()) if timeout is not None else None,
    }


def for_rule(config: Mapping[str, Any], options: Any) -> dict[str, Any]:
    """Return ``config`` as rules have it: there the time of a session is a number."""
    timeout = options.session_timeout
    return {**config, "sessionTimeout": timeout.to_seconds() if timeout is not None else None}


def forward_json(groups: Sequence[Any], stickiness: Duration | None) -> dict[str, Any]:
    """Return the action that hands on to weighted groups."""
    config: dict[str, Any] = {
        "targetGroups": [
            {"targetGroupArn": each.target_group.target_group_arn, "weight": each.weight} for each in groups
        ]
    }
    if stickiness is not None:
        config["targetGroupStickinessConfig"] = {"durationSeconds": stickiness.to_seconds(), "enabled": True}
    return {"type": "forward", "forwardConfig": config}


def _need_groups(groups: Sequence[Any], where: str) -> None:
    if not groups:
        raise ValidationError(f"Need at least one targetGroup in a {where}")


__all__ = [
    "AuthenticateJwtOptions",
    "AuthenticateOidcOptions",
    "FixedResponseOptions",
    "ForwardOptions",
    "IListenerAction",
    "ListenerAction",
    "RedirectOptions",
    "WeightedTargetGroup",
]
