"""Functions that AppConfig invokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction

_PERMISSION_ID = "AppConfigPermission"


def let_appconfig_invoke(function: IFunction) -> None:
    """Let AppConfig invoke a function, unless it may already."""
    from aws_cdk.aws_iam.principals import ServicePrincipal

    if function.permissions_node.try_find_child(_PERMISSION_ID) is None:
        function.add_permission(_PERMISSION_ID, principal=ServicePrincipal("appconfig.amazonaws.com"))
