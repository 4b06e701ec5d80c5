"""The instances of clusters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetType
from aws_cdk.aws_rds._arns import rds_arn
from aws_cdk.aws_rds._l1 import CfnDBInstance
from aws_cdk.aws_rds._shared import helper_removal
from aws_cdk.aws_rds.cluster_instance_type import ClusterInstanceType, InstanceType
from aws_cdk.aws_rds.database_options import CaCertificate, PerformanceInsightRetention
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import instance_type as ec2
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_rds.cluster_base import IDatabaseCluster
    from aws_cdk.aws_rds.parameter_group import IParameterGroup
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from aws_cdk.interfaces.aws_rds import DBInstanceReference, IDBSubnetGroupRef
    from constructs import Construct

_LOWEST_TIER = 15
_READER_TIER = 2
_GROUP_OF_EACH = "@aws-cdk/aws-rds:auroraClusterChangeScopeOfInstanceParameterGroupWithEachParameters"


class ClusterInstanceOptions(Struct):
    """Options of every instance of a cluster."""

    allow_major_version_upgrade: bool | None = None
    """Whether an update may change the major version. Default: no."""
    apply_immediately: bool | None = None
    """Change it at once instead of in its window. Default: as the service has it."""
    auto_minor_version_upgrade: bool | None = None
    """Default: yes."""
    availability_zone: str | None = None
    """Default: chosen by the service."""
    ca_certificate: CaCertificate | None = None
    """Default: chosen by the service."""
    enable_performance_insights: bool | None = None
    """Default: yes, if options of it are given."""
    instance_identifier: str | None = None
    """Its name. Default: chosen by CloudFormation."""
    is_from_legacy_instance_props: bool | None = None
    """Write it as an instance out of ``instance_props``. Default: no."""
    parameter_group: IParameterGroup | None = None
    """Default: that of the engine."""
    parameters: Mapping[str, str] | None = None
    """Parameters of a group that is made for the instance. Default: none is made."""
    performance_insight_encryption_key: IKey | None = None
    """Default: the key of AWS for RDS."""
    performance_insight_retention: PerformanceInsightRetention | None = None
    """Default: 7 days."""
    preferred_maintenance_window: str | None = None
    """As ``ddd:hh24:mi-ddd:hh24:mi`` in UTC. Default: chosen by the service."""
    publicly_accessible: bool | None = None
    """Default: as the cluster's subnets are."""


class ClusterInstanceProps(ClusterInstanceOptions):
    """Options of an instance of a cluster."""

    instance_type: ClusterInstanceType
    promotion_tier: int | float | None = None
    """When it becomes the writer, if that fails: 0 first, 15 last. Default: 2."""


class ProvisionedClusterInstanceProps(ClusterInstanceOptions):
    """Options of an instance of a size."""

    instance_type: ec2.InstanceType | None = None
    """Default: t3.medium."""
    promotion_tier: int | float | None = None
    """When it becomes the writer, if that fails: 0 first, 15 last. Default: 2."""


class ServerlessV2ClusterInstanceProps(ClusterInstanceOptions):
    """Options of an instance that grows and shrinks with the load."""

    scale_with_writer: bool | None = None
    """Be as large as the writer always, to be able to take its place. Default: no."""


class ClusterInstanceBindOptions(Struct):
    """What an instance is told by its cluster."""

    monitoring_interval: Duration | None = None
    monitoring_role: IRoleRef | None = None
    promotion_tier: int | float | None = None
    removal_policy: RemovalPolicy | None = None
    subnet_group: IDBSubnetGroupRef | None = None


