"""What accelerators and their endpoints refuse."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_globalaccelerator as ga
from aws_cdk import aws_globalaccelerator_endpoints as endpoints
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "Stack")


@pytest.mark.parametrize(
    ("options", "message", "option"),
    [
        ({"accelerator_name": ""}, "must have length between 1 and 64, got: 0", "accelerator_name"),
        ({"accelerator_name": "a" * 65}, "must have length between 1 and 64, got: 65", "accelerator_name"),
        ({"ip_addresses": []}, "you can specify one or two addresses, got: 0", "ip_addresses"),
        ({"ip_addresses": ["1", "2", "3"]}, r"Invalid ipAddresses value \[1,2,3\]", "ip_addresses"),
    ],
)
def test_names_and_addresses_that_the_service_refuses_are_refused(
    stack: Stack, options: dict[str, Any], message: str, option: str
) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        ga.Accelerator(stack, "Accelerator", **options)

    assert refused.value.construct_path == "Stack/Accelerator"
    assert refused.value.fix is not None and option in refused.value.fix


@pytest.mark.parametrize("weight", [-1, 256])
def test_shares_of_the_traffic_are_from_0_to_255(stack: Stack, weight: int) -> None:
    eip = ec2.CfnEIP(stack, "Eip")
    balancer = elb.ApplicationLoadBalancer.from_application_load_balancer_attributes(
        stack, "Balancer", load_balancer_arn="arn:aws:elasticloadbalancing:r:1:x", security_group_id="sg-1"
    )

    with pytest.raises(ValidationError, match=f"'weight' must be between 0 and 255, got: {weight}"):
        endpoints.CfnEipEndpoint(eip, weight=weight)
    with pytest.raises(ValidationError, match="must be between 0 and 255"):
        endpoints.ApplicationLoadBalancerEndpoint(balancer, weight=weight)


def test_something_else_than_an_endpoint_is_refused(stack: Stack) -> None:
    listener = ga.Listener.from_listener_arn(stack, "Listener", "arn")
    group = ga.EndpointGroup(stack, "Group", listener=listener)

    with pytest.raises(TypeError, match="endpoint"):
        group.add_endpoint("arn")  # type: ignore[arg-type]
