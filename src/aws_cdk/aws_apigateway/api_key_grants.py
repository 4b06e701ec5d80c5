"""Permissions on API keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_apigateway import IApiKeyRef

_READ = ["apigateway:GET"]
_WRITE = ["apigateway:POST", "apigateway:PUT", "apigateway:PATCH", "apigateway:DELETE"]


class ApiKeyGrants:
    """Gives permissions on an API key."""

    @checked
    def __init__(self, resource: IApiKeyRef) -> None:
        self._resource = resource

    @staticmethod
    @checked
    def from_api_key(resource: IApiKeyRef) -> ApiKeyGrants:
        """Return the grants of any key, made with L1 or L2."""
        return ApiKeyGrants(resource)

    @property
    def resource(self) -> IApiKeyRef:
        """The key."""
        return self._resource

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        return self._grant(grantee, actions, options.resource_arns)

    @checked
    def read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the key."""
        return self._grant(grantee, _READ)

    @checked
    def write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` change the key."""
        return self._grant(grantee, _WRITE)

    @checked
    def read_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read and change the key."""
        return self._grant(grantee, [*_READ, *_WRITE])

    def _grant(self, grantee: IGrantable, actions: Sequence[str], resource_arns: Sequence[str] | None = None) -> Grant:
        from aws_cdk.aws_apigateway._l1 import CfnApiKey
        from aws_cdk.aws_iam.grant import Grant

        arns = resource_arns if resource_arns is not None else [CfnApiKey.arn_for_api_key(self._resource)]
        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=arns)
