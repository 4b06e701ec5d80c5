"""Options of a group of instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_autoscaling.block_device import BlockDevice
from aws_cdk.aws_autoscaling.group_options import (
    CapacityDistributionStrategy,
    DeletionProtection,
    InstanceLifecyclePolicy,
    Monitoring,
    TerminationPolicy,
)
from aws_cdk.aws_autoscaling.mixed_instances_policy import MixedInstancesPolicy
from aws_cdk.aws_autoscaling.notification import NotificationConfiguration
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.group_metrics import GroupMetrics
    from aws_cdk.aws_autoscaling.health_check import HealthCheck, HealthChecks
    from aws_cdk.aws_autoscaling.signals import Signals
    from aws_cdk.aws_autoscaling.update_policy import UpdatePolicy
    from aws_cdk.aws_ec2.cfn_init import CloudFormationInit
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.key_pair import IKeyPair
    from aws_cdk.aws_ec2.launch_template import ILaunchTemplate
    from aws_cdk.aws_ec2.machine_image import IMachineImage
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.user_data import UserData
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration


class ApplyCloudFormationInitOptions(Struct):
    """How a start-up configuration is applied to the instances of a group."""

    config_sets: Sequence[str] | None = None
    """Sets of configurations to apply. Default: ``default``."""
    embed_fingerprint: bool | None = None
    """Let the user data, and with it the instances, change whenever the configuration does. Default: yes."""
    ignore_failures: bool | None = None
    """Signal success to CloudFormation although the configuration failed. Default: no."""
    include_role: bool | None = None
    """Name the instances' role to the tools. Default: no."""
    include_url: bool | None = None
    """Name the URL of CloudFormation to the tools. Default: no."""
    print_log: bool | None = None
    """Print the tool's log to the instance's console output. Default: yes."""


class CommonAutoScalingGroupProps(Struct):
    """Options of every group of instances."""

    allow_all_outbound: bool | None = None
    """Let all traffic out, if the security group is made here. Default: yes."""
    associate_public_ip_address: bool | None = None
    """Give instances a public address. Default: as their subnet does."""
    auto_scaling_group_name: str | None = None
    """Name. Default: chosen by CloudFormation."""
    az_capacity_distribution_strategy: CapacityDistributionStrategy | None = None
    """What happens when an availability zone has no capacity. Default: other zones get its instances."""
    block_devices: Nested[Sequence[BlockDevice] | None] = nested()
    """Block devices. Default: those of the image."""
    capacity_rebalance: bool | None = None
    """Replace spot instances that EC2 is likely to take back. Default: no."""
    cooldown: Duration | None = None
    """How long to wait after scaling. Default: five minutes."""
    default_instance_warmup: Duration | None = None
    """How long a new instance takes until it counts. Default: none."""
    deletion_protection: DeletionProtection | None = None
    """From which deletion the group is protected. Default: from none."""
    desired_capacity: int | float | None = None
    """The size to start with. Each deployment sets it again. Default: the minimum, and then as the group scales."""
    group_metrics: Sequence[GroupMetrics] | None = None
    """Metrics that CloudWatch collects. Default: none."""
    health_check: HealthCheck | None = None
    """Deprecated, use ``health_checks``: how the group finds out that an instance is not healthy."""
    health_checks: HealthChecks | None = None
    """How the group finds out that an instance is not healthy. Default: by EC2."""
    ignore_unmodified_size_properties: bool | None = None
    """Leave the size that scheduled actions set when a deployment does not change it. Default: yes."""
    instance_lifecycle_policy: Nested[InstanceLifecyclePolicy | None] = nested()
    """What happens to instances at the end."""
    instance_monitoring: Monitoring | None = None
    """How often instances are measured. Default: once a minute in launch configurations, else every five minutes."""
    key_name: str | None = None
    """Deprecated, use ``key_pair``: name of the key to log in with."""
    key_pair: IKeyPair | None = None
    """The key to log in with; needs the flag for launch templates. Default: none."""
    max_capacity: int | float | None = None
    """The maximum. Default: the desired capacity."""
    max_instance_lifetime: Duration | None = None
    """After this time, 1 to 365 days, an instance is replaced; 0 takes an earlier limit away. Default: never."""
    min_capacity: int | float | None = None
    """The minimum. Default: 1."""
    new_instances_protected_from_scale_in: bool | None = None
    """Protect new instances from scaling in. Default: no."""
    notifications: Nested[Sequence[NotificationConfiguration] | None] = nested()
    """Where it is told what happens to instances."""
    signals: Signals | None = None
    """Signals that CloudFormation waits for when it makes the group. Default: none."""
    spot_price: str | None = None
    """Make spot instances that cost at most so much an hour, in US dollars. Default: instances on demand."""
    ssm_session_permissions: bool | None = None
    """Let Session Manager open sessions on instances. Default: no."""
    termination_policies: Sequence[TerminationPolicy] | None = None
    """Which instances are terminated first."""
    termination_policy_custom_lambda_function_arn: str | None = None
    """The function that names them, for that policy."""
    update_policy: UpdatePolicy | None = None
    """How CloudFormation replaces instances. Default: in batches if there is ``init``, else not at all."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Which subnets. Default: private ones."""


class AutoScalingGroupProps(CommonAutoScalingGroupProps):
    """Options of a group: of an image and a type, or of a launch template."""

    vpc: IVpc
    """The network it is in."""
    init: CloudFormationInit | None = None
    """What to set up when an instance starts first; needs ``signals``."""
    init_options: Nested[ApplyCloudFormationInitOptions | None] = nested()
    """How to apply it."""
    instance_type: InstanceType | None = None
    """The type."""
    launch_template: ILaunchTemplate | None = None
    """The launch template; then options that it holds are not given here."""
    machine_image: IMachineImage | None = None
    """The image."""
    max_healthy_percentage: int | float | None = None
    """How large the group may become while instances are replaced, 100 to 200 percent; -1 takes it away."""
    migrate_to_launch_template: bool | None = None
    """Whether the group had a launch configuration before; checks that instances are replaced."""
    min_healthy_percentage: int | float | None = None
    """How small it may become, 0 to 100 percent; -1 takes it away."""
    mixed_instances_policy: Nested[MixedInstancesPolicy | None] = nested()
    """Make instances of several types, on demand and spot."""
    require_imdsv2: bool | None = None
    """Have the instance metadata service want a session token. Default: no."""
    role: IRole | None = None
    """The role of instances. Default: one is made."""
    security_group: ISecurityGroup | None = None
    """The security group. Default: one is made."""
    user_data: UserData | None = None
    """User data. Default: that of the image."""
