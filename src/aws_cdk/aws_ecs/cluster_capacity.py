"""Instances of clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling.auto_scaling_group_props import CommonAutoScalingGroupProps
from aws_cdk.aws_ecs.machine_images import MachineImageType
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling import AutoScalingGroup
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.machine_image import IMachineImage
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_kms.key import IKey


class AddAutoScalingGroupCapacityOptions(Struct):
    """How a group's instances join a cluster."""

    machine_image_type: MachineImageType | None = None
    """How they are told the cluster. Default: as their image needs it."""
    spot_instance_draining: bool | None = None
    """Move tasks away from spot instances that are about to be taken back. Default: no."""
    topic_encryption_key: IKey | None = None
    """Key of the topic by which instances are emptied before they go. Default: none."""


class AddCapacityOptions(AddAutoScalingGroupCapacityOptions, CommonAutoScalingGroupProps):
    """Options of a group of instances that is made for a cluster."""

    instance_type: InstanceType
    """Kind and size of the instances."""
    machine_image: IMachineImage | None = None
    """Default: Amazon Linux 2, or Bottlerocket if that is the ``machine_image_type``."""


def join_cluster(cluster: ICluster, group: AutoScalingGroup, options: AddAutoScalingGroupCapacityOptions) -> None:
    """Have the instances of a group register with a cluster, and let them."""
    from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType

    if options.machine_image_type is MachineImageType.BOTTLEROCKET:
        _tell_bottlerocket(cluster, group)
    elif group.os_type is OperatingSystemType.WINDOWS:
        _tell_windows(cluster, group)
    else:
        group.add_user_data(f"echo ECS_CLUSTER={cluster.cluster_name} >> /etc/ecs/ecs.config")
        if group.spot_price and options.spot_instance_draining:
            group.add_user_data("echo ECS_ENABLE_SPOT_INSTANCE_DRAINING=true >> /etc/ecs/ecs.config")
    for statement in _statements_of_agent(cluster):
        group.add_to_role_policy(statement)


def _tell_bottlerocket(cluster: ICluster, group: AutoScalingGroup) -> None:
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy

    group.add_user_data("[settings.ecs]", f'cluster = "{cluster.cluster_name}"')
    for name in ("AmazonSSMManagedInstanceCore", "service-role/AmazonEC2ContainerServiceforEC2Role"):
        group.role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(name))


def _tell_windows(cluster: ICluster, group: AutoScalingGroup) -> None:
    def setting(name: str, value: str) -> str:
        return f'[Environment]::SetEnvironmentVariable("{name}", {value}, "Machine")'

    group.add_user_data(
        "Remove-Item -Recurse C:\\ProgramData\\Amazon\\ECS\\Cache",
        "Import-Module ECSTools",
        setting("ECS_CLUSTER", f'"{cluster.cluster_name}"'),
        setting("ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE", '"true"'),
        setting("ECS_AVAILABLE_LOGGING_DRIVERS", '\'["json-file","awslogs"]\''),
        f"Initialize-ECSAgent -Cluster '{cluster.cluster_name}'",
    )


def _statements_of_agent(cluster: ICluster) -> list[PolicyStatement]:
    """Return what the agent of an instance does. Source: AmazonEC2ContainerServiceforEC2Role."""
    return [
        PolicyStatement(
            actions=["ecs:DeregisterContainerInstance", "ecs:RegisterContainerInstance", "ecs:Submit*"],
            resources=[cluster.cluster_arn],
        ),
        PolicyStatement(
            actions=["ecs:Poll", "ecs:StartTelemetrySession"],
            resources=["*"],
            conditions={"ArnEquals": {"ecs:cluster": cluster.cluster_arn}},
        ),
        PolicyStatement(
            actions=[
                "ecs:DiscoverPollEndpoint",
                "ecr:GetAuthorizationToken",
                "logs:CreateLogStream",
                "logs:PutLogEvents",
            ],
            resources=["*"],
        ),
    ]


def add_group(cluster: Any, id: str, options: AddCapacityOptions) -> AutoScalingGroup:
    """Make a group of instances below a cluster."""
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_autoscaling.update_policy import UpdatePolicy
    from aws_cdk.aws_ecs.machine_images import BottleRocketImage, EcsOptimizedImage

    rocket = options.machine_image_type is MachineImageType.BOTTLEROCKET
    image = options.machine_image or (BottleRocketImage() if rocket else EcsOptimizedImage.amazon_linux2(None))
    given = {name: value for name, value in options._given().items() if name in CommonAutoScalingGroupProps._fields}
    if "signals" in given and "update_policy" not in given:  # the peer asks for replacement in an older way then
        raise ValidationError(
            "Cannot set 'signals'/'updatePolicy' and 'updateType' together. Prefer 'signals'/'updatePolicy'",
            scope=cluster,
            fix="give update_policy too, such as UpdatePolicy.replacing_update()",
        )
    given.setdefault("update_policy", UpdatePolicy.replacing_update())
    return AutoScalingGroup(
        cluster, id, vpc=cluster.vpc, machine_image=image, instance_type=options.instance_type, **given
    )


def image_type(options: AddCapacityOptions) -> MachineImageType:
    """Return how the instances of a new group are told their cluster."""
    from aws_cdk.aws_ecs.machine_images import BottleRocketImage

    if options.machine_image_type is not None:
        return options.machine_image_type
    rocket = BottleRocketImage.is_bottle_rocket_image(options.machine_image)
    return MachineImageType.BOTTLEROCKET if rocket else MachineImageType.AMAZON_LINUX_2


__all__ = ["AddAutoScalingGroupCapacityOptions", "AddCapacityOptions"]
