"""Connections of jobs and crawlers to databases and networks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_glue._l1 import CfnConnection
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.interfaces.aws_secretsmanager import ISecretRef
    from constructs import Construct

_SECRET = "SECRET_ID"


class ConnectionType:
    """What is at the other end.

    Attributes:
        name: As Glue writes it.
    """

    AZURECOSMOS: ConnectionType
    AZURESQL: ConnectionType
    BIGQUERY: ConnectionType
    CUSTOM: ConnectionType
    DYNAMODB: ConnectionType
    FACEBOOKADS: ConnectionType
    GOOGLEADS: ConnectionType
    GOOGLEANALYTICS4: ConnectionType
    GOOGLESHEETS: ConnectionType
    HUBSPOT: ConnectionType
    INSTAGRAMADS: ConnectionType
    INTERCOM: ConnectionType
    JDBC: ConnectionType
    JIRACLOUD: ConnectionType
    KAFKA: ConnectionType
    MARKETO: ConnectionType
    MARKETPLACE: ConnectionType
    MONGODB: ConnectionType
    MYSQL: ConnectionType
    NETSUITEERP: ConnectionType
    NETWORK: ConnectionType
    OPENSEARCH: ConnectionType
    ORACLE: ConnectionType
    POSTGRESQL: ConnectionType
    SALESFORCE: ConnectionType
    SALESFORCEMARKETINGCLOUD: ConnectionType
    SALESFORCEPARDOT: ConnectionType
    SAPHANA: ConnectionType
    SAPODATA: ConnectionType
    SERVICENOW: ConnectionType
    SLACK: ConnectionType
    SNAPCHATADS: ConnectionType
    SQLSERVER: ConnectionType
    STRIPE: ConnectionType
    TERADATA: ConnectionType
    VERTICA: ConnectionType
    VIEW_VALIDATION_ATHENA: ConnectionType
    VIEW_VALIDATION_REDSHIFT: ConnectionType
    ZENDESK: ConnectionType
    ZOHOCRM: ConnectionType

    @checked
    def __init__(self, name: str) -> None:
        self.name = name

    def to_string(self) -> str:
        """Return the name."""
        return self.name


for _name in (
    "AZURECOSMOS",
    "AZURESQL",
    "BIGQUERY",
    "CUSTOM",
    "DYNAMODB",
    "FACEBOOKADS",
    "GOOGLEADS",
    "GOOGLEANALYTICS4",
    "GOOGLESHEETS",
    "HUBSPOT",
    "INSTAGRAMADS",
    "INTERCOM",
    "JDBC",
    "JIRACLOUD",
    "KAFKA",
    "MARKETO",
    "MARKETPLACE",
    "MONGODB",
    "MYSQL",
    "NETSUITEERP",
    "NETWORK",
    "OPENSEARCH",
    "ORACLE",
    "POSTGRESQL",
    "SALESFORCE",
    "SALESFORCEMARKETINGCLOUD",
    "SALESFORCEPARDOT",
    "SAPHANA",
    "SAPODATA",
    "SERVICENOW",
    "SLACK",
    "SNAPCHATADS",
    "SQLSERVER",
    "STRIPE",
    "TERADATA",
    "VERTICA",
    "VIEW_VALIDATION_ATHENA",
    "VIEW_VALIDATION_REDSHIFT",
    "ZENDESK",
    "ZOHOCRM",
):
    setattr(ConnectionType, _name, ConnectionType(_name))


class ConnectionNetwork:
    """The subnet that a connection goes through."""

    @staticmethod
    @checked
    def subnet(subnet: ISubnet) -> ConnectionNetwork:
        """Go through this subnet."""
        return ConnectionNetwork._chosen(lambda scope: subnet)

    @staticmethod
    @takes(SubnetSelection)
    def vpc(vpc: IVpc, vpc_subnets: SubnetSelection) -> ConnectionNetwork:
        """Go through the first of the subnets that are selected in a network, once a connection asks.

        Raises:
            ValidationError: by the connection: none is selected.
        """

        def first(scope: Construct) -> ISubnet:
            subnets = vpc.select_subnets(**vpc_subnets._given()).subnets
            if not subnets:
                raise ValidationError(
                    "`vpcSubnets` selected no subnets from the provided `vpc`; adjust the selection or use "
                    "`ConnectionNetwork.subnet(...)` to target a specific subnet",
                    scope=scope,
                )
            return subnets[0]

        return ConnectionNetwork._chosen(first)

    @staticmethod
    def _chosen(choose: Callable[[Construct], ISubnet]) -> ConnectionNetwork:
        made = ConnectionNetwork()
        made._choose = choose
        return made

    _choose: Callable[[Construct], ISubnet]


class ConnectionOptions(Struct):
    """Options of connections of a known kind."""

    connection_name: str | None = None
    """Name of the connection. Default: chosen by CloudFormation."""
    description: str | None = None
    """What the connection is for. Default: none."""
    match_criteria: Sequence[str] | None = None
    """Words by which the connection is chosen. Default: none."""
    network: ConnectionNetwork | None = None
    """The subnet it goes through. Default: none."""
    properties: Mapping[str, str] | None = None
    """What the kind of connection needs to know, by Glue's names. Default: nothing."""
    secret: ISecretRef | None = None
    """The secret with user and password. Default: none."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups; one must let in all from itself. Default: none."""


