"""Gateway responses: what API Gateway answers itself when it refuses a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway._l1 import CfnGatewayResponse
from aws_cdk.aws_apigateway._part import make_part
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.interfaces.aws_apigateway import GatewayResponseReference
    from constructs import Construct


class ResponseType:
    """Why API Gateway answers itself."""

    ACCESS_DENIED: ResponseType
    API_CONFIGURATION_ERROR: ResponseType
    AUTHORIZER_CONFIGURATION_ERROR: ResponseType
    AUTHORIZER_FAILURE: ResponseType
    BAD_REQUEST_BODY: ResponseType
    BAD_REQUEST_PARAMETERS: ResponseType
    DEFAULT_4_XX: ResponseType
    DEFAULT_5_XX: ResponseType
    EXPIRED_TOKEN: ResponseType
    INTEGRATION_FAILURE: ResponseType
    INTEGRATION_TIMEOUT: ResponseType
    INVALID_API_KEY: ResponseType
    INVALID_SIGNATURE: ResponseType
    MISSING_AUTHENTICATION_TOKEN: ResponseType
    QUOTA_EXCEEDED: ResponseType
    REQUEST_TOO_LARGE: ResponseType
    RESOURCE_NOT_FOUND: ResponseType
    THROTTLED: ResponseType
    UNAUTHORIZED: ResponseType
    UNSUPPORTED_MEDIA_TYPE: ResponseType
    WAF_FILTERED: ResponseType

    @checked
    def __init__(self, type: str) -> None:
        self.response_type = type

    @staticmethod
    @checked
    def of(type: str) -> ResponseType:
        """Return a type by its name, which is made upper-case."""
        return ResponseType(type.upper())


for _name in ResponseType.__annotations__:
    setattr(ResponseType, _name, ResponseType(_name.replace("_XX", "XX")))


class GatewayResponseOptions(Struct):
    """Options of a gateway response."""

    type: ResponseType
    """Why API Gateway answers itself."""
    response_headers: Mapping[str, str] | None = None
    """Headers, with values as mapping expressions: ``'text'``."""
    status_code: str | None = None
    """The HTTP status. Default: the type's."""
    templates: Mapping[str, str] | None = None
    """Templates of the body, by content type."""


class GatewayResponseProps(GatewayResponseOptions):
    """Options of `GatewayResponse`."""

    rest_api: IRestApi
    """The API it belongs to."""


class IGatewayResponse(IResource):
    """What API Gateway answers itself."""

    if TYPE_CHECKING:

        @property
        def gateway_response_ref(self) -> GatewayResponseReference: ...


class GatewayResponse(Resource, IGatewayResponse):
    """What API Gateway answers itself for one reason."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.GatewayResponse"

    @staticmethod
    @checked
    def from_gateway_response_id(scope: Construct, id: str, gateway_response_id: str) -> IGatewayResponse:
        """Return a gateway response made elsewhere, by its id."""
        return _ImportedGatewayResponse(scope, id, gateway_response_id)

    @takes(GatewayResponseProps)
    def __init__(self, scope: Construct, id: str, props: GatewayResponseProps) -> None:
        super().__init__(scope, id)
        headers = props.response_headers
        # The order of keys is hashed into the deployment's logical id.
        options = {
            "restApiId": props.rest_api.rest_api_id,
            "responseType": props.type.response_type,
            "responseParameters": (
                None
                if headers is None
                else {f"gatewayresponse.header.{name}": value for name, value in headers.items()}
            ),
            "responseTemplates": props.templates,
            "statusCode": props.status_code,
        }
        self._resource = make_part(CfnGatewayResponse, self, options, props.rest_api, "gatewayResponse")

    @property
    def gateway_response_ref(self) -> GatewayResponseReference:
        """The reference to the response."""
        reference: GatewayResponseReference = self._resource.gateway_response_ref
        return reference


class _ImportedGatewayResponse(Resource, IGatewayResponse):
    _fqn = "aws-cdk-lib.Resource"

    gateway_response_ref: GatewayResponseReference

    def __init__(self, scope: Construct, id: str, response_id: str) -> None:
        super().__init__(scope, id)
        from aws_cdk.interfaces.aws_apigateway import GatewayResponseReference

        self.gateway_response_ref = GatewayResponseReference(gateway_response_id=response_id)


__all__ = ["GatewayResponse", "GatewayResponseOptions", "GatewayResponseProps", "IGatewayResponse", "ResponseType"]
