from __future__ import annotations

import pytest

from aws_cdk import App, Stack, aws_ec2, aws_elasticloadbalancing


def test_a_port_that_is_not_well_known_needs_a_protocol() -> None:
    stack = Stack(App(), "Stack")
    balancer = aws_elasticloadbalancing.LoadBalancer(stack, "Balancer", vpc=aws_ec2.Vpc(stack, "Vpc"))

    with pytest.raises(RuntimeError, match="Please supply protocol to go with port 8080") as raised:
        balancer.add_listener(external_port=8080)

    assert "Stack/Balancer" in str(raised.value)
