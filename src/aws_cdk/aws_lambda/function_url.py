"""A function's own URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_lambda._l1 import CfnUrl
from aws_cdk.aws_lambda.function_url_options import FunctionUrlCorsOptions, FunctionUrlOptions, HttpMethod
from aws_cdk.aws_lambda.permission import FunctionUrlAuthType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.interfaces.aws_lambda import UrlReference
    from constructs import Construct

_MAX_AGE_SECONDS = 86400


class FunctionUrlProps(FunctionUrlOptions):
    """Options of :class:`FunctionUrl`."""

    function: IFunction
    """A function or an alias."""


class IFunctionUrl(IResource):
    """A function's URL."""

    if TYPE_CHECKING:

        @property
        def url_ref(self) -> UrlReference: ...
        @property
        def url(self) -> str: ...
        @property
        def function_arn(self) -> str: ...
        @property
        def auth_type(self) -> FunctionUrlAuthType: ...
        def grant_invoke_url(self, grantee: IGrantable) -> Grant: ...


class FunctionUrl(Resource, IFunctionUrl):
    """An HTTPS address at which a function answers."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.FunctionUrl"

    auth_type: FunctionUrlAuthType
    url: str
    function_arn: str

    @takes(FunctionUrlProps)
    def __init__(self, scope: Construct, id: str, props: FunctionUrlProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_lambda.alias import Alias, _AliasBase
        from aws_cdk.aws_lambda.version import _VersionBase

        if isinstance(props.function, _VersionBase):
            raise ValidationError(
                "FunctionUrl cannot be used with a Version",
                scope=self,
                fix="make it for the function, or for an alias of the version",
            )
        if props.function.tenancy_config is not None:
            raise ValidationError(
                "FunctionUrl is not supported for functions with tenant isolation mode",
                scope=self,
                fix="leave the function's tenancy_config out",
            )
        function = props.function
        self._function = function
        self.auth_type = props.auth_type or FunctionUrlAuthType.AWS_IAM
        alias = function if isinstance(function, _AliasBase) else None
        resource = CfnUrl(
            self,
            "Resource",
            auth_type=self.auth_type._value_,
            cors=self._rendered_cors(props.cors) if props.cors else None,
            invoke_mode=props.invoke_mode._value_ if props.invoke_mode else None,
            target_function_arn=function.function_arn if alias is None else alias.lambda_.function_arn,
            qualifier=None if alias is None else alias.alias_name,
        )
        if isinstance(function, Alias):
            resource.add_dependency(_resource_of(function))
        self.url = resource.attr_function_url
        self.function_arn = resource.attr_function_arn
        if self.auth_type is FunctionUrlAuthType.NONE:
            from aws_cdk.aws_iam.principals import AnyPrincipal

            function.add_permission(
                "invoke-function-url",
                principal=AnyPrincipal(),
                action="lambda:InvokeFunctionUrl",
                function_url_auth_type=self.auth_type,
            )
            function.add_permission(
                "invoke-function",
                principal=AnyPrincipal(),
                action="lambda:InvokeFunction",
                invoked_via_function_url=True,
            )

    def _rendered_cors(self, cors: FunctionUrlCorsOptions) -> dict[str, object]:
        if cors.max_age is not None and cors.max_age.to_seconds() > _MAX_AGE_SECONDS:
            raise ValidationError(
                f"FunctionUrl CORS maxAge should be less than or equal to {_MAX_AGE_SECONDS} secs (got {cors.max_age.to_seconds()})",
                scope=self,
            )
        methods = cors.allowed_methods
        return {
            "allow_credentials": cors.allow_credentials,
            "allow_headers": cors.allowed_headers,
            "allow_methods": [method._value_ for method in methods]
            if methods is not None
            else [HttpMethod.ALL._value_],
            "allow_origins": cors.allowed_origins,
            "expose_headers": cors.exposed_headers,
            "max_age": cors.max_age.to_seconds() if cors.max_age is not None else None,
        }

    @property
    def url_ref(self) -> Any:
        """The reference to the URL."""
        from aws_cdk.interfaces.aws_lambda import UrlReference

        return UrlReference(function_arn=self.function_arn)

    @checked
    def grant_invoke_url(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` call the URL."""
        return self._function.grant_invoke_url(grantee)


def _resource_of(function: Any) -> CfnResource:
    """The alias alone: the permissions in its scope need not be there first."""
    resource: CfnResource = function.node.default_child
    return resource


__all__ = ["FunctionUrl", "FunctionUrlProps", "IFunctionUrl"]
