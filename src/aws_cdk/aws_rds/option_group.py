"""Extras of an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_rds._l1 import CfnOptionGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_rds.instance_engine import IInstanceEngine
    from constructs import Construct


class OptionConfiguration(Struct):
    """An extra of an engine."""

    name: str
    """As the service calls it."""
    port: int | float | None = None
    """Port that it listens on; together with ``vpc``. Default: it does not listen."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one, if it listens."""
    settings: Mapping[str, str] | None = None
    """Default: none."""
    version: str | None = None
    """Default: the service chooses one."""
    vpc: IVpc | None = None
    """Network of the security group; together with ``port``."""


class IOptionGroup(IResource):
    """A group of options, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def option_group_name(self) -> str: ...
        @property
        def option_group_ref(self) -> Any: ...
        @takes(OptionConfiguration)
        def add_configuration(self, configuration: OptionConfiguration) -> bool: ...


class OptionGroupProps(Struct):
    """Options of a group of options."""

    configurations: Nested[Sequence[OptionConfiguration]]
    engine: IInstanceEngine
    """The engine, with a version."""
    description: str | None = None
    """Default: names engine and version."""
    option_group_name: str | None = None
    """Default: chosen by CloudFormation."""


class _OptionGroupBase(Resource, IOptionGroup):
    option_group_name: str

    @property
    def option_group_ref(self) -> Any:
        """How other resources refer to the group."""
        from aws_cdk.interfaces.aws_rds import OptionGroupReference

        return OptionGroupReference(option_group_name=self.option_group_name)


class OptionGroup(_OptionGroupBase):
    """A group of options.

    Attributes:
        option_connections: Who may reach the options that listen, by the option's name.
        option_group_name: Its name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.OptionGroup"

    @staticmethod
    @checked
    def from_option_group_name(scope: Construct, id: str, option_group_name: str) -> IOptionGroup:
        """Return a group that was made elsewhere."""
        return _ImportedOptionGroup(scope, id, option_group_name)

    @takes(OptionGroupProps)
    def __init__(self, scope: Construct, id: str, props: OptionGroupProps) -> None:
        """Make a group.

        Raises:
            ValidationError: the engine has no version, or an option has a port or a network without the other.
        """
        super().__init__(scope, id)
        self.option_connections: dict[str, Connections] = {}
        self._configurations: list[dict[str, Any]] = []
        version = props.engine.engine_version
        if version is None or not version.major_version:
            raise ValidationError(
                "OptionGroup cannot be used with an engine that doesn't specify a version",
                scope=self,
                fix="take the engine from a method such as DatabaseInstanceEngine.oracle_ee(version=...)",
            )
        for each in props.configurations:
            self.add_configuration(**each._given())
        engine = props.engine.engine_type
        resource = CfnOptionGroup(
            self,
            "Resource",
            engine_name=engine,
            major_engine_version=version.major_version,
            option_group_description=props.description or f"Option group for {engine} {version.major_version}",
            option_configurations=lazy_any(lambda: self._configurations),
            option_group_name=props.option_group_name,
        )
        self.option_group_name = resource.ref

    @takes(OptionConfiguration)
    def add_configuration(self, configuration: OptionConfiguration) -> bool:
        """Add an option, and return that it is added.

        Raises:
            ValidationError: it has a port or a network without the other.
        """
        rendered: dict[str, Any] = {
            "optionName": configuration.name,
            "optionSettings": (
                [{"name": name, "value": value} for name, value in configuration.settings.items()]
                if configuration.settings is not None
                else None
            ),
            "optionVersion": configuration.version,
        }
        if configuration.port is not None:
            if configuration.vpc is None:
                raise ValidationError(
                    "`port` and `vpc` must be specified together.", scope=self, fix="give both, or neither"
                )
            groups = configuration.security_groups
            if groups is None:
                groups = [self._new_group(configuration)]
            self.option_connections[configuration.name] = Connections(
                security_groups=groups, default_port=Port.tcp(configuration.port)
            )
            rendered["port"] = configuration.port
            rendered["vpcSecurityGroupMemberships"] = [each.security_group_id for each in groups]
        self._configurations.append(rendered)
        return True

    def _new_group(self, configuration: OptionConfiguration) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        assert configuration.vpc is not None
        return SecurityGroup(
            self,
            f"SecurityGroup{configuration.name}",
            description=f"Security group for {configuration.name} option",
            vpc=configuration.vpc,
        )


class _ImportedOptionGroup(_OptionGroupBase):
    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.option_group_name = name

    @takes(OptionConfiguration)
    def add_configuration(self, configuration: OptionConfiguration) -> bool:
        return False
