"""Machines that are kept ready for builds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild._l1 import CfnFleet
from aws_cdk.aws_codebuild.compute_type import FleetComputeType, written_compute_type
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import Connections, InstanceType, ISecurityGroup, IVpc, SubnetSelection
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.size import Size
    from constructs import Construct

_MAX_NAME = 128
_ASKED_OF_IMPORTED = "Cannot retrieve {} property from an imported Fleet"


class EnvironmentType(NamedEnum):
    """What the machines of a fleet run."""

    ARM_CONTAINER = "ARM_CONTAINER"
    LINUX_CONTAINER = "LINUX_CONTAINER"
    LINUX_GPU_CONTAINER = "LINUX_GPU_CONTAINER"
    WINDOWS_SERVER_2019_CONTAINER = "WINDOWS_SERVER_2019_CONTAINER"
    WINDOWS_SERVER_2022_CONTAINER = "WINDOWS_SERVER_2022_CONTAINER"
    MAC_ARM = "MAC_ARM"
    LINUX_EC2 = "LINUX_EC2"
    ARM_EC2 = "ARM_EC2"
    WINDOWS_EC2 = "WINDOWS_EC2"


class MachineType(NamedEnum):
    """Kind of machine that attributes ask for."""

    GENERAL = "GENERAL"
    NVME = "NVME"
    """With disks of its own."""


class FleetOverflowBehavior(NamedEnum):
    """What happens to builds when all machines are busy."""

    QUEUE = "QUEUE"
    """They wait."""
    ON_DEMAND = "ON_DEMAND"
    """They run on machines made for them."""


class ComputeConfiguration(Struct):
    """What machines have to have: at least so much, or an instance type."""

    disk: Size | None = None
    """Disk, in whole gibibytes."""
    instance_type: InstanceType | None = None
    """The instance type; only for CUSTOM_INSTANCE_TYPE."""
    machine_type: MachineType | None = None
    """Kind of machine."""
    memory: Size | None = None
    """Memory, in whole gibibytes."""
    v_cpu: int | float | None = None
    """Number of virtual processors."""


class FleetProps(Struct):
    """Options of a fleet."""

    base_capacity: int | float
    """Number of machines, 1 or more."""
    compute_type: FleetComputeType
    """Size of the machines."""
    environment_type: EnvironmentType
    """What they run."""
    compute_configuration: Nested[ComputeConfiguration | None] = nested()
    """What they have to have; for ATTRIBUTE_BASED and CUSTOM_INSTANCE_TYPE."""
    fleet_name: str | None = None
    """Name, up to 128 characters. Default: chosen by CloudFormation."""
    overflow_behavior: FleetOverflowBehavior | None = None
    """What happens to builds when all are busy. Default: they wait."""
    role: IRole | None = None
    """Role of the fleet. Default: a new one if it is in a VPC, else none."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups. Default: a new one, if there is a VPC."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Which subnets. Default: the private ones."""
    vpc: IVpc | None = None
    """The VPC the machines are in. Default: none."""


class IFleet(IResource, IGrantable):
    """Machines that are kept ready for builds."""

    __slots__ = ()

    if TYPE_CHECKING:
        fleet_arn: str
        fleet_name: str

        @property
        def compute_type(self) -> FleetComputeType: ...
        @property
        def environment_type(self) -> EnvironmentType: ...
        @property
        def connections(self) -> Connections: ...
        @property
        def fleet_ref(self) -> Any: ...


def _fleet_reference(fleet: IFleet) -> Any:
    from aws_cdk.interfaces import aws_codebuild

    return aws_codebuild.FleetReference(fleet_arn=fleet.fleet_arn)


class Fleet(Resource, IFleet):
    """Machines that are kept ready for builds."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.Fleet"

    @staticmethod
    @checked
    def from_fleet_arn(scope: Construct, id: str, fleet_arn: str) -> IFleet:
        """Return a fleet made elsewhere, by its ARN."""
        return _ImportedFleet(scope, id, fleet_arn)

    @takes(FleetProps)
    def __init__(self, scope: Construct, id: str, props: FleetProps) -> None:
        """Make a fleet.

        Raises:
            ValidationError: name, capacity or compute configuration do not fit, or options need a VPC.
        """
        self._check_name(props.fleet_name, scope)
        super().__init__(scope, id, physical_name=props.fleet_name)
        if props.base_capacity is not None and not is_unresolved(props.base_capacity) and props.base_capacity < 1:
            raise ValidationError("baseCapacity must be greater than or equal to 1", scope=self)
        self._check_configuration(props)
        self._compute_type = props.compute_type
        self._environment_type = props.environment_type
        self._connections: Connections | None = None
        self._role: IRole | None = props.role
        vpc = self._vpc_config(props)
        if vpc is not None:
            self._made_role()
        role = self._role
        resource = CfnFleet(
            self,
            "Resource",
            name=props.fleet_name,
            base_capacity=props.base_capacity,
            compute_type=written_compute_type(props.compute_type),
            compute_configuration=(
                lazy_any(lambda: self._rendered_configuration(props))
                if props.compute_configuration is not None
                else None
            ),
            environment_type=props.environment_type._value_,
            fleet_service_role=role.role_arn if role is not None else None,
            fleet_vpc_config=vpc,
            overflow_behavior=props.overflow_behavior._value_ if props.overflow_behavior is not None else None,
        )
        if props.vpc is not None:
            from aws_cdk.aws_codebuild._vpc import permit_fleet_network

            permit_fleet_network(self, props, resource)
        self.fleet_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="codebuild", resource="fleet", resource_name=self.physical_name)
        )
        self.fleet_name = self._get_resource_name_attribute(resource.ref)

    def _check_name(self, name: str | None, scope: Construct) -> None:
        if name is not None and not is_unresolved(name) and len(name) > _MAX_NAME:
            raise ValidationError(
                f"Fleet name can not be longer than {_MAX_NAME} characters but has {len(name)} characters.", scope=scope
            )

    def _check_configuration(self, props: FleetProps) -> None:
        size, given = props.compute_type, props.compute_configuration
        attributes = [] if given is None else [given.disk, given.machine_type, given.memory, given.v_cpu]
        if size is FleetComputeType.ATTRIBUTE_BASED:
            if given is not None and given.instance_type is not None and any(value is not None for value in attributes):
                raise ValidationError(
                    "instanceType can only be specified in computeConfiguration if computeType is CUSTOM_INSTANCE_TYPE",
                    scope=self,
                    fix="leave instance_type out, or set compute_type to FleetComputeType.CUSTOM_INSTANCE_TYPE",
                )
            if all(value is None for value in attributes):
                raise ValidationError(
                    "At least one compute configuration criteria must be specified if computeType is ATTRIBUTE_BASED",
                    scope=self,
                    fix="give disk, machine_type, memory or v_cpu in compute_configuration",
                )
        elif size is FleetComputeType.CUSTOM_INSTANCE_TYPE:
            if given is None or given.instance_type is None:
                raise ValidationError(
                    "instanceType must be specified in computeConfiguration if computeType is CUSTOM_INSTANCE_TYPE",
                    scope=self,
                    fix="give compute_configuration with instance_type",
                )
            if given.machine_type is not None or given.memory is not None or given.v_cpu is not None:
                raise ValidationError(
                    "computeConfiguration attributes can only be used if computeType is ATTRIBUTE_BASED",
                    scope=self,
                    fix="leave out machine_type, memory and v_cpu: the instance type says them",
                )
        elif given is not None:
            raise ValidationError(
                "computeConfiguration can only be specified if computeType is ATTRIBUTE_BASED or CUSTOM_INSTANCE_TYPE, got: "
                f"{written_compute_type(size)}",
                scope=self,
                fix="leave compute_configuration out, or set compute_type to FleetComputeType.ATTRIBUTE_BASED or CUSTOM_INSTANCE_TYPE",
            )
        if given is None:
            return
        cpus = given.v_cpu
        if cpus is not None and not is_unresolved(cpus) and (cpus < 0 or cpus != int(cpus)):
            raise ValidationError(f"vCPU count must be a positive integer, got: {cpus}", scope=self)
        for amount in (given.disk, given.memory):
            if amount is not None and not amount.is_unresolved():
                amount.to_gibibytes()  # raises unless whole

    def _rendered_configuration(self, props: FleetProps) -> dict[str, Any] | None:
        given = props.compute_configuration
        if given is None:
            return None
        # What attributes do not ask for is 0, said in so many words.
        nothing = 0 if props.compute_type is FleetComputeType.ATTRIBUTE_BASED else None
        return {
            "disk": given.disk.to_gibibytes() if given.disk is not None else nothing,
            "instanceType": given.instance_type.to_string() if given.instance_type is not None else None,
            "machineType": given.machine_type._value_ if given.machine_type is not None else None,
            "memory": given.memory.to_gibibytes() if given.memory is not None else nothing,
            "vCpu": given.v_cpu if given.v_cpu is not None else nothing,
        }

    def _vpc_config(self, props: FleetProps) -> dict[str, Any] | None:
        if props.vpc is None:
            for option, given in (
                ("securityGroups", props.security_groups),
                ("subnetSelection", props.subnet_selection),
            ):
                if given is not None:
                    raise ValidationError(
                        f"Cannot configure {option} without configuring a VPC", scope=self, fix="give vpc"
                    )
            return None
        from aws_cdk.aws_codebuild._vpc import fleet_network

        return fleet_network(self, props)

    @property
    def compute_type(self) -> FleetComputeType:
        """Size of the machines."""
        return self._compute_type

    @property
    def environment_type(self) -> EnvironmentType:
        """What the machines run."""
        return self._environment_type

    @property
    def connections(self) -> Connections:
        """Rules of the fleet's security groups.

        Raises:
            AssumptionError: the fleet is in no VPC.
        """
        if self._connections is None:
            raise AssumptionError(
                'Only VPC-associated Fleets have security groups to manage. Supply the "vpc" parameter when creating the Fleet',
                scope=self,
            )
        return self._connections

    @property
    def grant_principal(self) -> IPrincipal:
        """Who gets permissions: the fleet's role, made now if there is none yet.

        A role made after the fleet is not told to it, as the peer.
        """
        return self._made_role()

    def _made_role(self) -> IRole:
        if self._role is None:
            from aws_cdk.aws_iam.principals import ServicePrincipal
            from aws_cdk.aws_iam.role import Role

            self._role = Role(self, "Role", assumed_by=ServicePrincipal("codebuild.amazonaws.com"))
        return self._role

    @property
    def fleet_ref(self) -> Any:
        """How other resources refer to the fleet."""
        return _fleet_reference(self)


class _ImportedFleet(Resource, IFleet):
    """A fleet of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.fleet_arn = arn
        # The ARN's last part is NAME:UUID.
        resource_name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
        self.fleet_name = resource_name.split(":")[0]

    @property
    def compute_type(self) -> FleetComputeType:
        raise AssumptionError(_ASKED_OF_IMPORTED.format("computeType"), scope=self)

    @property
    def environment_type(self) -> EnvironmentType:
        raise AssumptionError(_ASKED_OF_IMPORTED.format("environmentType"), scope=self)

    @property
    def connections(self) -> Connections:
        raise AssumptionError(_ASKED_OF_IMPORTED.format("connections"), scope=self)

    @property
    def grant_principal(self) -> IPrincipal:
        from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

        return UnknownPrincipal(resource=self)

    @property
    def fleet_ref(self) -> Any:
        return _fleet_reference(self)


__all__ = [
    "ComputeConfiguration",
    "EnvironmentType",
    "Fleet",
    "FleetOverflowBehavior",
    "FleetProps",
    "IFleet",
    "MachineType",
]
