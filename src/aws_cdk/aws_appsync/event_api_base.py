"""What all event APIs can do, made here or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync.channel_namespace import ChannelNamespace, ChannelNamespaceOptions
from aws_cdk.aws_appsync.event_authorization import AppSyncAuthorizationType
from aws_cdk.aws_appsync.event_data_source import (
    AppSyncDataSourceOptions,
    AppSyncDynamoDbDataSource,
    AppSyncEventBridgeDataSource,
    AppSyncHttpDataSource,
    AppSyncHttpDataSourceOptions,
    AppSyncLambdaDataSource,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.event_database_data_source import AppSyncOpenSearchDataSource, AppSyncRdsDataSource
    from aws_cdk.aws_dynamodb import ITable
    from aws_cdk.aws_events import IEventBus
    from aws_cdk.aws_iam import Grant, IGrantable
    from aws_cdk.aws_lambda import IFunction
    from aws_cdk.aws_opensearchservice.domain_base import IDomain
    from aws_cdk.aws_rds.cluster_base import IDatabaseCluster
    from aws_cdk.aws_rds.serverless_cluster import IServerlessCluster
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.interfaces.aws_appsync import ApiReference

_CONNECT = "appsync:EventConnect"
_PUBLISH = "appsync:EventPublish"
_SUBSCRIBE = "appsync:EventSubscribe"


class AppSyncEventResource:
    """Parts of an event API to allow. Make it with one of the factories."""

    @checked
    def __init__(self, paths: list[str]) -> None:
        self._paths = paths

    @staticmethod
    @checked
    def of_channel_namespace(channel_namespace: str) -> AppSyncEventResource:
        """Return a namespace, by its name."""
        return AppSyncEventResource([f"/channelNamespace/{channel_namespace}"])

    @staticmethod
    def all_channel_namespaces() -> AppSyncEventResource:
        """Return all namespaces."""
        return AppSyncEventResource(["/channelNamespace/*"])

    @staticmethod
    def all() -> AppSyncEventResource:
        """Return whatever is in the API."""
        return AppSyncEventResource(["/*"])

    @staticmethod
    def for_api() -> AppSyncEventResource:
        """Return the API itself, which clients connect to."""
        return AppSyncEventResource([""])

    @checked
    def resource_arns(self, api: EventApiBase) -> list[str]:
        """Return the ARNs of the parts of ``api``."""
        stack = Stack.of(api)
        return [
            stack.format_arn(service="appsync", resource="apis", resource_name=f"{api.api_id}{path}")
            for path in self._paths
        ]


class IApi(IResource):
    """An API of AppSync, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def api_arn(self) -> str: ...
        @property
        def api_id(self) -> str: ...
        @property
        def api_ref(self) -> ApiReference: ...


