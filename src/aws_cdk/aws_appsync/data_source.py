"""Data sources: what resolvers ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync._l1 import CfnDataSource
from aws_cdk.aws_appsync._reference import api_id_of
from aws_cdk.aws_appsync.appsync_function import AppsyncFunction, BaseAppsyncFunctionProps
from aws_cdk.aws_appsync.resolver import BaseResolverProps, Resolver
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.graphql_api_base import GraphqlApiBase
    from aws_cdk.aws_dynamodb import ITable
    from aws_cdk.aws_events import IEventBus
    from aws_cdk.aws_iam import IRole
    from aws_cdk.aws_lambda import IFunction
    from aws_cdk.interfaces.aws_appsync import IGraphQLApiRef


class DataSourceMetricsConfig(NamedEnum):
    """Whether a data source reports metrics of its own."""

    ENABLED = "ENABLED"
    DISABLED = "DISABLED"


class DataSourceOptions(Struct):
    """What a data source says of itself."""

    description: str | None = None
    metrics_config: DataSourceMetricsConfig | None = None
    """Default: as the API has it."""
    name: str | None = None
    """Default: the construct's id. What is no letter, digit or underscore is left out."""


class BaseDataSourceProps(DataSourceOptions):
    """Options of a data source."""

    api: IGraphQLApiRef


class BackedDataSourceProps(BaseDataSourceProps):
    """Options of a data source that the API needs a role for."""

    service_role: IRole | None = None
    """Default: a new one."""


class AwsIamConfig(Struct):
    """How requests to a service of AWS are signed."""

    signing_region: str
    signing_service_name: str


class HttpDataSourceOptions(DataSourceOptions):
    """Options of an HTTP data source of an API."""

    authorization_config: Nested[AwsIamConfig | None] = nested()
    """Default: requests are not signed."""


class NoneDataSourceProps(BaseDataSourceProps):
    """Options of a data source without anything behind it."""


class HttpDataSourceProps(BackedDataSourceProps):
    """Options of an HTTP data source."""

    endpoint: str
    authorization_config: Nested[AwsIamConfig | None] = nested()
    """Default: requests are not signed."""


class DynamoDbDataSourceProps(BackedDataSourceProps):
    """Options of a table as a data source."""

    table: ITable
    read_only_access: bool | None = None
    """Default: it may be written."""
    use_caller_credentials: bool | None = None
    """Ask with the caller's credentials. Default: with the role."""


class LambdaDataSourceProps(BackedDataSourceProps):
    """Options of a function as a data source."""

    lambda_function: IFunction


class EventBridgeDataSourceProps(BackedDataSourceProps):
    """Options of an event bus as a data source."""

    event_bus: IEventBus


class ExtendedDataSourceProps(Struct):
    """What is behind a data source, as the service names it."""

    type: str
    dynamo_db_config: Any = None
    elasticsearch_config: Any = None
    """Deprecated: use ``open_search_service_config``."""
    event_bridge_config: Any = None
    http_config: Any = None
    lambda_config: Any = None
    open_search_service_config: Any = None
    relational_database_config: Any = None


