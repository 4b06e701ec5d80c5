"""Further endpoints of proxies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_rds._l1 import CfnDBProxyEndpoint
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.interfaces.aws_rds import IDBProxyRef
    from constructs import Construct

_LONGEST_NAME = 63


class ProxyEndpointTargetRole(NamedEnum):
    """What may be done through an endpoint."""

    READ_WRITE = "READ_WRITE"
    READ_ONLY = "READ_ONLY"


class DatabaseProxyEndpointOptions(Struct):
    """Options of a further endpoint of a proxy."""

    vpc: IVpc
    db_proxy_endpoint_name: str | None = None
    """Default: made of the construct's path."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: that of the network."""
    target_role: ProxyEndpointTargetRole | None = None
    """Default: as the service has it, reading and writing."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""


class DatabaseProxyEndpointProps(DatabaseProxyEndpointOptions):
    """Options of an endpoint of a proxy."""

    db_proxy: IDBProxyRef


class DatabaseProxyEndpointAttributes(Struct):
    """What is known of an endpoint that was made elsewhere."""

    db_proxy_endpoint_arn: str
    db_proxy_endpoint_name: str
    endpoint: str


class IDatabaseProxyEndpoint(IResource):
    """An endpoint of a proxy, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def db_proxy_endpoint_arn(self) -> str: ...
        @property
        def db_proxy_endpoint_name(self) -> str: ...
        @property
        def db_proxy_endpoint_ref(self) -> Any: ...
        @property
        def endpoint(self) -> str: ...


class _ProxyEndpointBase(Resource, IDatabaseProxyEndpoint):
    db_proxy_endpoint_arn: str
    db_proxy_endpoint_name: str
    endpoint: str

    @property
    def db_proxy_endpoint_ref(self) -> Any:
        """How other resources refer to the endpoint."""
        from aws_cdk.interfaces.aws_rds import DBProxyEndpointReference

        return DBProxyEndpointReference(
            db_proxy_endpoint_name=self.db_proxy_endpoint_name, db_proxy_endpoint_arn=self.db_proxy_endpoint_arn
        )


class DatabaseProxyEndpoint(_ProxyEndpointBase):
    """A further endpoint of a proxy.

    Attributes:
        db_proxy_endpoint_arn: The ARN.
        db_proxy_endpoint_name: The name.
        endpoint: The address.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.DatabaseProxyEndpoint"

    @staticmethod
    @takes(DatabaseProxyEndpointAttributes)
    def from_database_proxy_endpoint_attributes(
        scope: Construct, id: str, attrs: DatabaseProxyEndpointAttributes
    ) -> IDatabaseProxyEndpoint:
        """Return an endpoint that was made elsewhere."""
        return _ImportedProxyEndpoint(scope, id, attrs)

    @takes(DatabaseProxyEndpointProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseProxyEndpointProps) -> None:
        super().__init__(scope, id, physical_name=props.db_proxy_endpoint_name)
        name = props.db_proxy_endpoint_name or Names.unique_resource_name(self, max_length=_LONGEST_NAME)
        selection = props.vpc_subnets._given() if props.vpc_subnets is not None else {}
        resource = CfnDBProxyEndpoint(
            self,
            "Resource",
            db_proxy_endpoint_name=name,
            db_proxy_name=props.db_proxy.db_proxy_ref.db_proxy_name,
            vpc_subnet_ids=list(props.vpc.select_subnets(**selection).subnet_ids),
            vpc_security_group_ids=(
                [each.security_group_id for each in props.security_groups]
                if props.security_groups is not None
                else None
            ),
            target_role=props.target_role._value_ if props.target_role is not None else None,
        )
        self.db_proxy_endpoint_name = name
        self.db_proxy_endpoint_arn = resource.attr_db_proxy_endpoint_arn
        self.endpoint = resource.attr_endpoint


class _ImportedProxyEndpoint(_ProxyEndpointBase):
    def __init__(self, scope: Construct, id: str, attrs: DatabaseProxyEndpointAttributes) -> None:
        super().__init__(scope, id)
        self.db_proxy_endpoint_name = attrs.db_proxy_endpoint_name
        self.db_proxy_endpoint_arn = attrs.db_proxy_endpoint_arn
        self.endpoint = attrs.endpoint