class ConnectionProps(ConnectionOptions):
    """Options of a connection."""

    type: ConnectionType
    """What is at the other end."""


class IConnection(IResource):
    """A connection, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def connection_arn(self) -> str: ...
        @property
        def connection_name(self) -> str: ...


class _ImportedConnection(Resource, IConnection):
    """A connection of which name and ARN are known."""

    connection_arn: str
    connection_name: str


class Connection(Resource, IConnection):
    """A connection of jobs and crawlers."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.Connection"

    connection_arn: str
    connection_name: str

    @staticmethod
    @checked
    def from_connection_arn(scope: Construct, id: str, connection_arn: str) -> IConnection:
        """Return a connection made elsewhere, by its ARN."""
        imported = _ImportedConnection(scope, id)
        imported.connection_name = Arn.extract_resource_name(connection_arn, "connection")
        imported.connection_arn = connection_arn
        return imported

    @staticmethod
    @checked
    def from_connection_name(scope: Construct, id: str, connection_name: str) -> IConnection:
        """Return a connection made elsewhere in the stack's account and region, by its name."""
        imported = _ImportedConnection(scope, id)
        imported.connection_name = connection_name
        imported.connection_arn = _arn(scope, connection_name)
        return imported

    @takes(ConnectionProps)
    def __init__(self, scope: Construct, id: str, props: ConnectionProps) -> None:
        """Make a connection. Both a secret and its property are refused when the app is synthesized."""
        super().__init__(scope, id, physical_name=props.connection_name)
        self._properties: dict[str, str] = dict(props.properties or {})
        self._secret = props.secret
        network, groups = props.network, props.security_groups
        subnet = network._choose(self) if network is not None else None
        place = {
            "subnetId": subnet.subnet_id if subnet is not None else None,
            "availabilityZone": subnet.availability_zone if subnet is not None else None,
            "securityGroupIdList": [group.security_group_id for group in groups] if groups is not None else None,
        }
        resource = CfnConnection(
            self,
            "Resource",
            catalog_id=Stack.of(self).account,
            connection_input={
                "connectionType": props.type.name,
                "connectionProperties": lazy_any(self._all_properties),
                "description": props.description,
                "matchCriteria": props.match_criteria,
                "name": props.connection_name,
                "physicalConnectionRequirements": place if network is not None or groups is not None else None,
            },
        )
        self.connection_name = self._get_resource_name_attribute(resource.ref)
        self.connection_arn = _arn(self, self.connection_name)

    @checked
    def add_property(self, key: str, value: str) -> None:
        """Tell the connection something more, by Glue's name for it."""
        self._properties[key] = value

    def _all_properties(self) -> dict[str, str] | None:
        properties = dict(self._properties)
        if self._secret is not None:
            if _SECRET in properties:
                raise ValidationError(
                    f"cannot set both `secret` and a `{_SECRET}` connection property",
                    scope=self,
                    fix="leave one of them out",
                )
            properties[_SECRET] = self._secret.secret_ref.secret_id
        return properties or None


def _arn(scope: Construct, connection_name: str) -> str:
    return Stack.of(scope).format_arn(service="glue", resource="connection", resource_name=connection_name)


__all__ = [
    "Connection",
    "ConnectionNetwork",
    "ConnectionOptions",
    "ConnectionProps",
    "ConnectionType",
    "IConnection",
]
