"""What all GraphQL APIs can do, made here or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync.authorization import AuthorizationType
from aws_cdk.aws_appsync.data_source import (
    DataSourceOptions,
    DynamoDbDataSource,
    EventBridgeDataSource,
    HttpDataSource,
    HttpDataSourceOptions,
    LambdaDataSource,
    NoneDataSource,
)
from aws_cdk.aws_appsync.resolver import ExtendedResolverProps, Resolver
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.database_data_source import (
        ElasticsearchDataSource,
        OpenSearchDataSource,
        RdsDataSource,
    )
    from aws_cdk.aws_dynamodb import ITable
    from aws_cdk.aws_elasticsearch.domain_base import IDomain as IElasticsearchDomain
    from aws_cdk.aws_events import IEventBus
    from aws_cdk.aws_iam import Grant, IGrantable
    from aws_cdk.aws_lambda import IFunction
    from aws_cdk.aws_opensearchservice.domain_base import IDomain
    from aws_cdk.aws_rds.cluster_base import IDatabaseCluster
    from aws_cdk.aws_rds.serverless_cluster import IServerlessCluster
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.interfaces.aws_appsync import GraphQLApiReference

_CALL = "appsync:GraphQL"


class Visibility(NamedEnum):
    """From where an API can be called."""

    GLOBAL = "GLOBAL"
    PRIVATE = "PRIVATE"
    """From within VPCs."""


class IamResource:
    """Parts of an API to allow. Make it with one of the factories."""

    @checked
    def __init__(self, paths: list[str]) -> None:
        self._paths = paths

    @staticmethod
    @checked
    def custom(*arns: str) -> IamResource:
        """Return the parts with these paths below the API: ``types/Query/fields/name``.

        Raises:
            ValidationError: there are none.
        """
        if not arns:
            raise ValidationError("At least 1 custom ARN must be provided.")
        return IamResource(list(arns))

    @staticmethod
    @checked
    def of_type(type: str, *fields: str) -> IamResource:
        """Return fields of a type; all, if none are named."""
        return IamResource([f"types/{type}/fields/{field}" for field in fields] or [f"types/{type}/*"])

    @staticmethod
    def all() -> IamResource:
        """Return the whole API."""
        return IamResource(["*"])

    @checked
    def resource_arns(self, api: GraphqlApiBase) -> list[str]:
        """Return the ARNs of the parts of ``api``."""
        stack = Stack.of(api)
        return [
            stack.format_arn(service="appsync", resource=f"apis/{api.api_id}", resource_name=path)
            for path in self._paths
        ]


class IGraphqlApi(IResource):
    """A GraphQL API, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def api_id(self) -> str: ...
        @property
        def arn(self) -> str: ...
        @property
        def graph_ql_endpoint_arn(self) -> str: ...
        @property
        def modes(self) -> list[AuthorizationType]: ...
        @property
        def visibility(self) -> Visibility: ...
        @property
        def graph_ql_api_ref(self) -> GraphQLApiReference: ...
        @takes(DataSourceOptions)
        def add_none_data_source(self, id: str, options: DataSourceOptions) -> NoneDataSource: ...
        @takes(DataSourceOptions)
        def add_dynamo_db_data_source(
            self, id: str, table: ITable, options: DataSourceOptions
        ) -> DynamoDbDataSource: ...
        @takes(HttpDataSourceOptions)
        def add_http_data_source(self, id: str, endpoint: str, options: HttpDataSourceOptions) -> HttpDataSource: ...
        @takes(DataSourceOptions)
        def add_event_bridge_data_source(
            self, id: str, event_bus: IEventBus, options: DataSourceOptions
        ) -> EventBridgeDataSource: ...
        @takes(DataSourceOptions)
        def add_lambda_data_source(
            self, id: str, lambda_function: IFunction, options: DataSourceOptions
        ) -> LambdaDataSource: ...
        @takes(DataSourceOptions)
        def add_rds_data_source(
            self,
            id: str,
            serverless_cluster: IServerlessCluster,
            secret_store: ISecret,
            database_name: str | None = None,
            options: DataSourceOptions = ...,
        ) -> RdsDataSource: ...
        @takes(DataSourceOptions)
        def add_rds_data_source_v2(
            self,
            id: str,
            serverless_cluster: IDatabaseCluster,
            secret_store: ISecret,
            database_name: str | None = None,
            options: DataSourceOptions = ...,
        ) -> RdsDataSource: ...
        @takes(DataSourceOptions)
        def add_open_search_data_source(
            self, id: str, domain: IDomain, options: DataSourceOptions
        ) -> OpenSearchDataSource: ...
        @takes(DataSourceOptions)
        def add_elasticsearch_data_source(
            self, id: str, domain: IElasticsearchDomain, options: DataSourceOptions
        ) -> ElasticsearchDataSource: ...
        @takes(ExtendedResolverProps)
        def create_resolver(self, id: str, props: ExtendedResolverProps) -> Resolver: ...
        def add_schema_dependency(self, construct: CfnResource) -> bool: ...
        def grant(self, grantee: IGrantable, resources: IamResource, *actions: str) -> Grant: ...
        def grant_query(self, grantee: IGrantable, *fields: str) -> Grant: ...
        def grant_mutation(self, grantee: IGrantable, *fields: str) -> Grant: ...
        def grant_subscription(self, grantee: IGrantable, *fields: str) -> Grant: ...


