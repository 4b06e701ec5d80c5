"""Event APIs: what they refuse says where and what to do; what the parity cases cannot show."""

from __future__ import annotations

import pytest

from aws_cdk import App, Duration, Expiration, Stack
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError

IAM = {"authorization_type": appsync.AppSyncAuthorizationType.IAM}


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


def test_refusals_name_the_construct_and_the_option(stack: Stack) -> None:
    with pytest.raises(ValidationError) as refusal:
        appsync.EventApi(stack, "Api", api_name="n", owner_contact="a@b")
    assert "S/Api" in str(refusal.value)
    assert "owner_contact (`ownerContact`)" in str(refusal.value)


def test_grants_without_iam_say_how_to_let_in_by_iam(stack: Stack) -> None:
    api = appsync.EventApi(stack, "Api", api_name="n")
    with pytest.raises(ValidationError, match=r"(?s)S/Api.*auth_providers"):
        api.grant_connect(iam.User(stack, "User"))


def test_handlers_that_call_directly_need_a_function(stack: Stack) -> None:
    api = appsync.EventApi(stack, "Api", api_name="n")
    web = api.add_http_data_source("Web", "https://example.com/")
    with pytest.raises(ValidationError, match=r"(?s)Direct integration.*S/Api/Space"):
        api.add_channel_namespace("Space", publish_handler_config={"data_source": web, "direct": True})


def test_keys_expire_when_they_are_told_to(stack: Stack) -> None:
    expires = Expiration.after(Duration.days(30))
    provider = {"authorization_type": appsync.AppSyncAuthorizationType.API_KEY, "api_key_config": {"expires": expires}}
    appsync.EventApi(stack, "Api", api_name="n", authorization_config={"auth_providers": [provider]})
    Template.from_stack(stack).has_resource_properties("AWS::AppSync::ApiKey", {"Expires": expires.to_epoch()})


def test_namespaces_are_allowed_by_their_names_not_ids(stack: Stack) -> None:
    api = appsync.EventApi(stack, "Api", api_name="n", authorization_config={"auth_providers": [IAM]})
    granted = api.add_channel_namespace("Space", channel_namespace_name="other").grant_publish(iam.User(stack, "User"))
    assert granted.principal_statement is not None
    (arn,) = stack.resolve(granted.principal_statement.to_json())["Resource"]["Fn::Join"][1][-1:]
    assert arn == "/channelNamespace/other"


def test_sources_of_events_may_be_built_on_the_base(stack: Stack) -> None:
    """What has no class of its own is made from the base, with the service's own configuration."""
    api = appsync.EventApi(stack, "Api", api_name="n")
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("appsync.amazonaws.com"))
    source = appsync.AppSyncBackedDataSource(
        stack,
        "Source",
        appsync.AppSyncBackedDataSourceProps(api=api, service_role=role),
        type=appsync.AppSyncDataSourceType.OPENSEARCH_SERVICE,
        open_search_service_config={"aws_region": "eu-west-1", "endpoint": "https://search.example.com"},
    )
    assert source.grant_principal is role
    Template.from_stack(stack).has_resource_properties(
        "AWS::AppSync::DataSource",
        {
            "Type": "AMAZON_OPENSEARCH_SERVICE",
            "OpenSearchServiceConfig": {"AwsRegion": "eu-west-1", "Endpoint": "https://search.example.com"},
        },
    )


def test_the_old_name_of_searches_is_still_taken_for_graphs(stack: Stack) -> None:
    api = appsync.CfnGraphQLApi(stack, "Api", name="n", authentication_type="AWS_IAM")
    appsync.BackedDataSource(
        stack,
        "Source",
        appsync.BackedDataSourceProps(api=api),
        type="AMAZON_ELASTICSEARCH",
        elasticsearch_config={"aws_region": "eu-west-1", "endpoint": "https://search.example.com"},
    )
    Template.from_stack(stack).has_resource_properties(
        "AWS::AppSync::DataSource",
        {"ElasticsearchConfig": {"AwsRegion": "eu-west-1", "Endpoint": "https://search.example.com"}},
    )


def test_resolvers_of_an_api_known_by_its_arn_alone_are_refused(stack: Stack) -> None:
    api = appsync.CfnGraphQLApi(stack, "Api", name="n", authentication_type="AWS_IAM")
    source = appsync.NoneDataSource(stack, "Source", api=api)
    with pytest.raises(ValidationError, match=r"(?s)IGraphqlApi.*S/Source.*from_graphql_api_attributes"):
        source.create_resolver("Resolver", type_name="Query", field_name="f")


def test_tables_are_read_where_they_are(stack: Stack) -> None:
    arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/t"
    table = dynamodb.TableV2.from_table_arn(stack, "Table", arn)
    appsync.EventApi(stack, "Events", api_name="n").add_dynamo_db_data_source("Source", table)
    appsync.GraphqlApi.from_graphql_api_attributes(stack, "Graphs", graphql_api_id="g").add_dynamo_db_data_source(
        "Source", table
    )

    sources = Template.from_stack(stack).find_resources("AWS::AppSync::DataSource").values()

    assert [source["Properties"]["DynamoDBConfig"]["AwsRegion"] for source in sources] == ["eu-west-1"] * 2
