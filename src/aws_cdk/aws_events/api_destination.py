"""API destinations: HTTP endpoints that rules can call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events._l1 import CfnApiDestination
from aws_cdk.aws_events.connection import HttpMethod
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_events import IConnectionRef
    from constructs import Construct


class ApiDestinationProps(Struct):
    """Options of an API destination."""

    connection: IConnectionRef
    """How calls show who makes them."""
    endpoint: str
    """The address; ``*`` stands for path parameters of targets."""
    api_destination_name: str | None = None
    """Its name. Default: chosen by CloudFormation."""
    description: str | None = None
    """What it is for. Default: none."""
    http_method: HttpMethod | None = None
    """The method of calls. Default: POST."""
    rate_limit_per_second: int | float | None = None
    """How many calls a second are made at most. Default: not limited."""


class ApiDestinationAttributes(Struct):
    """What is known of an API destination made elsewhere."""

    api_destination_arn: str
    """The ARN."""
    connection: IConnectionRef
    """Its connection."""
    api_destination_arn_for_policy: str | None = None
    """The ARN as policies want it. Default: not known."""


class IApiDestination(IResource):
    """An API destination."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def api_destination_arn(self) -> str: ...
        @property
        def api_destination_name(self) -> str: ...
        @property
        def api_destination_arn_for_policy(self) -> str | None: ...
        @property
        def api_destination_ref(self) -> Any: ...


class _ApiDestinationBase(Resource, IApiDestination):
    api_destination_arn: str
    api_destination_name: str
    api_destination_arn_for_policy: str | None = None

    @property
    def api_destination_ref(self) -> Any:
        """How other resources refer to the API destination."""
        from aws_cdk.interfaces import aws_events

        return aws_events.ApiDestinationReference(
            api_destination_name=self.api_destination_name, api_destination_arn=self.api_destination_arn
        )


class ApiDestination(_ApiDestinationBase):
    """An HTTP endpoint that rules can call."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-events.ApiDestination"

    @staticmethod
    @takes(ApiDestinationAttributes)
    def from_api_destination_attributes(scope: Construct, id: str, attrs: ApiDestinationAttributes) -> IApiDestination:
        """Return an API destination made elsewhere, by what is known of it."""
        return _ImportedApiDestination(scope, id, attrs)

    @takes(ApiDestinationProps)
    def __init__(self, scope: Construct, id: str, props: ApiDestinationProps) -> None:
        super().__init__(scope, id, physical_name=props.api_destination_name)
        self.connection: Any = props.connection
        resource = CfnApiDestination(
            self,
            "ApiDestination",
            connection_arn=props.connection.connection_ref.connection_arn,
            description=props.description,
            http_method=(props.http_method or HttpMethod.POST)._value_,
            invocation_endpoint=props.endpoint,
            invocation_rate_limit_per_second=props.rate_limit_per_second,
            name=self.physical_name,
        )
        self.api_destination_arn = resource.attr_arn
        self.api_destination_name = resource.ref
        self.api_destination_arn_for_policy = resource.attr_arn_for_policy


class _ImportedApiDestination(_ApiDestinationBase):
    def __init__(self, scope: Construct, id: str, attrs: ApiDestinationAttributes) -> None:
        super().__init__(scope, id)  # as the peer: of the stack's environment, whatever the ARN says
        self.connection: Any = attrs.connection
        self.api_destination_arn = attrs.api_destination_arn
        self.api_destination_name = (
            Arn.split(attrs.api_destination_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
        )
        self.api_destination_arn_for_policy = attrs.api_destination_arn_for_policy
