"""A load balanced service deployed: load balancer, listeners, rules, target groups, records and the service itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.image_files import write_image
from tests.support.one_stack import OneStack

from aws_cdk import App, Environment, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_ecs_patterns as patterns
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_route53 as route53
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap
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


def test_a_service_has_the_image_that_was_published_for_it(tmp_path: Path, local: LocalCloud, cloud: AwsCloud) -> None:
    # Only repositories of this account are known to the registry of the embedded AWS, which is told no account.
    place = ResolvedEnvironment(account=local.account, region=local.region)
    bootstrap(place, cloud, ignore, BootstrapOptions())
    write_image(tmp_path / "image.tar")
    app = OneStack(tmp_path, local, cloud, place)
    vpc = ec2.Vpc(app.stack, "Vpc", max_azs=2, nat_gateways=0)
    security_group = ec2.SecurityGroup.from_security_group_id(app.stack, "Open", "sg-12345678", mutable=False)
    patterns.ApplicationLoadBalancedFargateService(
        app.stack,
        "Web",
        service_name="web",
        cluster=ecs.Cluster(app.stack, "Cluster", vpc=vpc, cluster_name="images"),
        assign_public_ip=True,
        security_groups=[security_group],
        load_balancer=elb.ApplicationLoadBalancer(
            app.stack, "Balancer", vpc=vpc, internet_facing=True, security_group=security_group
        ),
        task_image_options={"image": ecs.ContainerImage.from_tarball(str(tmp_path / "image.tar"))},
    )

    app.deploy()

    client = app.client("ecs")
    (service,) = client.describe_services(cluster="images", services=["web"])["services"]
    task = client.describe_task_definition(taskDefinition=service["taskDefinition"])["taskDefinition"]
    repository, _, tag = task["containerDefinitions"][0]["image"].rpartition("/")[2].partition(":")
    (image,) = app.client("ecr").describe_images(repositoryName=repository, imageIds=[{"imageTag": tag}])[
        "imageDetails"
    ]
    assert image["imageDigest"].startswith("sha256:")
    app.destroy()


def _client(local: LocalCloud, place: ResolvedEnvironment, service: str) -> Any:
    import boto3

    return boto3.client(
        service,
        endpoint_url=local.endpoint,
        region_name=place.region,
        aws_access_key_id=place.account,
        aws_secret_access_key="any",
    )
