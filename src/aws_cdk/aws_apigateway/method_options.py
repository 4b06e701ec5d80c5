"""Options of methods, and of the stages that serve them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway.request_validator import RequestValidatorOptions
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.authorizer import IAuthorizer
    from aws_cdk.aws_apigateway.integration import Integration
    from aws_cdk.aws_apigateway.model import IModel
    from aws_cdk.aws_apigateway.request_validator import IRequestValidator
    from aws_cdk.aws_apigateway.resource import IResource


class AuthorizationType(NamedEnum):
    """How callers prove that they may call."""

    NONE = "NONE"
    """They need not."""
    IAM = "AWS_IAM"
    """By signing with credentials of AWS."""
    CUSTOM = "CUSTOM"
    """A function decides."""
    COGNITO = "COGNITO_USER_POOLS"
    """By a token of a user pool."""


class MethodResponse(Struct):
    """A response that a method may give."""

    status_code: str
    """Its HTTP status."""
    response_models: Mapping[str, IModel] | None = None
    """The body's models, by content type."""
    response_parameters: Mapping[str, bool] | None = None
    """Headers that it may have, by ``method.response.header.NAME``; whether they are required."""


class MethodOptions(Struct):
    """Options of a method."""

    api_key_required: bool | None = None
    """Whether callers need an API key. Default: no."""
    authorization_scopes: Sequence[str] | None = None
    """Scopes that a token must have one of; only with a user pool."""
    authorization_type: AuthorizationType | None = None
    """How callers prove that they may call. Default: the authorizer's, else none."""
    authorizer: IAuthorizer | None = None
    """Who decides whether a caller may call. Default: nobody."""
    method_responses: Nested[Sequence[MethodResponse] | None] = nested()
    """The responses that the method may give."""
    operation_name: str | None = None
    """What the method is called in SDKs made of the API."""
    request_models: Mapping[str, IModel] | None = None
    """The body's models, by content type."""
    request_parameters: Mapping[str, bool] | None = None
    """Parameters, by ``method.request.querystring.NAME``; whether they are required."""
    request_validator: IRequestValidator | None = None
    """What of a request is checked; not with ``request_validator_options``."""
    request_validator_options: Nested[RequestValidatorOptions | None] = nested()
    """What of a request is checked, by a validator made for it."""


class MethodProps(Struct):
    """Options of `Method`."""

    http_method: str
    """``GET``, …, or ``ANY``."""
    resource: IResource
    """The path it is a method of."""
    integration: Integration | None = None
    """What answers it. Default: the resource's integration, else a mock."""
    options: Nested[MethodOptions | None] = nested()
    """Further options."""


__all__ = ["AuthorizationType", "MethodOptions", "MethodProps", "MethodResponse"]
