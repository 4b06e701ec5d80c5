"""What answers a method: integrations, their options and kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.method import Method
    from aws_cdk.aws_apigateway.vpc_link import IVpcLink
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration


class ContentHandling(NamedEnum):
    """How a body changes on its way."""

    CONVERT_TO_BINARY = "CONVERT_TO_BINARY"
    CONVERT_TO_TEXT = "CONVERT_TO_TEXT"


class IntegrationType(NamedEnum):
    """What kind of backend answers."""

    AWS = "AWS"
    AWS_PROXY = "AWS_PROXY"
    HTTP = "HTTP"
    HTTP_PROXY = "HTTP_PROXY"
    MOCK = "MOCK"


class PassthroughBehavior(NamedEnum):
    """What happens to a request for whose content type there is no template."""

    WHEN_NO_MATCH = "WHEN_NO_MATCH"
    NEVER = "NEVER"
    WHEN_NO_TEMPLATES = "WHEN_NO_TEMPLATES"


class ConnectionType(NamedEnum):
    """Over what network the backend is reached."""

    INTERNET = "INTERNET"
    VPC_LINK = "VPC_LINK"


class ResponseTransferMode(NamedEnum):
    """Whether a response is sent as it comes or when it is complete."""

    BUFFERED = "BUFFERED"
    STREAM = "STREAM"


class IntegrationResponse(Struct):
    """How a response of the backend becomes a response of the method."""

    status_code: str
    """The method's status."""
    content_handling: ContentHandling | None = None
    """How the body changes. Default: not at all."""
    response_parameters: Mapping[str, str] | None = None
    """Where the response's headers come from, by ``method.response.header.NAME``."""
    response_templates: Mapping[str, str] | None = None
    """Templates of the body, by content type."""
    selection_pattern: str | None = None
    """A regular expression for the backend's error or status. Default: the response is the default one."""


class IntegrationOptions(Struct):
    """Options that all integrations have."""

    cache_key_parameters: Sequence[str] | None = None
    """Request parameters that are part of the cache's key."""
    cache_namespace: str | None = None
    """Name of the cache that methods share. Default: the resource's id."""
    connection_type: ConnectionType | None = None
    """Over what network the backend is reached. Default: VPC_LINK if there is a link, else the internet."""
    content_handling: ContentHandling | None = None
    """How the request's body changes. Default: not at all."""
    credentials_passthrough: bool | None = None
    """Act with the caller's own permissions; not with ``credentials_role``. Default: no."""
    credentials_role: IRole | None = None
    """The role API Gateway takes to call the backend. Default: the backend's own policy lets it in."""
    integration_responses: Nested[Sequence[IntegrationResponse] | None] = nested()
    """How responses of the backend become those of the method."""
    passthrough_behavior: PassthroughBehavior | None = None
    """What happens to requests without a template."""
    request_parameters: Mapping[str, str] | None = None
    """Where the backend's parameters come from, by ``integration.request.header.NAME``."""
    request_templates: Mapping[str, str] | None = None
    """Templates of the request's body, by content type."""
    response_transfer_mode: ResponseTransferMode | None = None
    """Whether the response is sent as it comes; only proxies stream. Default: when complete."""
    timeout: Duration | None = None
    """How long the backend may take, 50 ms or more. Default: 29 seconds."""
    vpc_link: IVpcLink | None = None
    """The link to reach the backend by."""


class IntegrationProps(Struct):
    """Options of `Integration`."""

    type: IntegrationType
    """What kind of backend answers."""
    integration_http_method: str | None = None
    """The method that the backend is called with; needed unless the type is MOCK."""
    options: Nested[IntegrationOptions | None] = nested()
    """Further options."""
    uri: Any = None
    """The backend: a URL, or the ARN of an API Gateway action. None for MOCK."""


class IntegrationConfig(Struct):
    """What an integration says of itself to the method it answers."""

    type: IntegrationType
    """What kind of backend answers."""
    deployment_token: str | None = None
    """Makes a new deployment when it changes."""
    integration_http_method: str | None = None
    """The method that the backend is called with."""
    options: Nested[IntegrationOptions | None] = nested()
    """Further options."""
    uri: str | None = None
    """The backend."""


_NO_OPTIONS = IntegrationOptions()
_PROXIES = (IntegrationType.AWS_PROXY, IntegrationType.HTTP_PROXY)


class Integration:
    """What answers a method."""

    @takes(IntegrationProps)
    def __init__(self, props: IntegrationProps) -> None:
        self._props = props
        _check(props)

    @checked
    def bind(self, method: Method) -> IntegrationConfig:
        """Return what the method is told; a subclass may change the construct tree here."""
        props = self._props
        options = props.options or _NO_OPTIONS
        uri = props.uri
        if uri is None and options.connection_type is ConnectionType.VPC_LINK:
            uri = lazy_string(lambda: _url_of_link(options.vpc_link))
        return IntegrationConfig(
            options=props.options,
            type=props.type,
            uri=uri,
            integration_http_method=props.integration_http_method,
        )


def _check(props: IntegrationProps) -> None:
    """Check a combination of options.

    Raises:
        ValidationError: they contradict each other.
    """
    options = props.options or _NO_OPTIONS
    if options.credentials_passthrough is not None and options.credentials_role is not None:
        raise ValidationError(
            "'credentialsPassthrough' and 'credentialsRole' are mutually exclusive", fix="leave out one of the two"
        )
    if options.connection_type is ConnectionType.VPC_LINK and options.vpc_link is None:
        raise ValidationError("'connectionType' of VPC_LINK requires 'vpcLink' prop to be set", fix="give vpc_link")
    if options.connection_type is ConnectionType.INTERNET and options.vpc_link is not None:
        raise ValidationError(
            "cannot set 'vpcLink' where 'connectionType' is INTERNET", fix="leave connection_type out"
        )
    timeout = options.timeout
    if timeout is not None and not timeout.is_unresolved() and timeout.to_milliseconds() < 50:
        raise ValidationError("Integration timeout must be greater than 50 milliseconds", fix="give a longer timeout")
    if props.type is not IntegrationType.MOCK and not props.integration_http_method:
        raise ValidationError(
            "integrationHttpMethod is required for non-mock integration types.",
            fix="give integration_http_method, the method of the request to the backend",
        )
    if options.response_transfer_mode is ResponseTransferMode.STREAM and props.type not in _PROXIES:
        raise ValidationError(
            f"ResponseTransferMode STREAM is only supported for AWS_PROXY and HTTP_PROXY integration types, got: "
            f"{props.type._value_}",
            fix="use a proxy integration",
        )


def _url_of_link(link: Any) -> str:
    """Return the URL of the one load balancer behind a link.

    Raises:
        ValidationError: it is not known, or there are several.
    """
    names = getattr(link, "_target_dns_names", None)
    if names is None:
        raise ValidationError(
            "'uri' is required when the 'connectionType' is VPC_LINK",
            scope=link,
            fix="give uri, such as http://my-balancer.example.com/path",
        )
    if len(names) > 1:
        raise ValidationError(
            "'uri' is required when there are more than one NLBs in the VPC Link",
            scope=link,
            fix="give uri with the name of one of them",
        )
    return f"http://{names[0]}" if names else ""  # a link without targets is refused by itself