class GraphqlApiBase(Resource, IGraphqlApi):
    """Base of GraphQL APIs: data sources, resolvers, grants.

    Attributes:
        api_id: The id.
        arn: The ARN.
        graph_ql_endpoint_arn: ARN of the endpoint.
        modes: The ways of being let in, the default first.
        visibility: From where it can be called.
    """

    api_id: str
    arn: str
    graph_ql_endpoint_arn: str
    modes: list[AuthorizationType]
    visibility: Visibility

    @property
    def graph_ql_api_ref(self) -> GraphQLApiReference:
        """The reference to the API."""
        from aws_cdk.interfaces.aws_appsync import GraphQLApiReference

        return GraphQLApiReference(graph_ql_api_arn=self.arn)

    @takes(DataSourceOptions)
    def add_none_data_source(self, id: str, options: DataSourceOptions) -> NoneDataSource:
        """Add a data source without anything behind it."""
        return NoneDataSource(self, id, api=self, **options._given())

    @takes(DataSourceOptions)
    def add_dynamo_db_data_source(self, id: str, table: ITable, options: DataSourceOptions) -> DynamoDbDataSource:
        """Add a table, which may be read and written."""
        return DynamoDbDataSource(self, id, api=self, table=table, **options._given())

    @takes(HttpDataSourceOptions)
    def add_http_data_source(self, id: str, endpoint: str, options: HttpDataSourceOptions) -> HttpDataSource:
        """Add an HTTP endpoint."""
        return HttpDataSource(self, id, api=self, endpoint=endpoint, **options._given())

    @takes(DataSourceOptions)
    def add_lambda_data_source(
        self, id: str, lambda_function: IFunction, options: DataSourceOptions
    ) -> LambdaDataSource:
        """Add a function, which may be called."""
        return LambdaDataSource(self, id, api=self, lambda_function=lambda_function, **options._given())

    @takes(DataSourceOptions)
    def add_event_bridge_data_source(
        self, id: str, event_bus: IEventBus, options: DataSourceOptions
    ) -> EventBridgeDataSource:
        """Add an event bus, which events may be put on."""
        return EventBridgeDataSource(self, id, api=self, event_bus=event_bus, **options._given())

    @takes(DataSourceOptions)
    def add_rds_data_source(
        self,
        id: str,
        serverless_cluster: IServerlessCluster,
        secret_store: ISecret,
        database_name: str | None = None,
        options: DataSourceOptions = None,  # type: ignore[assignment]  # filled by takes
    ) -> RdsDataSource:
        """Add a cluster of Aurora Serverless, which may be read and written with a secret."""
        return self._add_rds_data_source(id, serverless_cluster, secret_store, database_name, options)

    @takes(DataSourceOptions)
    def add_rds_data_source_v2(
        self,
        id: str,
        serverless_cluster: IDatabaseCluster,
        secret_store: ISecret,
        database_name: str | None = None,
        options: DataSourceOptions = None,  # type: ignore[assignment]  # filled by takes
    ) -> RdsDataSource:
        """Add a cluster, which may be read and written with a secret."""
        return self._add_rds_data_source(id, serverless_cluster, secret_store, database_name, options)

    def _add_rds_data_source(
        self, id: str, cluster: Any, secret: ISecret, database_name: str | None, options: DataSourceOptions
    ) -> RdsDataSource:
        from aws_cdk.aws_appsync.database_data_source import RdsDataSource

        return RdsDataSource(
            self,
            id,
            api=self,
            serverless_cluster=cluster,
            secret_store=secret,
            database_name=database_name,
            **options._given(),
        )

    @takes(DataSourceOptions)
    def add_open_search_data_source(self, id: str, domain: IDomain, options: DataSourceOptions) -> OpenSearchDataSource:
        """Add a domain of OpenSearch Service, which may be read and written."""
        from aws_cdk.aws_appsync.database_data_source import OpenSearchDataSource

        return OpenSearchDataSource(self, id, api=self, domain=domain, **options._given())

    @takes(DataSourceOptions)
    def add_elasticsearch_data_source(
        self, id: str, domain: IElasticsearchDomain, options: DataSourceOptions
    ) -> ElasticsearchDataSource:
        """Add a domain of Elasticsearch, which may be read and written. Deprecated: use ``add_open_search_data_source``."""
        from aws_cdk.aws_appsync.database_data_source import ElasticsearchDataSource

        return ElasticsearchDataSource(self, id, api=self, domain=domain, **options._given())

    @takes(ExtendedResolverProps)
    def create_resolver(self, id: str, props: ExtendedResolverProps) -> Resolver:
        """Make a resolver."""
        return Resolver(self, id, api=self, **props._given())

    @checked
    def add_schema_dependency(self, construct: CfnResource) -> bool:
        """Let a resource wait for the schema; return whether there is one to wait for."""
        return False

    @checked
    def grant(self, grantee: IGrantable, resources: IamResource, *actions: str) -> Grant:
        """Allow actions on parts of the API."""
        from aws_cdk.aws_iam import Grant

        return Grant.add_to_principal(
            grantee=grantee, actions=list(actions), resource_arns=resources.resource_arns(self), scope=self
        )

    @checked
    def grant_query(self, grantee: IGrantable, *fields: str) -> Grant:
        """Allow queries; all, if no fields are named."""
        return self.grant(grantee, IamResource.of_type("Query", *fields), _CALL)

    @checked
    def grant_mutation(self, grantee: IGrantable, *fields: str) -> Grant:
        """Allow mutations; all, if no fields are named."""
        return self.grant(grantee, IamResource.of_type("Mutation", *fields), _CALL)

    @checked
    def grant_subscription(self, grantee: IGrantable, *fields: str) -> Grant:
        """Allow subscriptions; all, if no fields are named."""
        return self.grant(grantee, IamResource.of_type("Subscription", *fields), _CALL)
