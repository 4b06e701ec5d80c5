"""Stages of WebSocket APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway.access_log import AccessLogFormat
from aws_cdk.aws_apigateway.access_log_field import AccessLogField
from aws_cdk.aws_apigatewayv2.stage import IStage, StageAttributes, StageOptions, _StageBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.api import IApi
    from aws_cdk.aws_apigatewayv2.web_socket_api import IWebSocketApi
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from constructs import Construct


class IWebSocketStage(IStage):
    """A stage of a WebSocket API."""

    if TYPE_CHECKING:

        @property
        def api(self) -> IWebSocketApi: ...
        @property
        def callback_url(self) -> str: ...


class WebSocketStageProps(StageOptions):
    """Options of `WebSocketStage`."""

    stage_name: str
    """Name of the stage, a part of the URL."""
    web_socket_api: IWebSocketApi
    """The API."""


class WebSocketStageAttributes(StageAttributes):
    """What is known of a stage made elsewhere."""

    api: IWebSocketApi
    """The API."""


class _WebSocketStageBase(_StageBase, IWebSocketStage):
    _api: Any

    @property
    def api(self) -> IWebSocketApi:
        """The API."""
        return self._api  # type: ignore[no-any-return]  # held as any API

    @property
    def base_api(self) -> IApi:
        """The API."""
        return self._api  # type: ignore[no-any-return]  # held as any API


class WebSocketStage(_WebSocketStageBase):
    """A stage of a WebSocket API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.WebSocketStage"

    @staticmethod
    @takes(WebSocketStageAttributes)
    def from_web_socket_stage_attributes(scope: Construct, id: str, attrs: WebSocketStageAttributes) -> IWebSocketStage:
        """Return a stage made elsewhere, by what is known of it."""
        return _ImportedWebSocketStage(scope, id, attrs)

    @takes(WebSocketStageProps)
    def __init__(self, scope: Construct, id: str, props: WebSocketStageProps) -> None:
        super().__init__(scope, id, physical_name=props.stage_name)
        self._api = props.web_socket_api
        self.stage_name = self.physical_name
        self._make_stage(props)

    @property
    def url(self) -> str:
        """The URL that callers connect to: ``wss://…``."""
        return f"wss://{self._place}"

    @property
    def callback_url(self) -> str:
        """The URL by which the backend sends to callers: ``https://…``."""
        return f"https://{self._place}"

    @property
    def _place(self) -> str:
        stack = self.stack
        return f"{self._api.api_id}.execute-api.{stack.region}.{stack.url_suffix}/{self.stage_name}"

    @checked
    def grant_management_api_access(self, identity: IGrantable) -> Grant:
        """Let ``identity`` send to callers of this stage, and close their connections."""
        from aws_cdk.aws_iam.grant import Grant

        arn = self.stack.format_arn(service="execute-api", resource=self._api.api_id)
        return Grant.add_to_principal(
            grantee=identity,
            actions=["execute-api:ManageConnections"],
            resource_arns=[f"{arn}/{self.stage_name}/*/@connections/*"],
        )

    def default_access_log_format(self) -> AccessLogFormat:
        """Return what a line of the access log says unless told otherwise: event, route and connection."""
        field = AccessLogField
        who = " ".join(
            [field.context_identity_source_ip(), field.context_identity_caller(), field.context_identity_user()]
        )
        event = " ".join([field.context_event_type(), field.context_route_key(), field.context_connection_id()])
        return AccessLogFormat.custom(
            f'{who} [{field.context_request_time()}] "{event}" {field.context_status()} {field.context_request_id()}'
        )


class _ImportedWebSocketStage(_WebSocketStageBase):
    """A stage made elsewhere."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: WebSocketStageAttributes) -> None:
        super().__init__(scope, id)
        self.stage_name = attrs.stage_name
        self._api = attrs.api

    @property
    def url(self) -> str:
        """The URL, which is not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError("url is not available for imported stages.", scope=self)

    @property
    def callback_url(self) -> str:
        """The URL of the backend, which is not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "callback url is not available for imported stages.",
            scope=self,
            fix="keep the URL where the stage is made, as in an output",
        )


__all__ = ["IWebSocketStage", "WebSocketStage", "WebSocketStageAttributes", "WebSocketStageProps"]