class IEventApi(IApi):
    """An event API, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def auth_provider_types(self) -> list[AppSyncAuthorizationType]: ...
        @property
        def http_dns(self) -> str: ...
        @property
        def realtime_dns(self) -> str: ...
        @takes(ChannelNamespaceOptions)
        def add_channel_namespace(self, id: str, options: ChannelNamespaceOptions) -> ChannelNamespace: ...
        @takes(AppSyncDataSourceOptions)
        def add_dynamo_db_data_source(
            self, id: str, table: ITable, options: AppSyncDataSourceOptions
        ) -> AppSyncDynamoDbDataSource: ...
        @takes(AppSyncHttpDataSourceOptions)
        def add_http_data_source(
            self, id: str, endpoint: str, options: AppSyncHttpDataSourceOptions
        ) -> AppSyncHttpDataSource: ...
        @takes(AppSyncDataSourceOptions)
        def add_event_bridge_data_source(
            self, id: str, event_bus: IEventBus, options: AppSyncDataSourceOptions
        ) -> AppSyncEventBridgeDataSource: ...
        @takes(AppSyncDataSourceOptions)
        def add_lambda_data_source(
            self, id: str, lambda_function: IFunction, options: AppSyncDataSourceOptions
        ) -> AppSyncLambdaDataSource: ...
        @takes(AppSyncDataSourceOptions)
        def add_rds_data_source(
            self,
            id: str,
            serverless_cluster: IServerlessCluster | IDatabaseCluster,
            secret_store: ISecret,
            database_name: str | None = None,
            options: AppSyncDataSourceOptions = ...,
        ) -> AppSyncRdsDataSource: ...
        @takes(AppSyncDataSourceOptions)
        def add_open_search_data_source(
            self, id: str, domain: IDomain, options: AppSyncDataSourceOptions
        ) -> AppSyncOpenSearchDataSource: ...
        def grant(self, grantee: IGrantable, resources: AppSyncEventResource, *actions: str) -> Grant: ...
        def grant_connect(self, grantee: IGrantable) -> Grant: ...
        def grant_publish(self, grantee: IGrantable) -> Grant: ...
        def grant_subscribe(self, grantee: IGrantable) -> Grant: ...
        def grant_publish_and_subscribe(self, grantee: IGrantable) -> Grant: ...


class ApiBase(Resource, IApi):
    """Base of APIs of AppSync other than GraphQL ones.

    Attributes:
        api_arn: The ARN.
        api_id: The id.
    """

    api_arn: str
    api_id: str

    @property
    def api_ref(self) -> ApiReference:
        """The reference to the API."""
        from aws_cdk.interfaces.aws_appsync import ApiReference

        return ApiReference(api_arn=self.api_arn)


class EventApiBase(ApiBase, IEventApi):
    """Base of event APIs: channel namespaces, data sources, grants.

    Attributes:
        auth_provider_types: The ways of being let in.
        http_dns: Name of the endpoint that events are published to.
        realtime_dns: Name of the endpoint that clients connect to.
    """

    auth_provider_types: list[AppSyncAuthorizationType]
    http_dns: str
    realtime_dns: str

    @takes(ChannelNamespaceOptions)
    def add_channel_namespace(self, id: str, options: ChannelNamespaceOptions) -> ChannelNamespace:
        """Add a namespace of channels."""
        return ChannelNamespace(self, id, api=self, **options._given())

    @takes(AppSyncDataSourceOptions)
    def add_dynamo_db_data_source(
        self, id: str, table: ITable, options: AppSyncDataSourceOptions
    ) -> AppSyncDynamoDbDataSource:
        """Add a table, which may be read and written."""
        return AppSyncDynamoDbDataSource(self, id, api=self, table=table, **options._given())

    @takes(AppSyncHttpDataSourceOptions)
    def add_http_data_source(
        self, id: str, endpoint: str, options: AppSyncHttpDataSourceOptions
    ) -> AppSyncHttpDataSource:
        """Add an HTTP endpoint."""
        return AppSyncHttpDataSource(self, id, api=self, endpoint=endpoint, **options._given())

    @takes(AppSyncDataSourceOptions)
    def add_event_bridge_data_source(
        self, id: str, event_bus: IEventBus, options: AppSyncDataSourceOptions
    ) -> AppSyncEventBridgeDataSource:
        """Add an event bus, which events may be put on."""
        return AppSyncEventBridgeDataSource(self, id, api=self, event_bus=event_bus, **options._given())

    @takes(AppSyncDataSourceOptions)
    def add_lambda_data_source(
        self, id: str, lambda_function: IFunction, options: AppSyncDataSourceOptions
    ) -> AppSyncLambdaDataSource:
        """Add a function, which may be called."""
        return AppSyncLambdaDataSource(self, id, api=self, lambda_function=lambda_function, **options._given())

    @takes(AppSyncDataSourceOptions)
    def add_rds_data_source(
        self,
        id: str,
        serverless_cluster: IServerlessCluster | IDatabaseCluster,
        secret_store: ISecret,
        database_name: str | None = None,
        options: AppSyncDataSourceOptions = None,  # type: ignore[assignment]  # filled by takes
    ) -> AppSyncRdsDataSource:
        """Add a cluster, which may be read and written with a secret."""
        from aws_cdk.aws_appsync.event_database_data_source import AppSyncRdsDataSource

        cluster: Any = serverless_cluster  # of either kind
        return AppSyncRdsDataSource(
            self,
            id,
            api=self,
            serverless_cluster=cluster,
            secret_store=secret_store,
            database_name=database_name,
            **options._given(),
        )

    @takes(AppSyncDataSourceOptions)
    def add_open_search_data_source(
        self, id: str, domain: IDomain, options: AppSyncDataSourceOptions
    ) -> AppSyncOpenSearchDataSource:
        """Add a domain of OpenSearch Service, which may be read and written."""
        from aws_cdk.aws_appsync.event_database_data_source import AppSyncOpenSearchDataSource

        return AppSyncOpenSearchDataSource(self, id, api=self, domain=domain, **options._given())

    @checked
    def grant(self, grantee: IGrantable, resources: AppSyncEventResource, *actions: str) -> Grant:
        """Allow actions on parts of the API.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        from aws_cdk.aws_iam import Grant

        if AppSyncAuthorizationType.IAM not in self.auth_provider_types:
            raise ValidationError(
                "Cannot use grant method because IAM Authorization mode is missing in the auth providers on this API.",
                scope=self,
                fix="add AppSyncAuthorizationType.IAM to auth_providers (`authProviders`); "
                "of an API made elsewhere, give auth_provider_types (`authProviderTypes`)",
            )
        return Grant.add_to_principal(
            grantee=grantee, actions=list(actions), resource_arns=resources.resource_arns(self), scope=self
        )

    @checked
    def grant_publish(self, grantee: IGrantable) -> Grant:
        """Allow publishing to all namespaces.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        return self.grant(grantee, AppSyncEventResource.all_channel_namespaces(), _PUBLISH)

    @checked
    def grant_subscribe(self, grantee: IGrantable) -> Grant:
        """Allow subscribing to all namespaces.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        return self.grant(grantee, AppSyncEventResource.all_channel_namespaces(), _SUBSCRIBE)

    @checked
    def grant_publish_and_subscribe(self, grantee: IGrantable) -> Grant:
        """Allow publishing and subscribing to all namespaces.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        return self.grant(grantee, AppSyncEventResource.all_channel_namespaces(), _PUBLISH, _SUBSCRIBE)

    @checked
    def grant_connect(self, grantee: IGrantable) -> Grant:
        """Allow connecting.

        Raises:
            ValidationError: the API does not let in by IAM.
        """
        return self.grant(grantee, AppSyncEventResource.for_api(), _CONNECT)
