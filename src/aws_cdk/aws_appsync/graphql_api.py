"""GraphQL APIs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync._api_parts import APPSYNC, let_authorize, log_group_of, log_role_arn, new_api_key, new_domain
from aws_cdk.aws_appsync._l1 import (
    CfnDomainName,
    CfnGraphQLApi,
    CfnGraphQLSchema,
)
from aws_cdk.aws_appsync.authorization import (
    ApiKeyConfig,
    AuthorizationConfig,
    AuthorizationMode,
    AuthorizationType,
    check_modes,
    rendered_mode,
    show_default_actions,
)
from aws_cdk.aws_appsync.graphql_api_base import GraphqlApiBase, IGraphqlApi, Visibility
from aws_cdk.aws_appsync.schema import Definition, ISchema, SchemaBindOptions, SourceApiOptions
from aws_cdk.aws_appsync.source_api_association import associate
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_logs.retention_days import RetentionDays
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import IResolvable, Token

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IRole
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

# Source: limits of AppSync in its API reference ("CreateGraphqlApi", "PutGraphqlApiEnvironmentVariables").
_MOST_DEPTH = 75
_MOST_RESOLVERS = 10000
_LONGEST_CONTACT = 256
_MOST_VARIABLES = 50
_LONGEST_VALUE = 512


class FieldLogLevel(NamedEnum):
    """What is logged of fields."""

    NONE = "NONE"
    ERROR = "ERROR"
    INFO = "INFO"
    DEBUG = "DEBUG"
    ALL = "ALL"


class IntrospectionConfig(NamedEnum):
    """Whether the schema can be asked for."""

    ENABLED = "ENABLED"
    DISABLED = "DISABLED"


class DataSourceLevelMetricsBehavior(NamedEnum):
    """Which data sources report metrics."""

    FULL_REQUEST_DATA_SOURCE_METRICS = "FULL_REQUEST_DATA_SOURCE_METRICS"
    PER_DATA_SOURCE_METRICS = "PER_DATA_SOURCE_METRICS"


class OperationLevelMetricsConfig(NamedEnum):
    """Whether operations report metrics."""

    ENABLED = "ENABLED"
    DISABLED = "DISABLED"


class ResolverLevelMetricsBehavior(NamedEnum):
    """Which resolvers report metrics."""

    FULL_REQUEST_RESOLVER_METRICS = "FULL_REQUEST_RESOLVER_METRICS"
    PER_RESOLVER_METRICS = "PER_RESOLVER_METRICS"


class EnhancedMetricsConfig(Struct):
    """Metrics beyond the usual ones."""

    data_source_level_metrics_behavior: DataSourceLevelMetricsBehavior
    operation_level_metrics_config: OperationLevelMetricsConfig
    resolver_level_metrics_behavior: ResolverLevelMetricsBehavior


class LogConfig(Struct):
    """What is logged."""

    exclude_verbose_content: bool | IResolvable | None = None
    """Leave headers, context and templates out. Default: no."""
    field_log_level: FieldLogLevel | None = None
    """Default: ``NONE``."""
    retention: RetentionDays | None = None
    """Default: for ever."""
    role: IRoleRef | None = None
    """Role to write logs with. Default: a new one."""


class DomainOptions(Struct):
    """A domain name of one's own."""

    certificate: ICertificateRef
    """In the region ``us-east-1``."""
    domain_name: str
    """The domain name."""


