"""Methods: what an API does for one path and one HTTP method."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnMethod
from aws_cdk.aws_apigateway._metrics import MethodMetrics
from aws_cdk.aws_apigateway._render_integration import render_integration
from aws_cdk.aws_apigateway.authorizer import Authorizer
from aws_cdk.aws_apigateway.cors import Cors
from aws_cdk.aws_apigateway.integration import IntegrationConfig
from aws_cdk.aws_apigateway.integrations import MockIntegration
from aws_cdk.aws_apigateway.method_options import AuthorizationType, MethodOptions, MethodProps, MethodResponse
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.naming import snake_case
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.request_validator import IRequestValidator
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable

_HTTP_METHODS = ("ANY", *Cors.ALL_METHODS)
_TEST_STAGE = "test-invoke-stage"
_NO_OPTIONS = MethodOptions()
_PARAMETER = re.compile(r"\{[^}]*\}")


class Method(Resource, MethodMetrics):
    """What an API does for one path and one HTTP method."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.Method"

    @takes(MethodProps)
    def __init__(self, scope: Construct, id: str, props: MethodProps) -> None:
        super().__init__(scope, id)
        self.resource = props.resource
        self.api = props.resource.api
        self.http_method: str = props.http_method.upper()
        _check_http_method(self.http_method, self)
        options = props.options or _NO_OPTIONS
        defaults = props.resource.default_method_options or _NO_OPTIONS

        def option(name: str) -> Any:
            value = getattr(options, name)
            return value if value is not None else getattr(defaults, name)

        authorizer = option("authorizer")
        if options.authorizer is None and options.authorization_type is AuthorizationType.NONE:
            authorizer = None  # said of this method itself: open, whatever the default is
        authorization_type = self._authorization_type(authorizer, option("authorization_type"))
        if Authorizer.is_authorizer(authorizer):
            authorizer._attach_to_api(self.api)
        self._method_responses: list[MethodResponse] = []
        for response in option("method_responses") or ():
            self._method_responses.append(response)
        integration = props.integration or props.resource.default_integration or MockIntegration()
        bound = IntegrationConfig.of(integration.bind(self))
        scopes = option("authorization_scopes")
        # The order of keys is hashed into the deployment's logical id.
        method: dict[str, Any] = {
            "resourceId": props.resource.resource_id,
            "restApiId": self.api.rest_api_id,
            "httpMethod": self.http_method,
            "operationName": option("operation_name"),
            "apiKeyRequired": option("api_key_required"),
            "authorizationType": authorization_type._value_,
            "authorizerId": authorizer.authorizer_id or None if authorizer is not None else None,
            "requestParameters": option("request_parameters"),
            "integration": render_integration(bound, Stack.of(self)),
            "methodResponses": lazy_any(self._rendered_responses, omit_empty=True),
            "requestModels": _model_ids(options.request_models),
            "requestValidatorId": self._validator_id(options),
            "authorizationScopes": self._checked_scopes(scopes, authorization_type),
        }
        resource = CfnMethod(self, "Resource", **{snake_case(name): value for name, value in method.items()})
        self.method_id: str = resource.ref
        attach: Any = getattr(self.api, "_attach_method", None)
        if attach is not None:
            attach(self)
        deployment = self.api.latest_deployment
        if deployment is not None:
            deployment.node.add_dependency(resource)
            deployment.add_to_logical_id({"method": {**method, "integrationToken": bound.deployment_token}})

    # -- parts --------------------------------------------------------------

    def _authorization_type(self, authorizer: Any, asked: AuthorizationType | None) -> AuthorizationType:
        own = authorizer.authorization_type if authorizer is not None else None
        if own is not None and asked is not None and asked is not own:
            raise ValidationError(
                f"{self.node.path} - Authorization type is set to {asked._value_} which is different from what is required by "
                f"the authorizer [{own._value_}]",
                scope=self,
                fix="leave authorization_type out",
            )
        return own or asked or AuthorizationType.NONE

    def _checked_scopes(self, scopes: Sequence[str] | None, kind: AuthorizationType) -> Sequence[str] | None:
        if scopes is None or kind is AuthorizationType.COGNITO:
            return scopes
        Annotations.of(self).add_warning_v2(
            "@aws-cdk/aws-apigateway:invalidAuthScope",
            "'AuthorizationScopes' count only with authorization by COGNITO_USER_POOLS; they are left out.",
        )
        return None

    def _validator_id(self, options: MethodOptions) -> str | None:
        """Return the id of the validator of the method's own options: those of the resource name none, as with the peer."""
        if options.request_validator is not None and options.request_validator_options is not None:
            raise ValidationError(
                "Only one of 'requestValidator' or 'requestValidatorOptions' must be specified.",
                scope=self,
                fix="leave request_validator_options out",
            )
        if options.request_validator_options is None:
            return options.request_validator.request_validator_id if options.request_validator is not None else None
        name = "validator"
        if flag_enabled(self.node, "@aws-cdk/aws-apigateway:requestValidatorUniqueId"):
            name = Names.unique_id(Construct(self, "Validator"))
        api: Any = self.api
        made: IRequestValidator = api.add_request_validator(name, **options.request_validator_options._given())
        return made.request_validator_id

    def _rendered_responses(self) -> list[dict[str, Any]]:
        return [_rendered_response(response) for response in self._method_responses]

    @takes(MethodResponse)
    def add_method_response(self, method_response: MethodResponse) -> None:
        """Add a response that the method may give."""
        self._method_responses.append(method_response)

    # -- what others need -----------------------------------------------------

    @property
    def method_arn(self) -> str:
        """The ARN to call the method, at the API's stage; parameters of the path are ``*``."""
        return self._arn(self.api.deployment_stage.stage_name if _has_stage(self.api) else None)

    @property
    def test_method_arn(self) -> str:
        """The ARN by which the console calls the method to test it."""
        return self._arn(_TEST_STAGE)

    def _arn(self, stage: str | None) -> str:
        arn: str = self.api.arn_for_execute_api(self.http_method, _PARAMETER.sub("*", self.resource.path), stage)
        return arn

    @checked
    def grant_execute(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` call the method."""
        from aws_cdk.aws_iam.grant import Grant

        return Grant.add_to_principal(grantee=grantee, actions=["execute-api:Invoke"], resource_arns=[self.method_arn])


def _has_stage(api: Any) -> bool:
    return getattr(api, "_stage", None) is not None


def _check_http_method(method: str, scope: Any) -> None:
    if method not in _HTTP_METHODS:
        raise ValidationError(
            f'Invalid HTTP method "{method}". Allowed methods: {",".join(_HTTP_METHODS)}', scope=scope
        )


def _model_ids(models: Mapping[str, Any] | None) -> dict[str, str] | None:
    return None if models is None else {content_type: model.model_id for content_type, model in models.items()}


def _rendered_response(response: MethodResponse) -> dict[str, Any]:
    rendered = {
        "statusCode": response.status_code,
        "responseParameters": response.response_parameters,
        "responseModels": _model_ids(response.response_models),
    }
    return {name: value for name, value in rendered.items() if value is not None}


__all__ = ["Method"]
