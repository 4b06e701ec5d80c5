"""How private subnets reach the internet: by instances that translate addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.machine_image import LookupMachineImage
from aws_cdk.aws_ec2.nat_provider import ConfigureNatOptions, GatewayConfig, NatProvider, _GatewaysByZone
from aws_cdk.aws_ec2.peer import Peer
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.subnet import RouterType
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance import Instance
    from aws_cdk.aws_ec2.instance_options import CpuCredits
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.key_pair import IKeyPair
    from aws_cdk.aws_ec2.machine_image import IMachineImage
    from aws_cdk.aws_ec2.public_subnet import PublicSubnet
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import PrivateSubnet
    from aws_cdk.aws_ec2.user_data import UserData
    from aws_cdk.aws_ec2.vpc import Vpc
    from aws_cdk.aws_iam.role import Role


class NatTrafficDirection(NamedEnum):
    """Which traffic passes NAT instances."""

    OUTBOUND_ONLY = "OUTBOUND_ONLY"
    """Everything out."""
    INBOUND_AND_OUTBOUND = "INBOUND_AND_OUTBOUND"
    """Everything out, and everything in: instances in private subnets are reached from anywhere in the network."""
    NONE = "NONE"
    """Nothing but what is allowed."""


class NatInstanceProps(Struct):
    """Options of NAT instances."""

    instance_type: InstanceType
    """Type of the instances."""
    associate_public_ip_address: bool | None = None
    """Give them a public address. Default: as the subnet says."""
    credit_specification: CpuCredits | None = None
    """How much CPU they may use, for burstable types. Default: as the type says."""
    default_allowed_traffic: NatTrafficDirection | None = None
    """Which traffic passes. Default: all, in and out."""
    key_name: str | None = None
    """Name of the key pair to log in with; an older way than ``key_pair``."""
    key_pair: IKeyPair | None = None
    """Key pair to log in with. Default: none."""
    machine_image: IMachineImage | None = None
    """Image of the instances. Default: Amazon Linux 2023; for the older provider the one of AWS for NAT, looked up."""
    security_group: ISecurityGroup | None = None
    """Security group of the instances. Default: a new one."""
    user_data: UserData | None = None
    """What instances do at their start. Default: they are set up to translate addresses."""


class NatInstanceImage(LookupMachineImage):
    """The image of AWS for NAT instances, looked up; it is no longer renewed."""

    def __init__(self) -> None:
        super().__init__(name="amzn-ami-vpc-nat-*", owners=["amazon"])


class _NatInstances(NatProvider, IConnectable):
    """What both providers have in common."""

    def __init__(self, props: NatInstanceProps) -> None:
        self._props = props
        self._gateways = _GatewaysByZone()
        self._group: ISecurityGroup | None = None
        self._own_connections: Connections | None = None

    @property
    def configured_gateways(self) -> list[GatewayConfig]:
        """The instances, with their zones."""
        return self._gateways.all()

    @property
    def security_group(self) -> ISecurityGroup:
        """Security group of the instances.

        Raises:
            ValidationError: the provider belongs to no network yet.
        """
        if self._group is None:
            raise _too_early("securityGroup")
        return self._group

    @property
    def connections(self) -> Connections:
        """Connections of the instances.

        Raises:
            ValidationError: the provider belongs to no network yet.
        """
        if self._own_connections is None:
            raise _too_early("connections")
        return self._own_connections

    @takes(ConfigureNatOptions)
    def configure_nat(self, options: ConfigureNatOptions) -> None:
        """Make an instance in each of the subnets meant for them, and lead the private subnets to these."""
        self._group = self._props.security_group or self._new_group(options.vpc)
        self._own_connections = Connections(security_groups=[self._group])
        if self._traffic is NatTrafficDirection.INBOUND_AND_OUTBOUND:
            self._own_connections.allow_from(Peer.any_ipv4(), Port.all_traffic())
        self._prepare(options.vpc)
        for subnet in options.nat_subnets:
            instance = self._make_instance(options.vpc, subnet, self._group)
            self._gateways.add(subnet.availability_zone, instance.instance_id)
        for private in options.private_subnets:
            self.configure_subnet(private)

    @checked
    def configure_subnet(self, subnet: PrivateSubnet) -> None:
        """Lead a subnet to an instance, of its own zone if there is one.

        Raises:
            ValidationError: there are no instances.
        """
        subnet.add_route(
            "DefaultRoute",
            router_type=RouterType.INSTANCE,
            router_id=self._gateways.pick(subnet.availability_zone),
            enables_internet_connectivity=True,
        )

    @property
    def _traffic(self) -> NatTrafficDirection:
        return self._props.default_allowed_traffic or NatTrafficDirection.INBOUND_AND_OUTBOUND

    def _new_group(self, vpc: Vpc) -> SecurityGroup:
        return SecurityGroup(
            vpc,
            "NatSecurityGroup",
            vpc=vpc,
            description="Security Group for NAT instances",
            allow_all_outbound=self._traffic is not NatTrafficDirection.NONE,
        )

    def _prepare(self, vpc: Vpc) -> None:
        """Make what all instances share."""

    def _make_instance(self, vpc: Vpc, subnet: PublicSubnet, group: ISecurityGroup) -> Instance:
        raise NotImplementedError


class NatInstanceProvider(_NatInstances):
    """Makes instances of the image of AWS for NAT; older than :class:`NatInstanceProviderV2`."""

    @takes(NatInstanceProps)
    def __init__(self, props: NatInstanceProps) -> None:
        super().__init__(props)
        self._role: Role | None = None

    def _prepare(self, vpc: Vpc) -> None:
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        self._role = Role(vpc, "NatRole", assumed_by=ServicePrincipal("ec2.amazonaws.com"))

    def _make_instance(self, vpc: Vpc, subnet: PublicSubnet, group: ISecurityGroup) -> Instance:
        from aws_cdk.aws_ec2.instance import Instance

        props = self._props
        return Instance(
            subnet,
            "NatInstance",
            instance_type=props.instance_type,
            machine_image=props.machine_image or NatInstanceImage(),
            source_dest_check=False,  # packets are neither from nor for the instance
            vpc=vpc,
            vpc_subnets=SubnetSelection(subnets=[subnet]),
            security_group=group,
            role=self._role,
            key_pair=props.key_pair,
            key_name=props.key_name,
        )


class NatInstanceProviderV2(_NatInstances):
    """Makes instances of Amazon Linux that are set up to translate addresses."""

    # Source: the VPC user guide, work with NAT instances.
    DEFAULT_USER_DATA_COMMANDS: list[str] = [  # noqa: RUF012  # the peer's constant is a list
        "yum install iptables-services -y",
        "systemctl enable iptables",
        "systemctl start iptables",
        'echo "net.ipv4.ip_forward=1" > /etc/sysctl.d/custom-ip-forwarding.conf',
        "sudo sysctl -p /etc/sysctl.d/custom-ip-forwarding.conf",
        "sudo /sbin/iptables -t nat -A POSTROUTING -o $(route | awk '/^default/{print $NF}') -j MASQUERADE",
        "sudo /sbin/iptables -F FORWARD",
        "sudo service iptables save",
    ]

    @takes(NatInstanceProps)
    def __init__(self, props: NatInstanceProps) -> None:
        super().__init__(props)
        self._instances: list[Instance] = []
        self._user_data = props.user_data

    @property
    def gateway_instances(self) -> list[Instance]:
        """The instances."""
        return self._instances

    def _prepare(self, vpc: Vpc) -> None:
        from aws_cdk.aws_ec2.user_data import UserData

        if self._user_data is None:
            self._user_data = UserData.for_linux()
            self._user_data.add_commands(*self.DEFAULT_USER_DATA_COMMANDS)

    def _make_instance(self, vpc: Vpc, subnet: PublicSubnet, group: ISecurityGroup) -> Instance:
        from aws_cdk.aws_ec2.instance import Instance

        props = self._props
        instance = Instance(
            subnet,
            "NatInstance",
            instance_type=props.instance_type,
            machine_image=props.machine_image or _latest_image(props.instance_type),
            source_dest_check=False,  # packets are neither from nor for the instance
            vpc=vpc,
            vpc_subnets=SubnetSelection(subnets=[subnet]),
            security_group=group,
            key_pair=props.key_pair,
            key_name=props.key_name,
            credit_specification=props.credit_specification,
            user_data=self._user_data,
            associate_public_ip_address=props.associate_public_ip_address,
        )
        self._instances.append(instance)
        return instance


def _latest_image(instance_type: InstanceType) -> IMachineImage:
    from aws_cdk.aws_ec2.amazon_linux import AmazonLinuxCpuType
    from aws_cdk.aws_ec2.instance_type import InstanceArchitecture
    from aws_cdk.aws_ec2.machine_image import MachineImage

    is_arm = instance_type.architecture is InstanceArchitecture.ARM_64
    return MachineImage.latest_amazon_linux2023(
        cpu_type=AmazonLinuxCpuType.ARM_64 if is_arm else AmazonLinuxCpuType.X86_64
    )


def _too_early(what: str) -> ValidationError:
    return ValidationError(f"Pass the NatInstanceProvider to a Vpc before accessing '{what}'")
