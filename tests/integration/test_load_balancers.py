"""A load balanced service deployed: load balancer, listeners, rules, target groups, records and the service itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aws_cdk import App, Environment, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_ecs_patterns as patterns
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_route53 as route53
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud
from purecdk.toolkit.operations import RunOptions, deploy


def test_a_load_balanced_service_is_reached_by_its_name(
    tmp_path: Path, local: LocalCloud, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    app = App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)
    stack = Stack(app, "Shop", env=Environment(account=bootstrapped.account, region=bootstrapped.region))
    zone = route53.PublicHostedZone(stack, "Zone", zone_name="example.com")
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0)
    # The embedded AWS knows no rules that are resources of their own; of this group none are made.
    security_group = ec2.SecurityGroup.from_security_group_id(stack, "Open", "sg-12345678", mutable=False)
    service = patterns.ApplicationLoadBalancedFargateService(
        stack,
        "Web",
        cluster=ecs.Cluster(stack, "Cluster", vpc=vpc),
        assign_public_ip=True,
        security_groups=[security_group],
        load_balancer=elb.ApplicationLoadBalancer(
            stack, "Balancer", vpc=vpc, internet_facing=True, load_balancer_name="shop", security_group=security_group
        ),
        task_image_options={"image": ecs.ContainerImage.from_registry("nginx"), "container_port": 8080},
        domain_name="shop.example.com",
        domain_zone=zone,
    )
    service.listener.add_action(
        "Closed",
        priority=1,
        conditions=[elb.ListenerCondition.path_patterns(["/closed"])],
        action=elb.ListenerAction.fixed_response(503, message_body="closed"),
    )
    app.synth()
    assembly = read_assembly(tmp_path / "cdk.out")

    result = deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions())

    assert result.report is not None
    result.report.raise_for_failures()
    balancing = _client(local, bootstrapped, "elbv2")
    [balancer] = balancing.describe_load_balancers(Names=["shop"])["LoadBalancers"]
    [listener] = balancing.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    rules = balancing.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]
    assert {(rule["Priority"], rule["Actions"][0]["Type"]) for rule in rules} == {
        ("1", "fixed-response"),
        ("default", "forward"),
    }
    [group] = balancing.describe_target_groups(LoadBalancerArn=balancer["LoadBalancerArn"])["TargetGroups"]
    assert (group["TargetType"], group["Port"]) == ("ip", 80)
    names = _client(local, bootstrapped, "route53")
    [hosted] = names.list_hosted_zones_by_name(DNSName="example.com")["HostedZones"]
    records = names.list_resource_record_sets(HostedZoneId=hosted["Id"])["ResourceRecordSets"]
    [record] = [record for record in records if record["Name"] == "shop.example.com."]
    assert record["AliasTarget"]["DNSName"].rstrip(".") == f"dualstack.{balancer['DNSName']}"


def _client(local: LocalCloud, place: ResolvedEnvironment, service: str) -> Any:
    import boto3

    return boto3.client(
        service,
        endpoint_url=local.endpoint,
        region_name=place.region,
        aws_access_key_id=place.account,
        aws_secret_access_key="any",
    )
