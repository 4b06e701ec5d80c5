"""Services deployed and put to use: the files that resources read are where they say, and what is wired up answers."""

from __future__ import annotations

import io
import json
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest
from tests.support.one_stack import OneStack, eventually, written

from aws_cdk import CfnParameter
from aws_cdk import aws_appconfig as appconfig
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_codebuild as codebuild
from aws_cdk import aws_codecommit as codecommit
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_efs as efs
from aws_cdk import aws_eks as eks
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_logs as logs
from aws_cdk import aws_logs_destinations as destinations
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_servicecatalog as servicecatalog
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from aws_cdk import aws_synthetics as synthetics
from aws_cdk.aws_s3_assets import Asset
from constructs import Construct

_COUNT = """
def handler(event, context):
    return {"words": len(event["text"].split())}
"""
_COPY = """
import base64, os, boto3
def handler(event, context):
    for record in event["Records"]:
        body = base64.b64decode(record["kinesis"]["data"])
        boto3.client("s3").put_object(Bucket=os.environ["BUCKET"], Key="copied/" + record["eventID"], Body=body)
"""
_CONFIRM = """
def handler(event, context):
    event["response"]["autoConfirmUser"] = event["request"]["userAttributes"]["email"].endswith("@example.com")
    return event
"""
_TELL = """
import base64, gzip, json, os, boto3
def handler(event, context):
    for each in json.loads(gzip.decompress(base64.b64decode(event["awslogs"]["data"])))["logEvents"]:
        boto3.client("sns").publish(TopicArn=os.environ["TOPIC"], Message=each["message"])
"""


def test_state_machines_made_of_chains_of_files_and_of_texts_run(tmp_path: Path, app: OneStack) -> None:
    definition = {
        "StartAt": "Count",
        "States": {
            "Count": {"Type": "Task", "Resource": "${Counter}", "Next": "Sign"},
            "Sign": {"Type": "Pass", "Result": "${Name}", "ResultPath": "$.by", "End": True},
        },
    }
    stack = app.stack
    code = lambda_.Code.from_inline(_COUNT)
    counter = lambda_.Function(
        stack, "Counter", code=code, handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_12
    )
    enough = sfn.Condition.number_greater_than("$.words", 2)
    count = tasks.LambdaInvoke(
        stack,
        "Count",
        lambda_function=counter,
        payload=sfn.TaskInput.from_object({"text": sfn.JsonPath.string_at("$.note.text")}),
        output_path="$.Payload",
    )
    chain = count.next(
        sfn.Choice(stack, "Enough?")
        .when(enough, sfn.Pass(stack, "Enough", parameters={"long": True, "words": sfn.JsonPath.number_at("$.words")}))
        .otherwise(sfn.Fail(stack, "Short", error="TooShort", cause="say more"))
    )
    chained = sfn.StateMachine(stack, "Chained", definition_body=sfn.DefinitionBody.from_chainable(chain))
    filed = sfn.StateMachine(
        stack,
        "Filed",
        definition_body=sfn.DefinitionBody.from_file(written(tmp_path / "counting.asl.json", json.dumps(definition))),
        definition_substitutions={"Counter": counter.function_arn, "Name": "filed"},
    )
    counter.grant_invoke(filed)
    texts = sfn.DefinitionBody.from_string(
        json.dumps({"StartAt": "Say", "States": {"Say": {"Type": "Pass", "Result": "${Word}", "End": True}}})
    )
    said = sfn.StateMachine(stack, "Said", definition_body=texts, definition_substitutions={"Word": "hello"})

    arns = app.deploy(Chained=chained.state_machine_arn, Filed=filed.state_machine_arn, Said=said.state_machine_arn)

    assert app.ran(arns["Chained"], {"note": {"text": "three words here"}}) == {"long": True, "words": 3}
    assert app.ran(arns["Chained"], {"note": {"text": "two words"}}) == ("FAILED", "TooShort", "say more")
    assert app.ran(arns["Filed"], {"text": "two words"}) == {"words": 2, "by": "filed"}
    assert app.ran(arns["Said"], {}) == "hello"


