"""Scaling that keeps a metric at a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling._l1 import CfnScalingPolicy
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import IMetric, MetricStatConfig
    from aws_cdk.core.duration import Duration


class PredefinedMetric(NamedEnum):
    """Metrics that Application Auto Scaling knows. Source: its API reference, PredefinedMetricSpecification."""

    APPSTREAM_AVERAGE_CAPACITY_UTILIZATION = "AppStreamAverageCapacityUtilization"
    CASSANDRA_READ_CAPACITY_UTILIZATION = "CassandraReadCapacityUtilization"
    CASSANDRA_WRITE_CAPACITY_UTILIZATION = "CassandraWriteCapacityUtilization"
    COMPREHEND_INFERENCE_UTILIZATION = "ComprehendInferenceUtilization"
    NEPTURE_READER_AVERAGE_CPU_UTILIZATION = "NeptuneReaderAverageCPUUtilization"
    DYNAMODB_READ_CAPACITY_UTILIZATION = "DynamoDBReadCapacityUtilization"
    DYNAMODB_WRITE_CAPACITY_UTILIZATION = "DynamoDBWriteCapacityUtilization-dummy"
    DYANMODB_WRITE_CAPACITY_UTILIZATION = "DynamoDBWriteCapacityUtilization"
    """Deprecated spelling of :attr:`DYNAMODB_WRITE_CAPACITY_UTILIZATION`."""
    ALB_REQUEST_COUNT_PER_TARGET = "ALBRequestCountPerTarget"
    RDS_READER_AVERAGE_CPU_UTILIZATION = "RDSReaderAverageCPUUtilization"
    RDS_READER_AVERAGE_DATABASE_CONNECTIONS = "RDSReaderAverageDatabaseConnections"
    EC2_SPOT_FLEET_REQUEST_AVERAGE_CPU_UTILIZATION = "EC2SpotFleetRequestAverageCPUUtilization"
    EC2_SPOT_FLEET_REQUEST_AVERAGE_NETWORK_IN = "EC2SpotFleetRequestAverageNetworkIn"
    EC2_SPOT_FLEET_REQUEST_AVERAGE_NETWORK_OUT = "EC2SpotFleetRequestAverageNetworkOut"
    SAGEMAKER_VARIANT_INVOCATIONS_PER_INSTANCE = "SageMakerVariantInvocationsPerInstance"
    SAGEMAKER_VARIANT_PROVISIONED_CONCURRENCY_UTILIZATION = "SageMakerVariantProvisionedConcurrencyUtilization"
    SAGEMAKER_INFERENCE_COMPONENT_INVOCATIONS_PER_COPY = "SageMakerInferenceComponentInvocationsPerCopy"
    ECS_SERVICE_AVERAGE_CPU_UTILIZATION = "ECSServiceAverageCPUUtilization"
    ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION = "ECSServiceAverageMemoryUtilization"
    LAMBDA_PROVISIONED_CONCURRENCY_UTILIZATION = "LambdaProvisionedConcurrencyUtilization"
    KAFKA_BROKER_STORAGE_UTILIZATION = "KafkaBrokerStorageUtilization"
    ELASTICACHE_PRIMARY_ENGINE_CPU_UTILIZATION = "ElastiCachePrimaryEngineCPUUtilization"
    ELASTICACHE_REPLICA_ENGINE_CPU_UTILIZATION = "ElastiCacheReplicaEngineCPUUtilization"
    ELASTICACHE_DATABASE_MEMORY_USAGE_COUNTED_FOR_EVICT_PERCENTAGE = (
        "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage"
    )
    ELASTICACHE_DATABASE_CAPACITY_USAGE_COUNTED_FOR_EVICT_PERCENTAGE = (
        "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage"
    )
    SAGEMAKER_INFERENCE_COMPONENT_CONCURRENT_REQUESTS_PER_COPY_HIGH_RESOLUTION = (
        "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"
    )
    SAGEMAKER_VARIANT_CONCURRENT_REQUESTS_PER_MODEL_HIGH_RESOLUTION = (
        "SageMakerVariantConcurrentRequestsPerModelHighResolution"
    )
    WORKSPACES_AVERAGE_USER_SESSIONS_CAPACITY_UTILIZATION = "WorkSpacesAverageUserSessionsCapacityUtilization"


class BaseTargetTrackingProps(Struct):
    """Options of scaling that keeps a metric at a value."""

    disable_scale_in: bool | None = None
    """Never scale in. Default: scale in."""
    policy_name: str | None = None
    """Name of the policy. Default: made from the construct's place."""
    scale_in_cooldown: Duration | None = None
    """How long to wait after scaling in. Default: as the service says."""
    scale_out_cooldown: Duration | None = None
    """How long to wait after scaling out. Default: as the service says."""


