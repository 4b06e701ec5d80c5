"""A function's place in a VPC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_lambda._l1 import CfnFunction
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.aws_lambda.function_options import FunctionOptions

_EGRESS_TYPE = "AWS::EC2::SecurityGroupEgress"
_INGRESS_TYPE = "AWS::EC2::SecurityGroupIngress"


def vpc_property(function: Function, props: FunctionOptions) -> dict[str, Any] | None:
    """Return the property for the VPC, after making a security group unless some are given; sets the connections.

    Raises:
        ValidationError: options need a VPC, or the subnets are public.
    """
    if props.vpc is None:
        _refuse_without_vpc(function, props)
        return None
    from aws_cdk.aws_ec2 import Connections, SecurityGroup
    from aws_cdk.core.logical_id import Names

    groups = list(props.security_groups or ())
    if props.allow_all_outbound is not None and groups:
        raise ValidationError(
            "Configure 'allowAllOutbound' directly on the supplied SecurityGroups.",
            scope=function,
            fix="leave allow_all_outbound out, and set it where the security group is made",
        )
    if props.allow_all_ipv6_outbound is not None and groups:
        raise ValidationError(
            "Configure 'allowAllIpv6Outbound' directly on the supplied SecurityGroups.",
            scope=function,
            fix="leave allow_all_ipv6_outbound out, and set it where the security group is made",
        )
    if not groups:
        groups = [
            SecurityGroup(
                function,
                "SecurityGroup",
                vpc=props.vpc,
                description=f"Automatic security group for Lambda Function {Names.unique_id(function)}",
                allow_all_outbound=props.allow_all_outbound,
                allow_all_ipv6_outbound=props.allow_all_ipv6_outbound,
            )
        ]
    function._connections = Connections(security_groups=groups)
    selection = props.vpc_subnets
    chosen = props.vpc.select_subnets(**(selection._given() if selection is not None else {}))
    if props.allow_public_subnet is not True:
        public = {subnet.subnet_id for subnet in props.vpc.public_subnets}
        if any(id in public for id in chosen.subnet_ids):
            raise ValidationError(
                "Lambda Functions in a public subnet can NOT access the internet. If that is meant, set `allowPublicSubnet` to "
                "true",
                scope=function,
                fix="choose private subnets with vpc_subnets, or pass allow_public_subnet=True",
            )
    # Calls of the function may need the way out to be there.
    function.node.add_dependency(chosen.internet_connectivity_established)
    return {
        "ipv6_allowed_for_dual_stack": props.ipv6_allowed_for_dual_stack,
        "subnet_ids": chosen.subnet_ids,
        "security_group_ids": [group.security_group_id for group in groups],
    }


def _refuse_without_vpc(function: Function, props: FunctionOptions) -> None:
    given = {
        "ipv6AllowedForDualStack": bool(props.ipv6_allowed_for_dual_stack),
        "allowAllOutbound": props.allow_all_outbound is not None,
        "allowAllIpv6Outbound": props.allow_all_ipv6_outbound is not None,
        "securityGroups": bool(props.security_groups),
        "vpcSubnets": props.vpc_subnets is not None,
    }
    for option, is_given in given.items():
        if is_given:
            raise ValidationError(
                f"Cannot configure '{option}' without configuring a VPC",
                scope=function,
                fix="give vpc, or leave the option out",
            )


def reach_file_system(function: Function, resource: CfnFunction, connections: Connections) -> None:
    """Let the function reach its file system; it is made after the rules that let it in, since Lambda mounts at once.

    Raises:
        ValidationError: the function is in no network.
    """
    function.connections.allow_to_default_port(connections)
    for groups, rule in ((function.connections, _EGRESS_TYPE), (connections, _INGRESS_TYPE)):
        for group in groups.security_groups:
            for child in group.node.find_all():
                if getattr(child, "cfn_resource_type", None) == rule:
                    resource.node.add_dependency(child)
