"""Settings of an engine, for instances and for clusters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_rds._arns import rds_arn
from aws_cdk.aws_rds._l1 import CfnDBClusterParameterGroup, CfnDBParameterGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_rds.engine import IEngine
    from aws_cdk.core.removal_policy import RemovalPolicy
    from constructs import Construct


class ParameterGroupClusterBindOptions(Struct):
    """What a group is told when a cluster takes it: nothing yet."""


class ParameterGroupClusterConfig(Struct):
    """What a cluster is told of its group."""

    parameter_group_name: str


class ParameterGroupInstanceBindOptions(Struct):
    """What a group is told when an instance takes it: nothing yet."""


class ParameterGroupInstanceConfig(Struct):
    """What an instance is told of its group."""

    parameter_group_name: str


class IParameterGroup(IResource):
    """A group of parameters, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def db_parameter_group_ref(self) -> Any: ...
        @property
        def db_cluster_parameter_group_ref(self) -> Any: ...
        def add_parameter(self, key: str, value: str) -> bool: ...
        @takes(ParameterGroupClusterBindOptions)
        def bind_to_cluster(self, options: ParameterGroupClusterBindOptions) -> ParameterGroupClusterConfig: ...
        @takes(ParameterGroupInstanceBindOptions)
        def bind_to_instance(self, options: ParameterGroupInstanceBindOptions) -> ParameterGroupInstanceConfig: ...


class ParameterGroupProps(Struct):
    """Options of a group of parameters."""

    engine: IEngine
    """The engine, with a version."""
    description: str | None = None
    """Default: names the family."""
    name: str | None = None
    """Default: chosen by CloudFormation."""
    parameters: Mapping[str, str] | None = None
    """Default: those of the family."""
    removal_policy: RemovalPolicy | None = None
    """What happens to it when it leaves the stack. Default: it is deleted."""


