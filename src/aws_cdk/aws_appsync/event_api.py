"""Event APIs: clients publish events to channels and subscribe to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync._api_parts import let_authorize, log_group_of, log_role_arn, new_api_key, new_domain
from aws_cdk.aws_appsync._l1 import CfnApi
from aws_cdk.aws_appsync.event_api_base import EventApiBase, IEventApi
from aws_cdk.aws_appsync.event_authorization import (
    AppSyncApiKeyConfig,
    AppSyncAuthorizationType,
    AppSyncAuthProvider,
    EventApiAuthConfig,
    check_providers,
    chosen_types,
    rendered_provider,
    rendered_types,
)
from aws_cdk.aws_logs.retention_days import RetentionDays
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

# Source: limits of AppSync in its API reference ("CreateApi").
_LONGEST_NAME = 50
_LONGEST_CONTACT = 256


class AppSyncFieldLogLevel(NamedEnum):
    """What is logged."""

    NONE = "NONE"
    ERROR = "ERROR"
    INFO = "INFO"
    DEBUG = "DEBUG"
    ALL = "ALL"


class AppSyncLogConfig(Struct):
    """What is logged of an API, and how long it is kept."""

    exclude_verbose_content: bool | None = None
    """Accepted as the peer does; event APIs have no such property."""
    field_log_level: AppSyncFieldLogLevel | None = None
    """Default: ``NONE``."""
    retention: RetentionDays | None = None
    """Default: for ever."""
    role: IRoleRef | None = None
    """Role to write logs with. Default: a new one."""


class AppSyncDomainOptions(Struct):
    """A domain name of one's own."""

    certificate: ICertificateRef
    """In the region ``us-east-1``."""
    domain_name: str
    """The domain name."""


class EventApiProps(Struct):
    """Options of an event API."""

    api_name: str
    """From 1 to 50 characters."""
    authorization_config: Nested[EventApiAuthConfig | None] = nested()
    """Default: a key, for everything."""
    domain_name: Nested[AppSyncDomainOptions | None] = nested()
    """Default: the service's."""
    log_config: Nested[AppSyncLogConfig | None] = nested()
    """Default: nothing is logged."""
    owner_contact: str | None = None
    """From 1 to 256 letters, digits, underscores, hyphens, spaces and periods."""


class EventApiAttributes(Struct):
    """An event API that exists already."""

    api_id: str
    http_dns: str
    realtime_dns: str
    api_arn: str | None = None
    """Default: that of this account and region."""
    api_name: str | None = None
    auth_provider_types: Sequence[AppSyncAuthorizationType] | None = None
    """The ways of being let in; grants need IAM among them. Default: none."""


class _ImportedEventApi(EventApiBase):
    _fqn = "aws-cdk-lib.aws_appsync.EventApiBase"

    def __init__(self, scope: Construct, id: str, attrs: EventApiAttributes) -> None:
        super().__init__(scope, id)
        self.api_id = attrs.api_id
        self.api_arn = attrs.api_arn or Stack.of(self).format_arn(
            service="appsync", resource="apis", resource_name=attrs.api_id
        )
        self.http_dns = attrs.http_dns
        self.realtime_dns = attrs.realtime_dns
        self.auth_provider_types = list(attrs.auth_provider_types or ())


