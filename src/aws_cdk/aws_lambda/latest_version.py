"""A function's ``$LATEST``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.function_base import FunctionBase
from aws_cdk.aws_lambda.version import IVersion
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.alias import Alias
    from constructs import Node


class LatestVersion(FunctionBase, IVersion):
    """What a function is now, as a version. Permissions cannot be added to it."""

    lambda_: FunctionBase
    version: str
    _fqn = "aws-cdk-lib.aws_lambda.FunctionBase"

    def __init__(self, function: FunctionBase) -> None:
        super().__init__(function, "$LATEST")
        self.lambda_ = function
        self.version = "$LATEST"
        self.role = function.role
        self.grant_principal = function.grant_principal

    @property
    def function_arn(self) -> str:  # type: ignore[override]  # follows the function
        """The function's ARN with the qualifier."""
        return f"{self.lambda_.function_arn}:{self.version}"

    @property
    def function_name(self) -> str:  # type: ignore[override]  # follows the function
        """The function's name with the qualifier."""
        return f"{self.lambda_.function_name}:{self.version}"

    @property
    def architecture(self) -> Any:
        """The function's architecture."""
        return self.lambda_.architecture

    @property
    def permissions_node(self) -> Node:
        """The node of this version."""
        return self.node

    @property
    def resource_arns_for_grant_invoke(self) -> list[str]:
        """The ARN a caller must be allowed."""
        return [self.function_arn]

    @property
    def edge_arn(self) -> str:
        """Never: ``$LATEST`` cannot be used at the edge."""
        raise ValidationError(
            "$LATEST function version cannot be used for Lambda@Edge",
            scope=self,
            fix="use current_version of the function",
        )

    @property
    def version_ref(self) -> Any:
        """The reference to the version."""
        from aws_cdk.interfaces.aws_lambda import VersionReference

        return VersionReference(function_arn=self.function_arn)

    @checked
    def add_alias(self, alias_name: str, **options: Any) -> Alias:
        """Make an alias of ``$LATEST`` (options of ``AliasOptions``)."""
        from aws_cdk.aws_lambda.alias import Alias

        return Alias(self, f"Alias{alias_name}", alias_name=alias_name, version=self, **options)


__all__: list[str] = []
