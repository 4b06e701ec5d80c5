"""Parts of APIs as others see them: routes, integrations, authorizers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.resource import IResource

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_apigatewayv2 import AuthorizerReference, IntegrationReference, RouteReference


class IRoute(IResource):
    """What an API does for one kind of request."""

    if TYPE_CHECKING:

        @property
        def route_id(self) -> str: ...
        @property
        def route_ref(self) -> RouteReference: ...


class IIntegration(IResource):
    """What answers routes."""

    if TYPE_CHECKING:

        @property
        def integration_id(self) -> str: ...
        @property
        def integration_ref(self) -> IntegrationReference: ...


class IAuthorizer(IResource):
    """Decides whether a caller may call."""

    if TYPE_CHECKING:

        @property
        def authorizer_id(self) -> str: ...
        @property
        def authorizer_ref(self) -> AuthorizerReference: ...
