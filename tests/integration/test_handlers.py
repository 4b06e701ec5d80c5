"""Handlers of ours deployed: what CloudFormation cannot do itself is done by functions that really run."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.support.one_stack import OneStack, eventually, written

from aws_cdk import App, CustomResource, Duration, Environment, Fn, RemovalPolicy, Stack, triggers
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_eks as eks
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_ssm as ssm
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from aws_cdk import custom_resources as custom
from aws_cdk.aws_s3_assets import Asset
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud
from purecdk.toolkit.operations import RunOptions, deploy, destroy

_PUT = """
import boto3, os
def handler(event, context):
    boto3.client("s3").put_object(Bucket=os.environ["BUCKET"], Key="first", Body=b"put")
"""
_BEGIN = """
def handler(event, context):
    return {"PhysicalResourceId": "thing", "Data": {"Begun": event["ResourceProperties"]["Name"]}}
"""
_COMPLETE = """
import boto3
def handler(event, context):
    if event["RequestType"] == "Delete":
        return {"IsComplete": True}
    parameters = boto3.client("ssm")
    try:
        parameters.put_parameter(Name="/asked", Value="once", Type="String")
    except parameters.exceptions.ParameterAlreadyExists:
        return {"IsComplete": True, "Data": {"Done": "when asked again"}}
    return {"IsComplete": False}
"""
_NOTE = """
import json, urllib.request, boto3
def handler(event, context):
    kind = event["ResourceType"].rpartition("-")[2]
    value = json.dumps(event["ResourceProperties"])
    boto3.client("ssm").put_parameter(Name="/noted/" + kind, Value=value, Type="String")
    answer = {key: event[key] for key in ("StackId", "RequestId", "LogicalResourceId")}
    answer |= {"Status": "SUCCESS", "PhysicalResourceId": kind}
    request = urllib.request.Request(event["ResponseURL"], data=json.dumps(answer).encode(), method="PUT")
    urllib.request.urlopen(request)