class GraphqlApiProps(Struct):
    """Options of an API."""

    name: str
    """Its name."""
    authorization_config: Nested[AuthorizationConfig | None] = nested()
    """Default: a key."""
    definition: Definition | None = None
    """The schema, or the APIs to merge."""
    domain_name: Nested[DomainOptions | None] = nested()
    """Default: the service's."""
    enhanced_metrics_config: Nested[EnhancedMetricsConfig | None] = nested()
    """Metrics beyond the usual ones. Default: none."""
    environment_variables: Mapping[str, str] | None = None
    """What code and templates may read. At most 50."""
    introspection_config: IntrospectionConfig | None = None
    """Default: enabled."""
    log_config: Nested[LogConfig | None] = nested()
    """Default: nothing is logged."""
    owner_contact: str | None = None
    """Whom to ask about it, up to 256 characters. Default: nothing is said."""
    query_depth_limit: int | float | None = None
    """How deep queries may be nested, at most 75. Default: 0, as deep as they like."""
    resolver_count_limit: int | float | None = None
    """How many resolvers a request may call, at most 10,000. Default: 0, which stands for that."""
    schema: ISchema | None = None
    """Deprecated: use ``definition``."""
    visibility: Visibility | None = None
    """Default: ``GLOBAL``."""
    xray_enabled: bool | None = None
    """Trace with X-Ray. Default: no."""


class GraphqlApiAttributes(Struct):
    """An API that exists already."""

    graphql_api_id: str
    graphql_api_arn: str | None = None
    """Default: that of this account and region."""
    graph_ql_endpoint_arn: str | None = None
    modes: Sequence[AuthorizationType] | None = None
    visibility: Visibility | None = None


class _ImportedApi(GraphqlApiBase):
    _fqn = "aws-cdk-lib.aws_appsync.GraphqlApiBase"

    def __init__(self, scope: Construct, id: str, attrs: GraphqlApiAttributes) -> None:
        super().__init__(scope, id)
        self.api_id = attrs.graphql_api_id
        self.arn = attrs.graphql_api_arn or Stack.of(scope).format_arn(
            service="appsync", resource="apis", resource_name=attrs.graphql_api_id
        )
        self.graph_ql_endpoint_arn = attrs.graph_ql_endpoint_arn or ""
        self.visibility = attrs.visibility or Visibility.GLOBAL
        self.modes = list(attrs.modes or ())