def test_a_graph_is_answered_by_functions_and_keeps_its_code(tmp_path: Path, app: OneStack) -> None:
    stack = app.stack
    schema = written(
        tmp_path / "schema.graphql",
        "type Query { words(text: String!): Answer  none: String }\ntype Answer { words: Int! }\n",
    )
    code = written(tmp_path / "none.js", "export const request = () => ({})\nexport const response = () => null\n")
    api = appsync.GraphqlApi(
        stack, "Graph", name="graph", definition=appsync.Definition.from_schema(appsync.SchemaFile.from_asset(schema))
    )
    counter = lambda_.Function(
        stack,
        "Counter",
        code=lambda_.Code.from_inline(
            "def handler(event, _): return {'words': len(event['arguments']['text'].split())}"
        ),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
    )
    api.add_lambda_data_source("Counting", counter).create_resolver("Words", type_name="Query", field_name="words")
    api.add_none_data_source("Nothing").create_resolver(
        "None",
        type_name="Query",
        field_name="none",
        runtime=appsync.FunctionRuntime.JS_1_0_0,
        code=appsync.Code.from_asset(code),
    )

    found = app.deploy(Id=api.api_id, Key=api.api_key or "")

    request = urllib.request.Request(
        f"{app.endpoint}/v1/apis/{found['Id']}/graphql",
        data=json.dumps(
            {"query": "query Count($text: String!) { words(text: $text) { words } }", "variables": {"text": "a b"}}
        ).encode(),
        headers={
            "x-api-key": found["Key"],
            "Content-Type": "application/json",
            "Authorization": app.signature("appsync"),
        },
    )
    with urllib.request.urlopen(request) as response:
        assert json.load(response) == {"data": {"words": {"words": 2}}}
    resolver = app.client("appsync").get_resolver(apiId=found["Id"], typeName="Query", fieldName="none")["resolver"]
    assert resolver["runtime"] == {"name": "APPSYNC_JS", "runtimeVersion": "1.0.0"}
    assert app.stored(app.made("AWS::AppSync::Resolver")["CodeS3Location"]) == Path(code).read_bytes()


def test_builds_and_jobs_find_their_files(tmp_path: Path, app: OneStack) -> None:
    stack = app.stack
    script = written(tmp_path / "job.py", "print('job')\n")
    library = written(tmp_path / "library.py", "x = 1\n")
    specification = written(tmp_path / "build.yml", "version: '0.2'\nphases: {build: {commands: [make]}}\n")
    codebuild.Project(
        stack,
        "Build",
        project_name="build",
        source=codebuild.Source.s3(bucket=s3.Bucket(stack, "Sources"), path="source.zip"),
        build_spec=codebuild.BuildSpec.from_asset(specification),
        environment_variables={"COLOUR": codebuild.BuildEnvironmentVariable(value="blue")},
    )
    glue.PythonShellJob(
        stack,
        "Job",
        job_name="job",
        role=iam.Role(stack, "JobRole", assumed_by=iam.ServicePrincipal("glue.amazonaws.com")),
        script=glue.Code.from_asset(script),
        extra_python_files=[glue.Code.from_asset(library)],
    )

    app.deploy()

    (project,) = app.client("codebuild").batch_get_projects(names=["build"])["projects"]
    assert app.stored(project["source"]["buildspec"]) == Path(specification).read_bytes()
    assert project["environment"]["environmentVariables"] == [{"name": "COLOUR", "value": "blue", "type": "PLAINTEXT"}]
    job = app.client("glue").get_job(JobName="job")["Job"]
    assert app.stored(job["Command"]["ScriptLocation"]) == Path(script).read_bytes()
    assert app.stored(job["DefaultArguments"]["--extra-py-files"]) == Path(library).read_bytes()


