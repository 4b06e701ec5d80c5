"""Lookups in a whole run: asked for, answered, kept, and not asked again."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Command

from purecdk.toolkit.environments import Access
from purecdk.toolkit.local.server import local_cloud

ASKS = """
missing = [
    {"key": key, "provider": "ssm", "props": {"account": "123456789012", "region": "us-east-1", "parameterName": name}}
    for key, name in (("ssm:there", "/there"), ("ssm:gone", "/gone")) if key not in context
]
with open("runs", "a") as runs:
    runs.write("run\\n")
writer.stack("App", {"T": {"Type": "A::B::C", "Properties": {"V": [context.get("ssm:there"), context.get("ssm:gone")]}}})
writer.write(**({"missing": missing} if missing else {}))
"""


def test_answers_are_kept_and_errors_are_handed_to_the_app(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.app(ASKS)
    with local_cloud() as local:
        own = Access(account=local.account, region="us-east-1")
        local.cloud.client("ssm", own).put_parameter(Name="/there", Value="found", Type="String")
        monkeypatch.setenv("AWS_ENDPOINT_URL", local.endpoint)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", local.account)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")

        assert command("synth", "--json") == 0

    value, error = json.loads(command.out)["Resources"]["T"]["Properties"]["V"]
    assert value == "found"
    assert "no SSM parameter '/gone'" in error["$providerError"]
    assert json.loads((command.folder / "cdk.context.json").read_text()) == {"ssm:there": "found"}
    assert (command.folder / "runs").read_text() == "run\nrun\n"


CONSTRUCTS = """
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_route53 as route53, aws_ssm as ssm
app = cdk.App()
stack = cdk.Stack(app, "App", env=cdk.Environment(account="123456789012", region="us-east-1"))
vpc = ec2.Vpc.from_lookup(stack, "Vpc", tags={"kind": "looked-up"})
group = ec2.SecurityGroup.from_lookup_by_name(stack, "Group", "looked-up", vpc)
zone = route53.HostedZone.from_lookup(stack, "Zone", domain_name="example.org")
endpoint = ec2.InterfaceVpcEndpoint(stack, "Endpoint", vpc=vpc, service=ec2.InterfaceVpcEndpointAwsService.SQS, security_groups=[group])
cdk.CfnResource(stack, "T", type="A::B::C", properties={
    "Vpc": vpc.vpc_id, "Cidr": vpc.vpc_cidr_block, "Public": [s.subnet_id for s in vpc.public_subnets],
    "Private": [s.subnet_id for s in vpc.private_subnets + vpc.isolated_subnets], "Group": group.security_group_id,
    "Zone": zone.hosted_zone_id, "Value": ssm.StringParameter.value_from_lookup(stack, "/there"), "Zones": stack.availability_zones})
app.synth()
"""


def test_constructs_that_look_things_up_get_what_is_there(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.app(CONSTRUCTS)
    with local_cloud() as local:
        own = Access(account=local.account, region="us-east-1")
        ec2, route53 = local.cloud.client("ec2", own), local.cloud.client("route53", own)
        vpc = ec2.create_vpc(CidrBlock="10.7.0.0/16")["Vpc"]["VpcId"]
        ec2.create_tags(Resources=[vpc], Tags=[{"Key": "kind", "Value": "looked-up"}])
        subnets = {
            kind: ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.7.{number}.0/24", AvailabilityZone="us-east-1a")["Subnet"]
            for number, kind in enumerate(("Public", "Isolated"))
        }
        for kind, subnet in subnets.items():
            ec2.create_tags(Resources=[subnet["SubnetId"]], Tags=[{"Key": "aws-cdk:subnet-type", "Value": kind}])
        group = ec2.create_security_group(GroupName="looked-up", Description="d", VpcId=vpc)["GroupId"]
        zone = route53.create_hosted_zone(Name="example.org", CallerReference="1")["HostedZone"]["Id"]
        local.cloud.client("ssm", own).put_parameter(Name="/there", Value="found", Type="String")
        monkeypatch.setenv("AWS_ENDPOINT_URL", local.endpoint)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", local.account)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")

        assert command("synth", "--json") == 0

    template = json.loads(command.out)
    found = template["Resources"]["T"]["Properties"]
    assert (found["Vpc"], found["Cidr"], found["Group"]) == (vpc, "10.7.0.0/16", group)
    assert found["Public"] == [subnets["Public"]["SubnetId"]]
    assert found["Private"] == [subnets["Isolated"]["SubnetId"]]
    assert found["Zone"] == zone.rpartition("/")[2]
    assert found["Value"] == "found"
    assert found["Zones"][0] == "us-east-1a"
    (endpoint,) = [each for each in template["Resources"].values() if each["Type"] == "AWS::EC2::VPCEndpoint"]
    assert endpoint["Properties"]["SecurityGroupIds"] == [group]


UNANSWERED = """
import aws_cdk as cdk
from aws_cdk import aws_ssm as ssm
app = cdk.App()
stack = cdk.Stack(app, "App", env=cdk.Environment(account="123456789012", region="us-east-1"))
cdk.CfnOutput(stack, "Gone", value=ssm.StringParameter.value_from_lookup(stack, "/gone"))
plugin = {"pluginName": "mine"}
cdk.CfnOutput(stack, "Other", value=str(cdk.ContextProvider.get_value(stack, provider="plugin", props=plugin, dummy_value="x").value))
app.synth()
"""


def test_a_lookup_without_an_answer_is_an_error_of_the_construct(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command.app(UNANSWERED)
    with local_cloud() as local:
        monkeypatch.setenv("AWS_ENDPOINT_URL", local.endpoint)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", local.account)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")

        assert command("synth") == 1

    assert "[error at /App] no SSM parameter '/gone'" in command.err
    assert "[error at /App] purecdk has no lookup called 'plugin'" in command.err
    assert json.loads((command.folder / "cdk.context.json").read_text()) == {}