"""


def _function(app: OneStack, id: str, code: str, **options: Any) -> lambda_.Function:
    return lambda_.Function(
        app.stack,
        id,
        code=lambda_.Code.from_inline(code),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
        **options,
    )


def test_calls_are_made_when_a_resource_comes_and_goes(app: OneStack) -> None:
    name = custom.PhysicalResourceId.of("told")
    anywhere = custom.AwsCustomResourcePolicy.from_sdk_calls(resources=["*"])
    put = custom.AwsCustomResource(
        app.stack,
        "Put",
        on_create=custom.AwsSdkCall(
            service="SSM",
            action="putParameter",
            parameters={"Name": "/told", "Value": "value", "Type": "String"},
            physical_resource_id=name,
        ),
        on_delete=custom.AwsSdkCall(service="SSM", action="deleteParameter", parameters={"Name": "/told"}),
        policy=anywhere,
        install_latest_aws_sdk=False,
    )
    get = custom.AwsCustomResource(
        app.stack,
        "Get",
        on_update=custom.AwsSdkCall(
            service="@aws-sdk/client-ssm",
            action="GetParameterCommand",
            parameters={"Name": "/told"},
            physical_resource_id=custom.PhysicalResourceId.from_response("Parameter.Name"),
        ),
        policy=anywhere,
    )
    get.node.add_dependency(put)

    assert app.deploy(Value=get.get_response_field("Parameter.Value")) == {"Value": "value"}

    parameters = app.client("ssm")
    assert parameters.get_parameter(Name="/told")["Parameter"]["Value"] == "value"
    app.destroy()
    with pytest.raises(parameters.exceptions.ParameterNotFound):
        parameters.get_parameter(Name="/told")


def test_a_trigger_fills_a_bucket_that_is_emptied_when_it_goes(app: OneStack) -> None:
    bucket = s3.Bucket(app.stack, "Bucket", auto_delete_objects=True, removal_policy=RemovalPolicy.DESTROY)
    function = _function(app, "Put", _PUT, environment={"BUCKET": bucket.bucket_name})
    bucket.grant_write(function)
    triggers.Trigger(app.stack, "Once", handler=function, execute_after=[bucket])

    name = app.deploy(Name=bucket.bucket_name)["Name"]

    objects = app.client("s3")
    assert objects.get_object(Bucket=name, Key="first")["Body"].read() == b"put"
    app.destroy()
    assert name not in [each["Name"] for each in objects.list_buckets()["Buckets"]]


def test_a_provider_asks_until_a_resource_is_complete(app: OneStack) -> None:
    complete = _function(app, "Complete", _COMPLETE)
    provider = custom.Provider(
        app.stack,
        "Provider",
        on_event_handler=_function(app, "Begin", _BEGIN),
        is_complete_handler=complete,
        query_interval=Duration.seconds(1),
    )
    thing = CustomResource(app.stack, "Thing", service_token=provider.service_token, properties={"Name": "me"})

    found = app.deploy(Begun=thing.get_att_string("Begun"), Done=thing.get_att_string("Done"), Ref=thing.ref)

    assert found == {"Begun": "me", "Done": "when asked again", "Ref": "thing"}


def test_a_zone_is_delegated_by_the_one_above(app: OneStack) -> None:
    parent = route53.PublicHostedZone(app.stack, "Parent", zone_name="example.com")
    child = route53.PublicHostedZone(app.stack, "Child", zone_name="shop.example.com")
    role = iam.Role(app.stack, "Role", assumed_by=iam.AccountRootPrincipal())
    parent.grant_delegation(role)
    route53.CrossAccountZoneDelegationRecord(
        app.stack,
        "Delegation",
        delegated_zone=child,
        parent_hosted_zone_id=parent.hosted_zone_id,
        delegation_role=role,
        ttl=Duration.hours(1),
    )

    servers = Fn.join(",", child.hosted_zone_name_servers or [])
    found = app.deploy(Parent=parent.hosted_zone_id, Servers=servers)

    records = app.client("route53").list_resource_record_sets(HostedZoneId=found["Parent"])["ResourceRecordSets"]
    [delegation] = [record for record in records if record["Name"] == "shop.example.com."]
    assert (delegation["Type"], delegation["TTL"]) == ("NS", 3600)
    assert ",".join(each["Value"] for each in delegation["ResourceRecords"]) == found["Servers"]


def test_nothing_passes_the_default_security_group_of_a_network(app: OneStack) -> None:
    vpc = ec2.Vpc(app.stack, "Vpc", max_azs=1, nat_gateways=0, restrict_default_security_group=True)

    network = app.deploy(Id=vpc.vpc_id)["Id"]

    mine = [{"Name": "vpc-id", "Values": [network]}, {"Name": "group-name", "Values": ["default"]}]
    [group] = app.client("ec2").describe_security_groups(Filters=mine)["SecurityGroups"]
    assert (group["IpPermissions"], group["IpPermissionsEgress"]) == ([], [])


def test_an_event_makes_a_call(app: OneStack) -> None:
    queue = sqs.Queue(app.stack, "Queue")
    call = targets.AwsApi(
        service="SQS", action="sendMessage", parameters={"QueueUrl": queue.queue_url, "MessageBody": "called"}
    )
    events.Rule(app.stack, "Rule", event_pattern=events.EventPattern(source=["shop"]), targets=[call])

    url = app.deploy(Queue=queue.queue_url)["Queue"]

    app.client("events").put_events(Entries=[{"Source": "shop", "DetailType": "order", "Detail": "{}"}])
    [message] = eventually(lambda: app.client("sqs").receive_message(QueueUrl=url).get("Messages"))
    assert message["Body"] == "called"


def test_logs_of_a_function_are_kept_as_long_as_it_says(app: OneStack) -> None:
    function = _function(app, "Fn", "def handler(event, context): pass", log_retention=logs.RetentionDays.ONE_WEEK)

    name = app.deploy(Name=function.function_name)["Name"]

    groups = app.client("logs").describe_log_groups(logGroupNamePrefix=f"/aws/lambda/{name}")["logGroups"]
    assert [(group["logGroupName"], group["retentionInDays"]) for group in groups] == [(f"/aws/lambda/{name}", 7)]


def test_what_is_said_of_a_cluster_reaches_what_speaks_to_it(tmp_path: Path, app: OneStack) -> None:
    """No cluster is there; a function of the test stands where the one with ``kubectl`` would."""
    chart = written(tmp_path / "chart" / "Chart.yaml", "name: shop\n")
    function = _function(app, "Speak", _NOTE)
    assert function.role is not None
    provider = eks.KubectlProvider.from_kubectl_provider_attributes(
        app.stack,
        "Provider",
        function_arn=function.function_arn,
        kubectl_role_arn=function.role.role_arn,
        handler_role=function.role,
    )
    cluster = eks.Cluster.from_cluster_attributes(
        app.stack, "Cluster", cluster_name="cluster", kubectl_provider=provider
    )
    asset = Asset(app.stack, "ChartFiles", path=str(tmp_path / "chart"))
    cluster.add_helm_chart("Chart", chart_asset=asset, namespace="shop", values={"replicas": 3})
    manifest = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "a"},
        "data": {"vpc": asset.bucket.bucket_arn},
    }
    cluster.add_manifest("Map", manifest)

    bucket = app.deploy(Bucket=asset.s3_bucket_name)["Bucket"]

    def noted(kind: str) -> Any:
        parameter = app.client("ssm").get_parameter(Name=f"/noted/{kind}")["Parameter"]
        return json.loads(parameter["Value"])

    told = noted("HelmChart")
    assert (told["ClusterName"], told["Namespace"], json.loads(told["Values"])) == ("cluster", "shop", {"replicas": 3})
    with zipfile.ZipFile(io.BytesIO(app.stored(told["ChartAssetURL"]))) as archive:
        assert archive.read("Chart.yaml") == Path(chart).read_bytes()
    (told,) = json.loads(noted("KubernetesResource")["Manifest"])
    assert (told["kind"], told["data"]) == ("ConfigMap", {"vpc": f"arn:aws:s3:::{bucket}"})


def test_what_another_region_has_is_known_here(
    tmp_path: Path, local: LocalCloud, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    there = ResolvedEnvironment(account=bootstrapped.account, region="eu-west-1")
    bootstrap(there, cloud, ignore, BootstrapOptions())
    both = App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)
    topics, users = (
        Stack(both, id, env=Environment(account=place.account, region=place.region), cross_region_references=True)
        for id, place in {"Topics": there, "Users": bootstrapped}.items()
    )
    topic = sns.Topic(topics, "Topic", topic_name="there")
    ssm.StringParameter(users, "Known", parameter_name="/known", string_value=topic.topic_arn)
    both.synth()
    assembly = read_assembly(tmp_path / "cdk.out")

    result = deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions())

    assert result.report is not None
    result.report.raise_for_failures()
    here, far = (
        cloud.client("ssm", Access(account=each.account, region=each.region)) for each in (bootstrapped, there)
    )
    assert here.get_parameter(Name="/known")["Parameter"]["Value"] == f"arn:aws:sns:eu-west-1:{there.account}:there"

    gone = destroy(assembly, assembly.stacks, cloud, ignore, options=RunOptions())

    assert gone.report is not None
    gone.report.raise_for_failures()
    for client in (here, far):
        left = [each["Name"] for each in client.describe_parameters()["Parameters"]]
        assert left == ["/cdk-bootstrap/hnb659fds/version"]


def test_a_table_is_copied_to_another_region(app: OneStack) -> None:
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    dynamodb.Table(app.stack, "Table", table_name="copied", partition_key=key, replication_regions=["eu-west-1"])

    app.deploy()

    table = app.client("dynamodb").describe_table(TableName="copied")["Table"]
    assert [(each["RegionName"], each["ReplicaStatus"]) for each in table["Replicas"]] == [("eu-west-1", "ACTIVE")]


def test_identities_of_another_provider_are_known_while_the_stack_is(app: OneStack) -> None:
    provider = iam.OpenIdConnectProvider(
        app.stack, "Provider", url="https://example.com", client_ids=["shop"], thumbprints=["a" * 40]
    )

    arn = app.deploy(Arn=provider.open_id_connect_provider_arn)["Arn"]

    client = app.client("iam")
    known = client.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert arn.endswith(":oidc-provider/example.com")
    assert (known["ClientIDList"], known["ThumbprintList"]) == (["shop"], ["a" * 40])
    app.destroy()
    assert client.list_open_id_connect_providers()["OpenIDConnectProviderList"] == []


def test_a_repository_that_goes_takes_its_images_along(app: OneStack) -> None:
    ecr.Repository(
        app.stack,
        "Repository",
        repository_name="shop",
        auto_delete_images=True,
        removal_policy=RemovalPolicy.DESTROY,
    )
    kind = "application/vnd.docker.distribution.manifest.v2+json"
    config = {"mediaType": "application/json", "size": 1, "digest": "sha256:" + "a" * 64}
    manifest = {"schemaVersion": 2, "mediaType": kind, "config": config, "layers": []}

    app.deploy()

    client = app.client("ecr")
    client.put_image(repositoryName="shop", imageTag="one", imageManifest=json.dumps(manifest))
    app.destroy()
    with pytest.raises(client.exceptions.RepositoryNotFoundException):
        client.describe_repositories(repositoryNames=["shop"])


@pytest.mark.skipif(shutil.which("node") is None, reason="the handler's language is that of its expressions")
def test_expressions_are_evaluated(app: OneStack) -> None:
    evaluate = tasks.EvaluateExpression(app.stack, "Sum", expression="$.a + $.b", result_path="$.c")
    machine = sfn.StateMachine(app.stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(evaluate))

    arn = app.deploy(Machine=machine.state_machine_arn)["Machine"]

    assert app.ran(arn, {"a": 1, "b": 2}) == {"a": 1, "b": 2, "c": 3}