class GraphqlApi(GraphqlApiBase):
    """A GraphQL API with its schema, keys, logs and domain name.

    Attributes:
        api_key: The first key, if callers have one.
        graphql_url: The endpoint.
        log_group: Where logs go.
        name: Its name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.GraphqlApi"

    @staticmethod
    @takes(GraphqlApiAttributes)
    def from_graphql_api_attributes(scope: Construct, id: str, attrs: GraphqlApiAttributes) -> IGraphqlApi:
        """Return an API that exists already."""
        return _ImportedApi(scope, id, attrs)

    @takes(GraphqlApiProps)
    def __init__(self, scope: Construct, id: str, props: GraphqlApiProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        authorization = props.authorization_config or AuthorizationConfig()
        default = authorization.default_authorization or AuthorizationMode(authorization_type=AuthorizationType.API_KEY)
        additional = list(authorization.additional_authorization_modes or ())
        modes = [default, *additional]
        check_modes(modes, self)
        self.modes = [mode.authorization_type for mode in modes]
        self.name: str = props.name
        self.visibility = props.visibility or Visibility.GLOBAL
        self._variables: dict[str, str] = {}
        self._schema_resource: CfnGraphQLSchema | None = None
        self._domain: CfnDomainName | None = None
        sources = props.definition.source_api_options if props.definition is not None else None
        self._schema = props.schema or (props.definition.schema if props.definition is not None else None)
        self._merge_role = self._role_of(sources) if sources is not None else None
        for key, value in (props.environment_variables or {}).items():
            self.add_environment_variable(key, value)
        check_before_synthesis(self, self._validate_variables)
        metrics = props.enhanced_metrics_config
        resource = CfnGraphQLApi(
            self,
            "Resource",
            name=props.name,
            authentication_type=default.authorization_type._value_,
            log_config=self._log_config(props.log_config),
            **rendered_mode(default, self, is_default=True),
            additional_authentication_providers=[
                {
                    "authentication_type": mode.authorization_type._value_,
                    **rendered_mode(mode, self, is_default=False),
                }
                for mode in additional
            ]
            or None,
            xray_enabled=props.xray_enabled,
            visibility=props.visibility._value_ if props.visibility is not None else None,
            merged_api_execution_role_arn=self._merge_role.role_arn if self._merge_role is not None else None,
            api_type="MERGED" if sources is not None else None,
            introspection_config=props.introspection_config._value_ if props.introspection_config is not None else None,
            query_depth_limit=props.query_depth_limit,
            resolver_count_limit=props.resolver_count_limit,
            environment_variables=lazy_any(lambda: self._variables or None),
            owner_contact=props.owner_contact,
            enhanced_metrics_config=_rendered_metrics(metrics),
        )
        show_default_actions(resource, additional)
        self._warn_of_metrics(metrics)
        self.api_id = resource.attr_api_id
        self.arn = resource.attr_arn
        self.graphql_url: str = resource.attr_graph_ql_url
        self.graph_ql_endpoint_arn = resource.attr_graph_ql_endpoint_arn
        self._make_schema(sources)
        if props.domain_name is not None:
            description = f"domain for {self.name} at {self.graphql_url}"
            self._domain = new_domain(self, self.api_id, props.domain_name, description)
        self.api_key: str | None = self._add_keys(modes)
        self._let_authorizers_be_called(modes)
        self.log_group: ILogGroup = log_group_of(self, self.api_id, props.log_config)

    @property
    def schema(self) -> ISchema:
        """The schema.

        Raises:
            ValidationError: it is a merged API, whose schema is that of its sources.
        """
        if self._schema is None:
            raise ValidationError("Schema does not exist for AppSync merged APIs.", scope=self)
        return self._schema

    @property
    def app_sync_domain_name(self) -> str:
        """The name that a domain name of one's own is to point to.

        Raises:
            ValidationError: the API has none.
        """
        if self._domain is None:
            raise ValidationError(
                "Cannot retrieve the app_sync_domain_name (`appSyncDomainName`) without a domain_name (`domainName`) "
                "configuration",
                scope=self,
            )
        name: str = self._domain.attr_app_sync_domain_name
        return name

    @checked
    def add_schema_dependency(self, construct: CfnResource) -> bool:
        """Let a resource wait for the schema."""
        if self._schema_resource is not None:
            construct.add_dependency(self._schema_resource)
        return True

    @checked
    def _validate_variables(self) -> list[str]:
        count = len(self._variables)
        if count <= _MOST_VARIABLES:
            return []
        return [f"Only {_MOST_VARIABLES} environment variables can be set, got {count}"]

    def add_environment_variable(self, key: str, value: str) -> None:
        """Add an environment variable.

        Raises:
            ValidationError: it is a merged API, or name or value are not what AppSync takes.
        """
        if self._merge_role is not None:
            raise ValidationError("Environment variables are not supported for merged APIs", scope=self)
        if not Token.is_unresolved(key):
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", key):
                raise ValidationError(
                    f"Key '{key}' must begin with a letter and can only contain letters, numbers, and underscores",
                    scope=self,
                )
            if not 2 <= len(key) <= 64:
                raise ValidationError(
                    f"Key '{key}' must be between 2 and 64 characters long, got {len(key)}", scope=self
                )
        if not Token.is_unresolved(value) and len(value) > _LONGEST_VALUE:
            raise ValidationError(
                f"Value for '{key}' is too long. Values can be up to {_LONGEST_VALUE} characters long, got {len(value)}",
                scope=self,
            )
        self._variables[key] = value

    def _check(self, props: GraphqlApiProps) -> None:
        if props.schema is not None and props.definition is not None:
            raise ValidationError("You cannot specify both properties schema and definition.", scope=self)
        if props.schema is None and props.definition is None:
            raise ValidationError(
                "You must specify a GraphQL schema or source APIs in property definition.", scope=self
            )
        for option, what, most in (
            (props.query_depth_limit, "query depth limit", _MOST_DEPTH),
            (props.resolver_count_limit, "resolver count limit", _MOST_RESOLVERS),
        ):
            if option is not None and not Token.is_unresolved(option) and not 0 <= option <= most:
                raise ValidationError(f"You must specify a {what} between 0 and {most}.", scope=self)
        contact = props.owner_contact
        if contact is not None and not Token.is_unresolved(contact) and len(contact) > _LONGEST_CONTACT:
            raise ValidationError(
                f"You must specify owner_contact (`ownerContact`) as a string of {_LONGEST_CONTACT} characters or less.",
                scope=self,
            )

    def _warn_of_metrics(self, metrics: EnhancedMetricsConfig | None) -> None:
        """Warn of metrics for everything, which are paid by the metric."""
        if metrics is None:
            return
        from aws_cdk.core.annotations import Annotations

        warn = Annotations.of(self).add_warning_v2
        if (
            metrics.data_source_level_metrics_behavior
            is DataSourceLevelMetricsBehavior.FULL_REQUEST_DATA_SOURCE_METRICS
        ):
            warn(
                "@aws-cdk/aws-appsync:fullRequestDataSourceMetrics",
                "every data source reports metrics, whatever its own metrics_config says: take PER_DATA_SOURCE_METRICS to choose",
            )
        if metrics.resolver_level_metrics_behavior is ResolverLevelMetricsBehavior.FULL_REQUEST_RESOLVER_METRICS:
            warn(
                "@aws-cdk/aws-appsync:fullRequestResolverMetrics",
                "every resolver reports metrics, whatever its own metrics_config says: take PER_RESOLVER_METRICS to choose",
            )

    def _role_of(self, sources: SourceApiOptions) -> IRole:
        from aws_cdk.aws_iam.role import Role

        return sources.merged_api_execution_role or Role(
            self, "MergedApiExecutionRole", assumed_by=ServicePrincipal(APPSYNC)
        )

    def _log_config(self, config: LogConfig | None) -> dict[str, Any] | None:
        if config is None:
            return None
        return {
            "cloud_watch_logs_role_arn": log_role_arn(self, config.role),
            "exclude_verbose_content": config.exclude_verbose_content,
            "field_log_level": (config.field_log_level or FieldLogLevel.NONE)._value_,
        }

    def _let_authorizers_be_called(self, modes: Sequence[AuthorizationMode]) -> None:
        narrow = flag_enabled(self.node, "@aws-cdk/aws-appsync:appSyncGraphQLAPIScopeLambdaPermission")
        for mode in modes:
            if mode.lambda_authorizer_config is not None and mode.authorization_type is AuthorizationType.LAMBDA:
                let_authorize(mode.lambda_authorizer_config.handler, self, self.arn if narrow else None)

    def _make_schema(self, sources: SourceApiOptions | None) -> None:
        if self._schema is not None:
            bound = self._schema.bind(self, SchemaBindOptions())
            self._schema_resource = CfnGraphQLSchema(self, "Schema", api_id=bound.api_id, definition=bound.definition)
        elif sources is not None:
            assert self._merge_role is not None
            for source in sources.source_apis:
                associate(self, self._merge_role, source, id=f"{source.source_api.node.id}Association")

    def _add_keys(self, modes: Sequence[AuthorizationMode]) -> str | None:
        for mode in modes:
            if mode.authorization_type is not AuthorizationType.API_KEY:
                continue
            key = new_api_key(self, self.api_id, mode.api_key_config or ApiKeyConfig())
            if self._schema_resource is not None:
                key.add_dependency(self._schema_resource)
            attribute: str = key.attr_api_key
            return attribute
        return None


def _rendered_metrics(metrics: EnhancedMetricsConfig | None) -> dict[str, Any] | None:
    if metrics is None:
        return None
    return {
        "data_source_level_metrics_behavior": metrics.data_source_level_metrics_behavior._value_,
        "operation_level_metrics_config": metrics.operation_level_metrics_config._value_,
        "resolver_level_metrics_behavior": metrics.resolver_level_metrics_behavior._value_,
    }
