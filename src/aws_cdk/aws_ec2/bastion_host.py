"""Bastion hosts: instances to reach a private network by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.amazon_linux import AmazonLinuxCpuType
from aws_cdk.aws_ec2.block_device import BlockDevice
from aws_cdk.aws_ec2.cfn_init import ApplyCloudFormationInitOptions
from aws_cdk.aws_ec2.instance import IInstance, Instance
from aws_cdk.aws_ec2.instance_type import InstanceArchitecture, InstanceType
from aws_cdk.aws_ec2.machine_image import IMachineImage, MachineImage
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.cfn_init import CloudFormationInit
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ec2.peer import IPeer
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_ec2 import InstanceReference
    from constructs import Construct

_SSH_PORT = 22


class BastionHostLinuxProps(Struct):
    """Options of a bastion host."""

    vpc: IVpc
    """The network it is in."""
    availability_zone: str | None = None
    """The zone. Default: that of the first subnet."""
    block_devices: Nested[Sequence[BlockDevice] | None] = nested()
    """Block devices. Default: those of the image."""
    init: CloudFormationInit | None = None
    """What to set up when it starts first."""
    init_options: Nested[ApplyCloudFormationInitOptions | None] = nested()
    """How to apply it."""
    instance_name: str | None = None
    """The tag ``Name``. Default: ``BastionHost``."""
    instance_type: InstanceType | None = None
    """The type. Default: t3.nano."""
    machine_image: IMachineImage | None = None
    """The image. Default: Amazon Linux of the type's architecture."""
    require_imdsv2: bool | None = None
    """Have the instance metadata service want a session token. Default: no."""
    security_group: ISecurityGroup | None = None
    """The security group. Default: one is made that lets nothing in."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Which subnets; it is in the first. Default: private ones."""
    user_data_causes_replacement: bool | None = None
    """Replace the instance when its user data changes. Default: only if ``init_options`` are given."""


class BastionHostLinux(Resource, IInstance):
    """An instance that Session Manager opens sessions on; or SSH, from addresses that are allowed.

    Attributes:
        instance: The instance.
        role: The role it acts under.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.BastionHostLinux"

    @takes(BastionHostLinuxProps)
    def __init__(self, scope: Construct, id: str, props: BastionHostLinuxProps) -> None:
        super().__init__(scope, id)
        instance_type = props.instance_type if props.instance_type is not None else InstanceType("t3.nano")
        selection, init_options = props.subnet_selection, props.init_options
        instance = Instance(
            self,
            "Resource",
            vpc=props.vpc,
            availability_zone=props.availability_zone,
            security_group=props.security_group,
            instance_name=props.instance_name if props.instance_name is not None else "BastionHost",
            instance_type=instance_type,
            machine_image=props.machine_image if props.machine_image is not None else self._image(instance_type),
            vpc_subnets=selection if selection is not None else SubnetSelection(),
            block_devices=props.block_devices,
            init=props.init,
            init_options=init_options,
            require_imdsv2=bool(props.require_imdsv2),
            user_data_causes_replacement=props.user_data_causes_replacement,
        )
        self.instance: Instance = instance
        instance.add_to_role_policy(
            PolicyStatement(
                actions=["ssmmessages:*", "ssm:UpdateInstanceInformation", "ec2messages:*"], resources=["*"]
            )
        )
        self.connections: Connections = instance.connections
        self.role: IRole = instance.role
        self.grant_principal: IPrincipal = instance.role
        self.instance_id: str = instance.instance_id
        self.instance_availability_zone: str = instance.instance_availability_zone
        self.instance_private_dns_name: str = instance.instance_private_dns_name
        self.instance_private_ip: str = instance.instance_private_ip
        self.instance_public_dns_name: str = instance.instance_public_dns_name
        self.instance_public_ip: str = instance.instance_public_ip
        CfnOutput(
            self,
            "BastionHostId",
            description="Instance ID of the bastion host. Use this to connect via SSM Session Manager",
            value=self.instance_id,
        )

    def _image(self, instance_type: InstanceType) -> IMachineImage:
        arm = instance_type.architecture is InstanceArchitecture.ARM_64
        cpu_type = AmazonLinuxCpuType.ARM_64 if arm else AmazonLinuxCpuType.X86_64
        if flag_enabled(self.node, "@aws-cdk/aws-ec2:bastionHostUseAmazonLinux2023ByDefault"):
            return MachineImage.latest_amazon_linux2023(cpu_type=cpu_type)
        return MachineImage.latest_amazon_linux2(cpu_type=cpu_type)

    @property
    def instance_ref(self) -> InstanceReference:
        """A reference to the instance."""
        return self.instance.instance_ref

    @checked
    def allow_ssh_access_from(self, *peer: IPeer) -> None:
        """Let SSH in from addresses or security groups."""
        for allowed in peer:
            self.connections.allow_from(allowed, Port.tcp(_SSH_PORT), "SSH access")
