"""Connections: how API destinations show who calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events._l1 import CfnConnection
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


class HttpMethod(NamedEnum):
    """Methods of HTTP."""

    POST = "POST"
    GET = "GET"
    HEAD = "HEAD"
    OPTIONS = "OPTIONS"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"


class HttpParameter:
    """A value that is sent along with calls."""

    @checked
    def __init__(self, value: Any = None, secret: bool = False) -> None:
        self._value = value
        self._secret = secret

    @staticmethod
    @checked
    def from_string(value: str) -> HttpParameter:
        """Send a plain text."""
        return HttpParameter(value)

    @staticmethod
    @checked
    def from_secret(value: SecretValue) -> HttpParameter:
        """Send a secret."""
        return HttpParameter(value.unsafe_unwrap(), secret=True)

    def _render(self, name: str) -> dict[str, Any]:
        return {"key": name, "value": self._value, "isValueSecret": self._secret}


class OAuthAuthorizationProps(Struct):
    """How a token of OAuth is asked for."""

    authorization_endpoint: str
    """Where."""
    client_id: str
    """As whom."""
    client_secret: SecretValue
    """With which secret."""
    http_method: HttpMethod
    """By which method."""
    body_parameters: Mapping[str, HttpParameter] | None = None
    """Values in the body. Default: none."""
    header_parameters: Mapping[str, HttpParameter] | None = None
    """Headers. Default: none."""
    query_string_parameters: Mapping[str, HttpParameter] | None = None
    """Values in the query string. Default: none."""


class Authorization:
    """How calls show who makes them."""

    @checked
    def __init__(self, kind: str = "", parameters: Mapping[str, Any] | None = None) -> None:
        self._kind = kind
        self._parameters = dict(parameters or {})

    @staticmethod
    @checked
    def api_key(api_key_name: str, api_key_value: SecretValue) -> Authorization:
        """By a header with a key."""
        key = {"apiKeyName": api_key_name, "apiKeyValue": api_key_value.unsafe_unwrap()}
        return Authorization("API_KEY", {"apiKeyAuthParameters": key})

    @staticmethod
    @checked
    def basic(username: str, password: SecretValue) -> Authorization:
        """By user name and password."""
        user = {"username": username, "password": password.unsafe_unwrap()}
        return Authorization("BASIC", {"basicAuthParameters": user})

    @staticmethod
    @takes(OAuthAuthorizationProps)
    def oauth(props: OAuthAuthorizationProps) -> Authorization:
        """By a token of OAuth.

        Raises:
            ValidationError: the token is asked for by a method other than GET, POST and PUT.
        """
        if props.http_method not in (HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT):
            raise ValidationError(
                f"httpMethod must be one of GET, POST, PUT; got {props.http_method.name}",
                fix="set http_method to one of these, which is how the token is asked for",
            )
        parameters = {
            "authorizationEndpoint": props.authorization_endpoint,
            "clientParameters": {"clientId": props.client_id, "clientSecret": props.client_secret.unsafe_unwrap()},
            "httpMethod": props.http_method._value_,
            "oAuthHttpParameters": _parameters(props) or {},  # as the peer: always there
        }
        return Authorization("OAUTH_CLIENT_CREDENTIALS", {"oAuthParameters": parameters})


class ConnectionProps(Struct):
    """Options of a connection."""

    authorization: Authorization
    """How calls show who makes them."""
    body_parameters: Mapping[str, HttpParameter] | None = None
    """Values sent in the body. Default: none."""
    connection_name: str | None = None
    """Its name. Default: chosen by CloudFormation."""
    description: str | None = None
    """What it is for. Default: none."""
    header_parameters: Mapping[str, HttpParameter] | None = None
    """Headers sent. Default: none."""
    query_string_parameters: Mapping[str, HttpParameter] | None = None
    """Values sent in the query string. Default: none."""


class ConnectionAttributes(Struct):
    """What is known of a connection made elsewhere."""

    connection_arn: str
    """The ARN."""
    connection_name: str
    """The name."""
    connection_secret_arn: str
    """ARN of the secret that EventBridge keeps its values in."""


class IConnection(IResource):
    """A connection."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def connection_arn(self) -> str: ...
        @property
        def connection_name(self) -> str: ...
        @property
        def connection_secret_arn(self) -> str: ...
        @property
        def connection_ref(self) -> Any: ...


class _ConnectionBase(Resource, IConnection):
    connection_arn: str
    connection_name: str
    connection_secret_arn: str

    @property
    def connection_ref(self) -> Any:
        """How other resources refer to the connection."""
        from aws_cdk.interfaces import aws_events

        return aws_events.ConnectionReference(connection_name=self.connection_name, connection_arn=self.connection_arn)


class Connection(_ConnectionBase):
    """How API destinations show who calls."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-events.Connection"

    @staticmethod
    @checked
    def from_event_bus_arn(scope: Construct, id: str, connection_arn: str, connection_secret_arn: str) -> IConnection:
        """Return a connection made elsewhere, by its ARN and that of its secret."""
        name = Arn.split(connection_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
        return Connection.from_connection_attributes(
            scope,
            id,
            connection_arn=connection_arn,
            connection_name=name,
            connection_secret_arn=connection_secret_arn,
        )

    @staticmethod
    @takes(ConnectionAttributes)
    def from_connection_attributes(scope: Construct, id: str, attrs: ConnectionAttributes) -> IConnection:
        """Return a connection made elsewhere, by what is known of it."""
        return _ImportedConnection(scope, id, attrs)

    @takes(ConnectionProps)
    def __init__(self, scope: Construct, id: str, props: ConnectionProps) -> None:
        super().__init__(scope, id, physical_name=props.connection_name)
        auth = props.authorization
        resource = CfnConnection(
            self,
            "Connection",
            authorization_type=auth._kind,
            auth_parameters={**auth._parameters, "invocationHttpParameters": _parameters(props)},
            description=props.description,
            name=self.physical_name,
        )
        self.connection_arn = resource.attr_arn
        self.connection_name = resource.ref
        self.connection_secret_arn = resource.attr_secret_arn


class _ImportedConnection(_ConnectionBase):
    def __init__(self, scope: Construct, id: str, attrs: ConnectionAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.connection_arn)
        self.connection_arn = attrs.connection_arn
        self.connection_name = attrs.connection_name
        self.connection_secret_arn = attrs.connection_secret_arn


def _parameters(props: OAuthAuthorizationProps | ConnectionProps) -> dict[str, Any] | None:
    given = {
        "bodyParameters": props.body_parameters,
        "headerParameters": props.header_parameters,
        "queryStringParameters": props.query_string_parameters,
    }
    if all(values is None for values in given.values()):
        return None
    return {kind: [value._render(name) for name, value in values.items()] for kind, values in given.items() if values}
