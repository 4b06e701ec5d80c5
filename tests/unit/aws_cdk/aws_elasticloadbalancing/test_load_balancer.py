from __future__ import annotations

import pytest

from aws_cdk import App, Stack, aws_autoscaling, aws_ec2, aws_elasticloadbalancing


def test_a_port_that_is_not_well_known_needs_a_protocol() -> None:
    stack = Stack(App(), "Stack")
    balancer = aws_elasticloadbalancing.LoadBalancer(stack, "Balancer", vpc=aws_ec2.Vpc(stack, "Vpc"))

    with pytest.raises(RuntimeError, match="Please supply protocol to go with port 8080") as raised:
        balancer.add_listener(external_port=8080)

    assert "Stack/Balancer" in str(raised.value)


def test_a_group_whose_security_groups_are_not_known_is_a_target_where_nobody_asks_for_them() -> None:
    stack = Stack(App(), "Stack")
    vpc = aws_ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["a"], private_subnet_ids=["priv"]
    )
    template = aws_ec2.LaunchTemplate.from_launch_template_attributes(stack, "Template", launch_template_id="lt-1")
    group = aws_autoscaling.AutoScalingGroup(stack, "Group", vpc=vpc, launch_template=template)

    made = aws_elasticloadbalancing.LoadBalancer(stack, "LoadBalancer", vpc=vpc, targets=[group])
    with pytest.raises(RuntimeError, match="imported Launch Template"):
        made.add_listener(external_port=80)
