"""Channel namespaces: where events are published and what handles them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync._l1 import CfnChannelNamespace
from aws_cdk.aws_appsync.code import Code
from aws_cdk.aws_appsync.event_authorization import AppSyncAuthorizationType, rendered_types
from aws_cdk.aws_appsync.event_data_source import AppSyncBackedDataSource, AppSyncDataSourceType, LambdaInvokeType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.event_api_base import IEventApi
    from aws_cdk.aws_iam import Grant, IGrantable
    from aws_cdk.interfaces.aws_appsync import ChannelNamespaceReference
    from constructs import Construct

# Source: limits of AppSync in its API reference ("CreateChannelNamespace").
_LONGEST_NAME = 50


class HandlerBehavior(NamedEnum):
    """What a handler does."""

    CODE = "CODE"
    """It runs the code of the namespace."""
    DIRECT = "DIRECT"
    """It hands events to its data source."""


class HandlerConfig(Struct):
    """What handles events of a namespace."""

    data_source: AppSyncBackedDataSource | None = None
    """Default: none."""
    direct: bool | None = None
    """Hand events to the data source, a function, without running code. Default: no."""
    lambda_invoke_type: LambdaInvokeType | None = None
    """Of a direct handler. Default: ``REQUEST_RESPONSE``."""


class NamespaceAuthConfig(Struct):
    """Which ways of being let in are good for a namespace."""

    publish_auth_mode_types: Sequence[AppSyncAuthorizationType] | None = None
    """Default: as the API has it."""
    subscribe_auth_mode_types: Sequence[AppSyncAuthorizationType] | None = None
    """Default: as the API has it."""


class BaseChannelNamespaceProps(Struct):
    """Options of a namespace."""

    authorization_config: Nested[NamespaceAuthConfig | None] = nested()
    """Default: as the API has it."""
    channel_namespace_name: str | None = None
    """From 1 to 50 characters. Default: the construct's id."""
    code: Code | None = None
    """The handlers. Default: none."""
    publish_handler_config: Nested[HandlerConfig | None] = nested()
    """Default: the code, if there is any, without a data source."""
    subscribe_handler_config: Nested[HandlerConfig | None] = nested()
    """Default: the code, if there is any, without a data source."""


class ChannelNamespaceOptions(BaseChannelNamespaceProps):
    """Options of a namespace of an API."""


class ChannelNamespaceProps(BaseChannelNamespaceProps):
    """Options of a namespace that is made apart from its API."""

    api: IEventApi