class BasicTargetTrackingScalingPolicyProps(BaseTargetTrackingProps):
    """Which metric is kept at which value; exactly one kind of metric."""

    target_value: int | float
    """The value."""
    custom_metric: IMetric | None = None
    """A metric of CloudWatch; it must fall as capacity grows."""
    predefined_metric: PredefinedMetric | None = None
    """A metric that Application Auto Scaling knows."""
    resource_label: str | None = None
    """Which load balancer and target group ALB_REQUEST_COUNT_PER_TARGET is for."""


class TargetTrackingScalingPolicyProps(BasicTargetTrackingScalingPolicyProps):
    """What a policy is made of."""

    scaling_target: Any
    """The scalable target."""


# What CloudWatch's statistics are called in a policy. Source: the API reference, CustomizedMetricSpecification.
_STATISTICS = ("Average", "Minimum", "Maximum", "SampleCount", "Sum")


class TargetTrackingScalingPolicy(Construct):
    """A policy that scales so that a metric stays at a value."""

    @takes(TargetTrackingScalingPolicyProps)
    def __init__(self, scope: Construct, id: str, props: TargetTrackingScalingPolicyProps) -> None:
        """Make a policy.

        Raises:
            ValidationError: there is not exactly one kind of metric, or it cannot be tracked.
        """
        if (props.custom_metric is None) == (props.predefined_metric is None):
            raise ValidationError("Exactly one of 'customMetric' or 'predefinedMetric' must be specified.", scope=scope)
        super().__init__(scope, id)
        resource = CfnScalingPolicy(
            self,
            "Resource",
            policy_name=props.policy_name or Names.unique_id(self),
            policy_type="TargetTrackingScaling",
            scaling_target_id=_target_id(props.scaling_target),
            target_tracking_scaling_policy_configuration={
                "customized_metric_specification": self._rendered_metric(props.custom_metric),
                "disable_scale_in": props.disable_scale_in,
                "predefined_metric_specification": (
                    {
                        "predefined_metric_type": props.predefined_metric._value_.removesuffix("-dummy"),
                        "resource_label": props.resource_label,
                    }
                    if props.predefined_metric is not None
                    else None
                ),
                "scale_in_cooldown": props.scale_in_cooldown.to_seconds() if props.scale_in_cooldown else None,
                "scale_out_cooldown": props.scale_out_cooldown.to_seconds() if props.scale_out_cooldown else None,
                "target_value": props.target_value,
            },
        )
        self.scaling_policy_arn: str = resource.ref

    def _rendered_metric(self, metric: IMetric | None) -> dict[str, Any] | None:
        if metric is None:
            return None
        config = metric.to_metric_config().metric_stat
        if config is None:
            raise ValidationError(
                "Only direct metrics are supported for Target Tracking. Use Step Scaling or supply a Metric object.",
                scope=self,
            )
        self._warn_of_other_environment(config)
        statistic = next((name for name in _STATISTICS if name.lower() == config.statistic.lower()), None)
        if statistic is None:
            raise ValidationError(
                f"Cannot use statistic '{config.statistic}' for Target Tracking: only 'Average', 'Minimum', 'Maximum', "
                "'SampleCount', and 'Sum' are supported.",
                scope=self,
            )
        return {
            "dimensions": [{"name": item.name, "value": item.value} for item in config.dimensions or ()] or None,
            "metric_name": config.metric_name,
            "namespace": config.namespace,
            "statistic": statistic,
            "unit": config.unit_filter._value_ if config.unit_filter is not None else None,
        }

    def _warn_of_other_environment(self, config: MetricStatConfig) -> None:
        """Say that a metric is looked for where the policy is, if it is known to be elsewhere."""
        stack = Stack.of(self)
        for what, given, own in (("account", config.account, stack.account), ("region", config.region, stack.region)):
            if given is not None and given != own and not is_unresolved(given) and not is_unresolved(own):
                Annotations.of(self).add_warning_v2(
                    f"@aws-cdk/aws-applicationautoscaling:cross{what.capitalize()}MetricIgnored",
                    f"target tracking can only use metrics from its own {what}: the metric is taken from {own}, not from "
                    f"{given}",
                )


def _target_id(target: Any) -> str:
    from aws_cdk.aws_applicationautoscaling.scalable_target import target_id

    return target_id(target)


__all__ = [
    "BaseTargetTrackingProps",
    "BasicTargetTrackingScalingPolicyProps",
    "PredefinedMetric",
    "TargetTrackingScalingPolicy",
    "TargetTrackingScalingPolicyProps",
]
