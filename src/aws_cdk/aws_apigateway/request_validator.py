"""Request validators: what of a request is checked before the backend sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway._l1 import CfnRequestValidator
from aws_cdk.aws_apigateway._part import make_part
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.interfaces.aws_apigateway import RequestValidatorReference
    from constructs import Construct


class IRequestValidator(IResource):
    """Checks requests."""

    if TYPE_CHECKING:

        @property
        def request_validator_id(self) -> str: ...
        @property
        def request_validator_ref(self) -> RequestValidatorReference: ...


class RequestValidatorOptions(Struct):
    """Options of a request validator."""

    request_validator_name: str | None = None
    """Name of the validator. Default: none."""
    validate_request_body: bool | None = None
    """Check bodies by the method's models. Default: no."""
    validate_request_parameters: bool | None = None
    """Check that required parameters are there. Default: no."""


class RequestValidatorProps(RequestValidatorOptions):
    """Options of `RequestValidator`."""

    rest_api: IRestApi
    """The API it belongs to."""


class _ValidatorBase(Resource, IRequestValidator):
    request_validator_id: str

    @property
    def request_validator_ref(self) -> RequestValidatorReference:
        """The reference to the validator."""
        from aws_cdk.interfaces.aws_apigateway import RequestValidatorReference

        return RequestValidatorReference(request_validator_id=self.request_validator_id)


class RequestValidator(_ValidatorBase):
    """Checks the requests of methods."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.RequestValidator"

    @staticmethod
    @checked
    def from_request_validator_id(scope: Construct, id: str, request_validator_id: str) -> IRequestValidator:
        """Return a validator made elsewhere, by its id."""
        return _ImportedValidator(scope, id, request_validator_id)

    @takes(RequestValidatorProps)
    def __init__(self, scope: Construct, id: str, props: RequestValidatorProps) -> None:
        super().__init__(scope, id, physical_name=props.request_validator_name)
        # The order of keys is hashed into the deployment's logical id.
        options = {
            "name": self.physical_name,
            "restApiId": props.rest_api.rest_api_id,
            "validateRequestBody": props.validate_request_body,
            "validateRequestParameters": props.validate_request_parameters,
        }
        resource = make_part(CfnRequestValidator, self, options, props.rest_api, "validator")
        self.request_validator_id = resource.ref


class _ImportedValidator(_ValidatorBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, validator_id: str) -> None:
        super().__init__(scope, id)
        self.request_validator_id = validator_id


__all__ = ["IRequestValidator", "RequestValidator", "RequestValidatorOptions", "RequestValidatorProps"]
