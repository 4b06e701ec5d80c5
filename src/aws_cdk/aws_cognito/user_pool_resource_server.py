"""Servers whose scopes clients may ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_cognito._l1 import CfnUserPoolResourceServer
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cognito import IUserPoolRef, UserPoolResourceServerReference
    from constructs import Construct


class IUserPoolResourceServer(IResource):
    """A server whose scopes clients may ask for."""

    if TYPE_CHECKING:

        @property
        def user_pool_resource_server_id(self) -> str: ...
        @property
        def user_pool_resource_server_ref(self) -> UserPoolResourceServerReference: ...


class ResourceServerScopeProps(Struct):
    """Options of a scope."""

    scope_description: str
    """What it allows."""
    scope_name: str
    """Its name."""


class ResourceServerScope:
    """A scope of a server.

    Attributes:
        scope_name: Its name.
        scope_description: What it allows.
    """

    @takes(ResourceServerScopeProps)
    def __init__(self, props: ResourceServerScopeProps) -> None:
        self.scope_name = props.scope_name
        self.scope_description = props.scope_description


class UserPoolResourceServerOptions(Struct):
    """Options of a server."""

    identifier: str
    """What tells it from others, such as its URL."""
    scopes: Sequence[ResourceServerScope] | None = None
    """Its scopes. Default: none."""
    user_pool_resource_server_name: str | None = None
    """Its name. Default: the identifier."""


class UserPoolResourceServerProps(UserPoolResourceServerOptions):
    """Options of `UserPoolResourceServer`."""

    user_pool: IUserPoolRef
    """The pool."""


class UserPoolResourceServer(Resource, IUserPoolResourceServer):
    """A server whose scopes clients may ask for."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolResourceServer"

    user_pool_resource_server_id: str

    @staticmethod
    @checked
    def from_user_pool_resource_server_id(
        scope: Construct, id: str, user_pool_resource_server_id: str
    ) -> IUserPoolResourceServer:
        """Return a server made elsewhere, by its id."""
        return _ImportedResourceServer(scope, id, user_pool_resource_server_id)

    @takes(UserPoolResourceServerProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolResourceServerProps) -> None:
        super().__init__(scope, id, physical_name=props.identifier)
        name = props.user_pool_resource_server_name
        scopes = props.scopes
        resource = CfnUserPoolResourceServer(
            self,
            "Resource",
            identifier=self.physical_name,
            name=name if name is not None else self.physical_name,
            scopes=(
                None
                if scopes is None
                else [
                    {"scope_name": scope.scope_name, "scope_description": scope.scope_description} for scope in scopes
                ]
            ),
            user_pool_id=props.user_pool.user_pool_ref.user_pool_id,
        )
        self._user_pool_id, self._identifier = props.user_pool.user_pool_ref.user_pool_id, props.identifier
        self.user_pool_resource_server_id = resource.ref

    @property
    def user_pool_resource_server_ref(self) -> UserPoolResourceServerReference:
        """The reference to the server."""
        from aws_cdk.interfaces.aws_cognito import UserPoolResourceServerReference

        return UserPoolResourceServerReference(user_pool_id=self._user_pool_id, identifier=self._identifier)


class _ImportedResourceServer(Resource, IUserPoolResourceServer):
    _fqn = "aws-cdk-lib.Resource"

    user_pool_resource_server_id: str

    def __init__(self, scope: Construct, id: str, server_id: str) -> None:
        super().__init__(scope, id)
        self.user_pool_resource_server_id = server_id

    @property
    def user_pool_resource_server_ref(self) -> UserPoolResourceServerReference:
        """Is not known of a server made elsewhere.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "userPoolId is not available on UserPoolResourceServer.fromUserPoolResourceServerId()",
            scope=self,
            fix="name pool and identifier where the server is needed",
        )


__all__ = [
    "IUserPoolResourceServer",
    "ResourceServerScope",
    "ResourceServerScopeProps",
    "UserPoolResourceServer",
    "UserPoolResourceServerOptions",
    "UserPoolResourceServerProps",
]