class IAuroraClusterInstance(IResource):
    """An instance of a cluster.

    Attributes:
        db_instance_arn: The ARN.
        db_instance_endpoint_address: The address.
        dbi_resource_id: The id that never changes.
        instance_identifier: Its name.
        instance_size: The size, if it has one.
        performance_insight_encryption_key: Key of what Performance Insights keeps.
        performance_insight_retention: How long that is.
        performance_insights_enabled: Whether it keeps anything.
        tier: When it becomes the writer.
        type: Whether it has a size.
    """

    db_instance_arn: str
    db_instance_endpoint_address: str
    dbi_resource_id: str
    instance_identifier: str
    instance_size: str | None
    performance_insight_encryption_key: IKey | None
    performance_insight_retention: PerformanceInsightRetention | None
    performance_insights_enabled: bool | None
    tier: int | float
    type: InstanceType

    if TYPE_CHECKING:

        @property
        def db_instance_ref(self) -> DBInstanceReference: ...


class IClusterInstance:
    """An instance that a cluster is to have."""

    if TYPE_CHECKING:

        @takes(ClusterInstanceBindOptions)
        def bind(
            self, scope: Construct, cluster: IDatabaseCluster, options: ClusterInstanceBindOptions
        ) -> IAuroraClusterInstance: ...


class ClusterInstance(IClusterInstance):
    """An instance that a cluster is to have. Make it with one of the factories."""

    @checked
    def __init__(self, id: str, props: ClusterInstanceProps) -> None:
        self._id = id
        self._props = props

    @staticmethod
    @takes(ProvisionedClusterInstanceProps)
    def provisioned(id: str, props: ProvisionedClusterInstanceProps) -> IClusterInstance:
        """Return an instance of a size."""
        given = props._with(instance_type=None)._given()
        return ClusterInstance(
            id, ClusterInstanceProps(instance_type=ClusterInstanceType.provisioned(props.instance_type), **given)
        )

    @staticmethod
    @takes(ServerlessV2ClusterInstanceProps)
    def serverless_v2(id: str, props: ServerlessV2ClusterInstanceProps) -> IClusterInstance:
        """Return an instance that grows and shrinks with the load."""
        given = props._with(scale_with_writer=None)._given()
        tier = 1 if props.scale_with_writer else _READER_TIER
        return ClusterInstance(
            id,
            ClusterInstanceProps(instance_type=ClusterInstanceType.serverless_v2(), promotion_tier=tier, **given),
        )

    @takes(ClusterInstanceBindOptions)
    def bind(
        self, scope: Construct, cluster: IDatabaseCluster, props: ClusterInstanceBindOptions
    ) -> IAuroraClusterInstance:
        """Make the instance below ``scope``.

        Raises:
            ValidationError: options contradict each other.
        """
        return _AuroraInstance(scope, self._id, cluster, self._props, props)