class IChannelNamespace(IResource):
    """A namespace, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def channel_namespace_arn(self) -> str: ...
        @property
        def channel_namespace_ref(self) -> ChannelNamespaceReference: ...


def _reference(arn: str) -> ChannelNamespaceReference:
    from aws_cdk.interfaces.aws_appsync import ChannelNamespaceReference

    return ChannelNamespaceReference(channel_namespace_arn=arn)


class _ImportedNamespace(Resource, IChannelNamespace):
    _fqn = "aws-cdk-lib.Resource"

    channel_namespace_arn: str

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.channel_namespace_arn = arn

    @property
    def channel_namespace_ref(self) -> ChannelNamespaceReference:
        return _reference(self.channel_namespace_arn)


class ChannelNamespace(Resource, IChannelNamespace):
    """A namespace of channels.

    Attributes:
        channel_namespace_arn: Its ARN.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.ChannelNamespace"

    channel_namespace_arn: str

    @staticmethod
    @checked
    def from_channel_namespace_arn(scope: Construct, id: str, channel_namespace_arn: str) -> IChannelNamespace:
        """Return a namespace that exists already."""
        return _ImportedNamespace(scope, id, channel_namespace_arn)

    @takes(ChannelNamespaceProps)
    def __init__(self, scope: Construct, id: str, props: ChannelNamespaceProps) -> None:
        name = props.channel_namespace_name if props.channel_namespace_name is not None else id
        super().__init__(scope, id)
        self._api = props.api
        self._name = name
        if not Token.is_unresolved(name) and not 1 <= len(name) <= _LONGEST_NAME:
            raise ValidationError(
                f"channel_namespace_name (`channelNamespaceName`) must be between 1 and {_LONGEST_NAME} characters, "
                f"got: {len(name)} characters.",
                scope=self,
            )
        handlers = {"on_publish": props.publish_handler_config, "on_subscribe": props.subscribe_handler_config}
        self._check_handlers(list(handlers.values()), props.code)
        code = props.code.bind(self) if props.code is not None else None
        modes = props.authorization_config or NamespaceAuthConfig()
        for types in (modes.publish_auth_mode_types, modes.subscribe_auth_mode_types):
            self._check_types(types or ())
        resource = CfnChannelNamespace(
            self,
            "Resource",
            api_id=props.api.api_id,
            name=name,
            code_handlers=code.inline_code if code is not None else None,
            code_s3_location=code.s3_location if code is not None else None,
            handler_configs={key: _rendered(handler) for key, handler in handlers.items() if handler is not None},
            publish_auth_modes=rendered_types(modes.publish_auth_mode_types),
            subscribe_auth_modes=rendered_types(modes.subscribe_auth_mode_types),
        )
        for handler in handlers.values():
            if handler is not None and handler.data_source is not None:
                resource.add_dependency(handler.data_source.resource)
        self.channel_namespace_arn = resource.attr_channel_namespace_arn

    @property
    def channel_namespace_ref(self) -> ChannelNamespaceReference:
        """The reference to the namespace."""
        return _reference(self.channel_namespace_arn)

    @checked
    def grant_publish(self, grantee: IGrantable) -> Grant:
        """Allow publishing to its channels.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        return self._grant(grantee, "appsync:EventPublish")

    @checked
    def grant_subscribe(self, grantee: IGrantable) -> Grant:
        """Allow subscribing to its channels.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        return self._grant(grantee, "appsync:EventSubscribe")

    @checked
    def grant_publish_and_subscribe(self, grantee: IGrantable) -> Grant:
        """Allow publishing to its channels and subscribing to them.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        return self._grant(grantee, "appsync:EventPublish", "appsync:EventSubscribe")

    def _grant(self, grantee: IGrantable, *actions: str) -> Grant:
        from aws_cdk.aws_appsync.event_api_base import AppSyncEventResource

        return self._api.grant(grantee, AppSyncEventResource.of_channel_namespace(self._name), *actions)

    def _check_handlers(self, handlers: Sequence[HandlerConfig | None], code: Code | None) -> None:
        for handler in handlers:
            if handler is None or not handler.direct:
                continue
            if handler.data_source is None:
                raise ValidationError(
                    "No data source provided. AWS_LAMBDA data source is required for Direct handler behavior type",
                    scope=self,
                    fix="give data_source (`dataSource`) of the handler",
                )
            if handler.data_source.resource.type != AppSyncDataSourceType.LAMBDA._value_:
                raise ValidationError(
                    "Direct integration is only supported for AWS_LAMBDA data sources.",
                    scope=self,
                    fix="take a data source of a function, or leave direct out",
                )
        if code is not None and all(handler is not None and handler.direct for handler in handlers):
            raise ValidationError(
                "Code handlers are not supported when both publish and subscribe use the Direct data source behavior",
                scope=self,
                fix="leave code out",
            )
        for handler in handlers:
            if handler is not None and handler.lambda_invoke_type is not None and not handler.direct:
                raise ValidationError(
                    "lambda_invoke_type (`lambdaInvokeType`): LambdaInvokeType is only supported for Direct handler "
                    "behavior type",
                    scope=self,
                    fix="set direct, or leave the invoke type out",
                )

    def _check_types(self, types: Sequence[AppSyncAuthorizationType]) -> None:
        for kind in types:
            if kind not in self._api.auth_provider_types:
                raise ValidationError(
                    f"API is missing authorization configuration for {kind._value_}",
                    scope=self,
                    fix="add it to the auth_providers (`authProviders`) of the API",
                )


def _rendered(handler: HandlerConfig) -> dict[str, Any]:
    integration: dict[str, Any] = {"data_source_name": handler.data_source.name if handler.data_source else ""}
    if handler.direct:
        kind = handler.lambda_invoke_type or LambdaInvokeType.REQUEST_RESPONSE
        integration["lambda_config"] = {"invoke_type": kind._value_}
    behavior = HandlerBehavior.DIRECT if handler.direct else HandlerBehavior.CODE
    return {"behavior": behavior._value_, "integration": integration}