class EventApi(EventApiBase):
    """An event API with its keys, logs and domain name.

    Attributes:
        api_keys: The keys by their names.
        connection_mode_types: The ways of being let in to connect.
        default_publish_mode_types: Those to publish, unless a namespace says otherwise.
        default_subscribe_mode_types: Those to subscribe, unless a namespace says otherwise.
        log_group: Where logs go.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.EventApi"

    @staticmethod
    @takes(EventApiAttributes)
    def from_event_api_attributes(scope: Construct, id: str, attrs: EventApiAttributes) -> IEventApi:
        """Return an event API that exists already."""
        return _ImportedEventApi(scope, id, attrs)

    @takes(EventApiProps)
    def __init__(self, scope: Construct, id: str, props: EventApiProps) -> None:
        super().__init__(scope, id)
        self._check("api_name (`apiName`)", props.api_name, _LONGEST_NAME)
        if props.owner_contact is not None:
            self._check_contact(props.owner_contact)
        config = props.authorization_config or EventApiAuthConfig()
        providers = (
            [AppSyncAuthProvider(authorization_type=AppSyncAuthorizationType.API_KEY)]
            if config.auth_providers is None
            else list(config.auth_providers)
        )
        check_providers(providers, self)
        types = [provider.authorization_type for provider in providers]
        self.auth_provider_types = types
        self.connection_mode_types = chosen_types(config.connection_auth_mode_types, types, self)
        self.default_publish_mode_types = chosen_types(config.default_publish_auth_mode_types, types, self)
        self.default_subscribe_mode_types = chosen_types(config.default_subscribe_auth_mode_types, types, self)
        resource = CfnApi(
            self,
            "Resource",
            name=props.api_name,
            owner_contact=props.owner_contact,
            event_config={
                "auth_providers": [rendered_provider(provider) for provider in providers],
                "connection_auth_modes": rendered_types(self.connection_mode_types),
                "default_publish_auth_modes": rendered_types(self.default_publish_mode_types),
                "default_subscribe_auth_modes": rendered_types(self.default_subscribe_mode_types),
                "log_config": self._log_config(props.log_config),
            },
        )
        self.api_id = resource.attr_api_id
        self.api_arn = resource.attr_api_arn
        self.http_dns = resource.attr_dns_http
        self.realtime_dns = resource.attr_dns_realtime
        self.api_keys: dict[str, Any] = {}
        for provider in providers:
            if provider.authorization_type is AppSyncAuthorizationType.API_KEY:
                key = provider.api_key_config or AppSyncApiKeyConfig()
                self.api_keys["Default" if key.name is None else key.name] = new_api_key(self, self.api_id, key)
        self._domain = (
            new_domain(self, self.api_id, props.domain_name, f"domain for {props.api_name} Event API")
            if props.domain_name is not None
            else None
        )
        for provider in providers:
            function = provider.lambda_authorizer_config
            if function is not None and provider.authorization_type is AppSyncAuthorizationType.LAMBDA:
                let_authorize(function.handler, self, self.api_arn)
        self.log_group: ILogGroup = log_group_of(self, self.api_id, props.log_config)

    @property
    def app_sync_domain_name(self) -> str:
        """The name that a domain name of one's own is to point to.

        Raises:
            ValidationError: the API has none.
        """
        name: str = self._own_domain.attr_app_sync_domain_name
        return name

    @property
    def custom_http_endpoint(self) -> str:
        """URL below the domain name of one's own that events are published to.

        Raises:
            ValidationError: the API has none.
        """
        return f"https://{self._own_domain.attr_domain_name}/event"

    @property
    def custom_realtime_endpoint(self) -> str:
        """URL below the domain name of one's own that clients connect to.

        Raises:
            ValidationError: the API has none.
        """
        return f"wss://{self._own_domain.attr_domain_name}/event/realtime"

    @property
    def _own_domain(self) -> Any:
        if self._domain is None:
            raise ValidationError(
                "Cannot retrieve the app_sync_domain_name (`appSyncDomainName`) without a domain_name (`domainName`) "
                "configuration",
                scope=self,
            )
        return self._domain

    def _log_config(self, config: AppSyncLogConfig | None) -> dict[str, Any] | None:
        if config is None:
            return None
        level = config.field_log_level or AppSyncFieldLogLevel.NONE
        return {"cloud_watch_logs_role_arn": log_role_arn(self, config.role), "log_level": level._value_}

    def _check(self, option: str, value: str, longest: int) -> None:
        if not Token.is_unresolved(value) and not 1 <= len(value) <= longest:
            raise ValidationError(
                f"{option} must be between 1 and {longest} characters, got: {len(value)} characters.", scope=self
            )

    def _check_contact(self, contact: str) -> None:
        option = "owner_contact (`ownerContact`)"
        self._check(option, contact, _LONGEST_CONTACT)
        if not Token.is_unresolved(contact) and not re.fullmatch(r"[A-Za-z0-9_\-. ]+", contact):
            raise ValidationError(
                f"{option} must contain only alphanumeric characters, underscores, hyphens, spaces, and periods, "
                f"got: {contact}",
                scope=self,
            )
