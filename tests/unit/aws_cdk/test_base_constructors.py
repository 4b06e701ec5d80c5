"""Classes of apps that derive from bases of the library: the constructors of these take what the peer's take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import assertions
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_codepipeline as codepipeline
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_glue as glue
from constructs import Construct


class Backed(appsync.BackedDataSource):
    def __init__(self, scope: Construct, id: str, *, api: appsync.IGraphqlApi) -> None:
        options = appsync.BackedDataSourceProps(api=api, name="rows")
        super().__init__(
            scope, id, options, type="AMAZON_DYNAMODB", dynamo_db_config={"tableName": "t", "awsRegion": "r"}
        )


class BackedEvents(appsync.AppSyncBackedDataSource):
    def __init__(self, scope: Construct, id: str, *, api: appsync.IApi) -> None:
        options = appsync.AppSyncBackedDataSourceProps(api=api, name="calls")
        kind = appsync.AppSyncDataSourceType.LAMBDA
        super().__init__(scope, id, options, type=kind, lambda_config={"lambdaFunctionArn": "arn"})


class Table(glue.TableBase):
    pass


class SparkJob(glue.SparkJob):
    pass


class Scan(actions.InspectorScanActionBase):
    pass


class Service(ecs.BaseService):
    def __init__(self, scope: Construct, id: str, cluster: ecs.Cluster, definition: ecs.TaskDefinition) -> None:
        options = ecs.BaseServiceProps(cluster=cluster, desired_count=1, launch_type=ecs.LaunchType.FARGATE)
        additions = {"launchType": "EXTERNAL", "taskDefinition": definition.task_definition_arn}
        super().__init__(scope, id, options, additions, definition)


def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def only(of: cdk.Stack, type: str) -> Any:
    (resource,) = assertions.Template.from_stack(of).find_resources(type).values()
    return resource["Properties"]


def test_a_data_source_of_an_app_says_what_is_behind_it(tmp_path: Path) -> None:
    schema = tmp_path / "schema.graphql"
    schema.write_text("type Query { a: String }", encoding="utf-8")
    holder = stack()
    definition = appsync.Definition.from_file(str(schema))
    Backed(holder, "D", api=appsync.GraphqlApi(holder, "A", name="a", definition=definition))

    made = only(holder, "AWS::AppSync::DataSource")

    assert (made["Type"], made["Name"]) == ("AMAZON_DYNAMODB", "rows")
    assert made["DynamoDBConfig"] == {"TableName": "t", "AwsRegion": "r"}


def test_a_data_source_of_events_says_what_is_behind_it() -> None:
    holder = stack()
    BackedEvents(holder, "D", api=appsync.EventApi(holder, "A", api_name="a"))

    made = only(holder, "AWS::AppSync::DataSource")

    assert (made["Type"], made["LambdaConfig"]) == ("AWS_LAMBDA", {"LambdaFunctionArn": "arn"})


def test_a_table_of_an_app_takes_what_tables_take() -> None:
    holder = stack()
    columns = [glue.Column(name="c", type=glue.Schema.STRING)]

    made = Table(holder, "T", columns=columns, data_format=glue.DataFormat.JSON, database=glue.Database(holder, "D"))

    assert made.data_format is glue.DataFormat.JSON
    assert [column.name for column in made.columns] == ["c"]


def test_a_spark_job_of_an_app_takes_what_such_jobs_take() -> None:
    holder = stack()
    role = cdk.aws_iam.Role(holder, "R", assumed_by=cdk.aws_iam.ServicePrincipal("glue.amazonaws.com"))

    made = SparkJob(holder, "J", role=role, script=glue.Code.from_asset(__file__), spark_ui={"prefix": "/logs"})

    assert made.role is role
    assert made.spark_ui_logging_location is not None


def test_a_scan_of_an_app_takes_what_scans_take() -> None:
    made = Scan(output=codepipeline.Artifact("o"), action_name="scan", critical_threshold=3)

    assert made.action_properties.action_name == "scan"
    assert made.action_properties.artifact_bounds.max_inputs == 1


def test_a_service_of_an_app_may_replace_what_services_have() -> None:
    holder = stack()
    definition = ecs.ExternalTaskDefinition(holder, "T")
    definition.add_container("c", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=8)
    Service(holder, "V", ecs.Cluster(holder, "C"), definition)

    made = only(holder, "AWS::ECS::Service")

    assert (made["LaunchType"], made["DesiredCount"]) == ("EXTERNAL", 1)
