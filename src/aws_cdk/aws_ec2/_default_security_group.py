"""The custom resource that takes the rules of a network's default security group away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.handler_provider import handler_provider
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc import Vpc

_TYPE = "Custom::VpcRestrictDefaultSG"
_ACTIONS = (
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:AuthorizeSecurityGroupEgress",
    "ec2:RevokeSecurityGroupIngress",
    "ec2:RevokeSecurityGroupEgress",
)


def restrict_default_security_group(vpc: Vpc) -> None:
    """Have the default security group of ``vpc`` let nothing in or out."""
    stack = Stack.of(vpc)
    group = vpc.vpc_default_security_group
    provider = handler_provider(
        vpc,
        _TYPE,
        "restrict_default_security_group",
        description="Lambda function for removing all inbound/outbound rules from the VPC default security group",
    )
    provider.add_to_role_policy(
        {
            "Effect": "Allow",
            "Action": list(_ACTIONS),
            "Resource": [stack.format_arn(service="ec2", resource="security-group", resource_name=group)],
        }
    )
    CustomResource(
        vpc,
        "RestrictDefaultSecurityGroupCustomResource",
        resource_type=_TYPE,
        service_token=provider.service_token,
        properties={"DefaultSecurityGroupId": group, "Account": stack.account},
    )
