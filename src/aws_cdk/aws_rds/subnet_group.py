"""The subnets that a database may be in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_rds._arns import rds_arn
from aws_cdk.aws_rds._l1 import CfnDBSubnetGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.core.removal_policy import RemovalPolicy
    from constructs import Construct


class ISubnetGroup(IResource):
    """A group of subnets, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def subnet_group_name(self) -> str: ...
        @property
        def db_subnet_group_ref(self) -> Any: ...


class SubnetGroupProps(Struct):
    """Options of a group of subnets."""

    description: str
    """What the group is for."""
    vpc: IVpc
    """The network."""
    removal_policy: RemovalPolicy | None = None
    """What happens to it when it leaves the stack. Default: it is deleted."""
    subnet_group_name: str | None = None
    """In lower case. Default: chosen by CloudFormation."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""


class _SubnetGroupBase(Resource, ISubnetGroup):
    subnet_group_name: str

    @property
    def db_subnet_group_ref(self) -> Any:
        """How other resources refer to the group."""
        from aws_cdk.interfaces.aws_rds import DBSubnetGroupReference

        return DBSubnetGroupReference(
            db_subnet_group_name=self.subnet_group_name,
            db_subnet_group_arn=rds_arn(self, "subgrp", self.subnet_group_name),
        )


class SubnetGroup(_SubnetGroupBase):
    """A group of subnets that databases may be in.

    Attributes:
        subnet_group_name: Its name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.SubnetGroup"

    @staticmethod
    @checked
    def from_subnet_group_name(scope: Construct, id: str, subnet_group_name: str) -> ISubnetGroup:
        """Return a group that was made elsewhere."""
        return _ImportedSubnetGroup(scope, id, subnet_group_name)

    @takes(SubnetGroupProps)
    def __init__(self, scope: Construct, id: str, props: SubnetGroupProps) -> None:
        super().__init__(scope, id)
        selection = props.vpc_subnets or SubnetSelection(subnet_type=SubnetType.PRIVATE_WITH_EGRESS)
        name = props.subnet_group_name
        resource = CfnDBSubnetGroup(
            self,
            "Default",
            db_subnet_group_description=props.description,
            # The service keeps names in lower case: another case would show as drift.
            db_subnet_group_name=name.lower() if name is not None and not is_unresolved(name) else name,
            subnet_ids=list(props.vpc.select_subnets(**selection._given()).subnet_ids),
        )
        if props.removal_policy is not None:
            resource.apply_removal_policy(props.removal_policy)
        self.subnet_group_name = resource.ref


class _ImportedSubnetGroup(_SubnetGroupBase):
    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.subnet_group_name = name
