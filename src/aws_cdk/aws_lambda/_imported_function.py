"""Functions made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.function_base import FunctionBase

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function import FunctionAttributes
    from constructs import Construct


class _ImportedFunction(FunctionBase):
    """A function known by its ARN."""

    def __init__(self, scope: Construct, id: str, attrs: FunctionAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.function_arn)
        self.function_arn = attrs.function_arn
        self.function_name = self._extract_name_from_arn(attrs.function_arn)
        self.role = attrs.role
        self.architecture = attrs.architecture or Architecture.X86_64
        self.tenancy_config = attrs.tenancy_config
        self._skip_permissions = bool(attrs.skip_permissions)
        if attrs.role is not None:
            self.grant_principal = attrs.role
        else:
            from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

            self.grant_principal = UnknownPrincipal(resource=self)
        if attrs.security_group is not None:
            from aws_cdk.aws_ec2 import Connections

            self._connections = Connections(security_groups=[attrs.security_group])
        same = attrs.same_environment
        self._can_create_permissions = self._is_stack_account() if same is None else same