class _AuroraInstance(Resource, IAuroraClusterInstance):
    """An instance of a cluster."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        cluster: IDatabaseCluster,
        props: ClusterInstanceProps,
        bound: ClusterInstanceBindOptions,
    ) -> None:
        legacy = bool(props.is_from_legacy_instance_props)
        # Instances of the old options stood in the cluster itself, and keep their logical ids.
        super().__init__(scope, f"{id}Wrapper" if legacy else id, physical_name=props.instance_identifier)
        self.type = props.instance_type.type
        self.tier = bound.promotion_tier if bound.promotion_tier is not None else _own_tier(props)
        if not 0 <= self.tier <= _LOWEST_TIER:
            raise ValidationError(f"promotionTier must be between 0-{_LOWEST_TIER}", scope=self)
        self._insights(props)
        size = props.instance_type.to_string()
        self.instance_size = size.split(".", 1)[-1] if self.type is InstanceType.PROVISIONED else None
        self._size = size
        interval = bound.monitoring_interval
        group = bound.subnet_group
        key = self.performance_insight_encryption_key
        retention = self.performance_insight_retention
        resource = CfnDBInstance(
            scope if legacy else self,
            id if legacy else "Resource",
            engine=cluster.engine.engine_type if cluster.engine is not None else None,
            db_cluster_identifier=cluster.cluster_identifier,
            promotion_tier=None if legacy else self.tier,
            db_instance_identifier=self.physical_name if props.instance_identifier is not None else None,
            db_instance_class=f"db.{size}" if self.type is InstanceType.PROVISIONED else size,
            publicly_accessible=_is_public(cluster, props),
            preferred_maintenance_window=props.preferred_maintenance_window,
            enable_performance_insights=self.performance_insights_enabled or props.enable_performance_insights,
            performance_insights_kms_key_id=key.key_arn if key is not None else None,
            performance_insights_retention_period=retention._value_ if retention is not None else None,
            db_subnet_group_name=group.db_subnet_group_ref.db_subnet_group_name
            if legacy and group is not None
            else None,
            db_parameter_group_name=self._parameter_group(scope, cluster, props),
            monitoring_interval=interval.to_seconds() if interval is not None else None,
            monitoring_role_arn=bound.monitoring_role.role_ref.role_arn if bound.monitoring_role is not None else None,
            auto_minor_version_upgrade=props.auto_minor_version_upgrade,
            allow_major_version_upgrade=props.allow_major_version_upgrade,
            ca_certificate_identifier=str(props.ca_certificate) if props.ca_certificate is not None else None,
            apply_immediately=props.apply_immediately,
            availability_zone=props.availability_zone,
        )
        # A cluster without instances keeps its data; so these may go unless everything stays.
        resource.apply_removal_policy(helper_removal(bound.removal_policy))
        if hasattr(cluster, "_internet"):  # made here; it needs its way out while it is made
            resource.node.add_dependency(cluster._internet)
        self.db_instance_arn = rds_arn(self, "db", resource.ref)
        self.dbi_resource_id = resource.attr_dbi_resource_id
        self.db_instance_endpoint_address = resource.attr_endpoint_address
        self.instance_identifier = self._get_resource_name_attribute(resource.ref)

    @property
    def db_instance_ref(self) -> Any:
        """How other resources refer to the instance."""
        from aws_cdk.interfaces.aws_rds import DBInstanceReference

        return DBInstanceReference(
            db_instance_identifier=self.instance_identifier, db_instance_arn=self.db_instance_arn
        )

    def _insights(self, props: ClusterInstanceProps) -> None:
        asked = props.performance_insight_retention is not None or props.performance_insight_encryption_key is not None
        if props.enable_performance_insights is False and asked:
            raise ValidationError(
                "`enablePerformanceInsights` disabled, but `performanceInsightRetention` or "
                "`performanceInsightEncryptionKey` was set",
                scope=self,
                fix="leave enable_performance_insights out",
            )
        self.performance_insights_enabled = bool(props.enable_performance_insights) or asked
        self.performance_insight_retention = (
            props.performance_insight_retention or PerformanceInsightRetention.DEFAULT
            if self.performance_insights_enabled
            else None
        )
        self.performance_insight_encryption_key = props.performance_insight_encryption_key

    def _parameter_group(self, scope: Construct, cluster: IDatabaseCluster, props: ClusterInstanceProps) -> str | None:
        group = props.parameter_group
        if group is None and props.parameters is not None:
            from aws_cdk.aws_rds.parameter_group import ParameterGroup

            assert cluster.engine is not None
            # Without the flag just one instance of a cluster can have parameters of its own.
            group = ParameterGroup(
                self if flag_enabled(self.node, _GROUP_OF_EACH) else scope,
                "InstanceParameterGroup",
                engine=cluster.engine,
                parameters=props.parameters,
            )
        return group.bind_to_instance().parameter_group_name if group is not None else None


def _own_tier(props: ClusterInstanceProps) -> int | float:
    return _READER_TIER if props.promotion_tier is None else props.promotion_tier


def _is_public(cluster: Any, props: ClusterInstanceProps) -> bool | None:
    if props.publicly_accessible is not None:
        return props.publicly_accessible
    subnets = getattr(cluster, "vpc_subnets", None)
    return subnets.subnet_type is SubnetType.PUBLIC if subnets is not None else None