def test_records_of_a_stream_reach_a_function_and_a_bucket(app: OneStack) -> None:
    stack = app.stack
    stream = kinesis.Stream(stack, "Stream", stream_name="records", shard_count=1)
    bucket = s3.Bucket(stack, "Bucket")
    function = lambda_.Function(
        stack,
        "Copy",
        code=lambda_.Code.from_inline(_COPY),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
        environment={"BUCKET": bucket.bucket_name},
    )
    bucket.grant_write(function)
    function.add_event_source(
        sources.KinesisEventSource(stream, starting_position=lambda_.StartingPosition.TRIM_HORIZON)
    )
    firehose.DeliveryStream(
        stack,
        "Delivery",
        delivery_stream_name="delivery",
        destination=firehose.S3Bucket(bucket, data_output_prefix="delivered/", error_output_prefix="failed/"),
    )

    names = app.deploy(Bucket=bucket.bucket_name)

    app.client("kinesis").put_record(StreamName="records", Data=b"first", PartitionKey="k")
    app.client("firehose").put_record(DeliveryStreamName="delivery", Record={"Data": b"second\n"})
    objects = app.client("s3")

    def content(prefix: str) -> object:
        listed = eventually(lambda: objects.list_objects_v2(Bucket=names["Bucket"], Prefix=prefix).get("Contents"))
        return objects.get_object(Bucket=names["Bucket"], Key=listed[0]["Key"])["Body"].read()

    assert content("copied/") == b"first"
    assert content("delivered/") == b"second\n"


def test_a_distribution_runs_the_function_of_a_file(tmp_path: Path, app: OneStack) -> None:
    stack = app.stack
    code = "function handler(event) { return event.request; }\n"
    store = cloudfront.KeyValueStore(
        stack,
        "Store",
        key_value_store_name="store",
        source=cloudfront.ImportSource.from_asset(
            written(tmp_path / "store.json", json.dumps({"data": [{"key": "a", "value": "b"}]}))
        ),
    )
    function = cloudfront.Function(
        stack,
        "Function",
        function_name="function",
        code=cloudfront.FunctionCode.from_file(file_path=written(tmp_path / "function.js", code)),
        key_value_store=store,
    )
    distribution = cloudfront.Distribution(
        stack,
        "Distribution",
        default_behavior=cloudfront.BehaviorOptions(
            origin=origins.S3BucketOrigin.with_origin_access_control(s3.Bucket(stack, "Bucket")),
            function_associations=[
                cloudfront.FunctionAssociation(
                    function=function, event_type=cloudfront.FunctionEventType.VIEWER_REQUEST
                )
            ],
        ),
    )

    found = app.deploy(Id=distribution.distribution_id, Store=store.key_value_store_arn, Function=function.function_arn)

    entries = json.loads(app.stored(app.made("AWS::CloudFront::KeyValueStore")["ImportSource"]))
    assert entries == {"data": [{"key": "a", "value": "b"}]}
    client = app.client("cloudfront")
    assert client.get_function(Name="function", Stage="LIVE")["FunctionCode"].read() == code.encode()
    config = client.describe_function(Name="function", Stage="LIVE")["FunctionSummary"]["FunctionConfig"]
    assert [each["KeyValueStoreARN"] for each in config["KeyValueStoreAssociations"]["Items"]] == [found["Store"]]
    behavior = client.get_distribution_config(Id=found["Id"])["DistributionConfig"]["DefaultCacheBehavior"]
    assert [(each["EventType"], each["FunctionARN"]) for each in behavior["FunctionAssociations"]["Items"]] == [
        ("viewer-request", found["Function"])
    ]


