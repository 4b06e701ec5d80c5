"""URLs of Lambda functions as origins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront.origin import (
    IOrigin,
    OriginBase,
    OriginBindConfig,
    OriginBindOptions,
    OriginIpAddressType,
    OriginProps,
    check_timeouts,
)
from aws_cdk.aws_cloudfront.origin_access import (
    FunctionUrlOriginAccessControl,
    Signing,
    SigningBehavior,
    SigningProtocol,
)
from aws_cdk.aws_cloudfront_origins._https import https_config
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import make_struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda import IFunctionUrl
    from aws_cdk.interfaces.aws_cloudfront import IOriginAccessControlRef
    from constructs import Construct

_CLOUDFRONT = "cloudfront.amazonaws.com"


class FunctionUrlOriginBaseProps(OriginProps):
    """What all URLs of functions can be told."""


class FunctionUrlOriginProps(OriginProps):
    """Options of a URL."""

    ip_address_type: OriginIpAddressType | None = None
    """Addresses that the URL is reached at."""
    keepalive_timeout: Duration | None = None
    """How long connections stay open, at least 1 second. Default: 5 seconds."""
    read_timeout: Duration | None = None
    """How long the function may take to begin, at least 1 second. Default: 30 seconds."""


class FunctionUrlOriginWithOACProps(FunctionUrlOriginProps):
    """Options of a URL behind access control."""

    origin_access_control: IOriginAccessControlRef | None = None
    """Default: a new one."""


class FunctionUrlOrigin(OriginBase):
    """The URL of a Lambda function.

    Raises:
        ValidationError: a timeout is less than a second.
    """

    @takes(FunctionUrlOriginProps)
    def __init__(self, lambda_function_url: IFunctionUrl, props: FunctionUrlOriginProps) -> None:
        self._begin(lambda_function_url, props)
        self._validate_response_completion_timeout_with_read_timeout(
            props.response_completion_timeout, props.read_timeout
        )

    def _begin(self, url: IFunctionUrl, props: FunctionUrlOriginProps) -> None:
        # What follows the protocol's two slashes, and ends at the next, is the name.
        OriginBase.__init__(self, Fn.select(2, Fn.split("/", url.url)), props)
        self._function = props
        check_timeouts(props.read_timeout, props.keepalive_timeout)

    @staticmethod
    @takes(FunctionUrlOriginWithOACProps)
    def with_origin_access_control(lambda_function_url: IFunctionUrl, props: FunctionUrlOriginWithOACProps) -> IOrigin:
        """Sign requests to the URL, whose function is told to let this distribution in."""
        return _WithControl(lambda_function_url, props)

    def _render_custom_origin_config(self) -> Any:
        return https_config(self._function)


class _WithControl(FunctionUrlOrigin):
    def __init__(self, url: IFunctionUrl, props: FunctionUrlOriginWithOACProps) -> None:
        # The two timeouts are not held against each other here, as the service is left to judge them.
        self._begin(url, props)
        self._control = props.origin_access_control
        self._url = url

    @checked
    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        bound: OriginBindOptions = (
            options if options is not None else make_struct(OriginBindOptions, rest, "FunctionUrlOrigin.bind()")
        )
        if self._control is None:
            self._control = FunctionUrlOriginAccessControl(scope, "FunctionUrlOriginAccessControl")
        self._check_signing(scope, self._control)
        self._let_in(scope, bound)
        config = super().bind(scope, bound)
        control = self._control.origin_access_control_ref.origin_access_control_id
        return config._with(origin_property={**config.origin_property, "originAccessControlId": control})

    def _check_signing(self, scope: Construct, control: IOriginAccessControlRef) -> None:
        from aws_cdk.aws_lambda import FunctionUrlAuthType

        signing: Signing | None = getattr(control, "_signing", None)
        if signing is None or self._url.auth_type is not FunctionUrlAuthType.NONE:
            return
        if signing.protocol is SigningProtocol.SIGV4 and signing.behavior is SigningBehavior.ALWAYS:
            raise ValidationError(
                "The authType of the Function URL must be set to AWS_IAM when origin access control signing method is "
                "SIGV4_ALWAYS.",
                scope=scope,
            )

    def _let_in(self, scope: Construct, options: OriginBindOptions) -> None:
        """Let the distribution call the function, by its URL alone."""
        from aws_cdk.aws_lambda import CfnPermission

        source = f"arn:{Aws.PARTITION}:cloudfront::{Aws.ACCOUNT_ID}:distribution/{options.distribution_id}"
        common: dict[str, Any] = {
            "principal": _CLOUDFRONT,
            "function_name": self._url.function_arn,
            "source_arn": source,
        }
        CfnPermission(scope, f"InvokeFromApiFor{options.origin_id}", action="lambda:InvokeFunctionUrl", **common)
        CfnPermission(
            scope,
            f"InvokeFunctionFromCloudFrontFor{options.origin_id}",
            action="lambda:InvokeFunction",
            invoked_via_function_url=True,
            **common,
        )
