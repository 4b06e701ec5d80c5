"""Sign-in by Cognito."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.enums import UnauthenticatedAction
from aws_cdk.aws_elasticloadbalancingv2.listener_action import (
    ListenerAction,
    allow_identity_provider,
    for_rule,
    session_options,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool import IUserPool
    from aws_cdk.aws_cognito.user_pool_client import IUserPoolClient
    from aws_cdk.aws_cognito.user_pool_domain import IUserPoolDomain
    from aws_cdk.aws_elasticloadbalancingv2.application_listener import IApplicationListener
    from aws_cdk.core.duration import Duration
    from constructs import Construct, IConstruct

_TYPE = "authenticate-cognito"


class AuthenticateCognitoActionProps(Struct):
    """How users are signed in by Cognito."""

    next: ListenerAction
    """What is done for users who are signed in."""
    user_pool: IUserPool
    """The users."""
    user_pool_client: IUserPoolClient
    """The client; it needs a secret."""
    user_pool_domain: IUserPoolDomain
    """The domain on which users sign in."""
    allow_https_outbound: bool | None = None
    """Let the load balancer reach Cognito over HTTPS. Default: yes."""
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


class AuthenticateCognitoAction(ListenerAction):
    """Signs users in by Cognito."""

    @takes(AuthenticateCognitoActionProps)
    def __init__(self, options: AuthenticateCognitoActionProps) -> None:
        config = {
            "userPoolArn": options.user_pool.user_pool_arn,
            "userPoolClientId": options.user_pool_client.user_pool_client_id,
            "userPoolDomain": options.user_pool_domain.domain_name,
            **session_options(options),
        }
        super().__init__({"type": _TYPE, "authenticateCognitoConfig": config}, options.next)
        self._add_rule_action({"type": _TYPE, "authenticateCognitoConfig": for_rule(config, options)})
        self._allow_https_outbound = options.allow_https_outbound is not False

    @checked
    def bind(
        self, scope: Construct, listener: IApplicationListener, associating_construct: IConstruct | None = None
    ) -> None:
        """Let the load balancer reach Cognito, unless that is off."""
        super().bind(scope, listener, associating_construct)
        if self._allow_https_outbound:
            allow_identity_provider(listener)


__all__ = ["AuthenticateCognitoAction", "AuthenticateCognitoActionProps"]
