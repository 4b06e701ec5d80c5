"""Where things of AgentCore run: in public, or in a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import Connections, ISecurityGroup, IVpc
    from constructs import Construct

_PUBLIC = "PUBLIC"
_SANDBOX = "SANDBOX"
_VPC = "VPC"


class VpcConfigProps(Struct):
    """A place in a network."""

    vpc: IVpc
    allow_all_outbound: bool | None = None
    """Whether the security group made here lets everything out. Default: yes."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one, in the scope of the configuration."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""


class NetworkConfiguration:
    """Where something runs.

    Attributes:
        network_mode: ``PUBLIC`` or ``VPC``.
        scope: What a security group is made in.
        connections: Its security groups, in a network.
        vpc_subnets: The subnets found, in a network.
    """

    _place_key = "vpcConfig"

    @checked
    def __init__(
        self,
        mode: str,
        scope: Construct | None = None,
        *,
        vpc: IVpc | None = None,
        allow_all_outbound: bool | None = None,
        security_groups: Sequence[ISecurityGroup] | None = None,
        vpc_subnets: SubnetSelection | Mapping[str, Any] | None = None,
    ) -> None:
        self.network_mode = mode
        self.scope = scope
        self.connections: Connections | None = None
        self.vpc_subnets: SubnetSelection | None = None
        if scope is not None and vpc is not None:
            options = {
                "vpc": vpc,
                "allow_all_outbound": allow_all_outbound,
                "security_groups": security_groups,
                "vpc_subnets": vpc_subnets,
            }
            self._place(scope, VpcConfigProps.of(options))

    def _place(self, scope: Construct, config: VpcConfigProps) -> None:
        from aws_cdk.aws_ec2.connections import Connections
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        groups = config.security_groups
        if groups and config.allow_all_outbound is not None:
            raise ValidationError("Configure 'allowAllOutbound' directly on the supplied SecurityGroups", scope=scope)
        if not groups:
            outbound = config.allow_all_outbound is not False
            groups = [SecurityGroup(scope, "SecurityGroup", vpc=config.vpc, allow_all_outbound=outbound)]
        self.connections = Connections(security_groups=groups)
        chosen = config.vpc_subnets._given() if config.vpc_subnets is not None else {}
        found = config.vpc.select_subnets(**chosen)
        self.vpc_subnets = SubnetSelection(subnets=found.subnets, availability_zones=found.availability_zones)

    def _render(self) -> Mapping[str, Any]:
        place = None
        if self.connections is not None and self.vpc_subnets is not None:
            place = {
                "subnets": [subnet.subnet_id for subnet in self.vpc_subnets.subnets or ()],
                "securityGroups": [group.security_group_id for group in self.connections.security_groups],
            }
        return {"networkMode": self.network_mode, self._place_key: place}


class RuntimeNetworkConfiguration(NetworkConfiguration):
    """Where a runtime runs."""

    _place_key = "networkModeConfig"

    @staticmethod
    def using_public_network() -> RuntimeNetworkConfiguration:
        """Reach the internet, and nothing private."""
        return RuntimeNetworkConfiguration(_PUBLIC)

    @staticmethod
    @takes(VpcConfigProps)
    def using_vpc(scope: Construct, vpc_config: VpcConfigProps) -> RuntimeNetworkConfiguration:
        """Run in a network; its security group, if none is given, is made in ``scope``.

        Raises:
            ValidationError: security groups are given, and what a new one lets out as well.
        """
        return RuntimeNetworkConfiguration(_VPC, scope, **vpc_config._given())


class BrowserNetworkConfiguration(NetworkConfiguration):
    """Where a browser runs."""

    @staticmethod
    def using_public_network() -> BrowserNetworkConfiguration:
        """Reach the internet, and nothing private."""
        return BrowserNetworkConfiguration(_PUBLIC)

    @staticmethod
    @takes(VpcConfigProps)
    def using_vpc(scope: Construct, vpc_config: VpcConfigProps) -> BrowserNetworkConfiguration:
        """Run in a network; its security group, if none is given, is made in ``scope``.

        Raises:
            ValidationError: security groups are given, and what a new one lets out as well.
        """
        return BrowserNetworkConfiguration(_VPC, scope, **vpc_config._given())


class CodeInterpreterNetworkConfiguration(NetworkConfiguration):
    """Where a code interpreter runs."""

    @staticmethod
    def using_public_network() -> CodeInterpreterNetworkConfiguration:
        """Reach the internet, and nothing private."""
        return CodeInterpreterNetworkConfiguration(_PUBLIC)

    @staticmethod
    def using_sandbox_network() -> CodeInterpreterNetworkConfiguration:
        """Reach nothing."""
        return CodeInterpreterNetworkConfiguration(_SANDBOX)

    @staticmethod
    @takes(VpcConfigProps)
    def using_vpc(scope: Construct, vpc_config: VpcConfigProps) -> CodeInterpreterNetworkConfiguration:
        """Run in a network; its security group, if none is given, is made in ``scope``.

        Raises:
            ValidationError: security groups are given, and what a new one lets out as well.
        """
        return CodeInterpreterNetworkConfiguration(_VPC, scope, **vpc_config._given())
