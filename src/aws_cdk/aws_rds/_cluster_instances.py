"""How a cluster gets its instances: all alike, or each as it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetType
from aws_cdk.aws_rds._l1 import CfnDBInstance
from aws_cdk.aws_rds._shared import helper_removal
from aws_cdk.aws_rds.cluster_instance_type import InstanceType
from aws_cdk.aws_rds.cluster_options import InstanceUpdateBehaviour
from aws_cdk.aws_rds.database_options import PerformanceInsightRetention
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_rds._serverless_v2 import Capacity
    from aws_cdk.aws_rds.cluster_instance import IAuroraClusterInstance
    from aws_cdk.aws_rds.cluster_options import InstanceProps, _ClusterBaseProps

_DEFAULT_INSTANCES = 2
_HIGHEST_READER_TIER = 1


class Instances:
    """The instances of a cluster.

    Attributes:
        addresses: Their addresses.
        identifiers: Their names.
    """

    def __init__(
        self,
        cluster: Any,
        props: _ClusterBaseProps,
        *,
        subnet_group: Any,
        after: Any,
        monitoring: tuple[Any, Any] | None,
        insights: dict[str, Any] | None,
        capacity: Capacity,
    ) -> None:
        self._cluster = cluster
        self._props = props
        self._subnet_group = subnet_group
        self._after = after
        self._interval: Any = monitoring[0] if monitoring is not None else None
        self._role: Any = monitoring[1] if monitoring is not None else None
        self._insights = insights
        self._capacity = capacity
        self._rolling = props.instance_update_behaviour is InstanceUpdateBehaviour.ROLLING
        self.addresses: list[str] = []
        self.identifiers: list[str] = []

    # -- each as it is told -------------------------------------------------

    def make_each(self) -> None:
        """Make the writer and the readers.

        Raises:
            ValidationError: there is no writer.
        """
        props = self._props
        if props.writer is None:
            raise ValidationError(
                "writer must be provided",
                scope=self._cluster,
                fix="give writer=ClusterInstance.serverless_v2(...) or provisioned(...)",
            )
        # The writer is the first in line to be it.
        writer = self._bind(props.writer, promotion_tier=0)
        self._note_serverless(writer)
        self._check_insights(writer)
        readers: list[IAuroraClusterInstance] = []
        for each in props.readers or ():
            reader = self._bind(each)
            readers.append(reader)
            # Whichever instance is there first is the writer.
            reader.node.add_dependency(writer)
            self._note_serverless(reader)
            self._warn_of_growth(writer, reader)
            self._check_insights(reader)
        self._warn_of_failover(writer, readers)
        for made in (writer, *readers):
            self.identifiers.append(made.instance_identifier)
            self.addresses.append(made.db_instance_endpoint_address)

    def _bind(self, instance: Any, **options: Any) -> IAuroraClusterInstance:
        made: IAuroraClusterInstance = instance.bind(
            self._cluster,
            self._cluster,
            monitoring_interval=self._interval,
            monitoring_role=self._role,
            removal_policy=self._props.removal_policy,
            subnet_group=self._subnet_group,
            **options,
        )
        return made

    def _note_serverless(self, instance: IAuroraClusterInstance) -> None:
        if instance.type is InstanceType.SERVERLESS_V2:
            self._cluster.has_serverless_instance = True

    def _check_insights(self, instance: IAuroraClusterInstance) -> None:
        if self._insights is None:
            return
        name = instance.node.id
        if not instance.performance_insights_enabled:
            Annotations.of(self._cluster).add_warning_v2(
                "@aws-cdk/aws-rds:instancePerformanceInsightsOverridden",
                f"Performance Insights of cluster '{self._cluster.node.id}' is on, so it is for instance '{name}' too, "
                "though that does not say so",
            )
            return
        self._check_same_insights(f"instance '{name}'", _retention(instance), _key(instance))

    def _check_same_insights(self, whose: str, retention: Any, key: Any) -> None:
        assert self._insights is not None
        for what, own, of_cluster in (
            ("performanceInsightRetention", retention, self._insights["retention"]),
            ("performanceInsightEncryptionKey", key, self._insights["kms_key"]),
        ):
            if own is not None and of_cluster is not None and own != of_cluster:
                raise ValidationError(
                    f"`{what}` for each instance must be the same as the one at cluster level, got {whose}: "
                    f"{own}, cluster: {of_cluster}",
                    scope=self._cluster,
                )

    def _warn_of_growth(self, writer: IAuroraClusterInstance, reader: IAuroraClusterInstance) -> None:
        if writer.type is not InstanceType.PROVISIONED or reader.type is not InstanceType.SERVERLESS_V2:
            return
        if reader.tier <= _HIGHEST_READER_TIER and not self._capacity.matches(writer.instance_size):
            self._warn(
                "serverlessInstanceCantScaleWithWriter",
                f"serverless instance {reader.node.id} may take the writer's place, but cannot grow as large as that "
                f"({_text(writer)}). Raise serverless_v2_max_capacity",
            )

    def _warn_of_failover(self, writer: IAuroraClusterInstance, readers: list[IAuroraClusterInstance]) -> None:
        if not readers:
            return
        serverless = [each for each in readers if each.type is InstanceType.SERVERLESS_V2]
        if len(serverless) == len(readers) and not any(each.tier <= _HIGHEST_READER_TIER for each in readers):
            self._warn(
                "noFailoverServerlessReaders",
                f"cluster {self._cluster.node.id} has serverless readers alone, none of which grows with the writer: if that "
                "fails, the one in its place may be too small. Set scale_with_writer of at least one reader",
            )
        if writer.type is not InstanceType.PROVISIONED:
            return
        highest = min(each.tier for each in readers)
        others = [
            _text(each)
            for each in readers
            if each.tier == highest and each.type is InstanceType.PROVISIONED and _text(each) != _text(writer)
        ]
        if others:
            self._warn(
                "provisionedReadersDontMatchWriter",
                f"readers that are first to take the writer's place are not as large as that: {', '.join(others)} beside "
                f"{_text(writer)}",
            )

    def _warn(self, id: str, text: str) -> None:
        Annotations.of(self._cluster).add_warning_v2(f"@aws-cdk/aws-rds:{id}", text)

    # -- all alike ------------------------------------------------------------

    def make_alike(self) -> None:
        """Make the instances of ``instance_props``.

        Raises:
            ValidationError: there are none, or options contradict each other.
        """
        props = self._props
        legacy = props.instance_props
        assert legacy is not None
        count = _DEFAULT_INSTANCES if props.instances is None else int(props.instances)
        if count < 1:
            raise ValidationError("At least one instance is required", scope=self._cluster)
        shared = self._alike_properties(legacy)
        previous = None
        for number in range(1, count + 1):
            resource = CfnDBInstance(
                self._cluster,
                f"Instance{number}",
                engine=props.engine.engine_type,
                db_cluster_identifier=self._cluster.cluster_identifier,
                db_instance_identifier=self._name(number),
                **shared,
            )
            resource.apply_removal_policy(helper_removal(props.removal_policy))
            # The instances need their way out while they are made.
            resource.node.add_dependency(self._after)
            if self._rolling and previous is not None:
                resource.node.add_dependency(previous)
            previous = resource
            self.identifiers.append(resource.ref)
            self.addresses.append(resource.attr_endpoint_address)

    def _name(self, number: int) -> str | None:
        base = self._props.instance_identifier_base
        if base is None and self._props.cluster_identifier is not None:
            base = f"{self._props.cluster_identifier}instance"
        return f"{base}{number}" if base is not None else None

    def _alike_properties(self, legacy: InstanceProps) -> dict[str, Any]:
        cluster = self._cluster
        group = legacy.parameter_group
        if legacy.parameters is not None:
            if group is not None:
                raise ValidationError(
                    "You cannot specify both parameterGroup and parameters",
                    scope=cluster,
                    fix="put the parameters into the group",
                )
            from aws_cdk.aws_rds.parameter_group import ParameterGroup

            group = ParameterGroup(
                cluster, "InstanceParameterGroup", engine=self._props.engine, parameters=legacy.parameters
            )
        retention, key = legacy.performance_insight_retention, legacy.performance_insight_encryption_key
        asked = retention is not None or key is not None
        if legacy.enable_performance_insights is False and asked:
            raise ValidationError(
                "`enablePerformanceInsights` disabled, but `performanceInsightRetention` or "
                "`performanceInsightEncryptionKey` was set",
                scope=cluster,
                fix="leave enable_performance_insights out",
            )
        enabled = bool(legacy.enable_performance_insights) or asked
        if enabled and self._insights is not None:
            kept = (retention or PerformanceInsightRetention.DEFAULT)._value_
            self._check_same_insights("`instanceProps`", kept, key.key_arn if key is not None else None)
        subnets = legacy.vpc_subnets
        public = legacy.publicly_accessible
        if public is None and subnets is not None:
            public = subnets.subnet_type is SubnetType.PUBLIC
        return {
            "db_instance_class": f"db.{legacy.instance_type if legacy.instance_type is not None else 't3.medium'}",
            "publicly_accessible": public,
            "enable_performance_insights": enabled or legacy.enable_performance_insights,
            "performance_insights_kms_key_id": key.key_arn if key is not None else None,
            "performance_insights_retention_period": (
                (retention or PerformanceInsightRetention.DEFAULT)._value_ if enabled else None
            ),
            "db_subnet_group_name": self._subnet_group.db_subnet_group_ref.db_subnet_group_name,
            "db_parameter_group_name": group.bind_to_instance().parameter_group_name if group is not None else None,
            "monitoring_interval": self._interval.to_seconds() if self._interval is not None else None,
            "monitoring_role_arn": self._role.role_arn if self._role is not None else None,
            "auto_minor_version_upgrade": legacy.auto_minor_version_upgrade,
            "allow_major_version_upgrade": legacy.allow_major_version_upgrade,
            "delete_automated_backups": legacy.delete_automated_backups,
            "preferred_maintenance_window": legacy.preferred_maintenance_window,
        }


def _retention(instance: IAuroraClusterInstance) -> int | None:
    retention = instance.performance_insight_retention
    return retention._value_ if retention is not None else None


def _key(instance: IAuroraClusterInstance) -> str | None:
    key = instance.performance_insight_encryption_key
    return key.key_arn if key is not None else None


def _text(instance: Any) -> str:
    return str(instance._size)
