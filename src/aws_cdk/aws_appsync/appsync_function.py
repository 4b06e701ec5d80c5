"""Functions: steps of pipelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_appsync._l1 import CfnFunctionConfiguration
from aws_cdk.aws_appsync.code import Code, FunctionRuntime
from aws_cdk.aws_appsync.mapping_template import MappingTemplate
from aws_cdk.aws_appsync.resolver import check_code
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.data_source import BaseDataSource
    from aws_cdk.aws_appsync.graphql_api_base import IGraphqlApi
    from aws_cdk.interfaces.aws_appsync import FunctionConfigurationReference
    from constructs import Construct

_VERSION = "2018-05-29"


class BaseAppsyncFunctionProps(Struct):
    """Options of a function of a data source."""

    name: str
    code: Code | None = None
    """Default: mapping templates."""
    description: str | None = None
    max_batch_size: int | float | None = None
    """How many calls are made as one, to a Lambda function."""
    request_mapping_template: MappingTemplate | None = None
    response_mapping_template: MappingTemplate | None = None
    runtime: FunctionRuntime | None = None
    """What runs the code."""


class AppsyncFunctionProps(BaseAppsyncFunctionProps):
    """Options of a function."""

    api: IGraphqlApi
    data_source: BaseDataSource


class AppsyncFunctionAttributes(Struct):
    """A function that exists already."""

    function_arn: str


class IAppsyncFunction(IResource):
    """A function, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def function_arn(self) -> str: ...
        @property
        def function_id(self) -> str: ...
        @property
        def function_configuration_ref(self) -> FunctionConfigurationReference: ...


class _FunctionBase(Resource, IAppsyncFunction):
    _fqn = "aws-cdk-lib.Resource"

    function_arn: str
    function_id: str

    @property
    def function_configuration_ref(self) -> FunctionConfigurationReference:
        """The reference to the function."""
        from aws_cdk.interfaces.aws_appsync import FunctionConfigurationReference

        return FunctionConfigurationReference(function_arn=self.function_arn)


class _ImportedFunction(_FunctionBase):
    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.function_arn = arn
        self.function_id = Fn.select(5, Fn.split("/", arn)) if Token.is_unresolved(arn) else arn.rpartition("/")[2]


class AppsyncFunction(_FunctionBase):
    """A step of pipelines.

    Attributes:
        data_source: What it asks.
        function_name: Its name.
    """

    _fqn = "aws-cdk-lib.aws_appsync.AppsyncFunction"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.AppsyncFunction"

    @staticmethod
    @takes(AppsyncFunctionAttributes)
    def from_appsync_function_attributes(
        scope: Construct, id: str, attrs: AppsyncFunctionAttributes
    ) -> IAppsyncFunction:
        """Return a function that exists already."""
        return _ImportedFunction(scope, id, attrs.function_arn)

    @takes(AppsyncFunctionProps)
    def __init__(self, scope: Construct, id: str, props: AppsyncFunctionProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_appsync.data_source import LambdaDataSource

        if props.max_batch_size and not isinstance(props.data_source, LambdaDataSource):
            raise ValidationError(
                "max_batch_size (`maxBatchSize`) can only be set for the data source of type LambdaDataSource",
                scope=self,
            )
        check_code(self, props)
        code = props.code.bind(self) if props.code is not None else None
        request, response = props.request_mapping_template, props.response_mapping_template
        resource = CfnFunctionConfiguration(
            self,
            "Resource",
            name=props.name,
            description=props.description,
            api_id=props.api.api_id,
            runtime=props.runtime.to_properties()._given() if props.runtime is not None else None,
            code_s3_location=code.s3_location if code is not None else None,
            code=code.inline_code if code is not None else None,
            data_source_name=props.data_source.name,
            function_version=_VERSION,
            request_mapping_template=request.render_template() if request is not None else None,
            response_mapping_template=response.render_template() if response is not None else None,
            max_batch_size=props.max_batch_size,
        )
        self.function_name: str = resource.attr_name
        self.data_source: BaseDataSource = props.data_source
        self.function_arn = resource.attr_function_arn
        self.function_id = resource.attr_function_id
        resource.add_dependency(self.data_source.ds)
        props.api.add_schema_dependency(resource)
