"""What versions and aliases have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.event_invoke_config import EventInvokeConfigOptions
from aws_cdk.aws_lambda.function_base import FunctionBase, IFunction
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.version import IVersion
    from constructs import Construct, Node


class QualifiedFunctionBase(FunctionBase):
    """A function with a qualifier."""

    lambda_: IFunction

    @property
    def qualifier(self) -> str:
        """Version number or alias name."""
        raise NotImplementedError

    @property
    def permissions_node(self) -> Node:
        """The node that permissions are made in: that of the version or alias."""
        return self.node

    @property
    def latest_version(self) -> IVersion:
        """The function's ``$LATEST``."""
        return self.lambda_.latest_version

    @property
    def tenancy_config(self) -> Any:
        """The function's tenancy."""
        return getattr(self.lambda_, "tenancy_config", None)

    @property
    def resource_arns_for_grant_invoke(self) -> list[str]:
        """The ARN a caller must be allowed."""
        return [self.function_arn]

    @takes(EventInvokeConfigOptions)
    def configure_async_invoke(self, options: EventInvokeConfigOptions) -> None:
        """Say how asynchronous calls of this version or alias go."""
        self._add_event_invoke_config(self.lambda_, options, self.qualifier)

    def consider_warning_on_invoke_function_permissions(self, scope: Construct, action: str) -> None:
        """Do nothing: the warning is about functions without a qualifier."""
