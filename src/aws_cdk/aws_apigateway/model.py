"""Models: the shape of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway._l1 import CfnModel
from aws_cdk.aws_apigateway._part import make_part
from aws_cdk.aws_apigateway.json_schema import JsonSchema, rendered_schema
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Nested, Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from constructs import Construct


class IModel(Interface):
    """The shape of a body."""

    if TYPE_CHECKING:

        @property
        def model_id(self) -> str: ...


class ModelOptions(Struct):
    """Options of a model."""

    schema: Nested[JsonSchema]
    """The shape, as JSON schema."""
    content_type: str | None = None
    """The body's content type. Default: ``application/json``."""
    description: str | None = None
    model_name: str | None = None
    """Letters and digits. Default: chosen by CloudFormation."""


class ModelProps(ModelOptions):
    """Options of `Model`."""

    rest_api: IRestApi
    """The API it belongs to."""


class _KnownModel(IModel):
    def __init__(self, model_id: str) -> None:
        self._id = model_id

    @property
    def model_id(self) -> str:
        """The model's name."""
        return self._id


class Model(Resource, IModel):
    """The shape of bodies of an API's requests or responses."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.Model"

    EMPTY_MODEL: IModel = _KnownModel("Empty")
    """A model that every API has: any body."""
    ERROR_MODEL: IModel = _KnownModel("Error")
    """A model that every API has: an error with a message."""

    @staticmethod
    @checked
    def from_model_name(scope: Construct, id: str, model_name: str) -> IModel:
        """Return a model made elsewhere, by its name."""
        return _ImportedModel(scope, id, model_name)

    @takes(ModelProps)
    def __init__(self, scope: Construct, id: str, props: ModelProps) -> None:
        super().__init__(scope, id, physical_name=props.model_name)
        # The order of keys is hashed into the deployment's logical id.
        options = {
            "name": self.physical_name,
            "restApiId": props.rest_api.rest_api_id,
            "contentType": props.content_type if props.content_type is not None else "application/json",
            "description": props.description,
            "schema": rendered_schema(props.schema),
        }
        resource = make_part(CfnModel, self, options, props.rest_api, "model")
        self.model_id: str = self._get_resource_name_attribute(resource.ref)


class _ImportedModel(Resource, IModel):
    _fqn = "aws-cdk-lib.Resource"

    model_id: str

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.model_id = name


__all__ = ["IModel", "Model", "ModelOptions", "ModelProps"]