class BaseDataSource(Construct):
    """Base of data sources.

    Attributes:
        api: The API.
        ds: The resource.
        name: Its name.
        service_role: What the API asks it as.
    """

    @takes(ExtendedDataSourceProps)
    def __init__(
        self, scope: Construct, id: str, props: BaseDataSourceProps, extended: ExtendedDataSourceProps
    ) -> None:
        super().__init__(scope, id)
        api: Any = props.api  # may be an L1 resource as well
        self.api: GraphqlApiBase = api
        self.service_role: IRole | None = getattr(props, "service_role", None)
        if extended.type != "NONE":
            self.service_role = self.service_role or self._new_role()
        name = props.name if props.name is not None else id
        self.name: str = name if Token.is_unresolved(name) else re.sub(r"[\W]+", "", name, flags=re.ASCII)
        self.ds = CfnDataSource(
            self,
            "Resource",
            api_id=api_id_of(props.api),
            name=self.name,
            description=props.description,
            service_role_arn=self.service_role.role_arn if self.service_role is not None else None,
            metrics_config=props.metrics_config._value_ if props.metrics_config is not None else None,
            **extended._given(),
        )

    def _new_role(self) -> IRole:
        from aws_cdk.aws_iam.role import Role

        return Role(self, "ServiceRole", assumed_by=ServicePrincipal("appsync.amazonaws.com"))

    @takes(BaseResolverProps)
    def create_resolver(self, id: str, props: BaseResolverProps) -> Resolver:
        """Make a resolver that asks this data source.

        Raises:
            ValidationError: the API is an L1 resource.
        """
        self._check_api()
        return Resolver(self.api, id, api=self.api, data_source=self, **props._given())

    @takes(BaseAppsyncFunctionProps)
    def create_function(self, id: str, props: BaseAppsyncFunctionProps) -> AppsyncFunction:
        """Make a step of pipelines that asks this data source.

        Raises:
            ValidationError: the API is an L1 resource.
        """
        self._check_api()
        return AppsyncFunction(self.api, id, api=self.api, data_source=self, **props._given())

    def _check_api(self) -> None:
        from aws_cdk.aws_appsync.graphql_api_base import IGraphqlApi

        if not isinstance(self.api, IGraphqlApi):
            raise ValidationError(
                f"'api' instance should implement IGraphqlApi, but doesn't: {type(self.api).__name__}",
                scope=self,
                fix="take the API from GraphqlApi.from_graphql_api_attributes, or use CfnResolver",
            )


class NoneDataSource(BaseDataSource):
    """Nothing: resolvers give what they make themselves."""

    @takes(NoneDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: NoneDataSourceProps) -> None:
        super().__init__(scope, id, props, type="NONE")


class BackedDataSource(BaseDataSource, IGrantable):
    """Base of data sources that the API needs a role for."""

    @property
    def grant_principal(self) -> IPrincipal:
        """The role."""
        assert self.service_role is not None
        return self.service_role


class DynamoDbDataSource(BackedDataSource):
    """A table."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.DynamoDbDataSource"

    @takes(DynamoDbDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: DynamoDbDataSourceProps) -> None:
        extended = ExtendedDataSourceProps(
            type="AMAZON_DYNAMODB",
            dynamo_db_config={
                "table_name": props.table.table_name,
                "aws_region": props.table.env.region,
                "use_caller_credentials": props.use_caller_credentials,
            },
        )
        super().__init__(scope, id, props, **extended._given())
        if props.read_only_access:
            props.table.grant_read_data(self)
        else:
            props.table.grant_read_write_data(self)


class HttpDataSource(BackedDataSource):
    """An HTTP endpoint."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.HttpDataSource"

    @takes(HttpDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: HttpDataSourceProps) -> None:
        signing = props.authorization_config
        authorization = (
            {
                "authorization_type": "AWS_IAM",
                "aws_iam_config": {
                    "signing_region": signing.signing_region,
                    "signing_service_name": signing.signing_service_name,
                },
            }
            if signing is not None
            else None
        )
        config = {"endpoint": props.endpoint, "authorization_config": authorization}
        super().__init__(scope, id, props, type="HTTP", http_config=config)


class LambdaDataSource(BackedDataSource):
    """A function."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.LambdaDataSource"

    @takes(LambdaDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: LambdaDataSourceProps) -> None:
        config = {"lambda_function_arn": props.lambda_function.function_arn}
        super().__init__(scope, id, props, type="AWS_LAMBDA", lambda_config=config)
        props.lambda_function.grant_invoke(self)


class EventBridgeDataSource(BackedDataSource):
    """An event bus."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.EventBridgeDataSource"

    @takes(EventBridgeDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: EventBridgeDataSourceProps) -> None:
        config = {"event_bus_arn": props.event_bus.event_bus_arn}
        extended = ExtendedDataSourceProps(type="AMAZON_EVENTBRIDGE", event_bridge_config=config)
        super().__init__(scope, id, props, **extended._given())
        props.event_bus.grant_put_events_to(self)
