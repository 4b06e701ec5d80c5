"""A service on instances with several target groups of network load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition
from aws_cdk.aws_ecs_patterns._workloads import (
    BOTH_GIVEN,
    _Ec2WorkloadProps,
    ec2_definition,
    ec2_service,
    target_container,
)
from aws_cdk.aws_ecs_patterns.network_multiple_target_groups_service_base import (
    NetworkMultipleTargetGroupsServiceBase,
    NetworkMultipleTargetGroupsServiceBaseProps,
)
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.network_target_group import NetworkTargetGroup
    from constructs import Construct


class NetworkMultipleTargetGroupsEc2ServiceProps(NetworkMultipleTargetGroupsServiceBaseProps, _Ec2WorkloadProps):
    """Options of a service on instances with several target groups."""


class NetworkMultipleTargetGroupsEc2Service(NetworkMultipleTargetGroupsServiceBase):
    """A service on instances with several target groups."""

    @takes(NetworkMultipleTargetGroupsEc2ServiceProps)
    def __init__(self, scope: Construct, id: str, props: NetworkMultipleTargetGroupsEc2ServiceProps) -> None:
        """Make the service, its load balancers and target groups.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancers(scope, id, props)
        image = props.task_image_options
        check_definition(self, props.task_definition, image, both=BOTH_GIVEN)
        self.task_definition: Ec2TaskDefinition = props.task_definition or ec2_definition(
            self, props, image, self.log_driver
        )
        container = target_container(self, props.target_groups)
        self.service = ec2_service(self, props, desired_count=self.internal_desired_count, assign_public_ip=False)
        self.target_group: NetworkTargetGroup = self._targets(self.service, container, props.target_groups)


__all__ = ["NetworkMultipleTargetGroupsEc2Service", "NetworkMultipleTargetGroupsEc2ServiceProps"]
