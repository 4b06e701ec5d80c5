"""References of constructs, where they are not those of the resource below. Source: observed on aws-cdk-lib 2.275.0."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_integrations as integrations
from aws_cdk import aws_applicationautoscaling as scaling
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_servicediscovery as discovery
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))


def _id(construct: Any) -> Any:
    return construct.stack.resolve(construct.stack.get_logical_id(construct.node.default_child))


def test_a_scalable_target_is_told_by_its_ref_dimension_and_service(stack: cdk.Stack) -> None:
    target = scaling.ScalableTarget(
        stack,
        "Target",
        min_capacity=1,
        max_capacity=2,
        resource_id="table/t",
        scalable_dimension="dynamodb:table:ReadCapacityUnits",
        service_namespace=scaling.ServiceNamespace.DYNAMODB,
    )

    reference = target.scalable_target_ref

    assert stack.resolve(reference.resource_id) == {"Ref": _id(target)}
    assert reference.scalable_dimension == "dynamodb:table:ReadCapacityUnits"
    assert reference.service_namespace == "dynamodb"


def test_an_own_prefix_list_knows_its_arn_and_an_imported_one_has_it_put_together(stack: cdk.Stack) -> None:
    own = ec2.PrefixList(stack, "Own")
    imported: Any = ec2.PrefixList.from_prefix_list_id(stack, "Imported", "pl-1")

    assert stack.resolve(own.prefix_list_ref.prefix_list_arn) == {"Fn::GetAtt": [_id(own), "Arn"]}
    arn = stack.resolve(imported.prefix_list_ref.prefix_list_arn)["Fn::Join"][1]
    assert arn[-1] == ":ec2:us-east-1:111111111111:prefix-list/pl-1"


def test_a_way_to_a_private_subnet_is_told_by_its_ref_and_used_by_its_id(stack: cdk.Stack) -> None:
    balancer = elb.ApplicationLoadBalancer(stack, "Balancer", vpc=ec2.Vpc(stack, "Vpc", max_azs=1))
    endpoint = cloudfront.VpcOriginEndpoint.application_load_balancer(balancer)
    way = cloudfront.VpcOrigin(stack, "Way", endpoint=endpoint)

    assert stack.resolve(way.vpc_origin_ref.vpc_origin_id) == {"Ref": _id(way)}
    assert stack.resolve(way.vpc_origin_id) == {"Fn::GetAtt": [_id(way), "Id"]}


def test_a_subnet_tells_the_list_that_it_uses(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
    subnet = vpc.private_subnets[0]
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc)

    subnet.associate_network_acl("Use", acl)

    assert subnet.subnet_network_acl_association_id == acl.network_acl_id  # type: ignore[attr-defined]  # of those made here


@pytest.mark.parametrize(("path", "end"), [(None, "/*/*/"), ("/", "/*/*/"), ("/x/{y}/{z+}", "/*/*/x/*")])
def test_the_route_of_what_fits_no_other_is_told_by_the_bare_slash(
    stack: cdk.Stack, path: str | None, end: str
) -> None:
    route = apigatewayv2.HttpRoute(
        stack,
        "Route",
        http_api=apigatewayv2.HttpApi(stack, "Api"),
        route_key=apigatewayv2.HttpRouteKey.with_(path) if path else apigatewayv2.HttpRouteKey.DEFAULT,
        integration=integrations.HttpUrlIntegration("Url", "https://example.com"),
    )

    assert stack.resolve(route.route_arn)["Fn::Join"][1][-1] == end


def test_tables_without_replicas_have_no_further_regions(stack: cdk.Stack) -> None:
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)

    assert dynamodb.Table(stack, "Table", partition_key=key).regions == []


def test_a_range_of_ports_is_not_the_port_of_a_container(stack: cdk.Stack) -> None:
    task = ecs.FargateTaskDefinition(stack, "Task")
    ports = ecs.PortMapping(
        container_port=ecs.ContainerDefinition.CONTAINER_PORT_USE_RANGE, container_port_range="8080-8081"
    )
    container = task.add_container("c", image=ecs.ContainerImage.from_registry("x"), port_mappings=[ports])

    with pytest.raises(ValidationError, match="must expose a single port"):
        _ = container.container_port


_NAMESPACE: dict[str, str] = {"namespace_arn": "arn", "namespace_id": "i", "namespace_name": "n"}
_SECRET = "arn:aws:secretsmanager:us-east-1:111111111111:secret:i-abcdef"
IMPORTED: dict[str, Callable[[cdk.Stack], Any]] = {
    "flow_log": lambda s: ec2.FlowLog.from_flow_log_id(s, "I", "i"),
    "vpc_endpoint": lambda s: ec2.InterfaceVpcEndpoint.from_interface_vpc_endpoint_attributes(
        s, "I", vpc_endpoint_id="i", port=1
    ),
    "secret_target_attachment": lambda s: (
        secretsmanager.SecretTargetAttachment.from_secret_target_attachment_secret_arn(s, "I", _SECRET)
    ),
    "http_namespace": lambda s: discovery.HttpNamespace.from_http_namespace_attributes(s, "I", **_NAMESPACE),
    "private_dns_namespace": lambda s: discovery.PrivateDnsNamespace.from_private_dns_namespace_attributes(
        s, "I", **_NAMESPACE
    ),
    "public_dns_namespace": lambda s: discovery.PublicDnsNamespace.from_public_dns_namespace_attributes(
        s, "I", **_NAMESPACE
    ),
}
TOLD = {
    "flow_log": {"flow_log_id": "i"},
    "vpc_endpoint": {"vpc_endpoint_id": "i"},
    "secret_target_attachment": {"secret_id": _SECRET},
    "http_namespace": {"http_namespace_arn": "arn", "http_namespace_id": "i"},
    "private_dns_namespace": {"private_dns_namespace_arn": "arn", "private_dns_namespace_id": "i"},
    "public_dns_namespace": {"public_dns_namespace_arn": "arn", "public_dns_namespace_id": "i"},
}


@pytest.mark.parametrize("kind", IMPORTED)
def test_what_is_made_elsewhere_is_told_by_what_is_known_of_it(stack: cdk.Stack, kind: str) -> None:
    reference = getattr(IMPORTED[kind](stack), f"{kind}_ref")

    assert {name: getattr(reference, name) for name in TOLD[kind]} == TOLD[kind]


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (cognito.UserPoolClient.from_user_pool_client_id, "user_pool_client"),
        (cognito.UserPoolDomain.from_domain_name, "user_pool_domain"),
        (cognito.UserPoolGroup.from_group_name, "user_pool_group"),
        (cognito.UserPoolIdentityProvider.from_provider_name, "user_pool_identity_provider"),
    ],
)
def test_parts_of_a_pool_that_is_not_known_cannot_be_referred_to(stack: cdk.Stack, make: Any, kind: str) -> None:
    with pytest.raises(ValidationError, match=r"(?s)is not available on.*S/I"):
        getattr(make(stack, "I", "i"), f"{kind}_ref")
