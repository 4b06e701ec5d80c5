"""Data sources of event APIs: what handlers of channel namespaces ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync._l1 import CfnDataSource
from aws_cdk.aws_appsync._reference import api_id_of
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.event_api_base import IApi
    from aws_cdk.aws_dynamodb import ITable
    from aws_cdk.aws_events import IEventBus
    from aws_cdk.aws_iam import IRole
    from aws_cdk.aws_lambda import IFunction
    from aws_cdk.interfaces.aws_appsync import IApiRef


class AppSyncDataSourceType(NamedEnum):
    """What is behind a data source."""

    LAMBDA = "AWS_LAMBDA"
    DYNAMODB = "AMAZON_DYNAMODB"
    EVENTBRIDGE = "AMAZON_EVENTBRIDGE"
    OPENSEARCH_SERVICE = "AMAZON_OPENSEARCH_SERVICE"
    HTTP = "HTTP"
    RELATIONAL_DATABASE = "RELATIONAL_DATABASE"
    BEDROCK = "AMAZON_BEDROCK_RUNTIME"
    ELASTICSEARCH = "AMAZON_ELASTICSEARCH"


class LambdaInvokeType(NamedEnum):
    """How a handler calls a function."""

    EVENT = "EVENT"
    """Without waiting for the answer."""
    REQUEST_RESPONSE = "REQUEST_RESPONSE"


class AppSyncDataSourceOptions(Struct):
    """What a data source says of itself."""

    description: str | None = None
    name: str | None = None
    """Default: the construct's id. What is no letter, digit or underscore is left out."""


class AppSyncAwsIamConfig(Struct):
    """How requests to a service of AWS are signed."""

    signing_region: str
    signing_service_name: str


class AppSyncHttpDataSourceOptions(AppSyncDataSourceOptions):
    """Options of an HTTP data source of an API."""

    authorization_config: Nested[AppSyncAwsIamConfig | None] = nested()
    """Default: requests are not signed."""


class AppSyncBaseDataSourceProps(Struct):
    """Options of a data source."""

    api: IApiRef
    description: str | None = None
    name: str | None = None
    """Default: the construct's id. What is no letter, digit or underscore is left out."""


class AppSyncBackedDataSourceProps(AppSyncBaseDataSourceProps):
    """Options of a data source that the API needs a role for."""

    service_role: IRole | None = None
    """Default: a new one."""


class AppSyncDynamoDbDataSourceProps(AppSyncBackedDataSourceProps):
    """Options of a table as a data source."""

    table: ITable
    read_only_access: bool | None = None
    """Default: it may be written."""
    use_caller_credentials: bool | None = None
    """Ask with the caller's credentials. Default: with the role."""


class AppSyncHttpDataSourceProps(AppSyncBackedDataSourceProps):
    """Options of an HTTP data source."""

    endpoint: str
    authorization_config: Nested[AppSyncAwsIamConfig | None] = nested()
    """Default: requests are not signed."""


class AppSyncLambdaDataSourceProps(AppSyncBackedDataSourceProps):
    """Options of a function as a data source."""

    lambda_function: IFunction


class AppSyncEventBridgeDataSourceProps(AppSyncBackedDataSourceProps):
    """Options of an event bus as a data source."""

    event_bus: IEventBus


class AppSyncExtendedDataSourceProps(Struct):
    """What is behind a data source, as the service names it."""

    type: AppSyncDataSourceType
    dynamo_db_config: Any = None
    event_bridge_config: Any = None
    http_config: Any = None
    lambda_config: Any = None
    open_search_service_config: Any = None
    relational_database_config: Any = None


class AppSyncBaseDataSource(Construct):
    """Base of data sources of event APIs.

    Attributes:
        api: The API.
        name: Its name.
        resource: The resource.
        service_role: What the API asks it as.
    """

    @takes(AppSyncExtendedDataSourceProps)
    def __init__(
        self, scope: Construct, id: str, props: AppSyncBackedDataSourceProps, extended: AppSyncExtendedDataSourceProps
    ) -> None:
        super().__init__(scope, id)
        api: Any = props.api  # may be an L1 resource as well
        self.api: IApi = api
        self.service_role: IRole | None = props.service_role or self._new_role()
        name = props.name if props.name is not None else id
        self.name: str = name if Token.is_unresolved(name) else re.sub(r"[\W]+", "", name, flags=re.ASCII)
        given = extended._given()
        kind = given.pop("type")
        self.resource = CfnDataSource(
            self,
            "Resource",
            api_id=api_id_of(props.api),
            name=self.name,
            description=props.description,
            service_role_arn=self.service_role.role_arn,
            type=kind._value_,
            **given,
        )

    def _new_role(self) -> IRole:
        from aws_cdk.aws_iam.role import Role

        return Role(self, "ServiceRole", assumed_by=ServicePrincipal("appsync.amazonaws.com"))


class AppSyncBackedDataSource(AppSyncBaseDataSource, IGrantable):
    """Base of data sources of event APIs that the API needs a role for."""

    @property
    def grant_principal(self) -> IPrincipal:
        """The role."""
        assert self.service_role is not None
        return self.service_role


class AppSyncDynamoDbDataSource(AppSyncBackedDataSource):
    """A table."""

    @takes(AppSyncDynamoDbDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: AppSyncDynamoDbDataSourceProps) -> None:
        extended = AppSyncExtendedDataSourceProps(
            type=AppSyncDataSourceType.DYNAMODB,
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


class AppSyncHttpDataSource(AppSyncBackedDataSource):
    """An HTTP endpoint."""

    @takes(AppSyncHttpDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: AppSyncHttpDataSourceProps) -> None:
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
        extended = AppSyncExtendedDataSourceProps(type=AppSyncDataSourceType.HTTP, http_config=config)
        super().__init__(scope, id, props, **extended._given())


class AppSyncLambdaDataSource(AppSyncBackedDataSource):
    """A function."""

    @takes(AppSyncLambdaDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: AppSyncLambdaDataSourceProps) -> None:
        config = {"lambda_function_arn": props.lambda_function.function_arn}
        extended = AppSyncExtendedDataSourceProps(type=AppSyncDataSourceType.LAMBDA, lambda_config=config)
        super().__init__(scope, id, props, **extended._given())
        props.lambda_function.grant_invoke(self)


class AppSyncEventBridgeDataSource(AppSyncBackedDataSource):
    """An event bus."""

    @takes(AppSyncEventBridgeDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: AppSyncEventBridgeDataSourceProps) -> None:
        config = {"event_bus_arn": props.event_bus.event_bus_arn}
        extended = AppSyncExtendedDataSourceProps(type=AppSyncDataSourceType.EVENTBRIDGE, event_bridge_config=config)
        super().__init__(scope, id, props, **extended._given())
        props.event_bus.grant_put_events_to(self)
