"""The security group that Global Accelerator makes in a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.peer import EgressRuleConfig, IngressRuleConfig, IPeer

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from constructs import Construct

# Source: the AWS Global Accelerator developer guide, "Preserve client IP addresses": the group goes by this name.
_GROUP_NAME = "GlobalAccelerator"
_GROUP_ID_PATH = "SecurityGroups.0.GroupId"


class AcceleratorSecurityGroupPeer(IPeer):
    """The security group, as someone that rules of other groups name."""

    connections: Connections
    can_inline_rule = False
    unique_id = "GlobalAcceleratorGroup"

    @staticmethod
    def find(endpoint_group: Construct, id: str, vpc: IVpc) -> AcceleratorSecurityGroupPeer:
        """Ask for the id of the group in ``vpc``, once the resource of ``endpoint_group`` is there."""
        from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
        from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy, PhysicalResourceId, _OwnSdkCall

        question = _OwnSdkCall(
            service="EC2",
            action="describeSecurityGroups",
            parameters={
                "Filters": [
                    {"Name": "group-name", "Values": [_GROUP_NAME]},
                    {"Name": "vpc-id", "Values": [vpc.vpc_id]},
                ]
            },
            physical_resource_id=PhysicalResourceId.from_response(_GROUP_ID_PATH),
        )
        answer = AwsCustomResource(
            endpoint_group,
            id,
            on_create=question,
            on_update=question,
            policy=AwsCustomResourcePolicy.from_sdk_calls(resources=AwsCustomResourcePolicy.ANY_RESOURCE),
            # The function's own SDK knows the call; installing the latest would only take time.
            install_latest_aws_sdk=False,
        )
        answer.node.add_dependency(endpoint_group.node.find_child("Resource"))
        return AcceleratorSecurityGroupPeer(answer.get_response_field(_GROUP_ID_PATH))

    def __init__(self, security_group_id: str) -> None:
        self._group_id = security_group_id
        self.connections = Connections(peer=self)

    def to_ingress_rule_config(self) -> IngressRuleConfig:
        """Return what a rule says that lets the group in."""
        return IngressRuleConfig(source_security_group_id=self._group_id)

    def to_egress_rule_config(self) -> EgressRuleConfig:
        """Return what a rule says that lets traffic out to the group."""
        return EgressRuleConfig(destination_security_group_id=self._group_id)
