"""Authorizers: who decides whether a caller may call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.method_options import AuthorizationType


class IAuthorizer(Interface):
    """Decides whether a caller may call."""

    if TYPE_CHECKING:

        @property
        def authorizer_id(self) -> str: ...
        @property
        def authorization_type(self) -> AuthorizationType | None: ...

    else:
        _optional = ("authorization_type",)


class Authorizer(Resource, IAuthorizer):
    """Base of authorizers; a subclass sets ``authorizer_id`` and ``authorization_type``."""

    authorizer_id: str
    authorization_type: AuthorizationType | None = None

    @staticmethod
    def is_authorizer(x: Any) -> bool:
        """Tell whether ``x`` is an authorizer made here."""
        return isinstance(x, Authorizer)

    def _attach_to_api(self, api: Any) -> None:
        """Belong to ``api``, one of whose methods uses this authorizer.

        Raises:
            ValidationError: an app's own subclass; the official library knows no such ones either.
        """
        raise ValidationError(
            f"A subclass of Authorizer cannot guard the methods of {api.node.path}: {type(self).__name__}",
            scope=self,
            fix="write the class with @jsii.implements(IAuthorizer) and without this base",
        )
