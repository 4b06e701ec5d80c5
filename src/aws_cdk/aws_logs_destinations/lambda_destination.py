"""Functions as destinations of log events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_logs.subscription_filter import ILogSubscriptionDestination, LogSubscriptionDestinationConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

_PERMISSION = "CanInvokeLambda"


class LambdaDestinationOptions(Struct):
    """Options of :class:`LambdaDestination`."""

    add_permissions: bool | None = None
    """Whether CloudWatch Logs is let call the function. Default: yes."""


class LambdaDestination(ILogSubscriptionDestination):
    """Calls a function with log events."""

    @takes(LambdaDestinationOptions)
    def __init__(self, fn: IFunction, options: LambdaDestinationOptions) -> None:
        self._fn = fn
        self._add_permissions = options.add_permissions is not False

    @checked
    def bind(self, scope: Construct, log_group: Any) -> LogSubscriptionDestinationConfig:
        """Let CloudWatch Logs call the function with events of ``log_group``."""
        if self._add_permissions:
            self._fn.add_permission(
                _PERMISSION,
                principal=ServicePrincipal("logs.amazonaws.com"),
                source_arn=log_group.log_group_ref.log_group_arn,
                # Below the filter: the function may be in another stack, which would then depend on this one too.
                scope=scope,
            )
            permission = scope.node.try_find_child(_PERMISSION)
            if permission is not None:
                scope.node.add_dependency(permission)
        return LogSubscriptionDestinationConfig(arn=self._fn.function_arn)
