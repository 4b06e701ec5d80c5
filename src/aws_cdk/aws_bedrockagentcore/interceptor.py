"""Functions that see requests before, or answers after, a gateway's targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.gateway_base import IGateway
    from aws_cdk.aws_lambda import IFunction
    from constructs import Construct


class InterceptionPoint(NamedEnum):
    """When an interceptor is called."""

    REQUEST = "REQUEST"
    RESPONSE = "RESPONSE"


class InterceptorOptions(Struct):
    """What an interceptor gets."""

    pass_request_headers: bool | None = None
    """Whether it gets the request's headers. Default: no."""


class InterceptorBindConfig(Struct):
    """An interceptor as the gateway takes it."""

    configuration: Any


class IInterceptor(Interface):
    """Something that sees requests or answers."""

    interception_point: InterceptionPoint

    def bind(self, scope: Construct, gateway: IGateway) -> InterceptorBindConfig:
        """Let the gateway call it, and return how."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")


class LambdaInterceptor(IInterceptor):
    """A function that sees requests or answers."""

    @checked
    def __init__(self, lambda_function: IFunction, point: InterceptionPoint, options: InterceptorOptions) -> None:
        self.interception_point = point
        self._function = lambda_function
        self._options = options

    @staticmethod
    @takes(InterceptorOptions)
    def for_request(lambda_function: IFunction, options: InterceptorOptions) -> LambdaInterceptor:
        """See requests before the targets do."""
        return LambdaInterceptor(lambda_function, InterceptionPoint.REQUEST, options)

    @staticmethod
    @takes(InterceptorOptions)
    def for_response(lambda_function: IFunction, options: InterceptorOptions) -> LambdaInterceptor:
        """See answers before the caller does."""
        return LambdaInterceptor(lambda_function, InterceptionPoint.RESPONSE, options)

    @checked
    def bind(self, _scope: Construct, gateway: IGateway) -> InterceptorBindConfig:
        """Let the gateway call the function, and return how."""
        self._function.grant_invoke(gateway.role)
        return InterceptorBindConfig(
            configuration={
                "interceptionPoints": [self.interception_point._value_],
                "interceptor": {"lambda": {"arn": self._function.function_arn}},
                "inputConfiguration": {"passRequestHeaders": bool(self._options.pass_request_headers)},
            }
        )
