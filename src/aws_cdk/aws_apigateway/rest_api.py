"""The REST API whose paths and methods are constructs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnRestApi
from aws_cdk.aws_apigateway.integrations import LambdaIntegration, LambdaIntegrationOptions
from aws_cdk.aws_apigateway.model import Model, ModelOptions
from aws_cdk.aws_apigateway.request_validator import RequestValidator, RequestValidatorOptions
from aws_cdk.aws_apigateway.resource import _RootResource
from aws_cdk.aws_apigateway.resource_options import ResourceOptions
from aws_cdk.aws_apigateway.rest_api_base import IRestApi, RestApiBase
from aws_cdk.aws_apigateway.rest_api_options import RestApiBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.method import Method
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.core.size import Size
    from constructs import Construct


class ApiKeySourceType(NamedEnum):
    """Where a request's API key is."""

    HEADER = "HEADER"
    """In the header ``X-API-Key``."""
    AUTHORIZER = "AUTHORIZER"
    """An authorizer's function gives it."""


class RestApiProps(ResourceOptions, RestApiBaseProps):
    """Options of `RestApi`."""

    api_key_source_type: ApiKeySourceType | None = None
    """Where a request's API key is. Default: in the header."""
    binary_media_types: Sequence[str] | None = None
    """Content types that are passed on as bytes. Default: none."""
    clone_from: IRestApi | None = None
    """An API to copy."""
    min_compression_size: Size | None = None
    """Compress bodies from this size on. Default: never."""
    minimum_compression_size: int | float | None = None
    """The older form of ``min_compression_size``, in bytes."""


class RestApiAttributes(Struct):
    """What is known of an API made elsewhere."""

    rest_api_id: str
    """Its id."""
    root_resource_id: str
    """Id of its root."""
    rest_api_name: str | None = None
    """Its name. Default: the construct's id."""


class RestApi(RestApiBase):
    """A REST API.

    By default it is deployed to a stage ``prod``, and again whenever it changes.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.RestApi"
    _is_made_here = True
    _is_built_of_parts = True
    """No definition describes it."""

    @staticmethod
    def is_rest_api(x: Any) -> bool:
        """Tell whether ``x`` is a REST API of this app."""
        return isinstance(x, RestApi)

    @staticmethod
    @checked
    def from_rest_api_id(scope: Construct, id: str, rest_api_id: str) -> IRestApi:
        """Return an API made elsewhere, by its id; nothing can be added to it."""
        return _ImportedRestApi(scope, id, rest_api_id, None, None)

    @staticmethod
    @takes(RestApiAttributes)
    def from_rest_api_attributes(scope: Construct, id: str, attrs: RestApiAttributes) -> IRestApi:
        """Return an API made elsewhere, by what is known of it; paths and methods may be added."""
        return _ImportedRestApi(scope, id, attrs.rest_api_id, attrs.root_resource_id, attrs.rest_api_name)

    @takes(RestApiProps)
    def __init__(self, scope: Construct, id: str, props: RestApiProps) -> None:
        self._init_rest_api(scope, id, props)

    def _init_rest_api(self, scope: Construct, id: str, props: RestApiProps) -> None:
        self._init_api(scope, id, props)
        if props.min_compression_size is not None and props.minimum_compression_size is not None:
            raise ValidationError(
                "both properties minCompressionSize and minimumCompressionSize cannot be set at once.",
                scope=self,
                fix="keep min_compression_size, the newer one",
            )
        self.resource_policy = props.policy
        size = props.min_compression_size
        resource = CfnRestApi(
            self,
            "Resource",
            name=self.physical_name,
            description=props.description,
            policy=lazy_any(lambda: self.resource_policy),
            fail_on_warnings=props.fail_on_warnings,
            minimum_compression_size=size.to_bytes() if size is not None else props.minimum_compression_size,
            binary_media_types=props.binary_media_types,
            endpoint_configuration=self._endpoint(props),
            api_key_source_type=props.api_key_source_type._value_ if props.api_key_source_type is not None else None,
            clone_from=props.clone_from.rest_api_id if props.clone_from is not None else None,
            parameters=props.parameters,
            disable_execute_api_endpoint=props.disable_execute_api_endpoint,
        )
        self.node.default_child = resource
        self.rest_api_id = resource.ref
        self._configure_cloud_watch_role(resource, props)
        self._configure_deployment(props)
        if props.domain_name is not None:
            self.add_domain_name("CustomDomain", **props.domain_name._given())
        self.rest_api_root_resource_id = resource.attr_root_resource_id
        self.root = _RootResource(self, props, resource.attr_root_resource_id)
        check_before_synthesis(self, lambda: [] if self.methods else ["The REST API doesn't contain any methods"])

    @property
    def methods(self) -> list[Method]:
        """The methods made so far."""
        return self._methods

    @takes(ModelOptions)
    def add_model(self, id: str, props: ModelOptions) -> Model:
        """Add the shape of a body."""
        return Model(self, id, rest_api=self, **props._given())

    @takes(RequestValidatorOptions)
    def add_request_validator(self, id: str, props: RequestValidatorOptions) -> RequestValidator:
        """Add a check of requests."""
        return RequestValidator(self, id, rest_api=self, **props._given())

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement about who may call."""
        return self._add_to_own_policy(statement)


class _ImportedRestApi(RestApiBase):
    """A REST API made elsewhere."""

    _fqn = "aws-cdk-lib.aws_apigateway.RestApiBase"

    def __init__(
        self, scope: Construct, id: str, rest_api_id: str, root_resource_id: str | None, name: str | None
    ) -> None:
        self._init_api(scope, id, RestApiBaseProps() if name is None else RestApiBaseProps(rest_api_name=name))
        self.rest_api_id = rest_api_id
        if root_resource_id is not None:
            self.rest_api_root_resource_id = root_resource_id
            self.root = _RootResource(self, ResourceOptions(), root_resource_id)

    def __getattr__(self, name: str) -> Any:
        """Explain what is not known of an API imported by its id alone."""
        missing = {"root": "root", "rest_api_root_resource_id": "restApiRootResourceId"}.get(name)
        if missing is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        raise ValidationError(
            f"{missing} is not configured when imported using `fromRestApiId()`. Use `fromRestApiAttributes()` API instead.",
            scope=self,
        )


class LambdaRestApiProps(RestApiProps):
    """Options of `LambdaRestApi`."""

    handler: IFunction
    """The function that answers all methods that name no integration."""
    integration_options: Nested[LambdaIntegrationOptions | None] = nested()
    """Options of how it answers."""
    proxy: bool | None = None
    """Have it answer all paths and methods; else they are added one by one. Default: yes."""


class LambdaRestApi(RestApi):
    """A REST API that a function answers."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.LambdaRestApi"

    @takes(LambdaRestApiProps)
    def __init__(self, scope: Construct, id: str, props: LambdaRestApiProps) -> None:
        if props.default_integration is not None:
            raise ValidationError(
                'Cannot specify "defaultIntegration" since Lambda integration is automatically defined',
                scope=scope,
                fix="leave default_integration out, or use RestApi",
            )
        options = props.integration_options._given() if props.integration_options is not None else {}
        self._init_rest_api(scope, id, props._with(default_integration=LambdaIntegration(props.handler, **options)))
        if props.proxy is not False:
            self.root.add_proxy()


__all__ = [
    "ApiKeySourceType",
    "LambdaRestApi",
    "LambdaRestApiProps",
    "RestApi",
    "RestApiAttributes",
    "RestApiProps",
]
