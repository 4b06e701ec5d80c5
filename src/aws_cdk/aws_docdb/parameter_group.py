"""Settings of the engine, for clusters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_docdb._l1 import CfnDBClusterParameterGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class IClusterParameterGroup(IResource):
    """A group of parameters, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def db_cluster_parameter_group_ref(self) -> Any: ...
        @property
        def parameter_group_name(self) -> str: ...


class ClusterParameterGroupProps(Struct):
    """Options of a group of parameters."""

    family: str
    """Engine and version, such as ``docdb5.0``."""
    parameters: Mapping[str, str]
    """Those that differ from the family's."""
    db_cluster_parameter_group_name: str | None = None
    """Default: chosen by CloudFormation."""
    description: str | None = None
    """Default: names the family."""


class _ClusterParameterGroupBase(Resource, IClusterParameterGroup):
    parameter_group_name: str

    @property
    def db_cluster_parameter_group_ref(self) -> Any:
        """How other resources refer to the group."""
        from aws_cdk.interfaces.aws_docdb import DBClusterParameterGroupReference

        return DBClusterParameterGroupReference(db_cluster_parameter_group_name=self.parameter_group_name)


class ClusterParameterGroup(_ClusterParameterGroupBase):
    """A group of parameters.

    Attributes:
        parameter_group_name: Its name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-docdb.ClusterParameterGroup"

    @staticmethod
    @checked
    def from_parameter_group_name(scope: Construct, id: str, parameter_group_name: str) -> IClusterParameterGroup:
        """Return a group that was made elsewhere."""
        return _ImportedParameterGroup(scope, id, parameter_group_name)

    @takes(ClusterParameterGroupProps)
    def __init__(self, scope: Construct, id: str, props: ClusterParameterGroupProps) -> None:
        super().__init__(scope, id)
        self.parameter_group_name = CfnDBClusterParameterGroup(
            self,
            "Resource",
            name=props.db_cluster_parameter_group_name,
            description=props.description or f"Cluster parameter group for {props.family}",
            family=props.family,
            parameters=dict(props.parameters),
        ).ref


class _ImportedParameterGroup(_ClusterParameterGroupBase):
    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.parameter_group_name = name