def test_a_service_starts_with_files_of_variables(tmp_path: Path, app: OneStack) -> None:
    stack = app.stack
    variables = written(tmp_path / "shop.env", "COLOUR=blue\n")
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1, nat_gateways=0)
    public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
    files = efs.FileSystem(stack, "Files", vpc=vpc, vpc_subnets=public, encrypted=True)
    point = files.add_access_point(
        "Shop", path="/shop", create_acl=efs.Acl(owner_uid="7", owner_gid="8", permissions="750")
    )
    definition = ecs.FargateTaskDefinition(stack, "Task", family="shop", cpu=512, memory_limit_mib=1024)
    authorization = ecs.AuthorizationConfig(access_point_id=point.access_point_id, iam="ENABLED")
    volume = ecs.EfsVolumeConfiguration(
        file_system_id=files.file_system_id, transit_encryption="ENABLED", authorization_config=authorization
    )
    definition.add_volume(name="files", efs_volume_configuration=volume)
    definition.add_container(
        "Main",
        image=ecs.ContainerImage.from_registry("nginx"),
        environment_files=[ecs.EnvironmentFile.from_asset(variables)],
        logging=ecs.LogDrivers.aws_logs(stream_prefix="shop"),
    )
    # The embedded AWS knows no rules that are resources of their own; of this group none are made.
    security_group = ec2.SecurityGroup.from_security_group_id(stack, "Open", "sg-12345678", mutable=False)
    ecs.FargateService(
        stack,
        "Service",
        cluster=ecs.Cluster(stack, "Cluster", cluster_name="shop", vpc=vpc),
        task_definition=definition,
        desired_count=0,
        assign_public_ip=True,
        security_groups=[security_group],
        service_name="shop",
    )

    names = app.deploy(Files=files.file_system_id, Point=point.access_point_id)

    client = app.client("ecs")
    (service,) = client.describe_services(cluster="shop", services=["shop"])["services"]
    task = client.describe_task_definition(taskDefinition=service["taskDefinition"])["taskDefinition"]
    assert (service["launchType"], task["cpu"], task["memory"]) == ("FARGATE", "512", "1024")
    (target,) = app.client("efs").describe_mount_targets(FileSystemId=names["Files"])["MountTargets"]
    assert target["LifeCycleState"] == "available"
    (point_made,) = app.client("efs").describe_access_points(FileSystemId=names["Files"])["AccessPoints"]
    assert point_made["AccessPointId"] == names["Point"]
    assert point_made["RootDirectory"]["CreationInfo"] == {"OwnerUid": 7, "OwnerGid": 8, "Permissions": "750"}
    (container,) = app.made("AWS::ECS::TaskDefinition")["ContainerDefinitions"]
    assert app.stored(container["EnvironmentFiles"][0]["Value"]) == Path(variables).read_bytes()