class ParameterGroup(Resource, IParameterGroup):
    """A group of parameters; a resource is made of it for whichever of instances and clusters takes it."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-rds.ParameterGroup"

    @staticmethod
    @checked
    def from_parameter_group_name(scope: Construct, id: str, parameter_group_name: str) -> IParameterGroup:
        """Return a group that was made elsewhere."""
        return _ImportedParameterGroup(scope, id, parameter_group_name)

    @staticmethod
    @takes(ParameterGroupProps)
    def for_instance(scope: Construct, id: str, props: ParameterGroupProps) -> IParameterGroup:
        """Make a group for instances, as a resource even if none takes it."""
        group = ParameterGroup(scope, id, **props._given())
        group.bind_to_instance()
        return group

    @staticmethod
    @takes(ParameterGroupProps)
    def for_cluster(scope: Construct, id: str, props: ParameterGroupProps) -> IParameterGroup:
        """Make a group for clusters, as a resource even if none takes it."""
        group = ParameterGroup(scope, id, **props._given())
        group.bind_to_cluster()
        return group

    @takes(ParameterGroupProps)
    def __init__(self, scope: Construct, id: str, props: ParameterGroupProps) -> None:
        """Make a group.

        Raises:
            ValidationError: the engine has no version.
        """
        super().__init__(scope, id)
        family = props.engine.parameter_group_family
        if not family:
            raise ValidationError(
                "ParameterGroup cannot be used with an engine that doesn't specify a version",
                scope=self,
                fix="take the engine from a method such as DatabaseInstanceEngine.mysql(version=...)",
            )
        self._family = family
        self._description = props.description
        self._name = props.name
        self._parameters = dict(props.parameters or {})
        self._removal_policy = props.removal_policy
        self._of_clusters: CfnDBClusterParameterGroup | None = None
        self._of_instances: CfnDBParameterGroup | None = None

    @property
    def db_parameter_group_ref(self) -> Any:
        """How other resources refer to the group of instances.

        Raises:
            AssumptionError: no instance has taken it yet.
        """
        return self._made(self._of_instances, "DB instance", "DB parameter group", "Instance").db_parameter_group_ref

    @property
    def db_cluster_parameter_group_ref(self) -> Any:
        """How other resources refer to the group of clusters.

        Raises:
            AssumptionError: no cluster has taken it yet.
        """
        made = self._made(self._of_clusters, "DB cluster", "DB cluster parameter group", "Cluster")
        return made.db_cluster_parameter_group_ref

    def _made(self, resource: Any, whom: str, what: str, method: str) -> Any:
        if resource is None:
            raise AssumptionError(
                f"this ParameterGroup is not bound to a {whom}, so it has no {what} ARN",
                scope=self,
                fix=f"bind it with bind_to_{method.lower()}(), or make it with ParameterGroup.for_{method.lower()}()",
            )
        return resource

    @takes(ParameterGroupClusterBindOptions)
    def bind_to_cluster(self, options: ParameterGroupClusterBindOptions) -> ParameterGroupClusterConfig:
        """Make the resource for clusters, if it is not made yet."""
        if self._of_clusters is None:
            self._of_clusters = CfnDBClusterParameterGroup(
                self,
                # The other one keeps the id that it has without this one.
                "ClusterParameterGroup" if self._of_instances is not None else "Resource",
                db_cluster_parameter_group_name=self._name,
                description=self._description or f"Cluster parameter group for {self._family}",
                family=self._family,
                parameters=lazy_any(lambda: self._parameters),
            )
        self._keep(self._of_clusters)  # as the peer: at each call, whatever was applied in between
        return ParameterGroupClusterConfig(parameter_group_name=self._of_clusters.ref)

    @takes(ParameterGroupInstanceBindOptions)
    def bind_to_instance(self, options: ParameterGroupInstanceBindOptions) -> ParameterGroupInstanceConfig:
        """Make the resource for instances, if it is not made yet."""
        if self._of_instances is None:
            self._of_instances = CfnDBParameterGroup(
                self,
                "InstanceParameterGroup" if self._of_clusters is not None else "Resource",
                db_parameter_group_name=self._name,
                description=self._description or f"Parameter group for {self._family}",
                family=self._family,
                parameters=lazy_any(lambda: self._parameters),
            )
        self._keep(self._of_instances)
        return ParameterGroupInstanceConfig(parameter_group_name=self._of_instances.ref)

    def _keep(self, resource: Any) -> None:
        if self._removal_policy is not None:
            resource.apply_removal_policy(self._removal_policy)

    @checked
    def add_parameter(self, key: str, value: str) -> bool:
        """Set a parameter, and return that it is set."""
        self._parameters[key] = value
        return True


class _ImportedParameterGroup(Resource, IParameterGroup):
    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self._name = name

    @property
    def db_parameter_group_ref(self) -> Any:
        from aws_cdk.interfaces.aws_rds import DBParameterGroupReference

        return DBParameterGroupReference(
            db_parameter_group_name=self._name, db_parameter_group_arn=rds_arn(self, "pg", self._name)
        )

    @property
    def db_cluster_parameter_group_ref(self) -> Any:
        from aws_cdk.interfaces.aws_rds import DBClusterParameterGroupReference

        return DBClusterParameterGroupReference(db_cluster_parameter_group_name=self._name)

    @takes(ParameterGroupClusterBindOptions)
    def bind_to_cluster(self, options: ParameterGroupClusterBindOptions) -> ParameterGroupClusterConfig:
        return ParameterGroupClusterConfig(parameter_group_name=self._name)

    @takes(ParameterGroupInstanceBindOptions)
    def bind_to_instance(self, options: ParameterGroupInstanceBindOptions) -> ParameterGroupInstanceConfig:
        return ParameterGroupInstanceConfig(parameter_group_name=self._name)

    @checked
    def add_parameter(self, key: str, value: str) -> bool:
        return False