class _Topics(servicecatalog.ProductStack):
    """A product that makes a topic of a given name."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        name = CfnParameter(self, "Name")
        sns.Topic(self, "Topic", topic_name=name.value_as_string)


def test_what_repositories_canaries_and_products_read_is_published(tmp_path: Path, app: OneStack) -> None:
    """The embedded AWS makes none of the three, but what their resources name is there and of use."""
    stack = app.stack
    written(tmp_path / "first" / "docs" / "readme.md", "hello")
    written(tmp_path / "canary" / "python" / "probe.py", "def handler(event, context): pass\n")
    codecommit.Repository(
        stack,
        "Repository",
        repository_name="made",
        code=codecommit.Code.from_directory(str(tmp_path / "first"), "trunk"),
    )
    synthetics.Canary(
        stack,
        "Canary",
        runtime=synthetics.Runtime.SYNTHETICS_PYTHON_SELENIUM_5_1,
        test=synthetics.Test.custom(code=synthetics.Code.from_asset(str(tmp_path / "canary")), handler="probe.handler"),
    )
    template = servicecatalog.CloudFormationTemplate.from_product_stack(_Topics(stack, "Topics"))
    servicecatalog.CloudFormationProduct(
        stack,
        "Product",
        owner="me",
        product_name="topics",
        product_versions=[servicecatalog.CloudFormationProductVersion(cloud_formation_template=template)],
    )

    app.publish()

    code = app.made("AWS::CodeCommit::Repository")["Code"]
    assert code["BranchName"] == "trunk"
    assert _files(app.stored(f"{code['S3']['Bucket']}/{code['S3']['Key']}")) == {"docs/readme.md": b"hello"}
    code = app.made("AWS::Synthetics::Canary")["Code"]
    assert list(_files(app.stored(f"{code['S3Bucket']}/{code['S3Key']}"))) == ["python/probe.py"]
    version = app.made("AWS::ServiceCatalog::CloudFormationProduct")["ProvisioningArtifactParameters"][0]
    url = version["Info"]["LoadTemplateFromURL"]["Fn::Sub"].replace("${AWS::URLSuffix}", "amazonaws.com")
    stacks = app.client("cloudformation")
    stacks.create_stack(
        StackName="chosen", TemplateURL=url, Parameters=[{"ParameterKey": "Name", "ParameterValue": "news"}]
    )
    stacks.get_waiter("stack_create_complete").wait(StackName="chosen", WaiterConfig={"Delay": 1})
    (topic,) = app.client("sns").list_topics()["Topics"]
    assert topic["TopicArn"].endswith(":news")


def test_what_agents_and_charts_read_is_published(tmp_path: Path, app: OneStack) -> None:
    """The embedded AWS makes no agents; what they read is there."""
    stack = app.stack
    written(tmp_path / "agent" / "main.py", "print('agent')\n")
    schema = written(
        tmp_path / "tools.json", '[{"name": "look", "description": "d", "inputSchema": {"type": "object"}}]'
    )
    written(tmp_path / "chart" / "Chart.yaml", "name: chart\n")
    agentcore.Runtime(
        stack,
        "Agent",
        agent_runtime_artifact=agentcore.AgentRuntimeArtifact.from_code_asset(
            path=str(tmp_path / "agent"), runtime=agentcore.AgentCoreRuntime.PYTHON_3_13, entrypoint=["main.py"]
        ),
    )
    gateway = agentcore.Gateway(stack, "Gateway", gateway_name="gateway")
    function = lambda_.Function.from_function_name(stack, "Tool", "tool")
    gateway.add_lambda_target(
        "Target", lambda_function=function, tool_schema=agentcore.ToolSchema.from_local_asset(schema)
    )
    chart = Asset(stack, "Chart", path=str(tmp_path / "chart"))
    role = "arn:aws:iam::111122223333:role/kubectl"
    layer = lambda_.LayerVersion.from_layer_version_arn(
        stack, "Kubectl", "arn:aws:lambda:us-east-1:111122223333:layer:kubectl:1"
    )
    cluster = eks.Cluster.from_cluster_attributes(
        stack, "Cluster", cluster_name="cluster", kubectl_role_arn=role, kubectl_layer=layer
    )
    cluster.add_helm_chart("Release", chart_asset=chart)

    app.publish()

    code = app.made("AWS::BedrockAgentCore::Runtime")["AgentRuntimeArtifact"]["CodeConfiguration"]["Code"]["S3"]
    assert _files(app.stored(f"{code['Bucket']}/{code['Prefix']}")) == {"main.py": b"print('agent')\n"}
    target = app.made("AWS::BedrockAgentCore::GatewayTarget")["TargetConfiguration"]
    assert app.stored(target) == Path(schema).read_bytes()
    url = app.made("Custom::AWSCDK-EKS-HelmChart")["ChartAssetURL"]
    assert list(_files(app.stored(url))) == ["Chart.yaml"]


def test_a_configuration_of_a_file_is_deployed(tmp_path: Path, app: OneStack) -> None:
    shop = appconfig.Application(app.stack, "Shop", application_name="shop")
    live = appconfig.Environment(app.stack, "Live", application=shop, environment_name="live")
    content = appconfig.ConfigurationContent.from_file(written(tmp_path / "flags.json", '{"sale": true}\r\n'))
    configuration = appconfig.HostedConfiguration(
        app.stack, "Flags", application=shop, content=content, name="flags", deploy_to=[live]
    )

    names = app.deploy(
        App=shop.application_id,
        Profile=configuration.configuration_profile_id,
        Version=configuration.version_number or "",
    )

    kept = app.client("appconfig").get_hosted_configuration_version(
        ApplicationId=names["App"], ConfigurationProfileId=names["Profile"], VersionNumber=int(names["Version"])
    )
    assert (kept["Content"].read(), kept["ContentType"]) == (b'{"sale": true}\r\n', "application/json")


def _files(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def test_an_event_runs_a_machine_that_keeps_and_tells(app: OneStack) -> None:
    stack = app.stack
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    table = dynamodb.TableV2(stack, "Table", table_name="items", partition_key=key)
    queue = sqs.Queue(stack, "Queue")
    item = {
        "id": tasks.DynamoAttributeValue.from_string(sfn.JsonPath.string_at("$.item")),
        "count": tasks.DynamoAttributeValue.number_from_string(
            sfn.JsonPath.format("{}", sfn.JsonPath.string_at("$.count"))
        ),
    }
    keep = tasks.DynamoPutItem(stack, "Keep", table=table, item=item, result_path="$.kept")
    tell = tasks.SqsSendMessage(
        stack, "Tell", queue=queue, message_body=sfn.TaskInput.from_json_path_at("$.item"), result_path="$.told"
    )
    each = sfn.Map(stack, "Each", items_path="$.detail.items").item_processor(keep.next(tell))
    machine = sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(each))
    events.Rule(
        stack,
        "Paid",
        event_bus=events.EventBus(stack, "Bus", event_bus_name="shop"),
        event_pattern=events.EventPattern(source=["shop"], detail={"paid": [True]}),
        targets=[targets.SfnStateMachine(machine)],
    )

    names = app.deploy(Queue=queue.queue_url)

    def happens(paid: bool, **counts: int) -> None:
        detail = {"paid": paid, "items": [{"item": item, "count": count} for item, count in counts.items()]}
        entry = {"EventBusName": "shop", "Source": "shop", "DetailType": "order", "Detail": json.dumps(detail)}
        app.client("events").put_events(Entries=[entry])

    told: set[str] = set()

    def heard() -> bool:
        found = app.client("sqs").receive_message(QueueUrl=names["Queue"], MaxNumberOfMessages=10)
        told.update(message["Body"] for message in found.get("Messages", []))
        return len(told) >= 2

    happens(False, pear=9)
    happens(True, apple=1, plum=2)
    eventually(heard)
    assert told == {"apple", "plum"}
    kept = app.client("dynamodb").scan(TableName="items")["Items"]
    assert {each["id"]["S"]: each["count"]["N"] for each in kept} == {"apple": "1", "plum": "2"}


def test_a_function_decides_who_of_those_who_sign_up_is_confirmed(tmp_path: Path, app: OneStack) -> None:
    stack = app.stack
    written(tmp_path / "code" / "index.py", _CONFIRM)
    function = lambda_.Function(
        stack,
        "Confirm",
        code=lambda_.Code.from_asset(str(tmp_path / "code")),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
    )
    pool = cognito.UserPool(
        stack,
        "Pool",
        self_sign_up_enabled=True,
        lambda_triggers=cognito.UserPoolTriggers(pre_sign_up=function),
        password_policy=cognito.PasswordPolicy(min_length=12),
    )
    client = pool.add_client("Client", auth_flows=cognito.AuthFlow(user_password=True))

    names = app.deploy(Client=client.user_pool_client_id)

    users = app.client("cognito-idp")
    # Calls of those who sign up are not signed, and so name no account.
    users.meta.events.register(
        "before-send", lambda request, **_: request.headers.update(Authorization=app.signature("cognito-idp"))
    )

    def confirmed(name: str, email: str, password: str = "long-Enough-1") -> bool:
        attributes = [{"Name": "email", "Value": email}]
        answer = users.sign_up(ClientId=names["Client"], Username=name, Password=password, UserAttributes=attributes)
        return bool(answer["UserConfirmed"])

    assert confirmed("ours", "me@example.com")
    assert not confirmed("theirs", "me@example.org")
    with pytest.raises(users.exceptions.InvalidPasswordException):
        confirmed("short", "me@example.com", "Short-1")
    answer = users.initiate_auth(
        ClientId=names["Client"],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "ours", "PASSWORD": "long-Enough-1"},
    )
    assert answer["AuthenticationResult"]["AccessToken"]


def test_a_function_is_told_what_a_log_has(app: OneStack) -> None:
    stack = app.stack
    group = logs.LogGroup(stack, "Group", log_group_name="shop")
    topic = sns.Topic(stack, "Topic")
    queue = sqs.Queue(stack, "Queue")
    topic.add_subscription(subscriptions.SqsSubscription(queue, raw_message_delivery=True))
    function = lambda_.Function(
        stack,
        "Tell",
        code=lambda_.Code.from_inline(_TELL),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
        environment={"TOPIC": topic.topic_arn},
    )
    topic.grant_publish(function)
    group.add_subscription_filter(
        "Errors",
        destination=destinations.LambdaDestination(function),
        filter_pattern=logs.FilterPattern.all_terms("ERROR"),
    )

    names = app.deploy(Queue=queue.queue_url)

    client = app.client("logs")
    client.create_log_stream(logGroupName="shop", logStreamName="one")
    now = int(time.time() * 1000)
    lines = [{"timestamp": now, "message": message} for message in ("all is well", "ERROR all is lost")]
    client.put_log_events(logGroupName="shop", logStreamName="one", logEvents=lines)
    heard = eventually(lambda: app.client("sqs").receive_message(QueueUrl=names["Queue"]).get("Messages"))
    assert [message["Body"] for message in heard] == ["ERROR all is lost"]
